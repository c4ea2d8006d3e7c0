"""LY201: the title is not set in 小标宋."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.placement import TITLE_TYPE, misset
from gwparse.views.titles import set_titles


@rule(
    code="LY201",
    name="title-in-other-typeface",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.1", "一般"),),
    since="0.1.0",
    needs_layout=True,
)
def title_in_other_typeface(analysis: Analysis) -> Iterator[Finding]:
    """标题用小标宋体字。

    查什么：Word文件里公文标题的汉字用什么字体。

    为什么：国家标准规定标题一般用2号小标宋体字。

    不报告：代替小标宋体的华文中宋；没有注明字体的；标题里个别字因字库缺字换了字体的；附件的标题；文本框和表格里的字；
    标题前的红色大字（公告、令、纪要的发文机关标志）。
    """
    for title in set_titles(analysis.page):
        wrong = misset(title.layout, analysis.text, title.span, TITLE_TYPE)
        if wrong and not analysis.is_old(title.document):
            yield Finding(span=wrong.span, message=f"标题用{wrong.type}，一般用小标宋体字")
