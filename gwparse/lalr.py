"""Runs the tables that Lark makes of the grammars: a loop over tokens, and a lexer that tries what may stand next.

Lark reads the grammars and works their tables out, which takes longer than parsing a document; so the tables are derived files
(`gwparse/tables/`, written by `python -m gwparse.docs`), and this module is all that is needed to use them. A test holds it against
Lark's own parser on the same grammars: the same trees for the same tokens, and the same texts refused.

Nothing is repaired or guessed here: a token that does not fit is refused, and `parser.py` says what becomes of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

#: What stands behind the last token.
END = "$END"

V = TypeVar("V")

#: What is made of a rule: a function of its children.
Make = Callable[[list[Any]], Any]


class Production(NamedTuple):
    """A rule of a grammar, as one alternative of it.

    Attributes:
        name: its alias, or what it defines.
        defines: the symbol that it defines; one that begins with _ hands its children on to the rule above.
        size: how many symbols it has.
        kept: the symbols that are kept as children, each with whether its own children take its place.
    """

    name: str
    defines: str
    size: int
    kept: tuple[tuple[int, bool], ...]


class Table(NamedTuple):
    """An LALR(1) table.

    Attributes:
        steps: for each state what to do at a symbol: go to state n, or, below zero, reduce by the rule ~n.
        rules: the rules.
        start, end: the first state, and the one in which a whole text has been read.
    """

    steps: tuple[Mapping[str, int], ...]
    rules: tuple[Production, ...]
    start: int
    end: int


class Lexing(NamedTuple):
    """How the characters of a text become tokens.

    Attributes:
        terminals: the patterns of terminals by name.
        orders: the terminals that may stand next, in the order in which they are tried: the different ones there are.
        order_of: for each state of the table which of them.
        words: for each order by terminal the words that are another terminal: a word is tried as what it looks like.
        ignored: the terminals that are no tokens.
    """

    terminals: Mapping[str, str]
    orders: tuple[tuple[str, ...], ...]
    order_of: tuple[int, ...]
    words: tuple[Mapping[str, Mapping[str, str]], ...]
    ignored: frozenset[str]


class Token(str):
    """Some characters as a terminal.

    Attributes:
        type: the terminal.
        start_pos, end_pos: where they stand in the text that was parsed, half-open.
    """

    __slots__ = ("end_pos", "start_pos", "type")
    type: str
    start_pos: int
    end_pos: int

    @classmethod
    def at(cls, type_: str, found: re.Match[str]) -> Token:
        """The token that a match is."""
        token = cls(found[0])
        token.type = type_
        token.start_pos, token.end_pos = found.span()
        return token


@dataclass(slots=True)
class Tree:
    """What a rule of a line grammar was found to be: its name, and its tokens and trees in order."""

    data: str
    children: list[Tree | Token]

    def tokens(self) -> Iterator[Token]:
        """The tokens in it, in the order of the text."""
        for child in self.children:
            if isinstance(child, Token):
                yield child
            else:
                yield from child.tokens()

    def find(self, name: str) -> Iterator[Tree]:
        """The trees of a rule in it, itself included, in the order of the text."""
        if self.data == name:
            yield self
        for child in self.children:
            if isinstance(child, Tree):
                yield from child.find(name)


class Machine:
    """A parser in the course of a text.

    Args:
        table: the table.
        makers: what is made of each rule of the table, in its order; None for rules that hand their children on.
    """

    __slots__ = ("_end", "_makers", "_rules", "_states", "_steps", "_values")

    def __init__(self, table: Table, makers: Sequence[Make | None]) -> None:
        self._steps = table.steps
        self._rules = table.rules
        self._end = table.end
        self._makers = makers
        self._states = [table.start]
        self._values: list[Any] = []

    @property
    def state(self) -> int:
        """The state that the parser is in."""
        return self._states[-1]

    def feed(self, type_: str, token: object) -> bool:
        """Read a token; False where it cannot stand here. What was reduced in front of it stays reduced."""
        states, values, steps, rules, makers = self._states, self._values, self._steps, self._rules, self._makers
        while True:
            step = steps[states[-1]].get(type_)
            if step is None:
                return False
            if step >= 0:
                states.append(step)
                values.append(token)
                return True
            _, defines, size, kept = rules[~step]
            children: list[Any] = []
            if size == 1:  # most rules by far have one symbol or none
                states.pop()
                value = values.pop()
                if kept:
                    children = value if kept[0][1] else [value]
            elif size:
                held = values[-size:]
                for at, spread in kept:
                    if not spread:
                        children.append(held[at])
                    elif children:
                        children += held[at]
                    else:
                        children = held[at]  # nobody else has this list
                del states[-size:], values[-size:]
            make = makers[~step]
            values.append(children if make is None else make(children))
            states.append(steps[states[-1]][defines])
            if states[-1] == self._end and type_ == END:
                return True

    def takes(self, type_: str) -> bool:
        """Whether a token could stand here."""
        states = self._states[:]
        while True:
            step = self._steps[states[-1]].get(type_)
            if step is None or step >= 0:
                return step is not None
            rule = self._rules[~step]
            if rule.size:
                del states[-rule.size :]
            states.append(self._steps[states[-1]][rule.defines])
            if states[-1] == self._end:
                return type_ == END

    def finish(self) -> tuple[bool, Any]:
        """Read the end of the text: whether it may end here, and what was made of the whole."""
        ended = self.feed(END, None)
        return ended, self._values[-1] if ended and self._values else None


def makers(table: Table, maker_of: Callable[[str], Make]) -> tuple[Make | None, ...]:
    """What is made of each rule of a table.

    Args:
        table: the table.
        maker_of: gives the function for a rule's name.
    """
    return tuple(None if rule.defines[:1] == "_" else maker_of(rule.name) for rule in table.rules)


def tree_maker(name: str) -> Make:
    """The function that makes a tree of a rule."""
    return lambda children: Tree(name, children)


class LineParser:
    """Parses pieces of lines by a grammar of characters.

    Args:
        table: its table.
        lexing: its terminals.
    """

    def __init__(self, table: Table, lexing: Lexing) -> None:
        self._table = table
        self._lexing = lexing
        self._makers = makers(table, tree_maker)
        self._matchers: dict[str, Callable[[str, int], re.Match[str] | None]] = {}

    def parse(self, text: str) -> Tree | None:
        """The tree of a text; None where the text is not of the language."""
        machine = Machine(self._table, self._makers)
        at = 0
        while at < len(text):
            order = self._lexing.order_of[machine.state]
            found, type_ = self._next(text, at, order)
            if found is None:
                return None
            at = found.end()
            if type_ not in self._lexing.ignored and not machine.feed(type_, Token.at(type_, found)):
                return None
        _, tree = machine.finish()
        return tree if isinstance(tree, Tree) else None

    def _next(self, text: str, at: int, order: int) -> tuple[re.Match[str] | None, str]:
        """The next token, or what is ignored, by the first of the terminals that may stand here."""
        for terminal in self._lexing.orders[order]:
            found = self._matcher(terminal)(text, at)
            if found is not None:
                words = self._lexing.words[order].get(terminal)
                return found, words.get(found[0], terminal) if words else terminal
        return None, ""

    def _matcher(self, terminal: str) -> Callable[[str, int], re.Match[str] | None]:
        """The pattern of a terminal, compiled when it is first tried: most never are."""
        if terminal not in self._matchers:
            self._matchers[terminal] = re.compile(self._lexing.terminals[terminal]).match
        return self._matchers[terminal]
