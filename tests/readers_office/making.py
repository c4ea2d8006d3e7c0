"""Makes small office files for the tests: zip archives, compound files, web archives, all with invented words."""

from __future__ import annotations

import struct
import zipfile
from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
TITLE = "云川市人民政府关于做好防汛工作的通知"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of some members."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def package(main_type: str = DOCUMENT_TYPE, main: str = "word/document.xml") -> bytes:
    """An office file of the 2007 formats with one part of a given content type."""
    types = f'<Types xmlns="{TYPES}"><Override PartName="/{main}" ContentType="{main_type}"/></Types>'
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p></w:body></w:document>'
    return zipped({"[Content_Types].xml": types.encode(), main: body.encode()})


def compound(*streams: str, first: bytes = b"", shift: int = 9, nested: str = "") -> bytes:
    """A compound file (OLE) with streams at the top, each of 4,096 bytes that begin with `first`.

    Args:
        streams: their names.
        first: how each of them begins.
        shift: 9 for sectors of 512 bytes, 12 for 4,096.
        nested: the name of one more stream, inside a storage.
    """
    size = 1 << shift
    per_stream = 4096 // size
    names = [*streams, *(["ObjectPool", nested] if nested else [])]
    entries = [_entry("Root Entry", 5, child=1)]
    for at, name in enumerate(names, 1):
        inside = bool(nested) and at == len(names)
        storage = bool(nested) and at == len(names) - 1
        right = at + 1 if at < len(names) - (1 if nested else 0) else 0xFFFFFFFF
        start = (at - 1) * per_stream
        entries.append(
            _entry(name, 1 if storage else 2, 0xFFFFFFFF if inside else right, at + 1 if storage else 0xFFFFFFFF, start)
        )
    while len(entries) * 128 % size:
        entries.append(_entry("", 0))
    content = (first + bytes(4096))[:4096] * len(names)
    directory = len(names) * per_stream
    sectors = len(entries) * 128 // size
    table = [at + 1 if (at + 1) % per_stream else 0xFFFFFFFE for at in range(directory)]
    table += [directory + at + 1 for at in range(sectors - 1)] + [0xFFFFFFFE, 0xFFFFFFFD]
    table += [0xFFFFFFFF] * (size // 4 - len(table))
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(size - 8))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3 if shift == 9 else 4, 0xFFFE, shift, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, directory + sectors)
    struct.pack_into("<108I", header, 80, *[0xFFFFFFFF] * 108)
    return bytes(header) + content + b"".join(entries) + struct.pack(f"<{len(table)}I", *table)


def _entry(name: str, kind: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF, start: int = 0) -> bytes:
    written = name.encode("utf-16-le")
    entry = bytearray(written.ljust(64, b"\0") + bytes(64))
    struct.pack_into("<HBB", entry, 64, len(written) + 2 if name else 0, kind, 1)
    struct.pack_into("<III", entry, 68, 0xFFFFFFFF, right, child)
    struct.pack_into("<II", entry, 116, start, 4096 if kind == 2 else 0)
    return bytes(entry)


def word_stream(flags: int = 0) -> bytes:
    """How the WordDocument stream of Word 97 and later begins."""
    return struct.pack("<HHHHHH", 0xA5EC, 193, 0, 0x804, 0, 0x1000 | flags)


def rtf(text: str = TITLE) -> bytes:
    """A text as RTF."""
    escaped = "".join(f"\\u{ord(char) - 65536 if ord(char) > 32767 else ord(char)}?" for char in text)
    return f"{{\\rtf1\\ansi\\ansicpg936\\deff0{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}}}\\f0 {escaped}\\par}}".encode()


def mht(charset: str = "gb2312", codec: str = "gb18030", meta: bool = True) -> bytes:
    """A page as Word saves it in one file."""
    head = f'<head><meta http-equiv=Content-Type content="text/html; charset={charset}"></head>' if meta else ""
    page = f"<html>{head}<body><p>{TITLE}</p><p>　　一、总体要求</p></body></html>".encode(codec)
    lines = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_NextPart_01"\r\n\r\n'
        "This document is a web archive.\r\n\r\n------=_NextPart_01\r\nContent-Location: file:///C:/A/own.htm\r\n"
        f'Content-Transfer-Encoding: base64\r\nContent-Type: text/html; charset="{charset}"\r\n\r\n'
        f"{b64encode(page).decode()}\r\n\r\n------=_NextPart_01\r\nContent-Type: text/xml\r\n\r\n<xml/>\r\n"
        "------=_NextPart_01--\r\n"
    )
    return lines.encode()


def flat_opc(text: str = TITLE) -> bytes:
    """A Word document in a single XML file."""
    package_namespace = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        f'<pkg:package xmlns:pkg="{package_namespace}"><pkg:part pkg:name="/word/document.xml"'
        f' pkg:contentType="{DOCUMENT_TYPE}"><pkg:xmlData><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}'
        '</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part><pkg:part pkg:name="/word/media/image1.png"'
        ' pkg:contentType="image/png" pkg:compression="store"><pkg:binaryData>iVBO\r\nRw0K</pkg:binaryData></pkg:part>'
        "</pkg:package>"
    ).encode()


WORD_2003 = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>'
    f"{TITLE}</w:t></w:r></w:p></w:body></w:wordDocument>"
).encode()
