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

What a rule yields is not reported yet: the linter leaves out what is suppressed, known, or said already.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from inspect import cleandoc
from typing import TYPE_CHECKING

from gwparse.diagnostics import Basis, FixKind, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gwparse.analysis import Analysis
    from gwparse.diagnostics import Finding

    #: How a rule looks at a page. It reads nothing else, keeps nothing, and prints nothing.
    Check = Callable[[Analysis], Iterator[Finding]]

#: The paragraphs of a rule's page, in their order: what it looks at, why, what it passes over, its options, its fix.
SECTIONS = ("查什么", "为什么", "不报告", "选项", "修复")


#: The functions and the classes of options of the rules whose modules have been imported, by code. A rule in the catalogue and the one
#: that its module makes are equal values; the function is looked up here, since importing all modules takes longer than running them.
_WRITTEN: dict[str, tuple[Check, type | None]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule and what is known about it (规则). Its module is imported when it first runs.

    Attributes:
        code: family and number, never used again for another rule: TI102.
        name: what is wrong, in words: punctuation-after-title.
        level: how grave a finding is unless the settings say otherwise.
        basis: what it rests on, the most binding first.
        fix: the boldest kind of fix it offers; None where it offers none.
        since: the version that had it first.
        gives_way_to: codes of rules whose findings at the same place have the same cause: this rule is silent there.
        needs: words of which the shadow of a text holds at least one where the rule finds anything; empty where no words tell.
        needs_layout: whether it finds something only in files that say how they are set.
        module: the module that it is written in.
    """

    code: str
    name: str
    level: Level
    basis: tuple[Basis, ...]
    fix: FixKind | None = None
    since: str
    gives_way_to: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_layout: bool = False
    module: str

    @property
    def check(self) -> Check:
        """The function."""
        return self._written()[0]

    @property
    def options(self) -> type | None:
        """The class of its options; None where it has none."""
        return self._written()[1]

    def _written(self) -> tuple[Check, type | None]:
        if self.code not in _WRITTEN:
            import_module(self.module)
        return _WRITTEN[self.code]

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
    needs: tuple[str, ...] = (),
    needs_layout: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function; the arguments are the attributes of Rule."""

    def make(check: Check) -> Rule:
        _WRITTEN[code] = (check, options)
        return Rule(
            code=code,
            name=name,
            level=level,
            basis=basis,
            fix=fix,
            since=since,
            gives_way_to=gives_way_to,
            needs=needs,
            needs_layout=needs_layout,
            module=check.__module__,
        )

    return make
