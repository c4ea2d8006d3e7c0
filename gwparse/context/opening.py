"""Settles the opening of a document: everything above its first paragraph or heading.

A page may print its own header, a metadata table, the title (twice), an info line and a document number in any order
before the addressees. The opening ends at the first line that can only be body.

The end of the opening is found first; below the addressees nothing is touched.
"""

from __future__ import annotations

from gwparse.context.addressees import addressees_follow, settle_addressees
from gwparse.context.special_heads import is_minutes_mark, issues_minutes, settle_authors, settle_issue_numbers
from gwparse.furniture import RULE
from gwparse.kinds import (
    ASSIGNMENT,
    DATE,
    DOCUMENT_NUMBER,
    FIELDS,
    LABELLED_TEXT,
    REMARK,
    SITE_ASIDE,
    TABLE_ROWS,
    TEXT,
    TITLE,
    UNPLACED,
    LineKind,
)
from gwparse.lines import HEADINGS, SIGNATORY_FORM, Line
from gwparse.patterns import lazy
from gwparse.words import (
    STATUTORY_GENRES,
    ends_with_genre,
    has_organ_end,
    is_sentence,
    looks_like_addressees,
    squeeze,
)

#: Kinds that can stand in an opening by their own form.
HEAD_KINDS = frozenset({DOCUMENT_NUMBER, LineKind.SECRECY, LineKind.URGENCY, LineKind.SIGNATORY, LineKind.COPY_NUMBER})
PASSING = HEAD_KINDS | {FIELDS, SITE_ASIDE, REMARK, DATE, TEXT}

#: What may stand between a title and the addressees.
BELOW_TITLE = HEAD_KINDS | {REMARK}

#: How a speech or a report to a congress greets; the caption of a photograph may stand above it.
SALUTATION = lazy("各位(?:代表|委员|领导|同志|来宾|朋友).{0,10}[:,!]$")

#: Names of persons, two to four characters each, parted by blanks.
NAMES = lazy(r"(?:[一-鿿]{2,4}|[一-鿿]\s{1,2}[一-鿿])(?:\s+(?:[一-鿿]{2,4}|[一-鿿]\s{1,2}[一-鿿]))*")

#: Who gave a report, below its title; and the caption of the photograph that a news site puts beside it.
SPEAKER = lazy(r"[一-鿿]{0,16}(?:省长|市长|区长|县长|州长|主席|主任|院长|检察长)\s*[一-鿿·\s]{2,14}")
CAPTION = lazy(r"作(?:政府)?工作报告|记者.{0,24}摄|摄影|[/／]?\s?摄$")

#: A date with a time of day, which a site prints without a label.
MOMENT = lazy(r"\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?\s*\d{1,2}[:时]\d{2}(?:[:分]\d{0,2}秒?)?")

#: How a line below a title begins that says when and where a speech or report was given.
DASHES = ("—", "--", "―")
#: The same line without a dash.
OCCASION = lazy(r"(?:[—―-]{2}\s*)?\d{4}年\d{1,2}月\d{1,2}日在.{4,60}[上中]$")

#: What a field with a label of its own site looks like before its neighbours are seen.
LOOSE_KINDS = frozenset({LABELLED_TEXT, TEXT, ASSIGNMENT, LineKind.CONTACT})

#: Kinds that show that a page's own lines stand above a text.
PAGE_KINDS = HEAD_KINDS | {FIELDS, SITE_ASIDE}

#: What a note in brackets below a title tells when it is 题注.
ADOPTED = lazy(r"通过|批准|发布|公布|修订|修正|施行|[\d一二三四五六七八九十]\s*日|会议")

#: The longest opening looked at, in lines that are not blank: a page header with a broken menu is not longer.
LONGEST = 60

#: What follows 发文机关标志.
NUMBERS = (DOCUMENT_NUMBER, LineKind.SIGNATORY)

#: What no line of a title holds, names in 《》 aside: a colon, a date, a site's name behind a bar, 文件 at its end.
NOT_IN_TITLE = lazy(
    r":|\d{4}[年./-]\d{1,2}[月./-]\d{1,2}|文\s?件$|[_|]\s?\S{2,20}$|(?:…|\.\.\.)$|^[\[【].*[\]】]$|^[A-Za-z\s]+$"
)

#: A title has rarely more than four lines; six leaves room for joint issuers on lines of their own.
TITLE_LINES = 6


def settle_opening(lines: list[Line], start: int, *, first: bool) -> tuple[int, int]:
    """Give the lines of one document's opening their kinds.

    Args:
        lines: all lines of the page; kinds are changed in place.
        start: where the document, or the page before its first document, begins.
        first: whether site furniture may stand above the document.

    Returns:
        The index of the first line that belongs to the document, and that of the first line of its body.
    """
    body = _end_of_opening(lines, start, first=first)
    _settle_signatories(lines, start, body)
    settle_issue_numbers(lines, start, body)
    title = _find_title(lines, start, body, announced=not first)
    if title:
        for line in lines[title[0] : title[1]]:
            line.kind = TITLE
    if title is None and first and not any(line.kind in PAGE_KINDS for line in lines[start:body]):
        return start, settle_addressees(lines, start, start)
    begin = _first_of_document(lines, start, body, title) if first else start
    for at in reversed(range(start, begin)):
        _settle_above(lines, at, begin)
    if title and not first:
        body = _first_short_line(lines, settle_authors(lines, title), body)
    for at in range(begin, body):
        _settle_inside(lines, at, begin, title)
    body = settle_addressees(lines, begin, body)
    return begin, body


def _first_short_line(lines: list[Line], start: int, body: int) -> int:
    """Where the body of an annex begins that has only short lines: below its title, unless elements of the head come."""
    loose = next((at for at in range(start, body) if lines[at].kind is TEXT), body)
    addressed = body < len(lines) and looks_like_addressees(lines[body].shadow)
    return body if addressed or any(line.kind in BELOW_TITLE for line in lines[loose:body]) else loose


#: The row that parts head and body of a Markdown table.
_FRAME = lazy(r"[|\s:-]+")


def _end_of_opening(lines: list[Line], start: int, *, first: bool) -> int:
    """The first line that can only be body, or the addressees that close the opening."""
    for at in range(start, min(len(lines), start + LONGEST)):
        line = lines[at]
        if not first and line.kind is FIELDS and ("\t" in line.shadow or "|" in line.shadow):
            return at
        if first and line.kind is TABLE_ROWS and _FRAME.fullmatch(line.shadow):
            line.kind = SITE_ASIDE
        if first and line.kind in LOOSE_KINDS and (_is_loose_field(lines, at) or _is_above_title(lines, at)):
            line.kind = FIELDS
        if line.kind not in PASSING:
            return at
        prose = line.kind is TEXT and (is_sentence(line.shadow) or line.shadow[-1] == ":")
        prose = prose and not _ends_marked_title(lines, start, at)
        if prose and not any(SALUTATION.match(later.shadow) for later in lines[at + 1 : at + 4]):
            return at
        if line.kind is DATE and at > start and _closes(lines, at):
            return at
    return min(len(lines), start + LONGEST)


_MARK = lazy("[。,;:!?]")


def _ends_marked_title(lines: list[Line], start: int, at: int) -> bool:
    """Whether a line ends a title, on one line or several, with a mark that titles do not have: addressees follow it."""
    if lines[at].shadow[-1] not in "。;:" or not addressees_follow(lines, at + 1):
        return False
    joined = lines[at].shadow[:-1]
    for above in range(at, max(start, at - TITLE_LINES + 1) - 1, -1):
        if above < at:
            joined = lines[above].shadow + joined
        if lines[above].kind is not TEXT or _MARK.search(joined) or len(joined) > 100:
            return False
        if "关于" in joined:
            return ends_with_genre(joined)
    return False


_LOOSE_FIELD = lazy(r"[^:\s,。;]{2,10}:\s*\S")


def _is_loose_field(lines: list[Line], at: int) -> bool:
    """Whether a labelled line among fields of metadata is one too, although its label is not in the grammar."""
    shadow = lines[at].shadow
    if shadow.endswith(("。", ";", ":")) or not _LOOSE_FIELD.match(shadow):
        return False
    return any(line.kind is FIELDS for line in lines[max(0, at - 1) : at] + lines[at + 1 : at + 3])


def _is_above_title(lines: list[Line], at: int) -> bool:
    """Whether a labelled line opens the page and the title comes a few lines below, before any prose."""
    if lines[at].kind is not LABELLED_TEXT or is_sentence(lines[at].shadow):
        return False
    for later in lines[at + 1 : at + 7]:
        if later.kind is TEXT and ends_with_genre(later.shadow):
            return True
        if later.kind not in PASSING | LOOSE_KINDS or is_sentence(later.shadow):
            return False
    return False


def _settle_signatories(lines: list[Line], start: int, body: int) -> None:
    """Take lines that hold nothing but names below 签发人 as more of it."""
    for at in range(start + 1, body):
        above = lines[at - 1]
        if lines[at].kind is not TEXT:
            continue
        named = above.kind is LineKind.SIGNATORY or SIGNATORY_FORM.search(above.shadow) is not None
        if named and NAMES.fullmatch(lines[at].shadow):
            lines[at].kind = LineKind.SIGNATORY


def _closes(lines: list[Line], at: int) -> bool:
    """Whether a date belongs to a closing block rather than to the page's info lines: prose stands before it."""
    return any(is_sentence(line.shadow) for line in lines[max(0, at - 3) : at] if line.kind is TEXT)


def _find_title(lines: list[Line], start: int, body: int, *, announced: bool) -> tuple[int, int] | None:
    """The lines of the title: the last run of plain lines that ends as titles end, else the last that may be one.

    Args:
        lines: all lines of the page.
        start, body: the opening.
        announced: whether a mark or a closing block above announces a title, so that any first line will do.
    """
    runs = _runs_of_text(lines, start, body)
    for run in reversed(runs):
        for end in range(run[1], run[0], -1):
            if _closes_title(lines[end - 1].shadow):
                whole = announced and run[0] == start and end - start <= TITLE_LINES
                return start if whole else _title_above(lines, run[0], end), _with_version(lines, end, body)
    if announced and runs and runs[0][0] == start:
        return start, _with_version(lines, start + 1, body)
    if runs and body < len(lines) and looks_like_addressees(lines[body].shadow):
        start_of_last, end = runs[-1]
        below = lines[end:body]
        if end - start_of_last <= 3 and all(line.kind in BELOW_TITLE for line in below):
            return start_of_last, end
    candidates = [run for run in runs if _may_be_title(lines, run)]
    return (max(candidates[-1][0], candidates[-1][1] - TITLE_LINES), candidates[-1][1]) if candidates else None


def _with_version(lines: list[Line], end: int, body: int) -> int:
    """The end of a title, （征求意见稿） or （试行） on the next line taken in."""
    return end + 1 if end < body and _is_version(lines[end]) else end


def _closes_title(line: str) -> bool:
    bare = line.rstrip("。;:")
    return ends_with_genre(bare) and not line.startswith(DASHES) and CAPTION.search(line) is None


def _runs_of_text(lines: list[Line], start: int, body: int) -> list[tuple[int, int]]:
    """Runs of plain lines in an opening; a version in brackets, （征求意见稿）, continues a run."""
    runs: list[tuple[int, int]] = []
    at = start
    while at < body:
        if lines[at].kind is not TEXT or lines[at].shadow.endswith("如下"):
            at += 1
            continue
        end = at + 1
        while end < body and (lines[end].kind is TEXT or _is_version(lines[end])):
            end += 1
        runs.append((at, end))
        at = end
    return runs


_VERSION = lazy(r"稿|试行|暂行|草案|修订|修正|\d年版|\d{4}年?\s?[—–~至-]+\s?\d{4}")


def _is_version(line: Line) -> bool:
    return line.kind is REMARK and _VERSION.search(line.shadow) is not None


_QUOTED = lazy("《[^》]*》")


def _title_above(lines: list[Line], top: int, end: int) -> int:
    """Where a title that ends at `end` begins: below a line that is complete by itself or is an issuer's mark."""
    at = end - 1
    while at > top and end - at < TITLE_LINES:
        above = lines[at - 1]
        if ends_with_genre(above.shadow) and not _continues(lines[at].shadow, above.shadow):
            break
        if (
            NOT_IN_TITLE.search(_QUOTED.sub("", above.shadow))
            or above.shadow.startswith(DASHES)
            or len(above.shadow) < 2
        ):
            break
        at -= 1
    return at


_ISSUES = lazy("印发|转发|批转|废止|修改|公布")


def _continues(line: str, above: str) -> bool:
    """Whether a line is the rest of a title although the line above could end one.

    It opens as no title does, or what is above only names the document that the title issues (关于印发…办法 / 的通知).
    """
    if line.startswith(("的", "关于", "(", "》", "”", "及其", "和", "与")):
        return True
    return _ISSUES.search(above) is not None and not above.endswith(STATUTORY_GENRES)


_TITLE_WORD = lazy("关于|转发|印发|[对就].*(?:第|的)")


def _may_be_title(lines: list[Line], run: tuple[int, int]) -> bool:
    joined = "".join(line.shadow for line in lines[run[0] : run[1]])
    return len(squeeze(joined)) >= 8 and _TITLE_WORD.search(joined) is not None


_COPY_NUMBER = lazy(r"\d{6}")


def _first_of_document(lines: list[Line], start: int, body: int, title: tuple[int, int] | None) -> int:
    """The first line of the document itself, below the site's header, the metadata and a title printed before it."""
    if title is None:
        own = [at for at in range(start, body) if lines[at].kind in HEAD_KINDS]
        return own[0] if own else body
    begin = title[0]
    wanted = squeeze("".join(line.shadow for line in lines[title[0] : title[1]]))
    for at in range(title[0] - 1, start - 1, -1):
        line = lines[at]
        own_line = (
            line.kind in HEAD_KINDS or _is_issuer_mark(lines, at) or _COPY_NUMBER.fullmatch(line.shadow) is not None
        )
        reprint = line.kind is TEXT and ends_with_genre(line.shadow) and squeeze(line.shadow) in wanted
        reprint = reprint and not is_minutes_mark(line)
        if own_line and not reprint:
            begin = at
        elif line.kind is FIELDS or (line.kind is SITE_ASIDE and not RULE.fullmatch(line.shadow)):
            break
    return begin


def _is_issuer_mark(lines: list[Line], at: int) -> bool:
    """Whether a line is of 发文机关标志: it ends in 文件, 令 or 纪要, or is an organ's name, and the document number follows.

    Joint issuers stand on lines of their own, the last of them with 文件.
    """
    for below in range(at, min(at + TITLE_LINES, len(lines) - 1)):
        line = lines[below]
        if line.kind is not TEXT or len(line.shadow) > 60:
            return False
        if squeeze(line.shadow).endswith(("文件", "令")) or is_minutes_mark(line):
            following = [after for after in lines[below + 1 : below + 4] if after.kind is not SITE_ASIDE]
            return any(after.kind in NUMBERS for after in following[:2])
        if not has_organ_end(squeeze(line.shadow)):
            return False
        if lines[below + 1].kind in NUMBERS:
            return True
    return False


def _settle_above(lines: list[Line], at: int, begin: int) -> None:
    """A line above the document: site header, or a metadata value without a label right beside labelled ones."""
    line = lines[at]
    if line.kind is FIELDS:
        return
    beside = [other for other in lines[max(0, at - 1) : min(begin, at + 2)] if other.kind is FIELDS]
    plain = line.kind in (TEXT, DATE)
    cut_off = line.shadow.endswith(("…", "..."))
    if plain and beside and len(line.shadow) <= 30 and not cut_off and not ends_with_genre(line.shadow):
        line.kind = FIELDS
    else:
        line.kind = LineKind.SITE_HEADER


def _settle_inside(lines: list[Line], at: int, begin: int, title: tuple[int, int] | None) -> None:
    """A line of the opening that is the document's own."""
    line = lines[at]
    above_title = title is not None and at < title[0]
    if line.kind is REMARK:
        noted = "此件" not in line.shadow and ADOPTED.search(line.shadow) is not None
        line.kind = LineKind.ADOPTION_NOTE if noted and not above_title else UNPLACED
    elif line.kind is DATE:
        line.kind = FIELDS
    elif line.kind is TEXT:
        if _is_issuer_mark(lines, at) or issues_minutes(lines, at, begin):
            line.kind = LineKind.ISSUER_MARK
        elif _COPY_NUMBER.fullmatch(line.shadow):
            line.kind = LineKind.COPY_NUMBER
        elif (line.shadow.startswith(DASHES) or OCCASION.match(line.shadow)) and not above_title:
            line.kind = LineKind.ADOPTION_NOTE
        elif MOMENT.fullmatch(line.shadow):
            line.kind = FIELDS
        elif CAPTION.search(line.shadow):
            line.kind = SITE_ASIDE
        elif SPEAKER.fullmatch(line.shadow) and not above_title:
            line.kind = LineKind.ADOPTION_NOTE
        else:
            line.kind = UNPLACED


def is_body_start(line: Line) -> bool:
    """Whether a line by itself shows that a document's text goes on: a heading or a sentence."""
    return line.kind in HEADINGS or (line.kind in (TEXT, LABELLED_TEXT) and is_sentence(line.shadow))
