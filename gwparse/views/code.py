"""Code in a text written in Markdown: fenced blocks and `code` in a line, which are quoted to the character (代码).

Read as GitHub's Markdown reads it, more carefully in two points, as a text need not be Markdown: a fence that nothing closes begins no
block, nor does a line of many marks, which is drawn across the page.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from functools import lru_cache

from gwparse.patterns import lazy
from gwparse.source import Span

#: A line that opens or closes a block: its marks, and what stands behind them.
_FENCE = lazy(r"(?m)^(?:[ ]{0,3}>[ ]?)*[ ]{0,3}(`{3,5}|~{3,5})(?![`~])([^\r\n]*)")
_TICKS = lazy("`+")
_LINE = lazy(r"[^\r\n]+")
_NO_BREAK = lazy(r"[^\r\n]")


@lru_cache(maxsize=4)
def code_places(text: str) -> tuple[Span, ...]:
    """The code in a text with its marks, in order: blocks with the lines of their fences, and pieces of lines.

    Args:
        text: a text.
    """
    if "`" not in text and "~~~" not in text:
        return ()
    blocks = list(_blocks(text))
    return tuple(sorted([*blocks, *_pieces(text, blocks)], key=lambda place: place.start))


@lru_cache(maxsize=4)
def without_code(text: str) -> str:
    """A text of the same length and lines with nothing to be read in its code: its blocks are blank, its pieces are marks alone.

    Args:
        text: a text.
    """
    parts: list[str] = []
    at = 0
    for place in code_places(text):
        code = text[place.start : place.end]
        is_block = "\n" in code or "\r" in code
        parts += [text[at : place.start], _NO_BREAK.sub(" ", code) if is_block else "`" * len(code)]
        at = place.end
    return "".join([*parts, text[at:]]) if parts else text


def _blocks(text: str) -> Iterator[Span]:
    """The fenced blocks, each up to the end of the line that closes it."""
    opened = None
    for fence in _FENCE.finditer(text):
        marks, behind = fence[1], fence[2].strip()
        if opened is None:
            opened = fence if marks[0] == "~" or "`" not in behind else None
        elif marks[0] == opened[1][0] and len(marks) >= len(opened[1]) and not behind:
            yield Span(opened.start(), fence.end())
            opened = None


def _pieces(text: str, blocks: list[Span]) -> Iterator[Span]:
    """The pieces of code inside lines: between two runs of as many backticks, outside of blocks."""
    if "`" not in text:
        return
    block = 0
    for line in _LINE.finditer(text):
        while block < len(blocks) and blocks[block].end <= line.start():
            block += 1
        if "`" not in line[0] or (block < len(blocks) and blocks[block].start <= line.start()):
            continue
        runs = [found.span() for found in _TICKS.finditer(text, line.start(), line.end())]
        ahead: dict[int, deque[tuple[int, int]]] = defaultdict(deque)  # so that a long line is read once
        for start, end in runs:
            ahead[end - start].append((start, end))
        done = line.start()
        for start, end in runs:
            same = ahead[end - start]
            same.popleft()
            if start >= done and same:
                done = same[0][1]
                yield Span(start, done)
