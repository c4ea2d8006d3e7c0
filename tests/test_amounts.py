"""Figures and breakdowns: whatever is printed is read exactly, and sums are judged with the tolerance of rounding alone."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gwparse.shadow import shadow_of
from gwparse.views.amounts import amounts
from gwparse.views.breakdowns import breakdowns

NAMES = ("甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇")
WORDS = "12家 3.5亿元 （ ） 、 ， 其中 共 合计 等 约 余 以上 近 1,200 万 % 2024年 甲镇 分别为 。 ； \n 5—10个 和 包括 第3号 —".split(
    " "
)


@given(
    st.integers(0, 10**9),
    st.integers(0, 4),
    st.sampled_from(["", "万", "亿", "百万"]),
    st.sampled_from(["家", "元", "人次", "平方公里"]),
)
@settings(max_examples=300, deadline=None)
def test_a_printed_figure_is_read_exactly(digits: int, places: int, scale: str, unit: str) -> None:
    """Value, step and unit are what is printed, and `like` prints the value again."""
    value = Decimal(digits).scaleb(-places)
    text = f"共有{value:f}{scale}{unit}。"
    (found,) = amounts(text, 0, len(text))
    power = {"": 0, "万": 4, "亿": 8, "百万": 6}[scale]
    assert found.value == value.scaleb(power)
    assert found.unit == unit
    assert not found.vague
    assert found.step == (Decimal(1).scaleb(power - places) if scale or places else 0)
    assert Decimal(found.like(found.value).removesuffix(scale + unit)) == value


@given(st.lists(st.integers(1, 5000), min_size=2, max_size=6), st.integers(-50, 50))
@settings(max_examples=300, deadline=None)
def test_whole_numbers_add_up_exactly(parts: list[int], off: int) -> None:
    """A total in front of its parts, in both widths: it adds up when and only when it is their sum."""
    total = max(1, sum(parts) + off)
    for text in (
        f"完成{total}个（" + "、".join(f"{name}{part}个" for name, part in zip(NAMES, parts, strict=False)) + "）。",
        f"完成{total}个(" + ",".join(f"{name}{part}个" for name, part in zip(NAMES, parts, strict=False)) + ").",
        "，".join(f"{name}{part}个" for name, part in zip(NAMES, parts, strict=False)) + f"，共{total}个。",
    ):
        (found,) = breakdowns(shadow_of(text), 0, len(text))
        assert found.sum == sum(parts)
        assert found.adds_up == (total == sum(parts))


@given(st.lists(st.integers(100, 99999), min_size=2, max_size=5), st.sampled_from([1, 2]))
@settings(max_examples=300, deadline=None)
def test_rounded_parts_add_up(parts: list[int], places: int) -> None:
    """Parts and total that were rounded from exact figures never count as wrong."""
    step = Decimal(1).scaleb(-places)
    exact = [Decimal(part).scaleb(-3) for part in parts]
    shown = [part.quantize(step) for part in exact]
    total = sum(exact, Decimal(0)).quantize(step)
    text = (
        f"安排{total}亿元（" + "、".join(f"{name}{part}亿元" for name, part in zip(NAMES, shown, strict=False)) + "）。"
    )
    (found,) = breakdowns(shadow_of(text), 0, len(text))
    assert found.adds_up


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_order_of_words(text: str) -> None:
    """Nothing raises, and places are inside the text and in the unit of the total."""
    shadow = shadow_of(text)
    for amount in amounts(shadow, 0, len(text)):
        assert 0 <= amount.start < amount.end <= len(text)
    for found in breakdowns(shadow, 0, len(text)):
        assert 0 <= found.span.start <= found.total.start < found.total.end <= found.span.end <= len(text)
        assert not found.total.vague
        assert {part.unit for part in found.parts} <= {found.total.unit, ""}
        assert len(found.names) == len(found.parts)
