"""LY209: 份号, 密级 and 紧急程度 are not set in 3号 at the left edge, the last two not in 黑体."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.layout import Layout
from gwparse.nodes import Document, Leaf
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.placement import LABEL_TYPE, alike, begins, misset, printed_lines, where
from gwparse.views.typefaces import is_size, size_name


@rule(
    code="LY209",
    name="misset-secrecy-or-urgency",
    level="warning",
    basis=(
        Basis("GB/T 9704—2012", "7.2.1", "一般"),
        Basis("GB/T 9704—2012", "7.2.2", "一般"),
        Basis("GB/T 9704—2012", "7.2.3", "一般"),
    ),
    since="0.1.0",
    needs_layout=True,
)
def misset_secrecy_or_urgency(analysis: Analysis) -> Iterator[Finding]:
    """份号用3号数字，密级和紧急程度用3号黑体字，顶格编排在左上角。

    查什么：Word文件里份号的字号，密级和保密期限、紧急程度的字体、字号，三者的对齐方式、缩进和前面的空格。错得一样的只报告一次。

    为什么：国家标准规定份号一般用6位3号阿拉伯数字，密级和保密期限、紧急程度一般用3号黑体字，都顶格编排在版心左上角。

    不报告：没有注明字体、字号的；保密期限数字的字体；表格和文本框里的位置。
    """
    layout = analysis.needed_layout
    for document in analysis.set_documents:
        faults = [
            ((fault, wanted), name, span)
            for name, leaf in _parts(document)
            for fault, wanted, span in _faults(layout, analysis.text, leaf)
        ]
        for (fault, wanted), names, span in alike(faults):
            yield Finding(span=span, message=f"{names}{fault}，{wanted}")


def _parts(document: Document) -> list[tuple[str, Leaf]]:
    parts: list[tuple[str, Leaf | None]] = [
        ("份号", document.copy_number),
        ("密级", document.secrecy),
        ("紧急程度", document.urgency),
    ]
    return [(name, leaf) for name, leaf in parts if leaf is not None]


def _faults(layout: Layout, text: str, leaf: Leaf) -> Iterator[tuple[str, str, Span]]:
    """What is wrong with one of the three, what is wanted, and where."""
    wrong = misset(layout, text, leaf.span, LABEL_TYPE)
    if wrong is not None:
        wanted = "一般用3号（16磅）黑体字" if "“" in wrong.type else "一般用3号（16磅）字"
        yield f"用{wrong.type}字", wanted, wrong.span
    elif leaf.kind == "copy_number":
        for stretch in layout.stretches(leaf.span):
            size = stretch.format.size
            if size is not None and not is_size(size, 16) and text[stretch.start : stretch.end].strip():
                yield f"用{size_name(size)}字", "一般用3号（16磅）字", leaf.span
                break
    line = next(printed_lines(layout, text, leaf.span), None)
    if line is None:
        return
    span, start = Span(line.start, line.end), begins(text, line)
    if line.format.alignment in ("center", "right"):
        yield where(line), "应当顶格编排在左上角", span
    elif start > 0.5:
        yield f"左边空了{start:.2g}个字", "应当顶格编排在左上角", span
