"""Files with fixed pages (PDF, OFD) to the text of the document: what both readers share, from characters with places on.

Such a file holds signs on paper and nothing else. Lines, paragraphs and tables are found by geometry: characters on one base line
make a line, lines that fill the type area and go on at its left edge a paragraph, characters within ruled lines the cells of a table.
What belongs to the paper is left out, and its author is told: page numbers, running headers and footers, tables of contents, text
that stands upright or aslant.
"""

from __future__ import annotations

from collections.abc import Sequence

from gwparse.errors import UNNAMED, UnreadableInput
from gwparse.printed import Printed, PrintedLine
from gwparse.readers.fixed.furniture import without_furniture
from gwparse.readers.fixed.glyphs import FixedPage
from gwparse.readers.fixed.lines import Line, lines_of, settle_gaps
from gwparse.readers.fixed.paragraphs import joined, paragraphs_of
from gwparse.readers.fixed.tables import mend_rows, parted, rows_of, set_frames, tables_of
from gwparse.source import ReaderNote, Source


def source_of(pages: Sequence[FixedPage], path: str | None, notes: Sequence[ReaderNote] = ()) -> Source:
    """The text of a document that stands on fixed pages, one paragraph or row of a table a line.

    Guaranteed: 1. every character of the text that is not blank is that of a glyph; 2. `printed` has each line of the text.

    Args:
        pages: the pages.
        path: the file's name, kept on the Source.
        notes: what the reader of the file noticed.

    Raises:
        UnreadableInput: when nothing but page numbers and the like stands on them.
    """
    left = without_furniture([_lines(page, at) for at, page in enumerate(pages)])
    mend_rows(left.pages)
    numbers: dict[int, int] = {id(line): at for lines in left.pages for at, line in enumerate(lines, 1)}
    parts: list[str] = []
    printed: list[PrintedLine] = []
    offset = 0
    for number, paragraph in enumerate(paragraphs_of(left.pages, [page.width for page in pages]), 1):
        for line, text in zip(paragraph, joined(paragraph), strict=True):
            end = offset + len(text)
            printed.append(PrintedLine(offset, end, line.page + 1, numbers[id(line)], number))
            parts.append(text)
            offset = end
        parts.append("\n")
        offset += 1
    told = list(notes)
    if left.numbers or left.running:
        told.append(ReaderNote(f"页码、页眉和页脚共{left.numbers + left.running}处，没有读取"))
    if left.contents:
        told.append(ReaderNote(f"目录共{left.contents}行，没有读取"))
    if not printed:
        raise UnreadableInput(f"{path or UNNAMED}: 除页码、页眉和页脚外没有文字，可能是扫描件")
    return Source("".join(parts), path, notes=tuple(told), extracted=True, printed=Printed(tuple(printed)))


def _lines(page: FixedPage, number: int) -> list[Line]:
    """The lines of one page and the rows of its tables, from top to bottom."""
    tables = tables_of(page.strokes)
    lines = lines_of(parted(page.glyphs, tables), number)
    settle_gaps(lines)
    set_frames(lines, page.strokes)
    rows = [row for table in tables for row in rows_of(table, number)]
    return sorted([*lines, *rows], key=lambda line: line.y)
