"""Zip archives of office files (.docx, .ofd), read in memory within limits, and the XML of their parts.

A document comes from anywhere. What its archive says about itself, sizes above all, is not believed: members are counted
while they are unpacked, and whatever is odd is refused in one sentence. Nothing is ever written to disk, so a member's
name can do no harm, whatever it says.
"""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib
from io import BytesIO

from gwparse.errors import UnreadableInput

#: Members of one archive. A long report full of pictures has some hundreds.
MOST_MEMBERS = 5_000

#: Bytes of one member. The text of a document of 2,000 pages takes about 40 MB of XML.
LARGEST_MEMBER = 64 * 1024 * 1024

#: Bytes of all members that are read: a document with styles, numbering, headers and some pictures many times over.
LARGEST_TOTAL = 256 * 1024 * 1024

#: From this size on a member must not have been packed more than HIGHEST_RATIO times. XML packs ten to fifty times, the
#: same paragraph over and over up to 300 times; deflate ends at 1,032, which is what a bomb is made of.
UNSUSPECTED = 8 * 1024 * 1024
HIGHEST_RATIO = 400

#: Tags and attributes in one part, told by their signs < and =. So many fill up to 1 GB as a tree; 10 MB of a document's
#: text have 650,000.
MOST_MARKS = 3_000_000

#: Elements inside elements. Tables within text boxes within tables come to about a hundred; a function that calls itself
#: for each level stays far from Python's limit of 1,000 calls.
DEEPEST = 300

CHUNK = 256 * 1024

#: How each entry of an archive's directory begins.
ENTRY = b"PK\x01\x02"

#: What reading a damaged archive raises: zipfile checks little before it computes.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
    IndexError,
    KeyError,
    RuntimeError,
)

#: What may stand in front of the root element, a document type aside.
PROLOG = re.compile(r"\ufeff?(?:[ \t\r\n]++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)

DECLARED = re.compile(r"""\ufeff?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")

#: The encodings that parts of office files have; expat knows more, and each is a way to hide markup from a look at bytes.
ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
WIDE_ENCODINGS = frozenset({"utf-16", "utf-16le", "utf-16be", "iso-10646-ucs-2"})


class Archive:
    """A zip archive whose members are read into memory.

    Guaranteed: 1. every failure is an UnreadableInput; 2. no more is unpacked than the limits above allow, for all
    reads of one Archive together; 3. a member's bytes have the checksum that the archive states; 4. no two members have
    one name, a backslash taken for a slash.

    Args:
        data: the whole archive.
        name: the file's name, for messages.

    Raises:
        UnreadableInput: when the archive is damaged or cut short, or has too many members or two of one name.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._unpacked = 0
        # zipfile makes an object of each entry before one can ask how many there are. Archives inside the archive are
        # counted in as well here, hence the factor.
        if data.count(ENTRY) > 4 * MOST_MEMBERS:
            raise self._too_many()
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except DAMAGE:
            raise UnreadableInput(f"{name}: 文件已损坏或者不完整（没有结尾）") from None
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise self._too_many()
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            key = member.filename.replace("\\", "/")
            if key in self._members:
                raise UnreadableInput(f"{name}: 文件已损坏（里面有两个 {_shown(key)}）")
            self._members[key] = member
        self._folded = {key.lower(): key for key in reversed(self._members)}

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names in their order, with slashes."""
        return tuple(self._members)

    def has(self, member: str) -> bool:
        """Whether there is a member of that name; capitals matter only where nothing else tells two names apart."""
        return self._find(member) is not None

    def read(self, member: str) -> bytes | None:
        """The bytes of one member; None where there is none of that name.

        Args:
            member: its name; capitals matter only where nothing else tells two names apart, as in office files.

        Raises:
            UnreadableInput: when it is encrypted, damaged or too large.
        """
        found = self._find(member)
        if found is None:
            return None
        shown = _shown(member)
        if found.flag_bits & 0x1:
            raise UnreadableInput(f"{self._name}: 文件设了密码（里面的 {shown}），请去掉密码后另存")
        if found.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableInput(f"{self._name}: 文件里 {shown} 的压缩方式不是办公软件用的，请用 Word 或 WPS 另存")
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(found) as stream:
                while chunk := stream.read(CHUNK):
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    if size > LARGEST_MEMBER:
                        raise UnreadableInput(
                            f"{self._name}: 文件里的 {shown} 解压后超过 {LARGEST_MEMBER // 1024 // 1024} MB，太大"
                        )
                    if self._unpacked > LARGEST_TOTAL:
                        raise UnreadableInput(f"{self._name}: 文件解压后超过 {LARGEST_TOTAL // 1024 // 1024} MB，太大")
                    if size > UNSUSPECTED and size > HIGHEST_RATIO * max(1, found.compress_size):
                        raise UnreadableInput(
                            f"{self._name}: 文件里的 {shown} 解压后大了 {HIGHEST_RATIO} 倍以上，不像正常文件"
                        )
                    parts.append(chunk)
        except DAMAGE:
            raise UnreadableInput(f"{self._name}: 文件已损坏（里面的 {shown} 解压不出来）") from None
        return b"".join(parts)

    def _find(self, member: str) -> zipfile.ZipInfo | None:
        key = member if member in self._members else self._folded.get(member.lower())
        return None if key is None else self._members[key]

    def _too_many(self) -> UnreadableInput:
        return UnreadableInput(f"{self._name}: 里面的文件超过 {MOST_MEMBERS:,} 个，不像正常文件")


def parse_xml(data: bytes, name: str, part: str) -> ET.Element:
    """Parse one part of an office file.

    Guaranteed: 1. every failure is an UnreadableInput; 2. no document type, hence no entity of its own, was in it; 3. its
    elements are no more than DEEPEST deep; 4. nothing outside the bytes was read.

    Args:
        data: the part.
        name: the file's name, for messages.
        part: the part's name in the file, for messages.

    Raises:
        UnreadableInput: for malformed XML, a document type, an encoding that office files do not have, and what is too
            deep or too large.
    """
    text = _decoded(data)
    if text is None:
        raise UnreadableInput(f"{name}: 文件里 {part} 的编码不是办公软件用的，请用 Word 或 WPS 另存")
    prolog = PROLOG.match(text)
    if prolog is not None and text.startswith("<!DOCTYPE", prolog.end()):
        raise UnreadableInput(f"{name}: 文件里的 {part} 含有不安全的声明，没有读取")
    if text.count("<") + text.count("=") > MOST_MARKS:
        raise UnreadableInput(f"{name}: 文件里的 {part} 标记超过 {MOST_MARKS:,} 个，太复杂")
    try:
        root = ET.fromstring(text)  # text, not bytes: expat then takes UTF-8 and nothing that a declaration says
    except (ET.ParseError, ValueError) as error:
        raise UnreadableInput(f"{name}: 文件已损坏（里面的 {part} 不完整：{error}）") from None
    depth, level = 1, [root]
    while level := [child for element in level for child in element]:
        depth += 1
        if depth > DEEPEST:
            raise UnreadableInput(f"{name}: 文件里的 {part} 嵌套超过 {DEEPEST:,} 层，太复杂")
    return root


def _decoded(data: bytes) -> str | None:
    """The text of a part in UTF-8 or UTF-16; None for any other encoding."""
    wide = True
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16"
    elif data.startswith(b"<\0"):
        codec = "utf-16-le"
    elif data.startswith(b"\0<"):
        codec = "utf-16-be"
    else:
        codec, wide = "utf-8", False
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    declared = DECLARED.match(text, 0, 1024)
    known = ENCODINGS | WIDE_ENCODINGS if wide else ENCODINGS
    return text.removeprefix("\ufeff") if declared is None or declared[1].strip().lower() in known else None


def _shown(member: str) -> str:
    """A member's name in a message: short, without line breaks and the like."""
    shown = "".join(char if char.isprintable() else "?" for char in member)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
