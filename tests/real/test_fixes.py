"""On real documents: safe fixes change marks and forms of digits alone, rules raise nothing, and they are quiet where all is well."""

from __future__ import annotations

from pathlib import Path

import pytest

import gwparse
from gwparse.fixer import same_words, shape
from gwparse.readers import read_file
from tests.real.rules import real_documents
from tests.real.score import REAL

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="real documents are not at hand")

#: The clean documents: reports of provinces, and pages of the centre.
CLEAN = ("johncodes404__china-provincial-gov-reports-2026", "ZhouYNF__platform-1")


@pytest.fixture(scope="module")
def texts() -> dict[Path, str]:
    """The texts of all real documents."""
    return {path: read_file(path).text for path in real_documents()} if REAL.is_dir() else {}


def test_safe_fixes_change_marks_alone(texts: dict[Path, str]) -> None:
    """The tree, the words and the figures of every document are the same afterwards; fixing twice is fixing once."""
    changed = 0
    for path, text in texts.items():
        fixed = gwparse.fix(text)
        assert same_words(text, fixed.text), path.name
        assert shape(gwparse.parse(text)) == shape(gwparse.parse(fixed.text)), path.name
        assert () == fixed.refused, path.name
        changed += fixed.text != text
        if fixed.text != text:
            assert fixed.text == gwparse.fix(fixed.text).text, path.name
    assert changed > 100


def test_clean_documents_have_few_findings(texts: dict[Path, str]) -> None:
    """On the clean documents errors and warnings are rare: each was read once, and more would be news."""
    found = {"error": 0, "warning": 0, "hint": 0}
    size = 0
    for path, text in texts.items():
        if path.parent.name in CLEAN:
            size += len(text)
            for one in gwparse.check(gwparse.parse(text)):
                found[one.level] += 1
    assert size > 500_000
    assert found["error"] <= 4 * size / 100_000, found
    assert found["warning"] <= 3 * size / 100_000, found
