"""Runs rules over a page: findings in, diagnostics out, in an order that never changes.

The order is that of the text, then that of the registry. Nothing is fixed or printed here, no file is read, and what a rule raises is
not caught: `runner` does that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from gwparse.analysis import Analysis
from gwparse.config import Settings
from gwparse.diagnostics import Diagnostic, Finding, Fix, Level
from gwparse.layout import Layout
from gwparse.nodes import Page
from gwparse.parser import parse_source
from gwparse.protection import told_withheld
from gwparse.rules.base import Rule
from gwparse.source import Source, Span
from gwparse.suppress import Baseline, unsuppressed
from gwparse.views.code import code_places, without_code


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
    return sifted(page, settings, path, baseline).reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """The findings in a page, those to be reported parted from those that are held back.

    Attributes:
        reported: those to be reported, in the order of the text.
        hidden: what those held back say, by code and message.
        known: how many the baseline holds back.
        suppressed: how many the settings do.
    """

    reported: list[Diagnostic]
    hidden: frozenset[tuple[str, str]]
    known: int
    suppressed: int


def sifted(page: Page, settings: Settings, path: str | None = None, baseline: Baseline | None = None) -> Sifted:
    """What is wrong with a page, and how much of it is not to be reported; the arguments are those of `check_page`."""
    rules = settings.rules(path)
    levels = {rule.code: settings.level(rule) for rule in rules}
    everything = _outside_code(
        page, lambda page: lint(Analysis(page, settings.switches, settings.options), rules, levels)
    )
    allowed = unsuppressed(everything, page.text, settings, path)
    new = baseline.unknown(allowed, page.text, path) if baseline else allowed
    said = {(one.code, one.message) for one in new}
    return Sifted(
        reported=told_withheld(page, new, drafts=settings.drafts),
        hidden=frozenset((one.code, one.message) for one in everything) - said,
        known=len(allowed) - len(new),
        suppressed=len(everything) - len(allowed),
    )


def _outside_code(page: Page, check: Callable[[Page], list[Diagnostic]]) -> list[Diagnostic]:
    """What a check finds in a page when it does not see the code in it; a fix that would change some is none."""
    text = without_code(page.text)
    if text == page.text or page.places is not None:
        return check(page)
    code = code_places(page.text)

    def is_free(fix: Fix) -> bool:
        return not any(edit.start < place.end and place.start < edit.end for edit in fix.edits for place in code)

    return [
        replace(
            one,
            text=page.text[one.span.start : one.span.end],
            fix=one.fix if one.fix and is_free(one.fix) else None,
        )
        for one in check(parse_source(Source(text)))
    ]


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
    found = {rule.code: list(rule.check(analysis)) for rule in rules if may_speak(rule, analysis)}
    diagnostics = [
        _diagnostic(analysis, rule, finding, (levels or {}).get(rule.code, rule.level))
        for rule in rules
        for finding in _first_cause(found.get(rule.code, ()), _of(found, rule.gives_way_to))
    ]
    return sorted(diagnostics, key=lambda diagnostic: (diagnostic.span.start, diagnostic.span.end))


def may_speak(rule: Rule, analysis: Analysis) -> bool:
    """Whether a page has what a rule needs to find anything."""
    if rule.needs_layout and analysis.layout is None:
        return False
    return not rule.needs or any(word in analysis.shadow for word in rule.needs)


def _of(found: Mapping[str, Sequence[Finding]], codes: Iterable[str]) -> list[Span]:
    return [finding.span for code in codes for finding in found.get(code, ())]


def _first_cause(findings: Iterable[Finding], spoken: Sequence[Span]) -> Iterable[Finding]:
    """The findings at places where nothing has been said yet."""
    if not spoken:
        return findings
    told = SpanSet(spoken)
    return [finding for finding in findings if not told.touch(finding.span)]


class SpanSet:
    """Spans of a text, of which one can ask quickly whether any touches another, however many they are.

    Args:
        spans: the spans, in any order; they may overlap.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        spans = sorted(spans, key=lambda span: span.start)
        wide = [span for span in spans if span.start < span.end]
        self._starts = [span.start for span in wide]
        self._reach = list(accumulate((span.end for span in wide), max))  # how far those up to each one reach
        self._points = [span.start for span in spans if span.start == span.end]

    def touch(self, span: Span) -> bool:
        """Whether a span shares a character with one of these, or an empty one of both stands in or at an end of the other."""
        if span.start == span.end:
            before = bisect_right(self._starts, span.end)
            reached = before > 0 and self._reach[before - 1] >= span.start
        else:
            before = bisect_left(self._starts, span.end)
            reached = before > 0 and self._reach[before - 1] > span.start
        point = bisect_left(self._points, span.start)
        return reached or (point < len(self._points) and self._points[point] <= span.end)


def _diagnostic(analysis: Analysis, rule: Rule, finding: Finding, level: Level) -> Diagnostic:
    page, span, layout = analysis.page, finding.span, analysis.layout
    start, end = page.position(span.start), page.position(span.end)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        level=finding.level or level,
        message="".join(finding.message.splitlines()),  # what it quotes may be wrapped
        basis=finding.basis or rule.basis,
        span=span,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        text=analysis.slice(span),
        fix=finding.fix if _can_be_made(finding.fix, layout) else None,
        place=page.places.place(span) if page.places is not None else None,
    )


def _can_be_made(fix: Fix | None, layout: Layout | None) -> bool:
    """Whether a fix changes nothing that the word processor writes by itself, such as automatic numbers."""
    if fix is None or layout is None:
        return True
    return all(layout.may_change(edit.start, edit.end, edit.replacement) for edit in fix.edits)
