"""What leans on the numbers of a run of headings, so that they cannot simply be written anew (序号的承接与引用)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from gwparse.views.references import Reference
from gwparse.views.siblings import SiblingRun


class Leaning:
    """What may lean on numbers in a page, gathered once however many runs are asked about.

    Args:
        runs: the runs of headings.
        references: gives the cross-references; they are read only where they are asked for.
    """

    def __init__(self, runs: Iterable[SiblingRun], references: Callable[[], Iterable[Reference]]) -> None:
        self._runs = runs
        self._references = references

    def on(self, run: SiblingRun, last: int) -> bool:
        """Whether later numbers go on from a run's last, or the text refers to items by number.

        Args:
            run: the run.
            last: its last number.
        """
        here = run.sections[0]
        goes_on = self._begin.get((run.document, here.form, last + 1), -1) > here.span.start
        return goes_on or run.document in self._referring

    @cached_property
    def _begin(self) -> dict[tuple[int, str, int | None], int]:
        """Where the last run of a document begins that has a form and begins with a number."""
        firsts = [(run.document, run.sections[0]) for run in self._runs]
        firsts.sort(key=lambda first: first[1].span.start)
        return {(document, first.form, first.number): first.span.start for document, first in firsts}

    @cached_property
    def _referring(self) -> set[int | None]:
        """The documents that refer to their own items or parts."""
        return {one.document for one in self._references() if one.of is None and one.kind in ("item", "part")}
