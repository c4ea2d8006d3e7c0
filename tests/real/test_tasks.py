"""Assignments in real documents: what annotators listed by eye is what gwparse finds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.real.score import REAL, Score, report
from tests.real.score_tasks import expectations, score_tasks

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="real documents are not at hand")


def _is_plan(expectation: dict[str, Any]) -> bool:
    """Whether most assignments of a document are stated, in blocks, brackets and tables, and not told in sentences."""
    stated = sum(1 for listed in expectation["assignments"] if listed["form"] != "inline")
    return stated * 2 > len(expectation["assignments"])


@pytest.fixture(scope="module")
def plans() -> dict[str, Score]:
    """The scores over plans and measures, whose assignments are stated."""
    return score_tasks([expectation["document"] for expectation in expectations() if _is_plan(expectation)])


@pytest.fixture(scope="module")
def running() -> dict[str, Score]:
    """The scores over documents that tell in sentences who does what: regulations, old State Council texts."""
    return score_tasks([expectation["document"] for expectation in expectations() if not _is_plan(expectation)])


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """The scores over all expectations."""
    return score_tasks()


@pytest.mark.parametrize(
    ("kind", "least"),
    [("assignment", 0.97), ("unit", 0.97), ("role", 0.98), ("form", 0.99), ("open_ended", 0.99), ("governs", 0.97)],
)
def test_plans(kind: str, least: float, plans: dict[str, Score]) -> None:
    """Both ways at least what the task table promises."""
    assert plans[kind].precision >= least, report(plans)
    assert plans[kind].recall >= least, report(plans)


def test_running_text(running: dict[str, Score]) -> None:
    """What is found in sentences is right; some of what they say is not found, most of it doubtful to annotators too."""
    assert running["assignment"].precision >= 0.95, report(running)
    assert running["assignment"].recall >= 0.7, report(running)
    assert running["unit"].precision >= 0.95, report(running)


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
