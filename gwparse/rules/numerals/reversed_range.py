"""NU107: a range whose lower end is greater than its upper one."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.amounts import amounts
from gwparse.views.prose import hits

_UNIT = r"(?:元|人|名|米|公里|吨|公斤|千克|克|毫米|厘米|%|％|岁|家|户|亩|公顷|平方米|㎡|m²|倍)"
_FIGURE = rf"(?<![\d.])\d[\d,]{{0,14}}(?:\.\d{{1,6}})?[万亿千百]{{0,2}}{_UNIT}"
#: 150元至100元; what comes down from one to the other (由150元降至100元) is no range.
_SPAN = rf"(?P<low>{_FIGURE})(?:至|到|—{{1,2}}|－|-|~|～)(?P<high>{_FIGURE})(?=之间|不等|以内|的|标准|范围|[,。;)])"
#: 处500元以上、100元以下罚款: both bounds of one thing.
_BOUNDS = (
    rf"(?P<low>{_FIGURE})(?:\(含\))?以上[、,]?(?:至)?(?P<high>{_FIGURE})(?:\(含\))?以下"
    r"(?=的?(?:罚[款金]|奖励|补[助贴]|奖金|标准|范围|资助|一次性))"
)
#: 大于30㎡且小于20㎡.
_BETWEEN = (
    rf"(?:大于|高于|超过|多于|不[少低小]于|不得[少低小]于)(?:或?等于)?(?P<low>{_FIGURE})[,、]?(?:且|并且|同时)(?:应|须)?"
    rf"(?:小于|少于|低于|不[大高多]于|不超过|不得超过|不得[大高多]于)(?:或?等于)?(?P<high>{_FIGURE})"
)
#: The ranges, each with what is quickly seen not to be in a text.
_RANGES = (
    (lazy(r"(?:至|到|—|－|-|~|～)(?<=[元人名米里吨斤克%％岁家户亩顷㎡²倍—].)\d"), lazy(_SPAN)),
    (lazy(r"以上[、,]?至?\d"), lazy(_BOUNDS)),
    (lazy("[且时并](?:应|须)?(?:小于|少于|低于|不)"), lazy(_BETWEEN)),
)
#: Words in front of what goes down, or counts backwards.
_DOWN = lazy("[由从自](?![^,。;]*标准)|降|减|下调|压|缩|回落|倒|提前|距")


@rule(
    code="NU107",
    name="reversed-range",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第二十条", "应"), Basis("GB/T 15835—2011", "5.1.3", "应")),
    since="0.1.0",
)
def reversed_range(analysis: Analysis) -> Iterator[Finding]:
    """数值范围从小写到大。

    查什么：同一单位的“150元至100元”“500元以上、100元以下罚款”“大于30米且小于20米”，前一个数比后一个数大的。

    为什么：这样的范围里什么数也没有，多半是两个数写颠倒了，或者多写、漏写了一个零。

    不报告：由多到少的变化（由150元降至100元）；单位不同的；日期、时刻的起止（另有规则）；没有写单位的编号、比例；引号、书名号里的文字。
    """
    for sign, pattern in _RANGES:
        for hit in () if sign.search(analysis.shadow) is None else hits(analysis.shadow, analysis.leaves, pattern):
            low, high = (
                next(amounts(analysis.shadow, hit.found.start(name), hit.found.end(name) + 1), None)
                for name in ("low", "high")
            )
            begins = max(hit.sentence.start, hit.span.start - 16)
            goes_down = pattern is _RANGES[0][1] and _DOWN.search(analysis.shadow, begins, hit.span.start)
            if hit.is_quoted or low is None or high is None or goes_down:
                continue
            units = [hit.found[name].lstrip("0123456789.,万亿千百") for name in ("low", "high")]
            if units[0] == units[1] and low.value > high.value:
                message = f"“{analysis.slice(hit.span)}”前一个数大于后一个数，范围应从小到大，应核对"
                yield Finding(span=hit.span, message=message)
