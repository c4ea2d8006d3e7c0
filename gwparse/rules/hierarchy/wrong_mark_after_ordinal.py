"""HI102: a mark behind a numeral that does not belong there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.label_numerals import LabelNumeral, numeral_of
from gwparse.views.numbering import breaks

#: What belongs behind the numeral, by the form of the label, as messages say it.
WANTED = {
    "level_1": "汉字数字的序号后面用顿号",
    "level_2": "带括号的序号后面不加标点",
    "level_3": "阿拉伯数字的序号后面用小圆点",
    "level_4": "带括号的序号后面不加标点",
    "level_5": "带圈的序号后面不加标点",
    "division": "编号后面空一格，不加标点",
    "chapter": "章号后面空一格，不加标点",
    "article_section": "节号后面空一格，不加标点",
    "article": "条号后面空一格，不加标点",
}

NAMES = {"、": "顿号", ",": "逗号", ".": "小圆点", ":": "冒号", ";": "分号"}


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A label with a wrong mark.

    Attributes:
        numeral: the label.
        mark: where the mark stands.
        right: what should stand there.
    """

    numeral: LabelNumeral
    mark: Span
    right: str


@rule(
    code="HI102",
    name="wrong-mark-after-ordinal",
    level="warning",
    basis=(
        Basis("GB/T 15834—2011", "4.5.3.3", "一般"),
        Basis("GB/T 15834—2011", "附录B.3", "一般"),
        Basis("GB/T 9704—2012", "7.3.3", "可以"),
    ),
    fix="safe",
    since="0.1.0",
)
def wrong_mark_after_ordinal(analysis: Analysis) -> Iterator[Finding]:
    """“一、”用顿号，“1.”用小圆点，“（一）”“（1）”“①”和“第一条”后面不加标点。

    查什么：各层标题和分项序号后面的标点。一份文件里同一类序号用错的，只在第一处报告一次，写明共有几处。

    为什么：不带括号的汉字数字后面用顿号，阿拉伯数字后面用小圆点；带括号、带圈的数字自成标记，编、章、节、条后面空一格，都不再加标点。

    不报告：全角的小圆点“１．”；单独一个、前后没有同类的序号；“一是”“第一，”一类；正文中间的“（一）、（二）”。

    修复：把一份文件里同一类序号后面的标点改过来，安全。夹在两项之间的“二；”“2，”没有被认作标题，只报告。
    """
    found: dict[tuple[int, str], list[_Wrong]] = defaultdict(list)
    broken = breaks(analysis.shadow, analysis.documents, analysis.siblings)
    misplaced = {found.at.numeral.start for found in broken if found.kind == "form"}
    for run in analysis.siblings:
        numerals = [numeral for section in run.sections if (numeral := numeral_of(section))]
        # 二. for （二）: a right mark would make a heading of it
        numerals = [numeral for numeral in numerals if numeral.start not in misplaced]
        wrongs = [_wrong(analysis.shadow, numeral) for numeral in numerals] if len(numerals) > 1 else []
        for wrong in filter(None, wrongs):
            found[run.document, wrong.numeral.form].append(wrong)
        for wrong in _unread(analysis, numerals):
            # no fix: with the right mark the line becomes a heading, and what stands below it changes its place
            yield Finding(span=wrong.mark, message=_message(analysis, wrong, 1))
    for places in found.values():
        first = min(places, key=lambda wrong: wrong.mark.start)
        edits = tuple(Edit(wrong.mark.start, wrong.mark.end, wrong.right) for wrong in places)
        fix = Fix(kind="safe", title=_title(first, len(places)), edits=edits)
        yield Finding(span=first.mark, message=_message(analysis, first, len(places)), fix=fix)


def _message(analysis: Analysis, wrong: _Wrong, count: int) -> str:
    mark = NAMES[analysis.shadow[wrong.mark.start]]
    many = f"，标点用错的共{count}处" if count > 1 else ""
    return f"“{wrong.numeral.named()}”用了{mark}，{WANTED[wrong.numeral.form]}{many}"


def _wrong(shadow: str, numeral: LabelNumeral) -> _Wrong | None:
    """What is wrong behind a numeral; None where it is right."""
    if numeral.form not in WANTED:
        return None
    behind = numeral.behind
    at = behind.start + len(shadow[behind.start : behind.end].rstrip()) - 1
    last = shadow[at] if at >= behind.start else ""
    mark = Span(at, at + 1)
    if numeral.form == "level_1":
        return _Wrong(numeral, mark, "、") if last in {".", ",", ":"} else None
    if numeral.form == "level_3":
        # a point right in front of a digit would make a decimal of the two
        point = ". " if shadow[at + 1 : at + 2].isdecimal() else "."
        return _Wrong(numeral, mark, point) if last == "、" else None
    if last not in NAMES:
        return None
    worded = numeral.form not in ("level_2", "level_4", "level_5")
    return _Wrong(numeral, mark, "　" if worded and not shadow[at + 1 : at + 2].isspace() else "")


def _unread(analysis: Analysis, numerals: list[LabelNumeral]) -> Iterator[_Wrong]:
    """`二；` or `2，` at the beginning of a line between its neighbours, which the parser takes for text."""
    for before, behind in pairwise(numerals):
        numeral = before.written(before.value + 1)
        right = {"level_1": "、", "level_3": "."}.get(before.form)
        if right is None or numeral is None or behind.value != before.value + 2:
            continue
        line = re.compile(rf"(?m:^)[ \t]*{numeral}(?P<mark>[,:;])").search(analysis.shadow, before.start, behind.start)
        if line is not None:
            mark = Span(*line.span("mark"))
            start = mark.start - len(numeral)
            label = LabelNumeral(
                analysis.text[start : mark.end], start, (0, len(numeral)), before.form, before.value + 1
            )
            yield _Wrong(label, mark, right)


def _title(first: _Wrong, count: int) -> str:
    what = f"改为“{first.right}”" if first.right.strip() else "删去"
    return f"序号后面的标点{what}" + (f"，共{count}处" if count > 1 else "")
