"""Lines to leaves: what the elements of a document say, read by the small grammars.

Each function takes one token and gives one node, of signers one for each name. What a small grammar does not read stays text: its
fields are None, and nothing raises. Neighbours are not looked at; `context/` has done that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from gwparse.furniture import BULLETS
from gwparse.grammar import parse_line, place
from gwparse.lines import Line
from gwparse.nodes import (
    Addressees,
    AttachmentList,
    Date,
    DocumentNumber,
    Item,
    MetadataBlock,
    MetadataField,
    Signature,
    Title,
)
from gwparse.numerals import chinese_number, chinese_year, label_number
from gwparse.organs import join_wholes
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.words import ATTACHMENT_HEAD, another_organ, marks_outside, split_signers


def span(line: Line) -> Span:
    """The span of a line or of a run of lines."""
    return Span(line.start, line.end)


def run_of(line: Line) -> Sequence[Line]:
    """The lines of a token: those of its run, or itself."""
    return line.run or [line]


def read_title(line: Line) -> Title:
    """The title, its lines joined; a blank parts two organs, whether they stand side by side on one line or on two."""
    value = ""
    for part in run_of(line):
        printed = part.original(0, len(part.shadow))
        value += f"\u3000{printed}" if another_organ(value, part.shadow) else printed
    return Title(span=span(line), line=line.number, text=line.text, value=value)


def read_number(line: Line) -> DocumentNumber:
    """The document number, by grammar/document_number.lark; a badly formed one has its text alone."""
    shadow = line.shadow[1:-1] if line.shadow[:1] == "(" and line.shadow[-1:] == ")" else line.shadow
    code, year, serial = _number(shadow)
    return DocumentNumber(span=span(line), line=line.number, text=line.text, code=code, year=year, serial=serial)


@lru_cache(maxsize=1024)
def _number(shadow: str) -> tuple[str | None, int | None, str | None]:
    tree = parse_line("document_number", shadow)
    if tree is None:
        return None, None, None
    code = next((str(part.children[0]) for part in tree.find("issuer_code")), None)
    values = {token.type: str(token) for token in tree.tokens()}
    year = values.get("YEAR")
    return code, int(year) if year else None, values["SERIAL"]


def read_date(line: Line) -> Date:
    """The date of the document, by grammar/date.lark."""
    return Date(span=span(line), line=line.number, text=line.text, iso=iso_date(line.shadow.rstrip("。")))


@lru_cache(maxsize=1024)
def iso_date(shadow: str) -> str | None:
    """A date that stands alone as YYYY-MM-DD, or YYYY-MM without a day; None for open or impossible dates.

    Args:
        shadow: the date on the shadow string.
    """
    tree = parse_line("date", shadow)
    if tree is None or tree.data == "open_date":
        return None
    words = [str(token) for token in tree.tokens()]
    year = chinese_year(words[0]) if tree.data.startswith("chinese") else int(words[0])
    rest = [chinese_number(word) if tree.data.startswith("chinese") else int(word) for word in words[1:]]
    if year is None or None in rest or not _exists(year, [part for part in rest if part is not None]):
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _exists(year: int, rest: list[int]) -> bool:
    """Whether the calendar has a day, or a month when no day is given."""
    try:
        date(year, rest[0], rest[1] if len(rest) > 1 else 1)
    except ValueError:
        return False
    return True


def read_signatures(line: Line) -> tuple[Signature, ...]:
    """The signers on one line, each a node of its own, also where they stand glued; a name on two lines is one."""
    if len(line.run) > 1:
        return (Signature(span=span(line), line=line.number, text=line.text),)
    found = []
    for start, end in split_signers(line.shadow):
        at = line.start if start == 0 else line.offset + start
        stop = line.end if end == len(line.shadow) else line.offset + end
        found.append(Signature(span=Span(at, stop), line=line.number, text=line.page[at:stop]))
    return tuple(found)


def read_addressees(line: Line) -> Addressees:
    """The addressees, parted at ， and 、 outside brackets; a name wrapped at the end of a line is joined."""
    shadow = "".join(part.shadow + " " * (after - part.offset - len(part.shadow)) for part, after in _gaps(line))
    offset = run_of(line)[0].offset
    items: list[Item] = []
    for start, end in _split_top_level(shadow):
        text = line.page[offset + start : offset + end]
        name = "".join(text.replace("*", "").split()) if "\n" in text or "\r" in text else text
        items.append(Item(text=name, span=Span(offset + start, offset + end), line=_line_of(line, offset + start)))
    return Addressees(span=span(line), line=line.number, text=line.text, items=tuple(items))


def _gaps(line: Line) -> list[tuple[Line, int]]:
    """The lines of a run, each with the place where the next begins."""
    parts = run_of(line)
    ends = [part.offset for part in parts[1:]] + [parts[-1].end]
    return list(zip(parts, ends, strict=True))


def _line_of(line: Line, offset: int) -> int:
    return [part.number for part in run_of(line) if part.start <= offset][-1]


_ADDRESSEES_LABEL = lazy(r"\s*(?:主\s*送(?:机关|单位)?\s*:)?\s*")


def _split_top_level(shadow: str) -> list[tuple[int, int]]:
    """The names of a list, as ranges without marks and blanks at their ends."""
    cuts = [-1, *(at for at, _ in marks_outside(shadow, ",、;"))]
    pieces = []
    for start, end in zip(cuts, [*cuts[1:], len(shadow)], strict=True):
        inner = shadow[start + 1 : end]
        lead = _ADDRESSEES_LABEL.match(inner)
        skipped = lead.end() if lead else 0
        name = inner[skipped:].strip().rstrip(":。 ")
        if name:
            at = start + 1 + skipped
            pieces.append((at, at + len(name)))
    return join_wholes(shadow, pieces)


_LIST_HEAD = lazy(rf"(?:{ATTACHMENT_HEAD}|附(?=\s*[:.、]))\s*[:.、]?\s*")
_LIST_NUMBER = lazy(r"(?:(?<=^)|(?<=[\s;。:]))(\d{1,2})[.、]\s*")
_FILE_SUFFIX = lazy("[A-Za-z]{2,5}")


def read_attachment_list(line: Line) -> AttachmentList:
    """The annexes named in 附件说明, without 附件： and their numbers."""
    items: list[Item] = []
    for part in run_of(line):
        head = _LIST_HEAD.match(part.shadow)
        start = head.end() if head else 0
        marks = [found for found in _LIST_NUMBER.finditer(part.shadow) if found.start() >= start]
        if not head and not marks and items:
            items[-1] = _joined(items[-1], part)
            continue
        starts = [found.end() for found in marks] or [start]
        ends = [found.start() for found in marks[1:]] + [len(part.shadow)]
        for begin, end in zip(starts, ends, strict=True):
            if _FILE_SUFFIX.fullmatch(part.shadow[begin:end]):
                begin = 0  # 附件1.docx: the name of the file is the name of the annex
            name = part.shadow[begin:end].rstrip("; 。,")
            if name:
                at = part.offset + begin
                items.append(Item(text=part.page[at : at + len(name)], span=Span(at, at + len(name)), line=part.number))
    return AttachmentList(span=span(line), line=line.number, text=line.text, items=tuple(items))


def _joined(item: Item, rest: Line) -> Item:
    """A name with the rest of it that was wrapped onto the next line."""
    return Item(
        text=item.text + rest.original(0, len(rest.shadow)), span=Span(item.span.start, rest.end), line=item.line
    )


_SUB_NUMBER = lazy(r"-\d+")


def attachment_number(line: Line) -> int | None:
    """The number in 附件1 or 附件一; None for 附件 alone."""
    return label_number(_SUB_NUMBER.sub("", line.shadow))


def read_metadata(line: Line) -> MetadataBlock:
    """The fields of neighbouring metadata lines, by grammar/metadata.lark; a value without a label is a field as well."""
    fields = [field for part in run_of(line) for field in _fields(part)]
    return MetadataBlock(span=span(line), line=line.number, origin=_origin(run_of(line)), fields=tuple(fields))


def _origin(lines: Sequence[Line]) -> Literal["table", "info_line", "list", "pipes", "columns"]:
    shadow = lines[0].shadow
    if "\t" in shadow:
        return "table"
    if "|" in shadow:
        return "pipes"
    if shadow[0] in BULLETS:
        return "list"
    if ":" in shadow:
        return "info_line" if shadow.count(":") > 1 and len(lines) == 1 else "list"
    return "columns"


_LOOSE_FIELD = lazy(rf"[\s{BULLETS}]*([^:\s]{{2,12}})\s*:\s*")


def _fields(line: Line) -> list[MetadataField]:
    """The fields of one line; each reaches to the next, so that none of the line is lost."""
    tree = parse_line("metadata", line.shadow)
    found: list[tuple[int, int, tuple[int, int] | None]] = []
    for field in tree.find("field") if tree is not None else ():
        label, *values = (place(token) for token in field.tokens())
        found.append((*label, (values[0][0], values[-1][1]) if values else None))
    loose = None if found else _LOOSE_FIELD.match(line.shadow)
    if loose:
        rest = (loose.end(), len(line.shadow)) if loose.end() < len(line.shadow) else None
        found.append((*loose.span(1), rest))
    if not found:
        return [_field(line, 0, len(line.shadow), None, (0, len(line.shadow)))]
    starts = [0, *(start for start, _, _ in found[1:])]
    stops = [*starts[1:], len(line.shadow)]
    return [
        _field(line, start, stop, (label_start, label_end), ends)
        for (label_start, label_end, ends), start, stop in zip(found, starts, stops, strict=True)
    ]


def _field(
    line: Line, start: int, stop: int, label: tuple[int, int] | None, value: tuple[int, int] | None
) -> MetadataField:
    """One field: its stretch of the line, its label and its value, all counted in the line's shadow."""
    begin = line.start if start == 0 else line.offset + start
    end = line.end if stop == len(line.shadow) else line.offset + start + len(line.shadow[start:stop].rstrip())
    printed = line.original(*label) if label else None
    return MetadataField(
        span=Span(begin, end),
        line=line.number,
        text=line.page[begin:end],
        name="".join(printed.split()) if printed else None,
        label=printed,
        value=(line.original(*value) or None) if value else None,
    )
