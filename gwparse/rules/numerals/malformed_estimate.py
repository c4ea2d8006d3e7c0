"""NU105: an estimate with 、 between its two numerals, or with 几 behind Arabic digits."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.numerals import DIGITS, to_chinese
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.figures import BEFORE
from gwparse.views.prose import Hit, hits

#: What is counted; 级 期 类 线 产业 季度 and the like name two things (一、二级 are level one and level two).
_COUNTED = (
    r"(?:十(?![一二三四五六七八九条项大佳强])|百(?!强)|千(?![克瓦米伏])|万|亿|多|个|天|名|位|家(?!庭)|岁|公里|里(?!程)|米|公斤|斤|吨|元|亩|处|户"
    r"|小时|分钟|倍|成(?!效|果|员))"
)
_PAIR = lazy(rf"、(?<=[一两二三四五六七八].)(?P<second>[二三四五六七八九])(?={_COUNTED}|(?<=两、三)[年次月])")
_FIRST = lazy(
    r"(?<=[^\s第、前(（“”一二三四五六七八九百千万亿\d])(?:[二三四五六七八九]?十[一二三四五六七八]|[一两二三四五六七八])$"
)
_FEW = lazy(
    rf"几(?:(?<=[1-9]0几)(?={_COUNTED}|[年次月人种项件条所])|(?<![第星期周]几)(?P<behind>10{{1,3}})(?={_COUNTED}|[年次月人种项件条所]))"
)
_BEFORE = lazy(BEFORE)
_TENS = {10: "十", 100: "百", 1000: "千"}


@rule(
    code="NU105",
    name="malformed-estimate",
    level="warning",
    basis=(
        Basis("GB/T 15834—2011", "4.5.3.4", "一般"),
        Basis("GB/T 15835—2011", "4.2.2", "应"),
        Basis("GB/T 15835—2011", "5.2.1", "应"),
    ),
    fix="unsafe",
    since="0.1.0",
)
def malformed_estimate(analysis: Analysis) -> Iterator[Finding]:
    """概数用汉字数字，两个数字之间不加顿号：三四个、十几年。

    查什么：正文里相邻两个数字连用表示概数而加了顿号的（三、四个，十七、八岁），阿拉伯数字和“几”连用的（10几个、几10家）。

    为什么：相邻的两个数字连用表示概数，中间没有停顿；概数和带“几”的数用汉字。

    不报告：两个数字各指一项的（一、二级，二、三产业，第三、四季度）；序号；引文和书名号里的；表格里的。

    修复：删去顿号，改用汉字数字，须确认是概数而不是两项。
    """
    for hit in hits(analysis.shadow, analysis.leaves, _PAIR):
        mark = Span(hit.found.start(), hit.found.start() + 1)
        first = _FIRST.search(analysis.shadow, max(0, mark.start - 4), mark.start)
        second = hit.found["second"]
        if first and not hit.is_quoted and _is_estimate(first[0], second):
            fix = Fix(kind="unsafe", title="删去顿号", edits=(Edit(mark.start, mark.end, ""),))
            message = f"“{first[0]}、{second}”是概数，写作“{first[0]}{second}”，中间不加顿号"
            yield Finding(span=mark, message=message, fix=fix)
    for hit in hits(analysis.shadow, analysis.leaves, _FEW):
        place = Span(*hit.found.span("behind")) if hit.found["behind"] else Span(hit.span.start - 2, hit.span.start)
        if not hit.is_quoted and (hit.found["behind"] or _BEFORE.match(analysis.shadow, place.start)):
            yield _few(analysis, hit, place)


def _few(analysis: Analysis, hit: Hit, place: Span) -> Finding:
    """10几 or 几10."""
    number = int(analysis.shadow[place.start : place.end])
    written = _TENS.get(number) or to_chinese(number)
    span = Span(min(place.start, hit.span.start), hit.span.end)
    right = f"几{written}" if hit.found["behind"] else f"{written}几"
    fix = Fix(kind="unsafe", title=f"改为“{right}”", edits=(Edit(place.start, place.end, written),))
    return Finding(span=span, message=f"“{analysis.slice(span)}”是概数，带“几”的数用汉字，写作“{right}”", fix=fix)


def _is_estimate(first: str, second: str) -> bool:
    """Whether two numerals follow each other: 三、四; 三、五 is the one estimate that leaves a number out."""
    last = 2 if first == "两" else DIGITS[first[-1]]
    return DIGITS[second] == last + 1 or (first, second) == ("三", "五")
