"""LY111: page numbers do not stand one character in from the outer edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.page_numbers import SetNumber, page_numbers
from gwparse.views.placement import ALIGNED

_TOLERANCE = 0.3

#: One character of 4号 to 3号, in points, the same tolerance added: a number of other size may stand at the right place.
_ONE = (14 * 0.7, 16 * 1.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Where page numbers stand, if an office has its own way.

    Attributes:
        place: outside: 单页码居右空一字，双页码居左空一字 · center: in the middle · any: anywhere.
    """

    place: Literal["outside", "center", "any"] = "outside"


@rule(
    code="LY111",
    name="page-number-misplaced",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "7.5", "应"),),
    options=Options,
    since="0.1.0",
    needs_layout=True,
)
def page_number_misplaced(analysis: Analysis) -> Iterator[Finding]:
    """单页码居右空一字，双页码居左空一字，在版心下边缘之下。

    查什么：Word文件里页码所在的页脚、对齐方式和空出的字数，奇偶页是否分设，全文只报告一处。

    为什么：公文双面印刷、左侧装订，页码在外侧便于翻检。

    不报告：用图文框、文本框放在外侧的页码空出的字数；首页单独的页码；相差0.3字以内的。

    选项：place为outside（单页居右、双页居左，缺省）、center（居中）或者any（不查）。
    """
    wanted = analysis.options(Options).place
    for found in page_numbers(analysis.page):
        wrong = _wrong(found, wanted)
        if wrong:
            rest = "本单位规定页码居中" if wanted == "center" else "单页码应居右空一字，双页码应居左空一字"
            yield Finding(span=Span(found.start, found.start), message=f"{wrong}，{rest}")
            return


def _wrong(found: SetNumber, wanted: Literal["outside", "center", "any"]) -> str:
    """What is wrong with the place of a page number; empty where nothing is."""
    number = found.number
    if wanted == "any":
        return ""
    if number.in_header:
        return "页码在页眉里"
    if number.alignment is None:
        return ""
    name = ALIGNED[number.alignment]
    if wanted == "center":
        return "" if number.alignment == "center" else f"页码{name}"
    if number.alignment == "outside":
        return ""
    side, which = ("left", "双页码") if number.pages == "even" else ("right", "单页码")
    if number.alignment != side and (side, number.alignment) != ("left", "justified"):
        return f"{which if found.setup.odd_and_even else '页码'}{name}"
    if not found.setup.odd_and_even:
        return f"单页码、双页码都{name}"
    free = number.left if side == "left" else number.right
    if abs(free - 1) > _TOLERANCE and not _ONE[0] <= free * (number.format.size or 0) <= _ONE[1]:
        return f"{which}{name}" + (f"空{round(free, 1):g}字" if free > _TOLERANCE else "没有空一字")
    return ""
