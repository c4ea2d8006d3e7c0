"""Reads the user's own list of units: a CSV file with the columns name, aliases and level (机构名录)."""

from __future__ import annotations

import csv
import io
from os import PathLike

from gwparse.errors import UnreadableInput
from gwparse.readers import read_file
from gwparse.register import Entry, Register, register_of

#: What the columns may be called.
COLUMNS = {
    "name": ("name", "名称", "单位", "单位名称", "全称"),
    "aliases": ("aliases", "alias", "别名", "简称", "其他名称"),
    "level": ("level", "级别", "层级"),
}

#: What parts one alias from the next inside a cell.
SEPARATORS = "、;；|/，,"


def read_units(path: str | PathLike[str]) -> Register:
    """Read a list of units.

    The first line names the columns: `name`, and if wanted `aliases` (several parted by 、 ， ; | or /) and `level` (国家, 省, 市, 县 …),
    in any order, in English or Chinese. Names are compared on the shadow, so that the width of brackets does not matter.

    Args:
        path: the CSV file, in any encoding that `read_file` reads.

    Raises:
        UnreadableInput: when the file cannot be read or is malformed; the message names file, line and what is wrong.
    """
    text = read_file(path).text
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True)
    try:
        header = next(rows, [])
        columns = _columns(header, str(path))
        entries = [entry for row in rows if (entry := _entry(row, columns, len(header), f"{path}:{rows.line_num}"))]
    except csv.Error as error:
        raise UnreadableInput(f"{path}:{rows.line_num}: not a CSV line ({error})") from None
    return _checked(entries, str(path))


def _columns(header: list[str], path: str) -> dict[str, int]:
    """The number of each column that is there."""
    titles = [title.strip().lower() for title in header]
    for title in titles:
        if title and not any(title in names for names in COLUMNS.values()):
            raise UnreadableInput(
                f"{path}:1: unknown column {title!r}; the first line names the columns: "
                "name, aliases, level or 名称, 别名, 级别, parted by commas"
            )
    found = {column: titles.index(name) for column, names in COLUMNS.items() for name in names if name in titles}
    for column, names in COLUMNS.items():
        if sum(title in names for title in titles) > 1:
            raise UnreadableInput(f"{path}:1: two columns for {column}")
    if "name" not in found:
        raise UnreadableInput(f"{path}:1: the first line must name the columns, one of them name (名称)")
    return found


def _entry(row: list[str], columns: dict[str, int], width: int, where: str) -> Entry | None:
    """The unit of one row; None for a blank row."""
    if not any(cell.strip() for cell in row):
        return None
    if len(row) > width:
        raise UnreadableInput(
            f"{where}: {len(row)} cells where the first line has {width}; several aliases are parted by 、 or ;"
        )
    cells = {column: row[at].strip() if at < len(row) else "" for column, at in columns.items()}
    if not cells["name"]:
        raise UnreadableInput(f"{where}: the name is empty")
    listed = cells.get("aliases", "")
    for separator in SEPARATORS[1:]:
        listed = listed.replace(separator, SEPARATORS[0])
    aliases = tuple(alias.strip() for alias in listed.split(SEPARATORS[0]) if alias.strip())
    return Entry(name=cells["name"], aliases=aliases, level=cells.get("level", ""), line=int(where.rsplit(":", 1)[1]))


def _checked(entries: list[Entry], path: str) -> Register:
    """The register; a name that stands twice is refused, since no answer would be sure."""
    lines: dict[str, int] = {}
    for entry in entries:
        if entry.name in lines:
            raise UnreadableInput(f"{path}:{entry.line}: {entry.name} stands in line {lines[entry.name]} already")
        lines[entry.name] = entry.line
    return register_of(entries)
