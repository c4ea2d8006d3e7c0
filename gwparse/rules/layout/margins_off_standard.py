"""LY102: the margins are not those of the standard, or of the office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.body_text import text_pages

#: How far a margin may be off, in millimetres: one, and what is lost in rounding.
_TOLERANCE = 1.05

#: The margins for which the standard itself allows one millimetre more or less.
_LOOSE = (("top", 37.0), ("left", 28.0))

_SIDES = {"top": "上", "bottom": "下", "left": "左", "right": "右"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The margins, in millimetres, where an office has its own.

    Attributes:
        top: above the text (天头).
        bottom: below it; the standard's follows from the height of the type area.
        left: at the binding edge (订口).
        right: at the right; the standard's follows from the width of the type area.
    """

    top: float = 37.0
    bottom: float = 35.0
    left: float = 28.0
    right: float = 26.0


@rule(
    code="LY102",
    name="margins-off-standard",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "5.2.1", "应"),),
    options=Options,
    since="0.1.0",
    needs_layout=True,
)
def margins_off_standard(analysis: Analysis) -> Iterator[Finding]:
    """天头37毫米，订口28毫米，版心156毫米×225毫米。

    查什么：Word文件里公文所在的页，页面设置中的四个页边距，装订线计入。

    为什么：版心的大小和位置由国家标准规定，上白边37毫米、左白边28毫米，各可相差1毫米；右白边26毫米、下白边35毫米由版心推算。

    不报告：相差1毫米以内的；横排的页；不是A4纸的页，那由纸张的规则报告；附件中的宽幅表格单独所在的页。

    选项：top、bottom、left、right为上、下、左、右页边距（毫米），单位另有规定的在设置里写明。
    """
    options = analysis.options(Options)
    for pages in text_pages(analysis.page):
        setup = pages.setup
        if setup.is_landscape or abs(setup.width - 210) > _TOLERANCE or abs(setup.height - 297) > _TOLERANCE:
            continue
        wrong = {
            side: (getattr(setup, side), getattr(options, side))
            for side in _SIDES
            if abs(getattr(setup, side) - getattr(options, side)) > _TOLERANCE
        }
        if wrong:
            printed = "、".join(f"{_SIDES[side]}{found:g}毫米" for side, (found, _) in wrong.items())
            wanted = "、".join(f"{_SIDES[side]}{_printed(side, value)}" for side, (_, value) in wrong.items())
            yield Finding(span=Span(pages.start, pages.start), message=f"页边距{printed}，应为{wanted}")
            return


def _printed(side: str, wanted: float) -> str:
    """A margin that is wanted; the standard lets only those at the top and at the binding edge be off."""
    return f"{wanted:g}毫米" + ("±1毫米" if (side, wanted) in _LOOSE else "")
