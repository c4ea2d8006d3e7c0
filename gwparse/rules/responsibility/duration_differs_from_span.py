"""RS110: a duration is not that of the dates that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.numerals import whole_number
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.prose import hits

_DATES = (
    r"[自从]?(?P<y>20\d\d)年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?起?,?(?:至|到|—{1,2}|－|-|~|～)"
    r"(?P<y2>20\d\d)年(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})日|底|末)?止?"
)
_PERIOD = r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>个月|年)"
_KIND = r"(?:有效期|期限|工期|周期|任期|服务期|合同期|租期|试用期|试行期|建设期|实施期|执行期)限?"
#: 建设工期24个月，自2026年9月至2027年8月, and 有效期自2026年5月1日至2031年4月30日，共5年.
_FORMS = (
    lazy(rf"(?<![\d第]){_PERIOD}[,(](?=自){_DATES}"),  # 建设工期 may be the heading in front
    lazy(rf"{_KIND}(?:为|是|:)?{_PERIOD}[,、(](?:执行期限?为|即)?(?!自){_DATES}"),
    lazy(rf"{_KIND}(?:为|是|:)?{_DATES}[,、(]?(?:共计?|合计|为期|期限为?|有效期为?){_PERIOD}"),
)
#: Without one of these nothing is to be compared.
_SPAN = lazy(r"20\d\d年\d{1,2}月(?:\d{1,2}日)?起?,?(?:至|到|—|－|-|~|～)")
_MONTHS = 12


@rule(
    code="RS110",
    name="duration-differs-from-span",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第二十条", "应"),),
    since="0.1.0",
    needs=("期",),
)
def duration_differs_from_span(analysis: Analysis) -> Iterator[Finding]:
    """有效期、工期等写明的长短与起止时间相符。

    查什么：“建设工期24个月，自2026年9月至2027年8月”“有效期自2026年5月1日至2030年5月31日，共5年”：期限的长短与起止时间相差一个月以上的。

    为什么：审核公文的重点之一是时间准确；两处不一致，执行到哪一天说不清楚。

    不报告：只写长短或者只写起止的；相差不到一个月的（从当月算还是从下月算）；前后不在一句里的；引号、书名号里的文字。
    """
    for pattern in _FORMS if _SPAN.search(analysis.shadow) else ():
        for hit in hits(analysis.shadow, analysis.leaves, pattern):
            stated = _stated(hit.found)
            if hit.is_quoted or stated is None:
                continue
            least, most = _spanned(hit.found)
            if not least - 1 <= stated <= most + 1:
                period = hit.found["number"] + hit.found["unit"]
                spanned = _shown(most, hit.found["unit"])
                message = f"期限写的是“{period}”，起止时间却是{spanned}，两处应一致"
                yield Finding(span=hit.span, message=message)


def _stated(found: re.Match[str]) -> int | None:
    """The duration in months."""
    number = whole_number(found["number"])
    return None if number is None else number * (_MONTHS if found["unit"] == "年" else 1)


def _spanned(found: re.Match[str]) -> tuple[int, int]:
    """From the first day to the last in whole months, at least and at most: what has begun counts in full, or not at all."""
    whole = (int(found["y2"]) - int(found["y"])) * _MONTHS + int(found["m2"]) - int(found["m"])
    if found["d"] and found["d2"]:
        days = int(found["d2"]) - int(found["d"]) + 1
        return whole + (days < 0) * -1, whole + (days > 0)
    return whole, whole + 1


def _shown(months: int, unit: str) -> str:
    years, rest = divmod(months, _MONTHS)
    return f"{years}年" if unit == "年" and not rest else f"{months}个月"
