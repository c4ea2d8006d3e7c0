"""LY108: text is printed in a colour."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis, shortened
from gwparse.diagnostics import Basis, Finding
from gwparse.layout import CharacterFormat
from gwparse.nodes import Document
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.body_text import official_documents
from gwparse.views.colors import color_name, is_black, is_red, is_white
from gwparse.views.lettering import Lettered, lettered
from gwparse.views.titles import is_head


@rule(
    code="LY108",
    name="colored-text",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "5.2.4", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def colored_text(analysis: Analysis) -> Iterator[Finding]:
    """除发文机关标志和印章外，公文中的文字是黑色。

    查什么：Word文件里公文各要素、正文、表格中汉字的颜色，全文只报告一处并计数。

    为什么：国家标准规定，如无特殊说明，公文中文字的颜色均为黑色。草稿里的红字、蓝字多是修改时的标记，印发前要改回来。

    不报告：自动颜色和接近黑色的深灰；版头中的红字、文本框和署名处的红色印章、签名章；加了下划线的蓝色链接；白色的字。
    """
    layout = analysis.needed_layout
    documents = list(official_documents(analysis.page))
    red = [span for document in documents for span in _may_be_red(document)]
    colored: list[Lettered] = []
    for line in layout.lines:
        if line.story != "header" and any(one.span.start <= line.start < one.span.end for one in documents):
            may_be_red = line.story == "text_box" or any(s.start < line.end and line.start < s.end for s in red)
            parts = lettered(layout, analysis.text, Span(line.start, line.end))
            colored += [part for part in parts if not _is_fine(part.format, may_be_red=may_be_red)]
    if colored:
        first = colored[0]
        more = f"，全文共{len(colored)}处" if len(colored) > 1 else ""
        message = f"“{shortened(analysis.slice(first.span))}”印成{color_name(first.format.color or '')}{more}"
        yield Finding(span=first.span, message=f"{message}，公文中文字的颜色应为黑色")


def _may_be_red(document: Document) -> Iterator[Span]:
    """What stands above the title of a document, and the signatures, over which a stamp may be printed."""
    if document.title is not None:
        yield Span(document.span.start, document.title.span.start)
    yield from (signature.span for signature in document.signatures)


def _is_fine(form: CharacterFormat, *, may_be_red: bool) -> bool:
    """Whether characters are black, or may have the colour they have."""
    if is_black(form.color) or is_white(form.color):
        return True
    if is_red(form.color):
        return may_be_red or is_head(form)
    return form.underlined and color_name(form.color or "") == "蓝色"
