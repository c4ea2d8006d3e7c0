"""What both readers ask of a parse of Lark's; its types stop in this room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gwparse.duties.values import Place
from gwparse.grammar import place

if TYPE_CHECKING:
    from lark import Tree
    from lark.lexer import Token


def subtrees(tree: Tree[Token]) -> list[Tree[Token]]:
    """The nodes right below a node."""
    from lark import Tree

    return [child for child in tree.children if isinstance(child, Tree)]


def own_tokens(tree: Tree[Token]) -> list[Token]:
    """The tokens right below a node, those inside its names left out."""
    from lark.lexer import Token

    return [child for child in tree.children if isinstance(child, Token)]


def all_tokens(tree: Tree[Token]) -> Iterator[Token]:
    """All tokens of a node, in the order of the text."""
    return tree.scan_values(lambda _: True)


def place_of(tree: Tree[Token]) -> Place:
    """Where a node stands, counted in the text that was parsed."""
    tokens = list(all_tokens(tree))
    return place(tokens[0])[0], place(tokens[-1])[1]
