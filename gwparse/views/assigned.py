"""Which sections of a document its assignments speak of (已分工的事项)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from gwparse.nodes import Document, Leaf, Section
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
