"""The titles of documents that were read from Word files, as far as it is clear that they are titles (标题)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gwparse.layout import CharacterFormat, LaidLine, Layout
from gwparse.nodes import Document, Page
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.body_text import official_documents
from gwparse.views.colors import is_red
from gwparse.views.placement import printed_lines

#: Red characters larger than this, in points, are the head of a 公告, a 令, a 纪要, taken for its title.
_HEAD = 25.0

#: What is set below a title as it pleases: （征求意见稿）, （2026年修订）.
_BRACKETED = lazy(r"\s*[(（][^()（）]*[)）]\s*")


@dataclass(frozen=True, slots=True)
class SetTitle:
    """A title and how it is set.

    Attributes:
        document: whose it is.
        layout: of the page.
        span: the title; of one that is parted by empty lines or text boxes the last part, since what stands above may be a head
            or a number that was taken for a part of it.
        lines: its printed lines, at least one; （征求意见稿） below it, which the standard says nothing of, left out.
    """

    document: Document
    layout: Layout
    span: Span
    lines: tuple[LaidLine, ...]


def set_titles(page: Page) -> Iterator[SetTitle]:
    """The titles of the documents of a page that are no annexes; none where the page was not read from a Word file."""
    for document in official_documents(page):
        if document.role != "attachment":
            yield from _set_title(page, document)


def set_annex_titles(page: Page) -> Iterator[SetTitle]:
    """The titles below 附件 marks, in order; none where the page was not read from a Word file."""
    for document in official_documents(page):
        if document.attachment_mark is not None:
            yield from _set_title(page, document)


def _set_title(page: Page, document: Document) -> Iterator[SetTitle]:
    title, layout = document.title, page.layout
    if title is None or layout is None:
        return
    lines: list[LaidLine] = []
    for line in printed_lines(layout, page.text, title.span):
        if lines and page.text.count("\n", lines[-1].end, line.start) > 1:
            lines.clear()
        lines.append(line)
    while len(lines) > 1 and _BRACKETED.fullmatch(page.text, lines[-1].start, lines[-1].end):
        lines.pop()
    if not lines or any(is_head(one.format) for line in lines for one in line.stretches):
        return
    span = Span(max(title.span.start, lines[0].start), min(title.span.end, lines[-1].end))
    yield SetTitle(document, layout, span, tuple(lines))


def is_head(form: CharacterFormat) -> bool:
    """Whether characters are so large and red that they are a head, whatever they were taken for."""
    return (form.size or 0) > _HEAD and is_red(form.color)
