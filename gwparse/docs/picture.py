"""The picture of a check in the README: the sample draft with its findings, drawn as SVG.

What it shows is what the rules find in the draft that stands in the README; nothing in it is written by hand. It has a background of
its own, for light and dark pages, and names no font that must be there: each character of the draft has its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from gwparse.config import Settings
from gwparse.diagnostics import FIX_NAMES, LEVEL_NAMES, Diagnostic, Level
from gwparse.linter import check_page
from gwparse.parser import parse_source
from gwparse.report import FileReport, counts
from gwparse.report.text import summary
from gwparse.source import LINE_BREAK, Source, display_width, line_table

#: What the draft is called.
NAME = "草稿.txt"

#: The picture, and where in it the draft and the findings begin; pixels.
WIDTH, LEFT, RIGHT, TOP, MARGIN = 900, 58, 566, 66, 22

#: Sizes of type, and how far lines of the notes stand apart.
SIZE, SMALL, STEP = 14, 12, 17

#: How far lines of the draft stand apart, at least and at most; a blank line takes half of it.
NEAREST, FURTHEST = 28, 44

SANS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Hiragino Sans GB',sans-serif"
MONO = "ui-monospace,Consolas,Menlo,monospace"

#: The colour of each level, and that behind its notes.
COLORS: dict[Level, tuple[str, str]] = {
    "error": ("#b3261e", "#fdf1f0"),
    "warning": ("#8a5a00", "#fdf6e7"),
    "hint": ("#1a5fb4", "#eef5fd"),
}

#: What does not begin a line.
NO_BEGINNING = "，。、；：？！”’）》〕"

#: What the kinds of fixes are called.


def draft_of(readme: str) -> str:
    """The draft in the README whose findings stand below it: the text in front of the first one that begins with its name.

    Args:
        readme: the README.
    """
    texts = re.findall(r"^```text\n(.*?)^```", readme, re.S | re.M)
    at = next(at for at, text in enumerate(texts) if text.startswith(f"{NAME}:"))
    draft: str = texts[at - 1]
    return draft


def picture(draft: str) -> str:
    """A draft with its findings as SVG.

    Args:
        draft: the text.
    """
    found = check_page(parse_source(Source(draft)), Settings(), path=NAME)
    notes = [_note(number, one) for number, one in enumerate(found, start=1)]
    height = sum(tall + 7 for tall, _ in notes)
    lines = LINE_BREAK.split(draft.rstrip())
    halves = sum(2 if line.strip() else 1 for line in lines)
    pitch = max(NEAREST, min(FURTHEST, 2 * height // halves))
    bottom = TOP + max(height, pitch * halves // 2) + 6
    parts = [
        *_card(bottom + 36),
        _words(MARGIN, 33, NAME, 14, "#1f2328", weight=600),
        _words(WIDTH - MARGIN, 33, f"$ gwparse check {NAME}", 13, "#57606a", anchor="end", family=MONO),
        *_draft(draft, lines, found, pitch),
        *_placed(notes),
        _words(MARGIN, bottom + 23, _total(draft, found), 12, "#57606a"),
    ]
    return _framed(bottom + 36, parts, len(found))


def _framed(height: int, parts: Iterable[str], findings: int) -> str:
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" xml:lang="zh-CN" font-family="{SANS}">'
    title = f"<title>gwparse check {NAME}: {findings} findings in a draft, each with its clause</title>"
    return "\n".join([head, title, *parts, "</svg>"]) + "\n"


def _card(height: int) -> Iterator[str]:
    """The background, with a rule below the head and one above the foot."""
    yield (f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="10" fill="#ffffff" stroke="#d0d7de"/>')
    for y in (50, height - 36):
        yield f'<path d="M1 {y}.5H{WIDTH - 1}" stroke="#d8dee4"/>'


def _total(draft: str, found: Sequence[Diagnostic]) -> str:
    return summary(counts([FileReport(path=NAME, text=draft, diagnostics=tuple(found))])).strip()


def _draft(draft: str, lines: Sequence[str], found: Sequence[Diagnostic], pitch: int) -> Iterator[str]:
    """The lines with their numbers, and waves and numbers under the words of findings."""
    top = TOP
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            top += pitch // 2
            continue
        y = top + SIZE + 2
        places = _places(line)
        shown = [((x + end) / 2, char) for (x, end), char in zip(pairwise(places), line, strict=True) if char.strip()]
        yield _words(LEFT - 14, y, str(number), 11, "#8c959f", anchor="end")
        xs, text = " ".join(f"{x:g}" for x, _ in shown), escape("".join(char for _, char in shown))
        yield f'<text x="{xs}" y="{y}" font-size="{SIZE}" fill="#1f2328" text-anchor="middle">{text}</text>'
        for at, one in enumerate(found, start=1):
            if one.line == number:
                yield from _wave(at, one, draft, places, y)
        top += pitch


def _places(line: str) -> list[float]:
    """Where the characters of a line begin, and where it ends."""
    places = [float(LEFT)]
    for char in line:
        places.append(round(places[-1] + SIZE * _width(char), 1))
    return places


def _width(char: str) -> float:
    """How wide a character is set, in ems."""
    return 1.0 if display_width(char, 2) == 2 else 0.56


def _wave(number: int, found: Diagnostic, draft: str, places: Sequence[float], y: int) -> Iterator[str]:
    """A wave under the words of a finding, a stroke where something is absent, and its number."""
    color = COLORS[found.level][0]
    first = found.span.start - line_table(draft).start(found.line)
    last = min(len(places) - 1, first + len(found.text))
    start, end = places[first], places[last]
    if start == end:
        yield f'<path d="M{start + 3:g} {y - SIZE + 1}v{SIZE + 3}" stroke="{color}" stroke-width="2"/>'
        end += 6
    else:
        waves = max(1, round((end - start) / 5))
        step = round((end - start) / waves / 2, 2)
        bends = f"q{step / 2:g} -3 {step:g} 0" + f"t{step:g} 0" * (2 * waves - 1)
        yield f'<path d="M{start:g} {y + 6}{bends}" fill="none" stroke="{color}" stroke-width="1.3"/>'
    yield _words(end, y + 17, str(number), 10, color, anchor="end", weight=600)


def _note(number: int, found: Diagnostic) -> tuple[int, list[str]]:
    """How high the note of a finding is, and what is drawn of it when its upper edge is at 0."""
    color, tint = COLORS[found.level]
    width = WIDTH - MARGIN - RIGHT
    message = list(_wrapped(found.message, (width - 22) / SMALL))
    height = 24 + STEP * len(message) + 21
    x = RIGHT + 13
    parts = [
        f'<rect x="{RIGHT}" y="0" width="{width}" height="{height}" fill="{tint}"/>',
        f'<rect x="{RIGHT}" y="0" width="3" height="{height}" fill="{color}"/>',
        _words(x, 18, f"{number}", SMALL, color, weight=600),
        _words(x + 16, 18, LEVEL_NAMES[found.level], SMALL, color, weight=600),
        _words(x + 46, 18, found.code, 11, "#57606a", family=MONO),
        *(_words(x, 18 + STEP * at, line, SMALL, "#1f2328") for at, line in enumerate(message, start=1)),
        _words(x, height - 9, f"依据：{found.basis[0]}", 11, "#57606a"),
    ]
    if found.fix is not None:
        fix = f"{found.fix.title}（{FIX_NAMES[found.fix.kind]}）"
        parts.append(_words(WIDTH - MARGIN - 9, 18, fix, 11, "#1a6b34", anchor="end", weight=600))
    return height, parts


def _placed(notes: Iterable[tuple[int, list[str]]]) -> Iterator[str]:
    """The notes, one below the other."""
    y = TOP
    for height, parts in notes:
        yield f'<g transform="translate(0 {y})">'
        yield from parts
        yield "</g>"
        y += height + 7


def _wrapped(text: str, widest: float) -> Iterator[str]:
    """A text in lines of so many ems; none begins with a mark that belongs to the word before."""
    line, taken = "", 0.0
    for char in text:
        if taken + _width(char) > widest and char not in NO_BEGINNING:
            yield line
            line, taken = "", 0.0
        line += char
        taken += _width(char)
    yield line


def _words(
    x: float, y: float, text: str, size: int, color: str, *, anchor: str = "", weight: int = 0, family: str = ""
) -> str:
    """A piece of text on one line."""
    more = f' text-anchor="{anchor}"' if anchor else ""
    more += f' font-weight="{weight}"' if weight else ""
    more += f' font-family="{family}"' if family else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{color}"{more}>{escape(text)}</text>'
