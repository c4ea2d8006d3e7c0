"""Walks over the tree: children, all nodes, leaves, ancestors, and what the leaves cover.

Nothing here changes a node; what nodes mean together is read in `views/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TypeVar

from gwparse.nodes import Document, Leaf, MetadataBlock, Node, Page, Section, Unparsed
from gwparse.source import Span

N = TypeVar("N", bound=Node)
R = TypeVar("R")


def children(node: Node) -> list[Node]:
    """The nodes right inside a node, in the order of the text."""
    match node:
        case Page():
            return list(node.parts)
        case MetadataBlock():
            return list(node.fields)
        case Section():
            return [node.heading, *node.blocks]
        case Document():
            return _children_of_document(node)
    return []


def _children_of_document(document: Document) -> list[Node]:
    """Elements stand in the fields of a document in the standard's order; their places tell the order of the text."""
    found: list[Node] = []
    for name in Document.__slots__:
        value = getattr(document, name)
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(value)
    return sorted(found, key=lambda child: (child.span.start, child.span.end))


def walk(node: Node) -> Iterator[Node]:
    """A node and all nodes inside it, in the order of the text."""
    return iter(_nodes_of_page(node)) if isinstance(node, Page) else _walked(node)


def _walked(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(children(here)))


def kept_for_page(reading: Callable[[N], R]) -> Callable[[N], R]:
    """A reading of a page, or of one of its documents, that is kept for the one read last: many ask for the same again and again.

    Args:
        reading: a function of the page, or the document, alone; nobody changes what it gives.
    """
    last: tuple[N, R] | None = None

    @wraps(reading)
    def kept(page: N) -> R:
        nonlocal last
        known = last  # another thread may put another page there meanwhile
        if known is None or known[0] is not page:
            known = last = (page, reading(page))
        return known[1]

    return kept


@kept_for_page
def _nodes_of_page(page: Page) -> tuple[Node, ...]:
    """A page and all nodes in it, in the order of the text."""
    return tuple(_walked(page))


def find_all(node: Node, kind: type[N]) -> Iterator[N]:
    """All nodes of one class in a node, itself included, in the order of the text."""
    return (here for here in walk(node) if isinstance(here, kind))


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves of a node, in the order of the text."""
    return find_all(node, Leaf)


def ancestors(page: Page, offset: int) -> list[Node]:
    """The nodes in which an offset stands, from the page down to the leaf.

    Args:
        page: the page.
        offset: a code-point offset; between two nodes, the list ends at what encloses both.
    """
    path: list[Node] = [page]
    here: Node | None = page
    while here is not None:
        here = next((child for child in children(here) if child.span.start <= offset < child.span.end), None)
        if here is not None:
            path.append(here)
    return path


def tiles(page: Page) -> list[tuple[Leaf, Span]]:
    """The leaves of a page, each with the stretch of text that it accounts for.

    A tile begins where its leaf does and ends where the next leaf begins; the first begins at 0, the last ends with the
    text. So the tiles, joined, are the text, and what a tile holds beyond its leaf are blanks between lines (and the
    marks between two fields of metadata). A page without a leaf has no tiles: its text is blank.
    """
    found = list(leaves(page))
    starts = [0, *(leaf.span.start for leaf in found[1:])]
    ends = [*starts[1:], len(page.text)]
    return [(leaf, Span(start, end)) for leaf, start, end in zip(found, starts, ends, strict=False)]


def coverage(page: Page) -> float:
    """The share of characters that are not blank inside recognised nodes, 0 to 1; 1 for an empty page."""
    total = known = 0
    for leaf, tile in tiles(page):
        size = len("".join(page.text[tile.start : tile.end].split()))
        total += size
        known += 0 if isinstance(leaf, Unparsed) else size
    return known / total if total else 1.0
