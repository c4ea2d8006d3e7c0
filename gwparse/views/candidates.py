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
    Part,
    Place,
    Stated,
    block_label,
    first_leads_in,
    kind_of_label,
    lists_organs,
    read_names,
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
from gwparse.views.paths import Located

#: How an assignment is written.
Form = Literal["block", "parenthetical", "inline", "table"]

OPENING = "([〔【"
CLOSING = ")]〕】"
_MARKS = re.compile(rf"[{re.escape(OPENING + CLOSING)}]")

#: What a sentence has that gives an organ a task; other role words only help.
_LEADS = re.compile("牵头|主办|主责|负责|负总责|承办|主抓|包抓|会[同商]|组织实施|责任主体|责任单位")

#: A bracket that holds more is no assignment, and one that was never closed ends there.
LONGEST_BRACKET = 600

#: A sentence that tells what was done before a document was written: 经我局会同有关单位研究，现答复如下.
PAST = (
    r"(?:答复|函复|回复|报告|汇报|反馈|说明|通报)如下|^\s*(?:去年|近年|\d{4}年以来|近几年)"
    r"|(?:^|[,;])\s*(?:目前)?[^,;。]{0,8}已(?:由|经)|(?:负责|牵头)(?:实施|开展)?后,|^[^。]*主办[^。]*承办(?![^。]*(?:牵头|负责))"
    r"|(?:牵头|负责|会同)[^,;。]{0,20}?(?:完成|开展|制定|组织|编制|建成|出台|召开|印发)了"
)

#: Columns of a table: who, what, by when.
UNIT_COLUMN = re.compile(
    r"[^,;:。]{0,6}(?:牵头|责任|负责|配合|主办|主责|协办|承办|会办|参与|参加|落实|实施|指导|督导|监督|协助|支持|督办)"
    r"[^,;:。领导人]{0,4}(?:单位|部门|处室|科室|机构|主体)(?:\([^()]*\))?|牵头|责任|配合"
)
TASK_COLUMN = re.compile("任务|事项|内容|举措|措施|项目|工作|目标|要求")
LIMIT_COLUMN = re.compile("时限|期限|时间|节点|进度")


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
        if start >= end or not role_stem().search(shadow, start, stop):
            continue
        if isinstance(leaf, Table):
            yield from _rows(shadow, where)
        elif isinstance(leaf, AssignmentBlock):
            yield from _block(shadow, where)
        elif in_text:
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
    close = re.search(r"[)\]〕】]", rest)
    wrapped = (
        type(after) is Paragraph
        and following[0].sections == where.sections
        and close is not None
        and not re.search(r"[(\[〔【。]", rest[: close.start()])
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
        yield Candidate("block", start, end, where, _moved(whole, start))
        return
    for line in re.finditer(r"[^\n]+", text):
        stated = read_stated(line[0])
        if stated is not None:
            at = start + line.start()
            yield Candidate("block", at, start + line.end(), where, _moved(stated, at))


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
            found.append(Candidate("inline", label, end, where, _moved(stated, label)))
    taken = [(candidate.start, candidate.end) for candidate in found]
    found.extend(_sentences(shadow, start, end, taken, where))
    clause = first_leads_in(shadow[start:end]) if "第一" in shadow[start:end] or "首" in shadow[start:end] else None
    if clause and not any(at <= start + clause[0] < to for at, to in taken):
        said = Stated((), first_leads=(start + clause[0], start + clause[1]))
        found.append(Candidate("inline", start + clause[0], start + clause[1], where, said, running=True))
    yield from sorted(found, key=lambda candidate: candidate.start)


def _label_inside(shadow: str, start: int, end: int, brackets: list[Candidate]) -> int | None:
    """Where a label stands in a text after a full stop or a blank, outside the brackets that were read."""
    for found in re.compile(rf"(?<![^,。;\s])(?:{block_label().pattern})").finditer(shadow, start, end):
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
            said = _moved(stated, opened + 1)
            whole = closed is not None
            yield Candidate("parenthetical", opened, read_until, where, said, closed=whole, bare=bare)


#: A bracket closed and the next one opened right behind it.
_NEXT = re.compile(
    rf"[{re.escape(CLOSING)}](\s*)[{re.escape(OPENING)}](?=[^{re.escape(OPENING + CLOSING)}]*[{re.escape(CLOSING)}])"
)


def _last_of_row(shadow: str, closed: int, end: int) -> int:
    """Where the last of several brackets in a row is closed: （牵头单位：A）（完成时限：6月底前） are one."""
    while (following := _NEXT.match(shadow, closed, end)) and role_stem().search(
        shadow[following.end() : end].split("。")[0]
    ):
        closed = next(at for at in range(following.end(), end) if shadow[at] in CLOSING)
        if closed - following.end() > LONGEST_BRACKET:
            break
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
            yield Candidate("inline", at, to, where, _moved(stated, offset), running=True)


def _rows(shadow: str, where: Located) -> Iterator[Candidate]:
    """The rows of a table that has columns for units."""
    heads: list[Place] = []
    units: list[int] = []
    leads: Place | None = None
    above: tuple[Part, ...] = ()
    start = where.leaf.span.start
    for line in shadow[start : where.leaf.span.end].split("\n"):
        cells = [(start + at, start + to) for at, to in _cells(line)]
        columns = [at for at, cell in enumerate(cells) if UNIT_COLUMN.fullmatch(_squeezed(shadow, cell))]
        if columns and (not heads or columns == units):
            heads, units, above = cells, columns, ()
            leads = next((found for cell in cells if (found := first_leads_in(shadow[slice(*cell)]))), None)
        elif heads and re.search("[一-鿿]", line):
            fitted, certain = _fitted(shadow, cells, heads, units)
            stated, task, merged = _row(shadow, fitted, heads)
            parts = stated.parts or (above if merged else ())
            if parts:
                said = replace(stated, parts=parts, first_leads=(start, start) if leads else None)
                end = start + len(line.rstrip())
                sure = certain and bool(stated.parts)
                yield Candidate("table", start, end, where, said, task=task, certain=sure)
            above = parts
        start += len(line) + 1


def _squeezed(shadow: str, cell: Place) -> str:
    return "".join(shadow[slice(*cell)].split())


def _fitted(shadow: str, cells: list[Place], heads: list[Place], units: list[int]) -> tuple[list[Place], bool]:
    """The cells of a row under the heads of the table, and whether it is certain which belong to which.

    Empty cells too many at the end are left out. Where cells are missing, they are missing on the left when the cells that then
    stand under the heads for units end like organs (merged cells of the rows above), and on the right else.
    """
    while len(cells) > len(heads) and cells[-1][0] == cells[-1][1]:
        cells = cells[:-1]
    missing = len(heads) - len(cells)
    if missing <= 0:
        return cells[: len(heads)], missing == 0
    blank = (cells[-1][1], cells[-1][1])
    right = [*[blank] * missing, *cells]
    named = [
        looks_like_organ(_squeezed(shadow, right[at]).split("、")[-1]) for at in units if right[at][0] < right[at][1]
    ]
    return (right, True) if named and all(named) else ([*cells, *[blank] * missing], False)


def _row(shadow: str, cells: list[Place], heads: list[Place]) -> tuple[Stated, Place | None, bool]:
    """What a row says, where its task stands, and whether its cells for units are all empty, as merged ones are."""
    parts: list[Part] = []
    limits: list[Place] = []
    tasks: list[Place] = []
    merged = True
    for cell, (at, to) in zip(cells, heads, strict=True):
        head = _squeezed(shadow, (at, to))
        text = _squeezed(shadow, cell)
        if UNIT_COLUMN.fullmatch(head):
            parts.extend(_cell_part(shadow, cell, (at, to)))
            merged = merged and cell[0] == cell[1]
        elif LIMIT_COLUMN.search(head):
            if re.search(r"\w", text) and text not in ("无", "待定"):
                limits.append(cell)
        elif text and TASK_COLUMN.search(head):
            tasks.append(cell)
    stated = Stated(tuple(parts), limit=next(iter(limits), None))
    return stated, next(iter(tasks), None), merged and bool(tasks)


def _cells(line: str) -> list[Place]:
    """The cells of a row, parted by tabs or pipes, as ranges without blanks at their ends."""
    mark = "\t" if "\t" in line else "|"
    cells = []
    start = 0
    for cell in line.split(mark):
        at = start + len(cell) - len(cell.lstrip())
        cells.append((at, max(at, start + len(cell.rstrip()))))
        start += len(cell) + 1
    framed = mark == "|" and line.strip()[:1] == "|"
    return cells[1 : -1 if line.rstrip()[-1:] == "|" else None] if framed else cells


def _cell_part(shadow: str, cell: Place, head: Place) -> Iterator[Part]:
    """The units of one cell, with the role that the head of its column prints; none for an empty cell or a dash."""
    start, end = cell
    stated = read_stated(shadow[start:end]) if role_stem().search(shadow, start, end) else None
    if stated is not None and any(
        part.label != (0, 0) for part in stated.parts
    ):  # 牵头单位：A；配合单位：B in one cell
        yield from _moved(stated, start).parts
        return
    names, open_ended = read_names(shadow[start:end])
    places = tuple(
        (start + at, start + to) for at, to in names if re.search("[一-鿿]", shadow[start + at : start + to])
    )
    if places:
        yield Part(kind_of_label(shadow[slice(*head)]), head, places, (False, *[True] * (len(places) - 1)), open_ended)


def _moved(stated: Stated, by: int) -> Stated:
    """What was read in a piece, its places counted in the page."""
    return Stated(
        tuple(_moved_part(part, by) for part in stated.parts),
        tuple(_moved_part(part, by) for part in stated.below),
        tuple(_moved_part(part, by) for part in stated.throughout),
        _shift(stated.first_leads, by),
        _shift(stated.limit, by),
    )


def _moved_part(part: Part, by: int) -> Part:
    label = part.label if part.label == (0, 0) else (part.label[0] + by, part.label[1] + by)
    return replace(part, label=label, names=tuple((at + by, to + by) for at, to in part.names))


def _shift(place: Place | None, by: int) -> Place | None:
    return (place[0] + by, place[1] + by) if place else None
