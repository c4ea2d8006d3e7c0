"""What callers use: parse a text, bytes or a file, and read the page.

Each function takes what it reads whole and gives a plain value. None prints, writes, or changes what it is given; only input that
cannot be read raises, a text never does.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from gwparse.lists.units import read_units
from gwparse.nodes import Page
from gwparse.parser import parse_source
from gwparse.readers import Revisions, read_bytes, read_file
from gwparse.source import Source
from gwparse.views.assignments import Assignment, assignments

if TYPE_CHECKING:
    from gwparse.config import Settings
    from gwparse.diagnostics import Diagnostic
    from gwparse.fixer import FixResult


def parse(text: str) -> Page:
    """Parse the text of a page or a draft.

    Args:
        text: any text; nothing in it raises.

    Returns:
        The tree. `page.text` is the text unchanged.
    """
    return parse_source(Source(text))


def parse_bytes(data: bytes, *, revisions: Revisions = "final") -> Page:
    """Parse the bytes of a file, whose kind and encoding are found as for a file.

    Args:
        data: the whole file.
        revisions: how tracked changes of a Word file are read: as if all were accepted (final), or rejected (original).

    Raises:
        UnreadableInput: when the bytes are no document that can be read, or more than 64 MB.
    """
    return parse_source(read_bytes(data, revisions=revisions))


def parse_file(path: str | PathLike[str], *, revisions: Revisions = "final") -> Page:
    """Parse a file: Word (.docx; .doc and .wps with LibreOffice), PDF (with the extra pdf), OFD, HTML, Markdown, or plain text.

    Plain text is in UTF-8, GB18030, or UTF-16 with a mark.

    Args:
        path: the file.
        revisions: how tracked changes of a Word file are read: as if all were accepted (final), or rejected (original).

    Returns:
        The tree. `page.layout` of a Word file says how each line is set, and in which paragraph of the file it stands;
        `page.printed` of a PDF or OFD file, on which page and line.

    Raises:
        UnreadableInput: when the file is missing, cannot be read, or is no document.
    """
    return parse_source(read_file(path, revisions=revisions))


def tasks(page: Page, units: str | PathLike[str] | None = None) -> list[Assignment]:
    """Who does what by when: the assignments of a page, in the order of the text.

    Args:
        page: the page.
        units: a CSV file with the columns name, aliases and level, by which names are resolved; none is needed.

    Raises:
        UnreadableInput: when the list of units cannot be read or is malformed.
    """
    return assignments(page, read_units(units) if units is not None else None)


def check(page: Page, settings: Settings | None = None, *, path: str | None = None) -> list[Diagnostic]:
    """What is wrong with a page by the rules that bind official documents, in the order of the text.

    Args:
        page: the page.
        settings: which rules run and how; `read_settings` and `find_settings` give those of a file, the defaults hold without.
        path: the file that the page is from, by which settings may single it out; none is needed.
    """
    from gwparse.config import Settings
    from gwparse.linter import check_page

    return check_page(page, settings or Settings(), path)


def fix(text: str, settings: Settings | None = None, *, unsafe: bool = False) -> FixResult:
    """Mend a text as far as the findings in it offer safe fixes; the text itself is not changed, a new one is given.

    Args:
        text: the text.
        settings: which rules run and how; the defaults hold without.
        unsafe: whether to make the fixes, too, that a person should look at.
    """
    from gwparse.config import Settings
    from gwparse.fixer import fix_text

    return fix_text(text, settings or Settings(), unsafe=unsafe)
