"""LY202: the title is not set in 2号."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.placement import Wanted, misset
from gwparse.views.titles import set_titles

#: Printers' 2号 is 21 points.
_TYPE = Wanted(sizes=(22, 21))


@rule(
    code="LY202",
    name="title-of-other-size",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.1", "一般"),),
    since="0.1.0",
    needs_layout=True,
)
def title_of_other_size(analysis: Analysis) -> Iterator[Finding]:
    """标题用2号字。

    查什么：Word文件里公文标题的汉字用多大的字。

    为什么：国家标准规定标题一般用2号小标宋体字。

    不报告：21磅的字（铅字的2号）；没有注明字号的；附件的标题；文本框和表格里的字；标题前的红色大字（公告、令、纪要的发文机关标志）。
    """
    for title in set_titles(analysis.page):
        wrong = misset(title.layout, analysis.text, title.span, _TYPE)
        if wrong and not analysis.is_old(title.document):
            yield Finding(span=wrong.span, message=f"标题用{wrong.type}字，一般用2号（22磅）字")
