"""Tokens to the tree: Lark's LALR parser over line kinds, with recovery by demotion.

`parse` gives a tree for every text. A token that the grammar does not take where it stands is demoted to UNPLACED, which
every part of the grammar takes; a token of zero width that it does not take is dropped. Nothing of the text is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from gwparse.build import Builder
from gwparse.context import settle
from gwparse.grammar import grammar_text
from gwparse.kinds import LineKind
from gwparse.lines import Line, read_lines
from gwparse.nodes import Page
from gwparse.source import Source, Span

if TYPE_CHECKING:
    from lark import Lark
    from lark.parsers.lalr_interactive_parser import InteractiveParser


def parse_source(source: Source) -> Page:
    """The page of a source: always a tree, with every character of the text in one leaf's tile."""
    return build_page(source, settle(read_lines(source.text, source.table)))


def build_page(source: Source, tokens: list[Line]) -> Page:
    """The page of a sequence of tokens, any sequence.

    Args:
        source: the source that the tokens come from.
        tokens: tokens in the order of the text.
    """
    from lark.exceptions import UnexpectedToken

    state = document_parser().parse_interactive()
    for token in tokens:
        try:
            state.feed_token(token)  # type: ignore[arg-type]  # a Line has the one attribute that the parser reads
        except UnexpectedToken:
            _demote(state, token)
    parts = state.feed_eof()  # type: ignore[no-untyped-call]  # Lark leaves it open
    return Page(span=Span(0, len(source.text)), line=1, parts=parts, text=source.text, layout=source.layout)


def _demote(state: InteractiveParser, token: Line) -> None:
    """Feed a token that the grammar does not take as UNPLACED, or not at all when it has no width."""
    if token.start == token.end:
        return
    token.kind = LineKind.UNPLACED
    if token.type not in state.accepts():  # type: ignore[no-untyped-call]  # Lark leaves it open
        state.feed_token(token.piece(0, 0, LineKind.DOCUMENT_START))  # type: ignore[arg-type]  # as above
    state.feed_token(token)  # type: ignore[arg-type]  # as above


@cache
def document_parser() -> Lark:
    """The parser of grammar/document.lark over line tokens, with the builder inside."""
    from lark import Lark
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        """Lines are tokens already and are fed one by one."""

        def __init__(self, conf: object) -> None:
            """Take no settings: the kinds come with the lines."""

        def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
            """Give no tokens: the parser is driven from outside."""
            return iter(())

    return Lark(
        grammar_text("document"),
        parser="lalr",
        lexer=NoLexer,
        transformer=Builder(),  # a plain class whose methods are named as the rules
        start="page",
        maybe_placeholders=False,
    )
