"""Dates and times in running text that cannot be: spans that end before they begin, hours that no day has (起止与钟点)."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.patterns import lazy
from gwparse.source import Span

_TO = "(?:至|到|—{1,2}|–|－|-|~|～)"
#: A range of days, of months or of years, and a time of day.
_RANGE = lazy(
    rf"(?<!\d)(?P<y>(?:19|20)\d\d) ?年(?: ?(?P<m>\d{{1,2}}) ?月(?: ?(?P<d>\d{{1,2}}) ?日)?)? ?起?,?{_TO} ?"
    r"(?P<y2>(?:19|20)\d\d ?年)?(?: ?(?P<m2>\d{1,2}) ?月(?: ?(?P<d2>\d{1,2}) ?日)?)?"
)
#: 2028—2025年, and days of one month (4月10日起至4月1日止); a year's course (4月10日至4月9日) is none.
_YEARS = lazy(rf"(?P<y>[12][09]\d\d)(?<![\dA-Za-z〔\[(/—–－-].{{4}}){_TO}(?P<y2>(?:19|20)\d\d) ?年(?!第)")
_DAYS = lazy(rf"(?<![年\d])(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日起?,?{_TO}(?P<m2>(?P=m))月(?P<d2>\d{{1,2}})日")
#: The last month of a winter.
_WINTER = 5

_CLOCK = lazy(r"(?<![\d.历用])(?<!历时)(?<!用时)(?<!耗时)(?P<h>\d{1,2}) ?时 ?(?P<n>\d{1,2}) ?分(?!之|钟)")
#: What may be a time of day, and what in front of it tells that it is one: 上午9:75, 每天0:00至25:00.
_TIME = lazy(r"(?<![\d:.])(?P<h>\d{1,2}):(?P<n>\d\d)(?![\d:])")
_OF_DAY = lazy(rf"(?:[上下]午|晚上?|凌晨|中午|每[天日]|\d日) ?(?:\d{{1,2}}:\d\d{_TO})?$")
_LONGEST_SPAN = 12
_HOURS, _MINUTES = 24, 60

#: The years of a five-year plan that stand in brackets behind its name.
_PLAN = lazy(rf"(?P<name>十[一二三四五]五)[”\"]?(?:规划|时期|期间)?\((?P<y>20\d\d) ?年?{_TO}(?P<y2>20\d\d) ?年?\)")
_FIRST_PLAN, _PLAN_YEARS = 2006, 5
#: Years that are so far off are not slips: of part of the plan, or of what goes on behind it.
_SLIP_OF_YEARS = 2


def reversed_spans(shadow: str, start: int, end: int) -> Iterator[Span]:
    """The spans of a text that end before they begin, both ends told alike: by day, by month with its year, by year.

    Over the turn of the year (2025年11月20日至3月10日) the second year may go without saying.

    Args:
        shadow: the shadow of the page.
        start, end: the piece, a leaf.
    """
    for found in _RANGE.finditer(shadow, start, end):
        first = [int(found[name]) for name in ("y", "m", "d") if found[name]]
        last = [int((found[name] or "0").rstrip("年 ")) for name in ("y2", "m2", "d2") if found[name]]
        if not found["y2"] and found["d"] and found["d2"] and last[0] > _WINTER:
            last = [first[0], *last]
        if len(first) == len(last) and last < first:
            yield Span(*found.span())
    for found in _YEARS.finditer(shadow, start, end) if shadow.find("年", start, end) >= 0 else ():
        if found["y"] > found["y2"]:
            yield Span(*found.span())
    for found in _DAYS.finditer(shadow, start, end) if shadow.find("月", start, end) >= 0 else ():
        if int(found["d"]) > int(found["d2"]) + 1:
            yield Span(*found.span())


def impossible_times(shadow: str, start: int, end: int) -> Iterator[Span]:
    """The times that no day has: 25时30分, 上午9:75, 每天0:00至25:00; a ratio (60:75) is none.

    Args:
        shadow: the shadow of the page.
        start, end: the piece, a leaf.
    """
    for found in _CLOCK.finditer(shadow, start, end):
        if int(found["h"]) > _HOURS or int(found["n"]) >= _MINUTES:
            yield Span(*found.span())
    for found in _TIME.finditer(shadow, start, end) if shadow.find(":", start, end) >= 0 else ():
        if int(found["h"]) > _HOURS or int(found["n"]) >= _MINUTES:
            before = shadow[max(start, found.start() - _LONGEST_SPAN) : found.start()]
            if _OF_DAY.search(before):
                yield Span(*found.span())


def misdated_plans(shadow: str, start: int, end: int) -> Iterator[tuple[Span, str, str]]:
    """The years beside the name of a five-year plan that are a slip off (“十四五”（2020—2025年）), with the name and the right years.

    Args:
        shadow: the shadow of the page.
        start, end: the piece, a leaf.
    """
    for found in _PLAN.finditer(shadow, start, end) if shadow.find("五", start, end) >= 0 else ():
        first = _FIRST_PLAN + _PLAN_YEARS * "一二三四五".index(found["name"][1])
        last = first + _PLAN_YEARS - 1
        early, late = first - int(found["y"]), int(found["y2"]) - last
        if max(early, late) > 0 and max(abs(early), abs(late)) <= _SLIP_OF_YEARS:
            yield Span(found.start("y"), found.end() - 1), found["name"], f"{first}—{last}年"
