"""Assignments in real documents: what annotators listed by eye is what gwparse finds."""

from __future__ import annotations

import pytest

from tests.real.score import REAL, Score, report
from tests.real.score_tasks import expectations, score_tasks

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="real documents are not at hand")


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """The scores over all expectations."""
    return score_tasks()


@pytest.mark.parametrize(
    ("kind", "least"),
    [("assignment", 0.97), ("unit", 0.97), ("role", 0.98), ("form", 0.99), ("open_ended", 0.99), ("governs", 0.97)],
)
def test_precision_and_recall(kind: str, least: float, scores: dict[str, Score]) -> None:
    """Both ways at least what the task table promises."""
    assert scores[kind].precision >= least, report(scores)
    assert scores[kind].recall >= least, report(scores)


def test_no_name_is_spelled_out_wrongly(scores: dict[str, Score]) -> None:
    """A name that is not certain is left open; none is spelled out wrongly, and none that asks for nothing."""
    assert "resolved wrong" not in scores, report(scores)
    assert "resolved unasked" not in scores, report(scores)
    assert scores["resolved right"].hits > 200


def test_seeds_and_the_long_plan_are_complete() -> None:
    """The seeds and the plan with sixty blocks have every assignment, and no other."""
    complete = score_tasks(["seeds/001", "seeds/004", "YoungZM339__government-policy-knowledge-graph/001"])
    assert (84, [], []) == (complete["assignment"].hits, complete["assignment"].missed, complete["assignment"].extra)
    assert ([], []) == (complete["role"].missed, complete["role"].extra)


def test_expectations_hold_no_text() -> None:
    """Expectations are places, kinds and counts; no word of a document but the added 市… or …管委会."""
    for expectation in expectations():
        for listed in expectation["assignments"]:
            words = [word for _, units, _ in listed["roles"] for unit in units for word in unit[3:]]
            assert all(len(word) <= 6 for word in words), expectation["document"]
