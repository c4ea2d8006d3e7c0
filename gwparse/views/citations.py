"""Documents that the text cites: 《…》, the number in the bracket behind it, the short name it gets (引文、引用文件).

GB/T 15834-2011 4.15 gives the marks: 《》 round a title, 〈〉 round one inside it. Practice puts the number behind the title in
round brackets at the first mention, and a short name behind 以下简称.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gwparse.lines import shadow_of
from gwparse.nodes import AssignmentBlock, Heading, LabelledParagraph, OrdinalItem, Page, Paragraph, Table
from gwparse.source import Span
from gwparse.views.paths import located_leaves

#: The leaves whose text may cite and refer.
TEXT_LEAVES = (Heading, Paragraph, OrdinalItem, LabelledParagraph, AssignmentBlock, Table)

#: 国办发〔2019〕3号, with other brackets as pages print them.
NUMBER = (
    r"[一-鿿A-Z][一-鿿A-Za-z\-]{1,14}[〔\[(【﹝]\s?(?:19|20)\d\d\s?[〕\])】﹞]\s?第?\d{1,5}号"
    r"|[一-鿿]{0,10}令第?\d{1,4}号"
)
_BRACKET = re.compile(rf"\s*\((?P<number>{NUMBER})?(?P<rest>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_SHORT = re.compile(
    r"(?:以下|下文|下)(?:统一|均|合并)?简?称(?:为|作)?[:,]?\s*[《“\"「]?(?P<name>[^《》“”\"「」,;。()]{1,24})[》”\"」]?"
)
_ALONE = re.compile(rf"(?P<number>{NUMBER})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention of another document.

    Attributes:
        title: the title without 《》, titles inside it with their marks; None where only a number is cited.
        number: the document number in the bracket that follows, as printed; None without one.
        short_name: the short name defined here behind 以下简称; None without one.
        short_for: where `title` is a short name defined further up, the full title.
        document: the number of the citing document among all documents of the page, from 0.
        path: the headings above, from the top.
        line, column: where it begins, from 1.
        span: where it stands, number and short name included, in code points.
    """

    title: str | None
    number: str | None
    short_name: str | None
    short_for: str | None
    document: int | None
    path: tuple[str, ...]
    line: int
    column: int
    span: Span


def citations(page: Page) -> list[Citation]:
    """The citations in the text of all documents of a page, in order."""
    shadow = shadow_of(page.text)
    found: list[Citation] = []
    short_names: dict[str, str] = {}
    document: int | None = None
    for place in located_leaves(page):
        if not isinstance(place.leaf, TEXT_LEAVES):
            continue
        if place.document != document:
            document, short_names = place.document, {}
        for start, end, title, number, short in _find(shadow, place.leaf.span):
            full = page.text[slice(*title)] if title else None
            short_name = page.text[slice(*short)] if short else None
            here = page.position(start)
            found.append(
                Citation(
                    title="".join(full.split()) if full else None,
                    number="".join(page.text[slice(*number)].split()) if number else None,
                    short_name=short_name,
                    short_for=short_names.get(full or ""),
                    document=place.document,
                    path=place.path,
                    line=here.line,
                    column=here.column,
                    span=Span(start, end),
                )
            )
            if short_name and full:
                short_names[short_name] = "".join(full.split())
    return found


#: Where a citation stands, and where in it title, number and short name do.
_Found = tuple[int, int, tuple[int, int] | None, tuple[int, int] | None, tuple[int, int] | None]


def _find(shadow: str, span: Span) -> Iterator[_Found]:
    """The citations in one leaf: titles with what follows them in brackets, then numbers that stand alone."""
    at = span.start
    while at < span.end:
        opened = shadow.find("《", at, span.end)
        alone = _ALONE.search(shadow, at, span.end if opened < 0 else opened)
        if alone:
            yield alone.start(), alone.end(), None, alone.span("number"), None
            at = alone.end()
            continue
        if opened < 0:
            return
        closed = title_end(shadow, opened, span.end)
        if closed is None:
            at = opened + 1
            continue
        number, short, end = None, None, closed + 1
        bracket = _BRACKET.match(shadow, end, span.end)
        if bracket:
            number = bracket.span("number") if bracket["number"] else None
            found = _SHORT.search(shadow, bracket.start("rest"), bracket.end("rest"))
            short = found.span("name") if found else None
            end = bracket.end() if number or short else end
        yield opened, end, (opened + 1, closed), number, short
        at = end


def title_end(text: str, opened: int, end: int) -> int | None:
    """Where the title that begins with 《 ends, titles inside it passed over; None where it is not closed.

    Args:
        text: the text.
        opened: the index of 《.
        end: where to stop looking.
    """
    depth = 0
    for at in range(opened, min(end, opened + 300)):
        if text[at] == "《":
            depth += 1
        elif text[at] == "》":
            depth -= 1
            if depth == 0:
                return at
        elif text[at] in "。\n" and depth == 1 and text[at] == "。":
            break
    closed = text.find("》", opened, min(end, opened + 300))
    return closed if closed >= 0 and "。" not in text[opened:closed] else None
