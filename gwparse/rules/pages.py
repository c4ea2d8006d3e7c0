"""Finds the page of a rule: in `gwparse/rule_pages` in an installed package, in `corpus/rules` in a checkout."""

from __future__ import annotations

from pathlib import Path

from gwparse.rules.base import Rule


def rule_page(rule: Rule) -> str:
    """The page of a rule, in Markdown: what it says, and its cases.

    Raises:
        FileNotFoundError: when the installation is damaged and has no pages.
    """
    return rule_file(rule).read_text(encoding="utf-8")


def rule_file(rule: Rule) -> Path:
    """The file of the page of a rule.

    Raises:
        FileNotFoundError: when the installation is damaged and has no pages.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "rule_pages", package.parent / "corpus" / "rules"):
        page = folder / f"{rule.name}.md"
        if page.is_file():
            return page
    raise FileNotFoundError("gwparse is installed without the pages of its rules; install it again")
