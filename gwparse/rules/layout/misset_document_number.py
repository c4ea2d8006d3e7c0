"""LY207: the document number below a 文件 head is not centred, or not in 3号仿宋."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.placement import TEXT_TYPE, misset, off_centre, printed_lines, where

#: 文种 that go up, whose number stands at the left across from 签发人.
_UPWARD = ("请示", "报告", "意见")


@rule(
    code="LY207",
    name="misset-document-number",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.2.5", "应"), Basis("GB/T 9704—2012", "5.2.2", "一般")),
    since="0.1.0",
    needs_layout=True,
)
def misset_document_number(analysis: Analysis) -> Iterator[Finding]:
    """发文字号用3号仿宋体字，在发文机关标志之下居中。

    查什么：Word文件里发文机关标志（“……文件”）之下的发文字号是否居中，汉字用什么字体、多大的字。

    为什么：国家标准规定发文字号编排在发文机关标志下空二行位置，居中排布；没有特别说明的要素一般用3号仿宋体字。

    不报告：上行文（发文字号居左空一字，与签发人在一行）；信函格式（没有“文件”二字，发文字号在右边）；令号；用空格或很大的缩进推到
    中间的；没有注明字体、字号的；表格和文本框里的位置。
    """
    layout = analysis.needed_layout
    for document in analysis.set_documents:
        number = document.document_number
        if number is None:
            continue
        wrong = misset(layout, analysis.text, number.span, TEXT_TYPE)
        if wrong is not None:
            message = f"发文字号用{wrong.type}字，一般用3号（16磅）仿宋体字"
            yield Finding(span=wrong.span, message=message)
        line = next(printed_lines(layout, analysis.text, number.span), None)
        if line is None or line.format.alignment == "center" or not _is_centred(document):
            continue
        if off_centre(layout, analysis.text, line):
            message = f"发文字号{where(line)}，应当在发文机关标志之下居中排布"
            yield Finding(span=Span(line.start, line.end), message=message)


def _is_centred(document: Document) -> bool:
    """Whether the number belongs in the middle: below a 文件 head of a document that does not go up."""
    mark = document.issuer_mark
    if mark is None or document.signatory is not None or document.genre in _UPWARD:
        return False
    return "".join(mark.text.split()).endswith("文件")
