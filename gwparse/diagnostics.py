"""What a check says about a page: findings, the fixes offered for them, and the clauses they rest on.

A rule yields a `Finding`: a place, one sentence, perhaps a fix. The linter adds what the rule is called and where the place
is for people, and makes a `Diagnostic` of it. Both are plain values; nothing here works on a text.

That a fix is `safe` is the rule's promise; `fixer.py` proves it of each text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gwparse.layout import FilePlace
from gwparse.source import Span

#: error: binding text and a clear test · warning: very likely a mistake · hint: style or practice, off the exit code.
Level = Literal["error", "warning", "hint"]

#: The levels from the mildest to the gravest.
LEVELS: tuple[Level, ...] = ("hint", "warning", "error")

#: What the levels are called to people.
LEVEL_NAMES: dict[Level, str] = {"error": "错误", "warning": "警告", "hint": "提示"}

#: safe: marks and digit forms only, the meaning cannot change · unsafe: right most of the time, for a person to accept.
FixKind = Literal["safe", "unsafe"]

#: What the kinds of fixes are called to people.
FIX_NAMES: dict[FixKind, str] = {"safe": "安全", "unsafe": "须确认"}

#: Why `--fix` leaves a fix to people: signed: it would change more than marks in a document that may have been signed · protected: it
#: would change a quotation, a title, code, an address or what the site prints · harmful: made, it would change more than it says.
Withheld = Literal["signed", "protected", "harmful"]

#: What the reasons are called to people.
WITHHELD_NAMES: dict[Withheld, str] = {
    "signed": "文件可能已签发",
    "protected": "在引文、书名号、网址或网页信息里",
    "harmful": "会影响其他内容",
}

#: What people are to do then: what is somebody else's may stand in the original as it does here.
WITHHELD_ADVICE: dict[Withheld, str] = {"signed": "请手工改", "protected": "请核对原文", "harmful": "请手工改"}

#: How binding a clause is: 应 and 不应, 一般 and 宜, 可以, 推荐 (printed in a standard without being demanded), 惯例 (in none),
#: 自定 (set by the office that uses the tool).
Force = Literal["应", "一般", "可以", "推荐", "惯例", "自定"]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on (依据): `Basis("GB/T 9704—2012", "7.2.5", "应")`.

    Attributes:
        standard: the standard or regulation; 公文惯例 where only practice says so.
        clause: the clause or article; empty for practice.
        force: how binding it is.
    """

    standard: str
    clause: str
    force: Force

    def __str__(self) -> str:
        return f"{self.standard} {self.clause}".strip() + f"（{self.force}）"


#: A rule that practice alone supports.
PRACTICE = Basis("公文惯例", "", "惯例")

#: What the office's own words and patterns rest on.
OFFICE = Basis("本单位规定", "", "自定")


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement: the code points `[start, end)` become another text; an insertion where the two are equal."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What would mend a finding.

    Attributes:
        kind: whether it may be applied without asking.
        title: what it does, a short Chinese phrase: 改为“〔2021〕”.
        edits: the replacements, all or none of which are made; they do not overlap.
        withheld: why `--fix` leaves it to people; None where it makes it. That a fix is harmful shows only when it is tried.
    """

    kind: FixKind
    title: str
    edits: tuple[Edit, ...]
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule yields.

    Attributes:
        span: the offending characters; empty, at the place where it should stand, for something absent.
        message: one Chinese sentence without a full stop: the fact, quoting the words, then what is wanted.
        fix: what would mend it; None where only a person can.
        level: how grave it is, where that differs from the rule's level.
        basis: what it rests on, where that differs from the rule's basis.
    """

    span: Span
    message: str
    fix: Fix | None = None
    level: Level | None = None
    basis: tuple[Basis, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A finding as users get it.

    Attributes:
        code, name: of the rule.
        level: of the rule, or as the settings have it.
        message: one Chinese sentence.
        basis: what the rule rests on.
        span: the offending characters, in code points.
        line, column: where they begin, from 1.
        end_line, end_column: where they end, from 1; the column is that of the first character behind them.
        text: the characters themselves.
        fix: what would mend it.
        place: where somebody who has the file open in a word processor finds it; None for texts, whose lines tell it.
    """

    code: str
    name: str
    level: Level
    message: str
    basis: tuple[Basis, ...]
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    fix: Fix | None
    place: FilePlace | None = None


def basis_text(basis: tuple[Basis, ...]) -> str:
    """Clauses as one phrase: GB/T 9704—2012 7.2.5（应）；条例 第九条（应）."""
    return "；".join(map(str, basis))
