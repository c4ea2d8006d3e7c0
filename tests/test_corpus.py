"""Every example of the corpus and of the tree specification gives what stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import gwparse
from tests.pages import READINGS, ROOT, Case, read_cases, rewrite
from tests.readings import READERS

PAGES = [ROOT / "grammar" / "README.md", *sorted((ROOT / "corpus" / "parse").glob("*.md"))]
CASES = [case for page in PAGES for case in read_cases(page)]
DOCUMENTS = sorted((ROOT / "corpus" / "documents").glob("*/input.*"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_example_gives_its_reading(case: Case, update_corpus: bool) -> None:
    """The example reads as the block beside it says."""
    reading = READERS[case.reading](gwparse.parse(case.document))
    if update_corpus:
        rewrite(case, reading)
        return
    assert case.expected == reading


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("reading", ["tree", "tasks", "findings"])
def test_document_gives_its_reading(document: Path, reading: str, update_corpus: bool) -> None:
    """A whole document gives the tree, the tasks and the findings beside it."""
    expected = document.with_name(f"expected.{reading}")
    found = READERS[reading](gwparse.parse_file(document))
    if update_corpus:
        expected.write_text(found, encoding="utf-8", newline="\n")
        return
    assert expected.read_text(encoding="utf-8") == found


def test_every_page_has_cases() -> None:
    """No page of examples is without one, and no document of a page is left out of the cases."""
    assert set(READINGS) == set(READERS)
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        cases = read_cases(page)
        documents = {(case.name, case.document) for case in cases}
        assert text.count("\n```document") == len(documents) > 0, page.name
        assert sum(text.count(f"\n```{name}\n") for name in READINGS) == len(cases), page.name
    assert len(DOCUMENTS) >= 8
