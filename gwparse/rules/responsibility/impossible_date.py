"""RS107: a date that the calendar does not have, or a weekday that is not that of its date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.clock import impossible_times, misdated_plans, reversed_spans
from gwparse.views.paths import TEXT_LEAVES

_WEEKDAYS = "一二三四五六日"

#: A day, with its year where one stands in front; behind it, in brackets or not, one weekday and no series of them.
_DAY = lazy(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d) ?年 ?)?(?P<month>\d{1,2}) ?月 ?(?:份 ?)?(?P<day>\d{1,2}) ?日"
    r"(?:\s?\(?\s?(?P<weekday>(?:星期|周)[一二三四五六日天])(?!\s?[一二三四五六日天、至到和—~-]))?"
)
#: A month of a year, without a day.
_MONTH = lazy(r"(?<!\d)(?P<year>(?:19|20)\d\d) ?年 ?(?P<month>\d{1,2}) ?月(?!\s?份?\s?\d{1,2} ?日)")
_YEAR = lazy(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@rule(
    code="RS107",
    name="impossible-date",
    level="error",
    basis=(Basis("党政机关公文处理工作条例", "第二十条", "应"),),
    since="0.1.0",
)
def impossible_date(analysis: Analysis) -> Iterator[Finding]:
    """正文中的日期是日历上有的日期，星期和日期相符。

    查什么：正文、责任分工和表格中的“某月某日”“某年某月”：月份不在1至12之间的，当月没有这一天的（2月30日、平年的2月29日、6月31日），日期后面注明的
    星期和日期不符的；结束时间早于开始时间的（2025年9月1日至8月31日、2028年至2026年、4月10日起至4月1日止）；没有的钟点（25时30分、每天0：00至25：00）；\
缺“日”字的“7月15前”；“十四五”（2020—2025年）一类与规划期不符的年份。

    为什么：审核公文的重点之一是时间准确，这样的日期一定写错了，办事的人无所适从。

    不报告：成文日期和印发日期（另有规则）；农历日期；没有写年份、按文中出现的某个年份可以相符的星期，但“4月18日（星期四）前报送”一类将要到来的日期
    只按成文的年份算，成文时已过的按下一年算；每年的起止日期；历时几时几分。
    """
    for number, place in ((leaf.document, leaf.leaf) for leaf in analysis.leaves):
        if number is None or not isinstance(place, TEXT_LEAVES):
            continue
        start, end = place.span.start, place.span.end
        for found in (*_DAY.finditer(analysis.shadow, start, end), *_MONTH.finditer(analysis.shadow, start, end)):
            if not analysis.shadow[start : found.start()].endswith("农历"):
                yield from _check(analysis, number, found)
        for span in reversed_spans(analysis.shadow, start, end):
            yield Finding(span=span, message=f"“{analysis.slice(span)}”的结束时间早于开始时间，应核对")
        for span in impossible_times(analysis.shadow, start, end):
            yield Finding(span=span, message=f"“{analysis.slice(span)}”有误，没有这个时刻，应核对")
        for found in _NO_DAY.finditer(analysis.shadow, start, end):
            month = _MONTHS.search(analysis.shadow[max(start, found.start() - 3) : found.start()])
            if month is None:
                continue
            span = Span(found.start() - len(month[0]), found.end())
            yield Finding(span=span, message=f"“{analysis.slice(span)}”缺“日”字，应写作“{analysis.slice(span)}日”")
        for span, name, years in misdated_plans(analysis.shadow, start, end):
            message = f"“{name}”是{years}，这里写的是“{analysis.slice(span)}”，应核对"
            yield Finding(span=span, message=message)


#: 7月15前, whose 日 is missing.
_NO_DAY = lazy(r"月(?<=\d月)(?:[1-9]|[12]\d|3[01])(?=(?:之|以)?前(?!后|[一-鿿]?[名位强]))")
_MONTHS = lazy(r"(?<![\d.])(?:[1-9]|1[0-2])\Z")


def _check(analysis: Analysis, number: int, found: re.Match[str]) -> Iterator[Finding]:
    """What is wrong with one date, if anything is."""
    parts = found.groupdict()
    year, month, day = int(parts["year"] or 0), int(parts["month"]), int(parts.get("day") or 1)
    weekday = parts.get("weekday")
    printed = Span(found.start(), found.start("weekday") if weekday else found.end())
    text = analysis.slice(printed).rstrip("（( ")
    span = Span(printed.start, printed.start + len(text))
    if not 1 <= month <= 12:
        yield Finding(span=span, message=f"“{text}”有误，没有“{month}月”这个月份，应核对")
    elif not 1 <= day <= monthrange(year or _LEAP, month)[1]:
        yield Finding(span=span, message=f"“{text}”在日历上不存在，应核对")
    elif weekday is not None:
        years = [year] if year else _years(analysis, number, found)
        right = [date(each, month, day).weekday() for each in years if day <= monthrange(each, month)[1]]
        if right and _WEEKDAYS.index(weekday[-1].replace("天", "日")) not in right:
            place = Span(*found.span("weekday"))
            message = f"“{text}”是星期{_WEEKDAYS[right[0]]}，不是“{analysis.slice(place)}”，应核对"
            yield Finding(span=place, message=message)


#: A year in which February has 29 days.
_LEAP = 2024


#: What stands before and behind a day that is still to come.
_TO_COME = lazy(
    r"(?:(?:定|将|拟|须|应|请|务必|请各[^,;。]{0,12})于|截止(?:时间|日期)?[为:]|(?:会议|报到|培训|活动|报名)时间[为:])\s*$"
)
_BY_THEN = lazy(
    r"\)?\s?(?:[上下中]午|晚)?(?:\d{1,2}(?::\d\d|时|点)(?:\d{1,2}分|半)?)?(?:之?前|下班前)(?!夕|后|[一-鿿]{0,6}[了已])"
)


def _years(analysis: Analysis, number: int, found: re.Match[str]) -> list[int]:
    """The years of which a day without one may be: the document's own, the next where it has passed, and all that it names.

    Of a day that is to come by what stands beside it, only those that its own sentence names.
    """
    document = analysis.documents[number]
    made = analysis.dated(document)
    if made is None:
        return []
    shadow, begins = analysis.shadow, document.span.start
    before = shadow[max(begins, found.start() - _SENTENCE) : found.start()]
    passed = (int(found["month"]), int(found["day"])) < (made.month, made.day)
    if _TO_COME.search(before) or _BY_THEN.match(shadow, found.end()):
        begins = max(begins, found.start() - len(re.split(r"[。\n]", before)[-1]))
        named = {int(year) for year in _YEAR.findall(shadow, begins, found.start())}
    else:
        named = {int(year) for year in _YEAR.findall(shadow, begins, document.span.end)}
    return [made.year, *([made.year + 1] if passed else []), *sorted(named)]


#: How far back a sentence is read.
_SENTENCE = 120
