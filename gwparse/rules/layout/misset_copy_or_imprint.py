"""LY216: 抄送 and 印发 are not set in 4号仿宋, or not indented by one character."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.layout import Layout
from gwparse.nodes import Document, Leaf
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.placement import Wanted, alike, begins, misset, printed_lines, where

_TYPE = Wanted(typefaces=("仿宋",), sizes=(14,))


@rule(
    code="LY216",
    name="misset-copy-or-imprint",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.4.2", "一般"), Basis("GB/T 9704—2012", "7.4.3", "一般")),
    since="0.1.0",
    needs_layout=True,
)
def misset_copy_or_imprint(analysis: Analysis) -> Iterator[Finding]:
    """抄送机关、印发机关和印发日期用4号仿宋体字，左右各空一字。

    查什么：Word文件里抄送机关、印发机关和印发日期的字体、字号（警告），是否左空一字（提示）。两处错得一样的只报告一次。

    为什么：国家标准规定版记中的抄送机关、印发机关和印发日期一般用4号仿宋体字，左右各空一字。

    不报告：没有注明字体、字号的；表格和文本框里的缩进；右边空几个字（多用空格、制表符推到右边）。
    """
    layout = analysis.needed_layout
    for document in analysis.set_documents:
        parts = _parts(document)
        wrong = [(name, found) for name, leaf in parts if (found := misset(layout, analysis.text, leaf.span, _TYPE))]
        for type_, names, span in alike((found.type, name, found.span) for name, found in wrong):
            yield Finding(span=span, message=f"{names}用{type_}字，一般用4号（14磅）仿宋体字")
        places = [(name, place) for name, leaf in parts if (place := _place(layout, analysis.text, leaf))]
        if places:
            names = "、".join(name for name, _ in places)
            span, how = places[0][1]
            yield Finding(span=span, message=f"{names}{how}，一般左空一字编排", level="hint")


def _parts(document: Document) -> list[tuple[str, Leaf]]:
    parts: list[tuple[str, Leaf | None]] = [("抄送机关", document.copy_to), ("印发机关", document.imprint)]
    return [(name, leaf) for name, leaf in parts if leaf is not None]


def _place(layout: Layout, text: str, leaf: Leaf) -> tuple[Span, str] | None:
    """Where an element begins, and how that is to be called; None where it is indented by about one character."""
    line = next(printed_lines(layout, text, leaf.span), None)
    if line is None:
        return None
    span, start = Span(line.start, line.end), begins(text, line)
    if line.format.alignment in ("center", "right"):
        return span, where(line)
    if start < 0.5:
        return span, "顶格编排"
    return (span, f"左边空了{start:.2g}个字") if start > 2.5 else None
