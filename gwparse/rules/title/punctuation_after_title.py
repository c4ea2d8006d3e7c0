"""TI102: the title ends with a mark."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.rules.base import rule
from gwparse.source import Span

#: Marks that end or part sentences; 》 ） ” ？ ！ … may end a title.
MARKS = "。，；：、,;:."


@rule(
    code="TI102",
    name="punctuation-after-title",
    level="error",
    basis=(Basis("GB/T 15834—2011", "附录B.4", "一般"),),
    fix="safe",
    since="0.1.0",
)
def punctuation_after_title(analysis: Analysis) -> Iterator[Finding]:
    """标题末尾不加句号、逗号、顿号、分号、冒号。

    查什么：每份文件（含所附文件）标题的最后一个字符。

    为什么：标题是名称，不是句子，末尾的点号是误加的。

    不报告：问号、叹号、省略号，右书名号、右引号、右括号。

    修复：删去末尾的点号，安全。
    """
    for document in analysis.documents:
        if document.title is None:
            continue
        printed = document.title.text.rstrip("*#_ \u3000")
        start = document.title.span.start + len(printed.rstrip(MARKS))
        end = document.title.span.start + len(printed)
        if start < end:
            yield Finding(
                span=Span(start, end),
                message=f"标题末尾有“{analysis.text[start:end]}”，标题末尾不加标点",
                fix=Fix(kind="safe", title="删去标题末尾的标点", edits=(Edit(start, end, ""),)),
            )
