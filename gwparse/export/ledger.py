"""The task table (责任分工表): one row a task, or one row a task of each unit, as text, CSV and Markdown.

`table` and `unit_table` say what stands in the table, the other functions how it looks.

Every assignment stands in `table` once, and in `unit_table` once for each unit that it names.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from gwparse.layout import paragraph_name
from gwparse.source import display_width
from gwparse.views.assignments import Assignment, FileTasks, Role, by_unit

#: The columns, in order.
COLUMNS = ("编号", "任务", "牵头单位", "责任单位", "配合单位", "其他", "完成时限", "文件", "行")
UNIT_COLUMNS = ("单位", "角色", "编号", "任务", "完成时限", "文件", "行")

#: What the roles are called in the table.
ROLE_NAMES = {
    "lead": "牵头",
    "responsible": "责任",
    "support": "配合",
    "participate": "参加",
    "guide": "指导",
    "implement": "落实",
}

#: The widest that the columns of the aligned table get, in cells of a console.
WIDEST = {
    "任务": 40,
    "牵头单位": 24,
    "责任单位": 36,
    "配合单位": 36,
    "其他": 24,
    "完成时限": 20,
    "单位": 28,
    "文件": 28,
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text.

    Attributes:
        columns: the heads.
        rows: the cells, as many in each row as there are heads.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(files: Iterable[FileTasks], *, resolved: bool = False) -> Table:
    """One row a task.

    Args:
        files: the assignments of each file.
        resolved: whether names stand spelled out (市财政局) where they are certain, and not as printed (财政局).
    """
    rows = [_row(path, assignment, resolved) for path, found in files for assignment in found]
    return Table(COLUMNS, tuple(rows))


def _row(path: str | None, assignment: Assignment, resolved: bool) -> tuple[str, ...]:
    def units(*kinds: str, named: bool = False) -> str:
        roles = [role for role in assignment.roles if _column(role) in kinds]
        cells = [(ROLE_NAMES[role.kind] + "：" if named else "") + _names(role, resolved) for role in roles]
        return "；".join(dict.fromkeys(cells))

    return (
        assignment.number,
        assignment.task,
        units("lead"),
        units("responsible"),
        units("support"),
        units("participate", "guide", "implement", named=True),
        *_limit_and_place(path, assignment),
    )


def _limit_and_place(path: str | None, assignment: Assignment) -> tuple[str, str, str]:
    """The last cells of a row: by when, in which file, in which line, or in which paragraph of a Word file."""
    place = assignment.place
    return (
        assignment.deadline.text if assignment.deadline else "",
        path or "",
        str(assignment.line) if place is None else paragraph_name(place),
    )


def _column(role: Role) -> str:
    """The kind of role under whose head a role stands: who answers for carrying a thing out (负责落实) answers for it."""
    return "responsible" if role.kind == "implement" and role.label.startswith("负责") else role.kind


def _names(role: Role, resolved: bool) -> str:
    names = [(unit.resolved or unit.text) if resolved else unit.text for unit in role.units]
    return "、".join(names) + ("等" if role.open_ended else "")


def unit_table(files: Iterable[FileTasks]) -> Table:
    """One row a task of each unit: everything that one organ must do stands together, under its name spelled out."""
    gathered: dict[str, list[tuple[str | None, Assignment, Role]]] = {}
    for path, found in files:
        for name, tasks in by_unit(found).items():
            gathered.setdefault(name, []).extend((path, assignment, role) for assignment, role in tasks)
    rows = [
        (name, ROLE_NAMES[role.kind], assignment.number, assignment.task, *_limit_and_place(path, assignment))
        for name, tasks in gathered.items()
        for path, assignment, role in tasks
    ]
    return Table(UNIT_COLUMNS, tuple(rows))


def as_text(shown: Table) -> str:
    """A table in columns that stand under each other in a console; long cells go on over several lines.

    Columns that are empty all through are left out; files are shown by their names alone where that tells them apart.
    """
    shown = _with_short_names(shown)
    kept = [at for at, _ in enumerate(shown.columns) if any(row[at] for row in shown.rows)]
    heads = [shown.columns[at] for at in kept]
    rows = [
        [_wrapped(row[at], WIDEST.get(head, 24)) for at, head in zip(kept, heads, strict=True)] for row in shown.rows
    ]
    cells = [[[head] for head in heads], *rows]
    widths = [max(display_width(line) for cell in column for line in cell) for column in zip(*cells, strict=True)]
    lines = [*_lines(cells[0], widths), "  ".join("-" * width for width in widths)]
    for row in rows:
        lines.extend(_lines(row, widths))
    return "".join(line + "\n" for line in lines)


def _with_short_names(shown: Table) -> Table:
    if "文件" not in shown.columns:
        return shown
    at = shown.columns.index("文件")
    paths = {row[at] for row in shown.rows}
    if len({PurePath(path).name for path in paths}) < len(paths):
        return shown
    return Table(shown.columns, tuple((*row[:at], PurePath(row[at]).name, *row[at + 1 :]) for row in shown.rows))


def _lines(row: list[list[str]], widths: list[int]) -> list[str]:
    """The lines that one row takes."""
    height = max(map(len, row), default=0)
    filled = [cell + [""] * (height - len(cell)) for cell in row]
    return [
        "  ".join(part + " " * (width - display_width(part)) for part, width in zip(line, widths, strict=True)).rstrip()
        for line in zip(*filled, strict=True)
    ]


def _wrapped(text: str, widest: int) -> list[str]:
    """A text in lines of at most so many cells, broken behind a mark where there is one in the second half of a line."""
    lines = [""]
    for char in " ".join(text.split()):
        if display_width(lines[-1] + char) > widest:
            cut = max(lines[-1].rfind(mark) for mark in "、，；,;/") + 1
            rest = lines[-1][cut:] if cut * 2 > len(lines[-1]) else ""
            lines[-1] = lines[-1][: len(lines[-1]) - len(rest)]
            lines.append(rest)
        lines[-1] += char
    return lines


def as_csv(shown: Table) -> str:
    """A table as CSV with CR LF; cells that a spreadsheet would take for a formula are led by an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(shown.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in shown.rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def as_markdown(shown: Table) -> str:
    """A table as Markdown; pipes and angle brackets in cells are escaped."""
    lines = [shown.columns, tuple("---" for _ in shown.columns), *shown.rows]
    return "".join("| " + " | ".join(_escaped(cell) for cell in line) + " |\n" for line in lines)


def _escaped(cell: str) -> str:
    return " ".join(cell.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
