"""The grammars: strict, complete, and in step with line kinds and node classes."""

from __future__ import annotations

import re

import pytest

from gwparse import nodes
from gwparse.build import Builder
from gwparse.context.tokens import RUNS
from gwparse.grammar import LINE_GRAMMARS, grammar_folder, grammar_text, parse_line, terminals
from gwparse.kinds import LineKind
from gwparse.lark_tables import document_lark, line_lark
from gwparse.lines import FORMS

DOCUMENT = grammar_text("document")

#: Rules of the document grammar that only sort their content; each is built as the node named beside it.
ALIASES = {
    "header": "chrome",
    "footer": "chrome",
    "aside": "chrome",
    "attachment": "document",
    "division": "section",
    "chapter": "section",
    "article_section": "section",
    "article": "section",
    **{f"section_{level}": "section" for level in range(1, 6)},
}


def test_document_grammar_is_strict() -> None:
    """The document grammar is LALR(1) without a conflict that Lark would settle in silence."""
    assert document_lark(strict=True) is not None


def test_terminals_are_the_line_kinds() -> None:
    """Every line kind is declared and used, and nothing else is."""
    declared = re.findall(r"[A-Z_0-9]{3,}", " ".join(re.findall(r"^%declare (.*)$", DOCUMENT, re.M)))
    assert sorted(kind.value for kind in LineKind) == sorted(declared)
    rules = re.sub(r"^(?:%declare|//).*$", "", DOCUMENT, flags=re.M)
    assert [] == [kind.value for kind in LineKind if not re.search(rf"\b{kind.value}\b", rules)]


def test_rules_are_node_classes() -> None:
    """A rule that is built is a node class of the same name, or an alias of one, and has a method of the builder."""
    built = re.findall(r"^([a-z]\w*):", DOCUMENT, re.M)
    kinds = {
        getattr(nodes, name).__dataclass_fields__["kind"].default
        for name in dir(nodes)
        if isinstance(getattr(nodes, name), type) and issubclass(getattr(nodes, name), nodes.Node)
    }
    for rule in built:
        assert ALIASES.get(rule, rule) in kinds, rule
        assert hasattr(Builder, rule) or hasattr(Builder, ALIASES[rule]), rule


def test_no_rule_demands_a_line() -> None:
    """An empty page parses: no part of the grammar is mandatory."""
    from gwparse import parse

    assert () == parse("").parts


@pytest.mark.parametrize("name", LINE_GRAMMARS)
def test_line_grammars_build_and_use_all_their_terminals(name: str) -> None:
    """Each line grammar builds, and has no terminal that nothing uses."""
    text = grammar_text(name)
    defined = re.findall(r"^([A-Z_0-9]+)(?:\.\d+)?:", text, re.M)
    assert terminals(name)
    for terminal in defined:
        assert len(re.findall(rf"\b{terminal}\b", re.sub(r"//.*", "", text))) > 1, terminal


@pytest.mark.parametrize("name", LINE_GRAMMARS)
def test_line_grammars_have_no_conflict(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """No line grammar has a conflict that Lark would settle in silence: it tells them when it builds."""
    import logging

    from lark import logger

    logger.addHandler(caplog.handler)
    logger.setLevel(logging.DEBUG)
    try:
        for start in LINE_GRAMMARS[name]:
            assert line_lark(name, start, debug=True)
    finally:
        logger.removeHandler(caplog.handler)
        logger.setLevel(logging.CRITICAL)
    assert [] == [record.message for record in caplog.records if "conflict" in record.message]


#: The terminals of assignment.lark, full of look-arounds, are compared for longer than anybody waits (ten minutes were not enough).
#: Where two of them may stand, the first by priority and length is taken; test_lalr.py holds us against Lark there, too.
COMPARED = sorted(LINE_GRAMMARS.keys() - {"assignment"})


@pytest.mark.parametrize("name", COMPARED)
def test_line_grammars_are_strict(name: str) -> None:
    """Of two terminals that may stand at one place and take the same text, a priority says which it is."""
    pytest.importorskip("interegular")
    for start in LINE_GRAMMARS[name]:
        assert line_lark(name, start, strict=True)


def test_label_forms_are_known() -> None:
    """Every form of label in the grammar has a line kind."""
    assert {form for form in terminals("heading_label") if not form.startswith("__")} == set(FORMS)


def test_grammars_are_documents() -> None:
    """Each grammar opens with a comment that says what it describes, and stays short."""
    for path in sorted(grammar_folder().glob("*.lark")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("// "), path.name
        assert len(lines) <= 300, path.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国办发〔2021〕10号", ("国办发", "2021", "10")),
        ("云水函[2024]第003号", ("云水函", "2024", "003")),
        ("云政发 (2019) 5 号", ("云政发", "2019", "5")),
        ("第19号", (None, None, "19")),
        ("云川市人民政府令第3号", ("云川市人民政府令", None, "3")),
        ("(2019)云01民终1号", None),
        ("云政发〔2019〕号", None),
        ("共有20号", None),
    ],
)
def test_document_number(text: str, expected: tuple[str | None, str | None, str] | None) -> None:
    """Brackets, blanks, 第 and zeros are read as they come; what is no document number is not read."""
    from gwparse.elements import _number

    tree = parse_line("document_number", text)
    if expected is None:
        assert tree is None
        return
    code, year, serial = _number(text)
    assert expected == (code, str(year) if year else None, serial)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021年6月28日", "2021-06-28"),
        ("2021 年 6 月 28 日", "2021-06-28"),
        ("二〇〇五年三月三日", "2005-03-03"),
        ("二○二三年十二月三十一日", "2023-12-31"),
        ("二〇二四年二月廿九日", "2024-02-29"),
        ("2019.1.27", "2019-01-27"),
        ("2019-01-27", "2019-01-27"),
        ("2024年3月", "2024-03"),
        ("2024年×月×日", None),
        ("20年月日", None),
        ("2023年2月30日", None),
        ("2023年13月1日", None),
    ],
)
def test_date(text: str, iso: str | None) -> None:
    """Arabic and Chinese dates are read; open and impossible ones have no value."""
    from gwparse.elements import iso_date

    assert iso == iso_date(text)


def test_specification_marks_the_kinds_that_run() -> None:
    """The table of line kinds in the specification marks with † the kinds of which several lines make one token."""
    text = (grammar_folder() / "README.md").read_text(encoding="utf-8")
    marked = set(re.findall(r"^\| `([A-Z_0-9]+)` † \|", text, re.M))
    assert {kind.value for kind in RUNS} == marked
    listed = set(re.findall(r"^\| `([A-Z_0-9]+)`(?: †)? \|", text, re.M))
    assert {kind.value for kind in LineKind} == listed
