"""WD104: a number is called approximate, or bounded, twice."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Edit, Finding, Fix
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import hits

_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|\d+/\d+|[一二三四五六七八九十]+分之[一二两三四五六七八九十]+|[一二两三四五六七八九十百千万]+)"
_UNIT = (
    r"(?:[万亿千百]*(?:个百分点|个工作日|个月|个|人次|名|人|家|户|周岁|岁|年|月|天|日|周|小时|分钟|元|亩|公顷|平方米|立方米|平方公里|公里|毫米|厘米|米|吨|公斤"
    r"|次|项|所|座|处|台|辆|套|件|种|倍|成|条|场|期|层|栋|间|张|份|[%％])|[万亿千百]+)"
)
#: What can stand between the first word and the number.
_VERB = "(?:占|为|有|在|需要?|达到?|增长|下降|增加|减少)?"
_ABOUT = "(?:大约|将近|接近|约(?<![公条节契预签制违合履集特邀婉简缩续毁失爽守践赴按订租盟]约))"
#: Close to so many; of a time that is just past (近三年左右) it says another thing.
_NEAR = "近(?<![附最将接邻靠临亲贴远新切就]近)"
_LARGE = r"(?:\d[\d,]{1,14}(?:\.\d{1,6})?|\d(?:\.\d{1,6})?(?=[万亿])|[一二两三四五六七八九]?[十百千万][一二两三四五六七八九十百千万]{0,8})"

_DOUBLED = (
    (
        ("左右", "上下"),
        lazy(rf"(?P<first>{_ABOUT}){_VERB}{_NUMBER}{_UNIT}?(?P<second>左右|上下)(?![两侧岸翼手逢开对级文楼班联学])"),
    ),
    (("约", "近"), lazy(rf"(?P<first>{_ABOUT}){_VERB}{_NUMBER}[万亿]?(?P<second>[余多])(?={_UNIT})")),
    (("多", "余"), lazy(rf"(?P<first>突破|超过|逾){_VERB}{_NUMBER}(?P<second>[余多])(?=[万亿]?{_UNIT})")),
    (
        ("近",),
        lazy(rf"(?P<first>{_NEAR}){_VERB}{_LARGE}{_UNIT}?(?P<second>左右|上下)(?![两侧岸翼手逢开对级文楼班联学])"),
    ),
    (("以上左右",), lazy(rf"{_NUMBER}{_UNIT}(?P<first>以上)(?P<second>左右)(?![两侧岸翼手逢开])")),
    (("左右以上",), lazy(rf"{_NUMBER}{_UNIT}(?P<first>左右)(?P<second>以上)")),
    (
        ("约",),
        lazy(
            rf"(?P<first>不少于|不低于|不得少于|不得低于|不超过|不高于|至少|最少|最多|至多|超过){_VERB}(?P<second>大?约)(?=\d)"
        ),
    ),
    (
        ("以上",),
        lazy(
            rf"(?P<first>超过|突破|不少于|不低于|不小于|不得少于|不得低于|至少|最少|多于){_VERB}(?:{_NUMBER}{_UNIT}|半数|一半)(?P<second>以上)"
        ),
    ),
    (
        ("以下", "以内", "之内"),
        lazy(
            rf"(?P<first>不超过|不高于|不多于|不大于|不得超过|不得高于|不得多于|至多|最多|(?:少于|低于)(?<!不..)(?<!不得..)|不足|不满|未满)"
            rf"{_VERB}{_NUMBER}{_UNIT}(?P<second>以下|以内|之内)"
        ),
    ),
)


@rule(
    code="WD104",
    name="doubled-approximation",
    level="warning",
    basis=(PRACTICE,),
    fix="unsafe",
    since="0.1.0",
    needs=tuple(word for words, _ in _DOUBLED for word in words),
)
def doubled_approximation(analysis: Analysis) -> Iterator[Finding]:
    """表示概数、界限的词不重复。

    查什么：“约……左右”“大约……上下”“约30余人”“约15万余元”“突破500多万”“近50年左右”“150毫米以上左右”“不少于约30个”，“超过（不少于、至少）……以上”，“不超过（最多、不足）……以下（以内）”，前后两个词说的是同一个数。

    为什么：前后意思重复，有时还互相矛盾：“超过100人以上”究竟包不包括100人，说不清楚。

    不报告：只用一个词的（达到80%以上、保持在60%以上、13%左右、近30余年）；后一个词另有所指的（至少配3名中专以上学历的人员、节约20%左右）；引号、
    书名号里的文字。

    修复：删去后一个词，须人工确认。
    """
    for needed, pattern in _DOUBLED:
        if not any(word in analysis.shadow for word in needed):
            continue
        for hit in hits(analysis.shadow, analysis.leaves, pattern):
            if hit.is_quoted:
                continue
            first, second = (Span(*hit.found.span(group)) for group in ("first", "second"))
            yield Finding(
                span=hit.span,
                message=f"“{analysis.slice(hit.span)}”中“{analysis.slice(first)}”和“{analysis.slice(second)}”意思重复，只用其中一个",
                fix=Fix(
                    kind="unsafe",
                    title=f"删去“{analysis.slice(second)}”",
                    edits=(Edit(second.start, second.end, ""),),
                ),
            )
