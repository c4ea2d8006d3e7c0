"""RS103: one unit goes by two names in the assignments of one document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Edit, Finding, Fix
from gwparse.lexicon.unit_forms import one_form
from gwparse.organs import without_remark
from gwparse.rules.base import rule
from gwparse.shadow import shadow_of
from gwparse.views.assignments import Unit


@rule(
    code="RS103",
    name="unit-written-two-ways",
    level="warning",
    basis=(PRACTICE,),
    fix="unsafe",
    since="0.1.0",
    gives_way_to=("RS105",),
)
def unit_written_two_ways(analysis: Analysis) -> Iterator[Finding]:
    """同一单位在责任分工中全文用一种写法。

    查什么：一份文件的责任单位、牵头单位、配合单位中，同一个单位有两种写法，如“市发改委”和“市发展改革委”、“市交通局”和“市交通运输局”。
    前面省略了“市”“省”的，先补全再比较。

    为什么：写法不一，汇总任务时会当成两个单位，也显得没有通稿。

    不报告：正文叙述、落款、抄送中的写法；用“以下简称”说明过的写法；“各县（市、区）人民政府”等一类单位；分属两份附件的写法。

    修复：改为用得多的写法，一样多的改为较全的写法；单位名称须由人确认，不自动修改。
    """
    for number, document in enumerate(analysis.documents):
        text = analysis.shadow[document.span.start : document.span.end]
        for ways in _units(analysis, number).values():
            if len(ways) < 2 or any(re.search(rf"简称[^()]{{0,4}}{re.escape(way)}", text) for way in ways):
                continue
            usual = max(ways, key=lambda way: (len(ways[way]), len(way)))
            for way in ways:
                if way != usual:
                    yield _finding(analysis, way, ways[way], usual, ways[usual][0])


def _units(analysis: Analysis, number: int) -> dict[str, dict[str, list[Unit]]]:
    """The units of a document's assignments by the form that all names of one share, each by the ways in which it is written."""
    found: dict[str, dict[str, list[Unit]]] = {}
    for duty in analysis.assignments:
        if duty.document != number or duty.decided_by == "sentence":
            continue
        for unit in (unit for role in duty.roles if not role.carried for unit in role.units):
            if unit.resolved is not None and not unit.collective:
                ways = found.setdefault(one_form(shadow_of(unit.resolved)), {})
                ways.setdefault(_way(unit), []).append(unit)
    return found


def _way(unit: Unit) -> str:
    """How a unit is written, without the level in front, and with the end that it shares with those behind it."""
    printed, whole = without_remark(shadow_of(unit.text)), without_remark(shadow_of(unit.resolved or ""))
    return re.sub("^[省市县区](?!场|域|际|镇)(?=..)", "", whole if printed in whole else printed)


def _finding(analysis: Analysis, way: str, places: list[Unit], usual: str, other: Unit) -> Finding:
    edits = []
    for unit in places:
        at = analysis.shadow.find(way, unit.span.start, unit.span.end)  # not there where the name is wrapped
        edits.extend([Edit(at, at + len(way), usual)] if at >= 0 else [])
    return Finding(
        span=places[0].span,
        message=f"“{places[0].text}”和{analysis.where(other.span.start)}的“{other.text}”是同一单位的两种写法，全文应当用一种写法",
        fix=Fix(kind="unsafe", title=f"改为“{usual}”", edits=tuple(edits)) if len(edits) == len(places) else None,
    )
