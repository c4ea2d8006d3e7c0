"""RS101: an item says of no unit that it answers for it, where the items beside it do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gwparse.analysis import Analysis, shortened
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Leaf, Section
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.assigned import Assigned, needs_unit, place_for_bracket
from gwparse.views.empty_fields import empty_fields
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
    “责任单位：”后面空着、而别处同样的栏目多数写了的，也报告。

    为什么：漏写责任单位的事项没有单位认领，分解任务时会落空。

    不报告：总体要求、组织领导、保障措施、督查考核、宣传引导等一般不分工的事项；施行日期、有效期等条款；正文已写明由谁承担的事项（市水利局要……，
    由民政部门……）；上一级标题或其下的段落已经统一分工的事项；下一级逐项分工的事项。

    选项：`share` 写明责任单位的事项占同级事项的最小比例，默认 0.6；`fewest` 写明责任单位的事项的最少项数，默认 3。
    """
    for field, label, filled in empty_fields(analysis.page):
        message = f"“{label}”后面没有写单位，全文这一栏有{filled}处写明，应补上"
        yield Finding(span=field, message=message)
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
                if not assigned.speaks_of(section, run.parent) and needs_unit(analysis.shadow, section):
                    end = place_for_bracket(section)
                    yield Finding(
                        span=Span(end, end),
                        message=f"“{_shown(section)}”没有写明{_field(analysis, run, assigned)}，{usual}，应补上或说明由谁承担",
                    )


@dataclass(slots=True)
class _Count:
    """The headings of one form in a document.

    Attributes:
        known: how many there are.
        tasked: how many of them stand beside one that has units, or have them.
        stated: how many have units.
    """

    known: int = 0
    tasked: int = 0
    stated: int = 0


def _everywhere(runs: Iterable[SiblingRun], assigned: Assigned) -> Mapping[str, _Count]:
    """How many headings of each form there are in a document, and how many of them have units."""
    counts: dict[str, _Count] = {}
    for run in runs:
        stated = sum(map(assigned.stated_of, run.sections))
        count = counts.setdefault(run.sections[0].form, _Count())
        count.known += len(run.sections)
        count.tasked += len(run.sections) if stated else 0
        count.stated += stated
    return counts


#: The share of the headings of one form in a document by which a run is judged that is too short to judge by itself.
_NEARLY_ALL = 0.9

#: The same where two of three in the run itself have units.
_MOST = 0.8


def _usual(sections: Sequence[Section], assigned: Assigned, everywhere: Mapping[str, _Count], options: Options) -> str:
    """How many of the items have units, where most do: beside each other, or, where those are few, in the document; else ""."""
    own = sum(map(assigned.stated_of, sections))
    stated = sum(map(assigned.stated_in, sections))
    if own >= options.fewest and stated >= options.share * len(sections):
        return f"同级{len(sections)}项中有{stated}项写明"
    count = everywhere[sections[0].form]
    several = any(map(assigned.stated_of, sections[:-1]))  # one behind the last item alone may speak of all of them
    if not several or count.stated <= options.fewest:
        return ""
    if count.stated >= max(_NEARLY_ALL, options.share) * count.known:
        return f"全文同级{count.known}项中有{count.stated}项写明"
    if own > 1 and own >= options.share * len(sections) and count.stated >= max(_MOST, options.share) * count.tasked:
        return f"全文有分工的各段中同级{count.tasked}项有{count.stated}项写明"
    return ""


def _field(analysis: Analysis, run: SiblingRun, assigned: Assigned) -> str:
    """What is missing, as the items beside it call it: 牵头单位 where all that have units name one that leads so."""
    texts = [analysis.shadow[part.span.start : part.span.end] for part in run.sections if assigned.stated_of(part)]
    return "牵头单位" if texts and all(re.search("牵头(?:单位|部门):", text) for text in texts) else "责任单位"


def _shown(section: Section) -> str:
    """An item by its label and title, or by how its text begins."""
    if section.title is not None:
        return printed_heading(section)
    text = "".join(leaf.text for leaf in (section.heading, *section.blocks) if isinstance(leaf, Leaf))
    return shortened(text)
