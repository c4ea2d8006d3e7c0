"""What callers use: parse a text, bytes or a file, and read the page."""

from __future__ import annotations

from os import PathLike

from gwparse.nodes import Page
from gwparse.parser import parse_source
from gwparse.readers import read_bytes, read_file
from gwparse.readers.units import read_units
from gwparse.source import Source
from gwparse.views.assignments import Assignment, assignments


def parse(text: str) -> Page:
    """Parse the text of a page or a draft.

    Args:
        text: any text; nothing in it raises.

    Returns:
        The tree. `page.text` is the text unchanged.
    """
    return parse_source(Source(text))


def parse_bytes(data: bytes) -> Page:
    """Parse the bytes of a text or HTML file, whose encoding is found as for a file.

    Raises:
        UnreadableInput: when the bytes are no text, or more than 64 MB.
    """
    return parse_source(read_bytes(data))


def parse_file(path: str | PathLike[str]) -> Page:
    """Parse a file: plain text (UTF-8, GB18030, UTF-16 with a byte order mark), Markdown or HTML.

    Raises:
        UnreadableInput: when the file is missing, cannot be read, or is no text.
    """
    return parse_source(read_file(path))


def tasks(page: Page, units: str | PathLike[str] | None = None) -> list[Assignment]:
    """Who does what by when: the assignments of a page, in the order of the text.

    Args:
        page: the page.
        units: a CSV file with the columns name, aliases and level, by which names are resolved; none is needed.

    Raises:
        UnreadableInput: when the list of units cannot be read or is malformed.
    """
    return assignments(page, read_units(units) if units is not None else None)
