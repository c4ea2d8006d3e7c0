"""Word documents wrapped in one text file: web archives (MHT), which OA systems export as .doc, and flat OPC.

Nothing that a file refers to is fetched. What goes beyond the bounds below is not looked at.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import zipfile
from email.parser import BytesHeaderParser
from io import BytesIO
from xml.sax.saxutils import quoteattr

from gwparse.errors import UnreadableInput
from gwparse.readers import PADDING
from gwparse.readers.archive import parse_xml

#: Bounds of a web archive: the bytes of a part's head, parts in one part, parts inside parts.
LONGEST_HEAD = 64 * 1024
MOST_PARTS = 1_000
DEEPEST_PART = 3

BLANK_LINE = re.compile(rb"\r?\n\r?\n")

#: Encodings of a page in a web archive that the page tells by itself; what others say is needed to decode it.
TOLD_BY_BYTES = frozenset({"utf-8", "gb2312", "gbk", "gb18030", "us-ascii", "iso-8859-1", "windows-1252"})

LONGEST_NAME = 255

#: The beginning of a part of a flat OPC file: its attributes, and which of two ways its content is written in.
FLAT_PART = re.compile(r"<(\w+):part\b([^<>]*)>\s*<\1:(xmlData|binaryData)\b[^<>/]*>")
FLAT_ATTRIBUTE = re.compile(r"""\b(name|contentType)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def html_of_mht(data: bytes) -> bytes | None:
    """The page in a web archive (MHT), for the reader of HTML pages.

    Args:
        data: the whole file.

    Returns:
        The bytes of its first HTML part, in UTF-16 where the archive alone knew their encoding; None without such a part.
    """
    return _html_part(data.lstrip(PADDING), 0)


def docx_of_flat_opc(data: bytes, name: str) -> bytes:
    """Pack a Word document in a single XML file (flat OPC, which Word calls “Word XML”) into a .docx.

    The parts are copied as they stand, not written anew.

    Args:
        data: the whole file.
        name: its name, for messages.

    Raises:
        UnreadableInput: when it is damaged.
    """
    parse_xml(data, name, "the document")
    text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", errors="replace")
    types, parts = [], dict[str, bytes]()
    at = 0
    while begin := FLAT_PART.search(text, at):
        prefix, attributes, kind = begin.groups()
        at = text.find(f"</{prefix}:{kind}>", begin.end())
        if at < 0:
            break
        content = text[begin.end() : at]
        named = {key: html.unescape(one or other) for key, one, other in FLAT_ATTRIBUTE.findall(attributes)}
        part = named.get("name", "").lstrip("/")
        if not 0 < len(part) <= LONGEST_NAME:
            continue
        try:
            parts[part] = content.strip().encode() if kind == "xmlData" else base64.b64decode(content)
        except (binascii.Error, ValueError):
            raise UnreadableInput(f"{name}: 文件已损坏（里面的 {part} 读不出来）") from None
        override = f"<Override PartName={quoteattr('/' + part)} ContentType={quoteattr(named.get('contentType', ''))}/>"
        types.append(override)
    if not parts:
        raise UnreadableInput(f"{name}: 文件已损坏（里面没有内容）")
    head = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    parts["[Content_Types].xml"] = f"{head}{default}{''.join(types)}</Types>".encode()
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, packable in parts.items():
            archive.writestr(zipfile.ZipInfo(part), packable, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _html_part(entity: bytes, depth: int) -> bytes | None:
    """The first HTML part of a message or of a part of one.

    The email package reads the heads only: it would go through the rest line by line, every line once for each level.
    """
    end = BLANK_LINE.search(entity, 0, LONGEST_HEAD)
    if end is None:
        return None
    body = entity[end.end() :]
    try:
        head = BytesHeaderParser().parsebytes(entity[: end.start()])
        kind, boundary, charset = head.get_content_type(), head.get_boundary(), head.get_content_charset()
        transfer = str(head.get("content-transfer-encoding", "")).strip().lower()
        if kind == "text/html":
            return _page(body, transfer, charset or "")
        if boundary is None or not kind.startswith("multipart/") or depth >= DEEPEST_PART:
            return None
        mark = f"\n--{boundary}".encode()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):  # a head that makes no sense
        return None
    for part in (b"\n" + body).split(mark, MOST_PARTS)[1:]:
        if page := _html_part(part.partition(b"\n")[2], depth + 1):
            return page
    return None


def _page(body: bytes, transfer: str, charset: str) -> bytes | None:
    if transfer == "quoted-printable":
        body = binascii.a2b_qp(body)
    elif transfer == "base64":
        body = base64.b64decode(body)
    if not body.strip():
        return None
    if not charset or charset in TOLD_BY_BYTES:
        return body
    charset = "utf-16" if charset == "unicode" else charset  # Word's name for it
    try:
        return body.decode(charset, errors="replace").removeprefix("\ufeff").encode("utf-16", errors="replace")
    except (LookupError, ValueError):  # no such encoding, or no encoding of text
        return body
