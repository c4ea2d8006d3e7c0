"""HI105: the numbers in the first column of a table skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Table
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.grids import Cell, grid

_HEAD = lazy("序号|编号|项次")
_NUMBER = lazy(r"[1-9]\d{0,2}")
#: Rows behind the numbered ones.
_CLOSING = lazy("合计|总计|小计|共计|备注|注[:]?|说明")
#: More is not skipped by a slip.
_LONGEST_GAP = 3


@rule(
    code="HI105",
    name="rows-out-of-order",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第二十条", "应"),),
    since="0.1.0",
    needs=("序号", "编号", "项次"),
)
def rows_out_of_order(analysis: Analysis) -> Iterator[Finding]:
    """表格的序号连续编排，不跳号、不重号。

    查什么：第一列是“序号”的表格，各行的序号依次相差一；只有一处跳号或者重号的。

    为什么：增删表中的行以后没有重编序号，引用时会对不上，也看不出是不是少了一行。

    不报告：有合并单元格的表；不从1开始的摘录中间相差很多的；按类别重新编号的；不止一处不连续的（那是另一种编号）。
    """
    for place in analysis.leaves:
        if place.document is None or not isinstance(place.leaf, Table):
            continue
        rows = grid(analysis.shadow, place.leaf)
        if not rows or not _HEAD.fullmatch(rows[0][0].text):
            continue
        numbered = _numbered(rows)
        breaks = [(one, other) for one, other in pairwise(numbered) if _value(other) != _value(one) + 1]
        breaks = [(one, other) for one, other in breaks if _value(other) != 1]
        if len(breaks) != 1:
            continue
        (before, here), (one, other) = breaks[0], map(_value, breaks[0])
        if one == other:
            yield Finding(span=here.span, message=f"序号“{here.text}”重号，前面一行已是“{before.text}”")
        elif one + 1 < other <= one + 1 + _LONGEST_GAP:
            missing = "、".join(f"“{number}”" for number in range(one + 1, other))
            yield Finding(span=here.span, message=f"序号“{before.text}”后面是“{here.text}”，缺{missing}")


def _numbered(rows: list[list[Cell]]) -> list[Cell]:
    """The numbers of all rows below the first; none where a row in between has none, or has fewer cells than the first."""
    body = rows[1:]
    while body and _CLOSING.match(body[-1][0].text or body[-1][min(1, len(body[-1]) - 1)].text):
        body = body[:-1]
    whole = all(len(row) == len(rows[0]) and _NUMBER.fullmatch(row[0].text) for row in body)
    return [row[0] for row in body] if whole else []


def _value(cell: Cell) -> int:
    return int(cell.text)
