"""RP101: a reply names two different proposals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.numerals import to_chinese
from gwparse.rules.base import rule
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.disclosure_fields import catalogue
from gwparse.views.replies import Proposal, is_reply, opening, proposal


@rule(code="RP101", name="proposal-number-differs", level="warning", basis=(PRACTICE,), since="0.1.0")
def proposal_number_differs(analysis: Analysis) -> Iterator[Finding]:
    """答复标题、开头和网页信息说的是同一件建议、提案。

    查什么：答复的标题、开头一段（“您提出的……收悉”）和网页信息（“提案号”“届次”）里，建议、提案的编号，届和次，人大还是政协。

    为什么：答复一件一件地套用上一件的稿子，常有一处没有改；编号错了，交办系统就对不上。

    不报告：编号前面补的零或者年份、届次（“2024126”就是126号）；一并答复几件，有一件相同的；只有一处写了编号的；正文后面提到的别的建议、提案；引号、书名号和发文字号里的数字。
    """
    record = catalogue(analysis.page)
    for document in filter(is_reply, analysis.documents):
        first = _read(analysis, document.title.span) if document.title else None
        start = opening(document)
        if first and start:
            yield from _differences(first, _read(analysis, start.span), analysis, "标题", "正文开头")
        if first and document is record.document and not record.is_about_another:
            for value in (*record.of("proposal"), *record.of("session")):
                yield from _differences(
                    first, _listed(value.text, value.span), analysis, "标题", f"网页信息的{value.label}"
                )


def _read(analysis: Analysis, span: Span) -> Proposal:
    return proposal(analysis.shadow, span)


def _listed(text: str, span: Span) -> Proposal:
    """What a field of the metadata names: a number by itself, or 届 and 次."""
    named = proposal(shadow_of(text), Span(0, len(text)))
    numbers = tuple(map(int, re.findall(r"\d+", text))) if named.session is None else named.numbers
    return Proposal(named.assembly, named.term, named.session, numbers, span, span, span)


def _differences(one: Proposal, other: Proposal, analysis: Analysis, here: str, there: str) -> Iterator[Finding]:
    if one.numbers and other.number_place and other.numbers and not _share_one(one.numbers, other.numbers):
        yield Finding(
            span=other.number_place,
            message=f"{here}写的是第{_shown(one.numbers)}号，{there}写的是第{_shown(other.numbers)}号，两处应当是同一件",
        )
    sessions = [(named.term, named.session) for named in (one, other)]
    if other.session_place and None not in (*sessions[0], *sessions[1]) and sessions[0] != sessions[1]:
        yield Finding(
            span=other.session_place,
            message=f"{here}写的是{_session(one)}，{there}写的是{_session(other)}，两处应当是同一次",
        )
    if other.assembly_place and one.assembly and other.assembly and one.assembly != other.assembly:
        yield Finding(
            span=other.assembly_place,
            message=f"{here}写的是{one.assembly}，{there}写的是{other.assembly}，两处应当相同",
        )


def _share_one(some: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether one number is among both; registers put year or session in front of it: 2024126 is 126."""
    for one in map(str, some):
        for other in map(str, others):
            short, long = sorted((one, other), key=len)
            if one == other or (len(long) >= len(short) + 2 and long.endswith(short)):
                return True
    return False


def _shown(numbers: tuple[int, ...]) -> str:
    return "、".join(map(str, numbers))


def _session(named: Proposal) -> str:
    return f"{to_chinese(named.term or 0)}届{to_chinese(named.session or 0)}次会议"
