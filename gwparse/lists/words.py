"""Reads the office's own list of words: a CSV file with the columns wrong, right and note (用词表)."""

from __future__ import annotations

from os import PathLike

from gwparse.errors import UnreadableInput
from gwparse.lists.columns import Columns, read_rows
from gwparse.shadow import shadow_of
from gwparse.wrong_words import WrongWord

COLUMNS = Columns(
    titles={
        "wrong": ("wrong", "错误", "错误用法", "误"),
        "right": ("right", "正确", "正确用法", "正"),
        "note": ("note", "说明", "备注"),
    },
    needed="wrong",
    shown="错误、正确、说明，或者 wrong、right、note",
    advice="说明里有逗号的，加英文引号",
)


def read_words(path: str | PathLike[str]) -> tuple[WrongWord, ...]:
    """Read a list of words.

    The first line names the columns: `wrong`, and if wanted `right` (empty for a word that is just not to be used) and `note`, in any
    order, in English or Chinese.

    Args:
        path: the CSV file, in any encoding that `read_file` reads.

    Raises:
        UnreadableInput: when the file cannot be read or is malformed; the message names file, line and what is wrong.
    """
    found = [(line, _word(cells, f"{path}:{line}")) for line, cells in read_rows(path, COLUMNS)]
    return _checked(found, str(path))


def _word(cells: dict[str, str], where: str) -> WrongWord:
    """The word of one row."""
    wrong, right = cells["wrong"], cells.get("right", "")
    if not wrong:
        raise UnreadableInput(f"{where}: 错误的词是空的")
    if wrong == right:
        raise UnreadableInput(f"{where}: “{wrong}”既写成错误又写成正确")
    return WrongWord(shadow_of(wrong), right, "office", note=" ".join(cells.get("note", "").split()))


def _checked(found: list[tuple[int, WrongWord]], path: str) -> tuple[WrongWord, ...]:
    """The words; one that stands twice, or that another's right word holds, is refused, since no answer would be sure."""
    lines: dict[str, int] = {}
    for line, word in found:
        if word.wrong in lines:
            raise UnreadableInput(f"{path}:{line}: “{word.wrong}”在第{lines[word.wrong]}行已经有了")
        lines[word.wrong] = line
    for line, word in found:
        for wrong, other in lines.items():
            if other != line and wrong in shadow_of(word.right):
                raise UnreadableInput(
                    f"{path}:{line}: “{word.right}”在这里是正确的，而其中的“{wrong}”在第{other}行是错误的"
                )
    return tuple(word for _, word in found)
