"""Figures with their units in running text, exactly: 150家, 1.25亿元, 3,200余户 (数量).

1.25亿元 is 125000000 元. Only figures in Arabic digits are read; years, days, ordinals and codes are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gwparse.patterns import lazy

#: What counts things, or measures what can be added up.
_UNITS = (
    "平方公里 平方千米 平方米 立方米 千瓦时 千瓦 兆瓦 公里 千米 公顷 公斤 千克 标准箱 标箱 人次 户次 家次 批次 班次 架次"
    " 车次 件次 场次 项次 美元 欧元 日元 港元 元 吨 亩 米 斤 家 户 个 项 人 名 位 件 宗 起 例 处 座 所 台 套 辆 艘 架 条"
    " 种 类 款 批 次 场 期 篇 份 本 册 张 幅 栋 幢 间 床 门 支 只 头 羽 匹 株 棵 根 枚 颗 片 块 组 队 班 路 站 村 镇 乡"
    " 街道 社区 分 % ‰"
).split()

#: 万 and its like, each with its power of ten.
_SCALES = {"千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12}


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_AMOUNT = lazy(
    r"(?<![\dA-Za-z.,:/第〔\[-])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|\.\d) ?"
    rf"(?P<scale>{_either(list(_SCALES))})?(?P<more>[余多])?(?P<scale_behind>[万亿])?(?P<unit>{_either(_UNITS)})?"
)

#: Words beside a figure that make it a bound, an estimate or one end of a range.
_VAGUE_BEFORE = lazy(
    "(?:约|近|超|逾|过|满|破|至少|最少|至多|最多|最高|最低|不少于|不低于|不多于|不高于|不足|不到|大于|小于|高于|低于|多于|少于"
    "|[-—–~～至到]) ?$"
)
_VAGUE_BEHIND = lazy(r" ?(?:[余多]|及?以[上下内外]|之内|左右|上下|或以|不等|[-—–~～至])")
#: What makes a figure a point in time, an age or an ordinal.
_NO_AMOUNT = lazy(r"[年月日时点度岁周天届级号]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its unit.

    Attributes:
        start, end: where it stands in the page.
        value: its value in the unit, 万 and 亿 multiplied out.
        step: what one in its last printed place is worth; 0 for a plain whole number, which counts and is not rounded.
        scale: 万, 亿 and the like, as printed.
        unit: the unit; empty where none follows.
        vague: whether words beside it make it a bound, an estimate or one end of a range.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    scale: str
    unit: str
    vague: bool

    def like(self, value: Decimal) -> str:
        """Another value printed in the unit of this one: 148家, 1.3亿元."""
        figure = value.scaleb(-_SCALES.get(self.scale, 0))
        return f"{figure.normalize():f}{self.scale}{self.unit}"


def amounts(shadow: str, start: int, end: int) -> Iterator[Amount]:
    """The figures in a piece of the shadow string, in order, those without a unit included.

    Args:
        shadow: the shadow of the page.
        start, end: the piece.
    """
    for found in _AMOUNT.finditer(shadow, start, end):
        if found["unit"] is None and (found["scale"] or _NO_AMOUNT.match(shadow, found.end(), end)):
            continue
        figure, scale = found["figure"].replace(",", ""), found["scale"] or ""
        places = len(figure.partition(".")[2])
        rounded = bool(scale or places)
        yield Amount(
            start=found.start(),
            end=found.end(),
            value=Decimal(figure).scaleb(_SCALES.get(scale, 0)),
            step=Decimal(1).scaleb(_SCALES.get(scale, 0) - places) if rounded else Decimal(0),
            scale=scale,
            unit=found["unit"] or "",
            vague=bool(
                found["more"]
                or found["scale_behind"]
                or _VAGUE_BEFORE.search(shadow[max(start, found.start() - 4) : found.start()])
                or _VAGUE_BEHIND.match(shadow, found.end(), end)
            ),
        )


def last_place(value: Decimal) -> Decimal:
    """What one in the last printed place of a figure is worth: 0.1 for 12.5, 1 for 12."""
    return Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
