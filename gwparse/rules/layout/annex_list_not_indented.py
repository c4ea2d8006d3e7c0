"""LY211: the list of annexes is not indented by two characters."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.placement import off_two_characters
from gwparse.views.set_headings import body_type


@rule(
    code="LY211",
    name="annex-list-not-indented",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "7.3.4", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def annex_list_not_indented(analysis: Analysis) -> Iterator[Finding]:
    """附件说明左空二字编排“附件”二字。

    查什么：Word文件里正文之下“附件：”一行的缩进、前面的空格和对齐方式。

    为什么：国家标准规定，如有附件，在正文下空一行左空二字编排“附件”二字，后标全角冒号和附件名称。

    不报告：差不到一个字的；附件说明的其余各行（与附件名称首字对齐的做法很多）；正文各段也都没有缩进的（另有规则）；表格和文本框里的。
    """
    if body_type(analysis.page).begins == 0:
        return
    elements = (document.attachment_list for document in analysis.set_documents)
    for span, how in off_two_characters(analysis.needed_layout, analysis.text, elements):
        yield Finding(span=span, message=f"附件说明{how}，应当左空二字")
