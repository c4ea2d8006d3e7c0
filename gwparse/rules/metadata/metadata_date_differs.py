"""MD105: the dates among the metadata are not those of the document."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.views.disclosure_fields import catalogue


@rule(code="MD105", name="metadata-date-differs", level="warning", basis=(PRACTICE,), since="0.1.0")
def metadata_date_differs(analysis: Analysis) -> Iterator[Finding]:
    """网页信息里的成文日期就是文件的成文日期。

    查什么：网页信息的“成文日期”与页面上第一份文件落款处的日期。

    为什么：成文日期是文件生效的依据，网页信息另行录入，常常误填成印发、发布或者录入的日期。

    不报告：“01月05日”“2024-01-05”等写法，这在网页信息里是正常的；“发布日期”“生成日期”，它们本来就可以不同；文件没有落款日期或者
    只到月的，比到月为止；网页信息说的是另一份文件的。
    """
    record = catalogue(analysis.page)
    date = record.document.date if record.document else None
    if date is None or date.iso is None or record.is_about_another:
        return
    for value in record.of("made"):
        if value.day is not None and not value.day.isoformat().startswith(date.iso):
            yield Finding(
                span=value.span,
                message=f"网页信息的{value.label}是“{value.text}”，文件的成文日期是“{''.join(date.text.split())}”，两处应当相同",
            )
