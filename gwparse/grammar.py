"""Loads the grammars of `grammar/`, and is the only module that builds a Lark parser.

A grammar is read when it is first needed and kept. The files lie in `gwparse/grammar` in an installed package and in
`grammar/` beside the package in a checkout.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lark import Lark, Tree
    from lark.lexer import Token

#: The grammars read character by character, each with the rules that it can begin with.
LINE_GRAMMARS = {
    "heading_label": ("start",),
    "document_number": ("start",),
    "date": ("start",),
    "metadata": ("start",),
    "time_limit": ("start",),
    "assignment_label": ("start",),
    "assignment": ("stated", "running"),
}


@cache
def grammar_folder() -> Path:
    """The folder that holds the grammar files, installed or in a checkout.

    Raises:
        FileNotFoundError: when the installation is damaged and has no grammar files.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "grammar", package.parent / "grammar"):
        if (folder / "document.lark").is_file():
            return folder
    raise FileNotFoundError("gwparse is installed without its grammar files; install it again")


def grammar_text(name: str) -> str:
    """The text of one grammar, by its name without `.lark`."""
    return (grammar_folder() / f"{name}.lark").read_text(encoding="utf-8")


@cache
def line_parser(name: str, start: str = "start") -> Lark:
    """The parser of one of the `LINE_GRAMMARS`, built on first use.

    Args:
        name: the grammar.
        start: the rule to begin with; each gets a parser of its own, so that the terminals of one do not lex for the other.
    """
    from lark import Lark
    from lark.lexer import ContextualLexer, Lexer

    class TrustingLexer(ContextualLexer):
        """Does not compare all terminals in pairs, which takes seconds where the package for it is installed."""

        def __init__(self, conf: Any, *rest: Any, **more: Any) -> None:
            conf.skip_validation = True
            super().__init__(conf, *rest, **more)

    plugins: dict[str, type[Lexer]] = {"ContextualLexer": TrustingLexer}
    folder = str(grammar_folder())  # where one grammar finds another that it imports terminals from
    return Lark(
        grammar_text(name), parser="lalr", lexer="contextual", start=start, import_paths=[folder], _plugins=plugins
    )


def parse_line(name: str, text: str, start: str = "start") -> Tree[Token] | None:
    """Parse a piece of one line with a line grammar; None when the text is not of that language.

    Args:
        name: one of `LINE_GRAMMARS`.
        text: the piece, from the shadow string.
        start: the rule to begin with.
    """
    from lark.exceptions import UnexpectedInput

    try:
        return line_parser(name, start).parse(text)
    except UnexpectedInput:
        return None


def place(token: Any) -> tuple[int, int]:
    """Where a token of a line grammar stands, counted in the text that was parsed."""
    return token.start_pos, token.end_pos


@cache
def terminals(name: str, start: str = "start") -> dict[str, str]:
    """The terminals of a line grammar as regular expressions, by name, the highest priority first."""
    defined = sorted(line_parser(name, start).terminals, key=lambda terminal: -terminal.priority)
    return {terminal.name: terminal.pattern.to_regexp() for terminal in defined}


@cache
def alternation(name: str) -> str:
    """All terminals of a line grammar as one pattern, each a group named after its terminal, in priority order."""
    return "|".join(f"(?P<{terminal}>{pattern})" for terminal, pattern in terminals(name).items())
