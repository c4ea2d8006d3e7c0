"""RT104: a document says in its set phrases that it is something else than its title says."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Document, Section
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.directions import doubled_genre
from gwparse.views.formulas import Formula, body_leaves, formulas
from gwparse.words import genre_of

#: The acts that fit a 文种. A 通知 may pass on a situation (通报); a 请示 may first report one; a 函 may answer.
FITTING: dict[str, tuple[str, ...]] = {
    "通知": ("通知", "通报"),
    "通报": ("通报",),
    "通告": ("通告",),
    "公告": ("公告",),
    "批复": ("批复", "答复"),
    "报告": ("报告", "汇报"),
    "请示": ("请示", "报告", "汇报"),
    "函": ("函告", "函", "函复", "函商", "函询", "复函", "答复"),
    "复函": ("函复", "函", "函告", "复函", "答复"),
    "意见": ("报告", "请示", "函复", "答复", "函"),
}
#: What asks no superior to decide; a 函 may ask a peer to approve, but not for 批示.
_ASKS_NOBODY = ("函", "复函", "批复", "通知", "通报", "通告", "公告", "议案")
#: How a report ends: 以上报告，请审阅.
_REPORTED = lazy("以上报告,?\\s*(?:妥否,?)?请(?:予)?审[阅议示]")
#: A request stands within the last paragraphs; behind it may come a list of annexes that was taken as text.
_LAST = 3


@rule(
    code="RT104",
    name="formula-contradicts-genre",
    level="warning",
    basis=(PRACTICE,),
    since="0.1.0",
    gives_way_to=("RT101",),
)
def formula_contradicts_genre(analysis: Analysis) -> Iterator[Finding]:
    """开头、结尾的用语与文种一致，请示以请求批示结束。

    查什么：通知、通报、通告、公告、批复、报告、请示、函、意见的开头“现……如下”和结尾“特此……”所说的行文方式是否与标题的文种一致；
    请示有没有“妥否，请批示”一类请求用语，是不是以“特此报告”“以上报告，请审阅”结尾；函、批复、通知、议案等是不是以“妥否，请批示”结尾。

    为什么：用语与文种不符，多半是套用旧稿时漏改，收文机关会弄不清要它做什么。

    不报告：通知里的“现将……情况通报如下”；请示里的“现将有关情况报告如下”；函和复函里的“答复如下”；没有用语的公文；
    层次标题以下的正文；所附的文件。
    """
    for document in analysis.documents:
        genre = analysis.genre(document)
        if genre == "议案":
            yield from _foreign_endings(analysis, document, genre, genre, list(formulas(analysis.shadow, document)))
        if document.role != "main" or genre not in FITTING or not document.title:
            continue
        if doubled_genre(shadow_of(document.title.value).rstrip()):
            continue  # 请示函: that the title has two is the one mistake
        name = genre_of(document.title.value) or genre
        found = list(formulas(analysis.shadow, document))
        for formula in _own(document, found):
            reported = genre == "请示" and formula.kind == "closing" and formula.act in ("报告", "汇报")
            if formula.kind != "request" and (formula.act not in FITTING[genre] or reported):
                words = analysis.slice(formula.span)
                wanted = f"现……{FITTING[genre][0]}如下" if formula.kind == "opening" else f"特此{FITTING[genre][0]}"
                wanted = "妥否，请批示" if reported else wanted
                wanted = "" if genre == "意见" else f"，如“{wanted}”"
                yield Finding(span=formula.span, message=f"文种是“{name}”，正文却说“{words}”，用语应与文种一致{wanted}")
        yield from _foreign_endings(analysis, document, genre, name, found)
        ends_as_report = any(formula.kind == "closing" and formula.act in ("报告", "汇报") for formula in found)
        if genre == "请示" and not ends_as_report and not _asks(analysis, document, found):
            end = body_leaves(document)[-1].end
            message = "请示的正文没有请求批示的用语，结尾应写“妥否，请批示”“以上请示，请批复”等"
            yield Finding(span=Span(end, end), message=message)


def _foreign_endings(
    analysis: Analysis, document: Document, genre: str, name: str, found: list[Formula]
) -> Iterator[Finding]:
    """妥否，请批示 in what is no 请示, and 以上报告，请审阅 in one, within the last paragraphs."""
    for leaf in body_leaves(document)[-_LAST:]:
        if genre == "请示":
            for reported in _REPORTED.finditer(analysis.shadow, leaf.start, leaf.end):
                words = analysis.slice(Span(*reported.span()))
                message = f"文种是“{name}”，结尾却说“{words}”，应写“妥否，请批示”“以上请示，请批复”等"
                yield Finding(span=Span(*reported.span()), message=message)
    tail = body_leaves(document)[-_LAST:]
    for formula in found if genre in _ASKS_NOBODY and tail else ():
        words = analysis.slice(formula.span)
        if formula.kind == "request" and "批示" in words and formula.span.start >= tail[0].start:
            message = f"文种是“{name}”，结尾却说“{words}”，这是请示的用语，应与文种一致"
            yield Finding(span=formula.span, message=message)


def _own(document: Document, found: list[Formula]) -> Iterator[Formula]:
    """The first opening, where it stands above all headings, and the closings in the last paragraphs."""
    first = next((block.span.start for block in document.body if isinstance(block, Section)), document.span.end)
    tail = body_leaves(document)[-_LAST:]
    opening = next((formula for formula in found if formula.kind == "opening"), None)
    if opening and opening.span.start < first:
        yield opening
    yield from (
        formula for formula in found if formula.kind == "closing" and tail and formula.span.start >= tail[0].start
    )


def _asks(analysis: Analysis, document: Document, found: list[Formula]) -> bool:
    """Whether a 请示 asks for something, or is not finished: without text, or without a date."""
    leaves = body_leaves(document)
    if not leaves or document.date is None or any(formula.kind == "request" for formula in found):
        return True
    text = analysis.shadow[leaves[-_LAST:][0].start : leaves[-1].end]
    return "特此请示" in text or "请" in text.replace("请示", "").replace("申请", "")
