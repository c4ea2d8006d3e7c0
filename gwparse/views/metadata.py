"""The web metadata of a page as one list (元数据)."""

from __future__ import annotations

from dataclasses import dataclass

from gwparse.nodes import MetadataField, Page
from gwparse.walk import find_all


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataEntry:
    """One field as the page prints it; empty and repeated ones are there too.

    Attributes:
        name: the label without inner blanks; None for a value without a label.
        label: the label as printed.
        value: the value; None when it is empty.
        line: the 1-based line.
    """

    name: str | None
    label: str | None
    value: str | None
    line: int


def metadata(page: Page) -> list[MetadataEntry]:
    """The fields of all metadata blocks of a page, in the order of the text."""
    return [
        MetadataEntry(name=node.name, label=node.label, value=node.value, line=node.line)
        for node in find_all(page, MetadataField)
    ]
