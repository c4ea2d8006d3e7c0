"""Marks in a line of HTML round the words of findings, which may lie in each other, beside each other, or across each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import category

from gwparse.diagnostics import Level


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a finding's words that stands in one line.

    Attributes:
        start, end: the characters of the line, half-open; equal for a place where something is absent.
        number: the finding's number.
        level: the finding's level.
        is_last: whether its words end here, and do not go on in a line further down.
    """

    start: int
    end: int
    number: int
    level: Level
    is_last: bool = True


def marked(line: str, pieces: Sequence[Piece], shown: Callable[[str], str]) -> str:
    """A line with a `<mark>` round the words of each piece, and the number of each finding behind its last words.

    Marks nest; where two pieces lie across each other, the inner one is split. So the words in the marks of a number, joined, are
    those of its piece.

    Args:
        line: the line.
        pieces: the pieces in it, in any order.
        shown: what makes HTML of a text.
    """
    waiting = sorted(pieces, key=_order, reverse=True)
    ends = {piece.end for piece in pieces}
    out: list[str] = []
    stack: list[Piece] = []
    at = 0
    for cut in sorted({len(line), *ends, *(piece.start for piece in pieces)}):
        out.append(shown(line[at:cut]))
        at = cut
        outermost = next((depth for depth, piece in enumerate(stack) if piece.end == cut), len(stack))
        closed, stack = stack[outermost:], stack[:outermost]
        out.append("</mark>" * len(closed))
        out += [_number(piece) for piece in closed if piece.end == cut]
        opened = [piece for piece in closed if piece.end > cut]
        while waiting and waiting[-1].start == cut:
            piece = waiting.pop()
            if piece.start == piece.end:
                out.append(f"{_opening(piece, line)}</mark>{_number(piece)}")
            else:
                opened.append(piece)
        opened.sort(key=lambda piece: (-piece.end, piece.number))
        out += [_opening(piece, line) for piece in opened]
        stack += opened
    return "".join(out)


def _order(piece: Piece) -> tuple[int, bool, int, int]:
    """Places in front of words that begin there, long pieces in front of short ones."""
    return piece.start, piece.start != piece.end, -piece.end, piece.number


def _opening(piece: Piece, line: str) -> str:
    words = line[piece.start : piece.end]
    how = " absent" if not words else "" if _is_seen(words) else " unseen"
    return f'<mark class="{piece.level}{how}" data-finding="{piece.number}">'


def _number(piece: Piece) -> str:
    return f'<sup class="{piece.level}">{piece.number}</sup>' if piece.is_last else ""


#: Characters that cannot be seen, by the names that people know.
NAMES = {" ": "空格", "\u3000": "全角空格", "\t": "制表符", "\u00a0": "不间断空格", "\n": "换行", "\r": "换行"}


def _is_seen(words: str) -> bool:
    return any(not char.isspace() and not category(char).startswith("C") for char in words)


def unseen(words: str) -> str:
    """What words consist of that nobody can see; empty where there is something to see.

    Args:
        words: the words.
    """
    if _is_seen(words):
        return ""
    return "、".join(dict.fromkeys(NAMES.get(char, f"U+{ord(char):04X}") for char in words))
