"""Text as Markdown that shows it as it is: what a renderer would take for a mark is escaped, and nothing else.

The rules are those of CommonMark with the additions of GitHub (tables, ~~struck~~ text, $mathematics$). Text is left alone wherever
it can be, so that who searches for [2024]8号 or 1.总则 finds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

from gwparse.source import LINE_BREAK

#: What is a mark wherever it stands: emphasis, code, struck text, mathematics, tags, entities, links.
_INLINE = re.compile(
    r"""[*`~$]
    | (?<![^\W_])(?<!_)_+ | (?<!_)_++(?![^\W_])  # within a word _ is no mark
    | \\(?=[!-/:-@\[-`{-~]|$)
    | <(?=[A-Za-z/!?])
    | &(?=\#[0-9]{1,7};|\#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]*;)
    | \](?=[(:])
    """,
    re.VERBOSE,
)

#: What is a mark at the beginning of a line alone: headings, quotations, lists, rules, the row that makes a table.
_LEADING = re.compile(r"#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|[-=|:][-=|: \t]*$|[0-9]{1,9}(?=[.)](?:[ \t]|$))")

#: Marks that a renderer would drop at the end of a heading.
_CLOSING = re.compile(r"(?:(?<=[ \t])|^)#+$")


def paragraph(text: str, bold: int = 0) -> str:
    """A text as a paragraph; its line breaks stay, blanks at the ends of its lines go, and so do blank lines.

    Args:
        text: the text.
        bold: so many of its first characters are set in bold, where a renderer would understand that; no line break is among them.
    """
    lines = _lines(text)
    if not lines:
        return ""
    fits = 0 < bold <= len(lines[0]) and ends_bold(lines[0], bold)
    return "\\\n".join([_line(lines[0], bold if fits else 0), *map(_line, lines[1:])])


def one_line(text: str) -> str:
    """A text as one line that may stand by itself or in a list; its line breaks become nothing.

    Args:
        text: the text.
    """
    return _line("".join(_lines(text)))


def heading(text: str) -> str:
    """A text as a heading, without the marks in front that make it one.

    Args:
        text: the text.
    """
    joined = "".join(_lines(text))
    closing = _CLOSING.search(joined)
    return _escaped(joined, [*_marks(joined), *([closing.start()] if closing else [])])


def cell(text: str) -> str:
    """A text as a cell of a table.

    Args:
        text: the text.
    """
    joined = "".join(_lines(text))
    return _escaped(joined, _marks(joined)).replace("|", "\\|")


def ends_bold(text: str, end: int) -> bool:
    """Whether `**` behind so many characters of a text would end what is bold.

    Behind a mark of punctuation it does so only in front of a blank or another such mark: `**（一）目的。**各县` shows its stars.

    Args:
        text: the text.
        end: how many characters.
    """
    last, behind = text[end - 1], text[end : end + 1]
    if last.isspace():
        return False
    return category(last)[0] not in "PS" or not behind or behind.isspace() or category(behind)[0] == "P"


def _lines(text: str) -> list[str]:
    """The lines that are not blank; a renderer replaces NUL, and so it is replaced here."""
    return [line for line in map(str.strip, LINE_BREAK.split(text.replace("\0", "\ufffd"))) if line]


def _marks(line: str) -> list[int]:
    return [at for found in _INLINE.finditer(line) for at in range(found.start(), found.end())]


def _line(line: str, bold: int = 0) -> str:
    """A line that begins where a renderer looks for marks; so many of its characters in bold."""
    marks = _marks(line)
    if bold:
        marks += [bold - 1] if line[bold - 1] == "\\" else []  # or it would escape the mark behind it
        head = _escaped(line[:bold], [at for at in marks if at < bold])
        return f"**{head}**{_escaped(line[bold:], [at - bold for at in marks if at >= bold])}"
    leading = _LEADING.match(line)
    if leading is None:
        return _escaped(line, marks)
    return _escaped(line, [*marks, leading.end() if leading[0].isdigit() else 0])


def _escaped(line: str, marks: Sequence[int]) -> str:
    """A line with a backslash in front of some of its characters."""
    parts, at = [], 0
    for mark in sorted(set(marks)):
        parts.append(line[at:mark])
        at = mark
    return "\\".join([*parts, line[at:]])
