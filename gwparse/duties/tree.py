"""What both readers ask of the tree that a line grammar gives."""

from __future__ import annotations

from gwparse.duties.values import Place
from gwparse.grammar import place
from gwparse.lalr import Token, Tree


def subtrees(tree: Tree) -> list[Tree]:
    """The nodes right below a node."""
    return [child for child in tree.children if isinstance(child, Tree)]


def own_tokens(tree: Tree) -> list[Token]:
    """The tokens right below a node, those inside its names left out."""
    return [child for child in tree.children if isinstance(child, Token)]


def place_of(tree: Tree) -> Place:
    """Where a node stands, counted in the text that was parsed."""
    tokens = list(tree.tokens())
    return place(tokens[0])[0], place(tokens[-1])[1]
