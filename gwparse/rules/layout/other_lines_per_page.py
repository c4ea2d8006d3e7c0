"""LY103: the pages hold far more or fewer lines than 22, or far more or fewer characters a line than 28."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.layout import POINTS_PER_MM, LineSpacing, PageSetup
from gwparse.rules.base import rule
from gwparse.views.body_text import body_paragraphs
from gwparse.views.line_pitch import Pitch, pitch, spacing_name

#: The standard's type area, in points. A grid that fills it, or fills the one that other margins leave, will do.
_HEIGHT, _WIDTH = 225 * POINTS_PER_MM, 156 * POINTS_PER_MM
_SIZE = 16.0

_LINES = range(21, 24)
_CHARACTERS = range(27, 30)


@rule(
    code="LY103",
    name="other-lines-per-page",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "5.2.3", "一般"),),
    since="0.1.0",
    needs_layout=True,
)
def other_lines_per_page(analysis: Analysis) -> Iterator[Finding]:
    """一般每面排22行，每行排28个字。

    查什么：Word文件里正文多数段落的行距和页面设置中的文档网格，按版心的高算每面的行数，少于21行、多于23行的报告；网格规定了字距的，
    按版心的宽和3号字算每行的字数，少于27字、多于29字的报告。页边距不合规定的，按规定的版心和实际的版心算，有一样合适就不报告。

    为什么：国家标准规定一般每面排22行，每行排28个字，并撑满版心，特定情况可以作适当调整。

    不报告：固定值28磅至30磅的行距，标准没有规定磅值，它们都合22行左右；网格行距小、实际行高要看字体的；附件、表格。
    """
    paragraphs = [one for one in body_paragraphs(analysis.page) if one.document.role != "attachment"]
    if not paragraphs:
        return
    spacing, _ = Counter(one.line.format.spacing for one in paragraphs).most_common(1)[0]
    first = next(one for one in paragraphs if one.line.format.spacing == spacing)
    setup = analysis.needed_layout.sections[first.line.section]
    found = pitch(first, setup.grid)
    if found is not None and not any(
        set(_lines(found, height)) & set(_LINES) for height in (_HEIGHT, setup.text_height)
    ):
        message = f"{_by_what(spacing, setup)}，每面约排{_range(_lines(found, setup.text_height))}行，一般每面排22行"
        yield Finding(span=first.span, message=message)
    elif setup.grid is not None and setup.grid.spread is not None and first.line.format.on_grid:
        character = _SIZE + setup.grid.spread
        counts = [int(width / character + 0.05) for width in (_WIDTH, setup.line_width)]
        if not set(counts) & set(_CHARACTERS):
            yield Finding(span=first.span, message=f"文档网格每行约排{counts[1]}个3号字，一般每行排28个字")


def _lines(found: Pitch, height: float) -> range:
    """How many lines a page holds, the fewest and the most."""
    return range(int(height / found.most + 0.05), int(height / found.least + 0.05) + 1)


def _by_what(spacing: LineSpacing, setup: PageSetup) -> str:
    if spacing.kind != "exact" and setup.grid is not None:
        return f"文档网格的行距是{round(setup.grid.pitch, 2):g}磅，正文{spacing_name(spacing)}"
    return f"正文行距是{spacing_name(spacing)}"


def _range(lines: range) -> str:
    return f"{lines[0]}" if len(lines) == 1 else f"{lines[0]}至{lines[-1]}"
