"""Where each leaf of a page stands: in which document, below which headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwparse.nodes import (
    AssignmentBlock,
    Document,
    Heading,
    LabelledParagraph,
    Leaf,
    Node,
    OrdinalItem,
    Page,
    Paragraph,
    Section,
    Table,
)
from gwparse.walk import children, kept_for_page

#: The leaves that hold the text of a body: what cites, refers, and sets time limits.
TEXT_LEAVES = (Heading, Paragraph, OrdinalItem, LabelledParagraph, AssignmentBlock, Table)


@dataclass(frozen=True, slots=True)
class Located:
    """A leaf and where it stands.

    Attributes:
        leaf: the leaf.
        document: the number of its document among all documents of the page, from 0; None outside documents.
        sections: the sections that hold it, from the top.
    """

    leaf: Leaf
    document: int | None
    sections: tuple[Section, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above the leaf as printed, from the top."""
        return tuple(printed_heading(section) for section in self.sections)


def printed_heading(section: Section) -> str:
    """Label and title of a section on one line; the label alone where the text behind it is body."""
    return section.label + "".join((section.title or "").splitlines())


def located_leaves(page: Page) -> Iterator[Located]:
    """All leaves of a page in the order of the text, each with its document and the headings above it."""
    return iter(_located(page))


@kept_for_page
def _located(page: Page) -> tuple[Located, ...]:
    return tuple(_locate(page))


def _locate(page: Page) -> Iterator[Located]:
    documents = -1
    stack: list[tuple[Node, int | None, tuple[Section, ...]]] = [(page, None, ())]
    while stack:
        node, document, sections = stack.pop()
        if isinstance(node, Leaf):
            yield Located(node, document, sections)
            continue
        if isinstance(node, Document):
            documents += 1
            document, sections = documents, ()
        elif isinstance(node, Section):
            sections = (*sections, node)
        stack.extend((child, document, sections) for child in reversed(children(node)))


def leaf_at(places: Sequence[Located], offset: int) -> Located | None:
    """The leaf in which a code-point offset stands; None between two leaves.

    Args:
        places: the leaves of a page in order, `analysis.leaves`.
        offset: the offset.
    """
    at = bisect_right(places, offset, key=lambda place: place.leaf.span.start) - 1
    return places[at] if at >= 0 and offset < places[at].leaf.span.end else None
