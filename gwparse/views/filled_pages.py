"""Whether a text fills more than one page, as far as that can be told without setting it (页数)."""

from __future__ import annotations

from math import ceil

from gwparse.layout import LaidLine, Layout
from gwparse.views.placement import width

#: 3号 in points, for which a document grid says how wide characters are.
_SIZE = 16.0


def fills_two_pages(layout: Layout, text: str, start: int) -> bool:
    """Whether a text surely takes more than one page.

    Lines are reckoned as few and as low as they may turn out; text boxes and pictures are left aside.

    Args:
        layout: of the text.
        text: the whole text.
        start: where the first page begins to hold it.
    """
    lines = [line for line in layout.lines if line.story == "body" and line.start >= start]
    while lines and not text[lines[-1].start : lines[-1].end].strip():
        lines.pop()
    if any(line.begins_page for line in lines[1:]):
        return True
    height = sum(_rows(layout, text, line) * _pitch(layout, line) for line in lines)
    return bool(lines) and height > layout.sections[lines[0].section].text_height


def _rows(layout: Layout, text: str, line: LaidLine) -> int:
    """How many lines a paragraph takes at least; a row of a table counts as one."""
    if line.in_table:
        return 1
    setup = layout.sections[line.section]
    spread = min(0.0, setup.grid.spread or 0.0) if setup.grid is not None else 0.0
    return max(1, ceil(width(text, line) * (1 + spread / _SIZE) / setup.line_width))


def _pitch(layout: Layout, line: LaidLine) -> float:
    """How high a line is at least, in points: no font stands lower than its size."""
    form, grid = line.format, layout.sections[line.section].grid
    if form.spacing.kind == "exact":
        return form.spacing.value
    size = max((one.format.size or 0 for one in line.stretches), default=0)
    least = max(size, grid.pitch) if grid is not None and form.on_grid and not line.in_table else size
    return max(form.spacing.value, least) if form.spacing.kind == "at_least" else least * form.spacing.value
