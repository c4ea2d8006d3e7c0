"""Reads the office's own list of words: a CSV file with the columns wrong, right and note (用词表)."""

from __future__ import annotations

import csv
import io
from os import PathLike

from gwparse.errors import UnreadableInput
from gwparse.lines import shadow_of
from gwparse.readers import read_file
from gwparse.wrong_words import WrongWord

#: What the columns may be called.
COLUMNS = {
    "wrong": ("wrong", "错误", "错误用法", "误"),
    "right": ("right", "正确", "正确用法", "正"),
    "note": ("note", "说明", "备注"),
}


def read_words(path: str | PathLike[str]) -> tuple[WrongWord, ...]:
    """Read a list of words.

    The first line names the columns: `wrong`, and if wanted `right` (empty for a word that is just not to be used) and `note`, in any
    order, in English or Chinese.

    Args:
        path: the CSV file, in any encoding that `read_file` reads.

    Raises:
        UnreadableInput: when the file cannot be read or is malformed; the message names file, line and what is wrong.
    """
    text = read_file(path).text
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True)
    found: list[tuple[int, WrongWord]] = []
    try:
        header = next(rows, [])
        columns = _columns(header, str(path))
        for row in rows:
            if any(cell.strip() for cell in row):
                found.append((rows.line_num, _word(row, columns, len(header), f"{path}:{rows.line_num}")))
    except csv.Error as error:
        raise UnreadableInput(f"{path}:{rows.line_num}: not a CSV line ({error})") from None
    return _checked(found, str(path))


def _columns(header: list[str], path: str) -> dict[str, int]:
    """The number of each column that is there."""
    titles = [title.strip().lower() for title in header]
    for title in titles:
        if title and not any(title in names for names in COLUMNS.values()):
            raise UnreadableInput(
                f"{path}:1: unknown column {title!r}; the first line names the columns: "
                "wrong, right, note or 错误, 正确, 说明, parted by commas"
            )
    found = {column: titles.index(name) for column, names in COLUMNS.items() for name in names if name in titles}
    for column, names in COLUMNS.items():
        if sum(title in names for title in titles) > 1:
            raise UnreadableInput(f"{path}:1: two columns for {column}")
    if "wrong" not in found:
        raise UnreadableInput(f"{path}:1: the first line must name the columns, one of them wrong (错误)")
    return found


def _word(row: list[str], columns: dict[str, int], width: int, where: str) -> WrongWord:
    """The word of one row."""
    if len(row) > width:
        raise UnreadableInput(
            f"{where}: {len(row)} cells where the first line has {width}; a note with commas stands in quotes"
        )
    cells = {column: row[at].strip() if at < len(row) else "" for column, at in columns.items()}
    wrong, right = cells["wrong"], cells.get("right", "")
    if not wrong:
        raise UnreadableInput(f"{where}: the wrong word is empty")
    if wrong == right:
        raise UnreadableInput(f"{where}: {wrong} is wrong and right at once")
    return WrongWord(shadow_of(wrong), right, "office", sure=False, note=" ".join(cells.get("note", "").split()))


def _checked(found: list[tuple[int, WrongWord]], path: str) -> tuple[WrongWord, ...]:
    """The words; one that stands twice, or that another's right word holds, is refused, since no answer would be sure."""
    lines: dict[str, int] = {}
    for line, word in found:
        if word.wrong in lines:
            raise UnreadableInput(f"{path}:{line}: {word.wrong} stands in line {lines[word.wrong]} already")
        lines[word.wrong] = line
    for line, word in found:
        for wrong, other in lines.items():
            if other != line and wrong in shadow_of(word.right):
                raise UnreadableInput(
                    f"{path}:{line}: {word.right} is right here, but holds {wrong}, which is wrong by line {other}"
                )
    return tuple(word for _, word in found)
