"""RS101: an item says of no unit that it answers for it, where the items beside it do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Leaf, Section
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.assigned import Assigned, place_for_bracket
from gwparse.views.paths import printed_heading
from gwparse.views.siblings import SiblingRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What counts as most of the items.

    Attributes:
        share: at least this share of the items beside it, from 0 to 1.
        fewest: and at least this many.
    """

    share: float = 0.6
    fewest: int = 3


#: Items that say what all the others are for, or how all of them are to be carried out.
_GENERAL = re.compile(
    "总体(?:要求|思路|目标|部署|安排)|指导思想|基本原则|(?:工作|主要|发展|总)目标|目标(?:任务|要求)|重[要大]意义|适用(?:范围|对象)"
    "|组织(?:领导|实施|保障|协调|机制)|(?:保障|推进)(?:措施|机制)|工作(?:要求|机制|保障)|有关要求|责任(?:落实|分工)"
    "|(?:夯实|压实|落实|强化)[^,。]{0,6}责任|督[查导促]|考核|评估|检查|问责|宣传|舆论|附则|其[他它]|时间安排|实施步骤|进度安排"
)

#: How text begins that sets no task: how long a measure holds, what else holds, what a word means.
_CLOSING = re.compile(
    "^.{0,40}?(?:施行|实施之日|之日起实施|有效期|所称|负责解释|从其规定|另有规定|以[一-鿿]{2,4}为准)", re.DOTALL
)

_ORGAN = (
    "(?:政府|部门|管委会|指挥部|领导小组|专班|法院|检察院|乡镇|街道|县区|各地|中心|(?<![布格全结大])局|委(?![托派任员])|厅(?!堂)"
    "|办(?![法理公证])|(?:成员|责任|牵头|主管|有关|相关)单位)"
)
#: A unit with something it has to do, as the text itself says it: 市水利局要…, 由县级民政部门….
_NAMED = re.compile(
    rf"{_ORGAN}(?:[)〉]|等)?[^,。;、\s]{{0,4}}?"
    "(?:要|应|须|需|将|可|会同|牵头|负责|按|根据|依据|具体|组织|定期|及时|结合|抓好)"
    rf"|由[^,。;\s]{{0,16}}?{_ORGAN}"
)

#: A bracket or a line that speaks of units in a way of its own.
_OTHERWISE = re.compile(
    r"(?:责任|牵头|配合|主办|承办|协办|参与|落实)(?:单位|部门|科室|处室|主体|领导|人)|牵头|负责\)|\([^()]*[局委办厅门区县府会院司团位][)。]*\s*$"
)


@rule(
    code="RS101",
    name="item-without-assignment",
    level="warning",
    basis=(PRACTICE,),
    options=Options,
    since="0.1.0",
)
def item_without_assignment(analysis: Analysis) -> Iterator[Finding]:
    """同级事项多数写明责任单位的，每一项都写明责任单位。

    查什么：同一标题下的同级事项，多数在项末用括号或另起一行写明责任单位，而其中某一项没有写。同一标题下只有两三项的，看全文同级事项是否几乎都写明。

    为什么：漏写责任单位的事项没有单位认领，分解任务时会落空。

    不报告：总体要求、组织领导、保障措施、督查考核、宣传引导等一般不分工的事项；施行日期、有效期等条款；正文已写明由谁承担的事项（市水利局要……，
    由民政部门……）；上一级标题或其下的段落已经统一分工的事项；下一级逐项分工的事项。

    选项：`share` 写明责任单位的事项占同级事项的最小比例，默认 0.6；`fewest` 写明责任单位的事项的最少项数，默认 3。
    """
    options = analysis.options(Options)
    for number, runs in groupby(analysis.siblings, key=lambda run: run.document):
        assigned = Assigned(duty for duty in analysis.assignments if duty.document == number)
        if not assigned:
            continue
        beside = list(runs)
        everywhere = _everywhere(beside, assigned)
        for run in beside:
            usual = _usual(run.sections, assigned, everywhere, options)
            for section in run.sections if usual else ():
                if not assigned.speaks_of(section, run.parent) and _needs_one(analysis, section):
                    end = place_for_bracket(section)
                    yield Finding(
                        span=Span(end, end),
                        message=f"“{_shown(section)}”没有写明责任单位，{usual}，应补上或说明由谁承担",
                    )


def _everywhere(runs: Iterable[SiblingRun], assigned: Assigned) -> Mapping[str, tuple[int, int]]:
    """How many headings of each form there are in a document, and how many of them have units."""
    counts: dict[str, tuple[int, int]] = {}
    for run in runs:
        known, stated = counts.get(run.sections[0].form, (0, 0))
        counts[run.sections[0].form] = known + len(run.sections), stated + sum(map(assigned.stated_of, run.sections))
    return counts


#: The share of the headings of one form in a document by which a run is judged that is too short to judge by itself.
_NEARLY_ALL = 0.9


def _usual(
    sections: Sequence[Section], assigned: Assigned, everywhere: Mapping[str, tuple[int, int]], options: Options
) -> str:
    """How many of the items have units, where most do: beside each other, or, where those are few, in the document; else ""."""
    own = sum(map(assigned.stated_of, sections))
    stated = sum(map(assigned.stated_in, sections))
    if own >= options.fewest and stated >= options.share * len(sections):
        return f"同级{len(sections)}项中有{stated}项写明"
    known, stated = everywhere[sections[0].form]
    several = any(map(assigned.stated_of, sections[:-1]))  # one behind the last item alone may speak of all of them
    if several and stated > options.fewest and stated >= max(_NEARLY_ALL, options.share) * known:
        return f"全文同级{known}项中有{stated}项写明"
    return ""


def _needs_one(analysis: Analysis, section: Section) -> bool:
    """Whether an item without an assignment is a task of which nothing says who does it."""
    if section.title is not None and _GENERAL.search(section.title):
        return False
    text = analysis.shadow[section.span.start : section.span.end]
    return not any(pattern.search(text) for pattern in (_CLOSING, _NAMED, _OTHERWISE))


#: So much is shown of an item without a title.
_SHOWN = 16


def _shown(section: Section) -> str:
    """An item by its label and title, or by how its text begins."""
    if section.title is not None:
        return printed_heading(section)
    text = "".join(leaf.text for leaf in (section.heading, *section.blocks) if isinstance(leaf, Leaf))
    text = "".join(text.split())
    return text[:_SHOWN] + ("……" if len(text) > _SHOWN else "")
