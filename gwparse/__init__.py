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

TYPE_CHECKING = False  # read by type checkers as true; `typing` takes longer to import than all that --help needs
if TYPE_CHECKING:
    from gwparse.api import check, fix, parse, parse_bytes, parse_file, tasks
    from gwparse.config import Settings, find_settings, read_settings
    from gwparse.diagnostics import Basis, Diagnostic, Edit, Fix
    from gwparse.errors import GwparseError, Misuse, UnreadableInput
    from gwparse.fixer import FixResult
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
    from gwparse.printed import Printed
    from gwparse.source import Position, Span
    from gwparse.views.assignments import Assignment, Deadline, Role, Unit, by_unit
    from gwparse.views.chunks import Chunk, chunks
    from gwparse.views.citations import Citation, citations
    from gwparse.views.metadata import MetadataEntry
    from gwparse.views.outline import OutlineEntry
    from gwparse.views.references import Reference, Target, references
    from gwparse.views.time_limits import TimeLimit, time_limits
    from gwparse.walk import ancestors, find_all

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
    "MetadataEntry",
    "MetadataField",
    "Misuse",
    "Node",
    "OrdinalItem",
    "OutlineEntry",
    "Page",
    "Paragraph",
    "PartLabel",
    "Position",
    "Printed",
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
    "ancestors",
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

#: The modules of the public names that are no nodes.
_HOMES = {
    name: module
    for module, names in {
        "gwparse.api": "check fix parse parse_bytes parse_file tasks",
        "gwparse.config": "Settings find_settings read_settings",
        "gwparse.diagnostics": "Basis Diagnostic Edit Fix",
        "gwparse.errors": "GwparseError Misuse UnreadableInput",
        "gwparse.fixer": "FixResult",
        "gwparse.layout": "FilePlace Layout",
        "gwparse.printed": "Printed",
        "gwparse.source": "Position Span",
        "gwparse.views.assignments": "Assignment Deadline Role Unit by_unit",
        "gwparse.views.chunks": "Chunk chunks",
        "gwparse.views.citations": "Citation citations",
        "gwparse.views.time_limits": "TimeLimit time_limits",
        "gwparse.views.metadata": "MetadataEntry",
        "gwparse.views.outline": "OutlineEntry",
        "gwparse.views.references": "Reference Target references",
        "gwparse.walk": "ancestors find_all",
    }.items()
    for name in names.split()
}


def __dir__() -> list[str]:
    """The public names."""
    return __all__


def __getattr__(name: str) -> object:
    """A public name; its module is imported when it is first used, so that `gwparse --help` need not wait for any."""
    if name not in __all__:
        raise AttributeError(f"module 'gwparse' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(_HOMES.get(name, "gwparse.nodes")), name)
    globals()[name] = found
    return found
