"""Cuts lines that hold two things and joins things that were broken over lines, before anything is placed.

The pieces of a line that was cut are the line, without a gap. What is joined stays several lines, of one kind.

Where documents begin and end is not known yet.
"""

from __future__ import annotations

from itertools import pairwise

from gwparse.context.labels import attachment_lists
from gwparse.furniture import TABS
from gwparse.kinds import (
    ASSIGNMENT,
    ATTACHMENT_MARK,
    DATE,
    IMPRINT,
    LABELLED_TEXT,
    PART_LABEL,
    REMARK,
    SITE_ASIDE,
    TEXT,
    LineKind,
)
from gwparse.lines import Line
from gwparse.numerals import label_number
from gwparse.patterns import lazy
from gwparse.words import ATTACHMENT_HEAD, has_organ_end, looks_like_signer, squeeze

#: What the lines of a broken bracket look like one by one.
OPEN_REMARK = (TEXT, LABELLED_TEXT, LineKind.CONTACT)


_SIGNED_DATE = lazy(r"(\S.*?\S)\s*((?:19|20)\d\d(?:\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|-\d{1,2}-\d{1,2}))")


def split_signed_dates(lines: list[Line]) -> None:
    """Cut lines that hold a signer and a date (`云川市人民政府　2024年3月5日`) in two."""
    at = 0
    while at < len(lines):
        line = lines[at]
        may_end_so = line.kind is TEXT and (line.shadow[-1] == "日" or line.shadow[-1].isdecimal())
        found = _SIGNED_DATE.fullmatch(line.shadow) if may_end_so else None
        if found and looks_like_signer(found[1]) and has_organ_end(found[1]):
            lines[at : at + 1] = line.cut(found.start(2), TEXT, DATE)
            at += 1
        at += 1


_NUMBERED_NAME = lazy(r"(?:^|[:.、\s])(\d{1,2})[.、]\s*(.+)$")
_NAMED_MARK = lazy(rf"({ATTACHMENT_HEAD})\s*(\S.*)$")


def split_named_annexes(lines: list[Line]) -> None:
    """Cut `附件2　名称` in two, mark and title, where a list of annexes above names the second one so."""
    names: dict[tuple[int | None, str], int] = {}
    for first, after in attachment_lists(lines):
        for line in lines[first:after]:
            found = _NUMBERED_NAME.search(line.shadow)
            if found:
                names[int(found[1]), _annex_name(found[2])] = after
    for at in reversed(range(min(names.values(), default=len(lines)), len(lines))):
        line = lines[at]
        found = _NAMED_MARK.match(line.shadow) if line.kind is TEXT else None
        if found and names.get((label_number(found[1]), _annex_name(found[2])), at + 1) <= at:
            lines[at : at + 1] = line.cut(found.end(1), ATTACHMENT_MARK, TEXT)


def _annex_name(name: str) -> str:
    return squeeze(name).rstrip(";。,、")


def join_imprints(lines: list[Line]) -> None:
    """Take an office alone on a line as 印发机关 when 印发 with its date stands on the next."""
    for line, following in pairwise(lines):
        if line.kind is TEXT and following.kind is IMPRINT and has_organ_end(line.shadow):
            line.kind = IMPRINT


def join_remarks(lines: list[Line]) -> None:
    """Take the lines of a bracket broken over two or three lines as one 附注; in a body they become text again."""
    for at, line in enumerate(lines):
        if line.shadow[0] != "(" or line.kind not in OPEN_REMARK or ")" in line.shadow:
            continue
        for end in range(at + 1, min(at + 4, len(lines))):
            if lines[end].kind not in OPEN_REMARK or "(" in lines[end].shadow:
                break
            if lines[end].shadow.endswith(")"):
                for part in lines[at : end + 1]:
                    part.kind = REMARK
                break


#: A part's label with text behind it on the line.
LED_PART = lazy(r"(?:提案|建议|议案|答复|回复)(?:内容|原文|正文)\s*:(?=\s*\S)")

#: A lone label further down than this is a paragraph of the text, not the label of a part of the page.
TOP_OF_PAGE = 12


def settle_part_labels(lines: list[Line]) -> None:
    """Leave as labels of parts only those of a page that has two, or one at its top; cut off the text behind them."""
    plain = (TEXT, LABELLED_TEXT)
    led = [
        at
        for at, line in enumerate(lines)
        if line.shadow[0] in "提建议答回" and line.kind in plain and LED_PART.match(line.shadow)
    ]
    alone = [at for at, line in enumerate(lines) if line.kind is PART_LABEL]
    if len({lines[at].shadow[:2] for at in led + alone}) < 2:
        for at in alone:
            if at >= TOP_OF_PAGE:
                lines[at].kind = TEXT
        return
    for at in reversed(led):
        colon = lines[at].shadow.index(":")
        lines[at : at + 1] = lines[at].cut(colon + 1, PART_LABEL, TEXT)


def settle_tabs(lines: list[Line]) -> None:
    """Take 附件 as the name of a tab where names of other tabs stand beside it."""
    for at, line in enumerate(lines):
        if line.kind is ATTACHMENT_MARK and line.shadow in TABS:
            beside = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
            if any(other.kind is SITE_ASIDE and other.shadow in TABS for other in beside):
                line.kind = SITE_ASIDE


def join_assignments(lines: list[Line]) -> None:
    """Take the rest of a list of units that was wrapped behind 、 as part of the assignment."""
    for line, following in pairwise(lines):
        if line.kind is ASSIGNMENT and line.shadow[-1] in "、," and following.kind is TEXT:
            following.kind = ASSIGNMENT
