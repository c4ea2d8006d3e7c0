"""CR107: a document cites another that did not exist when it was made."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Document
from gwparse.rules.base import rule
from gwparse.views.cited_numbers import cited_number, number_span


@rule(
    code="CR107",
    name="later-document-cited",
    level="warning",
    basis=(PRACTICE,),
    since="0.1.0",
    needs=("号",),
)
def later_document_cited(analysis: Analysis) -> Iterator[Finding]:
    """引用的文件不晚于本文件。

    查什么：引用的文号，年份晚于本文件成文日期的年份（没有成文日期的，看发文字号的年份）；与本文件的发文字号机关代字、年份相同而序号
    更大。

    为什么：成文时还没有的文件无从引用，多半是文号的年份、序号写错，或者套用旧稿没有改成文日期。

    不报告：没有成文日期和发文字号的文件；所附文件随本文件的日期判断。
    """
    for cited in analysis.citations:
        number = cited_number(cited.number)
        if number is None or cited.document is None:
            continue
        holders = list(_up(analysis, analysis.documents[cited.document]))
        year = _year(holders)
        own = cited_number(holders[-1].document_number.text) if holders[-1].document_number else None
        if year is not None and number.year > year:
            yield Finding(
                span=number_span(analysis.text, cited),
                message=f"引用的发文字号“{cited.number}”年份晚于本文件的{year}年，应核对发文字号和本文件的日期",
            )
        elif own and (own.code, own.year) == (number.code, number.year) and number.serial > own.serial:
            yield Finding(
                span=number_span(analysis.text, cited),
                message=f"引用的发文字号“{cited.number}”排在本文件的发文字号（{own.serial}号）之后，应核对发文字号",
            )


def _up(analysis: Analysis, document: Document) -> Iterator[Document]:
    """A document and those that issue or annex it, from the inside."""
    holder: Document | None = document
    while holder is not None:
        yield holder
        holder = analysis.holder(holder)


def _year(holders: list[Document]) -> int | None:
    """The latest year that a document or its holders bear."""
    dated = [int(holder.date.iso[:4]) for holder in holders if holder.date and holder.date.iso]
    numbered = [holder.document_number.year for holder in holders if holder.document_number]
    return max([*dated, *(year for year in numbered if year)], default=None)
