"""The JSON contract `gwparse-check/1`, and its findings one a line.

Keys are those of `check.schema.json`; within `gwparse-check/1` none is renamed or dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from gwparse.diagnostics import Diagnostic, Fix, Level, basis_text
from gwparse.layout import FilePlace
from gwparse.report import FileReport, counts
from gwparse.report.paths import is_file

#: The published schema, a derived file; a test compares it with `check_schema`.
SCHEMA = Path(__file__).with_name("check.schema.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFinding:
    """A finding.

    Attributes:
        code, name: of the rule.
        level: error, warning or hint.
        message: one Chinese sentence.
        basis: the clauses it rests on, as one phrase.
        line, column: where it begins, from 1, columns in code points.
        end_line, end_column: where it ends; the column is that of the first character behind it.
        text: the characters themselves; empty for something absent, at the place where it should stand.
        fix: what would mend it; the offsets of its edits are code points from the beginning of the text. One that `--fix` leaves to
            people says why (withheld).
        place: where somebody finds it who has the file open in a word processor: the paragraph, and its first and last character; in
            a PDF or OFD file the page and the line, and the characters of that line; null for texts. The finding's own line
            counts the lines of the text that was read from such a file.
    """

    code: str
    name: str
    level: Level
    message: str
    basis: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    fix: Fix | None
    place: FilePlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """A file that was to be checked.

    Attributes:
        path: the file as it was named; null for standard input.
        findings: what was found, in the order of the text.
        error: one sentence where the file could not be read.
    """

    path: str | None
    findings: tuple[ReportedFinding, ...]
    error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How much was found.

    Attributes:
        files: the files, those that could not be read among them.
        errors, warnings, hints: the findings by level.
        fixable: the findings that have a safe fix, those withheld left out.
        fixable_unsafe: the findings that have a fix for a person to accept, those withheld left out.
        known: the findings that the baseline holds back; they are in no other number.
        suppressed: those that the settings hold back.
        unreadable: the files that could not be read.
    """

    files: int
    errors: int
    warnings: int
    hints: int
    fixable: int
    fixable_unsafe: int
    known: int
    suppressed: int
    unreadable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What `gwparse check --format json` prints.

    Attributes:
        schema: the version of the contract.
        files: the files in the order in which they were checked.
        summary: how much was found.
    """

    schema: Literal["gwparse-check/1"]
    files: tuple[CheckedFile, ...]
    summary: Summary


def as_json(files: Iterable[FileReport], *, indent: int | None = 2) -> str:
    """The JSON of a check.

    Args:
        files: the files.
        indent: blanks a level; None for one line.
    """
    named = list(files)
    checked = tuple(
        CheckedFile(path=_path(file), findings=tuple(map(_finding, file.diagnostics)), error=file.error)
        for file in named
    )
    return _dump(CheckReport(schema="gwparse-check/1", files=checked, summary=_summary(named)), indent) + "\n"


def as_jsonl(file: FileReport) -> str:
    """The findings in one file as JSON, one a line with the file's path; one line with the error for a file that could not be read."""
    path = {"path": _path(file)}
    lines = [path | {"error": file.error}] if file.error is not None else []
    lines += [path | _fields(_finding(diagnostic)) for diagnostic in file.diagnostics]
    return "".join(_dump(line, None) + "\n" for line in lines)


def check_schema() -> str:
    """The JSON Schema of what `as_json` gives, generated from the classes above; the file SCHEMA holds it."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(CheckReport).json_schema(mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "gwparse-check/1"}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _path(file: FileReport) -> str | None:
    return file.path if is_file(file.path) else None


def _summary(files: Iterable[FileReport]) -> Summary:
    count = counts(files)
    return Summary(
        files=count["files"],
        errors=count["error"],
        warnings=count["warning"],
        hints=count["hint"],
        fixable=count["safe"],
        fixable_unsafe=count["unsafe"],
        known=count["known"],
        suppressed=count["suppressed"],
        unreadable=count["unreadable"],
    )


def _finding(diagnostic: Diagnostic) -> ReportedFinding:
    return ReportedFinding(
        code=diagnostic.code,
        name=diagnostic.name,
        level=diagnostic.level,
        message=diagnostic.message,
        basis=basis_text(diagnostic.basis),
        line=diagnostic.line,
        column=diagnostic.column,
        end_line=diagnostic.end_line,
        end_column=diagnostic.end_column,
        text=diagnostic.text,
        fix=diagnostic.fix,
        place=diagnostic.place,
    )


def _dump(value: object, indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_fields)


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a dataclass by their names; values inside them stay as they are."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
