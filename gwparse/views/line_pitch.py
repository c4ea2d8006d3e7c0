"""How far the lines of body paragraphs stand apart, as far as a file tells it (行距)."""

from __future__ import annotations

from dataclasses import dataclass

from gwparse.layout import Grid, LineSpacing
from gwparse.views.body_text import BodyParagraph

#: How high a line of these fonts may be, in heights of the characters, from program to program and from maker to maker.
_LOWEST, _HIGHEST = 1.0, 1.35
_KNOWN = ("仿宋", "楷体", "黑体", "小标宋", "宋体", "中宋")


@dataclass(frozen=True, slots=True)
class Pitch:
    """How far lines stand apart, in points: between the two values.

    Attributes:
        least, most: equal where the file says it exactly.
    """

    least: float
    most: float


def pitch(paragraph: BodyParagraph, grid: Grid | None) -> Pitch | None:
    """How far the lines of a paragraph stand apart; None where that depends on fonts that are not known.

    Args:
        paragraph: the paragraph.
        grid: the document grid of its section.
    """
    form, size = paragraph.line.format, paragraph.type.size
    spacing = form.spacing
    if spacing.kind == "exact":
        return Pitch(spacing.value, spacing.value)
    if size is None or paragraph.type.typeface not in _KNOWN:
        return None
    least, most = size * _LOWEST, size * _HIGHEST
    if grid is not None and form.on_grid:
        if grid.pitch < most:  # a line of text takes one line of the grid or two
            return None
        least = most = grid.pitch
    if spacing.kind == "at_least":
        return Pitch(max(spacing.value, least), max(spacing.value, most))
    return Pitch(least * spacing.value, most * spacing.value)


def spacing_name(spacing: LineSpacing) -> str:
    """Line spacing as Word calls it: 固定值28磅, 单倍行距, 1.5倍行距."""
    match spacing.kind:
        case "exact":
            return f"固定值{round(spacing.value, 2):g}磅"
        case "at_least":
            return f"最小值{round(spacing.value, 2):g}磅"
    return "单倍行距" if abs(spacing.value - 1) < 0.01 else f"{round(spacing.value, 2):g}倍行距"
