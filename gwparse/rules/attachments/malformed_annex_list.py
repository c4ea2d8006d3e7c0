"""AT103: 附件说明 is not written 附件：1.名称."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.annexes import Annexes, is_unnumbered, misnumbered
from gwparse.views.width import is_folded

#: 附件 without its number and the mark behind it, on the shadow.
LEAD = lazy(r"附\s*(?:[件表图]\s*)?[:.、]")

#: 附件：一、 and 附件：（1）, which are not read as lists of annexes.
OTHER_LABEL = lazy(r"附\s*件\s*:\s*(?P<label>一、|\([一1]\)|1\)|[①⑴㈠])\s*\S")


@rule(
    code="AT103",
    name="malformed-annex-list",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.3.4", "应"),),
    fix="unsafe",
    since="0.1.0",
)
def malformed_annex_list(analysis: Analysis) -> Iterator[Finding]:
    """附件说明写作“附件：名称”；附件不止一个的，写作“附件：1.名称”，各占一行。

    查什么：“附件”写成“附”；“附件”后面不是全角冒号；序号不是数字加小圆点（“1、”“1．”“（1）”“一、”）；只有一个附件却编了序号；
    有几个附件却没有序号；序号跳号、重号；“附件1：”“附件2：”逐行重复“附件”二字。

    为什么：附件说明有固定的格式，正文里“见附件1”、附件首页的“附件1”都照它来写。

    不报告：2012年7月以前的文件（当时写作“附：”的很多）；网页上供下载的文件列表；全文标点都是半角时的半角冒号。

    修复：改冒号、改序号后面的标点，安全；改“附：”、删去单个附件的序号，须确认。
    """
    for listed in analysis.annexes:
        if analysis.is_old(listed.document) or all(name.is_file for name in listed.names):
            continue
        yield from _lead(analysis, listed)
        yield from _numbers(analysis, listed)
        yield from _out_of_order(listed)
    for located in analysis.leaves:
        found = OTHER_LABEL.match(analysis.shadow, located.leaf.span.start, located.leaf.span.end)
        if found and located.document is not None and not analysis.is_old(analysis.documents[located.document]):
            label = Span(*found.span("label"))
            yield Finding(span=label, message=f"附件序号写成“{analysis.slice(label)}”，应写作“1.”“2.”")


def _lead(analysis: Analysis, listed: Annexes) -> Iterator[Finding]:
    """附： and marks other than the full-width colon behind 附件."""
    found = LEAD.match(analysis.shadow, listed.listed.span.start, listed.listed.span.end)
    if not found:
        return
    printed = analysis.text[found.start() : found.end()]
    mark = Edit(found.end() - 1, found.end(), "：")
    if not re.search("[件表图]", printed):
        if listed.above_date:
            fix = Fix(kind="unsafe", title="改为“附件：”", edits=(Edit(found.start(), found.end(), "附件："),))
            yield Finding(span=Span(*found.span()), message=f"附件说明写成“{printed}”，应写作“附件：”", fix=fix)
    elif printed[-1] != "：" and not (printed[-1] == ":" and is_folded(analysis.text)):
        kind = "半角冒号" if printed[-1] == ":" else f"“{printed[-1]}”"
        yield Finding(
            span=Span(mark.start, mark.end),
            message=f"“{printed[:-1].strip()}”后面是{kind}，应当用全角冒号",
            fix=Fix(kind="safe", title="改为全角冒号", edits=(mark,)),
        )


def _numbers(analysis: Analysis, listed: Annexes) -> Iterator[Finding]:
    """Numbers where none should be, none where some should be, and numbers that are not written 1."""
    names = listed.names
    wrong = [name for name in names if name.number is not None and analysis.text[name.label.end - 1] != "."]
    if any(name.led for name in names):
        yield from _led(analysis, listed)
    elif len(names) == 1 and names[0].number == 1:
        if not any(annex.attachment_mark and annex.attachment_mark.number not in (None, 1) for annex in listed.found):
            label = names[0].label
            edit = Edit(label.start, names[0].item.span.start, "")
            yield Finding(
                span=label,
                message=f"只有一个附件，名称前面不用序号“{analysis.slice(label)}”",
                fix=Fix(kind="unsafe", title="删去序号", edits=(edit,)),
            )
    elif wrong:
        printed = analysis.slice(wrong[0].label)
        edits = tuple(Edit(name.label.end - 1, name.label.end, ".") for name in wrong)
        yield Finding(
            span=wrong[0].label,
            message=f"附件序号写成“{printed}”，序号后面应当用小圆点，写作“{wrong[0].number}.”",
            fix=Fix(kind="safe", title="序号后面改用小圆点", edits=edits),
        )
    elif is_unnumbered(analysis.text, listed):
        yield Finding(span=names[0].item.span, message="附件不止一个，名称前面没有序号，应写作“附件：1.”“2.”")


def _out_of_order(listed: Annexes) -> Iterator[Finding]:
    """A number that does not follow the one before."""
    name = misnumbered(listed)
    if name is not None:
        wanted = listed.names.index(name) + 1
        message = f"附件说明的序号“{name.number}.”没有接上，应编为“{wanted}.”"
        yield Finding(span=name.label, message=message)


def _led(analysis: Analysis, listed: Annexes) -> Iterator[Finding]:
    """附件1： in front of the names."""
    names = [name for name in listed.names if name.led]
    several = len(listed.names) > 1
    edits = [
        Edit(name.label.start, name.item.span.start, f"{name.number}." if several else "") for name in listed.names
    ]
    edits[0] = Edit(edits[0].start, edits[0].end, f"{listed.word}：{edits[0].replacement}")
    wanted = f"“{listed.word}：1.”，以下各行只写“2.”等序号" if several else f"“{listed.word}：”"
    if listed.above_date:
        yield Finding(
            span=names[0].label,
            message=f"附件说明写成“{analysis.slice(names[0].label)}”，应写作{wanted}",
            fix=Fix(kind="unsafe", title="改为“附件：1.”的写法" if several else "改为“附件：”", edits=tuple(edits)),
        )
