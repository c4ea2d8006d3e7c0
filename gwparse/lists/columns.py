"""Reads the rows of a user's own list: a CSV file whose first line names the columns, in English or Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os import PathLike

from gwparse.errors import UnreadableInput
from gwparse.readers import read_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns that a list may have.

    Attributes:
        titles: what each column may be called.
        needed: the column that must be there.
        shown: all columns as a message names them.
        advice: what to do about a comma too many.
    """

    titles: Mapping[str, tuple[str, ...]]
    needed: str
    shown: str
    advice: str


def read_rows(path: str | PathLike[str], columns: Columns) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a list that are not blank, each with its line and its cells by column, blanks round them left out.

    Args:
        path: the CSV file, in any encoding that `read_file` reads.
        columns: the columns that it may have; a cell is there for each column that the first line names.

    Raises:
        UnreadableInput: when the file cannot be read or is malformed; the message names file, line and what is wrong.
    """
    rows = csv.reader(io.StringIO(read_file(path).text.lstrip("\ufeff"), newline=""), strict=True)
    try:
        header = next(rows, [])
        places = _places(header, columns, str(path))
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) > len(header):
                raise UnreadableInput(
                    f"{path}:{rows.line_num}: 这一行有{len(row)}格，第一行只有{len(header)}格，{columns.advice}"
                )
            yield rows.line_num, {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
    except csv.Error as error:
        raise UnreadableInput(f"{path}:{rows.line_num}: 这一行不合 CSV 的写法（{error}）") from None


def _places(header: list[str], columns: Columns, path: str) -> dict[str, int]:
    """The number of each column that is there."""
    titles = [title.strip().lower() for title in header]
    for title in titles:
        if title and not any(title in names for names in columns.titles.values()):
            raise UnreadableInput(f"{path}:1: 没有“{title}”这一栏，第一行写各栏的名称，用逗号隔开：{columns.shown}")
    found = {column: titles.index(name) for column, names in columns.titles.items() for name in names if name in titles}
    for column, names in columns.titles.items():
        if sum(title in names for title in titles) > 1:
            raise UnreadableInput(f"{path}:1: “{columns.titles[column][1]}”一栏有两个")
    if columns.needed not in found:
        chinese = columns.titles[columns.needed][1]
        raise UnreadableInput(f"{path}:1: 第一行要写各栏的名称，其中必须有“{chinese}”（{columns.needed}）")
    return found
