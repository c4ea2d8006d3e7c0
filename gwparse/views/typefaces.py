"""Typefaces by their class, as GB/T 9704 names them, and sizes of type as people call them (字体、字号)."""

from __future__ import annotations

import re
from typing import Literal

#: The classes that GB/T 9704 names; 中宋: 华文中宋, which stands in for 小标宋 where that is not installed; 其他: none of them.
Typeface = Literal["仿宋", "楷体", "黑体", "小标宋", "宋体", "中宋", "其他"]

_MAKERS = "方正|华文|文鼎|汉仪|思源|中易"

#: What names a class in a font's name, in lower case without blanks, `_`, `-` and `@`; the first that fits counts.
_CLASSES: dict[Typeface, str] = {
    "小标宋": r"(?<!大)标宋|xiaobiaosong|^fzxbs",
    "中宋": r"中宋|zhongsong",
    "仿宋": r"仿宋|fangsong|^fzfs",
    "楷体": r"楷|kaiti|^fzkt",
    "黑体": rf"^黑体|(?:{_MAKERS})黑|^simhei|^stheiti|^heiti|^fzht|^fzhei|hansans|notosans(?:cjk)?sc",
    "宋体": rf"^新?宋体|(?:{_MAKERS})[书报]?宋|^n?simsun|^stsong|^songti|^fzs[sy]|hanserif|notoserif(?:cjk)?sc",
}

#: Sizes of type in points, by what they are called.
SIZES: tuple[tuple[float, str], ...] = (
    (42, "初号"),
    (36, "小初号"),
    (26, "1号"),
    (24, "小1号"),
    (22, "2号"),
    (18, "小2号"),
    (16, "3号"),
    (15, "小3号"),
    (14, "4号"),
    (12, "小4号"),
    (10.5, "5号"),
    (9, "小5号"),
    (7.5, "6号"),
)


def typeface(font: str | None) -> Typeface | None:
    """The class of a font: 仿宋 for 仿宋_GB2312, FangSong, 华文仿宋.

    Args:
        font: its name as a file has it; None where the file names none.

    Returns:
        其他 for a font of no class that GB/T 9704 names (微软雅黑, 幼圆); None without a font.
    """
    if not font:
        return None
    name = re.sub(r"[\s_@-]", "", font).lower()
    return next((found for found, pattern in _CLASSES.items() if re.search(pattern, name)), "其他")


def is_size(points: float, wanted: float) -> bool:
    """Whether a size is the wanted one; half a point is let pass, since printers' 3号 is 15.75 points."""
    return abs(points - wanted) <= 0.5


def size_name(points: float) -> str:
    """A size as messages have it: 3号（16磅）, or 17磅 for one without a name."""
    printed = f"{points:g}磅"
    name = next((name for size, name in SIZES if abs(points - size) <= 0.25), None)
    return f"{name}（{printed}）" if name else printed
