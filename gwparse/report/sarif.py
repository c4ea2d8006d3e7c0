"""SARIF 2.1.0, which code scanning services and editors read, as GitHub wants it.

The log says nothing of the machine it was made on: paths are relative to the root, which has no address, and there is no time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Any

from gwparse import __version__
from gwparse.diagnostics import FIX_NAMES, LEVELS, Diagnostic, Level, basis_text
from gwparse.report import FileReport, told
from gwparse.report.fingerprint import fingerprints
from gwparse.report.paths import is_below, is_file, uri
from gwparse.rules import RULES
from gwparse.rules.base import Rule
from gwparse.source import Span, line_table

#: GitHub refuses a run with more results.
MOST_RESULTS = 25_000

SARIF_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "hint": "note"}
#: What GitHub calls the levels of rules that are not about security.
SEVERITIES: dict[Level, str] = {"error": "error", "warning": "warning", "hint": "recommendation"}

ROOT_ID = "%SRCROOT%"

Object = dict[str, Any]


def as_sarif(
    files: Iterable[FileReport],
    *,
    rules: Sequence[Rule] = RULES,
    root: PurePath | None = None,
    most: int = MOST_RESULTS,
) -> str:
    """The log of one run.

    Args:
        files: the files.
        rules: all rules whose findings there may be.
        root: the folder that paths are relative to; the working directory when None.
        most: how many results there may be; of more the gravest are kept, and a notification says how many are left out.
    """
    named = list(files)
    here = root or Path.cwd()
    index = {rule.code: at for at, rule in enumerate(rules)}
    found = [
        (file, diagnostic, known_by)
        for file in named
        for diagnostic, known_by in zip(file.diagnostics, fingerprints(file.text, file.diagnostics), strict=True)
    ]
    kept = _gravest([diagnostic for _, diagnostic, _ in found], most)
    results = [_result(*found[at], index, here) for at in kept]
    notifications = [_unreadable(file, here) for file in named if file.error is not None]
    successful = not notifications
    if len(kept) < len(found):
        notifications.append(_left_out(len(found), len(kept)))
    driver = {
        "name": "gwparse",
        "version": __version__,
        "language": "zh-CN",
        "rules": [_descriptor(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": successful, "toolExecutionNotifications": notifications}],
        "originalUriBaseIds": {ROOT_ID: {"description": {"text": "运行 gwparse 的目录"}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "language": "zh-CN",
        "results": results,
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _gravest(diagnostics: Sequence[Diagnostic], most: int) -> list[int]:
    """The places in the list of the gravest findings, in the order of the list."""
    ranked = sorted(range(len(diagnostics)), key=lambda at: LEVELS.index(diagnostics[at].level), reverse=True)
    return sorted(ranked[:most])


def _descriptor(rule: Rule) -> Object:
    sections = [f"{name}：{text}" for name, text in rule.sections.items()]
    basis = f"依据：{basis_text(rule.basis)}"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": "\n".join([rule.summary, *sections[:2]])},
        "help": {"text": "\n\n".join([rule.summary, basis, *sections])},
        "defaultConfiguration": {"level": SARIF_LEVELS[rule.level]},
        "properties": {
            "tags": ["公文", rule.code[:2], *dict.fromkeys(basis.standard for basis in rule.basis)],
            "problem.severity": SEVERITIES[rule.level],
        },
    }


def _result(file: FileReport, found: Diagnostic, known_by: str, index: dict[str, int], root: PurePath) -> Object:
    place: Object = {"artifactLocation": _artifact(file, root)}
    if not file.extracted:
        place["region"] = _region(file.text, found.span) | {"snippet": {"text": found.text}}
    result: Object = {
        "ruleId": found.code,
        "ruleIndex": index[found.code],
        "level": SARIF_LEVELS[found.level],
        "message": {"text": told(file, found)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"primaryLocationLineHash": known_by},
    }
    # What was taken out of a file has no place in it; a fix that is left to people is not offered to programs.
    if found.fix is not None and found.fix.withheld is None and not file.extracted:
        replacements = [
            {
                "deletedRegion": _region(file.text, Span(edit.start, edit.end)),
                "insertedContent": {"text": edit.replacement},
            }
            for edit in found.fix.edits
        ]
        fix = {
            "description": {"text": f"{found.fix.title}（{FIX_NAMES[found.fix.kind]}）"},
            "artifactChanges": [{"artifactLocation": _artifact(file, root), "replacements": replacements}],
        }
        result["fixes"] = [fix]
    return result


def _artifact(file: FileReport, root: PurePath) -> Object:
    base = {"uriBaseId": ROOT_ID} if is_below(file.path, root) else {}
    return {"uri": uri(file.path, root), **base}


def _region(text: str, span: Span) -> Object:
    start, end = line_table(text).position(span.start), line_table(text).position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _unreadable(file: FileReport, root: PurePath) -> Object:
    notification: Object = {"level": "error", "message": {"text": file.error}}
    if is_file(file.path):
        notification["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(file, root)}}]
    return notification


def _left_out(found: int, kept: int) -> Object:
    text = f"共发现 {found} 处，超过代码扫描一次接收的上限，这里只有最严重的 {kept} 处，略去 {found - kept} 处"
    return {"level": "warning", "message": {"text": text}}
