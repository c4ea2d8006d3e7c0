"""Reads the pages of the corpus: Markdown in which a document and what is read in it stand in fenced blocks.

    ## A case
    Prose.
    ```document
    一、总体要求
    ```
    ```tree
    (page …
    ```

A document may have several readings, each in a block named after it (READINGS); each is a case. A fence may say how the document's
lines end: `document crlf` or `document noeol` (no break after the last line).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"^```(?P<name>\w+)(?P<flags>[ \w]*)\n(?P<body>.*?)^```$", re.S | re.M)

#: The blocks that say what is read in the document above them.
READINGS = ("tree", "tasks", "citations", "references", "dates", "findings")


@dataclass(frozen=True)
class Case:
    """One document with one expected reading.

    Attributes:
        page: the Markdown file.
        name: the heading under which the case stands.
        document: the document's text.
        reading: what is read, one of READINGS.
        expected: what the block says.
    """

    page: Path
    name: str
    document: str
    reading: str
    expected: str

    @property
    def label(self) -> str:
        """What the test is called."""
        return f"{self.page.relative_to(ROOT).as_posix()}: {self.name} ({self.reading})"


def read_cases(page: Path) -> list[Case]:
    """The cases of one page, in order."""
    return [case for case, _ in _located(page)]


def _located(page: Path) -> list[tuple[Case, tuple[int, int]]]:
    """The cases of one page, each with the place of its expected block."""
    text = page.read_text(encoding="utf-8")
    found: list[tuple[Case, tuple[int, int]]] = []
    document: str | None = None
    name = "?"
    for fence in FENCE.finditer(text):
        if fence["name"] == "document":
            document, name = document_of(fence), heading_above(text, fence.start())
        elif fence["name"] in READINGS and document is not None:
            found.append((Case(page, name, document, fence["name"], fence["body"]), fence.span("body")))
    return found


def heading_above(text: str, at: int) -> str:
    """The heading under which a place of a page stands, blocks left out."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text[:at], flags=re.S | re.M), re.M)
    return str(headings[-1]) if headings else "?"


def document_of(found: re.Match[str]) -> str:
    """The text of a block, with the line breaks that its flags ask for."""
    document = found["body"]
    flags = found["flags"].split()
    if "noeol" in flags:
        document = document.removesuffix("\n")
    return document.replace("\n", "\r\n") if "crlf" in flags else document


def rewrite(case: Case, reading: str) -> None:
    """Put a new expected reading into the page of a case, and touch nothing else."""
    text = case.page.read_text(encoding="utf-8")
    for other, (start, end) in _located(case.page):
        if (other.name, other.document, other.reading) == (case.name, case.document, case.reading):
            text = text[:start] + reading + text[end:]
            break
    case.page.write_text(text, encoding="utf-8", newline="\n")
