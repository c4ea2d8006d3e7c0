"""Ruled tables: which ruled lines of a page make a grid, and what stands in each of its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from gwparse.readers.fixed.glyphs import Glyph, Stroke
from gwparse.readers.fixed.lines import GAP, Line, lines_of

#: How far ruled lines may miss each other and still meet, in points.
REACH = 3.0

#: Narrower and lower cells are the space between doubled lines.
SMALLEST_CELL = 5.0

#: So many cells a table may have, and so many comparisons of lines with ruled lines are worth it.
MOST_CELLS = 20_000
MOST_COMPARISONS = 2_000_000

#: So many ruled lines may belong to one table.
MOST_STROKES_OF_TABLE = 1_500


#: Thinner shapes are ruled lines, in points.
THIN = 3.0


class Corner(NamedTuple):
    """A corner of a shape.

    Attributes:
        x, y: where it is.
        is_line: whether a straight line leads to it from the one before.
    """

    x: float
    y: float
    is_line: bool


def strokes_of(corners: Sequence[Corner], *, stroked: bool) -> Iterator[Stroke]:
    """The ruled lines that a shape on a page is: a thin one is one itself; of a stroked one each side that is level or upright.

    Args:
        corners: its corners, in order.
        stroked: whether its outline is drawn.
    """
    if not corners:
        return
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    whole = Stroke(min(xs), min(ys), max(xs), max(ys))
    if min(whole.x1 - whole.x0, whole.y1 - whole.y0) < THIN:
        yield whole
    elif stroked:
        for one, other in pairwise(corners):
            wide, high = abs(one.x - other.x), abs(one.y - other.y)
            if other.is_line and min(wide, high) < THIN <= max(wide, high):
                yield Stroke(min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y))


@dataclass(slots=True)
class Cell:
    """A cell: where it is, and the characters in it."""

    x0: float
    y0: float
    x1: float
    y1: float
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A grid.

    Attributes:
        x0, y0, x1, y1: where it is.
        rows: its rows, each with its cells from left to right; None where one from further up goes on.
        is_open_above, is_open_below: whether no line closes its first or its last row: it goes on there on another page.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    rows: list[list[Cell | None]]
    is_open_above: bool
    is_open_below: bool


def tables_of(strokes: Sequence[Stroke]) -> list[Table]:
    """The grids that the ruled lines of a page make: at least two cells beside each other, frames and lone lines being none.

    Args:
        strokes: the ruled lines.
    """
    found = []
    for group in _touching(strokes):
        table = _table(group)
        if table is not None:
            found.append(table)
    return found


def parted(glyphs: Sequence[Glyph], tables: Sequence[Table]) -> list[Glyph]:
    """Put characters into the cells they stand in; returns those that stand in none.

    Args:
        glyphs: the characters of a page.
        tables: its tables.
    """
    outside = []
    for glyph in glyphs:
        x, y = glyph.x + glyph.width / 2, glyph.y - glyph.size / 3
        cell = next((_cell_at(table, x, y) for table in tables if _holds(table, x, y)), None)
        if cell is None:
            outside.append(glyph)
        else:
            cell.glyphs.append(glyph)
    return outside


def rows_of(table: Table, page: int) -> list[Line]:
    """The rows of a table as lines, cells parted by a tab, what goes on from further up being empty; rows without characters are none.

    Args:
        table: the table, its cells filled.
        page: the page, from 0.
    """
    rows = []
    for row in table.rows:
        cells = [lines_of(cell.glyphs, page) if cell is not None else [] for cell in row]
        lines = [line for cell in cells for line in cell]
        if lines:
            texts = [
                _joined(inside, cell.x1 - cell.x0) if cell is not None else ""
                for inside, cell in zip(cells, row, strict=True)
            ]
            y = min(line.y for line in lines)
            rows.append(Line(page, y, table.x0, table.x1, lines[0].size, "\t".join(texts), 0.0, [], is_row=True))
            rows[-1].is_open_above = table.is_open_above and row is table.rows[0]
            rows[-1].is_open_below = table.is_open_below and row is table.rows[-1]
    return rows


def mend_rows(pages: Sequence[list[Line]]) -> None:
    """Put the rows together that a page break parts: one open below at the end of a page, and one open above on the next page.

    Args:
        pages: the lines of each page, from top to bottom.
    """
    last: Line | None = None
    for lines in pages:
        first = lines[0] if lines else None
        if last is not None and first is not None and last.is_open_below and first.is_open_above:
            cells, others = last.text.split("\t"), first.text.split("\t")
            if len(cells) == len(others):
                last.text = "\t".join(one + other for one, other in zip(cells, others, strict=True))
                last.is_open_below = first.is_open_below and len(lines) == 1
                del lines[0]
        last = lines[-1] if lines else last


def _joined(lines: list[Line], width: float) -> str:
    """The text of a cell in one line: lines that had no room for what comes next run on, others are parted by a blank."""
    text = ""
    for at, line in enumerate(lines):
        text += line.text.replace(GAP, " ")
        if at + 1 < len(lines):
            follower = lines[at + 1]
            room = width - (line.end - line.start)
            words = text[-1:].isascii() and text[-1:].isalpha() and follower.text[:1].isascii()
            text += " " if room > follower.head + 1.5 * line.size or words else ""
    return text


def set_frames(lines: Sequence[Line], strokes: Sequence[Stroke]) -> None:
    """Tell lines that stand between upright ruled lines so: frames have an edge of their own.

    Args:
        lines: the lines of a page that are in no table.
        strokes: the ruled lines of that page.
    """
    upright = [stroke for stroke in strokes if stroke.y1 - stroke.y0 > SMALLEST_CELL and stroke.x1 - stroke.x0 < THIN]
    for line in lines if 1 < len(upright) <= MOST_COMPARISONS // (len(lines) or 1) else ():
        y = line.y - line.size / 3
        beside = [stroke for stroke in upright if stroke.y0 <= y <= stroke.y1]
        left = max((stroke.x1 for stroke in beside if stroke.x1 <= line.start + REACH), default=None)
        right = min((stroke.x0 for stroke in beside if stroke.x0 >= line.end - REACH), default=None)
        if left is not None and right is not None:
            line.frame = round(left / REACH), round(right / REACH)


def _cell_at(table: Table, x: float, y: float) -> Cell | None:
    for row in table.rows:
        for cell in row:
            if cell is not None and cell.x0 <= x <= cell.x1 and cell.y0 <= y <= cell.y1:
                return cell
    return None


def _holds(table: Table, x: float, y: float) -> bool:
    return table.x0 <= x <= table.x1 and table.y0 <= y <= table.y1


def _touching(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """The ruled lines in groups of those that meet, over others or at once."""
    waiting = sorted(strokes, key=lambda one: one.y0)
    parent = list(range(len(waiting)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    active: list[int] = []
    for at, stroke in enumerate(waiting):
        active = [other for other in active if waiting[other].y1 + REACH >= stroke.y0]
        for other in active:
            one = waiting[other]
            if one.x0 - REACH <= stroke.x1 and stroke.x0 - REACH <= one.x1:
                parent[root(other)] = root(at)
        active.append(at)
    groups: dict[int, list[Stroke]] = {}
    for at, stroke in enumerate(waiting):
        groups.setdefault(root(at), []).append(stroke)
    yield from (group for group in groups.values() if 4 <= len(group) <= MOST_STROKES_OF_TABLE)


def _table(strokes: list[Stroke]) -> Table | None:
    """The grid that ruled lines which meet make; None where no two cells stand beside each other."""
    level = [stroke for stroke in strokes if stroke.x1 - stroke.x0 >= stroke.y1 - stroke.y0]
    upright = [stroke for stroke in strokes if stroke.x1 - stroke.x0 < stroke.y1 - stroke.y0]
    closed = _merged([stroke.y0 for stroke in level])
    if not closed or len(upright) < 3:
        return None
    edges = _merged([*closed, min(stroke.y0 for stroke in upright), max(stroke.y1 for stroke in upright)])
    if len(edges) < 2 or len(edges) * len(upright) > MOST_CELLS:
        return None
    rows: list[list[Cell | None]] = []
    above: list[Cell] = []
    for top, bottom in pairwise(edges):
        middle = (top + bottom) / 2
        between = [stroke for stroke in level if abs(stroke.y0 - top) <= REACH]
        sides = _merged([stroke.x0 for stroke in upright if stroke.y0 <= middle <= stroke.y1])
        row: list[Cell | None] = []
        here: list[Cell] = []
        for left, right in pairwise(sides):
            upper = _goes_on(above, between, left, right)
            if upper is not None:
                upper.y1 = bottom
                here.append(upper)
                row.append(None)
            else:
                cell = Cell(left, top, right, bottom)
                here.append(cell)
                row.append(cell)
        rows.append(row)
        above = here
    if max(map(len, rows)) < 2:
        return None
    return Table(
        min(stroke.x0 for stroke in strokes),
        edges[0],
        max(stroke.x1 for stroke in strokes),
        edges[-1],
        rows,
        edges[0] < closed[0],
        edges[-1] > closed[-1],
    )


def _goes_on(above: list[Cell], between: list[Stroke], left: float, right: float) -> Cell | None:
    """The cell further up that none of the lines between them parts from the place below it."""
    middle = (left + right) / 2
    if any(stroke.x0 - REACH <= middle <= stroke.x1 + REACH for stroke in between):
        return None
    same = (cell for cell in above if abs(cell.x0 - left) <= REACH and abs(cell.x1 - right) <= REACH)
    return next(same, None)


def _merged(places: list[float]) -> list[float]:
    """Places in order, each once: lines that are doubled, or drawn in parts, count as one."""
    merged: list[float] = []
    for place in sorted(places):
        at = bisect_right(merged, place) - 1
        if at < 0 or place - merged[at] > SMALLEST_CELL:
            merged.append(place)
    return merged
