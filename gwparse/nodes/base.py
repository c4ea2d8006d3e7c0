"""What all nodes have in common, and the plain values they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gwparse.source import Span

#: A level of the hierarchy: a regulation's divisions by name, the levels of 9704 by number.
HeadingLevel = Literal["division", "chapter", "article_section", "article", 1, 2, 3, 4, 5]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all nodes have: a place."""

    kind: str
    #: Where the node stands, in code points of the page's text.
    span: Span
    #: The 1-based line on which it begins.
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf(Node):
    """A node that holds text and no nodes. The leaves of a page, in order, account for all of its text."""

    #: The text as it stands in the source, line breaks inside it included.
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One name in a list: an addressee, an annex."""

    #: The name as it stands in the source; where it was wrapped over two lines, joined.
    text: str
    span: Span
    line: int
