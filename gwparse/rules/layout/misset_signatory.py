"""LY210: 签发人 is not set in 3号仿宋, or the name behind it not in 3号楷体."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.placement import TEXT_TYPE, Wanted, misset

_NAME = Wanted(typefaces=("楷体",), sizes=(16,))
_PARTS = lazy(r"\s*(签\s*发\s*人)\s*[:：]\s*(\S.*\S|\S)", re.S)


@rule(
    code="LY210",
    name="misset-signatory",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.2.6", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def misset_signatory(analysis: Analysis) -> Iterator[Finding]:
    """“签发人”三字用3号仿宋体字，签发人姓名用3号楷体字。

    查什么：Word文件里“签发人”三字和签发人姓名的字体、字号。

    为什么：国家标准规定“签发人”三字用3号仿宋体字，签发人姓名用3号楷体字。

    不报告：没有注明字体、字号的；签发人的位置（多用空格、制表符推到右边）。
    """
    layout = analysis.needed_layout
    for document in analysis.set_documents:
        signatory = document.signatory
        found = signatory and _PARTS.match(analysis.text, signatory.span.start, signatory.span.end)
        if not found:
            continue
        label = misset(layout, analysis.text, Span(*found.span(1)), TEXT_TYPE)
        if label is not None:
            yield Finding(span=label.span, message=f"“签发人”三字用{label.type}字，应当用3号（16磅）仿宋体字")
        name = misset(layout, analysis.text, Span(*found.span(2)), _NAME)
        if name is not None:
            yield Finding(span=name.span, message=f"签发人姓名用{name.type}字，应当用3号（16磅）楷体字")
