"""LY101: the paper is not A4."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.body_text import text_pages

#: The shorter and the longer side in millimetres, and by how much a printed page may differ.
_A4 = (210.0, 297.0)
_TOLERANCE = 1.05


@rule(
    code="LY101",
    name="paper-not-a4",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "5.1", "应"), Basis("党政机关公文处理工作条例", "第十二条", "应")),
    since="0.1.0",
    needs_layout=True,
)
def paper_not_a4(analysis: Analysis) -> Iterator[Finding]:
    """公文用纸是A4型，210毫米×297毫米。

    查什么：Word文件里公文所在的页，页面设置中的纸张大小，横排的不论。

    为什么：国家标准规定公文用纸采用A4型纸。Word新建的文件有时是Letter纸，打印时版心会移动。

    不报告：相差1毫米以内的；附件中的宽幅表格单独所在的页；特殊形式的公文可以按实际需要定幅面，遇到时请忽略这一条。
    """
    for pages in text_pages(analysis.page):
        sides = sorted((pages.setup.width, pages.setup.height))
        if any(abs(side - wanted) > _TOLERANCE for side, wanted in zip(sides, _A4, strict=True)):
            printed = f"{pages.setup.width:g}毫米×{pages.setup.height:g}毫米"
            message = f"页面的纸张大小是{printed}，公文用纸应为A4型（210毫米×297毫米）"
            yield Finding(span=Span(pages.start, pages.start), message=message)
            return
