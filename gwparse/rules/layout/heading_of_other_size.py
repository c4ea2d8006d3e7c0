"""LY205: headings are larger or smaller than the body ought to be."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.set_headings import SetHeading, body_type, set_headings
from gwparse.views.typefaces import is_size, size_name

_SIZE = 16.0


@rule(
    code="LY205",
    name="heading-of-other-size",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "5.2.2", "一般"),),
    since="0.1.0",
    needs_layout=True,
)
def heading_of_other_size(analysis: Analysis) -> Iterator[Finding]:
    """各层标题用3号字，与正文一样大。

    查什么：Word文件里“一、”“（一）”“1.”“（1）”各层标题的汉字用多大的字。一样大小的只报告一次，注明数目。

    为什么：国家标准规定公文各要素没有特别说明的一般用3号字；层次标题只规定了字体。

    不报告：与正文一样大小的标题（正文用错字号另有规则）；序号后面直接是正文、没有标题的；自动编号的字号；条文；表格和文本框里的字。
    """
    body = body_type(analysis.page).size
    wrong: dict[str, list[SetHeading]] = {}
    for heading in set_headings(analysis.page):
        size = heading.type.size
        if size is None or is_size(size, _SIZE) or (body is not None and is_size(size, body)):
            continue
        if not analysis.is_old(heading.document):
            wrong.setdefault(size_name(size), []).append(heading)
    for name, headings in wrong.items():
        many = "" if len(headings) == 1 else f"（共{len(headings)}个）"
        yield Finding(span=headings[0].span, message=f"标题用{name}字{many}，一般用3号（16磅）字，与正文一样大")
