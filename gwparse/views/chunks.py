"""The text of a page in pieces for retrieval: one paragraph a piece, with its headings and its place (检索分块)."""

from __future__ import annotations

from dataclasses import dataclass

from gwparse.nodes import Document, Page
from gwparse.source import Span
from gwparse.views.paths import located_leaves
from gwparse.walk import find_all, tiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """One piece of the text.

    Attributes:
        path: the file; None for standard input or a text handed over.
        document: the number of its document among all documents of the page, from 0; None outside documents.
        title: the title of that document; None without one.
        kind: the kind of node it is: paragraph, heading, title, table …; `blank` for a page without any.
        headings: the headings above it, its own included, from the top.
        line, column: where it begins, from 1.
        span: the stretch of text, blanks behind it included, in code points.
        text: the stretch itself; the texts of all chunks, joined, are the text of the page.
    """

    path: str | None
    document: int | None
    title: str | None
    kind: str
    headings: tuple[str, ...]
    line: int
    column: int
    span: Span
    text: str


def chunks(page: Page, path: str | None = None) -> list[Chunk]:
    """The leaves of a page as chunks, which together are its whole text.

    Args:
        page: the page.
        path: its file, put into each chunk.
    """
    titles = [document.title.value if document.title else None for document in find_all(page, Document)]
    found: list[Chunk] = []
    tiled = tiles(page)
    if page.text and not tiled:
        span = Span(0, len(page.text))
        return [
            Chunk(
                path=path,
                document=None,
                title=None,
                kind="blank",
                headings=(),
                line=1,
                column=1,
                span=span,
                text=page.text,
            )
        ]
    for place, (leaf, tile) in zip(located_leaves(page), tiled, strict=True):
        here = page.position(tile.start)
        found.append(
            Chunk(
                path=path,
                document=place.document,
                title=titles[place.document] if place.document is not None else None,
                kind=leaf.kind,
                headings=place.path,
                line=here.line,
                column=here.column,
                span=tile,
                text=page.text[tile.start : tile.end],
            )
        )
    return found
