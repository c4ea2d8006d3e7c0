"""RS108: a unit that no longer exists is given a task."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.lexicon.former_organs import former_organ
from gwparse.rules.base import rule
from gwparse.shadow import shadow_of
from gwparse.source import Span


@rule(
    code="RS108",
    name="former-unit-name",
    level="warning",
    basis=(PRACTICE,),
    since="0.1.0",
)
def former_unit_name(analysis: Analysis) -> Iterator[Finding]:
    """承担任务的单位和主送机关用现在的名称，不用机构改革前的名称。

    查什么：责任单位、牵头单位、配合单位和主送机关中，在成文日期之前已经撤销或更名的机构，如2019年4月以后的“市国土资源局”“市工商局”，2023年9月
    以后的“银保监分局”。只查2018年、2023年机构改革中全国统一撤销或更名、各地都不再使用的名称。

    为什么：任务派给已经不存在的单位，往往是沿用旧文件时没有改名。

    不报告：没有成文日期的文件；正文对过去工作的叙述、所引旧文件的名称；前面写明“原”的；各地可能保留的名称（林业局、粮食局、金融办、工信委等）。
    """
    for number, place in _named(analysis):
        document = analysis.documents[number]
        day, name = analysis.dated(document), "".join(analysis.slice(place).split())
        organ = former_organ(shadow_of(name))
        if organ is not None and day is not None and day > organ.ended:
            yield Finding(
                span=place,
                message=f"“{name}”是机构改革前的名称，{organ.ended.year}年后已不再使用，职责主要由{organ.successor}承担，应写现在的名称",
            )


def _named(analysis: Analysis) -> Iterator[tuple[int, Span]]:
    """The places of those who have tasks and of those to whom a document goes, each with the number of its document."""
    for number, document in enumerate(analysis.documents):
        for item in document.addressees.items if document.addressees else ():
            yield number, item.span
    for duty in analysis.assignments:
        if duty.decided_by != "sentence":
            for unit in (unit for role in duty.roles if not role.carried for unit in role.units):
                yield duty.document, unit.span
