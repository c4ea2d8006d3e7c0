"""NU104: a date half in Arabic digits, half in Chinese numerals, or with something else for 〇."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix, FixKind
from gwparse.numerals import chinese_year
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import Hit, hits

_CHINESE = "一二三四五六七八九十"
_MONTH, _DAY = "(?:十[一二]?|[一二三四五六七八九])", "(?:[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"

#: 3月一日游 is no date.
_OUTING = "(?![游之三捐班])"

#: 二〇二四年5月, 2024年五月, 5月二十日, 五月20日.
_MIXED = lazy(
    rf"(?<![\d{_CHINESE}〇○零])(?:"
    rf"[一二][〇○零一二三四五六七八九]{{3}}年\d{{1,2}}月(?:(?:\d{{1,2}}|{_DAY})日)?"
    rf"|(?:19|20)\d\d年{_MONTH}月(?:(?:\d{{1,2}}|{_DAY})日{_OUTING}|(?![{_CHINESE}初廿]))"
    rf"|(?:(?:19|20)\d\d年)?\d{{1,2}}月{_DAY}日{_OUTING}|(?<!农历){_MONTH}月\d{{1,2}}日)"
)
#: Where the two kinds of numerals meet; all dates of _MIXED have such a place.
_MEETING = lazy(rf"[年月](?:(?<=\d.)[{_CHINESE}]|(?<=[{_CHINESE}〇○零].)\d)")
#: A year in Chinese numerals with something that is not 〇.
_ZERO = "〇○◯OＯoｏОо0零"
_YEAR = lazy(rf"年(?<=[一二][{_ZERO}一二三四五六七八九]{{3}}年)(?<![\d{_CHINESE}{_ZERO}百千万A-Za-z].{{5}})")
_LOOK_ALIKE = "○◯OＯoｏОо0０零"


@rule(
    code="NU104",
    name="mixed-date-numerals",
    level="error",
    basis=(Basis("GB/T 15835—2011", "4.3", "应"), Basis("GB/T 15835—2011", "5.2.5", "应")),
    fix="unsafe",
    since="0.1.0",
    gives_way_to=("CL101", "IM102"),
)
def mixed_date_numerals(analysis: Analysis) -> Iterator[Finding]:
    """一个日期里的数字用一种形式；用汉字写的年份里“0”写作“〇”。

    查什么：标题和正文里半是阿拉伯数字、半是汉字的日期（二〇二四年5月、2024年五月），用汉字写的年份里代替“〇”的圆圈“○”、字母“O”、数字“0”和“零”。

    为什么：同类别同形式，一个日期不能两种数字混用；编号和年份里的“0”汉字写作“〇”，“零”用于计量。

    不报告：成文日期和印发日期（另有规则）；农历日期；2012年7月以前的文件里的“○”，当时的字库里没有“〇”；引文和书名号里的；表格里的。

    修复：圆圈“○”改为“〇”，安全；字母、数字和“零”改为“〇”须经确认；混用的日期只报告。
    """
    reached = 0
    for hit in hits(analysis.shadow, analysis.leaves, _MEETING):
        start = max(hit.place.leaf.span.start, reached, hit.found.start() - 9)
        found = _MIXED.search(analysis.shadow, start, hit.place.leaf.span.end)
        if found and found.start() < hit.found.start() and not hit.is_quoted:
            reached = found.end()
            message = f"“{analysis.text[slice(*found.span())]}”里阿拉伯数字和汉字数字混用，一个日期用一种数字"
            yield Finding(span=Span(*found.span()), message=message)
    for hit in hits(analysis.shadow, analysis.leaves, _YEAR):
        yield from _zeros(analysis, hit)


def _zeros(analysis: Analysis, hit: Hit) -> Iterator[Finding]:
    """What stands for 〇 in one year."""
    span = Span(hit.found.start() - 4, hit.found.end())
    places = [at for at in range(span.start + 1, span.end) if analysis.text[at] in _LOOK_ALIKE]
    chars = "".join(dict.fromkeys(analysis.text[at] for at in places))
    circles = set(chars) <= set("○◯")
    if not places or hit.is_quoted or (circles and _is_old(analysis, hit, analysis.shadow[span.start : span.end - 1])):
        return
    edits = tuple(Edit(at, at + 1, "〇") for at in places)
    kind: FixKind = "safe" if circles else "unsafe"
    printed = analysis.slice(span)
    written = printed.translate(dict.fromkeys(map(ord, _LOOK_ALIKE), "〇"))
    message = f"“{printed}”里的“{chars}”应为“〇”，写作“{written}”"
    yield Finding(
        span=Span(places[0], places[-1] + 1), message=message, fix=Fix(kind=kind, title="改为“〇”", edits=edits)
    )


def _is_old(analysis: Analysis, hit: Hit, year: str) -> bool:
    """Whether a document is of the time when fonts had no 〇; one without a date is as old as the year it writes so."""
    document = analysis.documents[hit.document]
    if analysis.dated(document) is not None or analysis.switches.era != "auto":
        return analysis.is_old(document)
    return (chinese_year(year) or 0) <= 2012
