"""Documents, and the page that holds them.

The fields of a document are the elements of GB/T 9704, each told in `elements.py`. What a page offers as methods is done in `walk`,
`views` and `export`, which are imported when it is called.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar, Union

from gwparse.layout import Layout
from gwparse.nodes.base import Node
from gwparse.nodes.body import Block, Unparsed
from gwparse.nodes.elements import (
    Addressees,
    AdoptionNote,
    AttachmentList,
    AttachmentMark,
    Contact,
    CopyNumber,
    CopyTo,
    Date,
    DocumentNumber,
    Imprint,
    IssuerMark,
    PartLabel,
    Remark,
    Secrecy,
    Signatory,
    Signature,
    Title,
    Urgency,
)
from gwparse.nodes.furniture import Chrome, MetadataBlock
from gwparse.printed import Printed
from gwparse.source import Position, line_table

if TYPE_CHECKING:
    from gwparse.views.metadata import MetadataEntry
    from gwparse.views.outline import OutlineEntry


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
    #: How it is set, where it was read from a Word file. No part of the tree: not compared, and not in the JSON.
    layout: Layout | None = field(default=None, compare=False, repr=False, metadata={"exclude": True})
    #: Where its lines are printed, where it was read from a file whose pages are fixed (PDF, OFD). No part of the tree either.
    printed: Printed | None = field(default=None, compare=False, repr=False, metadata={"exclude": True})

    def walk(self, kind: type[N]) -> Iterator[N]:
        """All nodes of one class, in the order of the text.

        Args:
            kind: a node class, such as `Section`, or `Node` for all.
        """
        from gwparse.walk import find_all

        return find_all(self, kind)

    @property
    def places(self) -> Layout | Printed | None:
        """What tells where in its file a span stands; None for a text, whose lines tell it."""
        return self.layout or self.printed

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the page in order, those that others issue or annex included."""
        return tuple(self.walk(Document))

    @property
    def metadata(self) -> list[MetadataEntry]:
        """The fields of all metadata blocks in order."""
        from gwparse.views.metadata import metadata

        return metadata(self)

    @property
    def outline(self) -> list[OutlineEntry]:
        """The headings of all documents as nested entries."""
        from gwparse.views.outline import outline

        return outline(self)

    @property
    def coverage(self) -> float:
        """The share of characters that are not blank inside recognised nodes, 0 to 1; 1 for an empty page."""
        from gwparse.walk import coverage

        return coverage(self)

    def slice(self, node: Node) -> str:
        """The text of any node as it stands in the page, a section's or a document's with all that it holds."""
        return self.text[node.span.start : node.span.end]

    def to_json(self) -> str:
        """The JSON of the tree; `gwparse parse` prints it with metadata and outline around it."""
        from gwparse.export.json import page_to_json

        return page_to_json(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Page:
        """The page whose JSON this is, equal to the one it was made from.

        Args:
            text: what `to_json` gave, or what `gwparse parse` printed for one file.

        Raises:
            ValueError: when the text is not the JSON of a page.
        """
        from gwparse.export.json import page_from_json

        return page_from_json(text)

    def position(self, offset: int) -> Position:
        """The 1-based line and column of a code-point offset."""
        return line_table(self.text).position(offset)
