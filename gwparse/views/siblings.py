"""Runs of headings that stand side by side under one parent and have labels of one form (同级标题)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gwparse.nodes import Document, Page, Section
from gwparse.walk import find_all


@dataclass(frozen=True, slots=True, kw_only=True)
class SiblingRun:
    """Headings of one level and form below one parent, in the order of the text.

    Attributes:
        document: the number of their document among all documents of the page, from 0.
        parent: the section or the document right above them.
        sections: the headings; at least one. Text may stand between them, a heading of another form may not.
    """

    document: int
    parent: Section | Document
    sections: tuple[Section, ...]


def sibling_runs(page: Page) -> Iterator[SiblingRun]:
    """The runs of all documents of a page, each before those inside it."""
    for number, document in enumerate(find_all(page, Document)):
        yield from _below(document, document.body, number)


def series_of(run: SiblingRun) -> Iterator[tuple[Section, ...]]:
    """The series in a run: its headings as long as each number follows the one before."""
    begin = 0
    for at, section in enumerate(run.sections):
        before = run.sections[at - 1].number if at > begin else None
        if before is not None and section.number != before + 1:
            yield run.sections[begin:at]
            begin = at
    yield run.sections[begin:]


def _below(parent: Section | Document, blocks: tuple[object, ...], number: int) -> Iterator[SiblingRun]:
    inside = [block for block in blocks if isinstance(block, Section)]
    for _, run in groupby(inside, key=lambda section: (section.level, section.form)):
        yield SiblingRun(document=number, parent=parent, sections=tuple(run))
    for section in inside:
        yield from _below(section, section.blocks, number)
