"""Printed lines to paragraphs, by geometry: a line that had no room for what comes next goes on in the next one.

A paragraph of body text fills its lines to the right edge of the type area (版心) and goes on at the left edge. A line that ends
earlier ends its paragraph; one that begins with an indent begins a paragraph. Where nothing is set in, and a full line ends with a
full stop, an ordinal at the beginning of the next one counts as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gwparse.readers.fixed.lines import Line

#: How far a line may begin beside the left edge and still begin there, in characters.
FLUSH = 0.6

#: How much room more than the next word takes may be left at the end of a line that goes on, in characters.
SLACK = 0.7

#: How much farther than usual two lines of one paragraph may stand apart, in pitches: where an indent tells paragraphs apart, and
#: where only the space between them does.
LOOSE = 1.4
TIGHT = 1.15

#: How far the first lines of paragraphs are set in, in characters, and which share of all lines they are at least.
INDENT = (1.5, 2.6)
FEWEST_INDENTED = 0.05

#: How much the sizes of two lines of one paragraph may differ.
SAME_SIZE = 0.08


#: How a heading or an item begins, and with what the line in front of one ends.
ORDINAL = re.compile(
    r"[（(]?[一二三四五六七八九十百]{1,5}[)）、]|第[一二三四五六七八九十百]{1,5}[编章节条]|[（(]?\d{1,2}[)）.．、](?!\d)"
)
STOPS = "。；：！？;:"
_WITHIN = re.compile(f"[{STOPS}](?:{ORDINAL.pattern})")


@dataclass(frozen=True, slots=True)
class Area:
    """The type area.

    Attributes:
        left, right: its edges.
        pitch: how far its lines stand apart.
        has_indents: whether first lines of paragraphs are set in.
        has_items: whether, where they are not, ordinals begin lines; in texts that run on without end they stand anywhere.
    """

    left: float
    right: float
    pitch: float
    has_indents: bool = True
    has_items: bool = False


def paragraphs_of(pages: Sequence[list[Line]], widths: Sequence[float]) -> list[list[Line]]:
    """The paragraphs of a document, each with its lines.

    Guaranteed: each line is in one paragraph, and they are in the order of the pages.

    Args:
        pages: the lines of each page, from top to bottom, page numbers and the like left out.
        widths: how wide each page is.
    """
    areas = Areas(pages, widths)
    paragraphs: list[list[Line]] = []
    for line in (line for lines in pages for line in lines):
        if paragraphs and _goes_on(paragraphs[-1], line, areas.of(line), areas.of(paragraphs[-1][-1])):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def joined(lines: Sequence[Line]) -> list[str]:
    """The texts of the lines of a paragraph, with the blank that parts two words in a foreign script.

    Args:
        lines: the lines.
    """
    texts = [line.text for line in lines]
    for at, (one, other) in enumerate(pairwise(texts)):
        if _is_letter(one[-1:]) and _is_letter(other[:1]):
            texts[at] += " "
    return texts


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _goes_on(paragraph: list[Line], line: Line, area: Area, before: Area) -> bool:
    """Whether a line goes on with a paragraph: the one above it was full, and it begins where such a line does."""
    last = paragraph[-1]
    if (
        last.is_row
        or line.is_row
        or last.gaps
        or line.gaps
        or (last.frame is None) != (line.frame is None)
        or abs(line.size - last.size) > SAME_SIZE * last.size
    ):
        return False
    head = min(line.head, (before.right - before.left) / 2)
    if before.right - last.end > head + SLACK * last.size or _is_centred(last, before):
        return False
    if line.page == last.page and line.y - last.y > _reach(area, line):
        return False
    if line.start - area.left <= FLUSH * line.size:
        return not (area.has_items and last.text[-1] in STOPS and ORDINAL.match(line.text))
    first = paragraph[0]
    if len(paragraph) > 1:  # a paragraph that is set in as a whole
        return abs(line.start - area.left - (last.start - before.left)) <= FLUSH * line.size
    is_item = first.text.startswith("附") or ORDINAL.match(first.text) is not None
    hangs = is_item and line.start - area.left > first.start - before.left + FLUSH * line.size
    return hangs and line.start - area.left > 3 * line.size and not _is_centred(line, area)


def _reach(area: Area, line: Line) -> float:
    """How far below the one above it a line may stand that goes on with it."""
    return (LOOSE if area.has_indents else TIGHT) * max(area.pitch, 1.2 * line.size)


def _is_centred(line: Line, area: Area) -> bool:
    """Whether a line stands in the middle, set in on both sides, and not just as the first line of a paragraph is."""
    left, right = line.start - area.left, area.right - line.end
    if area.has_indents and INDENT[0] * line.size <= left <= INDENT[1] * line.size:
        return False
    return left > line.size and right > line.size and abs(left - right) <= line.size


class Areas:
    """The type areas of a document.

    Pages of one width share one; odd and even ones have their own where both have many lines. So have frames, and lines of another
    size than the body, where there are some of them.

    Args:
        pages: the lines of each page.
        widths: how wide each page is.
    """

    def __init__(self, pages: Sequence[list[Line]], widths: Sequence[float]) -> None:
        self._widths = [round(width / 10) for width in widths]
        groups: dict[_Key, list[Line]] = {}
        for line in (line for lines in pages for line in lines if not line.is_row):
            for key in self._keys(line):
                groups.setdefault(key, []).append(line)
        self._areas = {
            key: _area(lines, None if key[3] else 10.0 * key[0])
            for key, lines in groups.items()
            if len(lines) >= _fewest(key)
        }

    def of(self, line: Line) -> Area:
        """The type area that a line stands in."""
        known = (self._areas[key] for key in self._keys(line) if key in self._areas)
        return next(known, Area(line.start, line.end, 0.0))

    def _keys(self, line: Line) -> tuple[_Key, ...]:
        """The groups of lines that a line belongs to, the closest one first."""
        width, parity, size, frame = self._widths[line.page], line.page % 2, round(2 * line.size), line.frame
        if frame is not None:
            return (width, _BOTH, size, frame), (width, _BOTH, 0, frame)
        return (
            (width, parity, size, None),
            (width, _BOTH, size, None),
            (width, parity, 0, None),
            (width, _BOTH, 0, None),
        )


#: The width of the page, which of its sides, twice the size of the characters, the frame; 0 or _BOTH for any.
_Key = tuple[int, int, int, tuple[int, int] | None]


def _fewest(key: _Key) -> int:
    """From how many lines on a group of them tells a type area."""
    _, parity, size, frame = key
    if frame is not None:
        return _FRAMED if size else 1
    return _MANY if parity != _BOTH else _SOME if size else 1


#: Stands for odd and even pages together.
_BOTH = 2

#: From so many lines on, the pages of one side, and lines of one size, tell their type area by themselves.
_MANY = 60
_SOME = 8
_FRAMED = 3

#: In fewer lines the outermost one tells the edge.
_ENOUGH = 12

#: From so many lines on that end at one place, that is the right edge.
_FEWEST_FULL = 6


def _area(lines: list[Line], width: float | None) -> Area:
    """The type area that lines show: the outermost places where several of them begin and end.

    Where few lines reach the farthest of those places, and it is far from as near to the edge of the paper as the other one is, all
    lines are short, and the type area is as wide as it would be in the middle of the paper.

    Args:
        lines: the lines.
        width: how wide the paper is; None within frames.
    """
    body = Counter(round(line.size) for line in lines).most_common(1)[0][0]
    main = [line for line in lines if round(line.size) == body] or lines
    size = max(1.0, median(line.size for line in main))
    fewest = max(2, len(main) // 25) if len(main) >= _ENOUGH else 1
    left = _outermost(sorted(line.start for line in main), size, fewest)
    right = -_outermost(sorted(-line.end for line in main), size, fewest)
    full = sum(1 for line in main if right - line.end <= FLUSH * size)
    if width is not None and right < width - left - 3 * size and full < max(_FEWEST_FULL, len(main) // 3):
        right = width - left
    steps = [
        other.y - one.y
        for one, other in pairwise(main)
        if one.page == other.page and 0 < other.y - one.y < 4 * size and other.start - left < FLUSH * size
    ]
    pitch = sorted(steps)[len(steps) // 4] if steps else 0.0
    indented = sum(1 for line in main if INDENT[0] * size <= line.start - left <= INDENT[1] * size)
    if indented >= FEWEST_INDENTED * len(main):
        return Area(left, right, pitch)
    begin = sum(1 for line in main if ORDINAL.match(line.text))
    within = sum(1 for line in main for _ in _WITHIN.finditer(line.text, 1))
    return Area(left, right, pitch, has_indents=False, has_items=begin > within)


def _outermost(places: list[float], size: float, fewest: int) -> float:
    """The first of sorted places near which so many stand; the first of all where they stand near none."""
    for at, place in enumerate(places):
        near = [other for other in places[at : at + fewest] if other - place <= FLUSH * size]
        if len(near) >= fewest:
            return place
    return places[0]
