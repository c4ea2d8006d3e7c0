"""Reads the pages of `corpus/rules`: for each case a document, what the rule says about it, and the text after fixing.

    ## 标题末尾有句号
    ```document
    …
    ```
    ```diagnostics
    1:18-1:19 TI102 标题末尾有“。”，标题末尾不加标点
    ```
    ```fixed
    …
    ```

In place of `document`, `word` holds a Word file in the notation of tests/word_notation.py; lines are those of the text read from it.

Only the page's own rule runs. A case without a `diagnostics` block says that the rule finds nothing. `fixed` holds the text after
the safe fixes, `fixed unsafe` after all fixes; a case whose findings have no such fix has no such block. A block `settings` in
front of a document holds the case's settings, as in gwparse.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from gwparse.diagnostics import Diagnostic
from gwparse.readers.docx import read_docx
from gwparse.source import Source
from tests.pages import FENCE, ROOT, document_of, heading_above
from tests.word_notation import word_file

PAGES = ROOT / "corpus" / "rules"


@dataclass(frozen=True)
class RuleCase:
    """One document and what a rule says about it.

    Attributes:
        page: the Markdown file; its name is the rule's.
        name: the heading under which the case stands.
        document: the document's text, or the notation of a Word file.
        settings: the settings in TOML; empty for the defaults.
        diagnostics: what the block says; empty where the rule finds nothing.
        fixed: the text after the safe fixes; None without such a block.
        fixed_unsafe: the text after all fixes; None without such a block.
        in_word: whether the document is a Word file.
    """

    page: Path
    name: str
    document: str
    settings: str = ""
    diagnostics: str = ""
    fixed: str | None = None
    fixed_unsafe: str | None = None
    in_word: bool = False

    @property
    def source(self) -> Source:
        """The document as its reader gives it."""
        return read_docx(word_file(self.document)) if self.in_word else Source(self.document)

    @property
    def label(self) -> str:
        """What the test is called."""
        return f"{self.page.stem}: {self.name}"


#: The places of the expected blocks of a case, by the field they fill.
Places = dict[str, tuple[int, int]]


def read_cases(page: Path) -> list[tuple[RuleCase, Places]]:
    """The cases of one page in order, each with the places of its expected blocks."""
    text = page.read_text(encoding="utf-8")
    found: list[tuple[RuleCase, Places]] = []
    settings = ""
    for fence in FENCE.finditer(text):
        if fence["name"] == "settings":
            settings = fence["body"]
        elif fence["name"] in ("document", "word"):
            name, in_word = heading_above(text, fence.start()), fence["name"] == "word"
            case = RuleCase(page, name, document_of(fence), settings, in_word=in_word)
            found.append((case, {}))
            settings = ""
        elif found and fence["name"] in ("diagnostics", "fixed"):
            field = fence["name"] + ("_unsafe" if "unsafe" in fence["flags"].split() else "")
            case, places = found[-1]
            places[field] = fence.span("body")
            body = document_of(fence) if fence["name"] == "fixed" else fence["body"]
            found[-1] = (_with(case, field, body), places)
    return found


def _with(case: RuleCase, field: str, body: str) -> RuleCase:
    match field:
        case "diagnostics":
            return replace(case, diagnostics=body)
        case "fixed":
            return replace(case, fixed=body)
        case _:
            return replace(case, fixed_unsafe=body)


def shown(diagnostics: list[Diagnostic]) -> str:
    """Diagnostics as a page writes them: `line:column-line:column CODE message`, the end behind the last character."""
    return "".join(
        f"{found.line}:{found.column}-{found.end_line}:{found.end_column} {found.code} {found.message}\n"
        for found in diagnostics
    )


def rewrite(page: Path, at: int, blocks: dict[str, str]) -> None:
    """Put new expected blocks into a case of a page, and touch nothing else.

    Args:
        page: the Markdown file.
        at: the number of the case on the page, from 0.
        blocks: the new text by field; a field for which the case has no block is passed over.
    """
    text = page.read_text(encoding="utf-8")
    _, places = read_cases(page)[at]
    for field, (start, end) in sorted(places.items(), key=lambda item: -item[1][0]):
        if field in blocks:
            block = blocks[field].replace("\r\n", "\n")
            text = text[:start] + block + ("" if block.endswith("\n") or not block else "\n") + text[end:]
    page.write_text(text, encoding="utf-8", newline="\n")


def head(page: Path) -> str:
    """What stands on a page above its first case."""
    return re.split(r"^## ", page.read_text(encoding="utf-8"), maxsplit=1, flags=re.M)[0]
