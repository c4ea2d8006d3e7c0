"""Which sections of a document its assignments speak of (已分工的事项)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from gwparse.nodes import Document, Leaf, Section
from gwparse.patterns import lazy
from gwparse.views.assignments import Assignment
from gwparse.views.scope import CLOSES


class Assigned:
    """The assignments of one document, for asking what they say of its sections.

    Args:
        found: the assignments, in the order of the text.
    """

    def __init__(self, found: Iterable[Assignment]) -> None:
        self._found = tuple(found)
        self._starts = [duty.span.start for duty in self._found if duty.decided_by != "sentence"]
        self._wholes = {duty.governs.start for duty in self._found if duty.decided_by in ("section", "siblings")}

    def __bool__(self) -> bool:
        return bool(self._found)

    def stated_in(self, section: Section) -> bool:
        """Whether a bracket, a block or a row in a section or in its parts says who does something."""
        return self._any(section.span.start, section.span.end)

    def stated_of(self, section: Section) -> bool:
        """Whether one speaks of the section itself and not of its parts alone."""
        return section.span.start in self._wholes or self._any(section.span.start, _own_end(section))

    def speaks_of(self, section: Section, parent: Section | Document) -> bool:
        """Whether anything, a sentence included, says who does what a section says, inside it or above it.

        Args:
            section: the section.
            parent: the section or the document right above it.
        """
        span = section.span
        above = range(parent.span.start, _own_end(parent)) if isinstance(parent, Section) else range(0)
        return any(
            span.start <= duty.span.start < span.end
            or (duty.governs.start <= span.start and span.end <= duty.governs.end)
            or duty.span.start in above
            for duty in self._found
        )

    def _any(self, start: int, end: int) -> bool:
        return bisect_left(self._starts, end) > bisect_left(self._starts, start)


def _own_end(section: Section) -> int:
    """Where the first part of a section begins, or the section ends."""
    return next((block.span.start for block in section.blocks if isinstance(block, Section)), section.span.end)


def place_for_bracket(section: Section) -> int:
    """Where an assignment of a section would stand: behind its words, in front of paragraphs that close the document."""
    end = section.heading.span.end
    for block in section.blocks:
        if isinstance(block, Leaf) and CLOSES.match(block.text):
            break
        end = block.span.end
    return end


#: Items that say what all the others are for, or how all of them are to be carried out.
_GENERAL = lazy(
    "总体(?:要求|思路|目标|部署|安排)|指导思想|基本原则|(?:工作|主要|发展|总)目标|目标(?:任务|要求)|重[要大]意义|适用(?:范围|对象)"
    "|组织(?:领导|实施|保障|协调|机制)|(?:保障|推进)(?:措施|机制)|工作(?:要求|机制|保障)|有关要求|责任(?:落实|分工)"
    "|(?:夯实|压实|落实|强化)[^,。]{0,6}责任|督[查导促]|考核|评估|检查|问责|宣传|舆论|附则|其[他它]|时间安排|实施步骤|进度安排"
)

#: How text begins that sets no task: how long a measure holds, what else holds, what a word means.
_CLOSING = lazy(
    "^.{0,40}?(?:施行|实施之日|之日起实施|有效期|所称|负责解释|从其规定|另有规定|以[一-鿿]{2,4}为准)", re.DOTALL
)

_ORGAN = (
    "(?:政府|部门|管委会|指挥部|领导小组|专班|法院|检察院|乡镇|街道|县区|各地|中心|(?<![布格全结大])局|委(?![托派任员])|厅(?!堂)"
    "|办(?![法理公证])|(?:成员|责任|牵头|主管|有关|相关)单位)"
)
#: A unit with something it has to do, as the text itself says it: 市水利局要…, 由县级民政部门….
_NAMED = lazy(
    rf"{_ORGAN}(?:[)〉]|等)?[^,。;、\s]{{0,4}}?"
    "(?:要|应|须|需|将|可|会同|牵头|负责|按|根据|依据|具体|组织|定期|及时|结合|抓好)"
    rf"|由[^,。;\s]{{0,16}}?{_ORGAN}"
)

#: A bracket or a line that speaks of units in a way of its own.
_OTHERWISE = lazy(
    r"(?:责任|牵头|配合|主办|承办|协办|参与|落实)(?:单位|部门|科室|处室|主体|领导|人)|牵头|负责\)|\([^()]*[局委办厅门区县府会院司团位][)。]*\s*$"
)


def needs_unit(shadow: str, section: Section) -> bool:
    """Whether an item without an assignment is a task of which nothing says who does it.

    Args:
        shadow: the shadow of the page.
        section: the item.
    """
    if section.title is not None and _GENERAL.search(section.title):
        return False
    text = shadow[section.span.start : section.span.end]
    return not any(pattern.search(text) for pattern in (_CLOSING, _NAMED, _OTHERWISE))
