"""PU102: quotation marks, title marks or brackets without a partner, or wrongly inside one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import Addressees, AttachmentList, Table, Title
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.half_width import stretches
from gwparse.views.pairs import PAIRS, Pair, Pairing, pairing, unbroken
from gwparse.views.paths import TEXT_LEAVES

#: What each mark is called, and the partner it wants.
NAMES = {
    "“": ("前引号", "后引号"),
    "‘": ("前单引号", "后单引号"),
    "《": ("前书名号", "后书名号"),
    "〈": ("前单书名号", "后单书名号"),
    "(": ("前括号", "后括号"),
    "〔": ("前六角括号", "后六角括号"),
    "【": ("前方头括号", "后方头括号"),
}
#: What a pair becomes inside one of its own form.
INNER = {"“": ("‘", "’"), "《": ("〈", "〉")}

#: The leaves that are read: tables and what stands in columns have brackets of their own making.
KINDS = (*(kind for kind in TEXT_LEAVES if kind is not Table), Title, Addressees, AttachmentList)


@rule(
    code="PU102",
    name="unbalanced-pair",
    level="error",
    basis=(
        Basis("GB/T 15834—2011", "5.1.3", "应"),
        Basis("GB/T 15834—2011", "4.8.3.4", "应"),
        Basis("GB/T 15834—2011", "4.15.3.5", "应"),
    ),
    fix="unsafe",
    since="0.1.0",
)
def unbalanced_pair(analysis: Analysis) -> Iterator[Finding]:
    """引号、书名号、括号前后成对，里层和外层用不同的形式，不交叉。

    查什么：缺一半的“”‘’《》〈〉（）〔〕【】，指明是哪一个；前后引号用反的（“三查“）；引号里面又用双引号、书名号里面又用双书名号的；\
两对标号交叉的（《“……》”）。

    为什么：这些标号由前后两半组成，缺了一半，引文、文件名称、注释到哪里为止就不清楚；引号里面再用引号，里层用单引号，书名号里面再用书名号，里层用单书名号。

    不报告：跨行、跨段的成对标号；每段开头都有前引号、到最后一段才有后引号的引文；“1)”“a)”一类序号；一半全角一半半角的括号（网页转换所致）；\
括号里面的括号；表格。缺后半括号的责任分工由 RS106 报告。

    修复：里层的引号、书名号改为单引号、单书名号，用反的引号改正，都要由人确认；缺的一半补在哪里只有人知道，只报告。
    """
    unclosed = {duty.span.start for duty in analysis.assignments if duty.notes}
    places = [place for place in analysis.leaves if isinstance(place.leaf, KINDS)]
    for _, group in groupby(places, key=lambda place: place.document):
        found = pairing(analysis.shadow, stretches(group))
        yield from _lone(analysis, [at for at in unbroken(analysis.text, found.lone) if at not in unclosed])
        yield from _inside(analysis, found)


def _lone(analysis: Analysis, lone: Sequence[int]) -> Iterator[Finding]:
    """The marks without a partner; two alike, one behind the other on one line, are a pair with one turned the wrong way."""
    turned: set[int] = set()
    for at, following in zip_longest(lone, lone[1:]):
        if at in turned:
            continue
        wrong = None if following is None else _turned(analysis, at, following)
        if wrong is not None:
            turned.add(following)
            right = "”" if wrong == following else "“"
            fact = f"“{analysis.text[at + 1 : following]}”的{_name(right)}用成了{_name(analysis.text[wrong])}"
            fix = Fix(kind="unsafe", title=f"改为{_name(right)}", edits=(Edit(wrong, wrong + 1, right),))
            yield Finding(span=Span(wrong, wrong + 1), message=fact, fix=fix)
            continue
        mark = analysis.shadow[at]
        opens = mark in PAIRS
        partner = PAIRS[mark] if opens else next(opener for opener, closer in PAIRS.items() if closer == mark)
        where = (
            f"{_shown(analysis, at + 1, at + 1 + _SHOWN)}前面" if opens else f"{_shown(analysis, at - _SHOWN, at)}后面"
        )
        yield Finding(span=Span(at, at + 1), message=f"{where}的{_name(mark)}没有配对的{_name(partner)}，前后应成对")


def _turned(analysis: Analysis, one: int, other: int) -> int | None:
    """Which of two lone marks is a quotation mark turned the wrong way: the second of “三查“, the first of ”三查”."""
    between = analysis.text[one : other + 1]
    if len(between) > _QUOTED or between[0] != between[-1] or any(char in between for char in "。；;\n\r"):
        return None
    return {"“": other, "”": one}.get(between[0])


def _inside(analysis: Analysis, found: Pairing) -> Iterator[Finding]:
    for pair in found.nested:
        mark = analysis.text[pair.start]
        left, right = INNER[mark]
        what = "引号" if mark == "“" else "书名号"
        yield Finding(
            span=Span(pair.start, pair.end + 1),
            message=f"{what}里面的{_shown(analysis, pair.start + 1, pair.end)}又用了双{what}，里层应当用单{what}",
            fix=Fix(
                kind="unsafe",
                title=f"里层改为{left}{right}",
                edits=(Edit(pair.start, pair.start + 1, left), Edit(pair.end, pair.end + 1, right)),
            ),
        )
    for first, second in found.crossed:
        yield Finding(
            span=Span(first.end, first.end + 1),
            message=f"{_pair_name(analysis, first)}和{_pair_name(analysis, second)}交叉，应一个套在另一个里面",
        )


def _pair_name(analysis: Analysis, pair: Pair) -> str:
    return NAMES[analysis.shadow[pair.start]][0].removeprefix("前")


def _name(mark: str) -> str:
    found = next((names[0] for opener, names in NAMES.items() if opener == mark), None)
    return found or next(names[1] for opener, names in NAMES.items() if PAIRS[opener] == mark)


def _shown(analysis: Analysis, start: int, end: int) -> str:
    """A piece of one line, for a message."""
    piece = analysis.text[max(0, start) : end]
    lines = [line for line in piece.splitlines() if line.strip()]
    return (
        f"“{(lines[-1] if analysis.text[end : end + 1] in PAIRS.values() else lines[0]).strip()}”" if lines else "行首"
    )


#: So much of the text is shown at a lone mark.
_SHOWN = 12
#: A quotation with a mark turned the wrong way is no longer than this.
_QUOTED = 30
