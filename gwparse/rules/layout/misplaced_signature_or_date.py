"""LY212: the signature and the date stand at the left, in the middle, or right at the edge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.layout import LaidLine, Layout
from gwparse.nodes import Document
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.body_text import official_documents
from gwparse.views.placement import begins, ends, printed_lines, width

#: Several names in one line, which may begin anywhere.
_SEVERAL = re.compile(r"\S\s{2,}\S|\S[\u3000\t]\S")

#: A line that begins further to the right than this was put there.
_PUT = 6.0

#: A line centred this far off the middle, in characters, was put there: a signature stands centred over its date.
_MOVED = 2.0


@rule(
    code="LY212",
    name="misplaced-signature-or-date",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.5.1", "一般"), Basis("GB/T 9704—2012", "7.3.5.2", "应")),
    since="0.1.0",
)
def misplaced_signature_or_date(analysis: Analysis) -> Iterator[Finding]:
    """署名和成文日期靠右，成文日期右空四字（加盖印章）或者右空二字（不加盖印章）。

    查什么：Word文件里署名和成文日期是否靠左或者在一行正中，成文日期是否紧靠右边。一份文件只报告一次。

    为什么：国家标准规定，加盖印章的公文成文日期一般右空四字，署名在日期之上、以日期为准居中；不加盖印章的公文署名右空二字，
    日期首字比署名首字右移二字，日期长于署名的，日期右空二字。

    不报告：空几个字（右空四字和右空二字都有规定，署名还要随日期移动）；用空格、制表符或很大的缩进推到右边的；与日期隔开两行以上的
    署名；一行排几个机关的署名；表格和文本框里的；附件里的。
    """
    layout = analysis.layout
    if layout is None:
        return
    for document in official_documents(analysis.page):
        if document.role == "attachment" or document.date is None or analysis.is_old(document):
            continue
        for name, line in _lines(layout, analysis.text, document):
            fault = _fault(layout, analysis.text, line, name)
            if fault:
                yield Finding(
                    span=Span(line.start, line.end),
                    message=f"{name}{fault}一般右空四字（加盖印章）或者右空二字（不加盖印章）",
                )
                break


def _lines(layout: Layout, text: str, document: Document) -> Iterator[tuple[str, LaidLine]]:
    """The lines of the signatures right above the date, and of the date, each with what it is called."""
    if document.date is None:
        return
    names: list[LaidLine] = []
    below = document.date.span.start
    lines = [line for signature in document.signatures for line in printed_lines(layout, text, signature.span)]
    for line in reversed(lines):
        if text.count("\n", line.end, below) > 2:
            break
        names.insert(0, line)
        below = line.start
    yield from (("署名", line) for line in names)
    yield from (("成文日期", line) for line in printed_lines(layout, text, document.date.span))


def _fault(layout: Layout, text: str, line: LaidLine, name: str) -> str | None:
    """Where a line stands that ought to stand at the right; None where it does, or was put somewhere by hand."""
    form, start = line.format, begins(text, line)
    if name == "署名" and _SEVERAL.search(text[line.start : line.end].strip()):
        return None
    if form.alignment == "distributed" or width(text, line) > 0.7 * layout.sections[line.section].line_width:
        return None
    if form.alignment == "center":
        return "居中排列，应当靠右，成文日期" if abs(start - ends(text, line)) / 2 < _MOVED else None
    if form.alignment == "right":
        return "紧靠右边，" if name == "成文日期" and ends(text, line) < 0.5 else None
    return "靠左排列，应当靠右，成文日期" if start < _PUT else None
