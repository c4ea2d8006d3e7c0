"""WD103: a decrease is told in 倍."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.prose import hits

_TIMES = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千几数]+)[多余]?倍(?![数率增频镜速])"
_DECREASE = lazy(
    rf"(?:减少|降低|下降|缩小|缩短|压缩|减轻|下调|削减)了?(?:近|约|超过?|将近|逾)?{_TIMES}"
    rf"|(?<![同环])比[^,。;:()\n]{{1,20}}(?:少|低|短|小|轻|慢)了?(?:近|约|超过?|将近|逾)?{_TIMES}"
)

#: What is itself measured in 倍, so that it can fall by some.
_RATIO = lazy("倍数|倍率|市盈|市净|杠杆|覆盖率|倍[^,]*$")


@rule(
    code="WD103",
    name="decrease-in-multiples",
    level="error",
    basis=(PRACTICE,),
    since="0.1.0",
    needs=("倍",),
)
def decrease_in_multiples(analysis: Analysis) -> Iterator[Finding]:
    """减少、降低、缩小不用倍数表示。

    查什么：“减少”“降低”“下降”“缩小”“缩短”“压缩”等后面带“几倍”的，以及“比……少（低、短、慢）几倍”。

    为什么：减少一倍就是零，减少两倍没有意义；应写减少百分之几、减少到几分之几。

    不报告：降到几倍（下降到3倍）；“倍增”“倍数”“倍率”；本身以倍数计量的（市盈率、杠杆倍数）；引号、书名号里的文字。
    """
    if "倍" not in analysis.shadow:
        return
    for hit in hits(analysis.shadow, analysis.leaves, _DECREASE):
        if not hit.is_quoted and not _RATIO.search(analysis.shadow, hit.sentence.start, hit.span.start):
            yield Finding(
                span=hit.span,
                message=f"“{analysis.slice(hit.span)}”用倍数表示减少，应写成“减少百分之几”或者“减少到几分之几”",
            )
