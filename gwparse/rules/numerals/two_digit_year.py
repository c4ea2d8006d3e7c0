"""NU103: a year cut to its last two digits."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.figures import BEFORE
from gwparse.views.prose import Hit, hits

#: Two digits as a year: with a month or a part of the year behind, with 0 in front, or at the end of a range.
_SHORT = lazy(
    r"年(?<=\d\d年)(?<!\d{3}年)(?:(?P<part>(?=\d{1,2}月(?!份?以))|(?=[底末](?![数端薪层价线]))|(?=初(?![中期级次始步心衷]))|(?=[上下]半年)"
    r"|(?=年?度(?:预算|计划|考核|报告|工作|目标|财政|总结)))|(?<=0\d年)(?!期)|(?<=[—～~至到-]\d\d年)(?![期级]))"
)
_FIRST = lazy(r"(?<!\d)(?P<year>(?:19|20)\d\d)年?[—～~至到-]$")
_BEFORE = lazy(BEFORE)
#: Words in front of a number of years: 满15年3月, 有期徒刑10年6月, 近20年末.
_SPAN = lazy(
    r"(?:[满近约达共超过期第前后每再用了逾多工教龄]|徒刑|累计|连续|缴费|不足|至少|以上|服务|任职|年限)[于为是有到 ]?$"
)


@rule(
    code="NU103",
    name="two-digit-year",
    level="warning",
    basis=(Basis("GB/T 15835—2011", "5.1.4", "应"),),
    fix="unsafe",
    since="0.1.0",
)
def two_digit_year(analysis: Analysis) -> Iterator[Finding]:
    """年份写四位数，不简写成两位：2024年3月，不写“24年3月”。

    查什么：正文里后面跟着月份、“底”“初”“末”“上半年”“年度计划”一类的两位数年份（24年3月、截至23年底），以0开头的（08年），年份起止里后一个简写的
    （2018—20年）。

    为什么：四位数字的年份不应简写，简写以后分不清世纪，也容易当成年数。

    不报告：年数（满15年3个月、近10年）；届、期；引文和书名号里的；表格里的。

    修复：按文件的成文日期补上“19”或者“20”，须确认世纪；起止的后一个年份用前一个的世纪。没有成文日期的只报告。
    """
    for hit in hits(analysis.shadow, analysis.leaves, _SHORT):
        place = Span(hit.found.start() - 2, hit.found.start())
        short = analysis.shadow[place.start : place.end]
        first = _FIRST.search(analysis.shadow, max(0, place.start - 6), place.start)
        if hit.is_quoted or not (short > first["year"][2:] if first else _is_year(analysis.shadow, place, hit)):
            continue
        century = first["year"][:2] if first else _century(analysis, hit, short)
        fix = None
        if century:
            edits = (Edit(place.start, place.start, century),)
            fix = Fix(kind="unsafe", title=f"改为“{century}{short}年”", edits=edits)
        printed = analysis.text[first.start() if first else place.start : hit.found.end()]
        yield Finding(span=place, message=f"“{printed}”的年份只写了两位，年份写四位数", fix=fix)


def _is_year(shadow: str, place: Span, hit: Hit) -> bool:
    """Whether two digits are a year and no number of years."""
    if not _BEFORE.match(shadow, place.start):
        return False
    if shadow[place.start] == "0":
        return True
    return hit.found["part"] is not None and not _SPAN.search(shadow, max(0, place.start - 6), place.start)


def _century(analysis: Analysis, hit: Hit, short: str) -> str | None:
    """The digits that are left out, by the document's own date; None where it has none."""
    day = analysis.dated(analysis.documents[hit.document])
    if day is None:
        return None
    # a plan looks ahead by ten years or so; what lies further ahead lies behind
    return "20" if 2000 + int(short) <= day.year + 15 else "19"
