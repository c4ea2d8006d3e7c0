"""Findings in the formats that people, editors and build servers read, one module a format.

Every module turns `FileReport`s into text and does nothing else: where the text goes is the command line's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gwparse.diagnostics import LEVEL_NAMES, LEVELS, Diagnostic
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
        known: how many findings the baseline holds back.
        suppressed: how many the settings do.
        extracted: whether the text was taken out of a file of another form (HTML, Word): its lines are then not those of the file.
    """

    path: str | None
    text: str
    diagnostics: tuple[Diagnostic, ...]
    error: str | None = None
    known: int = 0
    suppressed: int = 0
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


def total(count: Counter[str]) -> str:
    """How many findings there are of each level, or that there are none, in words; those held back are told, too.

    Args:
        count: what `counts` gave.
    """
    held_back = "、".join(
        f"{what} {count[kind]} 处"
        for kind, what in (("known", "已知问题"), ("suppressed", "按设置不报"))
        if count[kind]
    )
    if any(count[level] for level in LEVELS):
        levels = "，".join(f"{LEVEL_NAMES[level]} {count[level]}" for level in reversed(LEVELS))
        return f"{levels}（另有{held_back}，未列出）" if held_back else levels
    if not held_back:
        return "没有发现问题"
    return f"{'没有新问题' if count['known'] else '没有要报告的问题'}（{held_back}，未列出）"


def counts(files: Iterable[FileReport]) -> Counter[str]:
    """Of each level how many findings there are, how many fixes of each kind, what is held back, and how many files were not read.

    Args:
        files: the files; a fix that `--fix` leaves to people does not count.
    """
    count: Counter[str] = Counter()
    for file in files:
        count["files"] += 1
        count["unreadable"] += file.error is not None
        count["known"] += file.known
        count["suppressed"] += file.suppressed
        for found in file.diagnostics:
            count[found.level] += 1
            if found.fix and not found.fix.withheld:
                count[found.fix.kind] += 1
    return count
