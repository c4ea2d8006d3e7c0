"""What a rule is: a pure function with its metadata, stated once.

    @rule(code="TI102", name="punctuation-after-title", level="error", basis=…, fix="safe", since="0.1.0")
    def punctuation_after_title(analysis: Analysis) -> Iterator[Finding]:
        \"\"\"标题末尾不加标点。

        查什么：…

        为什么：…

        修复：…
        \"\"\"

The docstring is the rule's page: its first line goes into the table of rules, its paragraphs, each led by one of SECTIONS, to
the head of `corpus/rules/<name>.md`, whose cases are the rule's tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding, FixKind, Level

#: How a rule looks at a page. It reads nothing else, keeps nothing, and prints nothing.
Check = Callable[[Analysis], Iterator[Finding]]

#: The paragraphs of a rule's page, in their order: what it looks at, why, what it passes over, its options, its fix.
SECTIONS = ("查什么", "为什么", "不报告", "选项", "修复")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule and what is known about it (规则).

    Attributes:
        code: family and number, never used again for another rule: TI102.
        name: what is wrong, in words: punctuation-after-title.
        level: how grave a finding is unless the settings say otherwise.
        basis: what it rests on, the most binding first.
        fix: the boldest kind of fix it offers; None where it offers none.
        since: the version that had it first.
        options: the class of its options; None where it has none.
        gives_way_to: codes of rules whose findings at the same place have the same cause: this rule is silent there.
        check: the function.
    """

    code: str
    name: str
    level: Level
    basis: tuple[Basis, ...]
    fix: FixKind | None
    since: str
    options: type | None
    gives_way_to: tuple[str, ...]
    check: Check

    @property
    def summary(self) -> str:
        """The first line of its docstring: what a document should be like."""
        return cleandoc(self.check.__doc__ or "").partition("\n")[0]

    @property
    def sections(self) -> dict[str, str]:
        """The paragraphs of its docstring by what leads them, one of SECTIONS."""
        found: dict[str, str] = {}
        for paragraph in cleandoc(self.check.__doc__ or "").split("\n\n")[1:]:
            head, _, text = paragraph.partition("：")
            found[head] = text.replace("\n", "")
        return found


def rule(
    *,
    code: str,
    name: str,
    level: Level,
    basis: tuple[Basis, ...],
    since: str,
    fix: FixKind | None = None,
    options: type | None = None,
    gives_way_to: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a function; the arguments are the attributes of Rule."""

    def make(check: Check) -> Rule:
        return Rule(
            code=code,
            name=name,
            level=level,
            basis=basis,
            fix=fix,
            since=since,
            options=options,
            gives_way_to=gives_way_to,
            check=check,
        )

    return make
