"""Bytes of a text file to a Source: byte order mark, UTF-8, GB18030, else replacement characters and a remark.

Line breaks stay as they are.
"""

from __future__ import annotations

from gwparse.errors import UNNAMED, UnreadableInput
from gwparse.source import ReaderNote, Source

#: Byte order marks and the codec that each announces. UTF-16 is read only where it says so itself.
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

#: How a file that is no text begins, with the name a user knows it by.
BINARY = (
    (b"PK\x03\x04", "压缩包，也可能是 .docx、.xlsx 或 .ofd 文件"),
    (b"%PDF-", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0", "旧格式的 Word 或 WPS 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
)


def read_text(data: bytes, path: str | None = None) -> Source:
    """Decode the bytes of a text file.

    UTF-16 is taken only with a byte order mark. Bytes that are neither UTF-8 nor GB18030 become replacement characters,
    and a remark names the first of them.

    Args:
        data: the whole file.
        path: the file's name, kept on the Source.

    Raises:
        UnreadableInput: for a file that is not text (a zip, a PDF, an image, bytes with NUL).
    """
    for mark, codec in MARKS:
        if data.startswith(mark):
            text = data.decode(codec, errors="replace")
            return Source(text, path, codec, _notes(text, data, codec))
    for magic, name in BINARY:
        if data.startswith(magic):
            raise UnreadableInput(f"{path or UNNAMED}: 这是{name}，不是文本文件")
    if b"\0" in data:
        raise UnreadableInput(f"{path or UNNAMED}: 这个文件里不是文字，不是文本文件")
    for codec in ("utf-8", "gb18030"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        return Source(text, path, codec, _notes(text, data, codec))
    codec = _closest(data)
    text = data.decode(codec, errors="replace")
    return Source(text, path, codec, _notes(text, data, codec))


def _closest(data: bytes) -> str:
    """The codec that loses fewer characters: a damaged UTF-8 file should not be read as GB18030."""
    return min(("utf-8", "gb18030"), key=lambda codec: data.decode(codec, errors="replace").count("\ufffd"))


def _notes(text: str, data: bytes, codec: str) -> tuple[ReaderNote, ...]:
    """What was lost: bytes that could not be decoded now, or replacement characters that the file already held."""
    lost = text.count("\ufffd")
    if not lost:
        return ()
    first = f"第一处在第{text.find(chr(0xFFFD)) + 1}个字符"
    if "\ufffd".encode(codec) in data:
        return (ReaderNote(f"文件中有{lost}个“\ufffd”，是以前转换时丢失的文字，{first}"),)
    return (ReaderNote(f"文件中有{lost}处文字读不出来，用“\ufffd”代替，{first}"),)
