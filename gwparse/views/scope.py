"""What an assignment is about: the section, the items, the sentences that it governs.

No standard fixes it; the practice is: a bracket closes the numbered item or the sentence in front of it, a block closes the item above
it, and where the items of a section have none of their own, one behind the last speaks of the section. `decided_by` says which
of these it was.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gwparse.nodes import Document, Heading, HeadingLevel, Section
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.candidates import Candidate
from gwparse.walk import find_all

#: How the scope was found: the section closes with it · most sections of its level have one each, so it speaks of the whole
#: section · text since the last assignment · the sentence or clause it stands in · the row of a table.
DecidedBy = Literal["section", "siblings", "text", "sentence", "row"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What one assignment governs.

    Attributes:
        section: the section, where it governs a whole one.
        start, end: the stretch of text, the assignment itself left out.
        decided_by: how it was found.
        certain: False where the text would bear another reading.
        path: the sections above and the section itself, from the top.
    """

    section: Section | None
    start: int
    end: int
    decided_by: DecidedBy
    certain: bool
    path: tuple[Section, ...]


class _Neighbours:
    """The assignments of a document that are no clauses of running text, for asking which stand where.

    Args:
        document: the document.
        candidates: all of its candidates, in the order of the text.
    """

    def __init__(self, document: Document, candidates: Sequence[Candidate]) -> None:
        self.document = document
        stated = [candidate for candidate in candidates if not candidate.running]
        self._starts = [candidate.start for candidate in stated]
        self._ends = [candidate.end for candidate in stated]
        self._own: dict[int, int] = {}
        for candidate in stated:
            section = candidate.where.sections[-1] if candidate.where.sections else None
            self._own.setdefault(id(section), candidate.start)
        self._even: dict[HeadingLevel, bool] = {}
        self._beside: dict[int, list[Section]] = {}

    def count(self, span: Span) -> int:
        """How many begin inside a span."""
        return bisect_left(self._starts, span.end) - bisect_left(self._starts, span.start)

    def paragraph_before(self, start: int) -> int:
        """Where the last block of the document's body begins that stands before a place outside all sections."""
        at = bisect_left(self.document.body, start, key=lambda block: block.span.start)
        return self.document.body[at - 1].span.start if at else start

    def last_end(self, before: int, since: int) -> int | None:
        """The end of the last one that begins between two places; None when there is none."""
        at = bisect_left(self._starts, before)
        return self._ends[at - 1] if at and self._starts[at - 1] >= since else None

    def is_first(self, candidate: Candidate) -> bool:
        """Whether no other stands before it among the blocks of its own section."""
        section = candidate.where.sections[-1] if candidate.where.sections else None
        return self._own[id(section)] == candidate.start

    def one_each(self, section: Section) -> bool:
        """Whether a section has one assignment, and so have most sections of its level in the document."""
        if section.level not in self._even:
            peers = [peer for peer in find_all(self.document, Section) if peer.level == section.level]
            ones = sum(1 for peer in peers if self.count(peer.span) == 1)
            self._even[section.level] = len(peers) > 2 and ones * 2 > len(peers)
        return self._even[section.level] and self.count(section.span) == 1

    def beside(self, path: tuple[Section, ...]) -> list[Section]:
        """A section and those beside it, in order."""
        blocks = path[-2].blocks if len(path) > 1 else self.document.body
        if id(blocks) not in self._beside:
            self._beside[id(blocks)] = [block for block in blocks if isinstance(block, Section)]
        return self._beside[id(blocks)]


def find_scopes(document: Document, candidates: Sequence[Candidate]) -> list[Scope]:
    """The scope of each candidate of a document, in their order."""
    neighbours = _Neighbours(document, candidates)
    return [_scope(candidate, neighbours) for candidate in candidates]


def _scope(candidate: Candidate, neighbours: _Neighbours) -> Scope:
    path = candidate.where.sections
    if candidate.form == "table":
        start, end = candidate.task or (candidate.start, candidate.end)
        return Scope(None, start, end, "row", True, path)
    if candidate.running:
        return Scope(None, candidate.start, candidate.end, "sentence", True, path)
    leaf = candidate.where.leaf
    if not path or neighbours.count(leaf.span) > 1:
        return _text_before(candidate, neighbours)
    section = path[-1]
    if isinstance(leaf, Heading):
        return Scope(section, section.span.start, section.span.end, "section", True, path)
    if not candidate.closed and leaf.text[candidate.end - leaf.span.start :].strip("。；; \n"):
        return replace(_text_before(candidate, neighbours), certain=False)
    below = section.blocks[bisect_left(section.blocks, candidate.end, key=lambda block: block.span.start) :]
    if below and neighbours.one_each(section):
        return Scope(section, section.span.start, candidate.start, "siblings", True, path)
    if below and section.title is not None and leaf in section.blocks[:2] and neighbours.count(section.span) == 1:
        closing = all(CLOSES.match(getattr(block, "text", "")) for block in below)
        return Scope(section, section.span.start, candidate.start, "section", closing, path)
    only_items = all(isinstance(block, Section) and not neighbours.count(block.span) for block in below)
    if only_items and neighbours.is_first(candidate):
        return _closing(candidate, neighbours)
    return _text_before(candidate, neighbours)


#: How a paragraph begins that closes a document and no longer speaks of its last item.
CLOSES = lazy(r"\s*(?:本(?:方案|意见|措施|办法|通知|规定|政策|细则|计划)|以上|上述|特此|各)")


def _text_before(candidate: Candidate, neighbours: _Neighbours) -> Scope:
    """The text in front of it: of its own paragraph, or for a block all that follows the assignment before it."""
    path, leaf = candidate.where.sections, candidate.where.leaf
    since = leaf.span.start
    if candidate.form == "block":
        since = path[-1].heading.span.end if path else neighbours.paragraph_before(candidate.start)
    start = neighbours.last_end(candidate.start, since)
    return Scope(None, min(candidate.start, since if start is None else start), candidate.start, "text", True, path)


def _closing(candidate: Candidate, neighbours: _Neighbours) -> Scope:
    """The section that it closes, or the one above, where its items have none of their own and most of its level have one."""
    path = candidate.where.sections
    section = path[-1]
    if candidate.form == "block" or len(path) == 1:
        return Scope(section, section.span.start, candidate.start, "section", True, path)
    parent = path[-2]
    items = neighbours.beside(path)
    last = items[-1] is section and parent.blocks[-1] is section
    alone = last and neighbours.count(Span(parent.span.start, section.span.start)) == 0
    if alone and neighbours.one_each(parent) and (len(items) > 1 or section.title is None):
        return Scope(parent, parent.span.start, candidate.start, "siblings", True, path[:-1])
    return Scope(section, section.span.start, candidate.start, "section", not alone or len(items) == 1, path)
