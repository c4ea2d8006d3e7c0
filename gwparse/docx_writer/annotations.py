"""Findings as comments (批注) at the characters that they are about.

Word knows comments in the body alone, its tables included: what is found in a text box or a header is said in the body, the words in
front of the comment's text. The same holds for the first paragraph of a content control, where LibreOffice would lose text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from gwparse.docx_writer.changes import Byline, layout_of
from gwparse.docx_writer.comments import Comments
from gwparse.docx_writer.parts import Ids
from gwparse.docx_writer.runs import RUN, Runs
from gwparse.errors import UNNAMED, UnreadableInput
from gwparse.layout import Origin
from gwparse.readers.docx.xml import MC, W
from gwparse.source import Source, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Quoted words longer than this are cut off.
LONGEST_QUOTE = 40

_PARAGRAPH, _BOX, _CONTROL = f"{W}p", f"{W}txbxContent", f"{W}sdt"

#: What does not bear its comments itself, by where it stands.
_STORIES = {"body": "内容控件", "text_box": "文本框", "header": "页眉"}

#: What makes its own content anew, or lets none but characters in: a comment goes around the whole of it.
_CLOSED = frozenset((RUN, f"{W}fldSimple", f"{MC}AlternateContent"))
_CLOSED_CONTROLS = tuple(f"{W}{name}" for name in ("text", "dropDownList", "comboBox", "date", "dataBinding"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A comment.

    It encloses the characters of its span from the first that a run of the body holds to the last. On an empty span, and on characters
    that the word processor makes by itself, it stands at the nearest character of the line, of the nearest line where the line has none;
    on characters in a text box at the paragraph on which the box hangs; on those of the header at the first character of the body; on
    those of the first paragraph of a content control at the nearest character outside. The last three quote the words.

    Attributes:
        span: the characters that it is about; empty for a place between two.
        text: what it says; one paragraph for each line.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class _Held:
    """Characters that a run of the body holds: the only ones that can bear a comment."""

    start: int
    end: int
    origin: Origin


class Annotator:
    """Puts comments into a file.

    Args:
        main: the part that holds the document.
        source: the text that was read from the file, with its layout.
        runs: the runs of that part.
    """

    def __init__(self, main: str, source: Source, runs: Runs) -> None:
        self._main = main
        self._source = source
        self._layout = layout_of(source)
        self._runs = runs
        barred = {run for box in runs.root.iter(_BOX) for run in box.iter(RUN)}
        barred |= {run for paragraph in _fragile(runs.root) for run in paragraph.iter(RUN)}
        self._held = [
            _Held(one.start, one.end, one.origin)
            for line in self._layout.lines
            for one in line.stretches
            if one.origin is not None and one.origin.part == main and runs.elements[one.origin.run] not in barred
        ]
        self._starts = [one.start for one in self._held]

    def annotate(self, notes: Sequence[Note], comments: Comments, ids: Ids, byline: Byline) -> None:
        """Add comments.

        Args:
            notes: the comments; they are numbered in this order.
            comments: the comments of the file.
            ids: where they get their numbers.
            byline: whose they are.

        Raises:
            Misuse: when the file would have more comments than Word opens.
            UnreadableInput: when the body has not one paragraph.
        """
        numbered = [(ids.new(), note) for note in notes]
        for number, note in numbered:
            comments.add(number, self._foreword(note.span) + note.text, byline)
        # The last first: of those that end at one place the first is then referred to first.
        for number, note in reversed(numbered):
            self._anchor(note.span, number, comments)

    def _foreword(self, span: Span) -> str:
        """What stands in front of a comment that cannot stand at its words: where they are, and the words."""
        line = self._layout.line_at(span.start)
        if self._within(span) or (line.story == "body" and not self._is_shut(span)):
            return ""
        words = " ".join(self._source.text[span.start : span.end].split())
        quoted = f"“{words[:LONGEST_QUOTE]}{'…' * (len(words) > LONGEST_QUOTE)}”" if words else ""
        return f"（{_STORIES[line.story]}中{quoted}）"

    def _is_shut(self, span: Span) -> bool:
        """Whether runs hold characters of a span of which no comment can be borne."""
        return any(one.origin is not None for one in self._layout.stretches(span))

    def _anchor(self, span: Span, number: str, comments: Comments) -> None:
        """Mark what a comment is about, and refer to it there."""
        held = self._within(span)
        if held is None and (box := self._box(span)) is not None:
            paragraph, run = box
            held = self._first_in(paragraph)
            if held is None:
                _enclose(_bearer(run), _bearer(run), number, comments)
                return
        if held is None:
            held = self._nearest(span)
        if held is not None:
            opened = self._edge(held.start, self._runs.beginning)
            closed = self._edge(held.end - 1, self._runs.ending)
            _enclose(opened, closed, number, comments)
        else:
            self._enclose_nothing(number, comments)

    def _edge(self, offset: int, cut: Callable[[int, int], _Element]) -> _Element:
        """What the mark of a comment that begins or ends with a character stands beside.

        Args:
            offset: the character.
            cut: what takes its run apart there.
        """
        held = self._held[bisect_right(self._starts, offset) - 1]
        run = self._runs.elements[held.origin.run]
        bearer = _bearer(run)
        return cut(held.origin.run, held.origin.start + offset - held.start) if bearer is run else bearer

    def _within(self, span: Span) -> Span | None:
        """The part of a span from the first character that can bear a comment to the last; None where there is none."""
        last = bisect_left(self._starts, span.end) - 1
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        if first <= last and self._held[first].end <= span.start:
            first += 1
        if first > last or span.start >= span.end:
            return None
        return Span(max(self._held[first].start, span.start), min(self._held[last].end, span.end))

    def _nearest(self, span: Span) -> Span | None:
        """The character that bears the comment on a place, or on what no run holds; of two that are equally near the one behind."""
        line = self._layout.line_at(span.start)
        after = self._within(Span(span.end, self._layout.line_at(span.end).end))
        before = self._within(Span(line.start, span.start))
        if after and (before is None or after.start - span.end <= span.start - before.end):
            return _first(after)
        if before:
            return _last(before)
        lines = self._layout.lines
        here = bisect_right(lines, line.start, key=lambda one: one.start) - 1
        for far in range(1, len(lines)):
            if here + far < len(lines) and (
                after := self._within(Span(lines[here + far].start, lines[here + far].end))
            ):
                return _first(after)
            if here >= far and (before := self._within(Span(lines[here - far].start, lines[here - far].end))):
                return _last(before)
        return None

    def _box(self, span: Span) -> tuple[_Element, _Element] | None:
        """The paragraph of the body on which the text box of a span hangs, and the run that holds it; None for all other spans."""
        line = self._layout.line_at(span.start)
        stretches = [*self._layout.stretches(span), *line.stretches] if line.story == "text_box" else []
        for origin in (one.origin for one in stretches):
            if origin is not None and origin.part == self._main:
                run = self._runs.elements[origin.run]
                paragraphs, bearers = [*run.iterancestors(_PARAGRAPH)], [*run.iterancestors(RUN)]
                if paragraphs and bearers:  # characters that stand in no box may have come into its line
                    return paragraphs[-1], bearers[-1]
        return None

    def _first_in(self, paragraph: _Element) -> Span | None:
        """The first character of a paragraph that can bear a comment."""
        runs = set(paragraph.iter(RUN))
        held = next((one for one in self._held if self._runs.elements[one.origin.run] in runs), None)
        return _first(Span(held.start, held.end)) if held is not None else None

    def _enclose_nothing(self, number: str, comments: Comments) -> None:
        """Mark the end of the first paragraph of a file without characters that could bear a comment."""
        paragraph = next(self._runs.root.iter(_PARAGRAPH), None)
        if paragraph is None:
            raise UnreadableInput(f"{self._source.path or UNNAMED}: 文件里没有可以加批注的段落")
        opened, closed = _bounds(paragraph, number)
        paragraph.extend([opened, closed, comments.reference(paragraph, number)])


def _first(span: Span) -> Span:
    return Span(span.start, span.start + 1)


def _last(span: Span) -> Span:
    return Span(span.end - 1, span.end)


def _enclose(first: _Element, last: _Element, number: str, comments: Comments) -> None:
    """Put the marks of a comment around elements, and a reference to it behind them."""
    opened, closed = _bounds(first, number)
    first.addprevious(opened)
    last.addnext(comments.reference(last, number))
    last.addnext(closed)


def _bounds(beside: _Element, number: str) -> tuple[_Element, _Element]:
    """The two marks of a comment, in no tree yet."""
    names = (f"{W}commentRangeStart", f"{W}commentRangeEnd")
    opened, closed = (beside.makeelement(name, {f"{W}id": number}, nsmap=beside.nsmap) for name in names)
    return opened, closed


def _bearer(run: _Element) -> _Element:
    """What the marks stand beside: the run, or the outermost of what it is in that takes no marks inside."""
    bearer = run
    for around in run.iterancestors():
        if around.tag == _PARAGRAPH:
            break
        if around.tag in _CLOSED or _is_closed(around):
            bearer = around
    return bearer


def _is_closed(element: _Element) -> bool:
    """Whether an element is a control that lets none but characters in."""
    properties = element.find(f"{W}sdtPr")
    return properties is not None and any(properties.find(name) is not None for name in _CLOSED_CONTROLS)


def _fragile(root: _Element) -> Iterator[_Element]:
    """The first paragraphs of controls that hold whole paragraphs.

    Of such a paragraph LibreOffice (7.4) loses all text in front of the reference to a comment, unless it is a part made by Word.
    """
    for control in root.iter(_CONTROL):
        made = any(control.find(f"{W}sdtPr/{W}{name}") is not None for name in ("docPartObj", "docPartList"))
        if not made and next(control.iterancestors(_PARAGRAPH, _BOX), control).tag != _PARAGRAPH:
            yield from islice(control.iter(_PARAGRAPH), 1)
