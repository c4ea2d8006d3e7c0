"""WD203: a regulation speaks of this year or the other day."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.prose import hits

#: What documents are called that hold for years.
_NORMS = frozenset("办法 管理办法 规定 细则 实施细则 条例 规则 章程 准则 制度 规程".split())

_RELATIVE = lazy(r"[今去明]年(?!度|级|以[前后])|[日近][前日](?<=[,。;\s](?:日前|近日))")


@rule(
    code="WD203",
    name="relative-time-in-regulation",
    level="hint",
    basis=(PRACTICE,),
    since="0.1.0",
    needs=("今年", "去年", "明年", "日前", "近日"),
)
def relative_time_in_regulation(analysis: Analysis) -> Iterator[Finding]:
    """办法、规定、细则中的时间写具体的年月日。

    查什么：办法、规定、细则、条例、章程等正文中的“今年”“去年”“明年”“日前”“近日”。

    为什么：这类文件施行多年，过后就不知道“今年”是哪一年。

    不报告：通知、报告、方案等其他文件；“目前”（办法里多指办理的当时）；引号、书名号里的文字。
    """
    for hit in hits(analysis.shadow, analysis.leaves, _RELATIVE):
        if analysis.documents[hit.document].genre in _NORMS and not hit.is_quoted:
            yield Finding(
                span=hit.span,
                message=f"“{analysis.slice(hit.span)}”没有写明是哪一年哪一天，长期施行的文件宜写具体时间",
            )
