"""NU101: a range of figures, years or times joined by a hyphen or a half-width tilde."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix, FixKind
from gwparse.rules.base import rule
from gwparse.views.figures import Range, ranges
from gwparse.views.width import is_folded

#: Signs that are wrong, and what messages call them. ― and 〜 look like — and ～, and are taken for them.
_WRONG = {"-": "短横线", "‐": "短横线", "‑": "短横线", "–": "短横线", "－": "短横线", "~": "半角波浪线"}
_DASH, _WAVE = "—", "～"


@rule(
    code="NU101",
    name="wrong-range-sign",
    level="warning",
    basis=(Basis("GB/T 15834—2011", "4.13.3.2", "一般"), Basis("GB/T 15835—2011", "5.1.3", "应")),
    fix="unsafe",
    since="0.1.0",
    needs=tuple("-‐‑–－—～~"),
)
def wrong_range_sign(analysis: Analysis) -> Iterator[Finding]:
    """数值、年份、时间的起止之间用一字线“—”，也可以用浪纹线“～”，不用短横线“-”和半角的“~”。

    查什么：标题和正文里后面带单位、量词的数值范围（3-5年、10%-15%），以及年份、月日、钟点的起止（2018-2035年、8:30-17:30）中间的短横线和半角波浪线。
    设置 range-sign 为 dash 时一律用“—”，为 wave 时数值范围用“～”（时间起止仍可用“—”），写成另一种的也报告。

    为什么：短横线用于化合物、型号、电话、门牌号码和全数字日期，起止用一字线或者浪纹线；两种写法都对，一份文件里宜用一种。

    不报告：电话、文号、代码、型号、标准编号、比分、全数字日期、表号、门牌房号；表格、引文和书名号里的；全文标点都是半角的文件里的“~”。

    修复：改为文件里已经用的“—”或“～”，都没有用过的改为“—”。年份的起止安全；其他的须确认不是编号。
    """
    found = list(ranges(analysis.shadow, analysis.leaves))
    folded = is_folded(analysis.text)
    used = Counter((one.time, sign) for one in found if (sign := _sign(analysis, one)) in (_DASH, _WAVE))
    for one in found:
        sign = _sign(analysis, one)
        if sign in _WRONG and not (sign == "~" and folded):
            right = _right(analysis, one, used)
            kind: FixKind = "safe" if one.years else "unsafe"
            what = "起止时间" if one.time else "数值范围"
            message = f"“{analysis.slice(one.span)}”中间是{_WRONG[sign]}，{what}用“{right}”"
            fix = Fix(kind=kind, title=f"改为“{right}”", edits=(Edit(one.sign.start, one.sign.end, right),))
            yield Finding(span=one.sign, message=message, fix=fix)
        elif sign in (_DASH, _WAVE) and not _is_chosen(analysis, one, sign):
            right = _WAVE if sign == _DASH else _DASH
            message = f"“{analysis.slice(one.span)}”中间是“{sign}”，按本单位的设置用“{right}”"
            fix = Fix(kind="safe", title=f"改为“{right}”", edits=(Edit(one.sign.start, one.sign.end, right),))
            yield Finding(span=one.sign, message=message, fix=fix)


def _sign(analysis: Analysis, one: Range) -> str:
    return analysis.slice(one.sign).strip()


def _right(analysis: Analysis, one: Range, used: Counter[tuple[bool, str]]) -> str:
    """The sign to put: the office's, else what the page has most often between figures or times of the kind."""
    if analysis.switches.range_sign == "dash":
        return _DASH
    if analysis.switches.range_sign == "wave":
        return _DASH if one.time else _WAVE
    return _WAVE if used[one.time, _WAVE] > used[one.time, _DASH] else _DASH


def _is_chosen(analysis: Analysis, one: Range, sign: str) -> bool:
    """Whether a sign that is right by the standard is also the one that the office has chosen."""
    match analysis.switches.range_sign:
        case "dash":
            return sign == _DASH
        case "wave":
            return sign == _WAVE or one.time
    return True
