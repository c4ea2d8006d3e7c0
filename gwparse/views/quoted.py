"""What stands inside quotation marks and title marks, or in a block quote of Markdown: the words of others (引文和名称)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from gwparse.patterns import lazy
from gwparse.source import Span

#: Marks round what is somebody else's: quotations and titles.
OPENERS, CLOSERS = "“‘「『《〈", "”’」』》〉"
_QUOTE_MARKS = lazy(f"[{OPENERS}{CLOSERS}]")

#: A line of a block quote, > 引文; a figure behind the mark says that it is a sign, >60.
_BLOCK_QUOTE = lazy(r"(?m)^[ ]{0,3}>(?:[ ]|(?![\d.=<-]))[^\r\n]+")


@lru_cache(maxsize=4)
def quoted_places(text: str) -> tuple[Span, ...]:
    """The quotations and the names in a text with their marks, in order, none inside another."""
    places = list(_quotations(text))
    if ">" in text and (blocks := [found.span() for found in _BLOCK_QUOTE.finditer(text)]):
        places = merged([*places, *blocks])
    return tuple(Span(*place) for place in places)


def merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Some places in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """The places of quotations and titles with their marks, those inside others left out, also where they go over lines.

    A mark that is never closed, as the same mark opened anew on a later line shows, covers the rest of its line.
    """
    still_open: list[tuple[str, int]] = []
    for found in _QUOTE_MARKS.finditer(text):
        mark, at = found[0], found.start()
        if mark in OPENERS:
            if any(mark == other for other, _ in still_open) and _line_end(text, still_open[0][1]) < at:
                yield still_open[0][1], _line_end(text, still_open[0][1])
                still_open.clear()
            still_open.append((mark, at))
            continue
        opener = OPENERS[CLOSERS.index(mark)]
        inner = next((n for n in range(len(still_open) - 1, -1, -1) if still_open[n][0] == opener), None)
        if inner is not None:
            start = still_open[inner][1]
            del still_open[inner:]
            if not still_open:
                yield start, at + 1
    if still_open:
        yield still_open[0][1], _line_end(text, still_open[0][1])


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def stands_in(places: Sequence[Span], at: int) -> bool:
    """Whether a character stands in one of some places, which are in order.

    Args:
        places: the places.
        at: the character.
    """
    before = bisect_right(places, at, key=lambda place: place.start)
    return before > 0 and at < places[before - 1].end
