"""What kind of office file some bytes are, told by their content: a suffix says little about drafts that come from an OA.

A .doc may be an old Word file, RTF, a web archive or a page of HTML; a .wps of Kingsoft is an old Word file under another
name. Nothing in here raises, whatever the bytes are, and little of them is looked at: the directory of a zip archive or of
a compound file (OLE), the first lines of everything else.
"""

from __future__ import annotations

import re
from typing import Literal

from gwparse.errors import UnreadableInput
from gwparse.readers.archive import Archive
from gwparse.readers.compound import CompoundFile

Kind = Literal[
    "docx",  # Word document
    "docm",  # the same with macros
    "dotx",  # Word template
    "dotm",  # the same with macros
    "flat-opc",  # Word document in a single XML file
    "doc",  # old Word document, also Kingsoft's .wps
    "rtf",
    "mht",  # web archive, which OA systems export as .doc
    "word-xml-2003",
    "encrypted",  # protected by a password
    "xlsx",
    "xls",
    "pptx",
    "ppt",
    "ole",  # another compound file
    "ofd",
    "odt",
    "zip",  # another zip archive
    "pdf",
]

#: Kinds that hold a .docx's parts. Macros are no part of what is read, and nothing here could run them.
READ_AS_DOCX: frozenset[Kind] = frozenset({"docx", "docm", "dotx", "dotm"})

#: Kinds that LibreOffice turns into a .docx (readers/libreoffice.py says why WordprocessingML 2003 is not one of them).
CONVERTED: frozenset[Kind] = frozenset({"doc", "rtf"})

#: Kinds whose pages are fixed, which have readers of their own.
FIXED: frozenset[Kind] = frozenset({"pdf", "ofd"})

#: How the main part's content type begins in [Content_Types].xml. Word first: its documents may hold sheets, not the reverse.
MAIN_PARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"officedocument.wordprocessingml.document.main+xml", "docx"),
    (b"ms-word.document.macroenabled.main+xml", "docm"),
    (b"officedocument.wordprocessingml.template.main+xml", "dotx"),
    (b"ms-word.template.macroenabledtemplate.main+xml", "dotm"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"ms-excel.sheet.macroenabled.main+xml", "xlsx"),
    (b"ms-excel.sheet.binary.macroenabled.main", "xlsx"),
    (b"presentationml.presentation.main+xml", "pptx"),
    (b"presentationml.slideshow.main+xml", "pptx"),
    (b"presentationml.template.main+xml", "pptx"),
)

#: Streams that tell what a compound file is, the more telling ones first.
STREAMS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)

#: How much of a text is looked at. The start tag of an XML file of Word may be long: it names some twenty namespaces.
HEAD = 8 * 1024

#: An XML file's root element behind declarations, comments and instructions.
ROOT = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+<(?:\w+:)?(\w+)([^>]*)", re.DOTALL)

#: The head of a message: fields, each with the lines that go on with it, up to an empty line.
MESSAGE_HEAD = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]+)*\r?\n)+")
ARCHIVE_TYPE = re.compile(r"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)\b", re.I | re.M)

#: Flags in the head of a WordDocument stream (FibBase): protected by a password.
FIB_MAGIC = (b"\xec\xa5", b"\xdc\xa5")
FIB_FLAGS = 10
FIB_ENCRYPTED = 0x01  # in the second byte of the flags

#: What each kind is called, and what to do about it where it cannot be read.
AS_DOCX = "请用 Word 或 WPS 另存为 .docx"
REFUSALS: dict[Kind, str] = {
    "docx": f"这个 Word 文件读不出来，{AS_DOCX} 再试",
    "docm": f"这个带宏的 Word 文件读不出来，{AS_DOCX}",
    "dotx": f"这个 Word 模板读不出来，{AS_DOCX}",
    "dotm": f"这个 Word 模板读不出来，{AS_DOCX}",
    "flat-opc": f"这是存成单个 XML 的 Word 文件，{AS_DOCX}",
    "doc": f"这是旧格式的 Word 或 WPS 文件（.doc、.wps），要装 LibreOffice 才能读，没有装的{AS_DOCX}",
    "rtf": f"这是 RTF 文件，要装 LibreOffice 才能读，没有装的{AS_DOCX}",
    "mht": f"这是网页存档（MHT），里面没有读得出的网页，{AS_DOCX}",
    "word-xml-2003": f"这是 Word 2003 的 XML 文件，{AS_DOCX}",
    "encrypted": "这个文件设了打开密码，请用 Word 或 WPS 打开，去掉密码后另存为 .docx",
    "xlsx": "这是 Excel 或 WPS 表格，不是文字文件",
    "xls": "这是旧格式的 Excel 或 WPS 表格，不是文字文件",
    "pptx": "这是演示文稿，不是文字文件",
    "ppt": "这是旧格式的演示文稿，不是文字文件",
    "ole": f"这个文件已经损坏，或者不是 Word 文件，还能打开的{AS_DOCX}",
    "ofd": "这是 OFD 文件，不是 Word 文件，请用 OFD 阅读器转换成 .docx",
    "odt": f"这是 OpenDocument 文件（.odt），{AS_DOCX}",
    "zip": "这是压缩包，或者损坏了的 Word 文件，是压缩包的请解压后检查里面的文件",
    "pdf": "这是 PDF 文件，不是 Word 文件，请用生成它的 Word 文件",
}


def office_kind(data: bytes) -> Kind | None:
    """Tell what kind of office file some bytes are.

    Args:
        data: the whole file.

    Returns:
        The kind; None for anything else: plain text, HTML, images.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_kind(data)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[:HEAD].decode("utf-16" if wide else "utf-8", errors="replace").lstrip("\ufeff \t\r\n\f")
    if head.startswith("{\\rtf"):
        return "rtf"
    if head.startswith("%PDF-"):
        return "pdf"
    if head.startswith("<"):
        return _xml_kind(head, data)
    fields = MESSAGE_HEAD.match(head)
    if fields is not None and "mime-version:" in fields[0].lower() and ARCHIVE_TYPE.search(fields[0]):
        return "mht"
    return None


def refusal(kind: Kind, name: str) -> str:
    """The sentence that says what a file is and what to do, for files of a kind that cannot be read here and now.

    Args:
        kind: what office_kind said.
        name: the file's name.
    """
    return f"{name}: {REFUSALS[kind]}"


def _zip_kind(data: bytes) -> Kind:
    try:
        archive = Archive(data, "")
        listed = archive.read("[Content_Types].xml") or b""
        mimetype = archive.read("mimetype") or b""
    except UnreadableInput:
        return _damaged_zip_kind(data)
    types = listed.replace(b"\0", b"").lower()
    for main, kind in MAIN_PARTS:
        if main in types:
            return kind
    if archive.has("OFD.xml"):
        return "ofd"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    return "docx" if archive.has("word/document.xml") else "zip"


def _damaged_zip_kind(data: bytes) -> Kind:
    """The kind of an archive that cannot be opened, by the names in it, so that its reader says what is wrong with it."""
    names: tuple[tuple[bytes, Kind], ...] = (
        (b"OFD.xml", "ofd"),
        (b"xl/workbook.xml", "xlsx"),
        (b"ppt/presentation.xml", "pptx"),
        (b"word/", "docx"),
    )
    return next((kind for name, kind in names if name in data), "zip")


def _compound_kind(data: bytes) -> Kind:
    file = CompoundFile(data)
    for name, kind in STREAMS:
        stream = file.streams.get(name)
        if stream is None:
            continue
        if kind == "doc":
            fib = file.first_sector(stream)
            if fib[:2] in FIB_MAGIC and len(fib) > FIB_FLAGS + 1 and fib[FIB_FLAGS + 1] & FIB_ENCRYPTED:
                return "encrypted"
        return kind
    if file.streams:
        return "ole"
    # The directory is lost, as in a file cut short: what says that it cannot be read is the converter.
    return "doc" if data[512:514] in FIB_MAGIC or "WordDocument".encode("utf-16-le") in data else "ole"


def _xml_kind(head: str, data: bytes) -> Kind | None:
    root = ROOT.match(head)
    if root is None:
        return None
    name, attributes = root[1], root[2]
    if name == "wordDocument" and "schemas.microsoft.com/office/word/2003/wordml" in attributes:
        return "word-xml-2003"
    if name == "package" and "schemas.microsoft.com/office/2006/xmlPackage" in attributes:
        is_word = b"wordprocessingml." in data or "wordprocessingml.".encode("utf-16-le") in data
        return "flat-opc" if is_word else None
    if name == "document" and "opendocument:xmlns:office" in attributes:
        return "odt"
    return None
