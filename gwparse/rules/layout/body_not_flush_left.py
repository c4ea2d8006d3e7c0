"""LY107: body paragraphs are centred, set to the right, or spread out."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.body_text import body_paragraphs, counted
from gwparse.views.placement import where

_WRONG = ("center", "right", "distributed")


@rule(
    code="LY107",
    name="body-not-flush-left",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.3", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def body_not_flush_left(analysis: Analysis) -> Iterator[Finding]:
    """正文从左排起，不居中、不居右、不分散。

    查什么：Word文件里正文各段的对齐方式，两端对齐和左对齐都可以。全文只报告一处。

    为什么：国家标准规定正文每个自然段左空二字，回行顶格；居中或分散对齐的段落顶不到左边，最后一行的字会拉开。

    不报告：居中、居右的小标题、题注、括注；表格、文本框；附件中的表单。
    """
    paragraphs = [one for one in body_paragraphs(analysis.page) if analysis.text[one.span.start] not in "（("]
    wrong = [one for one in paragraphs if one.line.format.alignment in _WRONG]
    if wrong:
        fact = f"{counted(wrong, paragraphs)}{where(wrong[0].line)}"
        yield Finding(span=wrong[0].span, message=f"{fact}，正文应从左排起，左空二字，回行顶格")
