"""Builds the nodes: one method for each rule of grammar/document.lark, called as the parser reduces it.

The parser hands over what a rule holds: tokens (`Line`) and nodes built before, rules with a leading underscore spread
out. The builder keeps no state, so one serves all pages. A page's leaves come out in the order of the text, and every
character that is not blank lies in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeVar

from gwparse.assemble import BODY, FURNITURE, Child, assemble_document, assemble_section, find_series
from gwparse.elements import (
    attachment_number,
    read_addressees,
    read_attachment_list,
    read_date,
    read_metadata,
    read_number,
    read_signatures,
    read_title,
    run_of,
    span,
)
from gwparse.kinds import LineKind
from gwparse.lines import Line
from gwparse.nodes import (
    Addressees,
    AdoptionNote,
    AssignmentBlock,
    AttachmentList,
    AttachmentMark,
    Chrome,
    Contact,
    Contents,
    CopyNumber,
    CopyTo,
    Date,
    Document,
    DocumentNumber,
    Imprint,
    IssuerMark,
    LabelledParagraph,
    MetadataBlock,
    OrdinalItem,
    Paragraph,
    Part,
    PartLabel,
    Remark,
    Secrecy,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
    Unparsed,
    Urgency,
)
from gwparse.numerals import label_number

L = TypeVar(
    "L",
    Contact,
    Contents,
    CopyNumber,
    CopyTo,
    AdoptionNote,
    AssignmentBlock,
    Imprint,
    IssuerMark,
    PartLabel,
    Remark,
    Secrecy,
    Signatory,
    Unparsed,
    Urgency,
)

CHROME_ROLES: dict[LineKind, Literal["header", "aside", "footer"]] = {
    LineKind.SITE_HEADER: "header",
    LineKind.SITE_ASIDE: "aside",
    LineKind.SITE_FOOTER: "footer",
}


#: What a section may hold.
_IN_SECTION = (*BODY, *FURNITURE)


class Builder:
    """Makes nodes of what the parser reduces. Each method is called by its name, that of a rule of the grammar (`parser.py`)."""

    # The page and what surrounds the documents

    def page(self, children: Sequence[Child]) -> tuple[Part, ...]:
        """The parts of the page; the caller, who knows the text, makes the page of them."""
        return tuple(child for child in children if isinstance(child, (Document, *FURNITURE)))

    def chrome(self, children: Sequence[Line]) -> Chrome:
        (line,) = children
        return Chrome(span=span(line), line=line.number, text=line.text, role=CHROME_ROLES[line.kind])

    def metadata_block(self, children: Sequence[Line]) -> MetadataBlock:
        return read_metadata(children[0])

    def unparsed(self, children: Sequence[Line]) -> Unparsed:
        return _leaf(Unparsed, children)

    # Documents

    def document(self, children: Sequence[Child]) -> Document:
        return assemble_document(children)

    def part_label(self, children: Sequence[Line]) -> PartLabel:
        return _leaf(PartLabel, children)

    def attachment_mark(self, children: Sequence[Line]) -> AttachmentMark:
        (line,) = children
        return AttachmentMark(span=span(line), line=line.number, text=line.text, number=attachment_number(line))

    # Elements

    def copy_number(self, children: Sequence[Line]) -> CopyNumber:
        return _leaf(CopyNumber, children)

    def secrecy(self, children: Sequence[Line]) -> Secrecy:
        return _leaf(Secrecy, children)

    def urgency(self, children: Sequence[Line]) -> Urgency:
        return _leaf(Urgency, children)

    def issuer_mark(self, children: Sequence[Line]) -> IssuerMark:
        return _leaf(IssuerMark, children)

    def document_number(self, children: Sequence[Line]) -> DocumentNumber:
        return read_number(children[0])

    def signatory(self, children: Sequence[Line]) -> Signatory:
        return _leaf(Signatory, children)

    def title(self, children: Sequence[Line]) -> Title:
        return read_title(children[0])

    def adoption_note(self, children: Sequence[Line]) -> AdoptionNote:
        return _leaf(AdoptionNote, children)

    def addressees(self, children: Sequence[Line]) -> Addressees:
        return read_addressees(children[0])

    def attachment_list(self, children: Sequence[Line]) -> AttachmentList:
        return read_attachment_list(children[0])

    def signature(self, children: Sequence[Line]) -> tuple[Signature, ...]:
        return read_signatures(children[0])

    def date(self, children: Sequence[Line]) -> Date:
        return read_date(children[0])

    def remark(self, children: Sequence[Line]) -> Remark:
        return _leaf(Remark, children)

    def contact(self, children: Sequence[Line]) -> Contact:
        return _leaf(Contact, children)

    def copy_to(self, children: Sequence[Line]) -> CopyTo:
        return _leaf(CopyTo, children)

    def imprint(self, children: Sequence[Line]) -> Imprint:
        return _leaf(Imprint, children)

    # Body

    def section(self, children: Sequence[Child]) -> Section:
        line = children[0]
        assert isinstance(line, Line)
        return assemble_section(line, [child for child in children[1:] if isinstance(child, _IN_SECTION)])

    def paragraph(self, children: Sequence[Line]) -> Paragraph:
        (line,) = children
        return Paragraph(span=span(line), line=line.number, text=line.text, series=find_series(line.text, line.start))

    def ordinal_item(self, children: Sequence[Line]) -> OrdinalItem:
        (line,) = children
        found = re.match("[一二三四五六七八九十]+", line.shadow)
        number = label_number(found[0]) if found else None
        return OrdinalItem(span=span(line), line=line.number, text=line.text, number=number)

    def labelled_paragraph(self, children: Sequence[Line]) -> LabelledParagraph:
        (line,) = children
        label = line.original(0, max(0, line.shadow.find(":")))
        return LabelledParagraph(span=span(line), line=line.number, text=line.text, label=label)

    def assignment_block(self, children: Sequence[Line]) -> AssignmentBlock:
        return _leaf(AssignmentBlock, children)

    def contents(self, children: Sequence[Line]) -> Contents:
        return _leaf(Contents, children)

    def table(self, children: Sequence[Line]) -> Table:
        (line,) = children
        rows = tuple(_cells(part) for part in run_of(line) if not re.fullmatch(RULE_ROW, part.shadow))
        return Table(span=span(line), line=line.number, text=line.text, rows=rows)


def _leaf(kind: type[L], children: Sequence[Line]) -> L:
    """A leaf that says nothing beyond its text."""
    (line,) = children
    return kind(span=span(line), line=line.number, text=line.text)


#: The row that parts head and body of a Markdown table.
RULE_ROW = r"[|\s:-]*-[|\s:-]*"


def _cells(line: Line) -> tuple[str, ...]:
    """The cells of a row, empty ones too; one pipe at each end frames the row and parts no cell."""
    text = line.page[line.offset : line.offset + len(line.shadow)]
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    return tuple(cell.strip() for cell in re.split(r"[|｜]", re.sub(r"^\s*[|｜]|[|｜]\s*$", "", text)))
