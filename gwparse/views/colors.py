"""Colours by what people call them (颜色)."""

from __future__ import annotations

from colorsys import rgb_to_hls

#: Names of colours by where they end on the circle of hues, in degrees from red.
_HUES = (
    (20, "红色"),
    (45, "橙色"),
    (70, "黄色"),
    (165, "绿色"),
    (200, "青色"),
    (260, "蓝色"),
    (330, "紫色"),
    (361, "红色"),
)

#: Below this a colour is a grey.
_FAINT = 0.15


def is_red(color: str | None) -> bool:
    """Whether a colour is a red: FF0000 and what is darker or a little off it.

    Args:
        color: RRGGBB in capitals; None for automatic, which is black.
    """
    if color is None or len(color) != 6:
        return False
    red, green, blue = _channels(color)
    return red >= 0x90 and max(green, blue) <= 0x50


def is_black(color: str | None) -> bool:
    """Whether a colour prints as black: black, and the dark greys that web pages have for it.

    Args:
        color: RRGGBB in capitals; None for automatic, which is black.
    """
    if color is None or len(color) != 6:
        return True
    return max(_channels(color)) <= 0x40


def is_white(color: str | None) -> bool:
    """Whether a colour cannot be seen on paper.

    Args:
        color: RRGGBB in capitals; None for automatic, which is black.
    """
    return color is not None and len(color) == 6 and min(_channels(color)) >= 0xF5


def color_name(color: str) -> str:
    """What people call a colour: 红色, 灰色.

    Args:
        color: RRGGBB in capitals.
    """
    hue, _, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(color)))
    return "灰色" if saturation < _FAINT else next(name for end, name in _HUES if hue * 360 < end)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[0:2], 16), int(color[2:4], 16), int(color[4:6], 16)
