"""Settles the closing block of a document: 署名, 成文日期 and what stands round them, and what follows below.

GB/T 9704-2012 clauses 7.3.4 to 7.3.6 and 7.4 give the order 附件说明, 署名, 成文日期, 附注, 抄送, 印发; on pages 联系人
and web fields stand among them.

Names are taken for signers only where a date follows them or the form of an organ speaks for them.
"""

from __future__ import annotations

from itertools import groupby

from gwparse.context.labels import attachment_lists, demote
from gwparse.duties import states_duty
from gwparse.furniture import FIELD_LEAD
from gwparse.kinds import (
    ASSIGNMENT,
    ATTACHMENT_LIST,
    CONTENTS,
    DATE,
    FIELDS,
    IMPRINT,
    LABELLED_TEXT,
    REMARK,
    SIGNATURE,
    SITE_ASIDE,
    TABLE_ROWS,
    TEXT,
    UNPLACED,
    LineKind,
)
from gwparse.lines import HEADINGS, LABELLED_FORM, Line, plain_kind
from gwparse.patterns import lazy
from gwparse.words import has_organ_end, is_sentence, looks_like_signer

#: Kinds that stand in a closing block by their own form.
TAIL_KINDS = frozenset(
    {
        ATTACHMENT_LIST,
        SIGNATURE,
        DATE,
        REMARK,
        LineKind.CONTACT,
        LineKind.COPY_TO,
        IMPRINT,
    }
)
PASSING = TAIL_KINDS | {FIELDS, SITE_ASIDE}
ABOVE_SIGNERS = TAIL_KINDS - {DATE}

#: How many lines of signers may stand above a date: joint documents have up to a dozen, one a line.
MOST_SIGNERS = 14

#: Labels of web fields that are one wherever they stand; others may be a paragraph of the body (时间：, 名称：).
STRONG_FIELD = lazy(
    FIELD_LEAD + r"(?:索\s*引|发\s*布\s*(?:日期|时间|机构)|发表时间|信息来源|文章来源|公开(?:方式|属性|类别|类型|形式)"
    r"|浏览|点击|阅读次数|访问|责任编辑|(?:政策)?解读|一图读懂|链接|相关解读|主题分类|信息公开)"
)


def has_signers(lines: list[Line], start: int, date: int) -> bool:
    """Whether signers stand right above a date.

    Args:
        lines: all lines of the page.
        start: the first line of the body.
        date: the date's line.
    """
    return _signers_above(lines, start, date) < date


def next_prose(lines: list[Line], start: int, end: int) -> int:
    """The first line from `start` on that cannot stand in a closing block; `end` when there is none."""
    return next((at for at in range(start, end) if lines[at].kind not in PASSING and not _is_scrap(lines[at])), end)


def _signers_above(lines: list[Line], start: int, date: int) -> int:
    """The first line of the signers that stand right above a date; the date's own index when there are none."""
    first = date
    while first > start and date - first < MOST_SIGNERS:
        above = lines[first - 1]
        signs = above.kind is SIGNATURE or (above.kind is TEXT and looks_like_signer(above.shadow))
        if not signs and not (above.kind is REMARK and "代章" in above.shadow):
            break
        first -= 1
    if first < date and not any(has_organ_end(line.shadow) or _is_office(line.shadow) for line in lines[first:date]):
        return first if date - first == 1 and len(lines[first].shadow) <= 16 else date
    return first


_OFFICE = lazy("[省市县区州]长|主席|主任|总理|局长|部长|书记|代章")


def _is_office(line: str) -> bool:
    return _OFFICE.search("".join(line.split())) is not None


def _is_scrap(line: Line) -> bool:
    return line.kind is TEXT and len(line.shadow) < 12 and not is_sentence(line.shadow)


def settle_closing(lines: list[Line], start: int, date: int) -> int:
    """Mark signers and date, and the tail items that lead up to them; returns the index where the tail begins."""
    first = _signers_above(lines, start, date)
    for line in lines[first:date]:
        if line.kind is TEXT:
            line.kind = SIGNATURE
    while first > start and lines[first - 1].kind in ABOVE_SIGNERS:
        first -= 1
    return first


def trailing_tail(lines: list[Line], start: int, end: int) -> int:
    """Where the tail of a document without signature and date begins: its last lines that can only be tail."""
    first = end
    while first > start and lines[first - 1].kind in PASSING:
        first -= 1
    while first < end and lines[first].kind not in TAIL_KINDS:
        first += 1
    signers = _undated_signers(lines, start, first)
    if signers < first:
        while signers > start and lines[signers - 1].kind in ABOVE_SIGNERS:
            signers -= 1
    return signers


def _undated_signers(lines: list[Line], start: int, end: int) -> int:
    """Mark organs' names alone at the end of a text as signers although no date follows; returns where they begin."""
    first = end
    while first > start and lines[first - 1].kind is TEXT and _is_organ_alone(lines[first - 1].shadow):
        first -= 1
    if first in (start, end):
        return end
    above = lines[first - 1]
    if above.kind is not ATTACHMENT_LIST and not above.shadow.endswith(("。", ")")):
        return end
    for line in lines[first:end]:
        line.kind = SIGNATURE
    return first


def _is_organ_alone(line: str) -> bool:
    return len(line) <= 30 and looks_like_signer(line) and has_organ_end(line)


def settle_tail(lines: list[Line], start: int, end: int) -> int:
    """Walk over what follows a closing date; returns the index of the first line that is no longer tail.

    Args:
        lines: all lines; kinds of wrapped 抄送 lines are settled in place.
        start: the line after the date.
        end: the end of the page's own text.
    """
    for at in range(start, end):
        kind = _kind_in_tail(lines, at, end)
        if kind is None:
            return at
        lines[at].kind = kind
    return end


_COPIES = lazy(r"\(?(?:共印|印)\s*\d+\s*份")


def _kind_in_tail(lines: list[Line], at: int, end: int) -> LineKind | None:
    """What a line below a closing date is as part of the tail; None when it is none."""
    line = lines[at]
    if line.kind in PASSING:
        return None if opens_annex(lines, at, end) else line.kind
    if line.kind in (TEXT, LABELLED_TEXT) and _carries_on_copies(lines, at):
        return LineKind.COPY_TO
    if line.kind is TEXT and _COPIES.match(line.shadow):
        return IMPRINT
    if line.kind is TEXT and _another_signer(lines, at, end):
        return SIGNATURE
    return None


_FILE_NAME = lazy(r"\.\w{3,4}$")
_FIRST_OF_SEVERAL = lazy(r"附\s*[件表图]\s*[:.、]?\s*1\s*[.、]")


def opens_annex(lines: list[Line], at: int, end: int) -> bool:
    """Whether `附件1：名称` opens the annex itself rather than a list of annexes: text follows it, not the next name."""
    line = lines[at]
    if (
        line.kind is not ATTACHMENT_LIST
        or not line.shadow.startswith("附")  # a later line of a list
        or line.shadow.startswith("附:")
        or _FILE_NAME.search(line.shadow)
    ):
        return False
    if _FIRST_OF_SEVERAL.match(line.shadow) or at + 1 >= end:
        return False
    following = lines[at + 1]
    if following.kind is LineKind.HEADING_3 and len(following.shadow) <= 60 and "。" not in following.shadow:
        return False
    return following.kind in HEADINGS | {TABLE_ROWS} or (
        following.kind is TEXT and (is_sentence(following.shadow) or not looks_like_signer(following.shadow))
    )


def _carries_on_copies(lines: list[Line], at: int) -> bool:
    """A wrapped line of 抄送: it follows one, and 印发 or the end of the copies comes soon."""
    if lines[at - 1].kind is not LineKind.COPY_TO or lines[at - 1].shadow.endswith("。"):
        return False
    if lines[at - 1].shadow[-1] in ",、" or lines[at].shadow[0] in ",、":
        return True
    return any(line.kind is IMPRINT for line in lines[at : at + 6]) or lines[at].shadow.endswith("。")


def _another_signer(lines: list[Line], at: int, end: int) -> bool:
    """A name below a date: that of a joint signer with a date of its own, or the signer's where the two changed places."""
    if at + 1 < end and lines[at + 1].kind is DATE:
        return looks_like_signer(lines[at].shadow)
    unsigned = lines[at - 1].kind is DATE and lines[at - 2].kind is not SIGNATURE
    return unsigned and _is_organ_alone(lines[at].shadow)


def settle_body(lines: list[Line], start: int, end: int) -> None:
    """Turn tail kinds that stand inside a body into what they are there.

    After this pass, lines `[start, end)` hold only kinds of the body: headings, paragraphs, tables, furniture, fields.
    """
    for is_remark, run in groupby(lines[start:end], key=lambda line: line.kind is REMARK):
        remark = list(run) if is_remark else []
        duty = states_duty(" ".join(line.shadow for line in remark).strip("() "))
        for line in remark:
            line.kind = ASSIGNMENT if duty else TEXT
    for line in lines[start:end]:
        if line.kind is FIELDS and not STRONG_FIELD.match(line.shadow):
            line.kind = TABLE_ROWS if "\t" in line.shadow or "|" in line.shadow else plain_kind(line.shadow)
            if line.kind not in BODY_KINDS:
                line.kind = TEXT
        elif line.kind is LineKind.CONTACT and LABELLED_FORM.match(line.shadow):
            line.kind = LABELLED_TEXT
        elif line.kind not in BODY_KINDS:
            line.kind = TEXT


BODY_KINDS = HEADINGS | {
    TEXT,
    LineKind.ORDINAL_ITEM,
    LABELLED_TEXT,
    ASSIGNMENT,
    TABLE_ROWS,
    CONTENTS,
    SITE_ASIDE,
    FIELDS,
    UNPLACED,
}


def settle_attachment_lists(lines: list[Line], end: int) -> None:
    """Make one kind of the lines of each 附件说明, so that its second line `2.…` is no heading."""
    for first, after in list(attachment_lists(lines[:end])):
        if after - first == 1 and opens_annex(lines, first, end):
            continue
        for line in lines[first:after]:
            if line.kind in HEADINGS:
                demote(line)
            line.kind = ATTACHMENT_LIST
