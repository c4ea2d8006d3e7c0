"""WD105: parts do not add up to the total that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Heading, LabelledParagraph, OrdinalItem, Paragraph
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.amounts import last_place
from gwparse.views.breakdowns import Breakdown, breakdowns
from gwparse.views.complements import complements

#: A list that is this much off, as a share of the total, was not meant to be the whole.
MOST_OFF = Decimal("0.1")

_LEAVES = (Paragraph, OrdinalItem, LabelledParagraph, Heading)

#: 三次产业结构由10.2:45.3:44.5调整为9.8:45.1:45.1: shares of one whole.
_INDUSTRIES = lazy(r"(?:三次产业|一二三次?产业|三产业|产业结构)[^。;!?\n]{0,60}")
_RATIO = lazy(r"(?<![\d:∶.])(\d{1,2}(?:\.\d+)?) ?[:∶] ?(\d{1,2}(?:\.\d+)?) ?[:∶] ?(\d{1,2}(?:\.\d+)?)(?![\d:∶%]|\.\d)")
#: 权重分别为50%、30%、30%.
_WEIGHTS = lazy(r"权重(?:占比)?分别(?:为|是|占)(?P<shares>\d+(?:\.\d+)?%(?:(?:[、,]|和|及)\d+(?:\.\d+)?%)+)")

#: 一般贸易占71.2%，加工贸易占22.4%，其他贸易占6.4%: what is left over closes a list of shares.
_SHARE = r"[^\d、,;。:()\n%]{1,12}?(?:占比?|比重)(?:为|达到?)?\d{1,3}(?:\.\d{1,4})?%"
_SHARES = lazy(rf"(?P<shares>{_SHARE}(?:[,、;]{_SHARE}){{0,9}}[,、;](?:和|及)?其[他余]{_SHARE})(?=[,;。]|\s*$)", re.M)
#: Shares that are this much off are not of one whole.
_SHARES_OFF = 10


@rule(
    code="WD105",
    name="parts-do-not-add-up",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第十九条", "应"), Basis("党政机关公文处理工作条例", "第二十条", "应")),
    since="0.1.0",
)
def parts_do_not_add_up(analysis: Analysis) -> Iterator[Finding]:
    """总数和分项的数字对得上。

    查什么：括号里逐项列出的数与括号前的总数（“30家（城区10家、乡镇18家）”），“……共××家”与前面逐项列出的数，相差不超过一成而不相等的；
    “其中”后面的一项多于总数的，资金来源、年份、
    等级等不会重复计算的几项之和多于总数的，三项以上之和多出总数不到一成的；“3年共1.2亿元（其中2026年……）”各年都列了而不等于总数的；合格不合格、进口出口、
    同一年龄的以上以下之和不等于总数的，已完成和正在办理之和多于总数的；男女、公办民办、上下半年、预期性和约束性等合起来就是全部的两项或几项，加起来不是总数的；三次产业比例之和不是
    100，并列的权重之和超过100%的，列到“其他”的占比之和不是100%的。

    为什么：公文要求情况准确，数字对不上，读的人不知道哪一个是真的；多半是改了一处忘了另一处。

    不报告：单位不同的；有“等”“约”“近”“超”“余”“多”“以上”“左右”的；“其中”只举出一部分的；相差超过一成的（多半本来就只列一部分）；平均数、
    增长率、标准、金额的“其中”（利润有盈有亏）；同一个人、同一笔投资可能兼有的几种身份（工业投资和民间投资）；带小数或“万”“亿”的数，每个数允许四舍五入差半个末位。
    """
    for place in analysis.leaves:
        if place.document is None or not isinstance(place.leaf, _LEAVES):
            continue
        start, end = place.leaf.span.start, place.leaf.span.end
        said: list[Span] = []
        for found in breakdowns(analysis.shadow, start, end):
            message = _message(analysis, found)
            if message:
                said.append(found.span)
                yield Finding(span=found.span, message=message)
        for pair in complements(analysis.shadow, start, end):
            if pair.is_wrong and not any(place.start < pair.span.end and pair.span.start < place.end for place in said):
                total = analysis.text[pair.total.start : pair.total.end]
                message = f"两项合计{pair.total.like(pair.sum)}，与总数“{total}”不符，应当核对"
                yield Finding(span=pair.span, message=message)
        yield from _shares(analysis, start, end)


def _message(analysis: Analysis, found: Breakdown) -> str | None:
    """What is wrong with a total and its parts; None where they agree or may."""
    total = analysis.text[found.total.start : found.total.end]
    if found.part_is_larger:
        first = found.parts[0]
        return f"“其中”的“{analysis.text[first.start : first.end]}”多于总数“{total}”，两个数应当核对"
    if found.adds_up or len(found.parts) < 2 or found.may_overlap:
        return None
    if found.is_exceeded:
        return f"“其中”各项合计{found.total.like(found.sum)}，多于总数“{total}”，应当核对"
    near = abs(found.sum - found.total.value) <= MOST_OFF * found.total.value
    if found.is_closed or found.lacks_a_year or (near and found.form != "among"):
        return f"各项合计{found.total.like(found.sum)}，与总数“{total}”不符，应当核对"
    return None


def _shares(analysis: Analysis, start: int, end: int) -> Iterator[Finding]:
    """Shares of one whole that are more or less than all of it."""
    if analysis.shadow.find("产业", start, end) >= 0:
        yield from _industries(analysis, start, end)
    if max(analysis.shadow.find("其他", start, end), analysis.shadow.find("其余", start, end)) >= 0:
        for row in _SHARES.finditer(analysis.shadow, start, end):
            shares = [Decimal(share) for share in re.findall(r"([\d.]+)%", row["shares"])]
            off = abs(sum(shares, Decimal(0)) - 100)
            if off <= _SHARES_OFF and 2 * off > sum(map(last_place, shares)):
                message = f"连同“其他”，各项占比之和是{_plain(sum(shares, Decimal(0)))}%，应当是100%"
                yield Finding(span=Span(*row.span("shares")), message=message)
    if analysis.shadow.find("权重", start, end) >= 0:
        for weights in _WEIGHTS.finditer(analysis.shadow, start, end):
            total = sum(map(Decimal, re.findall(r"[\d.]+", weights["shares"])), Decimal(0))
            if total > 100:
                message = f"并列的权重之和是{_plain(total)}%，超过了100%，应当核对"
                yield Finding(span=Span(*weights.span("shares")), message=message)


def _industries(analysis: Analysis, start: int, end: int) -> Iterator[Finding]:
    for sentence in _INDUSTRIES.finditer(analysis.shadow, start, end):
        for ratio in _RATIO.finditer(analysis.shadow, sentence.start(), sentence.end()):
            shares = [Decimal(ratio[at]) for at in (1, 2, 3)]
            total, place = sum(shares, Decimal(0)), Span(*ratio.span())
            if abs(total - 100) <= 10 and 2 * abs(total - 100) > sum(map(last_place, shares)):
                message = f"三次产业比例“{analysis.slice(place)}”之和是{_plain(total)}，应当是100"
                yield Finding(span=place, message=message)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
