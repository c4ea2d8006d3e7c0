"""Real documents: what was read off by eye is what the parser finds."""

from __future__ import annotations

import pytest

import gwparse
from gwparse.readers import read_file
from tests.real.score import REAL, Score, report, score_all

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="real documents are not at hand")


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """The scores over all expectations."""
    return score_all()


@pytest.mark.parametrize("kind", ["heading", "title", "number", "addressees", "signatures", "date", "remark"])
def test_precision_and_recall(kind: str, scores: dict[str, Score]) -> None:
    """Headings at least 0.98 both ways, each element at least 0.95."""
    least = 0.98 if kind == "heading" else 0.95
    assert scores[kind].precision >= least, report(scores)
    assert scores[kind].recall >= least, report(scores)


def test_every_real_document_parses_whole() -> None:
    """No real document raises, none loses text, and nearly all of each is recognised."""
    paths = sorted([*REAL.glob("*/*.txt"), *REAL.glob("*/*.html"), *(REAL.parent / "seeds").glob("*.txt")])
    assert len(paths) > 200
    for path in paths:
        source = read_file(path)
        page = gwparse.parse(source.text)
        assert page.text == source.text
        assert page.coverage > 0.9, (path.name, page.coverage)
