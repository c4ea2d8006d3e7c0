"""Half-width marks in Chinese text that ought to be full-width (半角标点).

Two readings. A mark is *sure* where Chinese text touches it: 加强领导,落实责任. Where a whole page is folded, one may be restored
as well behind a figure at the end of a line (5.2%;), or in a bracket without Chinese in it (生产总值(GDP)).

Neither reading takes a mark inside a figure, a time, a ratio, an address, an English phrase: no mark between two letters or
digits is ever one of them. A pair of brackets is taken as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gwparse.nodes import Chrome, MetadataField
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.paths import Located

#: Each half-width mark and its full-width form.
FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}

#: Addresses of web pages and of mail: marks in them are letters of the address.
ADDRESS = lazy(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII)

_CHINESE = "〇々㐀-䶿一-鿿"
_BEHIND = _CHINESE + "”’》〉）〕】"
_AHEAD = _CHINESE + "“‘《〈（〔【"
_LINE_END = r"[ \t\u3000]*(?:[\r\n|]|\Z)"

#: A mark with Chinese text right before it; or right behind it, with a word or a figure before.
_SURE = lazy(
    rf"[,:;?!](?<=[{_BEHIND}].)(?=[ \u3000]?[\w{_AHEAD}(+<\"]|{_LINE_END})|[,:;](?<=[\w%％℃)\]〕].)(?=[ \u3000]?[{_AHEAD}])"
)
#: A mark with Chinese text near it, or at the end of a line.
_LIKELY = lazy(
    rf"[,:;?!](?<=[{_BEHIND}，。；：].)|[,:;?!](?<=[{_BEHIND}] .)|[,:;](?=[ \u3000]?[{_AHEAD}])|[,:;](?<=[\w%％℃)\]〕].)(?={_LINE_END})"
    r"|[,;](?<=[%％℃)\]〕].)(?=\d)"
)
_CHINESE_CHARACTER = lazy(f"[{_CHINESE}]")
_BRACKET = lazy("[()（）]")
#: A full stop at the end of a paragraph, behind Chinese text or a telephone number; numbers of items and abbreviations have no
#: Chinese in front of the point.
_FULL_STOP = lazy(rf"[.](?:(?<=[{_BEHIND}].)|(?<=[^.\d]\d{{7}}.)|(?<=[^.\d]\d{{8}}.)|(?<=1\d{{10}}.))(?=\s*\Z)")
#: What stands before the beginning of a line, a sentence, a clause; the empty string is the beginning of a paragraph.
_BEGINS = ("", "\r", "\n", "\t", "|", *"。，：；,:;")
_ENTITY = lazy(r"&#?\w{1,8};\Z")
#: So long is a paragraph that ends with a point as a sentence does.
_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class HalfMark:
    """A half-width mark.

    Attributes:
        at: where it stands.
        full: what should stand there.
    """

    at: int
    full: str


def stretches(leaves: Iterable[Located]) -> list[Span]:
    """The places of the text of documents, leaf by leaf; what stands on one line belongs together, as a heading and its text."""
    found: list[Span] = []
    last = 0
    for place in leaves:
        leaf = place.leaf
        if place.document is None or isinstance(leaf, Chrome | MetadataField):
            continue
        if found and leaf.line == last:
            found[-1] = Span(found[-1].start, leaf.span.end)
        else:
            found.append(leaf.span)
        last = leaf.line + leaf.text.count("\n")
    return found


def half_marks(text: str, places: Iterable[Span], *, folded: bool) -> list[HalfMark]:
    """The half-width marks in some places that should be full-width, in the order of the text.

    Args:
        text: the text of a page.
        places: where to look, such as `stretches`.
        folded: whether the page is folded throughout, so that a mark is one of them unless something speaks against it.
    """
    addresses = (
        [found.span() for found in ADDRESS.finditer(text)] if "://" in text or "www." in text or "@" in text else []
    )
    found: list[HalfMark] = []
    for place in places:
        at = [*_points(text, place, folded=folded), *_brackets(text, place, folded=folded)]
        found += (HalfMark(here, FULL[text[here]]) for here in sorted(set(at)))
    return [mark for mark in found if not any(start <= mark.at < end for start, end in addresses)]


def _points(text: str, place: Span, *, folded: bool) -> Iterator[int]:
    for mark in (_LIKELY if folded else _SURE).finditer(text, place.start, place.end):
        at = mark.start()
        if text[at] == ";" and _ENTITY.search(text[max(0, at - 10) : at + 1]):
            continue
        if not _chinese_line(text, at, place):
            continue
        yield at
    for mark in _FULL_STOP.finditer(text, place.start, place.end):
        if place.end - place.start > _SENTENCE:
            yield mark.start()


def _chinese_line(text: str, at: int, place: Span) -> bool:
    """Whether there is Chinese in the line round a mark; a number alone with a colon behind it is none of our business."""
    start = max(text.rfind("\n", place.start, at) + 1, place.start)
    return _CHINESE_CHARACTER.search(text, start, min(place.end, at + 2)) is not None


def _brackets(text: str, place: Span, *, folded: bool) -> Iterator[int]:
    """The half-width ones of each pair round Chinese text; of a folded page also of a pair that stands in Chinese text."""
    opened: list[
        list[int]
    ] = []  # each with whether Chinese text stands behind it; every stretch is searched once, however deep
    last = place.start
    for bracket in _BRACKET.finditer(text, place.start, place.end):
        at = bracket.start()
        if opened and _CHINESE_CHARACTER.search(text, last, at):
            opened[-1][1] = True
        last = at
        if bracket[0] in "(（":
            opened.append([at, False])
        elif opened:
            start, inside = opened.pop()
            if opened:
                opened[-1][1] |= inside
            if inside or (folded and _stands_in_chinese(text, start, at, place)):
                yield from (here for here in (start, at) if text[here] in FULL)


def _stands_in_chinese(text: str, start: int, end: int, place: Span) -> bool:
    """Whether Chinese text stands right before a pair of brackets, or right behind one that begins a line or a sentence."""
    before = text[max(place.start, start - 4) : start].rstrip(" \u3000")[-1:]
    if before in _BEGINS:
        return re.match(rf"[ \u3000]*[{_AHEAD}]", text[end + 1 : end + 4]) is not None
    return re.match(f"[{_BEHIND}]", before) is not None
