"""The Code Quality report that GitLab shows in merge requests.

No two issues of a report have the same fingerprint.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from gwparse.diagnostics import Level
from gwparse.report import FileReport, told
from gwparse.report.fingerprint import fingerprints
from gwparse.report.paths import shown_path

SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "hint": "info"}


def as_gitlab(files: Iterable[FileReport], *, root: PurePath | None = None) -> str:
    """The findings as issues of Code Quality, a JSON array; a file that could not be read is an issue, too.

    Args:
        files: the files.
        root: the root of the repository; the working directory when None.
    """
    here = root or Path.cwd()
    issues = [issue for file in files for issue in _issues(file, shown_path(file.path, here))]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issues(file: FileReport, path: str) -> Iterable[dict[str, Any]]:
    if file.error is not None:
        yield _issue(path, file.error, "unreadable-input", "unreadable-input", "critical", (1, 1))
    for found, known_by in zip(file.diagnostics, fingerprints(file.text, file.diagnostics), strict=True):
        description = f"{found.code} {told(file, found)}"
        lines = (1, 1) if file.extracted else (found.line, found.end_line)
        yield _issue(path, description, found.name, known_by, SEVERITIES[found.level], lines)


def _issue(
    path: str, description: str, name: str, known_by: str, severity: str, lines: tuple[int, int]
) -> dict[str, Any]:
    begin, end = lines
    unique = f"{path}\n{known_by}"  # GitLab drops an issue whose fingerprint it has seen, in another file as well
    return {
        "description": description,
        "check_name": name,
        "fingerprint": sha256(unique.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }
