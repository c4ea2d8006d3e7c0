"""What holds of checking and fixing any text: nothing raises, places are real, fixes settle and change marks alone."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gwparse
from gwparse.diagnostics import Diagnostic
from gwparse.fixer import same_words, shape
from gwparse.rules import RULES
from tests.test_fixer import TEXTS
from tests.test_properties import SOUP

BASIS = {rule.code: rule for rule in RULES}


def check(text: str) -> list[Diagnostic]:
    """Check a text, and check all that must hold of the findings."""
    page = gwparse.parse(text)
    found = gwparse.check(page)
    assert found == gwparse.check(page)
    assert [(one.span.start, one.span.end) for one in found] == sorted((one.span.start, one.span.end) for one in found)
    for one in found:
        assert 0 <= one.span.start <= one.span.end <= len(text)
        assert one.text == text[one.span.start : one.span.end]
        assert (one.line, one.column) == (page.position(one.span.start).line, page.position(one.span.start).column)
        assert one.message
        assert not one.message.endswith(("。", "\n"))
        assert "\n" not in one.message
        if one.fix:
            assert BASIS[one.code].fix is not None
            assert one.fix.edits
            for edit in one.fix.edits:
                assert 0 <= edit.start <= edit.end <= len(text)
                assert text[edit.start : edit.end] != edit.replacement
            for before, after in pairwise(sorted(one.fix.edits, key=lambda edit: edit.start)):
                assert before.end <= after.start
    return found


def fix(text: str) -> None:
    """Fix a text, and check what the fixer promises."""
    result = gwparse.fix(text)
    assert shape(gwparse.parse(text)) == shape(gwparse.parse(result.text))
    assert same_words(text, result.text)
    assert result.text == gwparse.fix(result.text).text
    everything = gwparse.fix(text, unsafe=True)
    assert everything.text == gwparse.fix(everything.text, unsafe=True).text


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOUP)
def test_soup(text: str) -> None:
    """Keyword soup."""
    check(text)
    fix(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Any text at all."""
    check(text)
    fix(text)


@pytest.mark.parametrize("seed", range(40))
def test_mutated_examples(seed: int) -> None:
    """Examples with lines left out, doubled, swapped, and characters changed; the seed is in the test's name."""
    chance = random.Random(seed)
    lines = chance.choice(list(TEXTS.values())).splitlines(keepends=True)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines)) if lines else 0
        match chance.randrange(4):
            case 0 if lines:
                del lines[at]
            case 1 if lines:
                lines.insert(chance.randrange(len(lines)), lines[at])
            case 2 if lines:
                lines[at] = lines[at].replace(chance.choice("，。；：（）、一1."), chance.choice(",.;:()、二２．"))
            case _:
                lines.insert(at, chance.choice(list(TEXTS.values()))[:60])
    text = "".join(lines)
    check(text)
    fix(text)
