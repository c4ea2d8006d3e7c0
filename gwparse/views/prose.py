"""The running text of documents, for rules about words: where a pattern occurs in it, and whose words stand there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gwparse.nodes import Heading, LabelledParagraph, OrdinalItem, Paragraph, Title
from gwparse.source import Span
from gwparse.views.paths import Located, leaf_at
from gwparse.words import inside_title

#: The leaves that hold what a document itself says; tables, forms and lists of units have words of another kind.
PROSE_LEAVES = (Title, Heading, Paragraph, OrdinalItem, LabelledParagraph)

#: Where one sentence ends and the next begins.
_STOPS = "。;!?\n"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in running text where a pattern matches.

    Attributes:
        found: the match, on the shadow.
        place: the leaf that holds all of it.
        document: the number of its document among all documents of the page, from 0.
    """

    found: re.Match[str]
    place: Located
    document: int

    @property
    def span(self) -> Span:
        """The characters that match."""
        return Span(*self.found.span())

    @property
    def sentence(self) -> Span:
        """The sentence, or the part of one up to a semicolon, in which the match begins, as far as it stands in the leaf."""
        text, leaf = self.found.string, self.place.leaf.span
        start = max(text.rfind(stop, leaf.start, self.found.start()) for stop in _STOPS) + 1
        ends = [end for stop in _STOPS if (end := text.find(stop, self.found.end(), leaf.end)) >= 0]
        return Span(max(start, leaf.start), min(ends, default=leaf.end))

    @property
    def is_quoted(self) -> bool:
        """Whether it stands in “ ” or 《 》, and so is somebody else's."""
        text, start, at = self.found.string, self.place.leaf.span.start, self.found.start()
        if inside_title(text, start, at):
            return True
        opened, closed, straight = (_places(text, mark) for mark in '“”"')
        if _last_before(opened, start, at) > _last_before(closed, start, at):
            return True
        return (bisect_left(straight, at) - bisect_left(straight, start)) % 2 == 1


@lru_cache(maxsize=3)
def _places(text: str, mark: str) -> list[int]:
    """Where a mark stands in a text: found once for all hits, as a paragraph may be as long as a text."""
    return [found.start() for found in re.finditer(mark, text)] if mark in text else []


def _last_before(places: list[int], start: int, at: int) -> int:
    """The last of some places between two; -1 where there is none."""
    index = bisect_left(places, at)
    return places[index - 1] if index and places[index - 1] >= start else -1


def hits(
    shadow: str,
    places: Sequence[Located],
    pattern: re.Pattern[str],
    kinds: tuple[type, ...] = PROSE_LEAVES,
) -> Iterator[Hit]:
    """Where a pattern matches in the running text of documents, in order.

    Args:
        shadow: `analysis.shadow`.
        places: `analysis.leaves`.
        pattern: the pattern; it sees the whole text, so that what stands in front and behind counts across lines.
        kinds: the leaves that count.
    """
    for found in pattern.finditer(shadow):
        place = leaf_at(places, found.start())
        if place is None or place.document is None or not isinstance(place.leaf, kinds):
            continue
        if found.end() <= place.leaf.span.end:
            yield Hit(found, place, place.document)
