"""LY214: 附件 and its number are not set in 3号黑体 at the left edge."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.layout import Layout
from gwparse.nodes import AttachmentMark
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.placement import LABEL_TYPE, begins, misset, printed_lines, where


@rule(
    code="LY214",
    name="misset-annex-mark",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.7", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def misset_annex_mark(analysis: Analysis) -> Iterator[Finding]:
    """附件前的“附件”二字和附件顺序号用3号黑体字，顶格编排。

    查什么：Word文件里附件标识（单独成行的“附件”“附件1”）的字体、字号、对齐方式、缩进和前面的空格。错处相同的只报告一次，
    注明数目。

    为什么：国家标准规定“附件”二字及附件顺序号用3号黑体字顶格编排在版心左上角第一行。

    不报告：附件说明里的“附件”（见LY211）；没有注明字体、字号的；表格和文本框里的。
    """
    layout = analysis.needed_layout
    wrong: dict[tuple[str, str], list[Span]] = {}
    for document in analysis.set_documents:
        if document.attachment_mark is not None:
            for fault, wanted, span in _faults(layout, analysis.text, document.attachment_mark):
                wrong.setdefault((fault, wanted), []).append(span)
    for (fault, wanted), spans in wrong.items():
        many = "" if len(spans) == 1 else f"（共{len(spans)}处）"
        yield Finding(span=spans[0], message=f"“附件”二字和序号{fault}{many}，{wanted}")


def _faults(layout: Layout, text: str, mark: AttachmentMark) -> Iterator[tuple[str, str, Span]]:
    """What is wrong with a mark, what is wanted, and where."""
    line = next(printed_lines(layout, text, mark.span), None)
    if line is None:
        return
    wrong = misset(layout, text, mark.span, LABEL_TYPE)
    if wrong is not None:
        yield f"用{wrong.type}字", "应当用3号（16磅）黑体字", wrong.span
    span = Span(line.start, line.end)
    start = begins(text, line)
    if line.format.alignment in ("center", "right"):
        yield where(line), "应当顶格编排", span
    elif start > 0.5:
        yield f"左边空了{start:.2g}个字", "应当顶格编排", span
