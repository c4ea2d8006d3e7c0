"""What stands round documents on a page: site furniture and web metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gwparse.nodes.base import Leaf, Node


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
