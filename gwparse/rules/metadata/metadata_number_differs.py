"""MD103: the document number among the metadata is not that of the document."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.views.cited_numbers import cited_number
from gwparse.views.disclosure_fields import catalogue, own_numbers


@rule(code="MD103", name="metadata-number-differs", level="warning", basis=(PRACTICE,), since="0.1.0")
def metadata_number_differs(analysis: Analysis) -> Iterator[Finding]:
    """网页信息里的发文字号就是文件的发文字号。

    查什么：网页信息的“发文字号”“文号”与页面上第一份文件的发文字号。

    为什么：读者和系统按网页信息检索文件，字号错了，文件就找不到，或者引用成另一份文件。

    不报告：括号、空格、“第”和补位的零；文件没有印字号的；网页信息说的是另一份文件的；一页几份文件中第二份起的。
    """
    record = catalogue(analysis.page)
    own = own_numbers(record.document) if record.document is not None else []
    if not own or record.is_about_another:
        return
    printed = record.document.document_number if record.document else None
    for value in record.of("number"):
        number = cited_number(value.text)
        if number is not None and number not in own:
            shown = "".join(printed.text.split()) if printed else ""
            yield Finding(
                span=value.span,
                message=f"网页信息的{value.label}是“{value.text}”，文件的发文字号是“{shown}”，两处应当相同",
            )
