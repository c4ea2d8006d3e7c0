"""LY105: the body is not set in 3号."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.body_text import body_paragraphs, counted
from gwparse.views.typefaces import is_size, size_name

_WANTED = 16.0


@rule(
    code="LY105",
    name="body-of-other-size",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "5.2.2", "一般"),),
    since="0.1.0",
    needs_layout=True,
)
def body_of_other_size(analysis: Analysis) -> Iterator[Finding]:
    """正文用3号字。

    查什么：Word文件里正文各段汉字的字号，以多数字为准，全文合起来只报告一处。附件的正文格式同正文，一并查。

    为什么：国家标准规定公文各要素一般用3号仿宋体字，每面22行、每行28个字也是按3号字算的。

    不报告：相差半磅以内的（印刷厂的3号字是15.75磅）；表格、文本框、注释；附件中的表单；没有注明字号的。
    """
    sized = [(one, one.type.size) for one in body_paragraphs(analysis.page) if one.type.size is not None]
    wrong = [(one, size) for one, size in sized if not is_size(size, _WANTED)]
    if wrong:
        sizes = Counter(size for _, size in wrong)
        names = "、".join(size_name(size) for size, _ in sizes.most_common(2)) + ("等" if len(sizes) > 2 else "")
        count = counted([one for one, _ in wrong], [one for one, _ in sized])
        yield Finding(span=wrong[0][0].span, message=f"{count}用{names}字，一般用{size_name(_WANTED)}字")
