"""RP106: a reply does not thank whom it answers."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Paragraph
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.replies import is_reply, people
from gwparse.walk import find_all


@rule(code="RP106", name="thanks-missing", level="hint", basis=(PRACTICE,), since="0.1.0")
def thanks_missing(analysis: Analysis) -> Iterator[Finding]:
    """答复的末尾感谢代表、委员的关心和支持。

    查什么：主送代表、委员，有署名或者日期的答复，全文没有“感谢”“谢”字。

    为什么：这是答复的惯例，标准没有规定。

    不报告：主送机关、党派的会办意见；没有落款的摘要；哪一段说过感谢的。
    """
    for document in filter(is_reply, analysis.documents):
        text = analysis.shadow[document.span.start : document.span.end]
        last = next(reversed(list(find_all(document, Paragraph))), None)
        if last is None or "谢" in text or not people(document.addressees):
            continue
        if document.signatures or document.date is not None:
            end = last.span.end
            yield Finding(
                span=Span(end, end), message="答复没有向代表、委员致谢，末尾通常写“感谢您对……工作的关心和支持”"
            )
