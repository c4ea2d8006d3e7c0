"""In what type the Chinese characters of a stretch of text are set (字体、字号).

Digits, Latin letters, marks and blanks are left aside: Times New Roman for a figure, or the “ ” that Word takes from the Latin font,
is nobody's fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from gwparse.layout import CharacterFormat, Layout
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.typefaces import Typeface, size_name, typeface

K = TypeVar("K", bound=Hashable)

_HAN = lazy(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Lettered:
    """Neighbouring characters set alike, at least one of them Chinese.

    Attributes:
        span: from the first of the Chinese characters to the last.
        count: how many of the characters are Chinese.
        format: how they look.
    """

    span: Span
    count: int
    format: CharacterFormat

    @property
    def typeface(self) -> Typeface | None:
        """The class of the font; None where the file names none."""
        return typeface(self.format.font)


def lettered(layout: Layout, text: str, span: Span) -> Iterator[Lettered]:
    """The parts of a span by the look of their Chinese characters, in order; neighbours that look alike are one.

    Args:
        layout: of the text.
        text: the whole text.
        span: the part of it that is asked for.
    """
    last: Lettered | None = None
    for stretch in layout.stretches(span):
        start, end = max(stretch.start, span.start), min(stretch.end, span.end)
        places = [found.start() for found in _HAN.finditer(text, start, end)]
        if not places:
            continue
        here = Lettered(Span(places[0], places[-1] + 1), len(places), stretch.format)
        if last is not None and last.format == here.format:
            last = Lettered(Span(last.span.start, here.span.end), last.count + here.count, last.format)
            continue
        if last is not None:
            yield last
        last = here
    if last is not None:
        yield last


@dataclass(frozen=True, slots=True)
class MainType:
    """In what most of the Chinese characters of a span are set.

    Attributes:
        font: the font of most of them; None where the file names none.
        size: the size of most of them, in points; None where the file names none.
        bold: whether most of them are bold.
        span: from the first Chinese character to the last.
    """

    font: str | None
    size: float | None
    bold: bool
    span: Span

    @property
    def typeface(self) -> Typeface | None:
        """The class of the font; None where the file names none."""
        return typeface(self.font)

    def __str__(self) -> str:
        """As messages have it: “宋体”3号（16磅）; empty where nothing is known."""
        return type_name(self.font, self.size)


def main_type(layout: Layout, text: str, span: Span) -> MainType | None:
    """In what most of the Chinese characters of a span are set; None where it has none.

    Args:
        layout: of the text.
        text: the whole text.
        span: the part of it that is asked for.
    """
    parts = list(lettered(layout, text, span))
    if not parts:
        return None
    return MainType(
        font=_most((part.format.font, part.count) for part in parts),
        size=_most((part.format.size, part.count) for part in parts),
        bold=_most((part.format.bold, part.count) for part in parts),
        span=Span(parts[0].span.start, parts[-1].span.end),
    )


def type_name(font: str | None, size: float | None) -> str:
    """A font and a size as messages have them, what is unknown left out: “宋体”3号（16磅）."""
    return (f"“{font}”" if font else "") + (size_name(size) if size is not None else "")


def _most(weighed: Iterable[tuple[K, int]]) -> K:
    counted: Counter[K] = Counter()
    for value, weight in weighed:
        counted[value] += weight
    return counted.most_common(1)[0][0]
