"""AD101: the line of addressees does not end with a full-width colon."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.width import is_folded

#: What may stand at the end instead of the colon.
_MARKS = "：:，,、；; \u3000"


@rule(
    code="AD101",
    name="addressees-without-colon",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.3.2", "应"),),
    fix="unsafe",
    since="0.1.0",
)
def addressees_without_colon(analysis: Analysis) -> Iterator[Finding]:
    """主送机关后面用全角冒号。

    查什么：标题下面主送机关一行（或者几行）的末尾。

    为什么：国家标准规定最后一个机关名称后标全角冒号。

    不报告：通篇用半角标点的网页里的半角冒号；末尾是句号的，那多半不是主送机关；转发的文件标题下面的起草部门；没有主送机关的公告、通告、命令（令）等。

    修复：把半角冒号改成全角冒号，安全；补写漏掉的冒号，要人确认。
    """
    for document in analysis.documents:
        if document.addressees is None:
            continue
        start, text = document.addressees.span.start, document.addressees.text.rstrip("*_# \u3000")
        names, end = start + len(text.rstrip(_MARKS)), start + len(text)
        mark = text[names - start :].strip()
        if mark == "：" or (mark == ":" and is_folded(analysis.text)) or text.endswith("。"):
            continue
        fault = "用了半角冒号“:”" if mark == ":" else f"用了“{mark}”" if mark else "没有标点"
        yield Finding(
            span=Span(names, end),
            message=f"主送机关后面{fault}，应当用全角冒号“：”",
            fix=Fix(
                kind="safe" if mark == ":" else "unsafe",
                title="改为“：”" if mark else "补“：”",
                edits=(Edit(names, end, "："),),
            ),
        )
