"""Characters with places to printed lines: which stand on one line, and where blanks and gaps between them are meant.

Justified and grid-set text is spread: the gaps between its characters are no blanks. A blank is what the file itself has as one, or
a gap that is clearly wider than the others on its line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gwparse.readers.fixed.glyphs import Glyph, is_wide

#: How far base lines of characters on one line may be apart, in sizes of the characters: raised figures, mixed fonts.
SAME_LINE = 0.4

#: From this width on a gap is a blank between wide characters, in their sizes, beyond the gaps that the line has everywhere.
BLANK = 0.7

#: The same between letters and figures, whose words are parted by a quarter.
WORD_GAP = 0.2

#: From this width on a gap parts columns.
COLUMN_GAP = 2.5

#: Lines with more gaps have no columns.
MOST_GAPS = 200

#: Marks that never begin a line, and those that never end one.
CLOSING = frozenset("，。、；：？！）》〉】〕」』”’…—%％,.;:!?)]}·")
OPENING = frozenset("（《〈【〔「『“‘([{")


@dataclass(slots=True)
class Line:
    """One printed line, or a row of a table.

    Attributes:
        page: its page, from 0.
        y: its base line.
        start, end: where its first character begins and its last one ends.
        size: the size of most of its characters.
        text: its characters, with the blanks that are meant; a gap between columns is `GAP`.
        head: how wide what cannot be parted at its beginning is: a word, or a character with the marks that cling to it.
        gaps: where its gaps between columns are.
        frame: the ruled lines to its left and right, where it stands in a frame; None outside.
        is_row: whether it is a row of a table.
        is_open_above, is_open_below: whether that row goes on on the page before, or on the next one.
    """

    page: int
    y: float
    start: float
    end: float
    size: float
    text: str
    head: float
    gaps: list[tuple[float, float]]
    frame: tuple[int, int] | None = None
    is_row: bool = False
    is_open_above: bool = False
    is_open_below: bool = False


#: Stands for a gap between columns until it is known what the lines around have there.
GAP = "\v"


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The printed lines that some characters of a page stand on, from top to bottom.

    Guaranteed: 1. each line has a character that is not blank; 2. every character of its text that is not blank is that of a glyph; 3.
    a character that is printed twice in one place, as fat ones are, is there once.

    Args:
        glyphs: the characters.
        page: the page, from 0.
    """
    lines = (_line(group, page) for group in _grouped(glyphs))
    return [line for line in lines if line is not None]


def _grouped(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The characters that stand on one line, from left to right."""
    group: list[Glyph] = []
    base = reach = 0.0
    for glyph in sorted(glyphs, key=lambda one: one.y):
        if group and glyph.y - base > max(reach, SAME_LINE * min(glyph.size, group[-1].size)):
            yield group
            group = []
        if not group:
            base = glyph.y
            reach = 0.0
        group.append(glyph)
        reach = max(reach, SAME_LINE * min(glyph.size, group[0].size))
    if group:
        yield group


def _line(group: list[Glyph], page: int) -> Line | None:
    """The line that some characters make; None for blanks alone."""
    group.sort(key=lambda one: one.x)
    shown: list[Glyph] = []
    between: list[str] = [""]  # the blanks in front of each character
    for glyph in group:
        if glyph.text.isspace():
            between[-1] += glyph.text
        elif not any(_is_same(glyph, other) for other in shown[-2:]):
            shown.append(glyph)
            between.append("")
    if not shown:
        return None
    size = Counter(round(one.size, 1) for one in shown).most_common(1)[0][0] or 1.0
    spread = _spread(shown)
    text = shown[0].text
    gaps: list[tuple[float, float]] = []
    for at, (left, right) in enumerate(pairwise(shown)):
        blank = _blank(left, right, between[at + 1], spread)
        if blank == GAP:
            gaps.append((left.x + left.width, right.x))
        text += blank + right.text
    base = Counter(round(one.y, 1) for one in shown).most_common(1)[0][0]
    last = shown[-1]
    return Line(page, base, shown[0].x, last.x + last.width, size, text, _head(shown), gaps)


def _is_same(glyph: Glyph, other: Glyph) -> bool:
    """Whether a character is printed a second time in the same place; a sign for two, such as a long ——, has room for both."""
    if glyph.text != other.text or abs(glyph.y - other.y) > 0.15 * glyph.size:
        return False
    return abs(glyph.x - other.x) < 0.15 * glyph.size and glyph.width < 1.5 * glyph.size


def _spread(shown: list[Glyph]) -> float:
    """The gap that the wide characters of a line have everywhere, in sizes; 0 for a line that is not spread."""
    gaps = [
        (right.x - left.x - left.width) / left.size
        for left, right in pairwise(shown)
        if left.size > 0 and is_wide(left) and is_wide(right)
    ]
    return max(0.0, median(gaps)) if len(gaps) > 2 else 0.0


def _blank(left: Glyph, right: Glyph, written: str, spread: float) -> str:
    """What stands between two neighbours on a line: nothing, blanks, or a gap between columns."""
    size = max(left.size, right.size, 0.1)
    gap = (right.x - left.x - left.width) / size
    wide = is_wide(left) + is_wide(right)
    if gap - spread > COLUMN_GAP and "\u3000" not in written and len(written) < 3:
        return GAP
    if written:
        return written if gap > 0.12 or not wide else ""
    if wide == 0:
        return " " if gap > WORD_GAP else ""
    if gap - spread <= BLANK:
        return ""
    return "\u3000" if wide == 2 else " "


def _head(shown: list[Glyph]) -> float:
    """How wide what cannot be parted at the beginning of a line is."""
    at = 0
    while at < len(shown) and shown[at].text in OPENING:
        at += 1
    if at < len(shown) and not is_wide(shown[at]):
        while at < len(shown) and not is_wide(shown[at]) and shown[at].text not in OPENING:
            at += 1
    else:
        at += 1
    while at < len(shown) and shown[at].text in CLOSING:
        at += 1
    last = shown[min(at, len(shown)) - 1]
    return last.x + last.width - shown[0].x


def settle_gaps(lines: list[Line]) -> None:
    """Write a tab for each gap where a line beside it has one, too, as the rows of a table do, and blanks for any other.

    Args:
        lines: the lines of a page, from top to bottom.
    """
    for at, line in enumerate(lines):
        if not line.gaps:
            continue
        beside = [gap for other in lines[max(0, at - 1) : at + 2] if other is not line for gap in other.gaps]
        if len(line.gaps) + len(beside) > MOST_GAPS:
            beside = []
        parts = line.text.split(GAP)
        text = parts[0]
        for (begin, end), part in zip(line.gaps, parts[1:], strict=True):
            shared = any(min(end, stop) - max(begin, start) > line.size for start, stop in beside)
            text += ("\t" if shared else "\u3000\u3000") + part
        line.text = text
