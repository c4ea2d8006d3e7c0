"""Every rule does what its page says, and is registered, described and named as the house wants it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import gwparse
from gwparse.analysis import Analysis
from gwparse.config import Settings, settings_from
from gwparse.diagnostics import Diagnostic
from gwparse.fixer import apply_edits
from gwparse.linter import lint
from gwparse.parser import parse_source
from gwparse.rules import RULES, find_rules
from gwparse.rules.base import SECTIONS, Rule
from gwparse.rules.coverage import COVERAGE
from gwparse.source import Source
from tests.rule_pages import PAGES, RuleCase, read_cases, rewrite, shown

CASES = [
    (case, at)
    for page in sorted(PAGES.glob("*.md"))
    if page.stem != "README"
    for at, (case, _) in enumerate(read_cases(page))
]


def findings(source: Source, rules: list[Rule], settings: Settings) -> list[Diagnostic]:
    """What some rules find in a document."""
    return lint(Analysis(parse_source(source), settings.switches, settings.options), rules)


def fixed(source: Source, rules: list[Rule], settings: Settings, *, unsafe: bool) -> str:
    """The text of a document with the fixes of some rules made, as long as there are any."""
    for _ in range(5):
        found = findings(source, rules, settings)
        fixes = [one.fix for one in found if one.fix and (unsafe or one.fix.kind == "safe")]
        if not fixes:
            return source.text
        source = Source(apply_edits(source.text, [edit for fix in fixes for edit in fix.edits]))
    raise AssertionError(f"fixes never settle: {source.text!r}")


@pytest.mark.parametrize(("case", "at"), CASES, ids=[case.label for case, _ in CASES])
def test_page_says_what_the_rule_does(case: RuleCase, at: int, update_corpus: bool) -> None:
    """The findings are those of the block, they are gone where the rule is off, and fixing twice is fixing once."""
    (rule,) = find_rules(case.page.stem)
    settings = settings_from(tomllib.loads(case.settings), case.page.name)
    source = case.source
    diagnostics = shown(findings(source, [rule], settings))
    after = {
        "fixed": fixed(source, [rule], settings, unsafe=False),
        "fixed_unsafe": fixed(source, [rule], settings, unsafe=True),
    }
    if update_corpus:
        rewrite(case.page, at, {"diagnostics": diagnostics, **after})
        return
    assert case.diagnostics == diagnostics
    others = [other for other in RULES if other is not rule]
    assert rule.code not in {found.code for found in findings(source, others, settings)}
    assert source.text == after["fixed"] if case.fixed is None else case.fixed == after["fixed"]
    if case.fixed_unsafe is None:
        assert after["fixed"] == after["fixed_unsafe"]
    else:
        assert case.fixed_unsafe == after["fixed_unsafe"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_documented(rule: Rule) -> None:
    """A rule has a page with a bad case and two good ones, a docstring with the sections in order, a basis, and a name that says it."""
    page = PAGES / f"{rule.name}.md"
    cases = [case for case, _ in read_cases(page)]
    assert any(case.diagnostics for case in cases), f"{page.name}: a case with a finding"
    promised = [case.name for case, places in read_cases(page) if "diagnostics" in places and not case.diagnostics]
    assert not promised, f"{page.name}: an empty diagnostics block promises a finding: {promised}"
    assert sum(not case.diagnostics for case in cases) >= 2, (
        f"{page.name}: two cases without a finding, one a near miss"
    )
    assert list(rule.sections) == [name for name in SECTIONS if name in rule.sections], rule.name
    assert {"查什么", "为什么"} <= set(rule.sections), rule.name
    assert ("修复" in rule.sections) == (rule.fix is not None), rule.name
    assert ("选项" in rule.sections) == (rule.options is not None), rule.name
    assert rule.summary.endswith("。"), rule.name
    assert rule.basis, rule.name
    offered = {
        kind
        for case in cases
        for kind, text in (("safe", case.fixed), ("unsafe", case.fixed_unsafe))
        if text is not None
    }
    assert (rule.fix in offered) if rule.fix else not offered, f"{page.name}: a fixed block for what the rule fixes"


def test_the_registry_is_complete() -> None:
    """Codes and names are unique and well formed; each rule stands in the file of its name; no page is without a rule."""
    assert len(RULES) == len({rule.code for rule in RULES}) == len({rule.name for rule in RULES})
    folder = Path(gwparse.__file__).parent / "rules"
    files = {path.stem for path in folder.glob("*/*.py")} - {"__init__"}
    assert files == {rule.name.replace("-", "_") for rule in RULES}
    assert {page.stem for page in PAGES.glob("*.md")} - {"README"} == {rule.name for rule in RULES}
    for rule in RULES:
        assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
        assert rule.name.replace("-", "_") == rule.check.__name__
        assert set(rule.gives_way_to) <= {other.code for other in RULES}
        lines = (folder / rule.check.__module__.split(".")[2] / f"{rule.check.__name__}.py").read_text(encoding="utf-8")
        assert len(lines.splitlines()) <= 150, f"{rule.name}: extract a view"


def test_every_clause_is_checked_or_says_why_not() -> None:
    """A clause without a rule says what keeps it out."""
    for clause in COVERAGE:
        assert clause.rules or clause.why, (clause.standard, clause.number)


def test_derived_files_are_up_to_date() -> None:
    """`python -m gwparse.docs` would change nothing."""
    from gwparse.docs import each

    for path, text in each():
        if path.suffix == ".json":
            continue  # test_export and test_report compare schemas without the prose, which older releases of pydantic leave out
        assert text == path.read_text(encoding="utf-8"), f"{path.name}: run python -m gwparse.docs"
