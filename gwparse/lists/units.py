"""Reads the user's own list of units: a CSV file with the columns name, aliases and level (机构名录)."""

from __future__ import annotations

from os import PathLike

from gwparse.errors import UnreadableInput
from gwparse.lists.columns import Columns, read_rows
from gwparse.register import Entry, Register, register_of

COLUMNS = Columns(
    titles={
        "name": ("name", "名称", "单位", "单位名称", "全称"),
        "aliases": ("aliases", "alias", "别名", "简称", "其他名称"),
        "level": ("level", "级别", "层级"),
    },
    needed="name",
    shown="名称、别名、级别，或者 name、aliases、level",
    advice="几个别名之间用“、”或者“；”隔开",
)

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
    return _checked([_entry(cells, path, line) for line, cells in read_rows(path, COLUMNS)], str(path))


def _entry(cells: dict[str, str], path: str | PathLike[str], line: int) -> Entry:
    """The unit of one row."""
    if not cells["name"]:
        raise UnreadableInput(f"{path}:{line}: 名称是空的")
    listed = cells.get("aliases", "")
    for separator in SEPARATORS[1:]:
        listed = listed.replace(separator, SEPARATORS[0])
    aliases = tuple(alias.strip() for alias in listed.split(SEPARATORS[0]) if alias.strip())
    return Entry(name=cells["name"], aliases=aliases, level=cells.get("level", ""), line=line)


def _checked(entries: list[Entry], path: str) -> Register:
    """The register; a name that stands twice is refused, since no answer would be sure."""
    lines: dict[str, int] = {}
    for entry in entries:
        if entry.name in lines:
            raise UnreadableInput(f"{path}:{entry.line}: “{entry.name}”在第{lines[entry.name]}行已经有了")
        lines[entry.name] = entry.line
    return register_of(entries)
