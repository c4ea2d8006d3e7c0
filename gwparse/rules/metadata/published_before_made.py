"""MD106: a document was published before it was made."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.views.disclosure_fields import catalogue


@rule(
    code="MD106",
    name="published-before-made",
    level="warning",
    basis=(PRACTICE,),
    since="0.1.0",
    gives_way_to=("MD105",),
)
def published_before_made(analysis: Analysis) -> Iterator[Finding]:
    """发布日期不早于成文日期。

    查什么：网页信息的“发布日期”“公开日期”与页面上第一份文件落款处的成文日期。

    为什么：文件成文以后才能发布，先发布的，两个日期必有一个写错。

    不报告：同一天；文件没有落款日期或者只到月的；网页信息的成文日期与文件的不同的（那是另一条规则）；网页信息说的是另一份文件的。
    """
    record = catalogue(analysis.page)
    date = record.document.date if record.document else None
    if date is None or date.iso is None or len(date.iso) < 10 or record.is_about_another:
        return
    if any(value.day is not None and value.day.isoformat() != date.iso for value in record.of("made")):
        return
    for value in record.of("published"):
        if value.day is not None and value.day.isoformat() < date.iso:
            yield Finding(
                span=value.span,
                message=f"网页信息的{value.label}是“{value.text}”，早于成文日期“{''.join(date.text.split())}”，两个日期应当核对",
            )
