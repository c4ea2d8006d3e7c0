"""PU105: 顿号 in front of 等 or 以及."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import hits
from gwparse.views.width import is_folded

#: 等 that closes a list, not the beginning of 等级, 等待, 等额, 等高线 and so on.
_ENOUGH = lazy(
    "(?P<mark>、) ?(?P<word>等等|等(?![级待于候同额量值次距高压深离效身价式号比分温速边腰差位静轴电外闲闻到死角]))"
)
_AND = lazy(r"(?P<mark>、) ?(?P<word>以及(?!时(?![代间期])|早|格)|及(?![时其格早物第至笄以待于到冠]))")


@rule(
    code="PU105",
    name="mark-before-deng",
    level="warning",
    basis=(Basis("GB/T 15834—2011", "附录B.1.2", "应"), Basis("GB/T 15834—2011", "附录A.3", "应")),
    fix="unsafe",
    since="0.1.0",
    needs=("、等", "、 等", "、以及", "、 以及", "、及", "、 及"),
)
def mark_before_deng(analysis: Analysis) -> Iterator[Finding]:
    """用顿号并列的几项，“等”“等等”前面不加顿号，“以及”“及”前面用逗号。

    查什么：标题和正文里紧跟在顿号后面的“等”“等等”“以及”“及”。

    为什么：顿号并列的各项后面接“等”不再停顿；用“以及”“及”连接最后一项，停顿比顿号长，前面用逗号。

    不报告：等级、等待、等同、等额、等高线，及时、及其、及早、及格；引文和书名号里的；表格里的。

    修复：“等”前面的顿号删去，“以及”前面的改为逗号，安全；“及”前面的改为逗号，须经确认。
    """
    for hit in hits(analysis.shadow, analysis.leaves, _ENOUGH):
        if not hit.is_quoted:
            mark, word = Span(*hit.found.span("mark")), hit.found["word"]
            fix = Fix(kind="safe", title="删去顿号", edits=(Edit(mark.start, mark.end, ""),))
            yield Finding(span=mark, message=f"“{word}”前面有顿号，并列的各项用顿号的，“{word}”前面不加标点", fix=fix)
    comma = "," if is_folded(analysis.text) else "，"
    for hit in hits(analysis.shadow, analysis.leaves, _AND):
        if not hit.is_quoted:
            mark, word = Span(*hit.found.span("mark")), hit.found["word"]
            edits = (Edit(mark.start, mark.end, comma),)
            fix = Fix(kind="safe" if word == "以及" else "unsafe", title="改为逗号", edits=edits)
            yield Finding(span=mark, message=f"“{word}”前面有顿号，用“{word}”连接最后一项时前面用逗号", fix=fix)
