"""The tables and the loop that runs them against Lark itself, which made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwparse.build import Builder
from gwparse.grammar import LINE_GRAMMARS, document_table, line_parser
from gwparse.kinds import LineKind
from gwparse.lalr import END, Machine, Token, Tree, makers, tree_maker
from gwparse.lark_tables import derived_tables, document_lark, line_lark
from gwparse.shadow import shadow_of

ROOT = Path(__file__).parents[1]
GRAMMARS = [(name, start) for name, starts in LINE_GRAMMARS.items() for start in starts]


def test_tables_are_up_to_date() -> None:
    """`python -m gwparse.docs` would write no other tables."""
    folder = ROOT / "gwparse" / "tables"
    derived = derived_tables()
    assert {path.stem for path in folder.glob("*.py")} == {"__init__", *derived}
    for name, text in derived.items():
        assert (folder / f"{name}.py").read_text(encoding="utf-8") == text, name


class Kind:
    """A token that is nothing but its kind."""

    def __init__(self, type_: str) -> None:
        self.type = type_


@cache
def lark_of_documents() -> Any:
    """Lark's own parser of the document grammar, giving Lark's trees."""
    return document_lark()


def as_lists(tree: Any) -> Any:
    """A tree of either kind as nested lists."""
    if hasattr(tree, "children"):
        return [str(tree.data), *map(as_lists, tree.children)]
    return tree.type if isinstance(tree, Kind) else (str(tree), tree.type, tree.start_pos, tree.end_pos)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([kind.value for kind in LineKind]), max_size=25))
def test_documents_are_read_as_lark_reads_them(kinds: list[str]) -> None:
    """The same kinds are refused at the same places, the same could have stood there, and the trees are equal."""
    from lark.exceptions import UnexpectedToken

    theirs = lark_of_documents().parse_interactive()
    table = document_table()
    ours = Machine(table, makers(table, tree_maker))
    for token in map(Kind, kinds):
        acceptable = theirs.accepts()
        assert acceptable == {kind for kind in [*map(str, LineKind), END] if ours.takes(kind)}
        taken = ours.feed(token.type, token)
        try:
            theirs.feed_token(token)
        except UnexpectedToken:
            assert not taken
        else:
            assert taken
    ended, tree = ours.finish()
    assert ended == ("$END" in theirs.accepts())
    if ended:
        assert as_lists(tree) == as_lists(theirs.feed_eof())


def test_every_rule_that_is_built_has_a_maker() -> None:
    """The builder knows all rules of the table by their names."""
    for rule in document_table().rules:
        assert rule.defines.startswith("_") or callable(getattr(Builder, rule.name)), rule


@cache
def lark_of_lines(name: str, start: str) -> Any:
    """Lark's own parser of a line grammar."""
    return line_lark(name, start)


def read_by_lark(name: str, start: str, text: str) -> Any:
    """Lark's tree of a text as nested lists; None for a text that is not of the language."""
    from lark.exceptions import UnexpectedInput

    try:
        return as_lists(lark_of_lines(name, start).parse(text))
    except UnexpectedInput:
        return None


def read_by_us(name: str, start: str, text: str) -> Any:
    """Our tree of a text as nested lists; None for a text that is not of the language."""
    tree = line_parser(name, start).parse(text)
    return None if tree is None else as_lists(tree)


def pieces() -> Iterator[str]:
    """What the line grammars may be asked about: lines of our own documents, and their sentences and brackets."""
    for path in sorted((ROOT / "corpus" / "documents").glob("*/input.txt")):
        for line in shadow_of(path.read_text(encoding="utf-8")).splitlines():
            found = line.strip()
            yield from {found, *re.split("[。;]", found), *re.findall(r"\(([^()]*)\)", found)} - {""}


@pytest.mark.parametrize(("name", "start"), GRAMMARS)
def test_lines_are_read_as_lark_reads_them(name: str, start: str) -> None:
    """Every piece of our own documents gives the same tree, or is refused by both."""
    asked = sorted(set(pieces()))[:: 1 if name == "assignment" else 3]
    trees = [(read_by_lark(name, start, text), read_by_us(name, start, text), text) for text in asked]
    for theirs, ours, text in trees:
        assert theirs == ours, text
    if name in ("assignment", "metadata", "date"):
        assert any(ours is not None for _, ours, _ in trees)


#: Characters that mean something to one of the grammars, and words of theirs.
_SOUP = st.lists(
    st.sampled_from(
        [
            *"0123456789年月日号第〔〕[]():;,.、 \tX-/一二三十",
            *"市水利局牵头 负责 配合 责任单位 联系人 索引号 2024 由 会同 等 列第一位 的为 A".split(),
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(GRAMMARS), _SOUP)
def test_soup_is_read_as_lark_reads_it(grammar: tuple[str, str], text: str) -> None:
    """What looks a little like the language of a grammar gives the same tree, or is refused by both."""
    assert read_by_lark(*grammar, text) == read_by_us(*grammar, text)


def test_trees_walk() -> None:
    """Tokens and trees of one name come in the order of the text."""
    tree = line_parser("document_number").parse("云政发〔2021〕7号")
    assert tree is not None
    assert ["云政发", "2021", "7"] == list(tree.tokens())
    assert [(0, 3), (4, 8), (9, 10)] == [(token.start_pos, token.end_pos) for token in tree.tokens()]
    (code,) = tree.find("issuer_code")
    assert isinstance(code, Tree)
    assert isinstance(code.children[0], Token)
