"""HI101: the numbers of headings or items side by side skip, repeat, or begin in the middle."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import Section
from gwparse.rules.base import rule
from gwparse.views.inline_series import skips
from gwparse.views.leaning import Leaning
from gwparse.views.lost_items import is_copy, lost_its_mark
from gwparse.views.numbering import Break, Member, breaks, members_of


@rule(
    code="HI101",
    name="numbers-out-of-order",
    level="error",
    basis=(Basis("党政机关公文处理工作条例", "第二十条", "应"), Basis("GB/T 9704—2012", "7.3.3", "可以")),
    fix="unsafe",
    since="0.1.0",
    gives_way_to=("HI202",),
)
def numbers_out_of_order(analysis: Analysis) -> Iterator[Finding]:
    """同级序号从一开始连续编排，不跳号、不重号。

    查什么：每份文件各层标题和分项的序号，编、章、节、条的序号也在内。“（一）”在每个“一、”之下重新编起，或者全文连续编排，\
都可以；一份文件里混用两种编法的要报告。一段之内的“一是……二是……四是”也查。本单位只用一种编法的，由设置 level-2-numbering 规定。

    为什么：段落顺序是否准确是审核公文的重点。跳号、重号使人分不清是漏了内容还是编错了号，引用“第（三）项”时也对不上。

    不报告：从中间开始的摘录；修改、废止文件的决定所引的条文；后来插入的“第三条之一”；注明略去的内容；\
缺的序号印在两项之间的文字里的，那多是网页转换时丢了换行；另有引导语、另起一组的序号；1.1、1.2 一类编号。

    修复：一组序号里只错一处，文中又没有引用这些序号的，顺次改编；先要由人确认没有漏掉内容。两项文字相同的、缺的一项看来只是\
丢了序号的，不改编。
    """
    found = list(breaks(analysis.shadow, analysis.documents, analysis.siblings))
    of_run = Counter(id(broken.run) for broken in found)
    leaning = Leaning(analysis.siblings, lambda: analysis.references)
    for broken in found:
        alone = of_run[id(broken.run)] == 1
        yield Finding(
            span=broken.at.numeral.place,
            message=_message(broken),
            fix=_renumbering(analysis, broken, leaning) if alone else None,
        )
    yield from _mixed_schemes(analysis)
    for skip in skips(analysis.shadow, analysis.leaves):
        lacking = f"“{skip.before}是”后面是“{skip.here}是”，缺“{skip.wanted}是”"
        repeated = f"“{skip.here}是”重号，应编为“{skip.wanted}是”"
        yield Finding(span=skip.span, message=repeated if skip.before == skip.here else lacking)


def _message(broken: Break) -> str:
    numeral = broken.at.numeral
    here, wanted = numeral.named(), numeral.named(broken.expected)
    before = broken.before.numeral.named() if broken.before else ""
    match broken.kind:
        case "gap":
            missing = "".join(f"“{numeral.named(number)}”" for number in range(broken.expected, broken.at.number))
            return f"“{before}”后面是“{here}”，缺{missing}"
        case "form" if broken.before:
            like = broken.before.numeral
            return f"“{here}”与“{like.named()}”编在同一层，应写作“{like.named(broken.expected)}”"
        case "repeat" | "slip" if is_copy(broken):
            return f"“{here}”与前面的“{before}”文字相同，应删去重复的一项"
        case "slip" if not before:
            return f"“{here}”编错，后面是“{numeral.named(broken.expected + 1)}”，应编为“{wanted}”"
        case "repeat":
            return f"“{here}”重号，前面已有“{before}”，应编为“{wanted}”"
        case "slip":
            return f"“{here}”编错，前面是“{before}”，应编为“{wanted}”"
        case "back":
            return f"“{before}”后面是“{here}”，序号应当连续"
    if not before:
        return f"这一组序号从“{here}”开始，应从“{numeral.named(1)}”编起"
    anew = "" if numeral.form == "article" else f"，或者从“{numeral.named(1)}”重新编起"
    return f"前文编到“{before}”，这里从“{here}”开始，应接着编“{wanted}”{anew}"


def _renumbering(analysis: Analysis, broken: Break, leaning: Leaning) -> Fix | None:
    """The run numbered anew from its first number, or from 1; None where that is not simple."""
    members = members_of(broken.run)
    numbers = [member.number for member in members]
    if broken.kind == "form" or is_copy(broken) or lost_its_mark(analysis.leaves, broken):
        return None
    first = 1 if broken.kind == "start" else numbers[0]
    if broken.kind == "slip" and broken.at.section is members[0].section:
        first = broken.expected
    if first < 1:
        return None
    if (broken.kind == "start" and broken.before) or numbers[1:].count(1) > (broken.at.number == 1):
        return None  # two ways to mend it, or two series in one run
    if not isinstance(members[0].section.level, int) or leaning.on(broken.run, numbers[-1]):
        return None
    edits = []
    for number, member in enumerate(members, start=first):
        written = member.numeral.written(number)
        if written is None:
            return None
        if member.number != number:
            place = member.numeral.numeral_place
            edits.append(Edit(place.start, place.end, written))
    return Fix(kind="unsafe", title="顺次改编这一组序号", edits=tuple(edits))


def _mixed_schemes(analysis: Analysis) -> Iterator[Finding]:
    """（一） that begins anew under a 一、 where the others run on, or runs on where the others begin anew."""
    runs: dict[int, list[list[Member]]] = defaultdict(list)
    for run in analysis.siblings:
        if run.sections[0].form == "level_2" and isinstance(run.parent, Section) and run.parent.form == "level_1":
            runs[run.document].append(members_of(run))
    for of_document in runs.values():
        pairs = [(one[-1], two[0]) for one, two in pairwise(filter(None, of_document))]
        on = [(end, first) for end, first in pairs if first.number == end.number + 1]
        anew = [first for end, first in pairs if first.number == 1]
        scheme = analysis.switches.level_2_numbering
        if scheme == "restart" or (scheme == "auto" and len(on) == 1 < len(anew)):
            for end, first in on:
                here = first.numeral
                yield Finding(
                    span=here.place,
                    message=f"“{here.named()}”接着前一部分的“{end.numeral.named()}”编号，而{_OTHERS[scheme]}从“{here.named(1)}”编起，编法应当一致",
                )
        elif scheme == "continuous" or (scheme == "auto" and len(anew) == 1 < len(on)):
            for first in anew:
                yield Finding(
                    span=first.numeral.place,
                    message=f"“{first.numeral.named()}”重新编号，而{_OTHERS[scheme]}接着前一部分编号，编法应当一致",
                )


#: With what a numbering is at odds: the other parts of the document, or what the office has settled.
_OTHERS = {"auto": "其他部分都", "restart": "本单位规定各部分", "continuous": "本单位规定各部分"}
