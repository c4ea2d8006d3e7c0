"""Readers: the bytes of a file to a Source, chosen by what the bytes are rather than by the file's name.

What cannot be read raises UnreadableInput, in one sentence for users, and nothing else does. More than LARGEST bytes are refused. No
file is written, but for what LibreOffice is given to convert.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from os import PathLike
from stat import S_ISFIFO
from typing import TYPE_CHECKING, Literal

from gwparse.errors import UNNAMED, UnreadableInput, reason
from gwparse.readers.txt import read_text
from gwparse.source import ReaderNote, Source

if TYPE_CHECKING:
    from io import BufferedReader

    from gwparse.readers.sniff import Kind

#: How tracked changes are read.
Revisions = Literal["final", "original"]

#: Larger files are refused: no official document comes near it, and a tree of one would fill the memory.
LARGEST = 64 * 1024 * 1024

#: How long a named pipe may be without a writer, in seconds.
PIPE_SECONDS = 2.0

#: How an HTML page may begin, in lower case, white space and a byte order mark aside.
HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<meta", b"<div", b"<table")

#: What may stand in front of a file's first words.
PADDING = b"\xef\xbb\xbf \t\r\n"

#: How zip archives, compound files (.doc, .wps) and XML in UTF-16 begin.
OFFICE_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\xff\xfe<\0", b"\xfe\xff\0<")

#: How files of office programs are called. What a file is is told by its bytes; where there are none, by its name.
OFFICE_SUFFIXES = (".docx", ".doc", ".wps", ".pdf", ".ofd")

#: Said of files that LibreOffice has turned into .docx.
CONVERTED = ReaderNote("旧格式文件，经 LibreOffice 转换后读取")


def read_bytes(data: bytes, path: str | None = None, *, revisions: Revisions = "final") -> Source:
    """Turn the bytes of one input into a Source.

    Args:
        data: the whole input.
        path: where it came from, kept on the Source and used in messages.
        revisions: how tracked changes of a Word file are read: as if all were accepted (final), or rejected (original).

    Raises:
        UnreadableInput: when the bytes are no document that can be read, or are too many.
    """
    document = as_docx(data, path)
    if document is not None:
        from gwparse.readers.docx import read_docx

        source = read_docx(document.data, path, revisions=revisions)
        return told_converted(source) if document.converted else source
    kind = _fixed_kind(data)
    if kind == "pdf":
        from gwparse.readers.pdf import read_pdf

        return read_pdf(data, path)
    if kind == "ofd":
        from gwparse.readers.ofd import read_ofd

        return read_ofd(data, path)
    page = data if _is_page(data) else _archived_page(data, path)
    if page is not None:
        from gwparse.readers.html import read_html

        return read_html(page, path)
    source = read_text(data, path)
    suffix = os.path.splitext(path)[1] if path and path.lower().endswith(OFFICE_SUFFIXES) else ""
    if not suffix:
        return source
    return replace(source, notes=(ReaderNote(f"文件名以 {suffix} 结尾，内容却是纯文本，按文本读取"), *source.notes))


def _fixed_kind(data: bytes) -> Kind | None:
    """The kind of a file whose pages are fixed, pdf or ofd; None for anything else."""
    if not (data.startswith(b"PK") or data[:1024].lstrip(PADDING).startswith(b"%PDF-")):
        return None
    from gwparse.readers.sniff import FIXED, office_kind

    kind = office_kind(data)
    return kind if kind in FIXED else None


def is_plain(text: str) -> bool:
    """Whether a text is read as it stands: it is no web page or archive, nor an office file, of which text has to be taken out.

    Args:
        text: the text, as an editor that has opened the file shows it.
    """
    head = text[:8192].encode("utf-8", "surrogatepass")
    return not _is_page(head) and not _may_be_office_file(head)


def _is_page(data: bytes) -> bool:
    """Whether these are the bytes of a web page."""
    head = data[:1024].lstrip(PADDING).lower()
    commented = head.startswith(b"<!--") and any(mark in head for mark in (b"<!doctype html", b"<html", b"<body"))
    return commented or head.startswith(HTML_STARTS)


def told_converted(source: Source) -> Source:
    """A source that was read from what LibreOffice has made of a file; its notes say so.

    Raises:
        UnreadableInput: when there is no text in it, as LibreOffice makes empty documents of damaged files without a word.
    """
    if not source.text.strip():
        raise UnreadableInput(f"{source.path or UNNAMED}: LibreOffice 没有从中读出文字，请用 Word 或 WPS 另存为 .docx")
    return replace(source, notes=(CONVERTED, *source.notes))


@dataclass(frozen=True, slots=True)
class WordInput:
    """The bytes of a .docx.

    Attributes:
        data: the bytes.
        converted: whether LibreOffice has made them of an old file.
    """

    data: bytes
    converted: bool = False


def as_docx(data: bytes, path: str | None = None) -> WordInput | None:
    """An office file as a .docx: itself if it is one, what LibreOffice makes of an old one; None for text, web pages, PDF and OFD.

    Args:
        data: the whole input.
        path: where it came from, for messages.

    Raises:
        UnreadableInput: when it is too large, or an office file that cannot be read; the sentence says what to do.
    """
    if len(data) > LARGEST:
        raise UnreadableInput(f"{path or UNNAMED}: 文件超过 {LARGEST // 1024 // 1024} MB，太大")
    if not data and path is not None and path.lower().endswith(OFFICE_SUFFIXES):
        raise UnreadableInput(f"{path}: 文件是空的，可能没有复制完")
    if not _may_be_office_file(data):
        return None
    from gwparse.readers.sniff import CONVERTED as OLD
    from gwparse.readers.sniff import FIXED, READ_AS_DOCX, office_kind

    kind = office_kind(data)
    if kind is None or kind == "mht" or kind in FIXED:
        return None
    if kind in READ_AS_DOCX:
        return WordInput(data)
    from gwparse.readers.libreoffice import convert

    (result,) = convert([(path or UNNAMED, data)])
    if isinstance(result, UnreadableInput):
        raise result
    return WordInput(result, converted=kind in OLD)


def _may_be_office_file(data: bytes) -> bool:
    """Whether it is worth a closer look: most inputs are texts and web pages, which should not wait for it."""
    if data.startswith(OFFICE_STARTS):
        return True
    head = data[:8192].lstrip(PADDING)
    return head.startswith((b"{\\rtf", b"%PDF-")) or b"schemas.microsoft.com/office" in head or _may_be_archived(head)


def _may_be_archived(head: bytes) -> bool:
    return b"mime-version:" in head[:2048].lower()


def _archived_page(data: bytes, path: str | None) -> bytes | None:
    """The page in a web archive (MHT); None for anything else.

    Raises:
        UnreadableInput: when it is a web archive without a page.
    """
    if not _may_be_archived(data[:8192]):
        return None
    from gwparse.readers.sniff import office_kind, refusal
    from gwparse.readers.wrapped import html_of_mht

    if office_kind(data) != "mht":
        return None
    page = html_of_mht(data)
    if page is None:
        raise UnreadableInput(refusal("mht", path or UNNAMED))
    return page


def read_file(path: str | PathLike[str], *, revisions: Revisions = "final") -> Source:
    """Read one file.

    Args:
        path: the file.
        revisions: how tracked changes of a Word file are read.

    Raises:
        UnreadableInput: when the file is missing, is a directory, may not be read, or holds no text.
    """
    return read_bytes(read_file_bytes(path), str(path), revisions=revisions)


def read_file_bytes(path: str | PathLike[str]) -> bytes:
    """The bytes of one file, of a larger one the first LARGEST + 1.

    A pipe is read to its end, however long that takes, once somebody writes to it.

    Raises:
        UnreadableInput: when the file is missing, is a directory, may not be read, or is a pipe to which nobody writes.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            first = _first_of_pipe(file, path) if S_ISFIFO(os.fstat(file.fileno()).st_mode) else b""
            if hasattr(os, "set_blocking"):
                os.set_blocking(file.fileno(), True)
            return first + file.read(LARGEST + 1 - len(first))
    except IsADirectoryError:
        raise UnreadableInput(f"{path}: 这是文件夹，不是文件") from None
    except FileNotFoundError:
        raise UnreadableInput(f"{path}: 没有这个文件") from None
    except OSError as error:
        raise UnreadableInput(f"{path}: 读不出来（{reason(error)}）") from None
    except ValueError:  # a name with NUL, which no file has
        raise UnreadableInput(f"{path!r}: 文件名里有不能用的字符") from None


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting for anything: a named pipe would not open until somebody writes to it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _first_of_pipe(file: BufferedReader, path: str | PathLike[str]) -> bytes:
    """The first byte of a pipe that was opened at once; nothing where it has ended, or its writer takes time.

    Raises:
        UnreadableInput: when nobody has opened the pipe for writing within PIPE_SECONDS.
    """
    from select import POLLHUP, POLLIN, poll
    from time import monotonic, sleep

    state = poll()
    state.register(file.fileno(), POLLIN)
    until = monotonic() + PIPE_SECONDS
    while (first := file.raw.read(1)) == b"":
        if any(event & POLLHUP for _, event in state.poll(0)):
            return b""  # there was a writer, and it is gone
        if monotonic() > until:
            raise UnreadableInput(f"{path}: 这是管道，没有程序往里写")
        sleep(0.02)
    return first or b""
