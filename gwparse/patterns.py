"""Regular expressions that are compiled when they are first used.

A check of one document uses a third of our patterns, and to compile them all takes longer than all the rest of it.

Used, a lazy pattern does what a compiled one does; a test holds one against the other. It is for patterns that modules hold: those
inside functions are compiled when they are called for, anyway.
"""

from __future__ import annotations

import re
from typing import cast

#: What a pattern can do and tell. The compiled one is asked for these once, so that later calls cost what they cost there.
_NAMES = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "split",
    "sub",
    "subn",
    "flags",
    "groups",
    "groupindex",
)


class _Compiled:
    """What holds the methods of a compiled pattern."""


class _Lazy(_Compiled):
    """A pattern that has not been used yet."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self._given)
        for known in _NAMES:
            setattr(self, known, getattr(compiled, known))
        object.__setattr__(self, "__class__", _Compiled)  # a class with this function would slow down every later call
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled on first use.

    Args:
        pattern: the regular expression; a mistake in it shows when it is first used, so a test compiles all of them.
        flags: those of `re.compile`.

    Returns:
        What has the methods of a pattern; the functions of `re`, which want a real one, do not take it.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
