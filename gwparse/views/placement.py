"""Where printed lines begin and end across the type area (居中、顶格、空字), and whether they are set in the type that is wanted.

Blanks that were typed count as room like indents: many drafters put a line in its place with them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from gwparse.layout import LaidLine, Layout, NumberPlace
from gwparse.nodes import Leaf
from gwparse.source import Span
from gwparse.views.lettering import Lettered, lettered, type_name
from gwparse.views.typefaces import Typeface, is_size

K = TypeVar("K", bound=Hashable)

#: How wide typed blanks are, in characters; a tab may go anywhere, but it goes somewhere.
_BLANKS = {"\u3000": 1.0, " ": 0.5, "\xa0": 0.5, "\t": 2.0}

#: What a reader sees of an alignment: a line that does not fill the type area stands at the left where it is justified.
ALIGNED: dict[NumberPlace, str] = {
    "left": "居左",
    "justified": "居左",
    "center": "居中",
    "right": "居右",
    "distributed": "分散对齐",
    "inside": "居内侧",
    "outside": "居外侧",
}

#: A line that leaves fewer characters free fills the type area; one with fewer may be the rest of a line that was reckoned too wide.
_FULL = 3

#: Other characters may be this share of those that are wrong: a rare one that the font lacks is set in another by itself.
_STRAY = 0.25


def printed_lines(layout: Layout, text: str, span: Span) -> Iterator[LaidLine]:
    """The lines with text that hold a span, in order; those in tables, text boxes and headers have places of their own."""
    for line in layout.lines_in(span):
        if line.story == "body" and not line.in_table and text[line.start : line.end].strip():
            yield line


def begins(text: str, line: LaidLine) -> float:
    """How many characters to the right of the type area's left edge the text of a line begins."""
    words = text[line.start : line.end]
    typed = words[: len(words) - len(words.lstrip())]
    first = line.format.first_line if line.heads[0].column == 0 else 0.0
    return line.format.left + first + sum(_BLANKS.get(blank, 0.5) for blank in typed)


def ends(text: str, line: LaidLine) -> float:
    """How many characters are kept free at the right of a line that is set to the right."""
    words = text[line.start : line.end]
    return line.format.right + sum(_BLANKS.get(blank, 0.5) for blank in words[len(words.rstrip()) :])


def width(text: str, line: LaidLine) -> float:
    """How wide the text of a line is, in points, blanks around it left aside; characters without a size count as 3号."""
    total = 0.0
    for stretch in line.stretches:
        for char in text[stretch.start : stretch.end].strip():
            total += (stretch.format.size or 16) * (1 if unicodedata.east_asian_width(char) in "WFA" else 0.5)
    return total


def off_centre(layout: Layout, text: str, line: LaidLine) -> float:
    """How many characters the middle of a line is from the middle of the type area; 0 where that cannot be told.

    It cannot where the line was moved to its place by hand, with blanks or a large indent, and where it fills the type area. Of a
    line that is wrapped the last part is looked at.
    """
    form = line.format
    if form.alignment == "center":
        return (begins(text, line) - ends(text, line)) / 2
    size = next((one.format.size for one in line.stretches if one.format.size), 16)
    room, start = layout.sections[line.section].line_width, begins(text, line)
    wide = width(text, line)
    if wide > room:
        wide, start = wide % room, form.left
    free = (room - wide) / size
    if free < _FULL or wide < _FULL * size or form.alignment == "distributed":
        return 0.0
    if form.alignment == "right":
        return free / 2 - form.right
    return start - free / 2 if start < min(3, free / 2 - 1) else 0.0


def off_two_characters(layout: Layout, text: str, elements: Iterable[Leaf | None]) -> Iterator[tuple[Span, str]]:
    """The elements that ought to be indented by two characters and are not: their first lines, and where those stand.

    Args:
        layout: of the text.
        text: the whole text.
        elements: the elements; None for one that a document does not have.
    """
    for element in elements:
        line = next(printed_lines(layout, text, element.span), None) if element is not None else None
        if line is None:
            continue
        start = begins(text, line)
        if line.format.alignment in ("center", "right"):
            yield Span(line.start, line.end), where(line)
        elif start < 0.5:
            yield Span(line.start, line.end), "顶格编排"
        elif abs(start - 2) > 1:
            yield Span(line.start, line.end), f"左边空了{start:.2g}个字"


def alike(faults: Iterable[tuple[K, str, Span]]) -> Iterator[tuple[K, str, Span]]:
    """Faults of several elements, those that are alike as one: the names of what has them, joined, at the first place.

    Args:
        faults: for each what is wrong, what the element is called, and where it stands.
    """
    told: dict[K, list[tuple[str, Span]]] = {}
    for fault, name, span in faults:
        told.setdefault(fault, []).append((name, span))
    for fault, places in told.items():
        yield fault, "、".join(name for name, _ in places), places[0][1]


def where(line: LaidLine) -> str:
    """How a line is aligned, as messages have it: 居左."""
    return ALIGNED[line.format.alignment]


@dataclass(frozen=True, slots=True)
class Wanted:
    """In what an element is to be set.

    Attributes:
        typefaces: the classes that will do; empty where any will.
        sizes: the sizes that will do, in points; empty where any will.
    """

    typefaces: tuple[Typeface, ...] = ()
    sizes: tuple[float, ...] = ()

    def fits_typeface(self, part: Lettered) -> bool:
        """Whether some characters are in one of the typefaces; those whose font the file does not tell are."""
        return part.typeface is None or not self.typefaces or part.typeface in self.typefaces

    def fits_size(self, part: Lettered) -> bool:
        """Whether some characters have one of the sizes; those whose size the file does not tell have."""
        size = part.format.size
        return size is None or not self.sizes or any(is_size(size, wanted) for wanted in self.sizes)


#: The typeface of titles and issuer marks; 华文中宋 comes with every Office and stands in for it where nobody bought that.
TITLE_TYPE = Wanted(typefaces=("小标宋", "中宋"))

#: 3号仿宋, in which all is set of which nothing else is said (5.2.2), and 3号黑体, that of 密级, 紧急程度 and 附件 above an annex.
TEXT_TYPE = Wanted(typefaces=("仿宋",), sizes=(16,))
LABEL_TYPE = Wanted(typefaces=("黑体",), sizes=(16,))


@dataclass(frozen=True, slots=True)
class Misset:
    """Characters that are not set as they ought to be.

    Attributes:
        span: the first of them that stand together.
        type: their font and size as messages have them, without what is right: “宋体”, 4号（14磅）, “宋体”4号（14磅）.
    """

    span: Span
    type: str


def misset(layout: Layout, text: str, span: Span, wanted: Wanted) -> Misset | None:
    """The Chinese characters of a span that are in another type than the wanted one; None where all but a few are in it."""
    parts = list(lettered(layout, text, span))
    wrong = [part for part in parts if not (wanted.fits_typeface(part) and wanted.fits_size(part))]
    if not wrong or sum(part.count for part in wrong) < _STRAY * sum(part.count for part in parts):
        return None
    most = max(wrong, key=lambda part: part.count)
    font = None if wanted.fits_typeface(most) else most.format.font
    size = None if wanted.fits_size(most) else most.format.size
    return Misset(span=wrong[0].span, type=type_name(font, size))
