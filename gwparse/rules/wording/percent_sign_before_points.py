"""WD110: 3%个百分点 for 3个百分点."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Edit, Finding, Fix
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import hits

_POINTS = lazy(r"\d(?P<sign> ?[%％])(?P<points> ?个?百分点)")


@rule(
    code="WD110",
    name="percent-sign-before-points",
    level="warning",
    basis=(PRACTICE,),
    fix="unsafe",
    since="0.1.0",
    needs=("百分点",),
)
def percent_sign_before_points(analysis: Analysis) -> Iterator[Finding]:
    """两个百分数之差说“几个百分点”，数字后面不加“%”。

    查什么：正文里“3%个百分点”“3%百分点”。

    为什么：百分点已经是百分之一，“3%个百分点”是万分之三，不是要说的意思。

    不报告：引号和书名号里的文字，表格。

    修复：删去“%”，缺“个”的补上，要人确认：也可能是该删“个百分点”。
    """
    for hit in hits(analysis.shadow, analysis.leaves, _POINTS) if "百分点" in analysis.shadow else ():
        if hit.is_quoted:
            continue
        sign = Span(*hit.found.span("sign"))
        edit = Edit(sign.start, sign.end, "" if "个" in hit.found["points"] else "个")
        yield Finding(
            span=sign,
            message=f"“{analysis.text[sign.start : hit.span.end]}”里“%”和“百分点”重复，相差几个百分点不写“%”",
            fix=Fix(kind="unsafe", title="删去“%”", edits=(edit,)),
        )
