"""The tree: what a page is made of, as plain typed records.

`grammar/README.md` is the specification: each kind's definition, where it may stand, what it holds, and an example.
Every node is frozen and knows its place: `span`, code points, and `line`, 1-based. Leaves carry their text as it stands
in the source. Nothing here does any work; `walk.py` walks, `views/` reads. A page's methods only call them.

No node knows its parent, the text round it, or a rule.
"""

from __future__ import annotations

from gwparse.nodes.base import HeadingLevel, Item, Leaf, Node
from gwparse.nodes.body import (
    AssignmentBlock,
    Block,
    Contents,
    Heading,
    LabelledParagraph,
    OrdinalItem,
    Paragraph,
    Section,
    Table,
    Unparsed,
)
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
from gwparse.nodes.furniture import Chrome, MetadataBlock, MetadataField
from gwparse.nodes.page import Document, Extra, Page, Part

__all__ = [
    "Addressees",
    "AdoptionNote",
    "AssignmentBlock",
    "AttachmentList",
    "AttachmentMark",
    "Block",
    "Chrome",
    "Contact",
    "Contents",
    "CopyNumber",
    "CopyTo",
    "Date",
    "Document",
    "DocumentNumber",
    "Extra",
    "Heading",
    "HeadingLevel",
    "Imprint",
    "IssuerMark",
    "Item",
    "LabelledParagraph",
    "Leaf",
    "MetadataBlock",
    "MetadataField",
    "Node",
    "OrdinalItem",
    "Page",
    "Paragraph",
    "Part",
    "PartLabel",
    "Remark",
    "Secrecy",
    "Section",
    "Signatory",
    "Signature",
    "Table",
    "Title",
    "Unparsed",
    "Urgency",
]
