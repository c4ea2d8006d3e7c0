"""The tree: what a page is made of, as plain typed records.

`grammar/README.md` is the specification: each kind's definition, where it may stand, what it holds, and an example.
Every node is frozen and knows its place: `span`, code points, and `line`, 1-based. Leaves carry their text as it stands in
the source. Nothing here does any work; `walk.py` walks, `views/` reads. A page's methods only call them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar, Union

from gwparse.source import Position, Span

if TYPE_CHECKING:
    from gwparse.views.metadata import Field
    from gwparse.views.outline import Entry

#: A level of the hierarchy: a regulation's divisions by name, the levels of 9704 by number.
Level = Literal["division", "chapter", "article_section", "article", 1, 2, 3, 4, 5]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all nodes have: a place."""

    kind: str
    #: Where the node stands, in code points of the page's text.
    span: Span
    #: The 1-based line on which it begins.
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf(Node):
    """A node that holds text and no nodes. The leaves of a page, in order, account for all of its text."""

    #: The text as it stands in the source, line breaks inside it included.
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One name in a list: an addressee, an annex."""

    #: The name as it stands in the source.
    text: str
    span: Span
    line: int


# ----------------------------------------------------------------------------------------------------------------------
# Round the documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome(Leaf):
    """What the site prints round a document: header, navigation, share bar, footer (网页框架)."""

    kind: Literal["chrome"] = "chrome"
    role: Literal["header", "aside", "footer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataField(Leaf):
    """One field of web metadata as printed; empty and repeated ones are kept (元数据项)."""

    kind: Literal["metadata_field"] = "metadata_field"
    #: The label without inner blanks; None for a value that stands without a label.
    name: str | None
    #: The label as printed.
    label: str | None
    #: The value, outer blanks removed; None when it is empty.
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataBlock(Node):
    """Neighbouring lines of web metadata: a 政府信息公开 table, an info line, a list (元数据)."""

    kind: Literal["metadata_block"] = "metadata_block"
    origin: Literal["table", "info_line", "list", "pipes", "columns"]
    fields: tuple[MetadataField, ...]


# ----------------------------------------------------------------------------------------------------------------------
# Elements of a document, in the order of GB/T 9704-2012


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLabel(Leaf):
    """The label that opens one part of a page: 提案内容：, 答复内容： (部分标签)."""

    kind: Literal["part_label"] = "part_label"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentMark(Leaf):
    """附件 or 附件1 on a line of its own above an annex (附件标识; GB/T 9704-2012, 7.3.7)."""

    kind: Literal["attachment_mark"] = "attachment_mark"
    #: The annex's number; None when it has none.
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyNumber(Leaf):
    """The serial number of the printed copy (份号; 7.2.1)."""

    kind: Literal["copy_number"] = "copy_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrecy(Leaf):
    """The degree of secrecy and how long it lasts (密级和保密期限; 7.2.2)."""

    kind: Literal["secrecy"] = "secrecy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgency(Leaf):
    """How urgently the document must go out (紧急程度; 7.2.3)."""

    kind: Literal["urgency"] = "urgency"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerMark(Leaf):
    """The issuing organ's name with 文件 at the head of the first page (发文机关标志; 7.2.4)."""

    kind: Literal["issuer_mark"] = "issuer_mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber(Leaf):
    """The document's number: issuer's code, year, serial (发文字号; 7.2.5). 第19号 has neither code nor year."""

    kind: Literal["document_number"] = "document_number"
    code: str | None
    year: int | None
    #: The serial number as written, without 第 and 号.
    serial: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory(Leaf):
    """Who signed the document for issue (签发人; 7.2.6)."""

    kind: Literal["signatory"] = "signatory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Leaf):
    """The document's title, on one line or several (标题; 7.3.1)."""

    kind: Literal["title"] = "title"
    #: The title as one string: lines joined, Markdown marks and outer blanks gone.
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionNote(Leaf):
    """When and where the document was adopted, in brackets or behind a dash below the title (题注)."""

    kind: Literal["adoption_note"] = "adoption_note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressees(Leaf):
    """Those to whom the document goes (主送机关; 7.3.2)."""

    kind: Literal["addressees"] = "addressees"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentList(Leaf):
    """The names of the annexes (附件说明; 7.3.4)."""

    kind: Literal["attachment_list"] = "attachment_list"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Leaf):
    """One signing organ or person at the end of a document (署名; 7.3.5)."""

    kind: Literal["signature"] = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Leaf):
    """The date in the closing block (成文日期; 7.3.5.4)."""

    kind: Literal["date"] = "date"
    #: YYYY-MM-DD, or YYYY-MM without a day; None for a date with places left open, or no calendar date.
    iso: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Leaf):
    """A note in brackets below the date: 此件公开发布 (附注; 7.3.6)."""

    kind: Literal["remark"] = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Leaf):
    """Whom to ask: 联系单位, 联系人, 联系电话 (联系方式)."""

    kind: Literal["contact"] = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTo(Leaf):
    """Those who get a copy (抄送机关; 7.4.2)."""

    kind: Literal["copy_to"] = "copy_to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint(Leaf):
    """The printing office and the date of printing (印发机关和印发日期; 7.4.3)."""

    kind: Literal["imprint"] = "imprint"


# ----------------------------------------------------------------------------------------------------------------------
# The body


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Leaf):
    """The printed beginning of a section: its label, and its title where it has one (标题行)."""

    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Leaf):
    """An ordinary paragraph, or what stands behind a run-in heading (段落)."""

    kind: Literal["paragraph"] = "paragraph"
    #: Members of a series inside the paragraph (一是…；二是…), each from its 一是 to the next.
    series: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinalItem(Leaf):
    """A paragraph of a 一是…, 二是… series; never a section (一是/二是 段)."""

    kind: Literal["ordinal_item"] = "ordinal_item"
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledParagraph(Leaf):
    """A paragraph led by a label and a colon: 信息技术：… (标签段)."""

    kind: Literal["labelled_paragraph"] = "labelled_paragraph"
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentBlock(Leaf):
    """Lines that only say who does it: 牵头单位：…, 配合单位：… (责任单位)."""

    kind: Literal["assignment_block"] = "assignment_block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Leaf):
    """Rows of cells parted by tabs or pipes (表格)."""

    kind: Literal["table"] = "table"
    #: The cells of each row, outer blanks removed.
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents(Leaf):
    """The table of contents, its heading included (目录)."""

    kind: Literal["contents"] = "contents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unparsed(Leaf):
    """A line that fits nowhere; kept, and counted by `coverage` (未识别)."""

    kind: Literal["unparsed"] = "unparsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Node):
    """A heading and what it governs (章节、条、层级; 7.3.3)."""

    kind: Literal["section"] = "section"
    level: Level
    #: The form of the label, a terminal of `grammar/heading_label.lark` in lower case: level_1, chapter, decimal_2 …
    form: str
    #: The label as printed: 一、 （一） 1. 第三条.
    label: str
    number: int | None
    #: The text of the heading without label and final 。; None where the text is body, as in most articles.
    title: str | None
    #: Whether body text follows the title on the same line.
    run_in: bool
    heading: Heading
    blocks: tuple[Block, ...]


#: What may stand in a body.
Block = Union[
    Section,
    Paragraph,
    OrdinalItem,
    LabelledParagraph,
    AssignmentBlock,
    Table,
    Contents,
    Chrome,
    MetadataBlock,
    Unparsed,
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Node):
    """One 公文, or the text of a proposal, a reply, a regulation, an annex (公文)."""

    kind: Literal["document"] = "document"
    role: Literal["main", "attachment", "proposal", "reply"]
    #: The 文种 its title ends with, or the name of an issued document (方案, 办法); None when the title tells neither.
    genre: str | None
    part_label: PartLabel | None = None
    attachment_mark: AttachmentMark | None = None
    copy_number: CopyNumber | None = None
    secrecy: Secrecy | None = None
    urgency: Urgency | None = None
    issuer_mark: IssuerMark | None = None
    document_number: DocumentNumber | None = None
    signatory: Signatory | None = None
    title: Title | None = None
    adoption_note: AdoptionNote | None = None
    addressees: Addressees | None = None
    body: tuple[Block, ...] = ()
    attachment_list: AttachmentList | None = None
    signatures: tuple[Signature, ...] = ()
    date: Date | None = None
    remark: Remark | None = None
    contact: Contact | None = None
    copy_to: CopyTo | None = None
    imprint: Imprint | None = None
    #: Plans issued with it and annexes, each a document.
    attachments: tuple[Document, ...] = ()
    #: What stands between its elements without being one: an info line, a share bar, a second number or date.
    extras: tuple[Extra, ...] = ()


#: What may stand between the elements of a document.
Extra = Union[
    MetadataBlock,
    Chrome,
    Unparsed,
    CopyNumber,
    Secrecy,
    Urgency,
    IssuerMark,
    DocumentNumber,
    Signatory,
    Title,
    AdoptionNote,
    Addressees,
    AttachmentList,
    Date,
    Remark,
    Contact,
    CopyTo,
    Imprint,
]

#: What a page is made of.
Part = Union[Document, MetadataBlock, Chrome, Unparsed]

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Node):
    """One input: the parts of its stream, in order (页面)."""

    kind: Literal["page"] = "page"
    parts: tuple[Part, ...]
    #: The whole text, as read; spans of all nodes count its code points.
    text: str

    def walk(self, kind: type[N]) -> Iterator[N]:
        """All nodes of one class, in the order of the text.

        Args:
            kind: a node class, such as `Section`, or `Node` for all.
        """
        from gwparse.walk import find_all

        return find_all(self, kind)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the page in order, those that others issue or annex included."""
        return tuple(self.walk(Document))

    @property
    def metadata(self) -> list[Field]:
        """The fields of all metadata blocks in order."""
        from gwparse.views.metadata import metadata

        return metadata(self)

    @property
    def outline(self) -> list[Entry]:
        """The headings of all documents as nested entries."""
        from gwparse.views.outline import outline

        return outline(self)

    @property
    def coverage(self) -> float:
        """The share of characters that are not blank inside recognised nodes, 0 to 1; 1 for an empty page."""
        from gwparse.walk import coverage

        return coverage(self)

    def position(self, offset: int) -> Position:
        """The 1-based line and column of a code-point offset."""
        from gwparse.source import LineTable

        return LineTable(self.text).position(offset)
