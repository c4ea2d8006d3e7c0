"""RP105: a reply addresses a delegate as a member, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.replies import is_reply, people, proposal

#: Who proposes where.
_NAMES = {"人大": "代表", "政协": "委员"}


@rule(code="RP105", name="representative-misnamed", level="warning", basis=(PRACTICE,), since="0.1.0")
def representative_misnamed(analysis: Analysis) -> Iterator[Finding]:
    """答复人大建议称“代表”，答复政协提案称“委员”。

    查什么：标题写明人大或者政协的答复，主送的称呼。

    为什么：人大代表和政协委员的身份不同，称错了是失礼，多半是套用了另一类答复的稿子。

    不报告：标题没有写人大、政协的；主送机关、党派、团体的；称“主席”“主任”等职务的。
    """
    for document in filter(is_reply, analysis.documents):
        names = people(document.addressees)
        assembly = proposal(analysis.shadow, document.title.span).assembly if document.title else None
        if document.addressees is None or not names or assembly is None:
            continue
        wanted, called = _NAMES[assembly], names[-1][-2:]
        if not any(name.endswith(wanted) for name in names):
            start = analysis.text.rfind(called, document.addressees.span.start, document.addressees.span.end)
            yield Finding(
                span=Span(start, start + 2) if start >= 0 else document.addressees.items[-1].span,
                message=f"标题写的是{assembly}，主送称“{called}”，{assembly}的应当称“{wanted}”",
            )
