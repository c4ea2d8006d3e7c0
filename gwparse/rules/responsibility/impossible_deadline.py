"""RS104: a task has to be done before its document was made, or after the time that is set for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Document
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.quoted import quoted_places, stands_in

#: What stands before and behind a deadline by which those whom a document tells are to hand something in or to be done:
#: 请各县区于2025年5月20日前将方案报我局. What was asked for earlier is no duty of this document.
_IS_ASKED = lazy(r"(?:请|务必|必须|应当?|须|(?<![必主重需])要(?!求))[^,;。:将把对]{0,30}$|(?:,|,并|;|^|\s)于\s*$")
_HANDS_IN = lazy(
    r",?(?:[将把向以按由](?:(?!的)[^;。\n,]){0,30}?,?|统一)?(?:报(?![告名表道考到])|上报|反馈|提交|报送|函告|函复|(?P<done>完成|制定|编制|印发|出台|建立|启动|开展|组织))"
    r"(?![^,;。\n]*[了已])(?![^,;。\n]{0,10}的)"
)
#: Who must have done something to be eligible (应于2024年底前完成登记) is asked for nothing now.
_TO_BE_DONE = lazy(r"(?:请|务必|(?<![必主重需])要(?!求))[^,;。:将把对]{0,30}$")
_TOLD = lazy("已|曾|了|去年|上年|此前|原定|原|要求|规定|按照|根据|自.{0,12}以来|逾期|未")

#: A deadline: where it stands, and its last day as YYYY-MM-DD, YYYY-MM or YYYY.
Limit = tuple[Span, str]

#: Documents that look back, and titles of those that print again what is older than they are.
_LOOKS_BACK = ("报告", "总结", "通报", "答复", "复函", "批复", "纪要", "讲话", "公报")
_PRINTED_AGAIN = lazy("转发|重新|修订|修改|修正|调整|延长|补充")

#: The years of a plan at the end of its title: （2023—2025年）.
_YEARS = lazy(r"[(]\s*20\d\d\s*年?\s*[-–—－~～至]{1,2}\s*(20\d\d)\s*年?\s*[)]")

#: The one year of a plan in its title: …2026年防汛备汛工作方案.
_YEAR = lazy(r"(?<![\d—–－~～至-])(20\d\d) ?年度?(?![\d—–－~～至-])")
_PLANS = ("方案", "计划", "要点")
#: Where a clause begins, and what stands behind a deadline that sets a task: 前完成改造, but not 前完成改造的小区.
_BEGINS = lazy(r"(?:[,;。:()、\s]|[一二三四五六七八九十]是|^)$")
_SETS_TASK = lazy(
    ",?(?:要|须|应|力争|确保|必须|全面|全部|基本|率先)*(?:完成|建成|建立|实现|出台|印发|制定|编制|报送|上报|启动|开工|通车|投入使用)"
    "(?![^,;。\n]*[的了已])"
)


@rule(code="RS104", name="impossible-deadline", level="warning", basis=(PRACTICE,), since="0.1.0")
def impossible_deadline(analysis: Analysis) -> Iterator[Finding]:
    """完成时限不早于成文日期，不晚于总的时限。

    查什么：责任分工中写明的完成时限，和正文中“某年某月前完成……”“请于某年某月某日前报送……”的时限：早于文件的成文日期的；晚于标题中的实施年限的（（2023—2025年）的计划中写
    2026年6月底前完成）；早于标题中的年份的（2026年的工作方案写2025年10月底前完成）；正文中的时限晚于同一事项责任分工中的完成时限的。

    为什么：时限前后矛盾，多半是沿用旧稿没有改年份，或者改了一处漏了另一处。

    不报告：没有写年份的时限；没有成文日期的文件；报告、总结、通报等回顾工作的文件；转发、重新印发、修订的文件；作条件的时限（2024年3月底前供应的
    土地）和政策追溯的期间。
    """
    for number, document in enumerate(analysis.documents):
        if analysis.genre(document) in _LOOKS_BACK or _printed_again(analysis, document):
            continue
        in_text = list(_in_text(analysis, number))
        for limit in _asked(analysis, number):
            wrong = _before_document(analysis, document, *limit)
            if wrong and limit not in in_text:
                yield Finding(span=limit[0], message=wrong)
        for span, date in dict.fromkeys((*(limit for limit, _ in _stated(analysis, number)), *in_text)):
            message = _against_document(analysis, document, span, date)
            if message:
                yield Finding(span=span, message=message)
        for (whole, last), governed in dict.fromkeys(_stated(analysis, number)):
            for span, date in in_text:
                if governed.start <= span.start < governed.end and date > last[: len(date)]:
                    message = f"“{analysis.slice(span)}”晚于本项写明的完成时限“{analysis.slice(whole)}”，两处应一致"
                    yield Finding(span=span, message=message)


def _printed_again(analysis: Analysis, document: Document) -> bool:
    """Whether a document, or the one that issues it, prints again what was made earlier."""
    holder: Document | None = document
    while holder is not None:
        if holder.title is not None and _PRINTED_AGAIN.search(holder.title.value):
            return True
        holder = analysis.holder(holder)
    return False


def _against_document(analysis: Analysis, document: Document, span: Span, date: str) -> str:
    """What is wrong with a deadline by the date and the title of its document; empty for nothing."""
    wrong = _before_document(analysis, document, span, date)
    if wrong:
        return wrong
    title = analysis.shadow[document.title.span.start : document.title.span.end] if document.title is not None else ""
    years, year = _YEARS.search(title), _YEAR.search(title)
    if years is not None and date[:4] > years[1]:
        return f"“{analysis.slice(span)}”晚于标题中的实施年限（到{years[1]}年），两处应一致"
    if years is None and year is not None and (document.genre or "").endswith(_PLANS) and date[:4] < year[1]:
        return f"“{analysis.slice(span)}”早于标题中的年份（{year[1]}年），两处应一致"
    return ""


def _before_document(analysis: Analysis, document: Document, span: Span, date: str) -> str:
    """What is wrong with a deadline by the date of its document; empty for nothing."""
    made = analysis.dated(document)
    if made is None or date >= made.isoformat()[: len(date)]:
        return ""
    return f"“{analysis.slice(span)}”早于成文日期{made.year}年{made.month}月{made.day}日，时限应在成文以后"


def _asked(analysis: Analysis, number: int) -> Iterator[Limit]:
    """The deadlines, outside quotations, by which a document asks for something: 请于2025年5月20日前报送我局."""
    shadow = analysis.shadow
    for limit in analysis.time_limits:
        if limit.document != number or limit.kind != "deadline" or limit.date is None:
            continue
        start = limit.span.start
        before = re.split(r"[。;\n]", shadow[max(0, start - _SENTENCE) : start])[-1]
        if (
            _IS_ASKED.search(before)
            and not _TOLD.search(before)
            and (handed := _HANDS_IN.match(shadow, limit.span.end))
            and (not handed["done"] or _TO_BE_DONE.search(before))
            and not stands_in(quoted_places(analysis.text), start)
        ):
            yield limit.span, limit.date


#: How far back a sentence is read.
_SENTENCE = 100


def _stated(analysis: Analysis, number: int) -> Iterator[tuple[Limit, Span]]:
    """The deadlines that are printed in the assignments of a document, each with the text that the assignment governs."""
    for duty in analysis.assignments:
        if duty.document != number or duty.decided_by == "sentence" or duty.deadline is None:
            continue
        at = analysis.text.find(duty.deadline.text, duty.span.start, duty.span.end)
        if at >= 0 and duty.deadline.date is not None:
            yield (Span(at, at + len(duty.deadline.text)), duty.deadline.date), duty.governs


def _in_text(analysis: Analysis, number: int) -> Iterator[Limit]:
    """The deadlines in the text of a document that set a task: 2025年6月底前完成改造."""
    for limit in analysis.time_limits:
        start, end = limit.span.start, limit.span.end
        if limit.document != number or limit.kind != "deadline" or limit.date is None:
            continue
        if _BEGINS.search(analysis.shadow[max(0, start - 2) : start]) and _SETS_TASK.match(analysis.shadow, end):
            yield limit.span, limit.date
