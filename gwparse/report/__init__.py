"""Findings in the formats that people, editors and build servers read, one module a format.

Every module turns `FileReport`s into text and does nothing else: where the text goes is the command line's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gwparse.diagnostics import Diagnostic

#: So much of the words is quoted where a place can only be told.
LONGEST_QUOTE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """One file that was to be checked.

    Attributes:
        path: the file; None or - for standard input.
        text: the text that was checked; empty where the file could not be read.
        diagnostics: what was found, in the order of the text.
        error: one sentence where the file could not be read.
        extracted: whether the text was taken out of a page (HTML): its lines are then not those of the file.
    """

    path: str | None
    text: str
    diagnostics: tuple[Diagnostic, ...]
    error: str | None = None
    extracted: bool = False


def told(file: FileReport, found: Diagnostic) -> str:
    """The message of a finding for services that show it beside the file's own lines.

    Where the text was taken out of a page, the place is told in words: it is none in the file.
    """
    return f"第{found.line}行“{found.text[:LONGEST_QUOTE]}”：{found.message}" if file.extracted else found.message


def counts(files: Iterable[FileReport]) -> Counter[str]:
    """How many findings there are of each level, how many safe and unsafe fixes, and how many files could not be read."""
    count: Counter[str] = Counter()
    for file in files:
        count["files"] += 1
        count["unreadable"] += file.error is not None
        for found in file.diagnostics:
            count[found.level] += 1
            if found.fix:
                count[found.fix.kind] += 1
    return count
