"""Whatever a text is: checked, mended, reported and exported in every form, nothing raises, and what comes out is well-formed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gwparse
from gwparse.dump import dump
from gwparse.export import ledger
from gwparse.export.json import chunks_to_jsonl, tasks_to_json, to_json
from gwparse.report import FileReport
from gwparse.report.diff import as_diff
from gwparse.report.github import as_github
from gwparse.report.gitlab import as_gitlab
from gwparse.report.json import as_json, as_jsonl
from gwparse.report.sarif import as_sarif
from gwparse.report.text import as_text, concise, fixing, statistics
from gwparse.rules import RULES
from gwparse.views.outline import draw
from tests.fuzz.mutators import of_text
from tests.rule_pages import PAGES, read_cases
from tests.test_generated import FOLD, Made, documents
from tests.test_properties import CORPUS, PIECES, SOUP

PATH = "草稿/甲.txt"
CODES = {rule.code for rule in RULES}
TEXTS = [path.read_text(encoding="utf-8") for path in CORPUS] + [
    case.source.text for page in sorted(PAGES.glob("*.md")) if page.stem != "README" for case, _ in read_cases(page)
]
LASTING = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def reported(text: str) -> None:
    """Check a text, and report the findings in every format."""
    found = gwparse.check(gwparse.parse(text), path=PATH)
    lines = gwparse.parse(text).position(len(text)).line
    for one in found:
        assert one.code in CODES
        assert 0 <= one.span.start <= one.span.end <= len(text)
        assert 1 <= one.line <= one.end_line <= lines
    file = FileReport(path=PATH, text=text, diagnostics=tuple(found))
    report = json.loads(as_json([file]))
    assert [one.code for one in found] == [one["code"] for one in report["files"][0]["findings"]]
    assert len(found) == len([json.loads(line) for line in as_jsonl(file).split("\n")[:-1]])
    (run,) = json.loads(as_sarif([file]))["runs"]
    assert len(found) == len(run["results"])
    for result in run["results"]:
        assert result["ruleId"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert 1 <= region["startLine"] <= region["endLine"] <= lines
    gitlab = json.loads(as_gitlab([file]))
    assert len(found) == len(gitlab) == len({entry["fingerprint"] for entry in gitlab})
    commands = as_github(file).split("\n")
    assert len(found) == len(commands) - 1
    assert all(command.startswith("::") for command in commands[:-1])
    assert len(found) == concise(file).count("\n")
    assert bool(found) == bool(as_text(file, 2))
    assert bool(found) == bool(statistics(found).strip())


def mended(text: str) -> None:
    """Mend a text, with the safe fixes and with all; mending once is enough, and the difference leads from one to the other."""
    for unsafe in (False, True):
        result = gwparse.fix(text, unsafe=unsafe)
        assert result.text == gwparse.fix(result.text, unsafe=unsafe).text
        assert bool(result.applied) == (result.text != text)
        fixing(PATH, result, done=True)
        assert bool(as_diff(PATH, text, result.text)) == (text != result.text)
        reported(result.text)


def exported(text: str) -> None:
    """Export what can be read of a text, in every form."""
    page = gwparse.parse(text)
    data = json.loads(to_json(page, PATH))
    assert (text, PATH) == (data["page"]["text"], data["path"])
    assert dump(page).startswith("(page")
    draw(page)
    for line in chunks_to_jsonl(gwparse.chunks(page)).split("\n")[:-1]:
        place = json.loads(line)["span"]
        assert 0 <= place["start"] <= place["end"] <= len(text)
    for read in (gwparse.citations, gwparse.references, gwparse.time_limits):
        for one in read(page):
            assert 0 <= one.span.start <= one.span.end <= len(text)
    files = [(PATH, gwparse.tasks(page))]
    assert len(files[0][1]) == len(json.loads(tasks_to_json(files))["files"][0]["assignments"])
    for table in (ledger.table(files), ledger.table(files, resolved=True), ledger.unit_table(files)):
        rows = list(csv.reader(io.StringIO(ledger.as_csv(table), newline="")))
        assert {len(table.columns)} == {len(row) for row in rows}
        assert 1 + len(table.rows) == len(rows)
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
        shown = ledger.as_markdown(table).splitlines()
        assert 2 + len(table.rows) == len(shown)
        ledger.as_text(table)


ALL: list[Callable[[str], None]] = [reported, mended, exported]


@LASTING
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_mutated_documents(text: str, chance: object) -> None:
    """Our own documents and the examples of the rules, with lines left out, doubled, joined and words put in."""
    changed = of_text(text.encode(), PIECES, chance).decode()  # type: ignore[arg-type]  # Hypothesis' own Random
    for hold in ALL:
        hold(changed)


@LASTING
@given(documents(), st.booleans(), st.sampled_from(["\n", "\n\n", "\r\n", "\r"]))
def test_generated_documents(made: Made, folded: bool, gap: str) -> None:
    """Documents generated after the grammar, in either width, with every line end."""
    text = gap.join(made.lines)
    for hold in ALL:
        hold(text.translate(FOLD) if folded else text)


@LASTING
@given(SOUP)
def test_soup(text: str) -> None:
    """Keyword soup."""
    for hold in ALL:
        hold(text)


def test_lone_surrogates(tmp_path: Path) -> None:
    """Halves of pairs, which no file holds but a caller may: all that is text can still be encoded as JSON."""
    text = "云川市水利局关于\ud800的通知。\n\udc00：\n　　请认真落实。\n"
    reported(text)
    mended(text)
    to_json(gwparse.parse(text))
