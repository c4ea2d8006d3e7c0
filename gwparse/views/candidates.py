"""Finds the pieces of a document that say who does what, each read by the grammar of assignments.

A block, a bracket, a label inside a paragraph, a sentence, a row of a table: what each says is told with places counted in the
page. What it is about is told by `scope.py`, what the names stand for by `assignments.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gwparse.duties import (
    Place,
    Stated,
    first_leads_in,
    label_inside,
    lists_organs,
    moved,
    read_running,
    read_stated,
    role_stem,
)
from gwparse.nodes import (
    AssignmentBlock,
    Heading,
    LabelledParagraph,
    OrdinalItem,
    Paragraph,
    Table,
)
from gwparse.organs import looks_like_organ
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.views.paths import Located
from gwparse.views.rows import duty_rows

#: How an assignment is written.
Form = Literal["block", "parenthetical", "inline", "table"]

OPENING = "([〔【"
CLOSING = ")]〕】"
_CLOSED = lazy(rf"[{re.escape(CLOSING)}]")
_OPENED_OR_ENDED = lazy(rf"[{re.escape(OPENING)}。]")
_MARKS = lazy(rf"[{re.escape(OPENING + CLOSING)}]")

#: What a sentence has that gives an organ a task; other role words only help.
_LEADS = lazy("牵头|主办|主责|负责|负总责|承办|主抓|包抓|会[同商]|组织实施|责任主体|责任单位")

#: A bracket that holds more is no assignment, and one that was never closed ends there.
LONGEST_BRACKET = 600

#: A sentence that tells what was done before a document was written: 经我局会同有关单位研究，现答复如下; 该提案由我委主办.
PAST = (
    r"(?:答复|函复|回复|报告|汇报|反馈|说明|通报)如下|^\s*(?:去年|近年|\d{4}年以来|近几年)"
    r"|(?:^|[,;])\s*(?:目前)?[^,;。]{0,8}已(?:由|经)|(?:负责|牵头)(?:实施|开展)?后,|^[^。]*主办[^。]*承办(?![^。]*(?:牵头|负责))"
    r"|(?:牵头|负责|会同)[^,;。]{0,20}?(?:完成|开展|制定|组织|编制|建成|出台|召开|印发)了"
    r"|(?:[该此这本]件?|号)(?:提案|建议|议案)由[^,;。]{1,40}(?:主办|承办|会办|分办)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that says who does something.

    Attributes:
        form: how it is written.
        start, end: where it stands in the page, brackets and labels included.
        where: the leaf it stands in, and the headings above.
        stated: what it says; places are counted in the page.
        task: for a row of a table, where the task stands.
        closed: whether its bracket is closed.
        running: whether it is a clause of running text, which holds its task itself.
        bare: whether it is a bracket with names and no role.
        certain: False where what it says would bear another reading, as a cell taken from the row above.
        number: for a row of a table, where its own number stands.
    """

    form: Form
    start: int
    end: int
    where: Located
    stated: Stated
    task: Place | None = None
    closed: bool = True
    running: bool = False
    certain: bool = True
    bare: bool = False
    number: Place | None = None


def find_candidates(shadow: str, leaves: list[Located]) -> Iterator[Candidate]:
    """The assignments in some leaves, in the order of the text.

    Args:
        shadow: the shadow of the page.
        leaves: neighbouring leaves of one document, in order.
    """
    skip_until = 0
    for at, where in enumerate(leaves):
        leaf = where.leaf
        start, end = max(leaf.span.start, skip_until), leaf.span.end
        in_text = isinstance(leaf, (Heading, Paragraph, OrdinalItem, LabelledParagraph))
        stop = _wrapped_end(shadow, where, leaves[at + 1 : at + 2]) if in_text else end
        if start >= end:
            continue
        if isinstance(leaf, Table):
            for row in duty_rows(shadow, leaf.span.start, leaf.span.end):
                said = Candidate("table", row.start, row.end, where, row.stated, task=row.task, certain=row.certain)
                yield replace(said, number=row.number)
        elif isinstance(leaf, AssignmentBlock):
            yield from _block(shadow, where)
        elif in_text and (
            role_stem().search(shadow, start, stop) or shadow[stop - 2 : stop].rstrip("。")[-1:] in CLOSING
        ):
            skip_until = stop
            yield from _in_text(shadow, start, stop, where)


def _wrapped_end(shadow: str, where: Located, following: list[Located]) -> int:
    """The end of a leaf, or of the next one where a bracket opened in this one is closed there."""
    leaf = where.leaf
    text = shadow[leaf.span.start : leaf.span.end]
    opened = _unclosed(text)
    if opened is None or not following or not isinstance(leaf, (Paragraph, OrdinalItem, LabelledParagraph)):
        return leaf.span.end
    after = following[0].leaf
    rest = shadow[after.span.start : after.span.end]
    close = _CLOSED.search(rest)
    wrapped = (
        type(after) is Paragraph
        and following[0].sections == where.sections
        and close is not None
        and not _OPENED_OR_ENDED.search(rest, 0, close.start())
        and role_stem().search(text + rest, opened) is not None
    )
    return after.span.end if wrapped else leaf.span.end


def _unclosed(text: str) -> int | None:
    """Where the last bracket opens that is not closed; None when all are."""
    at = max(text.rfind(mark) for mark in OPENING)
    return at if at > max(text.rfind(mark) for mark in CLOSING) else None


def _block(shadow: str, where: Located) -> Iterator[Candidate]:
    """Lines of their own, with labels or in brackets; read line by line where they do not read together."""
    start, end = where.leaf.span.start, where.leaf.span.end
    if shadow[start] in OPENING:
        yield from _in_text(shadow, start, end, where)
        return
    text = re.sub(r"([、,])(\s*)\n", lambda found: found[1] + found[2] + " ", shadow[start:end])
    if _organises(text):
        return
    whole = read_stated(text)
    if whole is not None:
        yield Candidate("block", start, end, where, moved(whole, start))
        return
    for line in re.finditer(r"[^\n]+", text):
        stated = read_stated(line[0])
        if stated is not None:
            at = start + line.start()
            yield Candidate("block", at, start + line.end(), where, moved(stated, at))


def _organises(text: str) -> bool:
    """Whether a block names the organisers of an event: 主办单位 and 承办单位, and none who leads, answers or supports."""
    return "承办" in text and "主办" in text and re.search("牵头|责任|配合|会办", text) is None


def _in_text(shadow: str, start: int, end: int, where: Located) -> Iterator[Candidate]:
    """Brackets, a label inside the text, and sentences, in the order of the text."""
    found = list(_brackets(shadow, start, end, where))
    label = _label_inside(shadow, start, end, found)
    if label is not None:
        stated = read_stated(shadow[label:end].replace("\n", " "))
        if stated is not None:
            found.append(Candidate("inline", label, end, where, moved(stated, label)))
    taken = [(candidate.start, candidate.end) for candidate in found]
    found.extend(_sentences(shadow, _led_by_organ(shadow, start, where), end, taken, where))
    clause = first_leads_in(shadow[start:end], start)
    if clause and not any(at <= clause[0] < to for at, to in taken):
        found.append(Candidate("inline", *clause, where, Stated((), first_leads=clause), running=True))
    yield from sorted(found, key=lambda candidate: candidate.start)


def _led_by_organ(shadow: str, start: int, where: Located) -> int:
    """Where the text begins that a sentence is read from: with the heading, where that is an organ (1.市应急局：负责……)."""
    section = where.sections[-1] if where.sections else None
    if section is None or section.heading.span.end > start or section.blocks[0] is not where.leaf:
        return start
    if section.title is None or not looks_like_organ(shadow_of(section.title)) or not _LEADS.match(shadow, start):
        return start
    return section.heading.span.start + len(section.label)


def _label_inside(shadow: str, start: int, end: int, brackets: list[Candidate]) -> int | None:
    """Where a label stands in a text after a full stop or a blank, outside the brackets that were read."""
    for found in label_inside().finditer(shadow, start, end):
        if not any(bracket.start <= found.start() < bracket.end for bracket in brackets):
            return found.start()
    return None


def _brackets(shadow: str, start: int, end: int, where: Located) -> Iterator[Candidate]:
    """The brackets that say who does something; the inner ones where the outer one does not."""
    read_until = start
    for opened, closed in _pairs(shadow, start, end):
        stop = closed if closed is not None else min(end, opened + LONGEST_BRACKET)
        if opened < read_until or stop - opened > LONGEST_BRACKET:
            continue
        if closed is None:
            stop = next((at for at in range(opened + 1, stop) if shadow[at] == "。"), stop)
        else:
            stop = _last_of_row(shadow, stop, end)
        inside = _as_one(shadow[opened + 1 : stop])
        bare = not role_stem().search(inside)
        at_end = not shadow[stop + 1 : end].strip("。 \n")
        stated = lists_organs(inside) if bare and at_end else None if bare else read_stated(inside)
        if stated is not None:
            read_until = stop + 1 if closed is not None else stop
            said = moved(stated, opened + 1)
            whole = closed is not None
            yield Candidate("parenthetical", opened, read_until, where, said, closed=whole, bare=bare)


#: A bracket closed and the next one opened right behind it.
_NEXT = lazy(
    rf"[{re.escape(CLOSING)}](\s*)[{re.escape(OPENING)}](?=[^{re.escape(OPENING + CLOSING)}]*[{re.escape(CLOSING)}])"
)

#: Something that the next bracket must hold to be one with the one before it.
_IN_A_ROW = lazy("单位|部门|牵头|负责|配合|时限|期限|时间|日期")


def _last_of_row(shadow: str, closed: int, end: int) -> int:
    """Where the last of several brackets in a row is closed: （牵头单位：A）（完成时限：6月底前） are one."""
    while (following := _NEXT.match(shadow, closed, end)) and _IN_A_ROW.search(
        shadow, following.end(), min(end, following.end() + LONGEST_BRACKET)
    ):
        closed = next(at for at in range(following.end(), end) if shadow[at] in CLOSING)
    return closed


def _as_one(inside: str) -> str:
    """The inside of brackets in a row as one, of equal length, their marks between stops; line breaks are blanks."""
    return _NEXT.sub(lambda found: ";" + " " * (len(found[0]) - 1), inside + ")")[:-1].replace("\n", " ")


def _pairs(shadow: str, start: int, end: int) -> list[tuple[int, int | None]]:
    """The brackets of a text in the order in which they open, each with its closing mark, whatever its shape.

    Of several that are never closed, only the last is given: the others hold it.
    """
    opened: list[int] = []
    pairs: list[tuple[int, int | None]] = []
    for mark in _MARKS.finditer(shadow, start, end):
        if mark[0] in OPENING:
            opened.append(mark.start())
        elif opened:
            pairs.append((opened.pop(), mark.start()))
    return sorted([*pairs, *((at, None) for at in opened[-1:])], key=lambda pair: pair[0])


def _sentences(shadow: str, start: int, end: int, taken: list[tuple[int, int]], where: Located) -> Iterator[Candidate]:
    """The sentences in which an organ leads or answers for something."""
    text = shadow[start:end]
    if start < where.leaf.span.start:  # the heading: its 。 parts the organ from what it does as a colon would
        head = where.leaf.span.start - start
        text = text[:head].replace("。", ":") + text[head:]
    for at, to in taken:
        text = text[: at - start] + "。" * (to - at) + text[to - start :]
    for sentence in re.finditer(r"[^。!?\n]+", text):
        if not _LEADS.search(sentence[0]) or re.search(PAST, sentence[0]):
            continue
        offset = start + sentence.start()
        duties = [parts for parts in read_running(sentence[0]) if parts[0].names]
        ends = [parts[0].subject for parts in duties[1:]] + [len(sentence[0].rstrip())]
        for parts, stop in zip(duties, ends, strict=False):
            begin = parts[0].subject
            last = max(max(part.label[1], part.names[-1][1]) for part in parts if part.names)
            cut = sentence[0].find(";", last, stop)
            listed = ":" in sentence[0][begin : max(cut, 0)]  # 抓好三件事：一是……；二是……
            inside = sentence[0][begin : stop if cut < 0 or listed else cut].rstrip(",; ")
            stated = Stated(tuple(parts))
            at, to = offset + begin, offset + begin + len(inside)
            yield Candidate("inline", at, to, where, moved(stated, offset), running=True)
