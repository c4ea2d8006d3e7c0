"""CR105: a citation puts the document number in front of the title."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.cited_numbers import cited_number


@rule(
    code="CR105",
    name="number-before-cited-title",
    level="hint",
    basis=(PRACTICE,),
    since="0.1.0",
    needs=("号",),
)
def number_before_cited_title(analysis: Analysis) -> Iterator[Finding]:
    """引用公文先写标题，后用圆括号注文号。

    查什么：文号紧接着写在书名号前面的引文，如“云政发〔2024〕3号《关于……的通知》”。

    为什么：先引标题、后引发文字号是公文的惯例，2012年以前曾是明文规定；全文写法一致，便于查找。

    不报告：只写文号的，如“云政发〔2024〕3号文件”；标题前面已经引过的；令号，如“市政府令第8号”。
    """
    seen: set[str] = set()
    for cited in analysis.citations:
        if cited.title is None:
            continue
        first = cited.title not in seen
        seen.add(cited.title)
        printed = analysis.slice(cited.span)
        number, opening, _ = printed.partition("《")
        bare = number.strip()
        if first and opening and cited_number(bare):
            yield Finding(
                span=Span(cited.span.start, cited.span.start + len(number.rstrip())),
                message=f"发文字号“{bare}”写在标题前面，引用公文应先写标题，再用括号注明发文字号：《……》（{bare}）",
            )
