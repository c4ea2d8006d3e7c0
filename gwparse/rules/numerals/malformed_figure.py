"""NU106: full-width digits, letters, % and clock colons, and 百 or 千 behind Arabic digits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix, FixKind
from gwparse.nodes import AttachmentList
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.figures import BEFORE, NUMBER, value
from gwparse.views.prose import PROSE_LEAVES, Hit, hits
from gwparse.views.width import is_folded

_FULL_WIDTH = str.maketrans({chr(0xFF01 + at): chr(0x21 + at) for at in range(94)})
_LEAVES = (*PROSE_LEAVES, AttachmentList)

_PARTS = {
    "全角数字": lazy(r"[０-９]+(?:．[０-９]+)?"),
    "全角小数点": lazy(r"．(?<=[0-9]．)(?=[0-9])(?<!\s\d．)(?<!\s\d\d．)"),
    "全角字母": lazy("[Ａ-Ｚａ-ｚ]+"),
    "全角百分号": lazy(r"％(?<=\d％)"),
    "全角冒号": lazy(r"：(?<=\d：)(?=[0-5]\d(?![\d：:]))"),
}
#: Words and signs in front of a time of day, and what stands between two.
_CLOCK_BEFORE = lazy(
    r"(?:[上中下]午|凌晨|[早晚]上?|[每当即\d]日|[每当]天|(?:星期|周)[一二三四五六日]"
    r"|\d[：:]\d\d(?:[-–－—～~]|至|到)) ?(?:[01]?\d|2[0-4])$"
)
_CLOCK_BEHIND = lazy(r"：\d\d ?(?:[-–－—～~]|至|到) ?\d{1,2}[：:]\d\d")
_RIGHT = {
    "全角数字": "阿拉伯数字用半角",
    "全角小数点": "小数点用半角",
    "全角字母": "字母用半角",
    "全角百分号": "文中其他百分号都是半角，前后应当一致",
    "全角冒号": "用数字写的时刻中间用半角冒号",
}

#: 4千人, 3百多户; 千克 千瓦 千米 are units, and 千亿 and 百万 are read as one.
_HUNDREDS = lazy(
    r"(?P<unit>[百千])(?<=\d.)(?=[个名人户家亩元件套台项次册株头只间所余多]|公里|公顷|平方|吨(?!级)|天(?!堂))"
)
_NUMBER = lazy(rf"{BEFORE}{NUMBER}$")
_WORTH = {"百": 100, "千": 1000}


@rule(
    code="NU106",
    name="malformed-figure",
    level="warning",
    basis=(
        Basis("GB/T 15835—2011", "5.1.5", "应"),
        Basis("GB/T 15835—2011", "5.1.7", "一般"),
        Basis("GB/T 15835—2011", "5.3", "应"),
    ),
    fix="unsafe",
    since="0.1.0",
    gives_way_to=("CL101", "IM102", "HD101"),
)
def malformed_figure(analysis: Analysis) -> Iterator[Finding]:
    """阿拉伯数字、字母和时刻里的冒号用半角；阿拉伯数字后面可以用“万”“亿”，不用“百”“千”。

    查什么：标题、正文和附件说明里的全角数字（２０２４）、全角小数点（3．5）、全角字母（Ａ），时刻里的全角冒号（上午8：30），和半角“%”混用的全角“％”；
    一份文件里同一类的只在第一处报告，写明共有几处。阿拉伯数字和“百”“千”连用的（4千人、3百多户）。

    为什么：阿拉伯数字占半个汉字的位置；只有“万”“亿”可以跟在阿拉伯数字后面，“4千”写作“4000”或者“四千”。

    不报告：全文用“％”、不用“%”的；比例和比分里的冒号；千克、千瓦、千米，9千亿元、3百万元；引文和书名号里的；表格里的。

    修复：全角数字、百分号、冒号改为半角，安全；字母和“百”“千”须经确认。
    """
    for name, pattern in _PARTS.items():
        places: dict[int, list[Span]] = defaultdict(list)
        for hit in hits(analysis.text, analysis.leaves, pattern, _LEAVES):
            if not hit.is_quoted and (name != "全角冒号" or _is_clock(analysis, hit)):
                places[hit.document].append(hit.span)
        for document, spans in places.items():
            if name != "全角百分号" or _is_minority(analysis, document, len(spans)):
                yield _finding(analysis, name, spans)
    for hit in hits(analysis.shadow, analysis.leaves, _HUNDREDS):
        number = _NUMBER.search(analysis.shadow, max(0, hit.span.start - 12), hit.span.start)
        if number and not hit.is_quoted:
            yield _hundreds(analysis, number, hit.found["unit"])


def _is_clock(analysis: Analysis, hit: Hit) -> bool:
    """Whether a colon between digits stands in a time of day, not in a ratio or a score."""
    start = hit.span.start
    before = re.search(r"(?<![\d：:.])(?:[01]?\d|2[0-4])$", analysis.text[max(0, start - 3) : start])
    known = _CLOCK_BEFORE.search(analysis.text, max(0, start - 12), start)
    return before is not None and (known or _CLOCK_BEHIND.match(analysis.text, start)) is not None


def _is_minority(analysis: Analysis, document: int, count: int) -> bool:
    """Whether a document mostly has the half-width sign."""
    span = analysis.documents[document].span
    return analysis.text.count("%", span.start, span.end) > count and not is_folded(analysis.text)


def _finding(analysis: Analysis, name: str, spans: list[Span]) -> Finding:
    first = spans[0]
    many = f"，共{len(spans)}处" if len(spans) > 1 else ""
    kind: FixKind = "unsafe" if name == "全角字母" else "safe"
    edits = tuple(Edit(span.start, span.end, analysis.slice(span).translate(_FULL_WIDTH)) for span in spans)
    fact = f"“{analysis.slice(first)}”是{name}"
    if name == "全角小数点":
        fact = f"“{analysis.text[first.start - 1 : first.end + 1]}”中间是全角小数点"
    if name == "全角冒号":
        hour = analysis.text[first.start - 2 : first.start]
        hour = hour if hour.isdecimal() else hour[1:]
        fact = f"“{hour}：{analysis.text[first.end : first.end + 2]}”中间是全角冒号"
    return Finding(
        span=first,
        message=f"{fact}{many}，{_RIGHT[name]}",
        fix=Fix(kind=kind, title=f"改为半角{many}", edits=edits),
    )


def _hundreds(analysis: Analysis, number: re.Match[str], unit: str) -> Finding:
    span = Span(number.start(), number.end() + 1)
    written = f"{value(number[0]) * _WORTH[unit]:.0f}"
    fix = Fix(kind="unsafe", title=f"改为“{written}”", edits=(Edit(span.start, span.end, written),))
    message = f"“{analysis.slice(span)}”里“{unit}”跟在阿拉伯数字后面，写作“{written}”，或者全用汉字"
    return Finding(span=span, message=message, fix=fix)
