"""CR106: a short name is explained and never used."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.views.short_names import short_names


@rule(
    code="CR106",
    name="short-name-never-used",
    level="hint",
    basis=(PRACTICE,),
    since="0.1.0",
    needs=("称",),
    gives_way_to=("CR103",),
)
def short_name_never_used(analysis: Analysis) -> Iterator[Finding]:
    """说明了的简称，后文要用。

    查什么：“以下简称……”说明的简称，其后直到全篇（含所附文件）结束有没有再出现。

    为什么：后文不用就不必说明；后文改用了别的叫法，则前后不一致。

    不报告：后文出现过这几个字的，不论有没有书名号、引号。
    """
    text, known, at = "".join(analysis.text.split()), 0, 0  # a name may be wrapped
    for short in short_names(analysis.page):
        at += len("".join(analysis.text[known : short.span.end].split()))
        known = short.span.end
        if text.find(short.name, at) < 0:
            yield Finding(
                span=short.span,
                message=f"简称“{short.printed}”后文没有用到，可以不作说明，或者把后文的叫法统一成这个简称",
            )
