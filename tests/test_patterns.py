"""Patterns that are compiled on first use do what compiled ones do."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

import gwparse
from gwparse.patterns import lazy

TEXT = "关于印发《办法》的通知，附件1、附件2"


def test_a_lazy_pattern_does_what_a_compiled_one_does() -> None:
    """Each method gives the same, whichever of them is the first."""
    source = r"附\s*件(?P<number>\d)|《"
    plain = re.compile(source, re.M)
    calls: dict[str, Callable[[Any], object]] = {
        "search": lambda pattern: pattern.search(TEXT)[0],
        "match": lambda pattern: pattern.match(TEXT),
        "fullmatch": lambda pattern: pattern.fullmatch("附件1")["number"],
        "finditer": lambda pattern: [found.span() for found in pattern.finditer(TEXT, 3, 20)],
        "findall": lambda pattern: pattern.findall(TEXT),
        "split": lambda pattern: pattern.split(TEXT),
        "sub": lambda pattern: pattern.sub("…", TEXT),
        "subn": lambda pattern: pattern.subn("…", TEXT),
        "told": lambda pattern: (pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)),
    }
    for first in calls.values():
        pattern = lazy(source, re.M)
        first(pattern)
        for name, call in calls.items():
            assert call(plain) == call(pattern), name


def test_a_mistake_shows_on_first_use() -> None:
    """A pattern that is none raises what `re` raises, each time."""
    pattern = lazy("(")
    for _ in range(2):
        with pytest.raises(re.error, match="missing"):
            pattern.search(TEXT)


def test_all_patterns_can_be_compiled() -> None:
    """Every pattern of the package is one."""
    found = list(_lazy_patterns())
    assert len(found) > 250
    for pattern in found:
        assert pattern.pattern == re.compile(pattern.pattern, pattern.flags).pattern


def _lazy_patterns() -> Iterator[re.Pattern[str]]:
    """The lazy patterns that modules hold, in tables as well."""
    kinds = type(lazy("")).__mro__[:-1]

    def inside(value: object) -> Iterator[re.Pattern[str]]:
        if isinstance(value, kinds):
            yield value  # type: ignore[misc]  # it has the methods of a pattern
        elif isinstance(value, dict | tuple | list):
            for part in value.values() if isinstance(value, dict) else value:
                yield from inside(part)

    for module in pkgutil.walk_packages(gwparse.__path__, "gwparse."):
        if not module.name.endswith("__main__"):
            for value in vars(import_module(module.name)).values():
                yield from inside(value)
