"""Edits of a text as changes of the runs that its characters come from, tracked (修订) or plain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gwparse.diagnostics import Edit
from gwparse.docx_writer.parts import Ids
from gwparse.docx_writer.runs import RUN, RUN_PROPERTIES, TEXT, Runs, like, set_text
from gwparse.layout import Layout, Origin, Stretch
from gwparse.readers.docx.xml import MC, W
from gwparse.source import Source, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTERED = (f"{W}ins", f"{W}moveTo")


@dataclass(frozen=True, slots=True)
class Stay:
    """Characters of one run.

    Attributes:
        part: the part.
        run: the run.
        start, end: the characters, half-open; where they are equal, the place in front of a character.
        is_behind: for a place, whether it is the one behind the character in front of it instead.
    """

    part: str
    run: int
    start: int
    end: int
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """An edit where it takes place.

    Attributes:
        stays: the characters that go, the text takes the place of the first; for an insertion the places where it can be made, the
            better one first.
        text: what comes.
    """

    stays: tuple[Stay, ...]
    text: str

    @property
    def is_insertion(self) -> bool:
        """Whether nothing goes."""
        return self.stays[0].start == self.stays[0].end


@dataclass(frozen=True, slots=True)
class Byline:
    """Who is told to have made changes and comments, and when.

    Attributes:
        author: the name.
        date: the time as a file has it.
    """

    author: str
    date: str

    @property
    def attributes(self) -> dict[str, str]:
        """As attributes of a change or a comment."""
        return {f"{W}author": self.author, f"{W}date": self.date}


def changes_of(source: Source, edits: Sequence[Edit]) -> list[Change]:
    """Where edits take place, in order, without what they leave as it is.

    Args:
        source: the text, with its layout.
        edits: the edits, in any order.

    Raises:
        ValueError: when they overlap, go beyond the text, or one cannot be made.
    """
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    at = 0
    for edit in ordered:
        if not at <= edit.start <= edit.end <= len(source.text):
            raise ValueError(f"edits overlap or go beyond the text at {edit.start}")
        at = edit.end
    joined: list[Edit] = []
    for edit in (_trimmed(source.text, one) for one in ordered):
        before = joined[-1] if joined else None
        if edit.start == edit.end and not edit.replacement:
            continue
        # A place beside what goes is no good place for an insertion: both are one change.
        if before and before.end == edit.start and (before.start == before.end or edit.start == edit.end):
            joined[-1] = Edit(before.start, edit.end, before.replacement + edit.replacement)
        else:
            joined.append(edit)
    return [_change(layout_of(source), edit) for edit in joined]


def layout_of(source: Source) -> Layout:
    """The layout of a source that was read from a Word file.

    Raises:
        ValueError: for other sources.
    """
    if source.layout is None:
        raise ValueError("the source was not read from a Word file")
    return source.layout


def _trimmed(text: str, edit: Edit) -> Edit:
    """An edit without the characters at its ends that it does not change."""
    start, end, new = edit.start, edit.end, edit.replacement
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(start, end, new)


def _change(layout: Layout, edit: Edit) -> Change:
    if not layout.may_change(edit.start, edit.end, edit.replacement):
        raise ValueError(
            f"the edit at {edit.start} puts in a break, a tab or the like, touches a line break or what no run holds, "
            "or stands beside no characters that a run holds"
        )
    stays: list[Stay] = []
    if edit.start < edit.end:
        for stretch in layout.stretches(Span(edit.start, edit.end)):
            if stretch.origin is not None:
                _join(stays, _stay(stretch, stretch.origin, edit.start, edit.end))
        return Change(tuple(stays), edit.replacement)
    behind: list[Stay] = []
    for stretch in layout.line_at(edit.start).touching(edit.start, edit.start):
        if stretch.origin is None:
            continue
        offset = stretch.origin.start + edit.start - stretch.start
        if stretch.start < edit.start:
            behind.append(Stay(stretch.origin.part, stretch.origin.run, offset, offset, is_behind=True))
        if edit.start < stretch.end:
            stays.append(Stay(stretch.origin.part, stretch.origin.run, offset, offset))
    return Change((*behind, *stays), edit.replacement)


def _stay(stretch: Stretch, origin: Origin, start: int, end: int) -> Stay:
    begins, ends = max(start, stretch.start), min(end, stretch.end)
    return Stay(origin.part, origin.run, origin.start + begins - stretch.start, origin.start + ends - stretch.start)


def _join(stays: list[Stay], stay: Stay) -> None:
    """Add characters to others, to the last ones where they go on in the same run."""
    last = stays[-1] if stays else None
    if last is not None and (last.part, last.run, last.end) == (stay.part, stay.run, stay.start):
        stays[-1] = Stay(stay.part, stay.run, last.start, stay.end)
    else:
        stays.append(stay)


class PartChanger:
    """Makes changes in one part.

    Args:
        part: the part.
        root: its root.
        source: the text that was read from the file, with its layout.
        ids: numbers for tracked changes.

    Raises:
        ValueError: when the text was not read from this file.
    """

    def __init__(self, part: str, root: _Element, source: Source, ids: Ids) -> None:
        self.ids = ids
        self.runs = Runs(root, ids)
        self._texts: dict[int, str] = {}
        for line in layout_of(source).lines:
            for stretch in line.stretches:
                if stretch.origin is not None and stretch.origin.part == part:
                    self._check(stretch.origin, source.text[stretch.start : stretch.end])
        self._twins = self._twins_in(root)

    def _check(self, origin: Origin, wanted: str) -> None:
        if self._text(origin.run)[origin.start : origin.start + len(wanted)] != wanted:
            raise ValueError("the text was not read from this file, or with its tracked changes rejected")

    def _text(self, run: int) -> str:
        if run not in self._texts:
            self._texts[run] = self.runs.text(run) if run < len(self.runs.elements) else ""
        return self._texts[run]

    def _twins_in(self, root: _Element) -> dict[int, int]:
        """By runs of text boxes the same ones in the form that is there for old programs."""
        numbers = {run: number for number, run in enumerate(self.runs.elements)}
        twins: dict[int, int] = {}
        for alternatives in root.iter(f"{MC}AlternateContent"):
            sides = [alternatives.find(f"{MC}{name}") for name in ("Choice", "Fallback")]
            usual, old = (
                [numbers[run] for box in _boxes(side) for run in box.iter(RUN)] if side is not None else []
                for side in sides
            )
            if [self._text(run) for run in usual] == [self._text(run) for run in old]:
                twins |= dict(zip(usual, old, strict=True))
        return twins

    def make(self, changes: Sequence[Change], tracked: Byline | None) -> None:
        """Make changes, the last one first, and write what was changed.

        Args:
            changes: the changes, in order.
            tracked: whose tracked changes they become; None for plain ones.
        """
        for change in reversed(changes):
            if change.is_insertion:
                stay = self._best(change.stays)
                change = Change((stay,), change.text)
            self._make(change, tracked)
            twins = [self._twins.get(stay.run) for stay in change.stays]
            if None not in twins:
                stays = (
                    Stay(stay.part, twin, stay.start, stay.end, stay.is_behind)
                    for stay, twin in zip(change.stays, twins, strict=True)
                    if twin is not None
                )
                self._make(Change(tuple(stays), change.text), tracked)
        self.runs.finish()

    def _best(self, stays: tuple[Stay, ...]) -> Stay:
        """Where text is put in: behind the character in front, unless a link or the like ends with it."""
        free = (one for one in stays if _parent(self.runs.elements[one.run]) == f"{W}p")
        return next(free, stays[0])

    def _make(self, change: Change, tracked: Byline | None) -> None:
        if change.is_insertion:
            self._insert(change.stays[0], change.text, tracked)
            return
        text = change.text
        deletion: _Element | None = None
        beside: _Element | None = None
        for stay in change.stays:
            if tracked is None or self._is_own(stay.run, tracked):
                self.runs.replace(stay.run, stay.start, stay.end, text)
                text = ""
                continue
            for run in self.runs.between(stay.run, stay.start, stay.end):
                deletion = self._delete(run, deletion, tracked)
                if beside is None or deletion.getparent() is beside.getparent():
                    beside = deletion
        if tracked is not None and beside is not None and text:
            first = change.stays[0]
            self._enter(self.runs.piece(first.run, first.start), beside, text, tracked, is_behind=True)

    def _insert(self, stay: Stay, text: str, tracked: Byline | None) -> None:
        if tracked is None or self._is_own(stay.run, tracked):
            self.runs.insert(stay.run, stay.start, text, is_behind=stay.is_behind)
        else:
            run = (
                self.runs.ending(stay.run, stay.start - 1)
                if stay.is_behind
                else self.runs.beginning(stay.run, stay.start)
            )
            self._enter(run, run, text, tracked, is_behind=stay.is_behind)

    def _is_own(self, run: int, tracked: Byline) -> bool:
        """Whether a run stands in an insertion of the same author: it is changed as one changes what one has just written."""
        above = self.runs.elements[run].iterancestors(*_ENTERED)
        return any(element.get(f"{W}author") == tracked.author for element in above)

    def _delete(self, run: _Element, deletion: _Element | None, tracked: Byline) -> _Element:
        """Make a run part of a tracked deletion, of one already made where it ends in front of the run; gives that."""
        if deletion is None or run.getprevious() is not deletion:
            attributes = {f"{W}id": self.ids.new(), **tracked.attributes}
            deletion = run.makeelement(f"{W}del", attributes, nsmap=run.nsmap)
            run.addprevious(deletion)
        deletion.append(run)
        for text in run.findall(TEXT):
            text.tag = f"{W}delText"
        return deletion

    def _enter(self, model: _Element, beside: _Element, text: str, tracked: Byline, *, is_behind: bool) -> None:
        """Put a tracked insertion beside an element.

        Args:
            model: the run whose looks it has.
            beside: the element.
            text: the text.
            tracked: whose it is.
            is_behind: whether it comes behind the element.
        """
        entered = like(model, self.ids)
        properties = entered.find(RUN_PROPERTIES)
        changed = properties.find(f"{W}rPrChange") if properties is not None else None
        if properties is not None and changed is not None:
            properties.remove(changed)
        written = entered.makeelement(TEXT, nsmap=model.nsmap)
        set_text(written, text)
        entered.append(written)
        beside = self._outside(beside, is_behind)
        # Inside an insertion that holds a link or the like the text becomes part of that insertion: they do not nest.
        if next(beside.iterancestors(*_ENTERED), None) is None:
            attributes = {f"{W}id": self.ids.new(), **tracked.attributes}
            insertion = entered.makeelement(f"{W}ins", attributes, nsmap=model.nsmap)
            insertion.append(entered)
            entered = insertion
        if is_behind:
            beside.addnext(entered)
        else:
            beside.addprevious(entered)

    def _outside(self, element: _Element, is_behind: bool) -> _Element:
        """Part the insertions of others that an element stands in, behind it or in front of it; gives what then stands there."""
        while (around := element.getparent()) is not None and around.tag in _ENTERED:
            following = list(element.itersiblings())
            if not is_behind:
                if element.getprevious() is None:
                    element = around
                    continue
                following = [element, *following]
            if not following:
                element = around
                continue
            rest = around.makeelement(around.tag, dict(around.attrib), nsmap=around.nsmap)
            rest.set(f"{W}id", self.ids.new())
            around.addnext(rest)
            rest.extend(following)
            element = around if is_behind else rest
        return element


def _boxes(element: _Element) -> list[_Element]:
    """The contents of text boxes in an element, outer ones only."""
    found = element.iter(f"{W}txbxContent")
    return [box for box in found if next(box.iterancestors(f"{W}txbxContent"), None) is None]


def _parent(run: _Element) -> str:
    """What a run stands in."""
    around = run.getparent()
    return str(around.tag) if around is not None else ""
