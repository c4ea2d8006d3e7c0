"""RS105: a unit stands twice in one assignment."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.duties import RoleKind
from gwparse.lexicon.unit_forms import one_form
from gwparse.rules.base import rule
from gwparse.shadow import shadow_of
from gwparse.views.assignments import Assignment, Role, Unit

#: Roles that exclude each other: who leads or answers for a task does not help with it as well. A leader among 责任单位, and
#: one that guides what it carries out, are practice.
_HEADS: tuple[RoleKind, ...] = ("lead", "responsible")
_HELPERS: tuple[RoleKind, ...] = ("support", "participate")


@rule(
    code="RS105",
    name="unit-repeated-in-assignment",
    level="warning",
    basis=(PRACTICE,),
    since="0.1.0",
)
def unit_repeated_in_assignment(analysis: Analysis) -> Iterator[Finding]:
    """一项责任分工中，一个单位只列一次，不既牵头又配合。

    查什么：同一个括号、同一组“牵头单位、配合单位”中，同一单位在一种职责里列了两次，或者既是牵头、负责单位，又是配合、参与单位。单位名称先补全再比较：
    “市发改委、人社局”中的“人社局”就是“市人社局”，“市发改委”和“市发展改革委”是同一单位。

    为什么：重复的单位多半是改稿时漏删，或者把别的单位错写成了它。

    不报告：既是牵头单位又列在责任单位之中的（常见写法）；既负责指导又负责落实的；“以下均需……落实”等从前文延续下来的职责；“各县（市、区）人民政府”
    等一类单位；隶属不清、不能确定是同一单位的简称。
    """
    for duty in analysis.assignments:
        seen: dict[str, list[tuple[Role, Unit]]] = {}
        for role, unit in _units(duty):
            earlier = seen.setdefault(one_form(shadow_of(unit.resolved or unit.text)), [])
            clash = next((other for other in earlier if _excludes(other[0], role)), None)
            if clash is not None:
                yield Finding(span=unit.span, message=_message(*clash, role, unit))
            earlier.append((role, unit))


def _units(duty: Assignment) -> Iterator[tuple[Role, Unit]]:
    """The units of an assignment that are one organ each and printed in it."""
    for role in duty.roles:
        for unit in role.units if not role.carried else ():
            if not unit.collective:
                yield role, unit


def _excludes(one: Role, other: Role) -> bool:
    """Whether a unit cannot have both roles, or is listed twice in one."""
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or not (kinds.isdisjoint(_HEADS) or kinds.isdisjoint(_HELPERS))


def _message(one: Role, first: Unit, other: Role, second: Unit) -> str:
    names = list(dict.fromkeys(unit.resolved or unit.text for unit in (first, second)))
    name = f"“{names[0]}”" + "".join(f"（“{way}”）" for way in names[1:])
    if one.kind == other.kind:
        return f"{name}在同一项分工中列了两次，应删去一处"
    return f"{name}既是“{one.label}”又是“{other.label}”，同一项分工中应只有一种职责"
