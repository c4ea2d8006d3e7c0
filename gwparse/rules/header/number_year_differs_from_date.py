"""HD102: the year in the document number is not that of the date."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.source import Span


@rule(code="HD102", name="number-year-differs-from-date", level="warning", basis=(PRACTICE,), since="0.1.0")
def number_year_differs_from_date(analysis: Analysis) -> Iterator[Finding]:
    """发文字号的年份与成文日期的年份相同。

    查什么：发文字号中的年份和成文日期。

    为什么：发文字号按年编号，年份不同，往往是套用上一年的文件时有一处忘了改。

    不报告：年底签发、次年一月编号，或者上年编号、一月成文的；没有成文日期的；年份没有写全的。
    """
    for document in analysis.documents:
        number, day = document.document_number, document.date
        if document.role != "main" or number is None or number.year is None or day is None or day.iso is None:
            continue
        year, month = map(int, day.iso.split("-")[:2])
        if number.year < 1000 or number.year in _years(year, month):
            continue
        start = analysis.shadow.index(str(number.year), number.span.start)
        yield Finding(
            span=Span(start, start + 4),
            message=f"发文字号的年份是{number.year}年，成文日期是{year}年，两处应当是同一年",
        )


def _years(year: int, month: int) -> set[int]:
    """The years that a number may have for a date: its own, and across the turn of the year the neighbour's."""
    return {year, year - 1} if month == 1 else {year, year + 1} if month == 12 else {year}
