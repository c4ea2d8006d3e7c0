"""NU102: the first number of a range lacks the 万, 亿 or % of the second."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.figures import Range, ranges, value

#: What must stand behind both numbers.
_REPEATED = ("万亿元", "万亿", "万元", "亿元", "万", "亿", "%", "％", "‰")


@rule(
    code="NU102",
    name="range-drops-unit",
    level="warning",
    basis=(Basis("GB/T 15835—2011", "5.1.3", "应"),),
    fix="unsafe",
    since="0.1.0",
    needs=tuple("-‐‑–－—～~"),
)
def range_drops_unit(analysis: Analysis) -> Iterator[Finding]:
    """数值范围的前一个数也写明“万”“亿”和百分号：13万元—17万元、15%—30%。

    查什么：正文里用连接号写成的数值范围，后一个数带“万”“亿”“%”“‰”，前一个数不带。

    为什么：省略以后有歧义，“3—5万元”可以理解为3元到5万元；标准明确写作“13万元～17万元”“15%～30%”，不写作“13～17万元”“15～30%”。

    不报告：省略的是“年”“公斤”“个”一类单位的（5～100公斤）；前一个数比后一个数大的（5000—1万元）；表格、引文和书名号里的；2012年7月以前的文件。

    修复：给前一个数补上“万”“万元”“亿”或者百分号，须确认前一个数确实以此为单位。
    """
    for one in ranges(analysis.shadow, analysis.leaves):
        dropped = _dropped(analysis, one)
        if dropped is None or analysis.is_old(analysis.documents[one.place.document or 0]):
            continue
        fix = Fix(kind="unsafe", title=f"补上“{dropped}”", edits=(Edit(one.first.end, one.first.end, dropped),))
        message = f"“{analysis.slice(one.span)}”的前一个数没有写“{dropped}”，前后两个数都写“{dropped}”"
        yield Finding(span=Span(one.first.end, one.first.end), message=message, fix=fix)


def _dropped(analysis: Analysis, one: Range) -> str | None:
    """What the first number lacks; None where it lacks nothing."""
    if one.first_unit or not one.unit.startswith(_REPEATED):
        return None
    second = analysis.shadow[one.sign.end : one.span.end].partition(one.unit)[0]
    smaller = value(analysis.shadow[one.first.start : one.first.end]) < value(second)
    return next(unit for unit in _REPEATED if one.unit.startswith(unit)) if smaller else None
