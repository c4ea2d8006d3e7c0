"""Scores the assignments found in real documents against those that annotators listed by eye.

An expectation holds places and kinds only (`expected_tasks/*.json`): for each assignment its line and form, the lines of what it
governs, and for each role its kind and its units as line, column and length, with what a shared prefix or end adds to a name
(`市…`, `…管委会`). Those that an annotator was in doubt about are marked, and count all the same. `seen_before` tells whether a document
was looked at while the grammar was written; the others were scored first and looked at after.

    python -m tests.real.score_tasks
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gwparse
from gwparse.organs import bare_name
from tests.real.score import REAL, Score, find_document

EXPECTED = Path(__file__).parent / "expected_tasks"

#: A unit by its place: line and column.
UnitPlace = tuple[int, int]


@dataclass
class Task:
    """One assignment, as expected or as found.

    Attributes:
        line, form: where it begins, and how it is written.
        governs: the lines of what it governs; empty where the annotator could not tell.
        roles: the kind of each unit, by the unit's place.
        names: the length of each unit's name, a remark in brackets left out.
        resolved: what a prefix or an end adds to a unit's name, by the unit's place.
        open_ended: whether a list is left open.
        deadline: where the time limit begins that is printed in it.
    """

    line: int
    form: str
    governs: set[int]
    roles: dict[UnitPlace, str] = field(default_factory=dict)
    names: dict[UnitPlace, int] = field(default_factory=dict)
    resolved: dict[UnitPlace, str | None] = field(default_factory=dict)
    open_ended: bool = False
    deadline: UnitPlace | None = None


def expectations() -> Iterator[dict[str, Any]]:
    """All expectations, in the order of their names."""
    for path in sorted(EXPECTED.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def load(name: str) -> gwparse.Page:
    """The page of one document, by the name that its expectation gives."""
    folder, number = name.split("/")
    if folder == "seeds":
        (path,) = (REAL.parent / "seeds").glob(f"{number}_*")
        return gwparse.parse_file(path)
    return gwparse.parse_file(find_document(name))


def expected_tasks(expectation: dict[str, Any], page: gwparse.Page) -> list[Task]:
    """The assignments that an annotator listed."""
    lines = page.text.splitlines()
    found = []
    for listed in expectation["assignments"]:
        task = Task(listed["line"], listed["form"], set(listed["governs"] or ()))
        for kind, units, open_ended in listed["roles"]:
            task.open_ended |= open_ended
            for line, column, length, *added in units:
                place = (line, column)
                task.roles[place] = kind
                task.names[place] = len(_bare(lines[line - 1][column - 1 : column - 1 + length]))
                if added:
                    task.resolved[place] = added[0]
        task.deadline = tuple(listed["deadline"][:2]) if listed["deadline"] else None
        found.append(task)
    return found


def found_tasks(page: gwparse.Page) -> list[Task]:
    """The assignments that gwparse finds, those that follow from a clause further up left out."""
    found = []
    for assignment in gwparse.tasks(page):
        first, last = assignment.governs.start, max(assignment.governs.start, assignment.governs.end - 1)
        lines = {page.position(first).line, page.position(last).line}
        if assignment.decided_by == "sentence" and assignment.path:
            lines.add(
                _section_line(page, first)
            )  # a clause speaks of its own line, or of the article that it stands in
        task = Task(assignment.line, assignment.form, lines)
        for role in assignment.roles:
            task.open_ended |= role.open_ended
            for unit in role.units if not role.carried else ():
                place = (unit.line, unit.column)
                task.roles[place] = role.kind
                task.names[place] = len(_bare(unit.text))
                task.resolved[place] = _added(unit)
        found.append(task)
    return found


def _section_line(page: gwparse.Page, offset: int) -> int:
    """The line of the innermost section that holds a place."""
    return max(node.line for node in gwparse.ancestors(page, offset) if isinstance(node, gwparse.Section))


def _bare(name: str) -> str:
    return bare_name(name.replace("（", "(").replace("）", ")").replace("，", ","))


def _added(unit: gwparse.Unit) -> str | None:
    """What is before (`市…`) or behind (`…管委会`) a name in what it stands for; None where that is not certain."""
    if unit.resolved is None:
        return None
    if unit.text.startswith(unit.resolved):
        return "…"  # itself, a remark in brackets left out
    if unit.resolved.endswith(unit.text) and unit.resolved != unit.text:
        return unit.resolved.removesuffix(unit.text) + "…"
    return _shared_end(unit.resolved.removeprefix(unit.text)) if unit.resolved.startswith(unit.text) else "?"


def _shared_end(added: str) -> str:
    """What stands behind a name in what it stands for; by its length where it is more than 管委会 or 人民政府."""
    return f"…{added}" if len(added) <= 4 else f"…{len(added)}"


def score_tasks(only: list[str] | None = None) -> dict[str, Score]:
    """The scores over all expectations: assignments, units, roles (unit and kind), forms, lists left open, what is governed, names.

    Args:
        only: the names of the documents to score; all when None.
    """
    scores: dict[str, Score] = {}
    for expectation in expectations():
        name = expectation["document"]
        if only is not None and name not in only:
            continue
        page = load(name)
        _compare(name, expected_tasks(expectation, page), found_tasks(page), scores)
    return scores


def _compare(name: str, expected: list[Task], found: list[Task], scores: dict[str, Score]) -> None:
    """Pair assignments by the units they share, and count."""
    pairs: list[tuple[Task, Task]] = []
    left = list(found)
    for task in sorted(expected, key=lambda task: -len(task.roles)):
        best = max(
            left, key=lambda other: (len(task.roles.keys() & other.roles.keys()), other.form == task.form), default=None
        )
        if best is not None and task.roles.keys() & best.roles.keys():
            pairs.append((task, best))
            left.remove(best)
        else:
            _count(scores, "assignment", name, missed=[f"line {task.line} {task.form}"])
            _count(scores, "unit", name, missed=[f"{place}" for place in task.names])
            _count(scores, "role", name, missed=[f"{place} {kind}" for place, kind in task.roles.items()])
    for task in left:
        _count(scores, "assignment", name, extra=[f"line {task.line} {task.form}"])
        _count(scores, "unit", name, extra=[f"{place}" for place in task.names])
        _count(scores, "role", name, extra=[f"{place} {kind}" for place, kind in task.roles.items()])
    for task, other in pairs:
        _count(scores, "assignment", name, hits=1)
        _facts(scores, "unit", name, task.names, other.names)
        _facts(scores, "role", name, task.roles, other.roles)
        _facts(scores, "form", name, {task.line: task.form}, {task.line: other.form})
        _facts(scores, "open_ended", name, {task.line: task.open_ended}, {task.line: other.open_ended})
        if task.governs:
            same = bool(task.governs & other.governs)
            _count(
                scores,
                "governs",
                name,
                hits=int(same),
                missed=[] if same else [f"line {task.line}: {sorted(task.governs)}"],
            )
        for place, added in task.resolved.items():
            told = other.resolved.get(place)
            outcome = "right" if told == added else "null" if told is None else "wrong"
            _count(scores, f"resolved {outcome}", name, hits=1, extra=[f"{place} {told}"] if outcome == "wrong" else [])
        for place, told in other.resolved.items():
            if told not in (None, "…") and place not in task.resolved:
                _count(scores, "resolved unasked", name, hits=1, extra=[f"{place} {told}"])


def _facts(scores: dict[str, Score], kind: str, name: str, expected: dict[Any, Any], found: dict[Any, Any]) -> None:
    want, have = Counter(map(str, expected.items())), Counter(map(str, found.items()))
    _count(
        scores,
        kind,
        name,
        hits=(want & have).total(),
        missed=[*(want - have).elements()],
        extra=[*(have - want).elements()],
    )


def _count(
    scores: dict[str, Score],
    kind: str,
    name: str,
    hits: int = 0,
    missed: list[str] | None = None,
    extra: list[str] | None = None,
) -> None:
    score = scores.setdefault(kind, Score())
    score.hits += hits
    score.missed.extend((name, fact) for fact in missed or ())
    score.extra.extend((name, fact) for fact in extra or ())


if __name__ == "__main__":
    from tests.real.score import report

    print(report(score_tasks()))
