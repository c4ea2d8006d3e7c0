"""IM102: the line with the printing office and the date of printing is badly written, or its date comes too early."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.elements import iso_date
from gwparse.nodes import Date, Document, Imprint, Leaf, Unparsed
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span

_NUMERAL = "[一二三四五六七八九十廿]"
#: A date in front of 印发.
_PRINTED = lazy(
    r"(?P<digits>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*印发"
    rf"|(?P<numerals>[一二][〇○零一二三四五六七八九]{{3}}年{_NUMERAL}{{1,2}}月{_NUMERAL}{{1,3}}日)\s*印发"
    r"|(?P<dashed>\d{4}([-./])\d{1,2}\4\d{1,2})\s*印发"
)
_ZERO = lazy(r"(?<=[年月 ])0(?=[1-9]\s*[月日])")


@rule(
    code="IM102",
    name="malformed-imprint",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.4.3", "应"), Basis("党政机关公文处理工作条例", "第九条", "应")),
    fix="unsafe",
    since="0.1.0",
)
def malformed_imprint(analysis: Analysis) -> Iterator[Finding]:
    """版记中的印发日期写成“2024年3月6日印发”，不早于成文日期。

    查什么：版记里印发机关后面的日期：写法、“印发”二字、有没有这一天、是否早于成文日期。

    为什么：国家标准规定印发日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位（1不编为01），后加“印发”二字；
    文件先成文，后送印。

    不报告：2012年7月以前文件里的汉字日期；成文日期没有写明的；没有抄送机关、看不出是版记的机关名和日期。

    修复：删去月、日前的零，安全；改日期的写法、补“印发”二字，要人确认。
    """
    for document in analysis.documents:
        for node in (document.imprint, document.date, *document.extras):
            if isinstance(node, Imprint) or (isinstance(node, Unparsed) and _is_below_copies(document, node)):
                found = _PRINTED.search(analysis.shadow, node.span.start, node.span.end)
                if found and found.lastgroup:
                    yield from _date(analysis, document, Span(*found.span(found.lastgroup)), found.lastgroup)
            elif isinstance(node, Date) and _is_printing(document, node):
                yield Finding(
                    span=Span(node.span.end, node.span.end),
                    message=f"版记里的日期“{node.text}”后面没有“印发”二字，应当写成“{node.text}印发”",
                    fix=Fix(kind="unsafe", title="补“印发”", edits=(Edit(node.span.end, node.span.end, "印发"),)),
                )


def _is_below_copies(document: Document, node: Leaf) -> bool:
    return document.copy_to is not None and document.copy_to.span.end <= node.span.start


def _is_printing(document: Document, date: Date) -> bool:
    """Whether a date, behind the name of an office below the copies, can only be that of printing.

    The document has another date above, or is an annex with the imprint of the whole below it.
    """
    office = document.signatures[-1] if document.signatures else None  # the last in the text
    if document.imprint is not None or office is None or office.span.end > date.span.start:
        return False
    if not _is_below_copies(document, office):
        return False
    if document.role == "attachment":
        return re.search("办公[室厅]$|秘书处$", office.text) is not None
    return document.date is not None and not _is_below_copies(document, document.date)


def _date(analysis: Analysis, document: Document, span: Span, form: str) -> Iterator[Finding]:
    """The form of one date of printing, then its value."""
    shown, iso = analysis.slice(span), iso_date(analysis.shadow[span.start : span.end])
    if iso is None:
        yield Finding(span=span, message=f"印发日期“{shown}”在日历上不存在，应核对")
        return
    year, month, day = map(int, iso.split("-"))
    right = f"{year}年{month}月{day}日"
    zeros = [zero.start() for zero in _ZERO.finditer(analysis.shadow, span.start, span.end)]
    if form == "digits" and zeros:
        yield Finding(
            span=span,
            message=f"印发日期写成“{shown}”，月、日前不用零补位，应当写成“{right}”",
            fix=Fix(kind="safe", title=f"改为“{right}”", edits=tuple(Edit(zero, zero + 1, "") for zero in zeros)),
        )
    elif form == "dashed" or (form == "numerals" and not analysis.is_old(document)):
        yield Finding(
            span=span,
            message=f"印发日期写成“{shown}”，应当用阿拉伯数字将年、月、日标全，写成“{right}”",
            fix=Fix(kind="unsafe", title=f"改为“{right}”", edits=(Edit(span.start, span.end, right),)),
        )
    if document.date and document.date.iso and iso < document.date.iso:
        yield Finding(span=span, message=f"印发日期“{shown}”早于成文日期“{document.date.text}”，公文先成文、后印发")
