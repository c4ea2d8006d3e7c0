"""Deadlines and target periods in the text, each with the task it stands in (时限).

The forms are those of grammar/time_limit.lark. A date that stands for itself (a meeting's day, a cited document's) is none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gwparse.grammar import alternation
from gwparse.lines import shadow_of
from gwparse.nodes import Heading, LabelledParagraph, OrdinalItem, Page, Paragraph, Table
from gwparse.numerals import chinese_number
from gwparse.source import Span
from gwparse.views.paths import located_leaves

#: A deadline; when something is reached; a stretch of time; again and again; counted from an event; a plain day or month.
LimitKind = Literal["deadline", "target", "period", "recurring", "relative", "day"]

_KINDS: dict[str, LimitKind] = {
    "BY": "deadline",
    "REACHED": "target",
    "STRETCH": "period",
    "EVERY": "recurring",
    "WITHIN": "relative",
    "DAY": "day",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A deadline or a period in the text.

    Attributes:
        text: as printed.
        kind: what form it has.
        date: the last day that counts, YYYY-MM-DD, or YYYY-MM or YYYY where no day is meant; None where the text names no year.
        start: the first year of a period, or None.
        document: the number of its document among all documents of the page, from 0.
        path: the headings above it, from the top.
        line, column: where it begins, from 1.
        span: where it stands, in code points.
    """

    text: str
    kind: LimitKind
    date: str | None
    start: str | None
    document: int | None
    path: tuple[str, ...]
    line: int
    column: int
    span: Span


def time_limits(page: Page) -> list[TimeLimit]:
    """The deadlines and periods in the body of all documents of a page, in the order of the text."""
    shadow = shadow_of(page.text)
    found: list[TimeLimit] = []
    for place in located_leaves(page):
        leaf = place.leaf
        if not isinstance(leaf, (Heading, Paragraph, OrdinalItem, LabelledParagraph, Table)) or place.document is None:
            continue
        for kind, start, end in find_limits(shadow, leaf.span.start, leaf.span.end):
            if kind == "day":
                continue
            here = page.position(start)
            found.append(
                TimeLimit(
                    text=page.text[start:end],
                    kind=kind,
                    date=last_day(shadow[start:end]),
                    start=_first_year(shadow[start:end]) if kind == "period" else None,
                    document=place.document,
                    path=place.path,
                    line=here.line,
                    column=here.column,
                    span=Span(start, end),
                )
            )
    return found


def find_limits(shadow: str, start: int, end: int) -> Iterator[tuple[LimitKind, int, int]]:
    """The time limits in a piece of the shadow string, those in the titles of cited documents left out.

    Args:
        shadow: the shadow of the page.
        start, end: the piece.
    """
    titles = [found.span() for found in re.compile("《[^《》]*》").finditer(shadow, start, end)]
    for found in _pattern().finditer(shadow, start, end):
        if found.lastgroup and not any(at <= found.start() < to for at, to in titles):
            yield _KINDS[found.lastgroup], found.start(), found.end()


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(alternation("time_limit"))


def last_day(limit: str) -> str | None:
    """The last day that a time limit means, as YYYY-MM-DD; YYYY-MM or YYYY where it means no day, None without a year.

    Whether 前 takes in the day itself is not fixed anywhere; the day named is given.

    Args:
        limit: the time limit on the shadow string.
    """
    plan = re.search("十([一二三四五])五", limit)
    if plan and not re.search(r"\d{4}", limit):
        year: int | None = 2005 + 5 * (chinese_number(plan[1]) or 0)
        return f"{year}-12-31" if "末" in limit else f"{year}"
    years = re.findall(r"((?:19|20)\d\d) ?(?=年|$)", limit)
    if not years:
        return None
    year = int(years[-1])
    month = re.search(r"年 ?(\d{1,2}) ?月", limit)
    day = re.search(r"月份? ?(\d{1,2}) ?日", limit)
    if month and not 1 <= int(month[1]) <= 12:
        return None
    if month and day:
        return (
            f"{year}-{int(month[1]):02}-{int(day[1]):02}" if int(day[1]) <= monthrange(year, int(month[1]))[1] else None
        )
    if month:
        whole = re.search("月份?[底末]", limit)
        return f"{year}-{int(month[1]):02}" + (f"-{monthrange(year, int(month[1]))[1]}" if whole else "")
    return f"{year}-12-31" if re.search("年[底末]", limit) else f"{year}"


def _first_year(limit: str) -> str | None:
    """The first year of a period: 2021 of 2021—2023年, 2021 of “十四五”期间."""
    plan = re.search("十([一二三四五])五", limit)
    if plan:
        return str(2001 + 5 * (chinese_number(plan[1]) or 0))
    years = re.findall(r"(?:19|20)\d\d", limit)
    return years[0] if years else None
