"""Findings for people: each with its line, a caret under the words, the clause, and what would mend it.

Only characters that a GBK console can print are used beside those of the document. Hints take one line each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import category

from gwparse.diagnostics import FIX_NAMES, LEVEL_NAMES, WITHHELD_ADVICE, WITHHELD_NAMES, Diagnostic, Fix, basis_text
from gwparse.layout import FilePlace
from gwparse.report import FileReport, quoted_place, total
from gwparse.rules import RULES
from gwparse.source import LINE_BREAK, display_width, text_of_line

if TYPE_CHECKING:
    from gwparse.fixer import FixResult

#: How many cells of a line are shown, and how many of them at most stand in front of the finding.
WIDEST, BEFORE = 76, 40


def as_text(file: FileReport, ambiguous: int = 1) -> str:
    """The findings of one file, with excerpts.

    Args:
        file: the file.
        ambiguous: how many cells the console gives to “ ” and —.
    """
    shown = []
    for found in file.diagnostics:
        shown.append(_headline(file, found))
        if found.level != "hint":
            shown += _excerpt(found, text_of_line(file.text, found.line), ambiguous)
            shown.append(f"      依据：{basis_text(found.basis)}")
            if found.fix:
                shown.append(f"      修复：{found.fix.title}（{_how(found.fix, found.place)}）")
            shown.append("")
    return "".join(line + "\n" for line in shown)


def _how(fix: Fix, place: FilePlace | None) -> str:
    """How a fix is made: by which options, or by hand and why."""
    if fix.withheld:
        way = "还是草稿的加 --draft" if fix.withheld == "signed" else WITHHELD_ADVICE[fix.withheld]
        return f"{WITHHELD_NAMES[fix.withheld]}，--fix 不改，{way}"
    how = FIX_NAMES[fix.kind] + ("，--fix" if fix.kind == "safe" else "，--fix --unsafe-fixes")
    return how + (" --output 新文件" if place else "")


def concise(file: FileReport) -> str:
    """The findings of one file, one a line."""
    return "".join(_headline(file, found) + "\n" for found in file.diagnostics)


def _headline(file: FileReport, found: Diagnostic) -> str:
    path = "".join(map(_printable, file.path or "-"))
    at = f"{found.line}:{found.column}" if found.place is None else quoted_place(found)
    return f"{path}:{at}: {LEVEL_NAMES[found.level]} {found.code} {found.message}"


def _excerpt(found: Diagnostic, line: str, ambiguous: int) -> list[str]:
    """The line of a finding, cut to what fits, and carets under its characters."""
    start = found.column - 1
    end = min(len(line), start + len(LINE_BREAK.split(found.text)[0])) if found.text else start
    cut = max(0, start - WIDEST)  # lines may be as long as a text
    more = cut + 3 * WIDEST < len(line)
    line, start, end = line[cut : cut + 3 * WIDEST], start - cut, end - cut
    line = "".join(_printable(char) for char in line)
    first = start
    while first > 0 and display_width(line[first - 1 : start], ambiguous) <= BEFORE:
        first -= 1
    last = first
    while last < len(line) and display_width(line[first : last + 1], ambiguous) <= WIDEST:
        last += 1
    left, right = ("..." if first or cut else ""), ("..." if last < len(line) or more else "")
    number = f"{found.place.paragraph if found.place else found.line:>5} │ "
    gap = " " * display_width(left + line[first:start], ambiguous)
    carets = "^" * max(1, display_width(line[start : min(end, last)], ambiguous))
    return [f"{number}{left}{line[first:last]}{right}", f"{' ' * 5} │ {gap}{carets}"]


def _printable(char: str) -> str:
    """A character that takes its place in an excerpt: blanks and what cannot be seen become plain blanks."""
    if char == "\u3000":
        return char
    return " " if char.isspace() or category(char).startswith("C") else char


def summary(count: Counter[str]) -> str:
    """What came of all files, in one line.

    Args:
        count: what `counts` gave.
    """
    fixes = [
        f"{count[kind]} 处{what}"
        for kind, what in (("safe", "可安全修复（--fix）"), ("unsafe", "修复须确认（--fix --unsafe-fixes）"))
        if count[kind]
    ]
    checked = count["files"] - count["unreadable"]
    unreadable = f"{count['unreadable']} 个文件未能处理" if count["unreadable"] else ""
    if not checked:
        return f"{unreadable or '没有要检查的文件'}\n"
    return f"检查 {checked} 个文件：{'；'.join(filter(None, (total(count), '，'.join(fixes), unreadable)))}\n"


def fixing(path: str | None, fixed: FixResult, *, done: bool) -> str:
    """What fixing did to a file, or would do, in a line or none.

    Args:
        path: the file.
        fixed: what was done, or would be.
        done: whether it was done.
    """
    parts = [f"{'已' if done else '将'}修复 {_many(fixed.applied)}"] if fixed.applied else []
    if fixed.signed and (fixed.applied or fixed.withheld):
        parts.append("文件已有发文字号和成文日期，可能已经签发，只改标点")
    if fixed.withheld:
        parts.append(f"另有 {len(fixed.withheld)} 处改动超出标点，未改，还是草稿的加 --draft")
    if fixed.protected:
        parts.append(f"{len(fixed.protected)} 处在引文、书名号或网页信息里，未改")
    if fixed.refused:
        parts.append(f"{len(fixed.refused)} 处修复会影响其他内容，未改")
    return f"{path or '-'}：{'；'.join(parts)}\n" if parts else ""


def _many(applied: Sequence[Diagnostic]) -> str:
    """How many findings were mended: 3 处; of findings that each name several places, in how many places: 1 个问题（64 处）."""
    places = sum(len(one.fix.edits) for one in applied if one.fix)
    return f"{len(applied)} 处" if places == len(applied) else f"{len(applied)} 个问题（{places} 处）"


def statistics(diagnostics: Sequence[Diagnostic]) -> str:
    """How often each rule found something, the most frequent first."""
    count = Counter(found.code for found in diagnostics)
    rules = {rule.code: rule for rule in RULES}
    rows = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{number:>6}  {code}  {rules[code].name}  {rules[code].summary}\n" for code, number in rows)
