"""RP107: 您们 for 你们."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Edit, Finding, Fix
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.prose import hits
from gwparse.views.replies import is_reply

_YOU = lazy("您们")


@rule(
    code="RP107",
    name="plural-of-polite-you",
    level="warning",
    basis=(PRACTICE,),
    fix="unsafe",
    since="0.1.0",
    needs=("您们",),
)
def plural_of_polite_you(analysis: Analysis) -> Iterator[Finding]:
    """答复里称几位代表、委员用“你们”或者“您”，不用“您们”。

    查什么：答复建议、提案的文件正文里的“您们”。

    为什么：“您”没有复数形式“您们”；对几个人，用“你们”或者“各位代表”，也可以仍用“您”。

    不报告：引号和书名号里的；不是答复的文件。

    修复：改为“你们”，要人确认：也可能应当改为“您”。
    """
    for hit in hits(analysis.shadow, analysis.leaves, _YOU) if "您们" in analysis.shadow else ():
        if is_reply(analysis.documents[hit.document]) and not hit.is_quoted:
            edit = Edit(hit.span.start, hit.span.start + 1, "你")
            yield Finding(
                span=hit.span,
                message="“您”没有复数，“您们”应当写“你们”或者“您”",
                fix=Fix(kind="unsafe", title="改为“你们”", edits=(edit,)),
            )
