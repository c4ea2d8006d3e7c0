"""Every regular expression of the package, and texts on which a careless one would take for ever.

`python -m tests.robustness.patterns SIZE SECONDS [PART PARTS]` runs each, or one part of them, on texts of SIZE characters made after
it, and prints those that take longer than so many processor seconds for one. What tries all ways to divide a text shows with 300
characters already, what goes through it for each pair of places with 3,000 characters and 4 seconds; what goes through it for each
place takes up to a second there, and is not reported.

A pattern takes for ever where it can match one stretch of text in many ways, and then has to fail. So the texts are made after the
pattern itself: the way to each of its repeats, what is repeated many times over, and then something that matches nowhere.
"""

from __future__ import annotations

import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

#: Python's own parser of regular expressions, which has no types.
_PARSER: Any = import_module("re._parser")

#: What stands behind the repeats, so that nothing matches in the end: a sign that no pattern knows, and a full stop.
ENDS = ("\x00", "。")

CORPUS = Path(__file__).parents[2] / "corpus"


class Collector:
    """Notes every regular expression that the package compiles, and where; to be made before the package is imported.

    Attributes:
        found: patterns with their flags, and the module that compiles them.
    """

    def __init__(self) -> None:
        self.found: dict[tuple[str, int], str] = {}
        self._compile: Any = vars(re)["_compile"]
        vars(re)["_compile"] = self._noted

    def _noted(self, pattern: Any, flags: int) -> Any:
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_globals.get("__name__") in ("re", "gwparse.patterns"):
            frame = frame.f_back
        module = str(frame.f_globals.get("__name__"))
        if module.startswith("gwparse") and isinstance(pattern, str):
            self.found.setdefault((pattern, int(flags)), module)
        return self._compile(pattern, flags)

    def run(self) -> dict[tuple[str, int], str]:
        """Import all of the package, use it on our own documents, and give what was found."""
        patterns = import_module("gwparse.patterns")
        lazy = patterns.lazy

        def noted(pattern: str, flags: int = 0) -> Any:
            self._noted(pattern, flags)
            return lazy(pattern, flags)

        vars(patterns)["lazy"] = noted
        package = import_module("gwparse")
        for module in pkgutil.walk_packages(package.__path__, "gwparse."):
            if module.name != "gwparse.__main__":
                import_module(module.name)
        for path in sorted(CORPUS.glob("documents/*/input.txt")):
            text = path.read_text(encoding="utf-8")
            page = package.parse(text)
            package.fix(text)
            for read in (package.tasks, package.citations, package.references, package.time_limits, package.chunks):
                list(read(page))
        _note_names()
        return self.found


@cache
def methods(pattern: str, place: str) -> tuple[str, ...]:
    """The ways in which a pattern is used: at the beginning of a text alone, where all that calls it by its name says so.

    Args:
        pattern: the pattern.
        place: the module that compiles it.
    """
    if place == "gwparse.lalr":
        return ("match",)  # terminals are tried where a token may begin
    name = _NAMES.get((place, pattern))
    if name is None:
        return ("match", "search")
    found = set(re.findall(rf"\b{name}\)?\.(\w+)\(", _SOURCES))
    return ("match",) if found and found <= {"match", "fullmatch"} else ("match", "search")


_NAMES: dict[tuple[str, str], str] = {}
_SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((CORPUS.parent / "gwparse").rglob("*.py"))
    if path.parent.name != "tables"
)


def _note_names() -> None:
    """Find out what the patterns of modules are called."""
    for name, module in list(sys.modules.items()):
        if name.startswith("gwparse"):
            for called, value in vars(module).items():
                pattern = getattr(value, "pattern", None)
                if isinstance(pattern, str) and called.isupper():
                    _NAMES.setdefault((name, pattern), called)


def literals(pattern: str) -> set[str]:
    """The runs of characters that a pattern asks for as they stand."""
    found = set()

    def visit(items: Iterable[Any]) -> None:
        run = ""
        for name, value in items:
            if str(name) == "LITERAL":
                run += chr(value)
                continue
            found.add(run)
            run = ""
            for inner in _parts(name, value):
                visit(inner)
        found.add(run)

    visit(_PARSER.parse(pattern))
    return found - {""}


def _parts(name: Any, value: Any) -> Sequence[Any]:
    """The patterns inside one item of a parsed pattern."""
    match str(name):
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [value[2]]
        case "SUBPATTERN":
            return [value[3]]
        case "ATOMIC_GROUP":
            return [value]
        case "BRANCH":
            return list(value[1])
        case "ASSERT":
            return [value[1]]
        case "GROUPREF_EXISTS":
            return [part for part in value[1:] if part]
    return []


#: A character of each class, of which others are tried as well: digits and letters stand on both sides of many marks.
_OF_CLASS = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "甲"}
_TRIED = "甲一1 、，,。:：（(）)号年a\t"


def _char(items: Sequence[Any], other: int = 0) -> str:
    """A character that a set takes; a number to take another one."""
    negated = bool(items) and str(items[0][0]) == "NEGATE"
    if negated:
        fits = [char for char in _TRIED if not any(_has(item, char) for item in items[1:])]
        return fits[other % len(fits)] if fits else "\u4e01"
    chosen: list[str] = []
    for name, value in items:
        match str(name):
            case "LITERAL":
                chosen.append(chr(value))
            case "RANGE":
                chosen.append(chr(value[0]))
            case "CATEGORY":
                chosen.append(_OF_CLASS.get(str(value), "#"))
    return chosen[other % len(chosen)] if chosen else "甲"


def _has(item: Any, char: str) -> bool:
    name, value = item
    match str(name):
        case "LITERAL":
            return bool(char == chr(value))
        case "RANGE":
            return bool(value[0] <= ord(char) <= value[1])
        case "CATEGORY":
            test = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}.get(str(value))
            return bool(re.fullmatch(test, char)) if test else True
    return False


def sample(items: Iterable[Any], other: int = 0) -> str:
    """A text that a parsed pattern matches, or nearly: what stands round it is not looked at.

    Args:
        items: the parsed pattern.
        other: a number; different ones take different branches and characters.
    """
    out = ""
    for name, value in items:
        match str(name):
            case "LITERAL":
                out += chr(value)
            case "NOT_LITERAL":
                out += "甲" if value != ord("甲") else "乙"
            case "ANY":
                out += "甲1 、"[other % 4]
            case "IN":
                out += _char(value, other)
            case "BRANCH":
                out += sample(value[1][other % len(value[1])], other)
            case "SUBPATTERN":
                out += sample(value[3], other)
            case "ATOMIC_GROUP":
                out += sample(value, other)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                out += sample(value[2], other) * min(max(value[0], other % 2), value[1], 3)
    return out


def pumps(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """The ways to go wrong in a pattern: what leads to a repeat, and what is repeated.

    Args:
        pattern: the pattern.
        flags: its flags.
    """
    found: dict[tuple[str, str], None] = {}

    def visit(items: Sequence[Any], lead: str, other: int) -> None:
        before = lead
        for at, (name, value) in enumerate(items):
            if str(name).endswith("REPEAT") and value[1] > 4:
                body = sample(value[2], other)
                if body:
                    found[before, body] = None
                    found["", before[-8:] + body] = None  # the way there is repeated with it: many places to begin at
                    found[before, body + sample(value[2], other + 1)] = None
            for inner in _parts(name, value):
                visit(list(inner), before, other)
            before += sample(items[at : at + 1], other)
        if before != lead:
            found["", before] = None

    parsed = list(_PARSER.parse(pattern, flags))
    for other in range(4):
        visit(parsed, "", other)
    yield from found


def adversaries(pattern: str, flags: int, size: int) -> Iterator[tuple[str, bool]]:
    """Texts of about one size on which a pattern may take for ever.

    Args:
        pattern: the pattern.
        flags: its flags.
        size: how long they are.

    Returns:
        Each text with whether the pattern, if it goes wrong there, does so at the text's beginning already.
    """
    for lead, body in pumps(pattern, flags):
        stretch = lead + body * max(1, (size - len(lead)) // len(body))
        for end in ENDS:
            yield stretch + end, bool(lead)


class _TooLong(Exception):
    """A pattern has run longer than it may."""


def _stop(signal: int, frame: object) -> None:
    raise _TooLong


def slow_text(pattern: str, flags: int, place: str, size: int, allowed: float) -> tuple[str | None, int]:
    """A text on which a pattern takes longer than it may, and how many were tried.

    Args:
        pattern: the pattern.
        flags: its flags.
        place: the module that compiles it.
        size: how long the texts are.
        allowed: what one text may take, in processor seconds of this process, which has no other use for its timer.
    """
    compiled = re.compile(pattern, flags)
    before = signal.signal(signal.SIGVTALRM, _stop)
    runs = 0
    try:
        for text, leads in dict.fromkeys(adversaries(pattern, flags, size)):
            for method in ("match",) if leads else methods(pattern, place):
                runs += 1
                signal.setitimer(signal.ITIMER_VIRTUAL, allowed)
                try:
                    getattr(compiled, method)(text)
                except _TooLong:
                    return text, runs
                finally:
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)
    return None, runs


def main(size: int, allowed: float, part: int = 0, parts: int = 1) -> int:
    """Print the patterns that take too long, and how many texts were tried; returns the exit code."""
    found = list(Collector().run().items())[part::parts]
    tried = slow = 0
    for (pattern, flags), place in found:
        text, runs = slow_text(pattern, flags, place, size, allowed)
        tried += runs
        if text is not None:
            slow += 1
            print(f"{place}: {pattern[:160]!r} on {text[:40]!r}", flush=True)
    print(f"{len(found)} patterns, {tried} runs, {slow} take too long")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), float(sys.argv[2]), *map(int, sys.argv[3:])))
