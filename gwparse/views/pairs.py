"""Marks that come in pairs: those without their partner, and pairs that stand in one another wrongly (成对的标号).

A pair may stand across lines: a wrapped line, a title on several lines, a quotation of several paragraphs, each of which opens
with “ while only the last closes (GB/T 15834—2011, 4.8.3.5). So a mark is alone only where no partner stands within reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gwparse.patterns import lazy
from gwparse.source import Span

#: The pairs on the shadow, where （ and ( are one.
PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "(": ")", "〔": "〕", "【": "】"}
_OPENERS = {closer: opener for opener, closer in PAIRS.items()}
_MARK = lazy(r"[“”《》〈〉()〔〕【】]|‘|’(?<![A-Za-z]’)")

#: A label that ends with a bracket: 1) a) ①) 一) at the beginning of a line or a clause.
_LABEL = lazy(r"(?:^|[\s。;:,、])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])\)\Z")

#: In so many paragraphs behind an opening mark its partner may stand; that of a bracket or a title not behind a paragraph that
#: ends as a sentence does.
_REACH = 6
_QUOTES = ("“", "‘")

#: Where two pairs of one form in one another are wrong; brackets in brackets are only to be avoided (4.9.3.6).
_NOT_IN_ITSELF = ("“", "《")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """What is wrong with the pairs of a document.

    Attributes:
        lone: the marks without a partner.
        nested: pairs that stand right inside a pair of the same form, in one paragraph.
        crossed: pairs of which the first ends inside the second, in one paragraph.
    """

    lone: list[int] = field(default_factory=list)
    nested: list[Pair] = field(default_factory=list)
    crossed: list[tuple[Pair, Pair]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of a pair.

    Attributes:
        char: the character.
        at: where it stands.
        paragraph: the number of its paragraph.
        first: whether the paragraph begins with it.
        last: the number of the last paragraph in which its partner may stand.
    """

    char: str
    at: int
    paragraph: int
    first: bool
    last: int


def pairing(shadow: str, paragraphs: Sequence[Span]) -> Pairing:
    """What is wrong with the pairs in some paragraphs of one document.

    Args:
        shadow: `analysis.shadow`.
        paragraphs: the paragraphs, in order.
    """
    found = Pairing()
    families: dict[str, list[_Mark]] = {}
    for mark in _marks(shadow, paragraphs):
        families.setdefault(_OPENERS.get(mark.char, mark.char), []).append(mark)
    inside: list[tuple[int, Pair]] = []
    for opener, marks in families.items():
        inside += _match(shadow, opener, marks, found)
    inside.sort(key=lambda place: place[1].start)
    found.crossed.extend(_crossed(inside))
    found.lone.sort()
    return found


def unbroken(text: str, marks: Sequence[int]) -> Iterator[int]:
    """The marks but those alone on a line (pieces of a button), on one that could not be decoded, or has straight quotation marks.

    Args:
        text: the text.
        marks: where the marks stand, in order.
    """
    end = 0
    for at in marks:
        if at >= end:  # on another line than the one before
            end = found if (found := text.find("\n", at)) >= 0 else len(text)
            end = found if (found := text.find("\r", at, end)) >= 0 else end
            start = text.rfind("\n", 0, at) + 1
            line = text[max(start, text.rfind("\r", start, at) + 1) : end]
            broken, straight = len(line.strip()) == 1 or "\ufffd" in line, '"' in line or "＂" in line
        if not broken and not (straight and text[at] in "“”"):
            yield at


def _marks(shadow: str, paragraphs: Sequence[Span]) -> Iterator[_Mark]:
    for number, place in enumerate(paragraphs):
        first = True
        ended = shadow[place.start : place.end].rstrip().endswith(("。", "。)", "。”"))
        for mark in _MARK.finditer(shadow, place.start, place.end):
            reach = 0 if ended and mark[0] not in _QUOTES else _REACH
            begins = first and not shadow[place.start : mark.start()].strip()
            yield _Mark(mark[0], mark.start(), number, begins, number + reach)
            first = False


def _match(shadow: str, opener: str, marks: Sequence[_Mark], found: Pairing) -> Iterator[tuple[int, Pair]]:
    """The pairs of one form that stand in one paragraph, with its number; what is wrong goes to `found`."""
    opened: list[_Mark] = []
    nested: list[tuple[_Mark, Pair]] = []
    paragraph = -1
    for mark in marks:
        if mark.paragraph != paragraph:
            paragraph = mark.paragraph
            found.lone.extend(before.at for before in opened if paragraph > before.last)
            opened = [before for before in opened if paragraph <= before.last]
        if mark.char == opener:
            if opener == "“" and mark.first and opened and opened[-1].paragraph < mark.paragraph:
                opened.pop()  # a quotation goes on in the next paragraph
            if opener == "“" and opened and opened[-1].paragraph == mark.paragraph:
                # a quotation that goes on has ‘ ’ inside it: neither of the two is its beginning
                opened[-1], mark = (replace(one, last=mark.paragraph) for one in (opened[-1], mark))
            opened.append(mark)
        elif opened:
            start = opened.pop()
            pair = Pair(start.at, mark.at)
            if start.paragraph == mark.paragraph:
                yield mark.paragraph, pair
                if opened and opened[-1].paragraph == mark.paragraph and opener in _NOT_IN_ITSELF:
                    nested.append((opened[-1], pair))
        elif not (mark.char == ")" and _LABEL.search(shadow[max(0, mark.at - 5) : mark.at + 1])):
            found.lone.append(mark.at)
    found.lone.extend(mark.at for mark in opened)
    lone = set(found.lone)
    found.nested.extend(pair for outer, pair in nested if outer.at not in lone)


def _crossed(pairs: Sequence[tuple[int, Pair]]) -> Iterator[tuple[Pair, Pair]]:
    """The pairs that cross, of pairs with their paragraphs in the order of the text."""
    around: list[tuple[int, Pair]] = []
    for number, pair in pairs:
        while around and (around[-1][0] != number or around[-1][1].end <= pair.start):
            around.pop()
        yield from ((outer, pair) for _, outer in around[-1:] if outer.end < pair.end)
        around.append((number, pair))
