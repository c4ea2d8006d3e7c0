"""WD201: words that say the same twice, or that turn the meaning round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Edit, Finding, Fix
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import hits

_REPEATS = "前后意思重复"
_REVERSES = "多了一个否定词，意思说反了"

#: What to look for, with a string that stands in each of its matches and what is wrong; the group `drop` is too much.
_PHRASES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("目睹", _REPEATS, lazy("(?P<drop>亲眼)目睹")),
    ("凯旋", _REPEATS, lazy("凯旋(?P<drop>而归|归来)")),
    ("悬殊", _REPEATS, lazy("悬殊(?P<drop>[很较极]大)")),
    ("奢望", _REPEATS, lazy("(?P<drop>过高的)奢望")),
    ("的现状", _REPEATS, lazy("(?P<drop>目前的)现状")),
    ("付诸于", _REPEATS, lazy("付诸(?P<drop>于)")),
    ("底前", _REPEATS, lazy(r"[年月季]底前(?P<drop>[之以]前)")),
    ("即日起开始", _REPEATS, lazy("即日起(?P<drop>开始)")),
    ("为止", _REPEATS, lazy(r"截[至止](?:到)?[^,。;:\n]{1,16}(?P<drop>为止)")),
    ("切忌", _REVERSES, lazy("切忌(?P<drop>不要|不可|不能|勿)")),
    ("防止", _REVERSES, lazy("防止[^,。;:、和并确保守\n]{0,14}?(?P<drop>不再?)(?:次)?发生(?!率)")),
    ("杜绝", _REVERSES, lazy("杜绝[^,。;:、和并确保守\n]{0,14}?(?P<drop>不再?)(?:次)?发生(?!率)")),
    ("避免", _REVERSES, lazy("避免[^,。;:、和并确保守\n]{0,14}?(?P<drop>不再?)(?:次)?(?:发生|出现)(?!率)")),
)


@rule(
    code="WD201",
    name="redundant-wording",
    level="warning",
    basis=(PRACTICE,),
    fix="unsafe",
    since="0.1.0",
    needs=tuple(word for word, _, _ in _PHRASES),
)
def redundant_wording(analysis: Analysis) -> Iterator[Finding]:
    """不用意思重复的词语，不多写否定词。

    查什么：一份封闭的词表：“亲眼目睹”“凯旋而归”“悬殊很大”“过高的奢望”“目前的现状”“付诸于”“年底前以前”“即日起开始”“截至……为止”；
    “切忌不要”“防止……不再发生”“杜绝……不再发生”“避免……不发生”。

    为什么：前一类重复，删去一个词意思不变；后一类多了一个“不”，说的正好相反。

    不报告：多数人已经接受的说法（涉及到、来自于、免费赠送、国际间、自1月1日起开始）；“防止执法不作为”“到目前为止”；引号、书名号里的文字。

    修复：删去多余的词，须人工确认。
    """
    for needed, wrong, pattern in _PHRASES:
        if needed not in analysis.shadow:
            continue
        for hit in hits(analysis.shadow, analysis.leaves, pattern):
            drop = Span(*hit.found.span("drop"))
            if not hit.is_quoted:
                yield Finding(
                    span=hit.span,
                    message=f"“{analysis.slice(hit.span)}”{wrong}，可删去“{analysis.slice(drop)}”",
                    fix=Fix(
                        kind="unsafe", title=f"删去“{analysis.slice(drop)}”", edits=(Edit(drop.start, drop.end, ""),)
                    ),
                )
