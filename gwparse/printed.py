"""Where the lines of a text stand on paper, for texts that were read from a file whose pages are fixed (PDF, OFD).

Such a file says where each character is printed, and nothing of paragraphs, styles or headings: so it has places, but no `Layout`
that a rule could hold against the standard.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from gwparse.layout import FilePlace
from gwparse.source import Span


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page, or a row of a table there.

    Attributes:
        start, end: its characters in the text, half-open; blanks that its printed line ends with are none of them.
        page: the page, from 1, as the file counts them.
        line: the line on the page, from 1; page numbers and running headers are not counted, a row of a table is one line.
        paragraph: the paragraph that it belongs to, from 1: the line of the text.
    """

    start: int
    end: int
    page: int
    line: int
    paragraph: int


@dataclass(frozen=True)
class Printed:
    """Where the lines of a whole text are printed.

    Attributes:
        lines: the lines in the order of the text, at least one; one paragraph goes over several.
    """

    lines: tuple[PrintedLine, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def place(self, span: Span) -> FilePlace:
        """Where somebody who has the file open finds a span: the part of it in its first printed line."""
        line = self.lines[max(0, bisect_right(self._starts, span.start) - 1)]
        start = max(0, span.start - line.start)
        end = max(0, min(span.end, line.end) - line.start)
        return FilePlace("body", line.paragraph, start + 1, max(start, end), page=line.page, line=line.line)
