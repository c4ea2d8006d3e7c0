"""LY109: the pages have no numbers."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.body_text import text_pages


@rule(
    code="LY109",
    name="page-number-missing",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "7.5", "一般"), Basis("党政机关公文处理工作条例", "第九条", "一般")),
    since="0.1.0",
)
def page_number_missing(analysis: Analysis) -> Iterator[Finding]:
    """公文编页码。

    查什么：Word文件里公文所在的各页，页脚和页眉里有没有页码。

    为什么：页码是公文的组成部分，多页的文件没有页码，漏页、错页看不出来。

    不报告：首页不同、首页没有页码的；只有一部分页面编了页码的。
    """
    found = text_pages(analysis.page)
    if found and not any(pages.setup.numbers for pages in found):
        start = found[0].start
        yield Finding(span=Span(start, start), message="文件没有页码，一般在版心下边缘之下编页码，形如“— 1 —”")
