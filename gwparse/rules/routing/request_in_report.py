"""RT101: a report asks for approval."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.directions import is_speech
from gwparse.rules.base import rule
from gwparse.views.formulas import formulas


@rule(
    code="RT101",
    name="request-in-report",
    level="error",
    basis=(Basis("党政机关公文处理工作条例", "第十五条（四）", "应"),),
    since="0.1.0",
)
def request_in_report(analysis: Analysis) -> Iterator[Finding]:
    """报告中不夹带请示事项。

    查什么：文种为报告的公文，正文中请上级批示、批复、批准的用语，如“妥否，请批示”“恳请批准”，以及“特此请示”。

    为什么：报告不需要上级答复，夹带的请示事项容易被搁置；需要批准的事项另写请示，一文一事。

    不报告：“请审阅”“请指正”一类不要求答复的用语；“建议……”；“已报请……批准”一类叙述；引号和书名号里的话；政府工作报告
    等会上的讲话；所附的报告；2012年7月以前的公文。
    """
    for document in analysis.documents:
        if document.role != "main" or analysis.genre(document) != "报告":
            continue
        if is_speech(document) or analysis.is_old(document):
            continue
        for formula in formulas(analysis.shadow, document):
            if formula.kind == "request" or formula.act == "请示":
                yield Finding(
                    span=formula.span,
                    message=f"报告中有“{analysis.slice(formula.span)}”，报告不得夹带请示事项，需要批准的事项应另写请示",
                )
