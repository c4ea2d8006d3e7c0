"""The text of one input and every kind of position in it.

Inside the package a place is a half-open range of code points into `Source.text`. Readers of reports want a 1-based line
and column, editors want UTF-16 units, and carets under Chinese text want display cells. All conversions live here: this
is the only module that adds or takes one from a line or a column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from gwparse.layout import Layout
    from gwparse.printed import Printed

#: What editors count the characters of a line in: UTF-16, unless they agree on another (the protocol's position encodings).
Encoding = Literal["utf-8", "utf-16", "utf-32"]

#: What ends a line, as editors see it. U+2028 and form feeds stand inside lines.
LINE_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range `[start, end)` of code points in `Source.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """A place as people name it: 1-based line, 1-based column in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class ReaderNote:
    """Something a reader noticed about the bytes, in one Chinese sentence."""

    message: str


class LineTable:
    """Where the lines of a text begin, for turning offsets into positions and back.

    Args:
        text: the text whose line breaks (LF, CR LF, CR) are counted.
    """

    __slots__ = ("_length", "starts")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        if "\r" in text:
            self.starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
            return
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def line(self, offset: int) -> int:
        """The 1-based line in which an offset stands."""
        return bisect_right(self.starts, offset)

    def start(self, line: int) -> int:
        """The offset at which a 1-based line begins."""
        return self.starts[line - 1]

    def position(self, offset: int) -> Position:
        """The 1-based line and column of an offset; an offset past the end is taken as the end."""
        offset = max(0, min(offset, self._length))
        line = self.line(offset)
        return Position(line, offset - self.start(line) + 1)

    def offset(self, position: Position) -> int:
        """The code-point offset of a position; columns past the end of a line stop at its end.

        Raises:
            ValueError: when the text has no such line, or a line or column is below 1.
        """
        if not 1 <= position.line <= len(self.starts) or position.column < 1:
            raise ValueError(f"no line {position.line}, column {position.column}")
        start = self.start(position.line)
        end = self.starts[position.line] - 1 if position.line < len(self.starts) else self._length
        return min(start + position.column - 1, max(start, end))


@lru_cache(maxsize=4)
def line_table(text: str) -> LineTable:
    """The line table of a text, kept for the texts asked for last."""
    return LineTable(text)


def text_of_line(text: str, line: int) -> str:
    """The characters of a 1-based line, its break left out.

    Args:
        text: the text.
        line: the line; there must be one.
    """
    starts = line_table(text).starts
    return text[starts[line - 1] : starts[line] if line < len(starts) else None].rstrip("\r\n")


@dataclass(frozen=True)
class Source:
    """One input: its text, where it came from, and what its reader noticed.

    Attributes:
        text: the decoded text, exactly as read; offsets count its code points.
        path: the file it was read from, or None for text handed over by a caller.
        encoding: the encoding that decoded it.
        notes: what the reader noticed, such as bytes that could not be decoded.
        extracted: whether the text was taken out of a file of another form (HTML, Word, PDF, OFD), so that its lines are not
            the file's.
        layout: how the text is set, where the file says it (Word).
        printed: where the lines of the text are printed, where the file says that alone (PDF, OFD).
    """

    text: str
    path: str | None = None
    encoding: str = "utf-8"
    notes: tuple[ReaderNote, ...] = ()
    extracted: bool = False
    layout: Layout | None = None
    printed: Printed | None = None

    @cached_property
    def table(self) -> LineTable:
        """The line table, made on first use."""
        return LineTable(self.text)

    def position(self, offset: int) -> Position:
        """The 1-based line and column of a code-point offset."""
        return self.table.position(offset)

    def in_editor(self, offset: int, encoding: Encoding = "utf-16") -> tuple[int, int]:
        """The 0-based line and character of an offset, as the language server protocol counts.

        Args:
            offset: the code-point offset.
            encoding: what the editor counts the characters of a line in.
        """
        here = self.position(offset)
        start = self.table.start(here.line)
        return here.line - 1, code_units(self.text[start : min(offset, len(self.text))], encoding)

    def from_editor(self, line: int, character: int, encoding: Encoding = "utf-16") -> int:
        """The code-point offset of a 0-based line and character, as the language server protocol counts.

        A character past the end of its line is that end, in front of the line break; a line past the last one is the end of
        the text: so editors name all of a text. Half a character leads to the one after it.

        Args:
            line: the line.
            character: the character, in units of the encoding.
            encoding: what the editor counts the characters of a line in.
        """
        starts = self.table.starts
        if line >= len(starts):
            return len(self.text)
        start = starts[line]
        stop = starts[line + 1] if line + 1 < len(starts) else len(self.text)
        content = self.text[start:stop].rstrip("\r\n")
        if encoding == "utf-32" or code_units(content, encoding) == len(content):
            return start + min(character, len(content))
        counted = 0
        for at, char in enumerate(content):
            if counted >= character:
                return start + at
            counted += code_units(char, encoding)
        return start + len(content)


def code_units(text: str, encoding: Encoding = "utf-16") -> int:
    """How many units of an encoding a string takes; half a surrogate pair, which none can hold, as many as it is long there.

    Args:
        text: the string.
        encoding: the encoding.
    """
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def display_width(text: str, ambiguous: int = 1) -> int:
    """How many cells of a terminal a string takes, so that a caret stands under the right character.

    Args:
        text: one line, without tabs or line breaks.
        ambiguous: cells for characters of ambiguous width such as “ ” —; 2 in many Chinese consoles.
    """
    width = 0
    for char in text:
        kind = east_asian_width(char)
        if kind in "WF":
            width += 2
        elif category(char) in ("Mn", "Me", "Cf"):
            continue
        else:
            width += ambiguous if kind == "A" else 1
    return width
