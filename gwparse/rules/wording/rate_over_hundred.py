"""WD113: a share of a whole is more than 100%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.prose import hits

#: Rates that tell which part of all takes part, passes, is done. Of others more than all may be done: 完成率, 参保率, 执行率, 使用率,
#: 毛入学率, 拨备覆盖率, 电话普及率.
_RATES = (
    "参与率|合格率|达标率|满意率|及格率|优良率|优秀率|知晓率|办结率|办复率|整改率|成活率|治愈率|录取率|升学率|就业率|出勤率|到会率|通过率"
    "|准确率|抽查率|接种率|净入学率|巩固率|响应率|公开率|(?:森林|绿化|绿地|植被|有效|全)覆盖率"
)
_RATE = lazy(
    rf"(?P<rate>{_RATES})(?:已|均|也|稳定|保持|达|到|为|在|是|至|提高|提升|上升|:){{0,4}}(?P<value>[1-9]\d\d(?:\.\d+)?)[%％]"
)
#: Without one of these no rate is more than all.
_OVER = lazy(r"率[^\d,;。\n]{0,12}[1-9]\d\d(?!\d)")
_ALL = 100


@rule(
    code="WD113",
    name="rate-over-hundred",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第十九条", "应"), Basis("党政机关公文处理工作条例", "第二十条", "应")),
    since="0.1.0",
    needs=("率",),
)
def rate_over_hundred(analysis: Analysis) -> Iterator[Finding]:
    """合格率、参与率一类不超过100%。

    查什么：合格率、达标率、参与率、满意率、办结率、知晓率、出勤率、就业率、森林覆盖率等表示“全部中的一部分”的比率，写成100%以上的。

    为什么：部分不会多于全部，这样的数一定算错或者写错了。

    不报告：可以超过100%的比率，如完成率、增长率、参保率、预算执行率、床位使用率、毛入学率、拨备覆盖率、电话普及率；引号、书名号里的文字。
    """
    for hit in () if _OVER.search(analysis.shadow) is None else hits(analysis.shadow, analysis.leaves, _RATE):
        if not hit.is_quoted and Decimal(hit.found["value"]) > _ALL:
            yield Finding(
                span=hit.span, message=f"“{analysis.slice(hit.span)}”，{hit.found['rate']}不会超过100%，应当核对"
            )
