"""LY206: the addressees do not begin at the left edge."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.placement import begins, printed_lines, where


@rule(
    code="LY206",
    name="addressees-not-flush-left",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.2", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def addressees_not_flush_left(analysis: Analysis) -> Iterator[Finding]:
    """主送机关居左顶格，回行仍顶格。

    查什么：Word文件里主送机关的对齐方式、缩进和前面的空格。

    为什么：国家标准规定主送机关居左顶格，回行时仍顶格。

    不报告：不到半个字的缩进；表格和文本框里的主送机关。
    """
    for document in analysis.set_documents:
        if document.addressees is None:
            continue
        for line in printed_lines(analysis.needed_layout, analysis.text, document.addressees.span):
            start = begins(analysis.text, line)
            if line.format.alignment in ("center", "right"):
                message = f"主送机关{where(line)}，应当居左顶格"
            elif start > 0.5:
                message = f"主送机关左边空了{start:.2g}个字，应当居左顶格"
            elif line.format.left > 0.5:
                message = f"主送机关回行时左边空了{line.format.left:.2g}个字，回行应当仍顶格"
            else:
                continue
            yield Finding(span=Span(line.start, line.end), message=message)
            break
