"""RS109: one unit alone is told to share a task out."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span

_SHARED = lazy("按(?:照)?(?:各自)?(?:的)?(?:职责|责任)(?:分工)?(?:分别)?负责|分别负责|分工负责|共同负责")


@rule(code="RS109", name="lone-unit-shares-task", level="warning", basis=(PRACTICE,), since="0.1.0", needs=("负责",))
def lone_unit_shares_task(analysis: Analysis) -> Iterator[Finding]:
    """“按职责分工负责”“分别负责”说的是几个单位，只有一个单位的写“负责”。

    查什么：写明责任单位的括号里只有一个单位，却写了“按职责分工负责”“分别负责”“共同负责”。

    为什么：一个单位谈不上分工；多半是漏写了其他单位，或者删去其他单位后没有改。

    不报告：“各县（市、区）人民政府”“市有关部门”一类，一个名称指几个单位的；括号里认不全单位的。
    """
    for duty in analysis.assignments:
        units = [unit for role in duty.roles if not role.carried for unit in role.units]
        if duty.form != "parenthetical" or len(units) != 1 or units[0].collective or duty.notes:
            continue
        start, end = duty.span.start, duty.span.end
        found = _SHARED.search(analysis.shadow, start, end)
        # nothing but the unit may stand in front of it: 市水利局、沿线各县按职责分工负责
        before = analysis.shadow[start + 1 : found.start()].strip(" ,") if found else ""
        if found and before == analysis.shadow[units[0].span.start : units[0].span.end].strip():
            words = found[0]
            yield Finding(
                span=Span(*found.span()),
                message=f"这里只有“{units[0].text}”一个单位，却写“{words}”，应补写其他单位，或者只写“负责”",
            )
