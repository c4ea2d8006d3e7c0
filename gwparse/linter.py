"""Runs rules over a page: findings in, diagnostics out, in an order that never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gwparse.analysis import Analysis
from gwparse.config import Settings
from gwparse.diagnostics import Diagnostic, Finding, Fix, Level
from gwparse.layout import Layout
from gwparse.nodes import Page
from gwparse.rules.base import Rule
from gwparse.source import Span
from gwparse.suppress import Baseline, unsuppressed


def check_page(
    page: Page, settings: Settings, path: str | None = None, baseline: Baseline | None = None
) -> list[Diagnostic]:
    """What is wrong with a page and is to be reported, in the order of the text.

    Args:
        page: the page.
        settings: which rules run, and what is suppressed.
        path: the file it is from, by which settings may single it out; None for a text that is not from a file.
        baseline: the findings that are known already; None without one.
    """
    rules = settings.rules(path)
    analysis = Analysis(page, settings.switches, settings.options)
    found = lint(analysis, rules, {rule.code: settings.level(rule) for rule in rules})
    found = unsuppressed(found, page.text, settings, path)
    return baseline.unknown(found, page.text, path) if baseline else found


def lint(analysis: Analysis, rules: Sequence[Rule], levels: Mapping[str, Level] | None = None) -> list[Diagnostic]:
    """What some rules find on a page.

    Args:
        analysis: the page.
        rules: the rules to run, in the order of the registry.
        levels: levels by code that differ from the rules' own.

    Returns:
        The findings by place, those at one place in the order of the rules. A rule that gives way to another says nothing
        where that one has spoken.
    """
    found = {rule.code: list(rule.check(analysis)) for rule in rules}
    diagnostics = [
        _diagnostic(analysis, rule, finding, (levels or {}).get(rule.code, rule.level))
        for rule in rules
        for finding in _first_cause(found[rule.code], _of(found, rule.gives_way_to))
    ]
    return sorted(diagnostics, key=lambda diagnostic: (diagnostic.span.start, diagnostic.span.end))


def _of(found: Mapping[str, list[Finding]], codes: Iterable[str]) -> list[Span]:
    return [finding.span for code in codes for finding in found.get(code, ())]


def _first_cause(findings: Iterable[Finding], spoken: list[Span]) -> Iterator[Finding]:
    """The findings at places where nothing has been said yet."""
    for finding in findings:
        if not any(_touch(finding.span, span) for span in spoken):
            yield finding


def _touch(one: Span, other: Span) -> bool:
    """Whether two places share a character, or an empty one stands in or at the end of the other."""
    return max(one.start, other.start) < min(one.end, other.end) or (
        (one.start == one.end or other.start == other.end) and max(one.start, other.start) <= min(one.end, other.end)
    )


def _diagnostic(analysis: Analysis, rule: Rule, finding: Finding, level: Level) -> Diagnostic:
    page, span, layout = analysis.page, finding.span, analysis.layout
    start, end = page.position(span.start), page.position(span.end)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        level=finding.level or level,
        message=finding.message,
        basis=rule.basis,
        span=span,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        text=analysis.slice(span),
        fix=finding.fix if _can_be_made(finding.fix, layout) else None,
        place=layout.place(span) if layout is not None else None,
    )


def _can_be_made(fix: Fix | None, layout: Layout | None) -> bool:
    """Whether a fix changes nothing that the word processor writes by itself, such as automatic numbers."""
    if fix is None or layout is None:
        return True
    return all("\n" not in edit.replacement and layout.is_editable(edit.start, edit.end) for edit in fix.edits)
