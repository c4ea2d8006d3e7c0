"""LY109: the pages have no numbers."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.body_text import official_documents, text_pages
from gwparse.views.filled_pages import fills_two_pages


@rule(
    code="LY109",
    name="page-number-missing",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "7.5", "一般"), Basis("党政机关公文处理工作条例", "第九条", "一般")),
    since="0.1.0",
    needs_layout=True,
)
def page_number_missing(analysis: Analysis) -> Iterator[Finding]:
    """公文编页码。

    查什么：Word文件里公文所在的各页，页脚和页眉里有没有页码。

    为什么：页码是公文的组成部分，多页的文件没有页码，漏页、错页看不出来。

    不报告：排不满一页的；信函格式的（没有“文件”版头的函），首页不显示页码；首页不同、首页没有页码的；只有一部分页面编了页码的。
    页数按行距、字号和版心往少里估计。
    """
    layout, found = analysis.needed_layout, text_pages(analysis.page)
    if not found or any(pages.setup.numbers for pages in found):
        return
    start = found[0].start
    if fills_two_pages(layout, analysis.text, start) and not any(map(_is_letter, official_documents(analysis.page))):
        yield Finding(span=Span(start, start), message="文件没有页码，一般在版心下边缘之下编页码，形如“— 1 —”")


def _is_letter(document: Document) -> bool:
    """Whether a document has the form of a letter (信函格式), whose head is the organ's name alone."""
    mark, number = document.issuer_mark, document.document_number
    if document.role == "attachment" or (mark is not None and "文件" in mark.text):
        return False
    return document.genre == "函" or (number is not None and "函" in (number.code or ""))
