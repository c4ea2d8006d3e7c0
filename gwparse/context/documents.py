"""Settles where documents begin and end: notice and plan, proposal and reply, annexes, one after the other.

It walks down the page once. Of each document it settles the opening, finds the line that closes it, and settles body and closing
block; a line that belongs to no document becomes UNPLACED, which the grammar takes anywhere. What one line holds of two things has been
cut before, but for `附件1：名称`: that is the annex itself only where no list of annexes goes on, which is known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gwparse.context.closing import (
    has_signers,
    next_prose,
    opens_annex,
    settle_attachment_lists,
    settle_body,
    settle_closing,
    settle_tail,
    trailing_tail,
)
from gwparse.context.opening import is_body_start, settle_opening
from gwparse.kinds import (
    ATTACHMENT_LIST,
    ATTACHMENT_MARK,
    DATE,
    FIELDS,
    IMPRINT,
    LABELLED_TEXT,
    PART_LABEL,
    SITE_ASIDE,
    TABLE_ROWS,
    TEXT,
    TITLE,
    UNPLACED,
    LineKind,
)
from gwparse.lines import HEADINGS, Line
from gwparse.patterns import lazy
from gwparse.words import ATTACHMENT_HEAD, ends_with_genre, is_sentence, looks_like_addressees, squeeze

#: Kinds other than headings and sentences that show that a document's text goes on.
GOES_ON = frozenset({TABLE_ROWS, LineKind.ORDINAL_ITEM, LABELLED_TEXT})


#: Kinds that open another document wherever they stand.
OPENS_ANOTHER = (ATTACHMENT_MARK, PART_LABEL)


@dataclass(slots=True)
class Stream:
    """The state of one walk over the lines of a page.

    Attributes:
        lines: the lines, kinds changed in place.
        end: the end of the page's own text; site furniture follows.
        starts: for each document found, the index of its first line and the token that opens it.
        names: titles that the text so far quotes in 《》, as documents that may follow in the stream.
        replies: whether the first document replies to a proposal.
        last_heading, last_text: the last line with a heading label, and the last that can only be text.
    """

    lines: list[Line]
    end: int
    starts: dict[int, LineKind] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    replies: bool = False
    last_heading: int = -1
    last_text: int = -1


def settle_documents(lines: list[Line]) -> dict[int, LineKind]:
    """Settle the lines of all documents of a page; what stands round them is site furniture.

    Args:
        lines: the lines as the passes before leave them; their kinds are changed in place, and lines that open annexes are cut in two.

    Returns:
        For each document the index of its first line, and the kind of the token that opens it.
    """
    stream = Stream(lines, _end_of_text(lines))
    settle_attachment_lists(lines, stream.end)
    upwards = range(stream.end - 1, -1, -1)
    stream.last_heading = next((at for at in upwards if lines[at].kind in HEADINGS), -1)
    stream.last_text = next((at for at in upwards if lines[at].kind in GOES_ON or is_body_start(lines[at])), -1)
    at = _settle_document(stream, 0, LineKind.DOCUMENT_START)
    while at < stream.end:
        at = _next_document(stream, at)
    furniture = LineKind.SITE_FOOTER if stream.starts else LineKind.SITE_HEADER
    for at, line in enumerate(lines):
        if at >= stream.end or (line.kind is SITE_ASIDE and not stream.starts):
            line.kind = furniture
    return stream.starts


def _end_of_text(lines: list[Line]) -> int:
    end = len(lines)
    while end and lines[end - 1].kind is SITE_ASIDE:
        end -= 1
    return end


def _next_document(stream: Stream, at: int) -> int:
    """Settle the document that begins at a line, or the loose line that stands there."""
    line = stream.lines[at]
    if line.kind in OPENS_ANOTHER:
        return _settle_document(stream, at, line.kind)
    if opens_annex(stream.lines, at, stream.end):
        _cut_annex_title(stream, at)
        return _settle_document(stream, at, ATTACHMENT_MARK)
    if line.kind in (FIELDS, SITE_ASIDE):
        return at + 1
    if _begins_document(stream, at):
        return _settle_document(stream, at, _opener(stream, at))
    line.kind = UNPLACED
    return at + 1


def _begins_document(stream: Stream, at: int) -> bool:
    """Whether what follows a closing block is a document: headings come, or text below a line that can be a title."""
    if stream.last_heading >= at:
        return True
    first = stream.lines[at]
    if first.kind is not TEXT or is_sentence(first.shadow):
        return False
    return ends_with_genre(first.shadow) or stream.last_text > at


_PROPOSAL = lazy("(?:建议|提案|议案)$")


def _opener(stream: Stream, at: int) -> LineKind:
    """A proposal below its reply, and what has addressees below 印发, stand beside the document; all else it issues."""
    lines = stream.lines
    proposal = stream.replies and _PROPOSAL.search(lines[at].shadow)
    printed = lines[at - 1].kind is IMPRINT
    addressed = any(looks_like_addressees(line.shadow) for line in lines[at : at + 6])
    return LineKind.DOCUMENT_START if proposal or (printed and addressed) else LineKind.ISSUED_START


_ANNEX_MARK = lazy(rf"{ATTACHMENT_HEAD}\s*[:.、]?\s*")


def _cut_annex_title(stream: Stream, at: int) -> None:
    """Cut `附件1：名称` into the mark and the annex's title."""
    line = stream.lines[at]
    found = _ANNEX_MARK.match(line.shadow)
    cut = found.end() if found else 0
    stream.lines[at : at + 1] = line.cut(cut, ATTACHMENT_MARK, TEXT)
    stream.end += 1
    stream.last_heading += stream.last_heading > at
    stream.last_text += stream.last_text > at


def _settle_document(stream: Stream, start: int, opener: LineKind) -> int:
    """Settle one document from its first line on; returns the index of the line after it."""
    lines = stream.lines
    first = opener is LineKind.DOCUMENT_START
    labelled = opener in OPENS_ANOTHER
    begin, body = settle_opening(lines, start + 1 if labelled else start, first=first and not stream.starts)
    begin = start if labelled else begin
    if first and begin < stream.end and lines[begin].kind in OPENS_ANOTHER:
        return _settle_document(stream, begin, lines[begin].kind)
    if begin >= stream.end:
        return stream.end
    if first and body < stream.end and lines[body].kind is PART_LABEL and _is_page_title(lines[begin:body]):
        for line in lines[begin:body]:
            line.kind = LineKind.SITE_HEADER if line.kind is TITLE else line.kind
        return _settle_document(stream, body, PART_LABEL)
    stream.starts[begin] = opener
    _learn_names(stream, begin, body)
    if first:
        stream.replies = any(line.kind is TITLE and "答复" in line.shadow for line in lines[begin:body])
    date, end = _extent(stream, body, annex=opener is ATTACHMENT_MARK)
    if date is None:
        settle_body(lines, body, trailing_tail(lines, body, end))
        return end
    settle_body(lines, body, settle_closing(lines, body, date))
    return settle_tail(lines, date + 1, end)


def _is_page_title(lines: list[Line]) -> bool:
    """Whether an opening above the parts of a page holds a title and web metadata only: the page's, no document's."""
    return all(line.kind in (TITLE, FIELDS, SITE_ASIDE) for line in lines)


def _extent(stream: Stream, body: int, *, annex: bool) -> tuple[int | None, int]:
    """The date that closes a document, if one does, and the line before which the document ends at the latest.

    A document ends at a label or mark that opens another, at a title that it announced, or with 印发. A date
    closes it when signers stand above, or when nothing of the text comes below.
    """
    lines = stream.lines
    prose = body  # no text comes between a date above this line and the line
    for at in range(body, stream.end):
        kind = lines[at].kind
        if kind in HEADINGS:
            continue
        if kind in OPENS_ANOTHER or (at > body and _opens_inside(stream, at, annex=annex)):
            return None, at
        if kind is IMPRINT and at > body and at + 1 < stream.end and lines[at + 1].kind is not IMPRINT:
            return None, at + 1
        if kind is DATE:
            if has_signers(lines, body, at):
                return at, stream.end
            if prose <= at:
                prose = next_prose(lines, at + 1, stream.end)
            if prose == stream.end or lines[prose].kind in OPENS_ANOTHER:
                return at, prose
        elif kind is TEXT and "《" in lines[at].shadow:
            _learn_names(stream, at, at + 1)
    return None, stream.end


def _opens_inside(stream: Stream, at: int, *, annex: bool) -> bool:
    """Whether a line inside a text opens another document: the next annex below an annex, or an announced title."""
    kind = stream.lines[at].kind
    if annex and kind is ATTACHMENT_LIST:
        return opens_annex(stream.lines, at, stream.end)
    return kind is TEXT and _announced(stream, at)


_QUOTED = lazy("《([^《》]{6,80})》")


def _learn_names(stream: Stream, start: int, end: int) -> None:
    for line in stream.lines[start:end]:
        if line.kind in (TITLE, TEXT):
            stream.names.update(squeeze(name) for name in _QUOTED.findall(line.shadow))


def _announced(stream: Stream, at: int) -> bool:
    """Whether a line, alone or with the next two, is the title of a document named in 《》 before."""
    line = stream.lines[at]
    if not stream.names or len(line.shadow) > 80 or is_sentence(line.shadow):
        return False
    joined = ""
    for part in stream.lines[at : at + 3]:
        if part.kind is not TEXT:
            break
        joined += squeeze(part.shadow)
        if joined in stream.names:
            return True
    return False
