"""HD104: a document to a superior has no 签发人, or its 签发人 is badly written."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import Document, Signatory
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.width import is_folded

#: 文种 that only go upwards; 意见 goes all ways.
_UPWARD = ("请示", "报告")


@rule(
    code="HD104",
    name="signatory-missing",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第九条", "应"), Basis("GB/T 9704—2012", "7.2.6", "应")),
    fix="safe",
    since="0.1.0",
)
def signatory_missing(analysis: Analysis) -> Iterator[Finding]:
    """上行文在发文字号右侧标注签发人，“签发人”三字后面用全角冒号。

    查什么：有版头的请示、报告是否标注签发人；“签发人”后面的冒号。

    为什么：条例规定上行文应当标注签发人姓名，表明由谁对上级负责；国家标准规定“签发人”三字加全角冒号和姓名。

    不报告：没有发文机关标志的文件（网页和草稿常常只有正文）；信函格式的文件；意见（可以上行，也可以下行）；通篇用半角标点的网页
    里的半角冒号。

    修复：把半角冒号改成全角冒号，安全。
    """
    for document in analysis.documents:
        if _lacks_signatory(analysis, document) and document.document_number:
            end = document.document_number.span.end
            yield Finding(
                span=Span(end, end),
                message=f"{document.genre}有版头而没有签发人，上行文应当在发文字号右侧标注签发人",
            )
    if not is_folded(analysis.text):
        for signatory in analysis.page.walk(Signatory):
            colon = analysis.text.find(":", signatory.span.start, signatory.span.end)
            if colon >= 0:
                yield Finding(
                    span=Span(colon, colon + 1),
                    message="“签发人”后面用了半角冒号“:”，应当用全角冒号“：”",
                    fix=Fix(kind="safe", title="改为“：”", edits=(Edit(colon, colon + 1, "："),)),
                )


def _lacks_signatory(analysis: Analysis, document: Document) -> bool:
    """Whether a document goes up under a red head and nothing above its title names who signed it."""
    mark, title = document.issuer_mark, document.title
    if document.role != "main" or mark is None or title is None or document.genre not in _UPWARD:
        return False
    head = "".join(analysis.shadow[mark.span.start : title.span.start].split())
    return document.signatory is None and "签发" not in head and "".join(mark.text.split()).endswith("文件")
