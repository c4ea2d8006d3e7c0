"""LY104: the body is not set in 仿宋."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gwparse.analysis import Analysis, joined, shortened
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.body_text import BodyParagraph, body_paragraphs, counted
from gwparse.views.lettering import Lettered, lettered

#: So many characters in another font are no single rare one, and no name.
_PASTED = 4


@rule(
    code="LY104",
    name="body-in-other-typeface",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "5.2.2", "一般"),),
    since="0.1.0",
    needs_layout=True,
)
def body_in_other_typeface(analysis: Analysis) -> Iterator[Finding]:
    """正文用仿宋体字。

    查什么：Word文件里正文各段的汉字用什么字体，以多数字为准，全文合起来只报告一处；多数是仿宋体的段落，也看有没有夹着整句的宋体等其他字体，
    那多半是从别处粘贴来的。附件的正文格式同正文，一并查。

    为什么：国家标准规定公文各要素一般用3号仿宋体字。

    不报告：仿宋体的各种字库（仿宋_GB2312、FangSong、华文仿宋等）；数字、字母和标点的字体；段落里用楷体、黑体突出的话；表格、文本框、注释；附件中的表单；没有注明字体的。
    """
    paragraphs = [paragraph for paragraph in body_paragraphs(analysis.page) if paragraph.type.typeface]
    wrong = [paragraph for paragraph in paragraphs if paragraph.type.typeface != "仿宋"]
    if wrong:
        fonts = Counter(paragraph.type.font or "" for paragraph in wrong)
        names = joined(font for font, _ in fonts.most_common(2)) + ("等" if len(fonts) > 2 else "")
        yield Finding(span=wrong[0].span, message=f"{counted(wrong, paragraphs)}用{names}，一般用仿宋体字")
    right = [paragraph for paragraph in paragraphs if paragraph.type.typeface == "仿宋"]
    pasted = list(_pasted(analysis, right))
    if pasted:
        first = pasted[0]
        message = f"“{shortened(analysis.slice(first.span))}”用“{first.format.font}”，夹在仿宋体的正文里"
        more = f"（全文{len(pasted)}处）" if len(pasted) > 1 else ""
        yield Finding(span=first.span, message=f"{message}{more}，正文一般用仿宋体字")


def _pasted(analysis: Analysis, paragraphs: Sequence[BodyParagraph]) -> Iterator[Lettered]:
    """What stands in another font inside paragraphs that are set in 仿宋."""
    for paragraph in paragraphs:
        for part in lettered(analysis.layout, analysis.text, paragraph.span) if analysis.layout else ():
            if part.typeface in ("宋体", "其他") and part.count >= _PASTED:
                yield part
