"""LY215: the title of an annex does not stand in the middle."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.placement import off_centre, where
from gwparse.views.titles import set_annex_titles


@rule(
    code="LY215",
    name="annex-title-off-centre",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.7", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def annex_title_off_centre(analysis: Analysis) -> Iterator[Finding]:
    """附件标题居中编排。

    查什么：Word文件里“附件1”之下的附件标题是否居中。几个附件都没有居中的只报告一次，注明数目。

    为什么：国家标准规定附件标题居中编排在版心第三行。

    不报告：用空格或很大的缩进推到中间的；排满一行的；居中而带着缩进的；在第几行；表格和文本框里的标题。
    """
    wrong: list[tuple[Span, str]] = []
    for title in set_annex_titles(analysis.page):
        if analysis.is_old(title.document):
            continue
        for line in title.lines:
            if line.format.alignment != "center" and off_centre(title.layout, analysis.text, line):
                wrong.append((Span(line.start, line.end), where(line)))
                break
    if wrong:
        many = "" if len(wrong) == 1 else f"（共{len(wrong)}处）"
        yield Finding(span=wrong[0][0], message=f"附件标题{wrong[0][1]}{many}，应当居中编排")
