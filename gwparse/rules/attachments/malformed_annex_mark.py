"""AT104: the mark above an annex is not written 附件1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import AttachmentMark, Document
from gwparse.rules.base import rule
from gwparse.source import Span


@rule(
    code="AT104",
    name="malformed-annex-mark",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.7", "应"),),
    fix="unsafe",
    since="0.1.0",
)
def malformed_annex_mark(analysis: Analysis) -> Iterator[Finding]:
    """附件首页左上角写“附件”二字和阿拉伯数字的序号，后面不加标点，标题另起一行。

    查什么：附件上方的“附件1：”（多出冒号）、“附件一”（汉字序号）、“附件1：名称”（标题写在同一行）。

    为什么：“附件1”是标识，顶格单独占一行；标题居中排在下面，序号与附件说明一致。

    不报告：只有一个附件时的“附件”；附件的附件（附件1-1）；2012年7月以前的文件。

    修复：删去单独占一行的标识后面的冒号，安全；汉字序号改为阿拉伯数字、标题另起一行，须确认，正文里引用附件的地方也要照改。
    """
    for document in analysis.documents:
        mark = document.attachment_mark
        if mark is None or not mark.text.strip() or analysis.is_old(document):
            continue
        yield from _malformed(analysis, document, mark)


def _malformed(analysis: Analysis, document: Document, mark: AttachmentMark) -> Iterator[Finding]:
    printed = mark.text.rstrip()
    bare = printed.rstrip("：:.．、 \u3000")
    end = mark.span.start + len(bare)
    if document.title is not None and document.title.line == mark.line:
        edit = Edit(end, document.title.span.start, "\n\n")
        yield Finding(
            span=Span(mark.span.start, document.title.span.end),
            message=f"“{bare}”与标题写在同一行，标题应在下面另起一行",
            fix=Fix(kind="unsafe", title="标题另起一行", edits=(edit,)),
        )
    elif len(bare) < len(printed):
        edit = Edit(end, mark.span.start + len(printed), "")
        yield Finding(
            span=Span(edit.start, edit.end),
            message=f"“{bare}”后面有“{printed[len(bare) :].strip()}”，“附件”二字和序号后面不加标点",
            fix=Fix(kind="safe", title="删去附件序号后面的标点", edits=(edit,)),
        )
    numeral = re.search("[一二三四五六七八九十]+$", bare)
    if numeral and mark.number is not None:
        span = Span(mark.span.start + numeral.start(), end)
        yield Finding(
            span=span,
            message=f"附件序号写成“{bare}”，序号应当用阿拉伯数字，写作“{bare[: numeral.start()]}{mark.number}”",
            fix=Fix(kind="unsafe", title="改用阿拉伯数字", edits=(Edit(span.start, span.end, str(mark.number)),)),
        )
