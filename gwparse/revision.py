"""What a text that is being changed was at first: how edits that follow each other come to edits of the first text.

Edits count in the text as it is when they are made; what comes out counts in the first one. Neither the text itself is known here nor
why it is changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from gwparse.diagnostics import Edit

#: A part of the text as it is now: the code points `[start, end)` of the first text, or a text that was put in at `start`.
Part = tuple[int, int, str | None]


class Revision:
    """A text and what it has become.

    Args:
        length: how many code points the first text has.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._take([(0, length, None)])

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make some edits of the text as it is now; they do not overlap."""
        parts: list[Part] = []
        at = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            parts += self._cut(at, edit.start)
            if edit.replacement:
                parts.append((self.origin(edit).start, 0, edit.replacement))
            at = edit.end
        parts += self._cut(at, self._now)
        self._take(parts)

    def origin(self, edit: Edit) -> Edit:
        """An edit of the text as it is now as one of the first text, what was put in since left out."""
        whole = [part for part in self._cut(edit.start, edit.end) if part[2] is None]
        if whole:
            return Edit(whole[0][0], whole[-1][1], edit.replacement)
        at = self._place(edit.start)
        return Edit(at, at, edit.replacement)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What makes the text of now out of the first one, in order."""
        found: list[Edit] = []
        at, put = 0, ""
        for start, end, text in [*self._parts, (self._length, self._length, None)]:
            if text is not None:
                put += text
                continue
            if start > at or put:
                found.append(Edit(at, start, put))
            at, put = end, ""
        return tuple(found)

    def _take(self, parts: list[Part]) -> None:
        """Take the parts that the text has now, and note where each begins."""
        self._parts = parts
        self._starts: list[int] = []
        at = 0
        for start, end, text in parts:
            self._starts.append(at)
            at += len(text) if text is not None else end - start
        self._now = at

    def _cut(self, start: int, end: int) -> list[Part]:
        """The parts of a piece of the text as it is now."""
        found: list[Part] = []
        at = max(0, bisect_right(self._starts, start) - 1)
        while start < end and at < len(self._parts):
            first, last, text = self._parts[at]
            begin = start - self._starts[at]
            size = len(text) if text is not None else last - first
            stop = min(end - self._starts[at], size)
            if begin < stop:
                found.append((first, 0, text[begin:stop]) if text is not None else (first + begin, first + stop, None))
                start = self._starts[at] + stop
            at += 1
        return found

    def _place(self, offset: int) -> int:
        """The offset in the first text at which an offset of now stands."""
        if offset >= self._now:
            return self._length
        at = bisect_right(self._starts, offset) - 1
        first, _, text = self._parts[at]
        return first if text is not None else first + offset - self._starts[at]


def before(edits: Iterable[Edit], offset: int) -> int:
    """Where a place of a text that was changed stood in the first one.

    Args:
        edits: what was changed, edits of the first text in order.
        offset: the place in the text as it is now.
    """
    shift = 0
    for edit in edits:
        if edit.start + shift + len(edit.replacement) > offset:
            break
        shift += len(edit.replacement) - (edit.end - edit.start)
    return offset - shift
