"""TI101: the title says something twice."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Edit, Finding, Fix
from gwparse.nodes import Title
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.words import inside_title

#: Two 关于, the first of which only carries the title of what is issued or passed on: 关于印发关于…, 关于转发省水利厅关于….
_ABOUT_TWICE = lazy(
    r"(?P<extra>关\s*于)\s*(?:(?:联合|修订|重新)?(?:印\s*发|转\s*发|批\s*转|发\s*布|公\s*布|颁\s*[发布]|下\s*发)(?:(?!通\s*知)[^《》“]){0,40}?)?"
    r"(?<![机海有无相])关\s*于"
)
#: A 文种 that is printed once for the document passed on and once for this one.
_GENRE_TWICE = lazy(r"(?:的\s*(?P<genre>通\s*知|通\s*报|意\s*见))(?P<extra>\s*的\s*(?P=genre))(?=[\s*#_]*$)")
#: A request in front of 请示, which is one. Behind 要求 and 申请 only what one asks for oneself.
_REQUEST = lazy(
    r"关\s*于\s*(?P<extra>请求|恳请|恳求|(?:要求|申请)(?=给予|拨付|划拨|下拨|追加|增加|安排|解决|调整|批准|审批|减免|补助|设立|成立"
    r"|列入|延长|延期|召开|购置|办理))[^《》]*?的?\s*请\s*示(?=[\s*#_]*$)"
)


@rule(code="TI101", name="repeated-title-words", level="warning", basis=(PRACTICE,), fix="unsafe", since="0.1.0")
def repeated_title_words(analysis: Analysis) -> Iterator[Finding]:
    """标题里“关于”和文种各用一次，请示的事由不再用“请求”“申请”。

    查什么：每份文件自己的标题：“关于印发关于……”“关于转发某机关关于……”，末尾“的通知的通知”，“关于请求……的请示”。

    为什么：批转、转发、印发性的标题套进另一个标题，容易把“关于”和“通知”各写两遍；“请示”本身就是请求。

    不报告：书名号里的标题，如《关于……的意见》、转发《……的通知》的通知；正文里的“提出的关于……的建议”；“关于报送……报告的
    报告”；“关于要求某单位整改的请示”一类，要求别人做的事。

    修复：删去多余的词，要人确认。
    """
    for document in analysis.documents:
        if document.title is not None and document.role in ("main", "attachment"):
            yield from _repeated(analysis, document.title)


def _repeated(analysis: Analysis, title: Title) -> Iterator[Finding]:
    start, end = title.span.start, title.span.end
    for form, message in (
        (_ABOUT_TWICE, "标题用了两个“关于”，应当删去前一个，或者给所引的标题加书名号"),
        (_GENRE_TWICE, "标题末尾“的{0}”重复，应当只用一个，或者给所引的标题加书名号"),
        (_REQUEST, "标题用了“{0}”，又用了“请示”，请示就是请求，应当删去“{0}”"),
    ):
        found = form.search(analysis.shadow, start, end)
        if found is None or inside_title(analysis.shadow, start, found.start("extra")):
            continue
        extra = Span(*found.span("extra"))
        word = "".join((found.groupdict().get("genre") or found["extra"]).split())
        yield Finding(
            span=extra,
            message=message.format(word),
            fix=Fix(
                kind="unsafe",
                title=f"删去“{''.join(found['extra'].split())}”",
                edits=(Edit(extra.start, extra.end, ""),),
            ),
        )
