"""Readers: the bytes of a file to a Source, chosen by what the bytes are rather than by the file's name."""

from __future__ import annotations

from os import PathLike

from gwparse.errors import UnreadableInput
from gwparse.readers.txt import read_text
from gwparse.source import Source

#: Larger files are refused: no official document comes near it, and a tree of one would fill the memory.
LARGEST = 64 * 1024 * 1024

#: How an HTML page may begin, in lower case, white space and a byte order mark aside.
HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<meta", b"<div", b"<table")


def read_bytes(data: bytes, path: str | None = None) -> Source:
    """Turn the bytes of one input into a Source.

    Args:
        data: the whole input.
        path: where it came from, kept on the Source and used in messages.

    Raises:
        UnreadableInput: when the bytes are no document that can be read, or are too many.
    """
    if len(data) > LARGEST:
        raise UnreadableInput(f"{path or 'input'}: larger than {LARGEST // 1024 // 1024} MB")
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    commented = head.startswith(b"<!--") and any(mark in head for mark in (b"<!doctype html", b"<html", b"<body"))
    if commented or head.startswith(HTML_STARTS):
        from gwparse.readers.html import read_html

        return read_html(data, path)
    return read_text(data, path)


def read_file(path: str | PathLike[str]) -> Source:
    """Read one file.

    Raises:
        UnreadableInput: when the file is missing, is a directory, may not be read, or holds no text.
    """
    return read_bytes(read_file_bytes(path), str(path))


def read_file_bytes(path: str | PathLike[str]) -> bytes:
    """The bytes of one file, of a larger one the first LARGEST + 1.

    Raises:
        UnreadableInput: when the file is missing, is a directory, or may not be read.
    """
    try:
        with open(path, "rb") as file:
            return file.read(LARGEST + 1)
    except IsADirectoryError:
        raise UnreadableInput(f"{path}: this is a directory, not a file") from None
    except FileNotFoundError:
        raise UnreadableInput(f"{path}: no such file") from None
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror or error})") from None
