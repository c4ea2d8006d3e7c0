"""Two figures that make a whole by what they are called, with that of the whole in front (互补的两项).

抽检512批次，合格498批次，不合格14批次. Unlike the lists in `breakdowns`, they may stand without 其中, and growth rates may
stand between: 进出口126.8亿元，增长6.2%，其中出口84.5亿元….
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.amounts import Amount, amounts

_NAME = r"[^\d、,;。:()\n%]"
#: A figure with its unit; `amounts` reads what is in it.
_FIGURE = r"\d[\d,]{0,14}(?:\.\d{1,6})?[万亿千百]{0,2}[^\d、,;。:()\n%]{1,3}?"
#: What may stand between: how a figure grew, how old those are that it counts.
_ASIDE = (
    r"(?:[,(]?(?:同比|环比|[较比](?:上年|去年)(?:同期)?)?(?:名义|实际)?(?:增长|下降|增加|减少|提高|回落|上升)了?\d{1,9}(?:\.\d{1,6})?(?:[%％]|个百分点)\)?"
    r"|,平均年龄\d{1,9}(?:\.\d{1,6})?岁)?"
)


def _pair(one: str, other: str, total: str = "") -> str:
    """A total with two parts behind it.

    Args:
        one, other: what the parts are called.
        total: what stands right in front of the total; empty for anything.
    """
    return (
        rf"{total}(?P<total>{_FIGURE}){_NAME}{{0,12}}{_ASIDE}[,;:(、](?:其中[,:]?)?{one}{_NAME}{{0,4}}?(?P<one>{_FIGURE}){_ASIDE}"
        rf"[,;、和及]{other}{_NAME}{{0,4}}?(?P<other>{_FIGURE})(?=[,;。、()]|\s*$)"
    )


_TRADE = r"进出口(?:贸易)?(?:总[额值]|额)?(?:实现|完成|达到?|为)?"
#: Pairs that are all there is, each with a string that it cannot be without.
_WHOLES = (
    ("不合格", lazy(_pair("合格", "不合格"))),
    ("进出口", lazy(_pair("(?<!进)出口", "进口", _TRADE))),
    ("进出口", lazy(_pair("进口", "出口", _TRADE))),
    ("岁以下", lazy(_pair(r"(?P<age>\d{1,3})(?:周)?岁及?以上", r"(?P=age)(?:周)?岁以下"))),
)
#: Pairs beside which there may be more, not yet begun; together they are no more than the whole.
_AT_MOST = (
    ("正在", lazy(_pair("已?(?:全部)?(?:整改)?完成(?:整改)?", "正在[整推办落][改进理实]"))),
    ("未完成", lazy(_pair("已?(?:全部)?(?:整改)?完成(?:整改)?", "尚?未完成(?:整改)?"))),
    ("正在办理", lazy(_pair("已?(?:全部)?办结", "正在办理"))),
)
_SAME = {"名": "人", "位": "人"}


@dataclass(frozen=True, slots=True)
class Complement:
    """A whole and the two parts of it.

    Attributes:
        total: the whole.
        parts: both parts.
        is_whole: whether nothing else is in the whole.
        span: where all of it stands.
    """

    total: Amount
    parts: tuple[Amount, Amount]
    is_whole: bool
    span: Span

    @property
    def sum(self) -> Decimal:
        """The parts, added up."""
        return self.parts[0].value + self.parts[1].value

    @property
    def is_wrong(self) -> bool:
        """Whether the parts cannot be those of the whole, each figure rounded by at most half of its last place."""
        off = self.sum - self.total.value
        rounding = sum(amount.step for amount in (self.total, *self.parts))
        return 2 * abs(off) > rounding and (self.is_whole or off > 0)


def complements(shadow: str, start: int, end: int) -> Iterator[Complement]:
    """The pairs in a piece of running text, with their wholes.

    Args:
        shadow: the shadow of the page.
        start, end: the piece, a leaf.
    """
    for pairs, is_whole in ((_WHOLES, True), (_AT_MOST, False)):
        for needed, pattern in pairs:
            if shadow.find(needed, start, end) < 0:
                continue
            for found in pattern.finditer(shadow, start, end):
                read = [
                    next(amounts(shadow, found.start(name), found.end()), None) for name in ("total", "one", "other")
                ]
                total, one, other = read
                if total is None or one is None or other is None or any(a.vague for a in (total, one, other)):
                    continue
                units = {_SAME.get(a.unit, a.unit) for a in (total, one, other)}
                if len(units) == 1 and "" not in units:
                    yield Complement(total, (one, other), is_whole, Span(*found.span()))
