"""CR103: a short name stands in the text before it is explained, or is explained twice."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.paths import TEXT_LEAVES
from gwparse.views.short_names import ShortName, short_names


@rule(
    code="CR103",
    name="short-name-misused",
    level="warning",
    basis=(PRACTICE,),
    since="0.1.0",
    needs=("称",),
)
def short_name_misused(analysis: Analysis) -> Iterator[Finding]:
    """简称先说明、后使用，一份文件里只说明一次。

    查什么：“（以下简称《办法》）”之前已经出现的《办法》；同一份文件里对同一个简称的第二次说明。

    为什么：简称在说明之前出现，读者不知道指哪个文件；说明两次，不是多余就是一个简称指了两件事。

    不报告：没有书名号的简称在说明之前出现的，那可能是普通词语；标题里的名称；通知和所附文件各自作的说明。
    """
    seen: dict[tuple[int, str], ShortName] = {}
    for short in short_names(analysis.page):
        first = seen.setdefault((short.document, short.printed), short)
        if first is not short:
            where = analysis.where(first.span.start)
            yield Finding(
                span=short.span,
                message=f"简称“{short.printed}”在{where}已经说明过，一个简称在一份文件里只说明一次",
            )
            continue
        early = _used_before(analysis, short)
        if early:
            yield Finding(
                span=early,
                message=f"“{short.printed}”在说明“以下简称{short.printed}”之前已经使用，应在第一次出现时写全称并说明简称",
            )


def _used_before(analysis: Analysis, short: ShortName) -> Span | None:
    """The first use of a title's short name in the text of its document before it is explained."""
    if not short.is_title:
        return None
    for place in analysis.leaves:
        span = place.leaf.span
        if span.start >= short.span.start:
            return None
        if place.document == short.document and isinstance(place.leaf, TEXT_LEAVES):
            at = analysis.text.find(short.printed, span.start, min(span.end, short.span.start))
            if at >= 0:
                return Span(at, at + len(short.printed))
    return None
