"""LY110: page numbers are not of the form — 1 —, or not in 4号 宋体."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.layout import PageNumber
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.lettering import type_name
from gwparse.views.page_numbers import page_numbers
from gwparse.views.typefaces import is_size, size_name, typeface

#: A 一字线 at each side; on paper nobody can tell it from the line of a table's frame or a full-width hyphen.
_FORM = lazy(r"[—―─－]#[—―─－]")
_SIZE = 14.0


@rule(
    code="LY110",
    name="malformed-page-number",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "7.5", "一般"),),
    since="0.1.0",
    needs_layout=True,
)
def malformed_page_number(analysis: Analysis) -> Iterator[Finding]:
    """页码用4号半角宋体阿拉伯数字，左右各放一条一字线。

    查什么：Word文件里页码的写法（“— 1 —”）、字体、字号，全文只报告一处。

    为什么：国家标准规定页码一般用4号半角宋体阿拉伯数字，数字左右各放一条一字线。

    不报告：数字和一字线之间有没有空格；相差半磅以内的字号；首页单独的页码；没有注明字体、字号的。
    """
    for found in page_numbers(analysis.page):
        wrong = "、".join(_wrong(found.number))
        if wrong:
            message = f"{_where(found.number)}页码{wrong}，一般形如“— 1 —”，用{size_name(_SIZE)}宋体阿拉伯数字"
            yield Finding(span=Span(found.start, found.start), message=message)
            return


def _wrong(number: PageNumber) -> Iterator[str]:
    """What is wrong with a page number."""
    if not _FORM.fullmatch(re.sub(r"\s", "", number.text)):
        yield f"写成“{number.text.replace('#', '1')}”"
    font, size = number.format.font, number.format.size
    is_other = font is not None and typeface(font) != "宋体"
    is_sized = size is not None and not is_size(size, _SIZE)
    if is_other or is_sized:
        yield f"用{type_name(font if is_other else None, size if is_sized else None)}字"


def _where(number: PageNumber) -> str:
    return "双页的" if number.pages == "even" else ""
