"""Texts that nobody writes and anybody may send: work that grows with the text and no faster, counted rather than timed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.robustness.hostile import CHARACTERS, LINES, growth, seconds
from tests.robustness.patterns import slow_text
from tests.robustness.running import ROOT, environment

#: How much more work the second doubling of a text may make than the first; 2 is linear, 4 is quadratic.
TWICE = 2.5


@pytest.mark.parametrize("name", [*CHARACTERS, *LINES])
def test_work_is_linear(name: str) -> None:
    """When a text is doubled, and doubled again, the work of no function of ours grows faster than the text."""
    make, size = (CHARACTERS[name], 300) if name in CHARACTERS else (LINES[name], 60)
    for times in (1, 5):  # what begins or ends at some size looks like more at that size, and only there
        grown = {function: round(more, 1) for function, more in growth(make, size * times).items() if more > TWICE}
        if not grown:
            break
    assert {} == grown


SLOW = """
def of_pairs(text):
    return [None for one in text if any(one == other for other in text if other != one)]

def of_each(text):
    return [one for one in text if one]
"""


@pytest.mark.parametrize(("function", "times"), [("of_pairs", 4), ("of_each", 2)])
def test_what_is_quadratic_shows(function: str, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure tells a function that looks at all others for each from one that does not, beside all that is done once."""
    found: dict[str, Callable[[str], object]] = {}
    exec(compile(SLOW, "/gwparse/slow.py", "exec"), found)
    monkeypatch.setattr("gwparse.check", lambda page: found[function](page.text))
    measured = growth(lambda size: "甲" * size, 400)
    assert times == pytest.approx(max(of for name, of in measured.items() if name.startswith("slow.py")), rel=0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize(
    ("name", "size", "what"),
    [
        ("opening brackets", 1_000_000, "parse"),
        ("opening brackets", 50_000, "check"),
        ("opening titles", 20_000, "check"),
        ("one line of a character", 1_000_000, "check"),
        ("one line of blanks", 1_000_000, "check"),
        ("one line of prose", 1_000_000, "check"),
        ("labels through five levels", 50_000, "parse"),
        ("labels through five levels", 5_000, "check"),
        ("signs of headings ever deeper", 20_000, "parse"),
    ],
)
def test_full_size(name: str, size: int, what: str) -> None:
    """At full size, or at what a test suite has time for, it comes to an end: the limit is some ten times what it takes.

    `python -m tests.robustness.hostile` has all of them at full size.
    """
    assert seconds(name, size, 60, what) < 60


@pytest.mark.skipif(sys.platform == "win32", reason="timers of POSIX")
def test_no_pattern_takes_for_ever() -> None:
    """Every regular expression of the package, on texts made after itself: none tries all ways to divide a text.

    What goes through 2,000 characters once for each of them takes half a second; what does so for each pair of them, from seven up.
    """
    command = [sys.executable, "-m", "tests.robustness.patterns", "2000", "3"]
    halves = [
        subprocess.Popen(
            [*command, part, "2"], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        for part in ("0", "1")
    ]
    outs = [half.communicate()[0].decode() for half in halves]
    assert [0, 0] == [half.returncode for half in halves], "".join(outs)
    runs = [re.search(r"(\d+) patterns, (\d+) runs", out) for out in outs]
    patterns, tried = (sum(int(found[group]) for found in runs if found) for group in (1, 2))
    assert patterns > 400  # the guard has not lost the patterns
    assert tried > 60_000


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:[一-鿿]+、?)+号",
        r"(\s*\d*\s*)*x",
        "(?:一二|一|二)*三",
        r"一\d*\s*年?\s*月?\s*日",
        "(?:(?:[^、]{0,9}(?:集团|公司)(?=、)|[^局厅、]{2,4}(?=、))、)*[^、]{2}局",  # of the kind that we had
    ],
)
def test_the_guard_catches(pattern: str) -> None:
    """Patterns of the kind that must not be: it makes a text on which each of them takes too long."""
    assert slow_text(pattern, 0, "tests", 3000, 1)[0] is not None


def test_every_module_is_in_the_guard() -> None:
    """Patterns are made with `re.compile`, by `lazy`, or right where they are used: all ways that the guard watches."""
    other = re.compile(r"\bregex\.(?:compile|search|match|fullmatch|finditer|sub)\(|\b_compile\(|sre_compile")
    users = {
        path.name for path in Path(ROOT / "gwparse").rglob("*.py") if other.search(path.read_text(encoding="utf-8"))
    }
    assert {"office_patterns.py", "index_numbers.py"} == users  # users' own patterns, which run with a time limit
