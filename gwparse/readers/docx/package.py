"""The parts of a .docx file and how they refer to each other.

What lies outside the file is never fetched; a part that it lacks is None.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from gwparse.errors import UnreadableInput
from gwparse.readers.archive import Archive, parse_xml
from gwparse.readers.docx.xml import STRICT

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A reference from one part to another.

    Attributes:
        id: what the referring part calls it.
        kind: the last word of its type: styles, header, footer.
        part: the name of the other part in the archive.
    """

    id: str
    kind: str
    part: str


class Package:
    """A .docx file as a set of parts.

    Args:
        data: the whole file.
        name: what the file is called in messages.

    Raises:
        UnreadableInput: when it is no zip archive that can be read, or holds no Word document.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._archive = Archive(data, name)
        self.name = name
        self._roots: dict[str, Element] = {}

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the document.

        Raises:
            UnreadableInput: when there is none.
        """
        named = [one.part for one in self.relationships("") if one.kind == "officeDocument"]
        found = next((part for part in [*named, "word/document.xml"] if self._archive.has(part)), None)
        if found is None:
            raise UnreadableInput(f"{self.name}: 里面没有 Word 文档")
        return found

    def relationships(self, part: str) -> Iterator[Relationship]:
        """What a part refers to inside the file; the file itself for an empty name."""
        folder, base = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        root = self.root(listing)
        for entry in root.iter(_RELATIONSHIP) if root is not None else ():
            if entry.get("TargetMode") != "External":
                target = entry.get("Target", "")
                path = posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target[1:]
                yield Relationship(entry.get("Id", ""), entry.get("Type", "").rpartition("/")[2], path)

    def related(self, kind: str) -> Element | None:
        """The root of the part of a kind that the document refers to; None without one."""
        return next((self.root(one.part) for one in self.relationships(self.main) if one.kind == kind), None)

    def root(self, part: str) -> Element | None:
        """The root element of a part; None for one that is not there.

        Raises:
            UnreadableInput: when it is no XML.
        """
        if part not in self._roots:
            data = self._archive.read(part)
            if data is None:
                return None
            if b"http://purl.oclc.org/ooxml/" in data:
                for strict, usual in STRICT:
                    data = data.replace(strict, usual)
            self._roots[part] = parse_xml(data, self.name, part)
        return self._roots[part]
