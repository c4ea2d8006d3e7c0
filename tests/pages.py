"""Reads the pages of the corpus: Markdown in which a document and its expected tree stand in fenced blocks.

    ## A case
    Prose.
    ```document
    一、总体要求
    ```
    ```tree
    (page …
    ```

A fence may say how the document's lines end: `document crlf` or `document noeol` (no break after the last line).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
CASE = re.compile(
    r"^```document(?P<flags>[ \w]*)\n(?P<document>.*?)^```\n(?P<between>.*?)^```tree\n(?P<tree>.*?)^```$", re.S | re.M
)


@dataclass(frozen=True)
class Case:
    """One document with its expected tree.

    Attributes:
        page: the Markdown file.
        name: the heading under which the case stands.
        document: the document's text.
        tree: the expected S-expression.
    """

    page: Path
    name: str
    document: str
    tree: str

    @property
    def label(self) -> str:
        """What the test is called."""
        return f"{self.page.relative_to(ROOT).as_posix()}: {self.name}"


def read_cases(page: Path) -> list[Case]:
    """The cases of one page, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Case(page, _heading_above(text, found.start()), _document(found), found["tree"])
        for found in CASE.finditer(text)
    ]


def _heading_above(text: str, at: int) -> str:
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text[:at], flags=re.S | re.M), re.M)
    return str(headings[-1]) if headings else "?"


def _document(found: re.Match[str]) -> str:
    document = found["document"]
    flags = found["flags"].split()
    if "noeol" in flags:
        document = document.removesuffix("\n")
    return document.replace("\n", "\r\n") if "crlf" in flags else document


def rewrite_tree(case: Case, tree: str) -> None:
    """Put a new expected tree into the page of a case, and touch nothing else."""
    text = case.page.read_text(encoding="utf-8")
    for found in CASE.finditer(text):
        if _document(found) == case.document and _heading_above(text, found.start()) == case.name:
            text = text[: found.start("tree")] + tree + text[found.end("tree") :]
            break
    case.page.write_text(text, encoding="utf-8", newline="\n")
