"""Tokens to the tree: the LALR table of grammar/document.lark over line kinds, with recovery by demotion.

`parse` gives a tree for every text. A token that the grammar does not take where it stands is demoted to UNPLACED, which
every part of the grammar takes; a token of zero width that it does not take is dropped. Nothing of the text is lost.

This module is the parser. Of its parts, `grammar.py` finds the table, `lalr.py` runs it, and `build.py` makes the nodes; `lark_tables.py`
is for whoever changes a grammar.
"""

from __future__ import annotations

from functools import cache

from gwparse.build import Builder
from gwparse.context import settle
from gwparse.grammar import document_table
from gwparse.kinds import LineKind
from gwparse.lalr import Machine, Make, makers
from gwparse.lines import Line, read_lines
from gwparse.nodes import Page
from gwparse.source import Source, Span


def parse_source(source: Source) -> Page:
    """The page of a source: always a tree, with every character of the text in one leaf's tile."""
    return build_page(source, settle(read_lines(source.text, source.table)))


def build_page(source: Source, tokens: list[Line]) -> Page:
    """The page of a sequence of tokens, any sequence.

    Args:
        source: the source that the tokens come from.
        tokens: tokens in the order of the text.
    """
    machine = Machine(document_table(), _makers())
    for token in tokens:
        if not machine.feed(token.type, token):
            _demote(machine, token)
    _, parts = machine.finish()
    return Page(
        span=Span(0, len(source.text)),
        line=1,
        parts=parts,
        text=source.text,
        layout=source.layout,
        printed=source.printed,
    )


def _demote(machine: Machine, token: Line) -> None:
    """Feed a token that the grammar does not take as UNPLACED, or not at all when it has no width."""
    if token.start == token.end:
        return
    token.kind = LineKind.UNPLACED
    if not machine.takes(token.type):
        start = token.piece(0, 0, LineKind.DOCUMENT_START)
        machine.feed(start.type, start)
    machine.feed(token.type, token)


@cache
def _makers() -> tuple[Make | None, ...]:
    """What is made of each rule of grammar/document.lark: the method of the builder that has its name."""
    builder = Builder()
    return makers(document_table(), lambda name: getattr(builder, name))
