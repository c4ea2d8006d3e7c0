"""RP102: a reply to one person begins with 你们."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.replies import is_reply, opening, people

_PROPOSED = lazy("你们(?=(?:在.{1,24})?(?:所?提出|所?提|提交|联名))")


@rule(
    code="RP102", name="pronoun-does-not-fit-addressee", level="hint", basis=(PRACTICE,), since="0.1.0", needs=("你们",)
)
def pronoun_does_not_fit_addressee(analysis: Analysis) -> Iterator[Finding]:
    """答复一位代表、委员称“您”，答复几位才称“你们”。

    查什么：主送只有一位代表、委员，开头一段却写“你们提出的”。

    为什么：称呼前后不合，多半是套用了答复几位代表的稿子。

    不报告：主送几位或者“等代表”的；对几位称“您”的，那是敬称；正文别处的“你们”；主送机关、党派的。联名提出而只主送领衔人的，文本里看不出
    来，所以只作提示。
    """
    for document in filter(is_reply, analysis.documents):
        names, start = people(document.addressees), opening(document)
        if len(names) != 1 or re.search("[等和及各]|们|诸位", names[0]) or len(names[0]) > 6 or start is None:
            continue
        found = _PROPOSED.search(analysis.shadow, start.span.start, start.span.end)
        if found:
            yield Finding(span=Span(*found.span()), message=f"主送只有“{names[0]}”一位，开头称“你们”，一位应当称“您”")
