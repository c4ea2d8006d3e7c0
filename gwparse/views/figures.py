"""Figures in running text, and ranges of them (数值范围): 3—5年, 2018—2035年, 5%～10%, 8:30—17:30.

Phone and document numbers, codes, models, standards, scores, dates in digits, numbers of tables and of rooms are no figures: a
range is one only where its second number is followed by a unit or a measure word, and the first is the smaller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.paths import Located
from gwparse.views.prose import Hit, hits

#: A number, grouped in threes or not.
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"

#: What may not stand in front of a figure: letters, digits, and what joins parts of codes, sections and dates.
BEFORE = r"(?<![A-Za-z0-9_./#№\-‐‑–－―─—~〜∼～=＝+×])(?<![A-Za-z] )(?<!\d[,:])"

#: Units and measure words; 号 室 栋 座 and the like are left out, since they follow numbers of rooms and houses.
UNIT = (
    r"(?:万|亿|千|百)*(?:个百分点|个月|个工作日|个|名|人(?!民币)|家|户|岁|周岁|周年|学年|年|月|日|天|周|小时|分钟|秒|时|点|级|届|期|次|项|条|款|章|节|页|篇"
    r"|份|件|套|台|辆|架|艘|只|头|棵|株|亩|公顷|平方公里|平方米|立方米|平方|立方|米|公里|千米|厘米|毫米|里|吨|克|千克|公斤|斤|升|毫升|元|角|倍|成|度|摄氏度"
    r"|分(?!机)|场|处|类|种|批|层|张|位|支|组|轮|折|季度|字|瓦|千瓦|兆瓦|伏|左右|之间|以上|以下|以内|不等|[%％‰℃㎡°]"
    r"|(?:m2|km|cm|mm|m|kg|mg|g|kWh|kW|MW|GW|kV|V|dB|mL|L|t)(?![A-Za-z0-9]))|(?:万|亿|千|百)+"
)

#: The sign of a range, and the beginning of what stands behind it.
_SIGN = lazy(r"[-‐‑–－—～~](?= ?(?:次日)?\d)")
#: What stands in front of the sign: a time of day, or a number with or without its unit.
_FIRST = lazy(
    rf"{BEFORE}(?<![表图式注])(?<![表图式注] )(?<!附[件表图录])(?<!附[件表图录] )"
    rf"(?:(?P<clock>\d{{1,2}}:\d\d)|(?P<number>{NUMBER})(?P<unit>{UNIT})?) ?$"
)
_CLOCK = lazy(r" ?(?:次日)?\d{1,2}:\d\d(?![\d:])")
_SECOND = lazy(
    rf" ?(?P<number>{NUMBER})(?:(?P<unit>{UNIT})(?:(?<=年)\d{{1,2}}月)?(?:(?<=月)\d{{1,2}}日)?|(?=\)))(?! ?[-‐‑–－—～~] ?\d)"
)
#: No first number with its unit is longer.
_LONGEST = 24

_DAYS = {"年", "月", "日"}
#: What may stand in front of a number that ends a date: 2024年3月 in front of 5日.
_DATE_BEGINS = lazy(r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A range of figures.

    Attributes:
        place: the leaf it stands in.
        span: where it stands, units included.
        sign: where the sign between the two ends stands, blanks round it included.
        first: where the first number stands.
        first_unit, unit: what follows the first and the second number; empty where nothing does.
        time: whether it runs from one time to another rather than between two amounts: 2018—2035年, 3月5日—8日, not 3—5年.
        years: whether its ends are two plain years.
    """

    place: Located
    span: Span
    sign: Span
    first: Span
    first_unit: str
    unit: str
    time: bool
    years: bool


def ranges(shadow: str, leaves: Sequence[Located]) -> Iterator[Range]:
    """The ranges in the sentences of documents, in the order of the text.

    Args:
        shadow: the shadow of the page.
        leaves: all leaves of the page, `analysis.leaves`.
    """
    for hit in hits(shadow, leaves, _SIGN):
        start, end = hit.found.span()
        first = _FIRST.search(shadow, max(hit.place.leaf.span.start, start - _LONGEST), start)
        second = (_CLOCK if first and first["clock"] else _SECOND).match(shadow, end, hit.place.leaf.span.end)
        if first and second and not hit.is_quoted:
            found = _clocks(hit, first, second) if first["clock"] else _figures(hit, first, second)
            if found is not None:
                yield found


def _clocks(hit: Hit, first: re.Match[str], second: re.Match[str]) -> Range:
    return Range(
        place=hit.place,
        span=Span(first.start(), second.end()),
        sign=hit.span,
        first=Span(*first.span("clock")),
        first_unit="",
        unit="",
        time=True,
        years=False,
    )


def _figures(hit: Hit, first: re.Match[str], second: re.Match[str]) -> Range | None:
    """Two numbers with a sign between them; None where they are no range."""
    shadow, first_unit, unit = hit.found.string, first["unit"] or "", second["unit"] or ""
    years = _are_years(first["number"], second["number"]) and first_unit in ("", "年")
    years = years and (unit in ("年", "学年") or (not unit and shadow[first.start() - 1 : first.start()] == "("))
    if not years and not (unit and _is_range(first["number"], first_unit, second["number"], unit)):
        return None
    begins = _DATE_BEGINS.search(shadow, max(0, first.start() - 8), first.start()) if first_unit in _DAYS else None
    return Range(
        place=hit.place,
        span=Span(begins.start() if begins else first.start(), second.end()),
        sign=Span(first.end("unit" if first_unit else "number"), second.start("number")),
        first=Span(*first.span("number")),
        first_unit=first_unit,
        unit=unit,
        time=years or first_unit in _DAYS or unit in ("月", "日", "时", "点", "季度"),
        years=years,
    )


def value(number: str) -> float:
    """What a number as printed amounts to."""
    return float(number.replace(",", ""))


def _are_years(first: str, second: str) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d", year) for year in (first, second)) and first < second


def _is_range(first: str, first_unit: str, second: str, unit: str) -> bool:
    if re.match(r"0\d", first) or re.match(r"0\d", second):
        return False
    if first_unit in _DAYS and unit in _DAYS and first_unit != unit:
        return True
    return (not first_unit or unit.startswith(first_unit)) and value(first) < value(second)
