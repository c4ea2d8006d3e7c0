r"""Reads Chinese official documents (党政机关公文) into a typed tree with exact positions.

    >>> import gwparse
    >>> page = gwparse.parse("云川市人民政府关于做好防汛工作的通知\n\n各县人民政府：\n\n一、压实责任\n")
    >>> page.documents[0].genre
    '通知'
    >>> [section.title for section in page.walk(gwparse.Section)]
    ['压实责任']

The tree is described in `grammar/README.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gwparse.api import check, fix, parse, parse_bytes, parse_file, tasks
from gwparse.errors import GwparseError, Misuse, UnreadableInput
from gwparse.layout import FilePlace, Layout
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
    Heading,
    Imprint,
    IssuerMark,
    Item,
    LabelledParagraph,
    Leaf,
    MetadataBlock,
    MetadataField,
    Node,
    OrdinalItem,
    Page,
    Paragraph,
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
from gwparse.source import Position, Span
from gwparse.views.assignments import Assignment, Deadline, Role, Unit, by_unit
from gwparse.views.chunks import Chunk, chunks
from gwparse.views.citations import Citation, citations
from gwparse.views.dates import TimeLimit, time_limits
from gwparse.views.references import Reference, Target, references
from gwparse.walk import find_all

if TYPE_CHECKING:
    from gwparse.config import Settings, find_settings, read_settings
    from gwparse.diagnostics import Basis, Diagnostic, Edit, Fix
    from gwparse.fixer import FixResult

#: Names of the linter, by the module that has them: it is imported when the first of them is used.
_LINTER = {
    "Basis": "gwparse.diagnostics",
    "Diagnostic": "gwparse.diagnostics",
    "Edit": "gwparse.diagnostics",
    "Fix": "gwparse.diagnostics",
    "FixResult": "gwparse.fixer",
    "Settings": "gwparse.config",
    "find_settings": "gwparse.config",
    "read_settings": "gwparse.config",
}

__version__ = "0.1.0"

__all__ = [
    "Addressees",
    "AdoptionNote",
    "Assignment",
    "AssignmentBlock",
    "AttachmentList",
    "AttachmentMark",
    "Basis",
    "Chrome",
    "Chunk",
    "Citation",
    "Contact",
    "Contents",
    "CopyNumber",
    "CopyTo",
    "Date",
    "Deadline",
    "Diagnostic",
    "Document",
    "DocumentNumber",
    "Edit",
    "FilePlace",
    "Fix",
    "FixResult",
    "GwparseError",
    "Heading",
    "Imprint",
    "IssuerMark",
    "Item",
    "LabelledParagraph",
    "Layout",
    "Leaf",
    "MetadataBlock",
    "MetadataField",
    "Misuse",
    "Node",
    "OrdinalItem",
    "Page",
    "Paragraph",
    "PartLabel",
    "Position",
    "Reference",
    "Remark",
    "Role",
    "Secrecy",
    "Section",
    "Settings",
    "Signatory",
    "Signature",
    "Span",
    "Table",
    "Target",
    "TimeLimit",
    "Title",
    "Unit",
    "Unparsed",
    "UnreadableInput",
    "Urgency",
    "__version__",
    "by_unit",
    "check",
    "chunks",
    "citations",
    "find_all",
    "find_settings",
    "fix",
    "parse",
    "parse_bytes",
    "parse_file",
    "read_settings",
    "references",
    "tasks",
    "time_limits",
]


def __dir__() -> list[str]:
    """The public names."""
    return __all__


def __getattr__(name: str) -> object:
    """The names of the linter, imported on first use."""
    if name not in _LINTER:
        raise AttributeError(f"module 'gwparse' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LINTER[name]), name)
