"""The page numbers on the pages of a 公文 (页码)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gwparse.layout import PageNumber, PageSetup
from gwparse.nodes import Page
from gwparse.views.body_text import text_pages


@dataclass(frozen=True, slots=True)
class SetNumber:
    """A page number of pages that hold text of a 公文.

    Attributes:
        number: the page number.
        setup: of the pages.
        start: where the text on them begins.
    """

    number: PageNumber
    setup: PageSetup
    start: int


def page_numbers(page: Page) -> Iterator[SetNumber]:
    """The page numbers of a page's 公文, section by section; those of first pages are left out, which may have none or others."""
    for pages in text_pages(page):
        for number in pages.setup.numbers:
            if number.pages != "first":
                yield SetNumber(number, pages.setup, pages.start)
