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
from gwparse.nodes import Page
from gwparse.numerals import chinese_number, label_number
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.paths import TEXT_LEAVES, located_leaves
from gwparse.words import inside_title

#: A deadline; when something is reached; a stretch of time; again and again; counted from an event; a plain day or month.
LimitKind = Literal["deadline", "target", "period", "recurring", "relative", "day"]

_KINDS: dict[str, LimitKind] = {
    "BY": "deadline",
    "REACHED": "target",
    "SPAN": "period",
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
        start: when a period begins, a year or a month; None for the others.
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
        if not isinstance(leaf, TEXT_LEAVES) or place.document is None:
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
                    start=_first_month(shadow[start:end]) if kind == "period" else None,
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
    for found in _pattern().finditer(shadow, start, end):
        if found.lastgroup and not inside_title(shadow, start, found.start()):
            yield _KINDS[found.lastgroup], found.start(), found.end()


@cache
def _pattern() -> re.Pattern[str]:
    begins = '[0-9 每到至今明当次本年月自印发公施收接受批“"十一二三四五六七八九]'
    return re.compile(f"(?={begins})(?:{alternation('time_limit')})")  # most characters begin none


def last_day(limit: str) -> str | None:
    """The last day that a time limit means, as YYYY-MM-DD; YYYY-MM or YYYY where it means no day, None without a year.

    Whether 前 takes in the day itself is not fixed anywhere; the day named is given.

    Args:
        limit: the time limit on the shadow string.
    """
    plan = _plan(limit)
    if plan is not None:
        return f"{plan[1]}-12-31" if "末" in limit else f"{plan[1]}"
    dotted = re.search(r"((?:19|20)\d\d)[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?(?!\d)", limit)
    if dotted and "年" not in limit:
        limit = f"{dotted[1]}年{dotted[2]}月" + (f"{dotted[3]}日" if dotted[3] else "")
    years = re.findall(r"(?:19|20)\d\d(?= ?年|$)", limit)
    if not years:
        return None
    year, rest = int(years[-1]), limit[limit.rindex(years[-1]) + 4 :]
    part = _part_of_year(rest)
    if part is not None:
        return f"{year}-{part[1]:02}"
    months = re.findall(r"(\d{1,2}) ?月", rest)
    if not months:
        return f"{year}-12-31" if re.search("年[底末]", rest) else f"{year}"
    month = int(months[-1])
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    days = re.findall(r"月份? ?(\d{1,2}) ?日", rest)
    if days:
        return f"{year}-{month:02}-{int(days[-1]):02}" if 1 <= int(days[-1]) <= last else None
    return f"{year}-{month:02}" + (f"-{last}" if re.search("月份?[底末]", rest) else "")


def _first_month(limit: str) -> str | None:
    """When a period begins: 2021 of 2021—2023年 and of “十四五”期间, 2025-07 of 2025年下半年, 2025-03 of 2025年3月至6月."""
    plan = _plan(limit)
    if plan is not None:
        return str(plan[0])
    found = re.search(r"((?:19|20)\d\d)(?: ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?)?", limit)
    if not found:
        return None
    part = _part_of_year(limit[found.end() :])
    year, month, day = int(found[1]), int(found[2] or (part[0] if part else 0)), int(found[3] or 0)
    if month > 12 or (day and day > monthrange(year, month or 1)[1]):
        return None
    return "-".join([f"{year}", *([f"{month:02}"] if month else []), *([f"{day:02}"] if day else [])])


def _plan(limit: str) -> tuple[int, int] | None:
    """The first and the last year of the five-year plan that is named; None where a year is printed or no plan is."""
    found = re.search("十([一二三四五])五", limit)
    if not found or re.search(r"\d{4}", limit):
        return None
    last = 2005 + 5 * (chinese_number(found[1]) or 0)
    return last - 4, last


def _part_of_year(rest: str) -> tuple[int, int] | None:
    """The first and the last month of a half or a quarter of a year; None where none is named."""
    half = re.search("([上下])半年", rest)
    if half:
        return (1, 6) if half[1] == "上" else (7, 12)
    quarter = re.search("([一二三四1-4])季度", rest)
    if not quarter:
        return None
    number = label_number(quarter[1]) or 1
    return 3 * number - 2, 3 * number
