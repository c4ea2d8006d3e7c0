"""LY212: the signature and the date stand at the left, in the middle, or right at the edge."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.layout import LaidLine, Layout
from gwparse.nodes import Document
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.placement import begins, ends, printed_lines, where, width

#: Several names in one line, which may begin anywhere.
_SEVERAL = lazy(r"\S\s{2,}\S|\S[\u3000\t]\S")

#: A line that begins further to the right than this was put there.
_PUT = 6.0

#: A line centred this far off the middle, in characters, was put there: a signature stands centred over its date.
_MOVED = 2.0

#: What 7.3.5.1 and 7.3.5.2 want of each.
_WANTED = {
    "署名": "一般以成文日期为准居中，不加盖印章的右空二字",
    "成文日期": "一般右空四字，不加盖印章的首字比署名首字右移二字（长于署名的右空二字）",
}

#: By how many characters a date stands to the right of its signature, within what digits of other fonts make out; 3号 in points.
_TWO, _LOOSE, _SIZE = 2.0, 0.6, 16.0


@rule(
    code="LY212",
    name="misplaced-signature-or-date",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.5.1", "一般"), Basis("GB/T 9704—2012", "7.3.5.2", "应")),
    since="0.1.0",
    needs_layout=True,
)
def misplaced_signature_or_date(analysis: Analysis) -> Iterator[Finding]:
    """署名和成文日期靠右，按有无印章各空几个字。

    查什么：Word文件里署名和成文日期是否靠左或者在一行正中，成文日期是否紧靠右边。一份文件只报告一次。

    为什么：国家标准规定，加盖印章的公文成文日期一般右空四字，署名在日期之上、以日期为准居中；不加盖印章的公文署名右空二字，
    日期首字比署名首字右移二字；日期长于署名的，日期右空二字，署名相应左移。

    不报告：空几个字（有无印章、署名长短不同，规定不同）；署名右空二字、日期首字右移二字而到了右边的；用空格、制表符或很大的缩进
    推到右边的；与日期隔开两行以上的署名；一行排几个机关的署名；表格和文本框里的；附件里的。
    """
    layout = analysis.needed_layout
    for document in analysis.set_documents:
        if document.role == "attachment" or document.date is None:
            continue
        above: LaidLine | None = None
        for name, line in _lines(layout, analysis.text, document):
            fault = _fault(layout, analysis.text, line, name)
            if fault and not _goes_by_signature(analysis.text, line, above):
                yield Finding(span=Span(line.start, line.end), message=f"{name}{fault}，加盖印章的{_WANTED[name]}")
                break
            above = line


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
        return f"{where(line)}，应当靠右" if abs(start - ends(text, line)) / 2 < _MOVED else None
    if form.alignment == "right":
        return "紧靠右边" if name == "成文日期" and ends(text, line) < 0.5 else None
    return f"{where(line)}，应当靠右" if start < _PUT else None


def _goes_by_signature(text: str, line: LaidLine, above: LaidLine | None) -> bool:
    """Whether a line begins two characters to the right of a signature that leaves two free at its right, as 7.3.5.2 has a date."""
    if above is None or not line.format.alignment == above.format.alignment == "right":
        return False
    free = ends(text, above)
    moved = width(text, above) / _SIZE + free - width(text, line) / _SIZE - ends(text, line)
    return free >= _TWO - _LOOSE and abs(moved - _TWO) <= _LOOSE
