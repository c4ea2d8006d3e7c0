"""HI201: a level that has only one item."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Section
from gwparse.rules.base import rule
from gwparse.views.label_numerals import is_printed, numeral_of
from gwparse.views.numbering import breaks, quotes_another


@rule(code="HI201", name="single-item-level", level="hint", basis=(PRACTICE,), since="0.1.0", gives_way_to=("HI101",))
def single_item_level(analysis: Analysis) -> Iterator[Finding]:
    """一层至少分两项；只有一项的，不必编序号。

    查什么：一个标题之下只有“（一）”而没有“（二）”，只有“1.”而没有“2.”。

    为什么：分项是为了并列。只有一项还编序号，读者会以为漏了下面的内容。

    不报告：全文连续编号时各部分只占一号的；第二项的序号印在文字里的；条、章；修改文件时所引的内容。
    """
    runs = [run for run in analysis.siblings if isinstance(run.sections[0].level, int)]
    # a list whose next item is written in another form has more than one
    broken = breaks(analysis.shadow, analysis.documents, analysis.siblings)
    more = {found.before.section.span for found in broken if found.kind == "form" and found.before}
    firsts: dict[tuple[int, str], list[Section]] = defaultdict(list)  # of all runs of a form, in the order of the text
    for run in sorted(runs, key=lambda run: run.sections[0].span.start):
        firsts[run.document, run.sections[0].form].append(run.sections[0])
    for run in runs:
        section = run.sections[0]
        numeral = numeral_of(section)
        if (
            section.span in more
            or len(run.sections) > 1
            or numeral is None
            or numeral.value != 1
            or not isinstance(run.parent, Section)
        ):
            continue
        peers = firsts[run.document, section.form]
        at = bisect_right(peers, section.span.start, key=lambda peer: peer.span.start)
        following = peers[at] if at < len(peers) else section
        begin, end = numeral.place.end, run.parent.span.end
        if following.number == 2 or is_printed(analysis.shadow, begin, end, numeral, 2):
            continue
        if not quotes_another(analysis.shadow, analysis.documents[run.document], section):
            yield Finding(
                span=numeral.place,
                message=f"这一层只有“{numeral.named()}”一项，没有“{numeral.named(2)}”，只有一项的不必编号",
            )
