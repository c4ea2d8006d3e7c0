"""CL106: 附注 speaks of openness in other words than those in use."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.views.remarks import unknown_disclosure


@rule(code="CL106", name="unknown-disclosure-wording", level="hint", basis=(PRACTICE,), since="0.1.0")
def unknown_disclosure_wording(analysis: Analysis) -> Iterator[Finding]:
    """附注里的公开属性写作“此件公开发布”“此件主动公开”“此件依申请公开”“此件不予公开”或“此件删减后公开”。

    查什么：附注提到公开而不用这几种写法的，如“（此件予以公开）”“（公开属性：主动公开）”。

    为什么：写法一律，信息公开的工作人员和程序才能认得出；这是惯例，标准没有规定用语。

    不报告：不提公开的附注，如联系人、发送范围；“（本文有删减）”等网页说明；附件里的括号。
    """
    for document in analysis.documents:
        remark = document.remark
        if (
            remark is not None
            and document.role not in ("attachment", "proposal")
            and unknown_disclosure(analysis.shadow[remark.span.start : remark.span.end])
        ):
            yield Finding(
                span=remark.span,
                message=f"附注“{remark.text}”不是公开属性的通行写法，通行的是“此件公开发布”“此件主动公开”“此件依申请公开”等",
            )
