"""CL105: a signer and no date."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Date
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.walk import find_all
from gwparse.words import has_organ_end

#: Kinds of documents that are dated elsewhere: below the title or at the top.
DATED_ELSEWHERE = ("决议", "纪要", "令", "公报", "命令")


@rule(
    code="CL105",
    name="date-missing",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第九条", "一般"),),
    since="0.1.0",
)
def date_missing(analysis: Analysis) -> Iterator[Finding]:
    """署名下面有成文日期。

    查什么：正文后面署了发文机关的名称，下面没有成文日期，整份文件里也没有的。

    为什么：成文日期是公文的要素，没有日期的公文无法确定从什么时候起生效。

    不报告：没有署名的文件；日期留空的草稿（2024年　月　日）；日期写在标题下面的决议、公报等；附件。
    """
    for document in analysis.documents:
        signatures = document.signatures
        if not signatures or document.role in ("attachment", "proposal") or document.adoption_note is not None:
            continue
        if document.genre in DATED_ELSEWHERE or any(find_all(document, Date)):
            continue
        name = "".join(signatures[-1].text.split())
        if has_organ_end(name):
            end = signatures[-1].span.end
            yield Finding(span=Span(end, end), message=f"署名“{name}”下面没有成文日期，应写明年、月、日")
