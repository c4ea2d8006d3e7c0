"""PU106: 第一、 首先、 in place of a comma, 一是， in place of nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix, FixKind
from gwparse.numerals import chinese_number
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import Hit, hits
from gwparse.views.width import is_folded

_NUMERAL = "[一二三四五六七八九十]"

#: Sequence words at the beginning of a sentence, with the mark behind them; 第一、二轮 and 第一、第二产业 go on with a numeral.
_WORDS = lazy(
    r"(?P<word>第[一二三四五六七八九十]+|其[一二三四五]|首先|其次|再次|最后)"
    rf"(?P<mark>、(?!第?{_NUMERAL}|其)|,)"
)
#: 一是 in front of a member of a series, also behind a comma; 这一是 and 十一是 have something in front.
_CLAUSES = lazy(rf"(?P<word>(?P<number>{_NUMERAL}{_NUMERAL}?)是)(?P<mark>[,、:]?)")
#: What sentences begin behind; members of a series with 是 also behind a comma.
_STOPS = "。;:!?”) \n\t"

_PLAIN = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_NAMES = {"、": "顿号", ",": "逗号", ":": "冒号"}

#: Members of one series do not stand further apart.
_FURTHEST = 3000


@dataclass(frozen=True, slots=True)
class _Word:
    """A sequence word: its text, its place in the series, where it begins, and the mark behind it."""

    text: str
    number: int
    start: int
    mark: Span
    wrong: bool


@rule(
    code="PU106",
    name="wrong-mark-after-sequence-word",
    level="warning",
    basis=(Basis("GB/T 15834—2011", "4.4.3.3", "应"), Basis("GB/T 15834—2011", "附录B.3", "一般")),
    fix="unsafe",
    since="0.1.0",
)
def wrong_mark_after_sequence_word(analysis: Analysis) -> Iterator[Finding]:
    """“第一”“首先”“其次”后面用逗号，“一是”“二是”后面不加标点。

    查什么：句首的“第一、”“其一、”“首先、”“其次、”，分项的“一是，”“一是、”“一是：”；附近要有同类的下一项。一份文件里同一类的只在第一处报告，
    写明共有几处。

    为什么：这些词已经表明次序，后面是句内停顿，用逗号；“一是”和后面的话是一句，中间没有停顿。

    不报告：不在句首的（产量居全国第一、出口额占六成），“第一、二轮”“第一、第二产业”，“这一是，”；前后没有同类的词；引文和书名号里的。

    修复：“一是”后面的标点删去，安全；“第一”“首先”后面的顿号改为逗号，须经确认。
    """
    comma = "," if is_folded(analysis.text) else "，"
    for words in _series(analysis, _WORDS):
        wrongs = _with_siblings(words)
        if wrongs:
            yield _finding(wrongs, "、", comma, "unsafe")
    for words in _series(analysis, _CLAUSES):
        wrongs = _with_siblings(words)
        if wrongs:
            yield _finding(wrongs, analysis.shadow[wrongs[0].mark.start], "", "safe")


def _series(analysis: Analysis, pattern: re.Pattern[str]) -> Iterator[list[_Word]]:
    """The sequence words of each document and kind (第一, 其一, 首先, 一是), in order."""
    found: dict[tuple[int, str], list[_Word]] = defaultdict(list)
    for hit in hits(analysis.shadow, analysis.leaves, pattern):
        before = analysis.shadow[max(0, hit.span.start - 1) : hit.span.start]
        if (before in _STOPS or (before == "," and pattern is _CLAUSES)) and not hit.is_quoted:
            word = _word(hit, pattern)
            found[hit.document, "首先" if word.text in _PLAIN else word.text[0] if pattern is _WORDS else "是"].append(
                word
            )
    yield from found.values()


def _word(hit: Hit, pattern: re.Pattern[str]) -> _Word:
    text, mark = hit.found["word"], Span(*hit.found.span("mark"))
    number = _PLAIN.get(text) or chinese_number(text.strip("第其是")) or 0
    wrong = bool(hit.found["mark"]) if pattern is _CLAUSES else hit.found["mark"] == "、"
    return _Word(text, number, hit.found.start("word"), mark, wrong)


def _with_siblings(words: list[_Word]) -> list[_Word]:
    """The words with a wrong mark that have the one before or behind them in the series near by."""
    before, behind = _follow(words, 1), _follow(words[::-1], -1)[::-1]
    return [word for word, *follows in zip(words, before, behind, strict=True) if word.wrong and any(follows)]


def _follow(words: list[_Word], step: Literal[1, -1]) -> list[bool]:
    """For each of some words whether the one before it in the series, or behind it with -1, is among the last that came."""
    last: dict[int, int] = {}  # where each number came last, so that a word is not compared with all others
    found = []
    for word in words:
        near = [number for number, start in last.items() if abs(word.start - start) < _FURTHEST]
        lower = [number for number in near if (word.number - number) * step > 0]
        found.append(bool(lower) if word.text in _PLAIN else word.number - step in lower)
        last[word.number] = word.start
    return found


def _finding(wrongs: list[_Word], mark: str, right: str, kind: FixKind) -> Finding:
    first = wrongs[0]
    many = f"，共{len(wrongs)}处" if len(wrongs) > 1 else ""
    wanted = "后面用逗号" if right else "后面不加标点"
    return Finding(
        span=first.mark,
        message=f"“{first.text}”后面用了{_NAMES[mark]}，表示次序的“{first.text}”{wanted}{many}",
        fix=Fix(
            kind=kind,
            title=("改为逗号" if right else "删去标点") + many,
            edits=tuple(Edit(word.mark.start, word.mark.end, right) for word in wrongs),
        ),
    )
