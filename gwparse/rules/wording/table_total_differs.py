"""WD112: the row 合计 of a table is not the sum of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Table
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.amounts import last_place
from gwparse.views.grids import Cell, grid

_TOTAL = lazy("[(]?(?:合计|总计|共计)[)]?[:]?")
#: Rows that are part of others, or sums of some.
_INNER = lazy("小计|其中|合计|总计|共计")
#: Columns whose figures are not added up.
_NOT_ADDED = lazy(
    "序号|编号|年份|年度|日期|时间|电话|邮编|代码|率|比[例重]|占比|%|均|单价|标准|系数|得分|分值|名次|排名|增长|增幅|每|/"
)
#: A total that is this much off, as a share of it, is a slip; more, and it counts something else.
_SLIP = Decimal("0.1")
_FEWEST = 2


@rule(
    code="WD112",
    name="table-total-differs",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第十九条", "应"), Basis("党政机关公文处理工作条例", "第二十条", "应")),
    since="0.1.0",
    needs=("计",),
)
def table_total_differs(analysis: Analysis) -> Iterator[Finding]:
    """表格“合计”行的数等于上面各行之和。

    查什么：最后一行（或者表头下的第一行）是“合计”“总计”“共计”的表格，逐列相加，与合计相差不到一成而不相等的。

    为什么：公文要求情况准确；多半是改了一行忘了改合计，或者数字录错了位。

    不报告：序号、比例、单价、标准、人均、年份等不能相加的列；有合并单元格、“小计”、“其中”的表；单元格里不只是数字的列；相差一成以上的；每个数
    四舍五入相差半个末位的。
    """
    for place in analysis.leaves:
        if place.document is not None and isinstance(place.leaf, Table) and _TOTAL.search(place.leaf.text):
            yield from _differences(analysis, grid(analysis.shadow, place.leaf))


def _differences(analysis: Analysis, rows: list[list[Cell]]) -> Iterator[Finding]:
    """The columns of a table that do not add up."""
    if len(rows) < _FEWEST + 2:
        return
    heads, *body = rows
    at = next((at for at in (len(body) - 1, 0) if any(_TOTAL.fullmatch(cell.text) for cell in body[at][:2])), None)
    if at is None:
        return
    total, parts = body[at], body[:at] + body[at + 1 :]
    if any(len(row) != len(heads) for row in parts) or len(total) > len(heads):
        return
    if any(_INNER.search(cell.text) for row in parts for cell in row):
        return
    for column, cell in enumerate(total):
        head = heads[column].text
        printed = "".join(analysis.slice(heads[column].span).split())
        figures = [row[column].figure for row in parts]
        whole = cell.figure
        if not cell.text or whole is None or _NOT_ADDED.search(head) or re.search(r"\d{4}$", head) or not head:
            continue
        known = [figure for figure in figures if figure is not None]
        if len(known) < len(figures) or sum(figure != 0 for figure in known) < _FEWEST:
            continue
        added = sum(known, Decimal(0))
        rounding = sum(map(_step, (whole, *known)))
        if 2 * abs(added - whole) > rounding and abs(added - whole) <= _SLIP * whole:
            message = f"“{printed}”一列各行之和是{added:f}，合计写的是“{analysis.slice(cell.span)}”，应当核对"
            yield Finding(span=cell.span, message=message)


def _step(figure: Decimal) -> Decimal:
    """What one in the last printed place is worth; 0 for a whole number, which counts and is not rounded."""
    step = last_place(figure)
    return step if step < 1 else Decimal(0)
