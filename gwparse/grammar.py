"""The grammars of `grammar/` as parsers: their tables are read when they are first needed, and kept.

The grammar files lie in `gwparse/grammar` in an installed package and in `grammar/` beside the package in a checkout. What reads
documents are tables that Lark has made of them (`lark_tables.py`), which a test compares with the files.

A text that is not of the language of a grammar gives None, never an exception; Lark is not needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from gwparse.lalr import Lexing, LineParser, Table, Token, Tree

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


def table_name(name: str, start: str = "start") -> str:
    """The module of `gwparse/tables/` that holds the table of a grammar, from the rule to begin with."""
    return name if start == "start" else f"{name}_{start}"


@cache
def document_table() -> Table:
    """The table of grammar/document.lark."""
    from gwparse.tables.document import TABLE

    return TABLE


@cache
def line_parser(name: str, start: str = "start") -> LineParser:
    """The parser of one of the `LINE_GRAMMARS`.

    Args:
        name: the grammar.
        start: the rule to begin with.
    """
    module = import_module(f"gwparse.tables.{table_name(name, start)}")
    return LineParser(module.TABLE, module.LEXING)


def parse_line(name: str, text: str, start: str = "start") -> Tree | None:
    """Parse a piece of one line with a line grammar; None when the text is not of that language.

    Args:
        name: one of `LINE_GRAMMARS`.
        text: the piece, from the shadow string.
        start: the rule to begin with.
    """
    return line_parser(name, start).parse(text)


def place(token: Token) -> tuple[int, int]:
    """Where a token of a line grammar stands, counted in the text that was parsed."""
    return token.start_pos, token.end_pos


def terminals(name: str) -> Mapping[str, str]:
    """The terminals of a line grammar as regular expressions, by name, the highest priority first."""
    lexing: Lexing = import_module(f"gwparse.tables.{table_name(name, LINE_GRAMMARS[name][0])}").LEXING
    return lexing.terminals


@cache
def alternation(name: str) -> str:
    """All terminals of a line grammar as one pattern, each a group named after its terminal, in priority order."""
    return "|".join(f"(?P<{terminal}>{pattern})" for terminal, pattern in terminals(name).items())
