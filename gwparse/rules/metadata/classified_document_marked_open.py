"""MD109: a document bears a degree of secrecy and a label of openness."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.disclosure_fields import catalogue
from gwparse.views.openness import openness


@rule(
    code="MD109",
    name="classified-document-marked-open",
    level="warning",
    basis=(Basis("政府信息公开条例", "第十四条", "应"),),
    since="0.1.0",
)
def classified_document_marked_open(analysis: Analysis) -> Iterator[Finding]:
    """标有密级的文件不标主动公开、依申请公开。

    查什么：页面上第一份文件标有密级，附注或者网页信息又说主动公开、公开发布或者依申请公开。

    为什么：依法定为国家秘密的信息不予公开，两样只能有一样是真的：不是密级没有去掉，就是公开属性选错了。

    不报告：密级与“不予公开”“删减后公开”；没有标密级的；网页信息说的是另一份文件的。
    """
    record = catalogue(analysis.page)
    secrecy = record.document.secrecy if record.document else None
    if secrecy is None:
        return
    for label in openness(record):
        if label.degree != "不予公开" and "删减" not in label.text:
            yield Finding(
                span=label.span,
                message=f"文件标有密级“{''.join(secrecy.text.split())}”，{label.source}是“{label.text}”，国家秘密不予公开，两处应当核对",
            )
