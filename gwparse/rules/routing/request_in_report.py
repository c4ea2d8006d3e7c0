"""RT101: a report asks for approval."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.directions import doubled_genre, is_speech
from gwparse.views.formulas import body_leaves, formulas
from gwparse.words import inside_title

#: A request for a decision or for help that is not a set phrase: 恳请市人民政府批准将期限延长至…, 请予支持解决.
_ASKS = lazy(
    r"(?:(?<![一-鿿])|(?<=[拟现特]))(?:(?:恳请|敬请|特请|盼请|请求)[^。;,!?\n]{0,16}?"
    r"|请(?:[^。;,!?\n《》]{0,10}?(?:政府|[省市县区州]委|[厅局部]|委员会))?(?:尽快|尽早|协调|帮助|支持|给予|予以|予)+)"
    r"(?:批准|同意|审批|批复|核准|解决)(?![一-鿿]{0,2}后)"
)
#: Such a request stands within the last paragraphs.
_LAST = 3


@rule(
    code="RT101",
    name="request-in-report",
    level="error",
    basis=(Basis("党政机关公文处理工作条例", "第十五条（四）", "应"),),
    since="0.1.0",
)
def request_in_report(analysis: Analysis) -> Iterator[Finding]:
    """报告中不夹带请示事项。

    查什么：文种为报告的公文，正文中请上级批示、批复、批准的用语，如“妥否，请批示”“恳请批准”，以及“特此请示”；结尾几段里“恳请……批准”“请……予以解决”一类的话。

    为什么：报告不需要上级答复，夹带的请示事项容易被搁置；需要批准的事项另写请示，一文一事。

    不报告：“请审阅”“请指正”一类不要求答复的用语；“建议……”；“已报请……批准”一类叙述；引号和书名号里的话；政府工作报告
    等会上的讲话；所附的报告；2012年7月以前的公文。
    """
    for document in analysis.documents:
        if document.role != "main" or analysis.genre(document) != "报告":
            continue
        if is_speech(document) or analysis.is_old(document):
            continue
        if document.title and doubled_genre(shadow_of(document.title.value).rstrip()):
            continue  # 请示报告: that the title has two is the one mistake
        asked = list(formulas(analysis.shadow, document))
        for formula in asked:
            if formula.kind == "request" or formula.act == "请示":
                yield Finding(
                    span=formula.span,
                    message=f"报告中有“{analysis.slice(formula.span)}”，报告不得夹带请示事项，需要批准的事项应另写请示",
                )
        if not any(formula.kind == "request" or formula.act == "请示" for formula in asked):
            yield from _plain_requests(analysis, document)


def _plain_requests(analysis: Analysis, document: Document) -> Iterator[Finding]:
    for leaf in body_leaves(document)[-_LAST:]:
        for found in _ASKS.finditer(analysis.shadow, leaf.start, leaf.end):
            before = analysis.shadow[leaf.start : found.start()]
            if before.count("“") <= before.count("”") and not inside_title(analysis.shadow, leaf.start, found.start()):
                yield Finding(
                    span=Span(*found.span()),
                    message=f"报告中有“{found[0]}”，报告不得夹带请示事项，需要批准、解决的事项应另写请示",
                )
