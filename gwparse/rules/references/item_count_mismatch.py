"""CR104: the number of items that a sentence announces is not the number that follows."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.counts import counts

#: What stands behind the announced items without being one of them.
CLOSING = lazy(r"施行|有效期|解释|(?:本|该)(?:通知|措施|办法|意见|方案|规定)|其他|附则|保障措施|组织(?:实施|保障|领导)")


@rule(
    code="CR104",
    name="item-count-mismatch",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第二十条", "应"),),
    since="0.1.0",
)
def item_count_mismatch(analysis: Analysis) -> Iterator[Finding]:
    """总起句说几项，下面就列几项。

    查什么：紧挨在分项上面的一句话里的“以下四项”“如下三点”“六个方面工作：”，同下面“一、”“（一）”“1.”或者“一是”“二是”的项数是否一致；一段文字里的“三项议程：（一）……（四）”；“甲、乙、丙、丁等三类”
    列出的比说的多的。

    为什么：数字是否准确是审核公文的重点。增删分项以后忘改总数，是最常见的前后不一。

    不报告：只取其中几项的，如“下列两种情形之一”“至少三项”；没有“以下”一类词、也不紧挨着分项的数目；\
列完之后另有“其他”“组织保障”“本通知自……施行”的；“等三类”列出的比说的少的（“等”表示没有列完）。
    """
    for count in counts(analysis.shadow, analysis.leaves, analysis.siblings):
        if count.stated != count.counted and not CLOSING.search(count.last):
            where = "前面" if count.is_above else "下面"
            yield Finding(
                span=count.span,
                message=f"这里说“{analysis.slice(count.span)}”，{where}列了{count.counted}项，数目应当一致",
            )
