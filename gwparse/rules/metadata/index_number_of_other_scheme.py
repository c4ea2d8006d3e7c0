"""MD107: an index number is made in some other way than the national one."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.disclosure_fields import catalogue
from gwparse.views.index_numbers import is_national


@rule(
    code="MD107",
    name="index-number-of-other-scheme",
    level="hint",
    basis=(Basis("政府信息公开目录系统实施指引（试行）", "", "推荐"),),
    since="0.1.0",
)
def index_number_of_other_scheme(analysis: Analysis) -> Iterator[Finding]:
    """索引号照全国统一的格式编。

    查什么：网页信息的“索引号”不是“机构代码/年份-顺序号”的，只在设置 index-number 为 national（默认）时查。

    为什么：指引规定前段用机构代码，全国的索引号才不会重；照部门简称编的，只在本地不重。这是推荐，各地另有办法的，照各地的办法。

    不报告：设置了 index-number = "off"，或者写了本地格式的正则表达式的；格式对而校验码不对的，那是另一条规则。
    """
    for value in catalogue(analysis.page).of("index") if analysis.switches.index_number == "national" else ():
        number = value.text.strip()
        if not is_national(number):
            yield Finding(
                span=value.span,
                message=f"索引号“{number}”不是全国统一的“机构代码/年份-顺序号”；本地另有编法的，可以在设置里用 index-number 写明",
            )
