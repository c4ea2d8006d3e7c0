"""PU103: two marks that part sentences stand next to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import AssignmentBlock
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import PROSE_LEAVES, Hit, hits

#: Two marks or more, of which a quotation mark or a bracket may stand between the first and the second.
_MARKS = lazy(
    r"(?P<first>[,。、;:?!])(?<=[\w”’》〉)〕】%℃].)(?:(?P<rest>[,。、;:]+)|(?P<close>[”’])(?<=。.)(?P<behind>[。,]))"
)
#: 达到1.5册，（2025年为1.1册）。: a remark belongs to the words right in front of it; （一） begins an item.
_BEFORE_REMARK = lazy(
    r"(?P<mark>[,、])\((?!(?:[一二三四五六七八九十]{1,3}|\d{1,2})\))[^()\n]{2,60}\)(?=[,。;]|$)", re.MULTILINE
)
#: Two points that end a paragraph.
_POINTS = lazy(r"\.\.(?<=[一-鿿”’》)〕】]..)(?=[^\S\n]*$)", re.MULTILINE)
_STOPS = "。？！?!"


@rule(
    code="PU103",
    name="doubled-mark",
    level="error",
    basis=(
        Basis("GB/T 15834—2011", "5.1.1", "应"),
        Basis("GB/T 15834—2011", "附录B.2.1", "应"),
        Basis("GB/T 15834—2011", "附录A.8", "应"),
    ),
    fix="safe",
    since="0.1.0",
)
def doubled_mark(analysis: Analysis) -> Iterator[Finding]:
    """一处停顿只用一个点号，点号不连用。

    查什么：连用的相同点号（，，　。。　、、），连用的不同点号（，。　。；　：、），引文末尾后引号内外都有点号（。”。　。”，）；
    注释用的括号前面的逗号、顿号（达到1.5册，（2025年为1.1册）。）。

    为什么：每个点号都表示一种停顿，连用两个，读者不知道停多久、句子完没完；独立引用整句时句号在引号之内，引用部分词句时在引号之外，不能内外都有。

    不报告：三个以上的句号“。。。”，那是省略号的写法，由 PU104 报告；问号、叹号连用；谈论标点本身的“，”“。”；表格、目录、网址和代码。

    修复：相同的点号删去多余的，安全；不同的点号在段末保留句号，引号外多余的句号删去，都要由人确认；其余只有人知道该留哪个，只报告。
    """
    for hit in hits(analysis.shadow, analysis.leaves, _MARKS, (*PROSE_LEAVES, AssignmentBlock)):
        used = analysis.slice(hit.span)
        if hit.found["close"]:
            yield _round_a_quotation(analysis, hit, used)
        elif _is_chinese(used, analysis.shadow[hit.span.start - 1]) and not re.fullmatch("。{3,}", used):
            alike = len(set(hit.found[0])) == 1
            yield Finding(
                span=hit.span,
                message=f"标点“{used}”" + ("重复，应只用一个" if alike else "连用，应只用其中一个"),
                fix=_fix(analysis, hit, used, alike=alike),
            )
    for hit in hits(analysis.shadow, analysis.leaves, _POINTS, PROSE_LEAVES):
        fix = Fix(kind="unsafe", title="改为“。”", edits=(Edit(hit.span.start, hit.span.end, "。"),))
        yield Finding(span=hit.span, message="段末写成了“..”，应当用一个句号“。”", fix=fix)
    for hit in hits(analysis.shadow, analysis.leaves, _BEFORE_REMARK, PROSE_LEAVES):
        place = Span(*hit.found.span("mark"))
        yield Finding(
            span=place,
            message=f"括号里是注释，前面不加“{analysis.slice(place)}”，括号紧跟在被注释的词语后面",
            fix=Fix(kind="unsafe", title="删去括号前面的标点", edits=(Edit(place.start, place.end, ""),)),
        )


def _is_chinese(used: str, before: str) -> bool:
    """Whether marks are those of Chinese text; half-width ones may be code (a::b), or stand for a character that was lost (1?)."""
    return "一" <= before <= "鿿" or before in "”’》〉)〕】" or not (used.isascii() or used[0] in "?!")


def _fix(analysis: Analysis, hit: Hit, used: str, *, alike: bool) -> Fix | None:
    start, end = hit.span.start, hit.span.end
    if alike:
        edits = (Edit(start + 1, end, ""),)
        return Fix(kind="safe", title=f"只保留一个“{used[0]}”", edits=edits)
    if used.count("。") == 1 and len(used) == 2 and used[0] not in _STOPS[1:] and end == hit.place.leaf.span.end:
        return Fix(kind="unsafe", title="段末只保留“。”", edits=(Edit(start, end, "。"),))
    return None


def _round_a_quotation(analysis: Analysis, hit: Hit, used: str) -> Finding:
    """A full stop before the closing quotation mark, and a mark behind it."""
    at = hit.span.end - 1
    doubled = used[-1] == "。"
    return Finding(
        span=hit.span,
        message=f"后引号里面是“。”，外面又有“{used[-1]}”，引号内外只能有一个标点",
        fix=Fix(kind="unsafe", title="删去引号外面的“。”", edits=(Edit(at, at + 1, ""),)) if doubled else None,
    )
