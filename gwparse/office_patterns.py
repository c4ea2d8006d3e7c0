"""The office's own patterns (自定义规则): what the settings hold of them, and how they run on a text without ever hanging on it.

They run with the `regex` package, which knows time limits; it is imported when there is a pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING

from gwparse.diagnostics import Level
from gwparse.errors import Misuse
from gwparse.source import Span

if TYPE_CHECKING:
    import regex


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePattern:
    r"""One pattern of the office.

    Attributes:
        name: what it is called in findings.
        pattern: a regular expression; ^ and $ mean the ends of lines.
        message: what is said where it matches, one sentence.
        level: how grave that is; None for the level of the rule WD901, which the settings may change.
        replacement: what to put instead, with \1 or \g<name> for groups; None to offer nothing.
    """

    name: str
    pattern: str
    message: str
    level: Level | None = None
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a pattern matches.

    Attributes:
        span: the characters.
        replacement: what to put instead; None for nothing: none was asked for, it is what stands there, or the pattern would
            match what was put.
    """

    span: Span
    replacement: str | None


def checked(pattern: OfficePattern, where: str) -> OfficePattern:
    """A pattern that can be run.

    Args:
        pattern: the pattern.
        where: what messages begin with: the file, and the key that holds the patterns.

    Raises:
        Misuse: when it has no name or message, cannot be compiled, matches nothing at all, or its replacement names a group
            that is not there.
    """
    import regex

    if not pattern.name.strip():
        raise Misuse(f"{where}: name: 不能空着，报告里用它作名称")
    if not pattern.message.strip():
        raise Misuse(f"{where}.{pattern.name}: message: 不能空着")
    try:
        compiled = _compiled(pattern.pattern)
    except regex.error as error:
        raise Misuse(f"{where}.{pattern.name}: pattern: 不是正则表达式（{error}）") from None
    if compiled.match(""):
        raise Misuse(f"{where}.{pattern.name}: pattern: 没有文字的地方也会找到，等于处处都报")
    if pattern.replacement is not None:
        try:
            # the same groups in a pattern that surely matches; the line break ends a comment that may stand last
            if always := regex.compile(pattern.pattern + "\n|").match(""):
                always.expand(pattern.replacement)
        except (regex.error, IndexError) as error:
            raise Misuse(f"{where}.{pattern.name}: replacement: 写法有错（{error}）") from None
    return pattern


def matches(pattern: OfficePattern, text: str, seconds: float) -> Iterator[Match]:
    """Where a pattern matches in a text, in order; matches of nothing are passed over.

    Args:
        pattern: the pattern.
        text: the text.
        seconds: how long it may take in all.

    Raises:
        TimeoutError: when it takes longer.
    """
    until = monotonic() + seconds
    compiled = _compiled(pattern.pattern)
    for found in compiled.finditer(text, timeout=seconds):
        if found.start() == found.end():
            continue
        replacement = None
        if pattern.replacement is not None:
            put = found.expand(pattern.replacement)
            if put != found[0] and not _matches_again(compiled, text, found.span(), put, until - monotonic()):
                replacement = put
        yield Match(Span(*found.span()), replacement)


def _matches_again(compiled: regex.Pattern[str], text: str, place: tuple[int, int], put: str, seconds: float) -> bool:
    """Whether a pattern matches in its own replacement, or across its ends: putting it would never come to an end."""
    start, end = place
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first:start] + put + text[end : last if last >= 0 else len(text)]
    at, to = start - first, start - first + len(put)
    return any(
        (again.start() < to and at < again.end()) or (at == to and again.start() <= at <= again.end())
        for again in compiled.finditer(line, timeout=max(seconds, 0.001))
    )


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex

    return regex.compile(pattern, regex.MULTILINE)
