"""What stands on pages without being text of the document: page numbers, running headers and footers, tables of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gwparse.readers.fixed.lines import Line

#: A page number: — 1 —, - 1 -, 1, 1/3, 第1页, 第1页共3页, Page 1 of 3, iv.
_DASH = r"[-–—―－─_~·•\s]"
PAGE_NUMBER = re.compile(
    rf"{_DASH}*+(?:第\s*+)?+(?:[0-9０-９]{{1,4}}|[ivxⅰ-ⅻ]{{1,6}})\s*+页?+(?:{_DASH}|[/／,，（(]|共|of)*+(?:[0-9０-９]{{1,4}}\s*+页?+)?+[)）]?+{_DASH}*+",
    re.IGNORECASE,
)
MARKED_NUMBER = re.compile(rf"{_DASH}++[0-9０-９]{{1,4}}{_DASH}++|第\s*+[0-9０-９]{{1,4}}\s*+页.{{0,12}}")

#: A line of a table of contents: its page behind a leader.
CONTENTS_LINE = re.compile(r".{0,200}?(?:[.．…·・‧⋯。]\s?){4,}+\s*+[-—(（]?[0-9０-９ivx]{1,4}[-—)）]?")
CONTENTS_TITLE = re.compile(r"目\s*+[录次]")

#: How many lines at the top and at the bottom of a page may be running ones.
RUNNING = 2

#: On so many pages a line stands that is a running one.
FEWEST_PAGES = 3

#: How far a running line may move from page to page, in points.
SAME_HEIGHT = 4.0

DIGITS = re.compile(r"[0-9０-９]+")


@dataclass(slots=True)
class Pages:
    """The lines of all pages, without what is not text of the document.

    Attributes:
        pages: the lines of each page, from top to bottom.
        numbers: how many page numbers were left out.
        running: how many running headers and footers were.
        contents: how many lines of tables of contents were.
    """

    pages: list[list[Line]]
    numbers: int = 0
    running: int = 0
    contents: int = 0


def without_furniture(pages: Sequence[list[Line]]) -> Pages:
    """Take page numbers, running headers and footers, and tables of contents out of the lines of all pages.

    Args:
        pages: the lines of each page, from top to bottom.
    """
    left = Pages([list(lines) for lines in pages])
    running = _running(left.pages)
    for lines in left.pages:
        gone = [line for line in _edges(lines) if _key(line) in running]
        left.running += len(gone)
        _remove(lines, gone)
    numbered = {id(line) for line in _numbers(left.pages)}
    left.numbers = len(numbered)
    for lines in left.pages:
        _remove(lines, [line for line in lines if id(line) in numbered])
        left.contents += _without_contents(lines)
    return left


def _remove(lines: list[Line], gone: list[Line]) -> None:
    identities = {id(line) for line in gone}
    lines[:] = [line for line in lines if id(line) not in identities]


def _edges(lines: list[Line]) -> list[Line]:
    """The lines at the top and at the bottom of a page that are no rows of tables, each once."""
    edges = lines[:RUNNING] + lines[max(RUNNING, len(lines) - RUNNING) :]
    return [line for line in edges if not line.is_row]


def _key(line: Line) -> tuple[str, int]:
    """What is the same of a running line on all pages: its text without figures, and about where it stands."""
    return DIGITS.sub("#", "".join(line.text.split())), round(line.y / SAME_HEIGHT)


def _running(pages: list[list[Line]]) -> set[tuple[str, int]]:
    """The running lines: the same on at least three pages, and on at least a third of them; bare numbers are no texts."""
    count: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        for key in {_key(line) for line in _edges(lines)}:
            text, y = key
            if len(text.strip("#-—·/")) >= 2:
                count.update([(text, near) for near in (y - 1, y, y + 1)])
    fewest = max(FEWEST_PAGES, len(pages) / 3)
    return {key for key, pages_with in count.items() if pages_with >= fewest}


def _numbers(pages: list[list[Line]]) -> list[Line]:
    """The lines that are page numbers: by their marks, or as a figure that counts with the pages."""
    found = []
    bare: list[tuple[int, Line]] = []
    for at, lines in enumerate(pages):
        for line in _outermost(lines):
            text = line.text.strip()
            if MARKED_NUMBER.fullmatch(text):
                found.append(line)
            elif len(text) <= 16 and PAGE_NUMBER.fullmatch(text):
                bare.append((at, line))
    offsets = Counter(_value(line) - at for at, line in bare)
    heights = Counter(round(line.y / SAME_HEIGHT) for _, line in bare)
    for at, line in bare:
        counts_on = offsets[_value(line) - at] > 1 or _value(line) == at + 1
        height = round(line.y / SAME_HEIGHT)
        if counts_on or sum(heights[near] for near in (height - 1, height, height + 1)) >= FEWEST_PAGES:
            found.append(line)
    return found


def _outermost(lines: list[Line]) -> list[Line]:
    """The first and the last line of a page, where it has others."""
    ends = [lines[0], lines[-1]] if len(lines) > 1 else lines
    return [line for line in ends if not line.is_row]


def _value(line: Line) -> int:
    """The figure of a page number; a negative one for Roman figures, which count by themselves."""
    figure = DIGITS.search(line.text)
    return int(figure[0]) if figure else -10_000


def _without_contents(lines: list[Line]) -> int:
    """Take a table of contents out of the lines of a page, its title with it; returns how many lines it had."""
    listed = [line for line in lines if CONTENTS_LINE.fullmatch(line.text.strip()) and not line.is_row]
    if len(listed) < 2:
        return 0
    first = lines.index(listed[0])
    if first and CONTENTS_TITLE.fullmatch(lines[first - 1].text.strip()):
        listed.append(lines[first - 1])
    _remove(lines, listed)
    return len(listed)
