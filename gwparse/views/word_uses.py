"""Uses of listed words in the text of documents: each word once for each document, with all its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwparse.nodes import AssignmentBlock
from gwparse.source import Span
from gwparse.views.paths import Located, leaf_at
from gwparse.views.prose import PROSE_LEAVES
from gwparse.views.quoted import quoted_places, stands_in
from gwparse.wrong_words import WrongWord, find_words

_LEAVES = (*PROSE_LEAVES, AssignmentBlock)


@dataclass(frozen=True, slots=True)
class WordUse:
    """A word that is wrong, and where one document has it.

    Attributes:
        word: the word.
        document: the number of the document among all documents of the page, from 0.
        places: its places in the order of the text; at least one.
    """

    word: WrongWord
    document: int
    places: tuple[Span, ...]


def word_uses(shadow: str, places: Sequence[Located], words: tuple[WrongWord, ...]) -> Iterator[WordUse]:
    """The uses of the words of a list, by their first places; quotations, titles in 《 》 and tables are passed over.

    Args:
        shadow: `analysis.shadow`.
        places: `analysis.leaves`.
        words: the list; at least one word.
    """
    found: dict[tuple[int, WrongWord], list[Span]] = {}
    for at, word in find_words(shadow, words):
        place = leaf_at(places, at)
        if place is None or place.document is None or not isinstance(place.leaf, _LEAVES):
            continue
        if not stands_in(quoted_places(shadow), at):
            found.setdefault((place.document, word), []).append(Span(at, at + len(word.wrong)))
    for (document, word), spans in found.items():
        yield WordUse(word, document, tuple(spans))
