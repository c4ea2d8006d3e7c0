"""LY203: the title does not stand in the middle."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.placement import off_centre, where
from gwparse.views.titles import set_titles


@rule(
    code="LY203",
    name="title-off-centre",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.1", "一般"),),
    since="0.1.0",
    needs_layout=True,
)
def title_off_centre(analysis: Analysis) -> Iterator[Finding]:
    """标题居中排布。

    查什么：Word文件里公文标题的各行是否居中；居中的行是否因为首行缩进或一边的缩进而偏离正中（提示）。

    为什么：国家标准规定标题分一行或多行居中排布。

    不报告：用空格或很大的缩进推到中间的；排满一行的；分散对齐的；偏离不到半个字的；附件的标题（见LY215）；文本框和表格里的字。
    """
    for title in set_titles(analysis.page):
        if analysis.is_old(title.document):
            continue
        for line in title.lines:
            off = off_centre(title.layout, analysis.text, line)
            if line.format.alignment != "center" and off:
                yield Finding(span=Span(line.start, line.end), message=f"标题{where(line)}，应当居中排布")
                break
            if abs(off) > 0.5:
                message = f"标题居中而带着缩进，偏{'右' if off > 0 else '左'}{abs(off):g}个字，居中的行不设缩进"
                yield Finding(span=Span(line.start, line.end), message=message, level="hint")
                break
