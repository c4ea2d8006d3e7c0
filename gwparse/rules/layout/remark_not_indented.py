"""LY213: the remark below the date is not indented by two characters."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.placement import off_two_characters
from gwparse.views.set_headings import body_type


@rule(
    code="LY213",
    name="remark-not-indented",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "7.3.6", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def remark_not_indented(analysis: Analysis) -> Iterator[Finding]:
    """附注居左空二字，加圆括号编排在成文日期下一行。

    查什么：Word文件里附注的缩进、前面的空格和对齐方式。

    为什么：国家标准规定，如有附注，居左空二字加圆括号编排在成文日期下一行。

    不报告：差不到一个字的；正文各段也都没有缩进的（另有规则）；表格和文本框里的。
    """
    if body_type(analysis.page).begins == 0:
        return
    elements = (document.remark for document in analysis.set_documents)
    for span, how in off_two_characters(analysis.needed_layout, analysis.text, elements):
        yield Finding(span=span, message=f"附注{how}，应当居左空二字")
