"""Which lines of a text are shown with its findings: all of a short one, else those with findings and two lines round each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwparse.diagnostics import Diagnostic
from gwparse.source import LINE_BREAK, line_table, text_of_line

#: A text of at most so many lines that are not blank, and so many characters, is shown whole.
WHOLE, WHOLE_CHARACTERS = 60, 5_000

#: So many lines that are not blank are shown above and below one with a finding.
CONTEXT = 2

#: A finding over as many lines or more shows in its first ones and its last.
LONGEST = 12


@dataclass(frozen=True, slots=True)
class FoundPiece:
    """The part of a finding's words that stands in one line; both places are the same where something is absent.

    Attributes:
        start, end: the characters of the line, half-open.
        number: the finding's number, from 1.
        is_last: whether the finding ends here.
    """

    start: int
    end: int
    number: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line that is shown.

    Attributes:
        line: its number, from 1.
        text: its characters, without the line break.
        pieces: the words of findings in it.
        begins: the numbers of the findings that begin in it.
    """

    line: int
    text: str
    pieces: tuple[FoundPiece, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Lines that are not shown.

    Attributes:
        lines: how many of them are not blank.
    """

    lines: int


def excerpt(text: str, diagnostics: Sequence[Diagnostic]) -> Iterator[ShownLine | Gap]:
    """The lines of a text that are shown with its findings, in order; blank ones are left out where nothing is found in them.

    Args:
        text: the text.
        diagnostics: its findings; they are numbered from 1 in this order.
    """
    pieces: dict[int, list[FoundPiece]] = {}
    begins: dict[int, list[int]] = {}
    for number, found in enumerate(diagnostics, start=1):
        begins.setdefault(found.line, []).append(number)
        for line, piece in _pieces(text, found, number):
            pieces.setdefault(line, []).append(piece)
    lines = enumerate(LINE_BREAK.split(text), start=1)
    filled = [number for number, line in lines if number in begins or line.strip()]
    is_short = len(filled) <= WHOLE and len(text) <= WHOLE_CHARACTERS
    shown = filled if is_short else _near(filled, begins.keys() | _touched(pieces, diagnostics))
    at = 0
    for number in shown:
        here = bisect_left(filled, number, lo=at)
        if here > at:
            yield Gap(here - at)
        words = text_of_line(text, number)
        yield ShownLine(number, words, tuple(pieces.get(number, ())), tuple(begins.get(number, ())))
        at = here + 1
    if at < len(filled):
        yield Gap(len(filled) - at)


def _pieces(text: str, found: Diagnostic, number: int) -> Iterator[tuple[int, FoundPiece]]:
    """The words of a finding line by line; its place alone where it has none."""
    table = line_table(text)
    parts = []
    for line in range(found.line, found.end_line + 1):
        first, length = table.start(line), len(text_of_line(text, line))
        start, end = max(0, found.span.start - first), min(length, found.span.end - first)
        if start < end:
            parts.append((line, start, end))
    if not parts:
        at = min(found.span.start - table.start(found.line), len(text_of_line(text, found.line)))
        parts = [(found.line, at, at)]
    for line, start, end in parts:
        yield line, FoundPiece(start, end, number, line == parts[-1][0])


def _touched(pieces: dict[int, list[FoundPiece]], diagnostics: Sequence[Diagnostic]) -> set[int]:
    """The lines with words of findings; of a finding that goes over many, its first ones and its last."""

    def counts(line: int, piece: FoundPiece) -> bool:
        found = diagnostics[piece.number - 1]
        is_long = found.end_line - found.line >= LONGEST
        return not is_long or piece.is_last or line < found.line + LONGEST // 2

    return {line for line, here in pieces.items() if any(counts(line, piece) for piece in here)}


def _near(filled: Sequence[int], found: set[int]) -> list[int]:
    """The lines with findings, and those round them."""
    places = [at for at, number in enumerate(filled) if number in found]
    near = {beside for at in places for beside in range(max(0, at - CONTEXT), min(len(filled), at + CONTEXT + 1))}
    return [filled[at] for at in sorted(near)]
