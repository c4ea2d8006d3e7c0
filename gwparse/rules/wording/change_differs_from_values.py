"""WD111: by how much something changed is not what it changed from and to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Basis, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.amounts import Amount, amounts, last_place
from gwparse.views.prose import Hit, hits

_UP = "增加|增长|提高|提升|上升|扩大|增至"
_DOWN = "减少|下降|降低|压减|压缩|缩短|缩小|减至|降至|下调"
_WHEN = r"(?:上年|去年|20\d\d年底?|年初|[上前]一年|原来|改革前|同期)?的?"
_FIGURE = r"\d[\d,]{0,14}(?:\.\d{1,6})?[万亿千百]{0,2}[^\d、,;。:()\n]{1,4}?"
_CHANGED = lazy(
    rf"[由从]{_WHEN}(?P<old>{_FIGURE})(?P<way>{_UP}|{_DOWN}|降|减|增|升)(?:[到至为])?"
    rf"(?:目前|现在|今年|本年|20\d\d年底?)?的?(?P<new>{_FIGURE})[,、(](?:同比|共|累计)?"
    rf"(?P<by_way>{_UP}|{_DOWN}|增幅|降幅)(?:了|达到?|为)?(?P<by>\d{{1,9}}(?:\.\d{{1,6}})?)(?P<sign>[%％])(?!个?百分点)"
)
#: 是上年的1.15倍，增长1.15倍.
_TIMES = lazy(
    r"是[^,。;:\n]{0,10}的(?P<times>\d{1,9}(?:\.\d{1,6})?)倍[,、](?:同比)?(?:增长|增加|提高)了?(?P<by>(?P=times)倍)"
)
#: Growth that is not that of the figures: by the year, at comparable prices, of another scope.
_OTHERWISE = lazy("年均|平均|实际|可比|名义|同口径|不变价|剔除|扣除|生产总值|增加值|GDP|产值|约|近|超|余")
_YEAR = lazy(r"20\d\d年")
_HUNDRED = Decimal(100)


@rule(
    code="WD111",
    name="change-differs-from-values",
    level="warning",
    basis=(
        Basis("党政机关公文处理工作条例", "第十九条", "应"),
        Basis("党政机关公文处理工作条例", "第二十条", "应"),
        PRACTICE,
    ),
    since="0.1.0",
    needs=("%", "％", "倍"),
)
def change_differs_from_values(analysis: Analysis) -> Iterator[Finding]:
    """“由甲增加到乙，增长百分之几”算得对，两个百分数相差说“百分点”。

    查什么：“由480件减少到312件，下降45%”（应是35%）：按前后两个数算出的增减幅度与写明的不符的；“由14.8%降至13.2%，下降1.6%”
    （应是1.6个百分点）；“是上年的1.15倍，增长1.15倍”（应是0.15倍）。

    为什么：公文要求情况准确；增减幅度与前后的数对不上，读的人不知道哪一个是真的。

    不报告：差在四舍五入以内的；年均增长、实际增长、按可比价或同口径计算的；地区生产总值、增加值、产值（按可比价计算）；有“约”“近”“超”的；
    单位不同的；引号、书名号里的文字。
    """
    for hit in hits(analysis.shadow, analysis.leaves, _CHANGED):
        if not hit.is_quoted:
            yield from _checked(analysis, hit)
    for hit in hits(analysis.shadow, analysis.leaves, _TIMES):
        if not hit.is_quoted and Decimal(hit.found["times"]) > 1:
            less = f"{Decimal(hit.found['times']) - 1:f}"
            message = f"“是……的{hit.found['times']}倍”就是增长{less}倍，这里写的是“{analysis.slice(Span(*hit.found.span('by')))}”"
            yield Finding(span=Span(*hit.found.span("by")), message=message)


def _checked(analysis: Analysis, hit: Hit) -> Iterator[Finding]:
    """What is wrong with one change, if anything is."""
    found = hit.found
    old, new = (next(amounts(analysis.shadow, found.start(name), found.end(name)), None) for name in ("old", "new"))
    if old is None or new is None or not old.value or old.vague or new.vague or old.unit != new.unit or not old.unit:
        return
    by, place = Decimal(found["by"]), Span(found.start("by_way"), found.end())
    half = last_place(by) / 2
    if old.unit == "%" and "年均" not in analysis.shadow[hit.sentence.start : hit.span.end]:
        apart = abs(new.value - old.value)
        if abs(apart - by) <= half + (old.step + new.step) / 2 and not _fits(old, new, by, half):
            wanted = f"{found['by_way']}{found['by']}个百分点"
            yield Finding(span=place, message=f"两个百分数相差说“百分点”，“{analysis.slice(place)}”应写作“{wanted}”")
    if old.unit == "%":
        return
    if _OTHERWISE.search(analysis.shadow, hit.sentence.start, hit.span.end):
        return
    if "同比" in found[0] and _YEAR.search(analysis.shadow, found.start(), found.start("old")):
        return  # 由2020年的甲增加到2025年的乙，同比增长: of another span
    rises = re.fullmatch(f"{_UP}|增|升", found["way"]) is not None
    if rises == (new.value > old.value) and not _fits(old, new, by, half):
        right = (abs(new.value - old.value) / old.value * _HUNDRED).quantize(last_place(by))
        message = f"按前后两个数计算是{right:f}%，这里写的是“{analysis.slice(place)}”，应当核对"
        yield Finding(span=place, message=message)


def _fits(old: Amount, new: Amount, by: Decimal, half: Decimal) -> bool:
    """Whether a change is that of two figures, each rounded by at most half of its last place."""
    ends = [
        abs((new.value + new.step * there / 2) - (old.value + old.step * here / 2))
        / (old.value + old.step * here / 2)
        * _HUNDRED
        for here in (-1, 1)
        for there in (-1, 1)
        if old.value + old.step * here / 2 > 0
    ]
    return bool(ends) and min(ends) - half <= by <= max(ends) + half
