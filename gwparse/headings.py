"""Takes a heading line apart: label, title, and the text that runs on behind them.

GB/T 15834-2011 B.4 and practice: a standing heading has no final mark, a run-in heading ends with 。 and its text follows on
the line. Items that are text and not headings (most articles, enumerations) have a label and no title.

Whether a line is a heading is not decided here; `lines.py` and `context/labels.py` have done that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gwparse.kinds import LineKind
from gwparse.lines import Line
from gwparse.patterns import lazy
from gwparse.words import CLOSING, OPENING, marks_outside

#: The longest title of a run-in heading and of a standing one, in characters.
RUN_IN_TITLE = 45
STANDING_TITLE = 70

CLOSING_MARKS = tuple(CLOSING)
DIVISIONS = frozenset({LineKind.DIVISION, LineKind.CHAPTER, LineKind.ARTICLE_SECTION})


@dataclass(frozen=True, slots=True)
class HeadingParts:
    """Where the parts of a heading line are, counted in the line's shadow.

    Attributes:
        title: the title's range, or None where the text is body.
        body: where the text behind the heading begins, or None when there is none.
    """

    title: tuple[int, int] | None
    body: int | None


def take_apart(line: Line, *, governs: bool) -> HeadingParts:
    """Find the title of a heading line and the text behind it.

    Args:
        line: a line with a heading label.
        governs: whether blocks or sections stand below it.
    """
    rest = line.rest.lstrip("* \t")
    start = len(line.shadow) - len(rest)
    if not rest:
        return HeadingParts(None, None)
    if line.kind in DIVISIONS:
        return HeadingParts((start, start + len(rest.rstrip("。* "))), None)
    if line.kind is LineKind.ARTICLE:
        return _article(rest, start)
    bold = rest.find("**")
    if 0 < bold <= STANDING_TITLE and "**" in line.page[line.start : line.offset + start]:
        return _behind(line, start, start + bold, start + bold)
    led = _led_by_colon(line, rest, start)
    if led:
        return led
    end = sentence_end(rest)
    if end is None:
        return _standing(rest, start)
    if not rest[end + 1 :].strip():
        heading = governs and end <= RUN_IN_TITLE
        return HeadingParts((start, start + end), None) if heading else HeadingParts(None, start)
    return _behind(line, start, start + end, start + end + 1) if end <= RUN_IN_TITLE else HeadingParts(None, start)


_BRACKET = lazy(f"[{re.escape(OPENING)}]")


def sentence_end(text: str) -> int | None:
    """The index of the first 。 outside quotes and brackets; of the first at all where all stand inside."""
    first = text.find("。")
    if first < 0:
        return None
    if _BRACKET.search(text, 0, first) is None:
        return first  # as in most
    outside = next((at for at, _ in marks_outside(text, "。")), None)
    return first if outside is None and not text.endswith(CLOSING_MARKS) else outside


def _behind(line: Line, start: int, end: int, body: int) -> HeadingParts:
    """A title and what follows it; marks of Markdown and blanks between the two belong to neither."""
    while body < len(line.shadow) and line.shadow[body] in "* ":
        body += 1
    title = line.shadow[start:end].rstrip("。*")
    return HeadingParts((start, start + len(title)), body if body < len(line.shadow) else None)


_CAPTION = lazy(r"(?:【([^】]{1,40})】|\(([^()]{1,20})\))\s*")
_MARKS = lazy("[,。;:]")


def _article(rest: str, start: int) -> HeadingParts:
    """第X条: a title only where it is captioned, or where the line is too short to be an article."""
    caption = _CAPTION.match(rest)
    if caption:
        group = 1 if caption[1] else 2
        body = start + caption.end()
        return HeadingParts(
            (start + caption.start(group), start + caption.end(group)), body if rest[caption.end() :] else None
        )
    if len(rest) <= 20 and not _MARKS.search(rest):
        return HeadingParts((start, start + len(rest)), None)
    return HeadingParts(None, start)


def _standing(rest: str, start: int) -> HeadingParts:
    """A line without 。: a standing heading, or an item of an enumeration when it ends as one or is too long."""
    if rest[-1] in ";,、" or len(rest) > STANDING_TITLE:
        return HeadingParts(None, start)
    title = rest.rstrip(":")
    return HeadingParts((start, start + len(title)), None)


_NO_TITLE = lazy(r"[,。;!?]|[如以]下$|其中$|包括$|[是为]$|^(?:根据|按照|依据|对|经)|《")


def _led_by_colon(line: Line, rest: str, start: int) -> HeadingParts | None:
    """`（一）补贴标准：按…`: a short title in front of a colon, text behind it."""
    colon = _colon_outside_brackets(rest)
    if colon is None or _NO_TITLE.search(rest[:colon]) or not rest[colon + 1 :].strip():
        return None
    return _behind(line, start, start + colon, start + colon + 1)


def _colon_outside_brackets(text: str) -> int | None:
    """The index of a colon behind two to twenty characters, outside quotes and brackets; `9:00` and `3:1` have none."""
    head = text[:21]
    if ":" not in head:
        return None
    colons = (at for at, _ in marks_outside(head, ":") if at >= 2)
    return next((at for at in colons if not (text[at - 1].isdecimal() and text[at + 1 : at + 2].isdecimal())), None)
