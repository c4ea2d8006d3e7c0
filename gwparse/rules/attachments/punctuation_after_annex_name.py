"""AT102: a name in 附件说明 ends with a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.rules.base import rule
from gwparse.source import Span

#: Marks that end or part names.
MARKS = "，。；：、．,;:."
#: Marks at which a long name may have been wrapped; the rest of the last name may have been taken for a signer.
WITHIN = ("、", ",")
BLANKS = " \u3000\u00a0"


@rule(
    code="AT102",
    name="punctuation-after-annex-name",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.3.4", "应"),),
    fix="safe",
    since="0.1.0",
)
def punctuation_after_annex_name(analysis: Analysis) -> Iterator[Finding]:
    """附件说明中的附件名称后面不加标点。

    查什么：附件说明里每个附件名称后面的分号、句号、逗号、顿号、冒号。

    为什么：附件名称各占一行，是名称而不是句子，名称后面的标点是误加的。

    不报告：名称本身以右书名号、右引号、右括号结尾；2012年7月以前的文件。

    修复：删去名称后面的标点，安全。
    """
    for listed in analysis.annexes:
        if analysis.is_old(listed.document):
            continue
        for name in listed.names:
            start = name.item.span.start + len(name.item.text.rstrip(MARKS + BLANKS))
            found = re.compile(f"[{MARKS}{BLANKS}]*").match(analysis.text, start)
            marks = Span(start, start + len(found[0].rstrip(BLANKS)) if found else start)
            wrapped = name is listed.names[-1] and analysis.shadow[marks.end - 1 : marks.end] in WITHIN
            if marks.start < marks.end and not wrapped:
                yield _finding(analysis, name.item.text.rstrip(MARKS + BLANKS), marks)


def _finding(analysis: Analysis, name: str, marks: Span) -> Finding:
    """The marks behind a name; where the next name follows on the line without a blank, they also part the two."""
    parts = analysis.text[marks.end : marks.end + 1].strip() != ""
    return Finding(
        span=marks,
        message=f"附件名称“{name}”后面有“{analysis.slice(marks)}”，附件名称后面不加标点",
        fix=None
        if parts
        else Fix(kind="safe", title="删去附件名称后面的标点", edits=(Edit(marks.start, marks.end, ""),)),
    )
