"""The headings of documents that were read from Word files and how their words are set (层次标题)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from gwparse.nodes import Document, Page, Section
from gwparse.source import Span
from gwparse.views.body_text import body_paragraphs, official_documents
from gwparse.views.lettering import MainType, main_type
from gwparse.views.placement import begins, printed_lines
from gwparse.views.typefaces import Typeface
from gwparse.walk import children, kept_for_page

V = TypeVar("V", bound=Hashable)

#: The forms of labels that 7.3.3 names, by their level; chapters, articles and decimals have no type of their own.
_FORMS = {"level_1": 1, "level_2": 2, "level_3": 3, "level_4": 4}

#: Longer headings are paragraphs that happen to end without a full stop.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class SetHeading:
    """A heading with words of its own.

    Attributes:
        document: in which it stands.
        section: the section that it heads.
        level: the level of its label, 1 to 4.
        depth: how many headings it stands under, itself counted; 1 where a document begins with （一）.
        span: its characters, an automatic number left aside.
        type: in what most of them are set.
        is_merged: whether body text goes on behind them in the same typeface, so that nothing marks them as a heading.
    """

    document: Document
    section: Section
    level: int
    depth: int
    span: Span
    type: MainType
    is_merged: bool


@kept_for_page
def set_headings(page: Page) -> tuple[SetHeading, ...]:
    """The headings of the levels of 7.3.3, in the order of the text; none where the page was not read from a Word file."""
    return tuple(_of_page(page))


def _of_page(page: Page) -> Iterator[SetHeading]:
    for document in official_documents(page):
        for child in children(document):
            if isinstance(child, Section):
                yield from _in_section(page, document, child, 1)


def _in_section(page: Page, document: Document, section: Section, depth: int) -> Iterator[SetHeading]:
    level = _FORMS.get(section.form)
    if level is None:
        return
    span = _words(page, section)
    found = main_type(page.layout, page.text, span) if page.layout and span else None
    if span is not None and found is not None:
        yield SetHeading(document, section, level, depth, span, found, _is_merged(page, section, found))
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _in_section(page, document, block, depth + 1)


def _is_merged(page: Page, section: Section, heading: MainType) -> bool:
    if page.layout is None or not section.run_in or not section.blocks:
        return False
    behind = main_type(page.layout, page.text, section.blocks[0].span)
    return behind is None or behind.typeface in (None, heading.typeface)


def _words(page: Page, section: Section) -> Span | None:
    """The characters of a heading that has words of its own and stands in the text, an automatic number left aside."""
    layout, span = page.layout, section.heading.span
    if layout is None or not section.title or len(section.title) > _LONGEST:
        return None
    line = next(printed_lines(layout, page.text, span), None)
    if line is None:
        return None
    start = max(span.start, line.heads[0].start)
    return Span(start, start + len(page.text[start : span.end].rstrip()))


@dataclass(frozen=True, slots=True)
class BodyType:
    """How most paragraphs of a page are set; None for what none of them tells.

    Attributes:
        typeface: their typeface.
        size: their size, in points.
        begins: how far they are indented, in characters.
    """

    typeface: Typeface | None
    size: float | None
    begins: float | None


@kept_for_page
def body_type(page: Page) -> BodyType:
    """How most of the body is set.

    What is wrong with a whole body is no fault of its headings: a rule about the body says it.
    """
    paragraphs = body_paragraphs(page)
    starts = (float(round(begins(page.text, one.line))) for one in paragraphs if one.begins)
    return BodyType(
        typeface=_most(one.type.typeface for one in paragraphs),
        size=_most(one.type.size for one in paragraphs),
        begins=_most(starts),
    )


def _most(values: Iterable[V | None]) -> V | None:
    counted = Counter(value for value in values if value is not None).most_common(1)
    return counted[0][0] if counted else None
