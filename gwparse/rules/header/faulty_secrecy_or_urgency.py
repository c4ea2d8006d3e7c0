"""HD103: 份号, 密级和保密期限 or 紧急程度 is badly written, out of order, or 份号 is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import CopyNumber, Document, Secrecy, Unparsed, Urgency
from gwparse.numerals import chinese_number
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span

#: A period in Chinese numerals behind 密级.
_PERIOD = lazy("[一二三四五六七八九十百廿]+(?=年|个?月|[天日])")
#: A copy number, well formed or not, on the line above 密级.
_COPY = lazy(r"(?:份\s*号\s*:?|№|N[oO]\.?)?\s*\d{1,8}")
#: Words that stand where 特急 and 加急 belong.
_NO_URGENCY = lazy(r"紧\s*急|火\s*急|急|(?:特|加|紧)急件|急\s*件")
#: The degrees that only telegrams have.
_OF_TELEGRAMS = ("特提", "平急")


@rule(
    code="HD103",
    name="faulty-secrecy-or-urgency",
    level="warning",
    basis=(
        Basis("党政机关公文处理工作条例", "第九条", "应"),
        Basis("GB/T 9704—2012", "7.2.1", "一般"),
        Basis("GB/T 9704—2012", "7.2.2", "应"),
        Basis("GB/T 9704—2012", "7.2.3", "应"),
    ),
    fix="safe",
    since="0.1.0",
)
def faulty_secrecy_or_urgency(analysis: Analysis) -> Iterator[Finding]:
    """涉密公文标注份号；份号用6位数字，保密期限用阿拉伯数字，紧急程度写“特急”或者“加急”；三者自上而下依次排列。

    查什么：版头左上角的份号、密级和保密期限、紧急程度。

    为什么：条例规定涉密公文应当标注份号，紧急公文分别标注“特急”、“加急”，电报另有“特提”、“平急”；国家标准规定了三者的
    写法和次序。

    不报告：没有版头的文件；密级和期限之间用不用“★”；字与字之间的空格；电报的紧急程度。

    修复：把保密期限的汉字数字改成阿拉伯数字，安全；其他各项要人修改。
    """
    for document in analysis.documents:
        if document.role == "main" and (document.issuer_mark or document.document_number):
            yield from _secrecy(analysis, document)
            yield from _urgency(analysis, document)
            yield from _order(document)


def _secrecy(analysis: Analysis, document: Document) -> Iterator[Finding]:
    """The period in digits, and a copy number above."""
    secrecy = document.secrecy
    if secrecy is None:
        return
    period = _PERIOD.search(analysis.text, secrecy.span.start, secrecy.span.end)
    if period:
        digits = str(chinese_number(period[0]))
        yield Finding(
            span=Span(*period.span()),
            message=f"保密期限用了汉字数字“{period[0]}”，应当用阿拉伯数字“{digits}”",
            fix=Fix(kind="safe", title=f"改为“{digits}”", edits=(Edit(*period.span(), digits),)),
        )
    if document.copy_number:
        return
    start = secrecy.span.start
    above = analysis.shadow[:start].rstrip()
    line = above[above.rfind("\n") + 1 :].strip()
    astray = next((extra for extra in document.extras if isinstance(extra, Unparsed) and _is_copy_number(extra)), None)
    if not _COPY.fullmatch(line) and astray is not None:
        message = f"份号写成“{astray.text.strip()}”，应当用6位阿拉伯数字，编排在版心左上角第一行"
        yield Finding(span=astray.span, message=message)
    elif not _COPY.fullmatch(line):
        yield Finding(span=Span(start, start), message="标注了密级而没有份号，涉密公文应当标注份号")
    elif not re.fullmatch(r"\d{6}", line):
        yield Finding(span=Span(len(above) - len(line), len(above)), message=f"份号写成“{line}”，一般只写6位阿拉伯数字")


def _is_copy_number(extra: Unparsed) -> bool:
    """Whether a line that fits nowhere is a copy number with too few or too many digits."""
    return re.fullmatch(r"\s*(?:份\s*号\s*:?|№|N[oO]\.?)?\s*\d{3,8}\s*", extra.text) is not None


def _urgency(analysis: Analysis, document: Document) -> Iterator[Finding]:
    """The degree of urgency: a telegram's is known by 电 in its number."""
    title, number = document.title, document.document_number
    if title is None:
        return
    marks = [extra for extra in document.extras if isinstance(extra, Unparsed) and extra.span.end <= title.span.start]
    for mark in [document.urgency, *marks]:
        word = "".join(mark.text.split()) if mark else ""
        if mark and _NO_URGENCY.fullmatch(word):
            message = f"紧急程度写成“{word}”，应当写“特急”或者“加急”"
        elif mark and word in _OF_TELEGRAMS and number and number.code and "电" not in number.code:
            message = f"“{word}”是电报的紧急程度，其他公文应当写“特急”或者“加急”"
        else:
            continue
        yield Finding(span=mark.span, message=message)


def _order(document: Document) -> Iterator[Finding]:
    """份号 above 密级 above 紧急程度."""
    marks = [mark for mark in (document.copy_number, document.secrecy, document.urgency) if mark]
    names = {CopyNumber: "份号", Secrecy: "密级", Urgency: "紧急程度"}
    for above, below in pairwise(marks):
        if above.span.start > below.span.start:
            yield Finding(
                span=above.span,
                message=f"{names[type(above)]}排在{names[type(below)]}的下面，应当依次排列份号、密级和保密期限、紧急程度",
            )
