"""What a text that is being changed was at first: how edits that follow each other come to edits of the first text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        self._parts: list[Part] = [(0, length, None)]

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
        self._parts = parts

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

    @property
    def _now(self) -> int:
        return sum(_size(part) for part in self._parts)

    def _cut(self, start: int, end: int) -> Iterator[Part]:
        """The parts of a piece of the text as it is now."""
        at = 0
        for part in self._parts:
            begin, stop = max(start - at, 0), min(end - at, _size(part))
            at += _size(part)
            if begin < stop:
                first, _, text = part
                yield (first, 0, text[begin:stop]) if text is not None else (first + begin, first + stop, None)

    def _place(self, offset: int) -> int:
        """The offset in the first text at which an offset of now stands."""
        at = 0
        for first, last, text in self._parts:
            size = _size((first, last, text))
            if offset < at + size:
                return first if text is not None else first + offset - at
            at += size
        return self._length


def _size(part: Part) -> int:
    start, end, text = part
    return len(text) if text is not None else end - start
