"""Which rules run at all, and which of two that found one thing speaks."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwparse.analysis import Analysis
from gwparse.config import Settings, settings_from
from gwparse.linter import SpanSet, may_speak
from gwparse.parser import parse_source
from gwparse.readers import read_file
from gwparse.rules import RULES
from gwparse.rules.coverage import registered
from gwparse.source import Source, Span
from tests.pages import ROOT
from tests.rule_pages import PAGES, read_cases

TEXTS = sorted([*(ROOT / "corpus" / "documents").glob("*/input.*"), *(ROOT / "corpus" / "planted").glob("**/*.txt")])
REAL = ROOT.parent / "shared" / "real"

#: What rules that need a word look for, with some text round it that makes documents of it.
SCRAPS = [
    "\n",
    "。",
    "，",
    "“",
    "”",
    "《",
    "》",
    "、",
    " ",
    "（",
    "）",
    "2023",
    "年",
    "5",
    "%",
    "市水利局",
    "关于做好工作的通知",
    "一、",
]


def assert_silent(source: Source, settings: Settings) -> None:
    """No rule finds anything in a text that lacks what it needs."""
    analysis = Analysis(parse_source(source), settings.switches, settings.options)
    for rule in RULES:
        if rule.needs_layout and analysis.layout is None:
            continue  # it relies on not being asked
        if not may_speak(rule, analysis):
            assert [] == list(rule.check(analysis)), rule.code


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_no_case_has_a_finding_without_what_its_rule_needs(page: Path) -> None:
    """The cases of all rules: leaving rules out changes nothing."""
    for case, _ in read_cases(page) if page.stem != "README" else ():
        assert_silent(case.source, settings_from(tomllib.loads(case.settings), page.name))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_document_has(path: Path) -> None:
    """Nor does it in the documents of the corpus."""
    assert_silent(read_file(path), Settings())


@pytest.mark.skipif(not REAL.is_dir(), reason="real documents are not at hand")
def test_no_real_document_has() -> None:
    """Nor in real ones."""
    for path in sorted(path for path in REAL.glob("*/*") if path.suffix in (".txt", ".html", ".md"))[::4]:
        assert_silent(read_file(path), Settings())


@given(st.lists(st.sampled_from(sorted({*SCRAPS, *(word for rule in RULES for word in rule.needs)})), max_size=60))
def test_no_soup_has(words: list[str]) -> None:
    """Nor in the words that rules look for, in any order."""
    assert_silent(Source("".join(words)), Settings())


def test_the_catalogue_is_the_registry() -> None:
    """What the catalogue says of the rules is what they say of themselves, and each finds its function."""
    assert registered() == RULES
    for rule in RULES:
        assert (rule.module, rule.name.replace("-", "_")) == (rule.check.__module__, rule.check.__name__)
    assert all(rule.needs_layout == rule.code.startswith("LY") for rule in RULES)


SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(0, 6))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_places_touch(spans: list[Span], place: Span) -> None:
    """Whether any of many places touches another is what comparing it with each of them gives."""
    assert any(_touch(place, span) for span in spans) == SpanSet(spans).touch(place)


def _touch(one: Span, other: Span) -> bool:
    """Whether two places share a character, or an empty one stands in or at the end of the other."""
    return max(one.start, other.start) < min(one.end, other.end) or (
        (one.start == one.end or other.start == other.end) and max(one.start, other.start) <= min(one.end, other.end)
    )
