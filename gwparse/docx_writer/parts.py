"""A Word file as parts some of which are written anew: everything else in it stays as it is, byte for byte.

Only lxml may write a part: it keeps the prefixes that a part declares, which `mc:Ignorable` names.
"""

from __future__ import annotations

import posixpath
import re
import struct
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gwparse.errors import Misuse, UnreadableInput
from gwparse.readers.archive import Archive, parse_xml
from gwparse.readers.docx.package import Package
from gwparse.readers.docx.xml import R, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f"{{{_PACKAGE}/content-types}}"
_RELATIONSHIPS = f"{{{_PACKAGE}/relationships}}"
_TYPES_PART = "[Content_Types].xml"

#: What `[Content_Types].xml` calls a document, and a template; Word opens no file named .docx of which it says anything else.
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"

#: What an entry of an archive says about its name: a flag for UTF-8, and an extra field with another form of it.
_UTF_8, _UNICODE_NAME = 0x800, 0x7075

#: What a part says about itself in front of its root.
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?(<\?xml[^>]*\?>\s*)?")
_OTHER_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
_USUAL_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


class WordFile:
    """A Word file that is being changed.

    Guaranteed for what `as_bytes` gives: 1. members that were not changed have the bytes they had; 2. all members stand
    in the order in which they stood, packed as they were, under names of the same bytes, new ones behind them; 3. of the same
    changes to the same file the same bytes come; 4. it is a document, also where the file is a template.

    Args:
        data: the whole file.
        name: what it is called in messages.

    Raises:
        UnreadableInput: when it is no Word document.
        Misuse: when lxml is not installed, when the file is signed, holds macros, or is of the strict kind.
    """

    def __init__(self, data: bytes, name: str) -> None:
        try:
            from lxml import etree
        except ImportError:
            raise Misuse("修改 Word 文件要装 lxml，请运行 pip install 'gwparse[docx]'") from None
        self._etree = etree
        self._data = data
        self._name = name
        self._archive = Archive(data, name)
        self._package = Package(data, name)
        self._roots: dict[str, _Element] = {}
        self._declarations: dict[str, bytes] = {}
        self._changed: dict[str, None] = {}
        self.main = self._package.main
        if any(member.lower().startswith("_xmlsignatures/") for member in self._archive.names):
            raise Misuse(f"{name}: 文件有数字签名，一改签名就失效，没有改动")
        if str(self.root(self.main).tag).startswith("{http://purl.oclc.org/ooxml/"):
            raise Misuse(f"{name}: 文件存成了“严格 Open XML”格式，请先在 Word 中另存为普通的 Word 文档（.docx）")
        self._make_document()

    def root(self, part: str) -> _Element:
        """The root element of a part, the same one each time.

        Raises:
            UnreadableInput: when the part is missing or is no XML.
        """
        if part not in self._roots:
            data = self._archive.read(part)
            if data is None:
                raise UnreadableInput(f"{self._name}: 文件已损坏（里面缺 {part}）")
            parse_xml(data, self._name, part)  # refuses what is too large or too deep, and document types
            parser = self._etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            try:
                self._roots[part] = self._etree.fromstring(data, parser)
            except self._etree.XMLSyntaxError as error:
                raise UnreadableInput(f"{self._name}: 文件已损坏（里面的 {part} 不完整：{error}）") from None
            found = _DECLARATION.match(data)
            declared = (found[1] or b"") if found is not None else b""
            # A part in UTF-16 has no declaration that this finds; it is written in UTF-8 as well.
            other = _OTHER_ENCODING.search(declared) is not None or data[:2] in (
                b"\xff\xfe",
                b"\xfe\xff",
                b"<\0",
                b"\0<",
            )
            self._declarations[part] = _USUAL_DECLARATION if other else declared
        return self._roots[part]

    def change(self, part: str) -> _Element:
        """The root element of a part that is going to be written anew."""
        root = self.root(part)
        self._changed[part] = None
        return root

    def related(self, kind: str) -> str | None:
        """The part of a kind that the document refers to; None where it refers to none that is there."""
        parts = [one.part for one in self._package.relationships(self.main) if one.kind == kind]
        return next((part for part in parts if self._archive.has(part)), None)

    def add(self, kind: str, content_type: str, root_tag: str, prefixes: dict[str | None, str]) -> str:
        """Add a part to which the document refers; gives its name.

        Args:
            kind: the last word of the reference's type, from which the part has its name, too: comments.
            content_type: what `[Content_Types].xml` calls it.
            root_tag: its root.
            prefixes: the prefixes that the root declares.
        """
        folder, base = posixpath.split(self.main)
        names = (f"{kind}{number or ''}.xml" for number in range(len(self._archive.names) + 1))
        target = next(one for one in names if not self._archive.has(posixpath.join(folder, one)))
        part = posixpath.join(folder, target)
        self._start(part, self._etree.Element(root_tag, nsmap=prefixes))

        self._call(part, content_type)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self._archive.has(listing):
            self._start(
                listing, self._etree.Element(f"{_RELATIONSHIPS}Relationships", nsmap={None: _RELATIONSHIPS[1:-1]})
            )
        references = self.change(listing)
        taken = {one.get("Id") for one in references}
        free = next(name for number in range(len(taken) + 1) if (name := f"rId{len(taken) + 1 + number}") not in taken)
        reference = {"Id": free, "Type": f"{R[1:-1]}/{kind}", "Target": target}
        references.append(references.makeelement(f"{_RELATIONSHIPS}Relationship", reference))
        return part

    def _make_document(self) -> None:
        """Call a template a document from now on.

        Raises:
            Misuse: when the file holds macros: they must not go on under another name.
        """
        if not self._archive.has(_TYPES_PART):
            return
        types = self.root(_TYPES_PART)
        suffix = self.main.rpartition(".")[2].lower()
        named = [
            one for one in types.iter(f"{_TYPES}Override") if one.get("PartName", "").lower() == f"/{self.main.lower()}"
        ]
        usual = [one for one in types.iter(f"{_TYPES}Default") if one.get("Extension", "").lower() == suffix]
        kind = next((one.get("ContentType", "") for one in [*named, *usual]), "").lower()
        if ".macroenabled" in kind:
            raise Misuse(f"{self._name}: 文件带有宏，请先用 Word 或 WPS 另存为 .docx")
        if kind == _TEMPLATE:
            for one in named:
                one.set("ContentType", _DOCUMENT)
            if named:
                self.change(_TYPES_PART)
            else:
                self._call(self.main, _DOCUMENT)

    def _call(self, part: str, content_type: str) -> None:
        """Say what a part is in `[Content_Types].xml`."""
        types = self.change(_TYPES_PART)
        types.append(types.makeelement(f"{_TYPES}Override", {"PartName": f"/{part}", "ContentType": content_type}))

    def _start(self, part: str, root: _Element) -> None:
        self._roots[part], self._declarations[part], self._changed[part] = root, _USUAL_DECLARATION, None

    def as_bytes(self) -> bytes:
        """The file with its changed parts."""
        if not self._changed:
            return self._data
        written = {part: self._written(part) for part in self._changed}
        out = BytesIO()
        with ZipFile(BytesIO(self._data)) as old, ZipFile(out, "w") as new:
            new.comment = old.comment
            # Capitals matter only where the archive has both names.
            folded = {part.lower(): part for part in written if part not in self._archive.names}
            for member in old.infolist():
                name = member.filename.replace("\\", "/")
                part = name if name in written else folded.pop(name.lower(), None)
                data = self._archive.read(name) if part is None else written.pop(part)
                new.writestr(_entry(member), data or b"")
            for part, data in written.items():
                entry = ZipInfo(part)  # of 1980-01-01, as Word has it: no other time would give the same bytes again
                entry.compress_type = ZIP_DEFLATED
                new.writestr(entry, data)
        return out.getvalue()

    def _written(self, part: str) -> bytes:
        tree = self._roots[part].getroottree()
        return self._declarations[part] + self._etree.tostring(tree, encoding="UTF-8", xml_declaration=False)


class _Entry(ZipInfo):
    """An entry whose name has the bytes that another one's has.

    Archives of simple programs have names in UTF-8 or GBK without saying so. Python would take them for something else, and write
    that: nothing would find the picture that a paragraph refers to.

    Args:
        member: the other entry.
    """

    def __init__(self, member: ZipInfo) -> None:
        super().__init__(member.orig_filename, member.date_time)
        self._is_utf_8 = bool(member.flag_bits & _UTF_8)
        self._raw_name = member.orig_filename.encode("utf-8" if self._is_utf_8 else "cp437")

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  (what zipfile asks for the name to write)
        return self._raw_name, self.flag_bits | _UTF_8 * self._is_utf_8


def _entry(member: ZipInfo) -> ZipInfo:
    """An entry as another one; what it says beside names, times and modes tells of sizes that may have changed."""
    entry = _Entry(member)
    entry.extra = _unicode_names(member.extra)
    entry.compress_type = member.compress_type
    entry.comment = member.comment
    entry.create_system = member.create_system
    entry.internal_attr, entry.external_attr = member.internal_attr, member.external_attr
    return entry


def _unicode_names(extra: bytes) -> bytes:
    """Of the extra fields of an entry those that say its name in UTF-8."""
    kept = b""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_NAME:
            kept += extra[: 4 + size]
        extra = extra[4 + size :]
    return kept


class Ids:
    """Numbers for changes and comments that nothing in some parts bears yet.

    Word takes a file for damaged where a tracked change has the number of a bookmark.

    Args:
        roots: the roots of the parts.
    """

    def __init__(self, *roots: _Element) -> None:
        named = (element.get(f"{W}id", "") for root in roots for element in root.iter(f"{W}*"))
        self._taken = {int(number) for number in named if number.isascii() and number.isdigit() and len(number) < 11}
        highest = max(self._taken, default=-1)
        self._next = highest + 1 if highest < 2**30 else 0  # they are 32 bits wide

    def new(self) -> str:
        """A number that was not given yet."""
        while self._next in self._taken:
            self._next += 1
        self._next += 1
        return str(self._next - 1)
