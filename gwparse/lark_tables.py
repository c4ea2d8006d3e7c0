"""Has Lark work out the tables of the grammars, and writes them down as modules: `python -m gwparse.docs` does, and tests compare.

This is the only module that builds a Lark parser; reading a document needs none (`lalr.py` says why).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gwparse.grammar import LINE_GRAMMARS, grammar_folder, grammar_text, table_name
from gwparse.lalr import Lexing, Production, Table

if TYPE_CHECKING:
    from lark import Lark
    from lark.lexer import BasicLexer

HEAD = '''"""The table of grammar/{grammar}.lark{start}, a derived file: `python -m gwparse.docs` writes it."""

# ruff: noqa
# fmt: off
from gwparse.lalr import Lexing, Production, Table
'''


def document_lark(*, strict: bool = False) -> Lark:
    """Lark's parser of grammar/document.lark over line tokens; it gives Lark's trees.

    Args:
        strict: whether a conflict that Lark would settle by itself is an error.
    """
    from collections.abc import Iterator

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
        strict=strict,
        start="page",
        maybe_placeholders=False,
    )


def line_lark(name: str, start: str = "start", *, strict: bool = False, debug: bool = False) -> Lark:
    """Lark's parser of one of the `LINE_GRAMMARS`.

    Args:
        name: the grammar.
        start: the rule to begin with; each gets a parser of its own, so that the terminals of one do not lex for the other.
        strict: whether it is an error that two terminals may stand at one place and take the same text. Lark compares all of them in
            pairs for that: it takes time, and the package interegular.
        debug: whether Lark logs the conflicts that it settles by itself.
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
        grammar_text(name),
        parser="lalr",
        lexer="contextual",
        start=start,
        strict=strict,
        debug=debug,
        import_paths=[folder],
        _plugins={} if strict else plugins,
    )


def derived_tables() -> dict[str, str]:
    """The modules of `gwparse/tables/` by their names, as they should be."""
    parser = document_lark()
    table, _ = _table(parser, "page")
    modules = {"document": _module(HEAD.format(grammar="document", start=""), table, None)}
    for name, starts in LINE_GRAMMARS.items():
        for start in starts:
            parser = line_lark(name, start)
            table, states = _table(parser, start)
            said = f" from `{start}`" if len(starts) > 1 else ""
            head = HEAD.format(grammar=name, start=said)
            modules[table_name(name, start)] = _module(head, table, _lexing(parser, states))
    return modules


def _table(parser: Lark, start: str) -> tuple[Table, list[Any]]:
    """A parser's table, and its states in the order in which the table has them.

    Lark numbers states as its sets happen to lie; here they are counted from the first one, by the symbols that lead to them, so
    that the same grammar gives the same table.
    """
    from lark.parsers.lalr_analysis import Shift

    made = parser.parser.parser._parse_table

    def steps_of(state: Any) -> list[tuple[str, Any, Any]]:
        found = ((str(symbol), action, argument) for symbol, (action, argument) in made.states[state].items())
        return sorted(found, key=lambda step: step[0])

    states = [made.start_states[start]]
    for state in states:
        states += [to for _, action, to in steps_of(state) if action is Shift and to not in states]
    numbers = {state: at for at, state in enumerate(states)}
    rules = sorted(
        {argument for state in states for _, action, argument in steps_of(state) if action is not Shift}, key=_key
    )
    rule_numbers = {_key(rule): at for at, rule in enumerate(rules)}
    table = Table(
        steps=tuple(
            {
                symbol: numbers[argument] if action is Shift else ~rule_numbers[_key(argument)]
                for symbol, action, argument in steps_of(state)
            }
            for state in states
        ),
        rules=tuple(map(_rule, rules)),
        start=numbers[made.start_states[start]],
        end=numbers[made.end_states[start]],
    )
    return table, states


def _key(rule: Any) -> tuple[str, tuple[str, ...], str]:
    """What tells a rule from all others."""
    return str(rule.origin.name), tuple(str(symbol.name) for symbol in rule.expansion), str(rule.alias or "")


def _rule(rule: Any) -> Production:
    origin = str(rule.origin.name)
    assert not rule.options.expand1, f"{origin}: rules with ? are not known here"
    assert not any(rule.options.empty_indices or ()), f"{origin}: optional parts in [ ] are not known here"
    kept = tuple(
        (at, not symbol.is_term and symbol.name.startswith("_"))
        for at, symbol in enumerate(rule.expansion)
        if rule.options.keep_all_tokens or not (symbol.is_term and symbol.filter_out)
    )
    return Production(str(rule.alias or origin), origin, len(rule.expansion), kept)


def _lexing(parser: Lark, states: list[Any]) -> Lexing:
    """How a parser's contextual lexer lexes."""
    lexers: dict[Any, BasicLexer] = parser.parser.lexer.lexers
    orders: dict[tuple[str, ...], int] = {}
    words: list[dict[str, dict[str, str]]] = []
    order_of = []
    for state in states:
        lexer = lexers[state]
        order = tuple(str(terminal.name) for terminal in lexer.scanner.terminals)
        if order not in orders:
            orders[order] = len(orders)
            words.append({str(name): _words(callback) for name, callback in sorted(lexer.callback.items())})
        order_of.append(orders[order])
    defined = sorted(parser.terminals, key=lambda terminal: -terminal.priority)
    return Lexing(
        terminals={str(terminal.name): terminal.pattern.to_regexp() for terminal in defined},
        orders=tuple(orders),
        order_of=tuple(order_of),
        words=tuple(words),
        ignored=frozenset(next(iter(lexers.values())).ignore_types),
    )


def _words(callback: Any) -> dict[str, str]:
    """The words that look like a terminal and are another one."""
    return {str(word): str(name) for word, name in sorted(callback.type_.items())}


def _module(head: str, table: Table, lexing: Lexing | None) -> str:
    """A table as the text of a module, one state and one rule a line."""
    rules = "".join(f"    Production{tuple(rule)!r},\n" for rule in table.rules)
    steps = "".join(f"    {step!r},\n" for step in table.steps)
    text = f"{head}\nTABLE = Table(\n  steps=(\n{steps}  ),\n  rules=(\n{rules}  ),\n  start={table.start},\n  end={table.end},\n)\n"
    if lexing is None:
        return text
    terminals = "".join(f"    {name!r}: {pattern!r},\n" for name, pattern in lexing.terminals.items())
    orders = "".join(f"    {order!r},\n" for order in lexing.orders)
    words = "".join(f"    {dict(found)!r},\n" for found in lexing.words)
    return (
        f"{text}\nLEXING = Lexing(\n  terminals={{\n{terminals}  }},\n  orders=(\n{orders}  ),\n  order_of={lexing.order_of!r},\n"
        f"  words=(\n{words}  ),\n  ignored=frozenset({sorted(map(str, lexing.ignored))!r}),\n)\n"
    )
