"""RS102: several units answer for one task and none of them leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwparse.analysis import Analysis, joined
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.assignments import Assignment, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What counts as a document that says who leads.

    Attributes:
        share: at least this share of its assignments to several units name one that leads, from 0 to 1.
        fewest: and at least this many.
    """

    share: float = 0.8
    fewest: int = 3


#: Words that say how several units share a task without one that leads: 按职责分工负责, 分别负责.
_SHARED = lazy("职责|分工|分别|共同|各自|联合")


@rule(
    code="RS102",
    name="several-units-without-lead",
    level="warning",
    basis=(PRACTICE,),
    options=Options,
    since="0.1.0",
)
def several_units_without_lead(analysis: Analysis) -> Iterator[Finding]:
    """全文多数事项写明牵头单位的，几个单位共同负责的事项都写明谁牵头。

    查什么：一份文件中，由几个单位承担的事项多数写明牵头单位，而某一事项只列出几个负责单位、责任单位，没有写明谁牵头。“按职责分工负责”的事项不算在内；
    只有一项没有写的，其余达到最少项数就报告。

    为什么：几个单位一起负责而没有牵头单位，容易互相等待。

    不报告：文件没有指明牵头单位的习惯；全文或括号中已经说明“列第一位者为牵头单位”；“按职责分工负责”“分别负责”等已经说明如何分工的；责任单位是
    “各县（市、区）人民政府”“市有关部门”等一类单位的。

    选项：`share` 写明牵头单位的事项占由几个单位承担的事项的最小比例，默认 0.8；`fewest` 写明牵头单位的事项的最少项数，默认 3。
    """
    options = analysis.options(Options)
    for number in range(len(analysis.documents)):
        duties = [duty for duty in analysis.assignments if duty.document == number and duty.decided_by != "sentence"]
        several = [duty for duty in duties if sum(len(role.units) for role in duty.roles) > 1]
        leaders = [duty for duty in several if _is_led(duty)]
        led, others = len(leaders), [duty for duty in several if not _is_led(duty) and not _SHARED.search(duty.text)]
        if led < options.fewest or (len(others) > 1 and led < options.share * (led + len(others))):
            continue
        for duty in others:
            joint = _joint(duty)
            if joint is None:
                continue
            names = [unit.text for unit in joint.units]
            shown = joined(names[:_SHOWN]) + (f"等{len(names)}个单位" if len(names) > _SHOWN else "")
            yield Finding(
                span=Span(joint.units[0].span.start, joint.units[-1].span.end),
                message=f"{shown}{_lacking(joint, leaders)}，全文由几个单位承担的事项有{led}项写明牵头单位，这里也应写明",
            )


#: So many units are named in a message.
_SHOWN = 3


def _is_led(duty: Assignment) -> bool:
    return any(role.kind == "lead" for role in duty.roles)


def _lacking(joint: Role, leaders: Sequence[Assignment]) -> str:
    """What is missing beside some units: the field 牵头单位 where the others have it beside the same label, else a leader."""
    alike = [{role.label for role in duty.roles} for duty in leaders]
    fields = [labels for labels in alike if joint.label in labels and not labels.isdisjoint(_FIELDS)]
    if joint.label and 2 * len(fields) > len(leaders):
        field = next(label for label in _FIELDS if label in fields[0])
        return f"列为“{joint.label}”，缺“{field}”一项"
    return "共同负责，没有写明谁牵头"


#: The labels of those who lead, where they have a field of their own.
_FIELDS = ("牵头单位", "牵头部门", "主办单位", "主责单位", "牵头责任单位")


def _joint(duty: Assignment) -> Role | None:
    """The role that several named units share in an assignment without a lead; None where there are no such units."""
    joint = next((role for role in duty.roles if role.kind == "responsible" and not role.carried), None)
    if joint is None or sum(not unit.collective for unit in joint.units) < 2:
        return None
    return joint
