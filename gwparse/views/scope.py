"""What an assignment is about: the section, the items, the sentences that it governs.

No standard fixes it; the practice is: a bracket closes the numbered item or the sentence in front of it, a block closes the item above
it, and where the items of a section have none of their own, one behind the last speaks of the section. `decided_by` says which
of these it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gwparse.nodes import Block, Document, Section
from gwparse.source import Span
from gwparse.views.candidates import Candidate

#: How the scope was found: the section closes with it · the items above it have none of their own and their section's neighbours
#: do · text since the last assignment · the sentence or clause it stands in · the row of a table.
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


def find_scopes(document: Document, candidates: Sequence[Candidate]) -> list[Scope]:
    """The scope of each candidate of a document, in their order."""
    stated = [candidate for candidate in candidates if not candidate.running]
    return [_scope(document, candidate, stated) for candidate in candidates]


def _scope(document: Document, candidate: Candidate, stated: Sequence[Candidate]) -> Scope:
    path = candidate.where.sections
    leaf = candidate.where.leaf
    if candidate.form == "table":
        start, end = candidate.task or (candidate.start, candidate.end)
        return Scope(None, start, end, "row", True, path)
    if candidate.running:
        return Scope(None, candidate.start, candidate.end, "sentence", True, path)
    section = path[-1] if path else None
    blocks = section.blocks if section else document.body
    before = max(
        (other.end for other in stated if other.end <= candidate.start and _inside(other, section, document)),
        default=section.heading.span.start if section else leaf.span.start,
    )
    shares_leaf = any(other is not candidate and leaf.span.start <= other.start < leaf.span.end for other in stated)
    closes = not any(block.span.start >= candidate.end for block in blocks)
    if section is not None and not shares_leaf and not closes and _siblings_have_one_each(document, path, stated):
        return Scope(section, section.span.start, candidate.start, "siblings", True, path)
    if section is None or shares_leaf or not (closes or _only_items_follow(blocks, candidate, stated)):
        start = max(before, leaf.span.start) if shares_leaf or candidate.form != "block" else before
        return Scope(None, min(start, candidate.start), candidate.start, "text", True, path)
    earlier = any(
        other.end <= candidate.start and section.span.start <= other.start and other.where.sections == path
        for other in stated
    )
    if earlier:
        start = leaf.span.start if candidate.form != "block" else before
        return Scope(None, min(start, candidate.start), candidate.start, "text", True, path)
    return _raised(document, candidate, stated, section)


def _siblings_have_one_each(document: Document, path: tuple[Section, ...], stated: Sequence[Candidate]) -> bool:
    """Whether a section and most of those beside it have one assignment each, so that it speaks of the whole section."""
    beside = [block for block in (path[-2].blocks if len(path) > 1 else document.body) if isinstance(block, Section)]
    counts = [sum(1 for other in stated if _inside(other, block, document)) for block in beside]
    own = sum(1 for other in stated if _inside(other, path[-1], document))
    return own == 1 and len(beside) > 2 and counts.count(1) * 2 > len(beside)


def _inside(other: Candidate, section: Section | None, document: Document) -> bool:
    span = section.span if section else document.span
    return span.start <= other.start < span.end


def _only_items_follow(blocks: Sequence[Block], candidate: Candidate, stated: Sequence[Candidate]) -> bool:
    """Whether only items without assignments of their own follow: then what stands in front of them speaks of them too."""
    later = [block for block in blocks if block.span.start >= candidate.end]
    return all(isinstance(block, Section) for block in later) and not any(
        _has_own(block.span, stated) for block in later
    )


def _has_own(span: Span, stated: Sequence[Candidate]) -> bool:
    return any(span.start <= other.start < span.end for other in stated)


def _raised(document: Document, candidate: Candidate, stated: Sequence[Candidate], section: Section) -> Scope:
    """The section that a bracket closes, or the one above where its items have none and its neighbours have one each."""
    path = candidate.where.sections
    if candidate.form != "block" and len(path) > 1:
        parent = path[-2]
        items = [block for block in parent.blocks if isinstance(block, Section)]
        last = len(items) > 1 and items[-1] is section and parent.blocks[-1] is section
        above = path[-3].blocks if len(path) > 2 else document.body
        uncles = [block for block in above if isinstance(block, Section) and block is not parent]
        assigned = sum(1 for uncle in uncles if _has_own(uncle.span, stated))
        if last and not any(_has_own(item.span, stated) for item in items[:-1]):
            if assigned * 2 > len(uncles) > 0:
                return Scope(parent, parent.span.start, candidate.start, "siblings", True, path[:-1])
            return Scope(section, section.span.start, candidate.start, "section", False, path)
    return Scope(section, section.span.start, candidate.start, "section", True, path)
