"""Settles which labels are labels: the look-alikes that only the neighbours give away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.kinds import LineKind
from gwparse.lines import Line, plain_kind
from gwparse.numerals import label_number
from gwparse.words import squeeze

#: What follows an article's number when a line begins with a reference to it rather than with the article.
REFERENCE = re.compile(r"\s?(?:规定|所[述称指列]|第|、|和|至|中|的|及|或|款|项)")


def settle_labels(lines: list[Line]) -> None:
    """Turn labels that are none into ordinary lines.

    After this pass: a table of contents is CONTENTS; decimal labels are left only where the text counts by them (1.1,
    1.2 …); `17.2025年…` is an item where items count up to it; numbered notes to a table are ordinary lines; an article's
    number at the beginning of a line is left only where the articles count up to it.
    """
    _settle_contents(lines)
    _settle_decimals(lines)
    _settle_figures(lines)
    _settle_notes(lines)
    _settle_articles(lines)


def demote(line: Line) -> None:
    """Make a line what it is without its heading label."""
    line.form, line.label_end = "", 0
    line.kind = plain_kind(line.shadow)


def _settle_decimals(lines: list[Line]) -> None:
    seconds = [line for line in lines if line.form == "DECIMAL_2"]
    counts = len(seconds) > 1 and any(re.match(r"1\.1\D", line.shadow) for line in seconds)
    last = 0
    for line in lines:
        if not line.form.startswith("DECIMAL"):
            continue
        if line.form == "DECIMAL_1":
            number = label_number(line.label)
            if counts and number == last + 1 and not line.shadow.endswith("。"):
                last = number
                continue
        elif counts:
            continue
        demote(line)


def _settle_figures(lines: list[Line]) -> None:
    """Take `17.2025年…` and `1.80周岁…` as items where the items count so: 16. stands before it, or 2. comes after."""
    for at, line in enumerate(lines):
        found = re.match(r"(\d{1,2})\.(?=\d)", line.shadow)
        if line.kind is not LineKind.TEXT or not found:
            continue
        number = int(found[1])
        before = [label_number(other.label) for other in lines[max(0, at - 8) : at] if other.form == "LEVEL_3"]
        after = [label_number(other.label) for other in lines[at + 1 : at + 9] if other.form == "LEVEL_3"]
        if (before[-1:] == [number - 1] and after[:1] in ([], [1], [number + 1])) or (number == 1 and after[:1] == [2]):
            line.form, line.kind, line.label_end = "LEVEL_3", LineKind.HEADING_3, found.end()


def _settle_notes(lines: list[Line]) -> None:
    """Numbered lines below 注： are notes to a table, not headings."""
    noted = False
    for line in lines:
        if re.match(r"(?:备\s*)?注\s*:", line.shadow) and len(line.shadow) <= 200:
            noted = True
        elif noted and line.form in ("LEVEL_3", "LEVEL_4"):
            demote(line)
        else:
            noted = False


def _settle_articles(lines: list[Line]) -> None:
    last = 0
    for line in lines:
        if line.kind is not LineKind.ARTICLE:
            continue
        number = label_number(line.label) or 0
        refers = REFERENCE.match(line.rest) is not None
        spaced = line.rest[:1] in ("", " ", "\t", "【", "(")
        counts_on = number == 1 or last < number <= last + 3
        if (refers and not (spaced and number == last + 1)) or not (spaced or counts_on):
            demote(line)
        else:
            last = number


def _settle_contents(lines: list[Line]) -> None:
    for at, line in enumerate(lines):
        if squeeze(line.shadow) != "目录" or at + 1 >= len(lines):
            continue
        first = _entry(lines[at + 1])
        again = [later for later in range(at + 2, len(lines)) if _entry(lines[later]) == first]
        for entry in lines[at : again[0] if again else at]:
            entry.form, entry.label_end, entry.kind = "", 0, LineKind.CONTENTS


def _entry(line: Line) -> str:
    """A line as a table of contents prints it, without the dots and the page number."""
    return re.sub(r"[.…·\s]*\d*$", "", squeeze(line.shadow))


def attachment_lists(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """The lists of annexes (附件说明): for each, its first line and the line after its last.

    A list begins with 附件： and goes on as long as lines count on (`2.…`), or name another 附件.
    """
    at = 0
    while at < len(lines):
        if not _begins_list(lines, at):
            at += 1
            continue
        first = at
        number = _item_number(lines[at])
        at += 1
        while at < len(lines):
            line = lines[at]
            counted = line.kind is LineKind.HEADING_3 and label_number(line.label) == number + 1
            if counted and len(line.shadow) <= 90 and "。" not in line.shadow:
                number += 1
            elif line.kind is LineKind.ATTACHMENT_LIST or (
                line.kind is LineKind.ATTACHMENT_MARK and at + 1 == len(lines)
            ):
                number = _item_number(line)
            else:
                break
            at += 1
        yield first, at


def _begins_list(lines: list[Line], at: int) -> bool:
    line = lines[at]
    if line.kind is LineKind.ATTACHMENT_LIST:
        return True
    following = lines[at + 1] if at + 1 < len(lines) else None
    return (
        line.kind is LineKind.ATTACHMENT_MARK
        and line.shadow.endswith(":")
        and following is not None
        and (following.kind is LineKind.ATTACHMENT_LIST or _is_first_name(following))
    )


def _is_first_name(line: Line) -> bool:
    return line.kind is LineKind.HEADING_3 and label_number(line.label) == 1 and len(line.shadow) <= 90


def _item_number(line: Line) -> int:
    found = re.match(r"附\s*[件表图]?\s*(\d{1,2})?\s*[:.、]?\s*(?:(\d{1,2})\s*[.、])?", line.shadow)
    return int(found[2] or found[1] or 0) if found else 0
