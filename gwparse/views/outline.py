"""The headings of a page as nested entries, and drawn as a tree (大纲)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gwparse.layout import paragraph_name
from gwparse.nodes import Document, HeadingLevel, Node, Page, Section
from gwparse.source import Span, line_table
from gwparse.walk import find_all


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """One heading.

    Attributes:
        document: the number of its document among all documents of the page, from 0.
        level, form, label, number, title, run_in: as on the section.
        line: the 1-based line.
        children: the headings right below it.
    """

    document: int
    level: HeadingLevel
    form: str
    label: str
    number: int | None
    title: str | None
    run_in: bool
    line: int
    children: tuple[OutlineEntry, ...]


def outline(page: Page) -> list[OutlineEntry]:
    """The headings of all documents of a page, those at the top of each document first in the list."""
    return [entry for at, document in enumerate(find_all(page, Document)) for entry in _entries(document.body, at)]


def _entries(blocks: tuple[Node, ...], document: int) -> Iterator[OutlineEntry]:
    for block in blocks:
        if isinstance(block, Section):
            yield OutlineEntry(
                document=document,
                level=block.level,
                form=block.form,
                label=block.label,
                number=block.number,
                title=block.title,
                run_in=block.run_in,
                line=block.line,
                children=tuple(_entries(block.blocks, document)),
            )


#: Labels that end in a word, 第一章, are drawn with a blank behind them.
WORDED = ("编", "章", "节", "条")


def draw(page: Page) -> str:
    """The outline drawn as a tree, each document with its title, each heading with its line or its paragraph; ends with a line break."""
    lines: list[str] = []
    for at, document in enumerate(find_all(page, Document)):
        title = document.title
        shown, line = (title.value, title.line) if title else ("（无标题）", document.line)
        lines.append(f"{shown}  {_where(page, line)}")
        _draw(page, list(_entries(document.body, at)), "", lines)
    return "\n".join(lines) + "\n" if lines else ""


def _where(page: Page, line: int) -> str:
    """The place of a line in words: its number, that of its paragraph in a Word file, or its page and line where pages are fixed."""
    if page.places is None:
        return f"第{line}行"
    start = line_table(page.text).start(line)
    return paragraph_name(page.places.place(Span(start, start)))


def _draw(page: Page, entries: list[OutlineEntry], indent: str, lines: list[str]) -> None:
    for entry in entries:
        last = entry is entries[-1]
        gap = " " if entry.label[-1:] in WORDED or entry.label[-1:].isdigit() else ""
        lines.append(
            f"{indent}{'└─' if last else '├─'} {entry.label}{gap}{entry.title or '…'}  {_where(page, entry.line)}"
        )
        _draw(page, list(entry.children), indent + ("   " if last else "│  "), lines)
