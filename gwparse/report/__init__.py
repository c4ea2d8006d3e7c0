"""Findings in the formats that people, editors and build servers read, one module a format.

Every module turns `FileReport`s into text and does nothing else: where the text goes is the command line's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gwparse.diagnostics import Diagnostic
from gwparse.layout import paragraph_name

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
        extracted: whether the text was taken out of a file of another form (HTML, Word): its lines are then not those of the file.
    """

    path: str | None
    text: str
    diagnostics: tuple[Diagnostic, ...]
    error: str | None = None
    extracted: bool = False


def told(file: FileReport, found: Diagnostic) -> str:
    """The message of a finding for services that show it beside the file's own lines.

    Where the text was taken out of a file of another form, the place is told in words: it is none in the file.
    """
    if not file.extracted:
        return found.message
    return f"{quoted_place(found)}：{found.message}"


def quoted_place(found: Diagnostic) -> str:
    """The place of a finding in words, with the words that stand there: 第12段第3—5字“（一）”."""
    words = " ".join(found.text[:LONGEST_QUOTE].split())
    return f"{place_in_words(found)}“{words}”" if words else place_in_words(found)


def place_in_words(found: Diagnostic) -> str:
    """The place of a finding in words: 第12行; in a Word file its paragraph and characters, 第12段第3—5字; in a PDF 第1页第12行第3—5字."""
    place = found.place
    if place is None:
        return f"第{found.line}行"
    if place.end < place.start and found.text and place.page is None:
        return f"{paragraph_name(place)}自动编号"
    if place.end < place.start:
        return f"{paragraph_name(place)}第{place.start}字处"
    last = f"—{place.end}" if place.end > place.start else ""
    return f"{paragraph_name(place)}第{place.start}{last}字"


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
