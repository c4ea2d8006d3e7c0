"""WD901: one of the office's own patterns matches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gwparse.analysis import Analysis
from gwparse.diagnostics import OFFICE, Edit, Finding, Fix
from gwparse.office_patterns import OfficePattern, matches
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.paths import leaf_at


@dataclass(frozen=True, slots=True)
class Options:
    """The rule's options.

    Attributes:
        seconds: how long one pattern may take for one file.
    """

    seconds: float = 0.5


@rule(
    code="WD901",
    name="office-pattern",
    level="warning",
    basis=(OFFICE,),
    fix="unsafe",
    since="0.1.0",
    options=Options,
)
def office_pattern(analysis: Analysis) -> Iterator[Finding]:
    """本单位自己规定的写法。

    查什么：设置里[[patterns]]列出的正则表达式，每条有名称（name）、表达式（pattern）、提示语（message）、级别（level），在文件各部分的文字中查找，
    按原文的全角、半角匹配。没有设置就什么也不查。

    为什么：各单位有自己的用语规定，不必等软件收录。

    不报告：网页的栏目、导航和信息公开表。一条表达式在一份文件上用时超过限度的，只报告这条表达式没有查完。

    选项：seconds为每条表达式在一份文件上的用时限度（秒）。

    修复：设置里写了替换文字（replacement）的，换成替换文字，须人工确认；换了以后仍然匹配的不提供。
    """
    seconds = analysis.options(Options).seconds
    for pattern in analysis.switches.patterns:
        try:
            yield from list(_findings(analysis, pattern, seconds))
        except TimeoutError:
            start = analysis.documents[0].span.start if analysis.documents else 0
            message = (
                f"自定义规则“{pattern.name}”没有查完，查这份文件用时超过{seconds:g}秒，请把设置里的 pattern 改简单些"
            )
            yield Finding(span=Span(start, start), message=message)


def _findings(analysis: Analysis, pattern: OfficePattern, seconds: float) -> Iterator[Finding]:
    message = " ".join(pattern.message.split()).rstrip("。")
    for match in matches(pattern, analysis.text, seconds):
        place = leaf_at(analysis.leaves, match.span.start)
        if place is None or place.document is None:
            continue
        fix = None
        if match.replacement is not None:
            title = f"改为“{match.replacement}”" if match.replacement else "删去"
            edits = (Edit(match.span.start, match.span.end, match.replacement),)
            fix = Fix(kind="unsafe", title=title, edits=edits)
        yield Finding(span=match.span, message=f"{message}（{pattern.name}）", fix=fix, level=pattern.level)
