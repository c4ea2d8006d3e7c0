"""Every example of the corpus and of the tree specification gives the tree that stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import gwparse
from gwparse.dump import dump
from tests.pages import ROOT, Case, read_cases, rewrite_tree

PAGES = [ROOT / "grammar" / "README.md", *sorted((ROOT / "corpus" / "parse").glob("*.md"))]
CASES = [case for page in PAGES for case in read_cases(page)]
DOCUMENTS = sorted((ROOT / "corpus" / "documents").glob("*/input.*"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_example_gives_its_tree(case: Case, update_corpus: bool) -> None:
    """The example parses to the tree beside it."""
    tree = dump(gwparse.parse(case.document))
    if update_corpus:
        rewrite_tree(case, tree)
        return
    assert case.tree == tree


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.name)
def test_document_gives_its_tree(document: Path, update_corpus: bool) -> None:
    """A whole document parses to the tree beside it."""
    expected = document.with_name("expected.tree")
    tree = dump(gwparse.parse_file(document))
    if update_corpus:
        expected.write_text(tree, encoding="utf-8", newline="\n")
        return
    assert expected.read_text(encoding="utf-8") == tree


def test_every_page_has_cases() -> None:
    """No page of examples is without one, and no block of a page is left out of the cases."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert text.count("\n```document") == len(read_cases(page)) > 0, page.name
    assert len(DOCUMENTS) >= 8
