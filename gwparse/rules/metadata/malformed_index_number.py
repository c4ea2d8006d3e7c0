"""MD101: an index number is badly formed."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.disclosure_fields import catalogue
from gwparse.views.index_numbers import fits, is_national, national_fault


@rule(
    code="MD101",
    name="malformed-index-number",
    level="warning",
    basis=(Basis("政府信息公开目录系统实施指引（试行）", "", "推荐"),),
    since="0.1.0",
)
def malformed_index_number(analysis: Analysis) -> Iterator[Finding]:
    """索引号由机构代码、年份和顺序号组成，校验码对得上。

    查什么：网页信息的“索引号”。设置里 index-number 为 national（默认）时，查照全国格式编的索引号：前段九位机构代码或者十八位统一社会信用
    代码，“/”，四位年份，“-”，五位顺序号；机构代码的最后一位是校验码，按前面各位可以算出。index-number 写成正则表达式的，查是否整个相符；
    写 off 的不查。

    为什么：索引号是一份政府信息唯一的编号，编定以后不变；抄错一位，就成了别的机关的信息。

    不报告：一看就是照当地另外的办法编的（如“gtj/2024-00031”），那由另一条规则提示；年份与文件的年份不同，它本来就是编目的年份。
    """
    scheme = analysis.switches.index_number
    for value in catalogue(analysis.page).of("index") if scheme != "off" else ():
        number = value.text.strip()
        if scheme != "national":
            if not fits(scheme, number):
                yield Finding(span=value.span, message=f"索引号“{number}”不合设置里写的格式“{scheme}”，应当核对")
        elif is_national(number) and (fault := national_fault(number)):
            yield Finding(span=value.span, message=f"索引号“{number}”{_joined(fault)}")


def _joined(fault: str) -> str:
    """A fault as it follows the number: 的机构代码…, but 应当写成…."""
    return fault if fault.startswith("应当") else f"的{fault}"
