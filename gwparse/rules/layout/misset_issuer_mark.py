"""LY208: the issuer mark is not centred, not red, or not in 小标宋."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.colors import is_red
from gwparse.views.lettering import lettered
from gwparse.views.placement import TITLE_TYPE, misset, off_centre, printed_lines, where

_TYPE_WANTED = "推荐用红色小标宋体字"


@rule(
    code="LY208",
    name="misset-issuer-mark",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "7.2.4", "推荐"),),
    since="0.1.0",
    needs_layout=True,
)
def misset_issuer_mark(analysis: Analysis) -> Iterator[Finding]:
    """发文机关标志居中，推荐用小标宋体字，颜色为红色。

    查什么：Word文件里发文机关标志是否居中，汉字用什么字体、什么颜色。三处都错也只报告一次。

    为什么：国家标准规定发文机关标志居中排布，推荐使用小标宋体字，颜色为红色。

    不报告：字号（国家标准没有规定）；代替小标宋体的华文中宋；深浅不同的红色；用空格或很大的缩进推到中间的；分散对齐的；表格和
    文本框里的位置。
    """
    layout = analysis.needed_layout
    for document in analysis.set_documents:
        mark = document.issuer_mark
        if mark is None:
            continue
        faults: list[tuple[Span, str, str]] = []
        for line in printed_lines(layout, analysis.text, mark.span):
            if line.format.alignment != "center" and off_centre(layout, analysis.text, line):
                faults.append((Span(line.start, line.end), where(line), "应当居中排布"))
                break
        wrong = misset(layout, analysis.text, mark.span, TITLE_TYPE)
        if wrong is not None:
            faults.append((wrong.span, f"用{wrong.type}", _TYPE_WANTED))
        pale = [part.span for part in lettered(layout, analysis.text, mark.span) if not is_red(part.format.color)]
        if pale:
            faults.append((pale[0], "不是红色", _TYPE_WANTED))
        if faults:
            what = "，".join(fault for _, fault, _ in faults)
            wanted = "，".join(dict.fromkeys(wanted for _, _, wanted in faults))
            yield Finding(span=faults[0][0], message=f"发文机关标志{what}，{wanted}")
