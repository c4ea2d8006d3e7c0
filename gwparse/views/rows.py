"""Reads the rows of a table that say who does what: 序号, 重点任务, 牵头单位, 责任单位, 完成时限 (责任分工表)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gwparse.duties import Part, Place, Stated, first_leads_in, kind_of_label, moved, read_names, read_stated, role_stem
from gwparse.organs import looks_like_organ
from gwparse.patterns import lazy

#: Columns of a table: who, what, by when.
UNIT_COLUMN = lazy(
    r"[^,;:。]{0,6}(?:牵头|责任|负责|配合|主办|主责|协办|承办|会办|参与|参加|落实|实施|指导|督导|监督|协助|支持|督办)"
    r"[^,;:。领导人]{0,4}(?:单位|部门|处室|科室|机构|主体)(?:\([^()]*\))?|牵头|责任|配合"
)
TASK_COLUMN = lazy("任务|事项|内容|举措|措施|项目|工作|目标|要求|活动|(?<!单位)(?<!部门)(?<!机构)名称")
LIMIT_COLUMN = lazy("时限|期限|时间|节点|进度")
NUMBER_COLUMN = lazy("(?:任务|事项|项目)?(?:序号?|编号)|项次")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that says who does something.

    Attributes:
        start, end: where it stands in the page.
        stated: what it says; places are counted in the page.
        task: where its task stands; None where the table has no column for it.
        certain: False where cells are missing, or taken from the row above.
        number: where its own number stands, or that of the row above where the cell is empty, as a merged one is.
    """

    start: int
    end: int
    stated: Stated
    task: Place | None
    certain: bool
    number: Place | None = None


def duty_rows(shadow: str, start: int, end: int) -> Iterator[Row]:
    """The rows of a table that has columns for units.

    Args:
        shadow: the shadow of the page.
        start, end: where the table stands in it.
    """
    heads: list[Place] = []
    units: list[int] = []
    leads: Place | None = None
    above = Stated(())
    grouping: set[int] = set()
    number: Place | None = None
    rest = shadow[start:end].split("\n")
    for line in rest:
        cells = [(start + at, start + to) for at, to in cells_of(line)]
        columns = [at for at, cell in enumerate(cells) if UNIT_COLUMN.fullmatch(_squeezed(shadow, cell))]
        if columns and (not heads or columns == units):
            heads, units, above, number = cells, columns, Stated(()), None
            grouping = _grouping(heads, shadow, rest)
            leads = next(filter(None, (first_leads_in(shadow[slice(*cell)], cell[0]) for cell in cells)), None)
        elif heads and re.search("[一-鿿]", line):
            fitted, certain = _fitted(shadow, cells, heads, units)
            stated, task, own = _row(shadow, fitted, heads, grouping, above)
            number = _number(shadow, fitted, heads) or number
            if stated.parts:
                said = replace(stated, first_leads=leads)
                yield Row(start, start + len(line.rstrip()), said, task, certain and own, number)
            above = stated
        start += len(line) + 1


_NUMBER = lazy(r"[\d一二三四五六七八九十(][\d一二三四五六七八九十().、-]{0,7}")


def _number(shadow: str, cells: list[Place], heads: list[Place]) -> Place | None:
    """Where the number of a row stands (序号); None where the table has none, or the cell holds something else."""
    numbers = (
        cell
        for cell, head in zip(cells, heads, strict=True)
        if NUMBER_COLUMN.fullmatch(_squeezed(shadow, head)) and _NUMBER.fullmatch(_squeezed(shadow, cell))
    )
    return next(numbers, None)


def _grouping(heads: list[Place], shadow: str, lines: list[str]) -> set[int]:
    """The columns for tasks whose cells stand for several rows, as those that are empty where a later one is filled show."""
    tasks = [
        at
        for at, head in enumerate(heads)
        if TASK_COLUMN.search(text := _squeezed(shadow, head)) and not UNIT_COLUMN.fullmatch(text)
    ]
    if len(tasks) < 2:
        return set()
    rows = [[line[slice(*cell)].strip() for cell in cells_of(line)] for line in lines]
    whole = [row for row in rows if len(row) == len(heads)]
    return {
        at
        for at in tasks[:-1]
        if any(not row[at] and any(row[later] for later in tasks if later > at) for row in whole)
    }


def _squeezed(shadow: str, cell: Place) -> str:
    return "".join(shadow[slice(*cell)].split())


def _fitted(shadow: str, cells: list[Place], heads: list[Place], units: list[int]) -> tuple[list[Place], bool]:
    """The cells of a row under the heads of the table, and whether it is certain which belong to which.

    Empty cells too many at the end are left out. Where cells are missing, they are missing on the left when the cells that then
    stand under the heads for units end like organs (merged cells of the rows above), and on the right else.
    """
    while len(cells) > len(heads) and cells[-1][0] == cells[-1][1]:
        cells = cells[:-1]
    missing = len(heads) - len(cells)
    if missing <= 0:
        return cells[: len(heads)], missing == 0
    blank = (cells[-1][1], cells[-1][1])
    right = [*[blank] * missing, *cells]
    filled = [text for at in units if re.search("[一-鿿]", text := _squeezed(shadow, right[at]))]
    named = [any(looks_like_organ(name) for name in re.split("[、,]", text)) for text in filled]
    return (right, True) if named and all(named) else ([*cells, *[blank] * missing], False)


def _row(
    shadow: str, cells: list[Place], heads: list[Place], grouping: set[int], above: Stated
) -> tuple[Stated, Place | None, bool]:
    """What a row says, where its task stands, and whether it says itself who does it.

    Where its cells for units are all empty they are part of those above, as merged ones are, and so is an empty cell for the time then.
    A column that groups tasks tells the task only where no other does.
    """
    groups: list[Place] = []
    parts: list[Part] = []
    limits: list[Place] = []
    tasks: list[Place] = []
    empty_units = empty_limits = True
    for column, (cell, (at, to)) in enumerate(zip(cells, heads, strict=True)):
        head = _squeezed(shadow, (at, to))
        text = _squeezed(shadow, cell)
        if UNIT_COLUMN.fullmatch(head):
            parts.extend(_cell_part(shadow, cell, (at, to)))
            empty_units = empty_units and not text
        elif LIMIT_COLUMN.search(head):
            empty_limits = empty_limits and not text
            if re.search(r"\w", text) and text not in ("无", "待定"):
                limits.append(cell)
        elif text and TASK_COLUMN.search(head):
            (groups if column in grouping else tasks).append(cell)
    tasks += groups
    task, limit = next(iter(tasks), None), next(iter(limits), None)
    if empty_units and task:
        return Stated(above.parts, limit=above.limit if empty_limits else limit), task, False
    return Stated(tuple(parts), limit=limit), task, bool(parts)


def cells_of(line: str) -> list[Place]:
    """The cells of a row, parted by tabs or pipes, as ranges without blanks at their ends."""
    mark = "\t" if "\t" in line else "|"
    cells = []
    start = 0
    for cell in line.split(mark):
        at = start + len(cell) - len(cell.lstrip())
        cells.append((at, max(at, start + len(cell.rstrip()))))
        start += len(cell) + 1
    framed = mark == "|" and line.strip()[:1] == "|"
    return cells[1 : -1 if line.rstrip()[-1:] == "|" else None] if framed else cells


def _cell_part(shadow: str, cell: Place, head: Place) -> Iterator[Part]:
    """The units of one cell, with the role that the head of its column prints; none for an empty cell or a dash."""
    start, end = cell
    stated = read_stated(shadow[start:end]) if role_stem().search(shadow, start, end) else None
    if stated is not None and any(
        part.label != (0, 0) for part in stated.parts
    ):  # 牵头单位：A；配合单位：B in one cell
        yield from moved(stated, start).parts
        return
    names, open_ended = read_names(shadow[start:end])
    places = tuple(
        (start + at, start + to) for at, to in names if re.search("[一-鿿]", shadow[start + at : start + to])
    )
    if places:
        yield Part(kind_of_label(shadow[slice(*head)]), head, places, (False, *[True] * (len(places) - 1)), open_ended)
