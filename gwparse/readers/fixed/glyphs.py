"""What a page of a fixed layout is made of: characters and ruled lines, each with its place; points, from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import category, east_asian_width, normalize

#: So many pages of one file are read; the longest plans have some hundreds.
MOST_PAGES = 5_000

#: So many characters of one file are read, as a text of that length is.
MOST_GLYPHS = 2_000_000

#: So many ruled lines of one page are heeded: more make a picture, not a table.
MOST_STROKES = 2_000


class Glyph(NamedTuple):
    """One printed character.

    Attributes:
        text: the character, or the few that are printed as one sign.
        x: where it begins.
        y: its base line.
        width: how far it is to where the next one would begin.
        size: the size of its font.
    """

    text: str
    x: float
    y: float
    width: float
    size: float


class Stroke(NamedTuple):
    """A ruled line, level or upright: x0 ≤ x1, y0 ≤ y1."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class FixedPage:
    """One page.

    Attributes:
        width: the paper's.
        height: the paper's.
        glyphs: its characters, in any order.
        strokes: its ruled lines.
    """

    width: float
    height: float
    glyphs: list[Glyph]
    strokes: list[Stroke]


#: Radicals that files name where they show a character: what a font has under both numbers, they write under the first.
#: Those of Kangxi (U+2F00) have the character as their compatible form; of the others these are letters of today's script.
_RADICALS = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳", "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟"
)

#: What is shown alike, and written otherwise by everybody; PDFium has numbers of its own for a hyphen at the end of a line.
_SAME = {"\u00a0": " ", "\u00ad": "-", "\u2010": "-", "\u2011": "-", "\x02": "-", "\ufffe": "-"}

#: Stands for a character of which the file does not say what it is.
UNKNOWN = "□"


def known(char: str) -> str | None:
    """The character that a reader of the page sees, for the one that the file names; None for one that shows nothing.

    Args:
        char: one character, or none; what is in a range for private use says nothing, and becomes UNKNOWN.
    """
    if " " <= char <= "~" and len(char) == 1:
        return char
    if char in _SAME:
        return _SAME[char]
    if char.isspace():
        return " " if char < " " or char in "\x85\u2028\u2029" else char
    kind = category(char) if len(char) == 1 else "Cn"
    if kind in ("Cf", "Mn"):
        return None
    if kind[0] == "C" or char == "\ufffd":
        return UNKNOWN
    return _plain(char) if "\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff" else char


def _plain(char: str) -> str:
    is_other_form = "\u2f00" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff"
    return normalize("NFKC", char) if is_other_form else char.translate(_RADICALS)


def is_wide(glyph: Glyph) -> bool:
    """Whether a character takes the room of a Chinese one."""
    kind = east_asian_width(glyph.text[0])
    return kind in "WF" or (kind == "A" and glyph.width > 0.7 * glyph.size)
