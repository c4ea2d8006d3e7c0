"""Sentences that say how many items follow, each with its items: 现提出以下三点意见：, 重点做好六个方面工作： (总分照应)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gwparse.nodes import Heading, LabelledParagraph, OrdinalItem, Paragraph
from gwparse.numerals import chinese_number, whole_number
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.label_numerals import is_printed, numeral_of
from gwparse.views.paths import Located
from gwparse.views.siblings import SiblingRun, series_of

_NUMBER = r"[一两二三四五六七八九十]{1,3}|\d{1,2}"
_UNIT = r"(?:个|大)?(?:方面|环节|步骤|阶段|原则|问题|条件|情形|任务|工程|行动|项|点|条|类|种|步|件)"

#: 以下三点意见 tells of what follows, wherever in the sentence it stands; 六个方面工作： only right in front of it.
#: 60周岁以下三类人员 does not.
_TIED = lazy(
    rf"(?<![岁元米度级人日天月年%\d])(?:以下|下列|如下|下述)(?:的|这)?(?P<number>{_NUMBER}){_UNIT}(?P<behind>[^,。;!?]{{0,14}})$"
)
_LED = lazy(
    rf"(?<![第前上后这那其他另余点几一二三四五六七八九十百\d.])(?P<number>{_NUMBER}){_UNIT}"
    r"(?P<behind>[^,。;:!?、《》“”]{0,10}):$"
)

#: A sentence that announces a report and not its items: 现将四个问题的整改情况报告如下：. The number belongs to what is reported on,
#: unless it counts the 方面 of the report itself: 现将三个方面的情况报告如下：, 从四个方面报告如下：.
_REPORTS = lazy(r"现[将就]|情况|精神|(?:通知|通报|报告|汇报|函复|函告|答复|批复|说明)如下")
_ASPECTS = lazy(
    rf"(?:[从在](?:{_NUMBER})个?方面|(?:{_NUMBER})个?方面的?(?:有关|主要|工作)?(?:情况|(?:通知|通报|报告|汇报|说明)如下))"
)
#: In front of another number, and behind one: 五方面十二项工作. Nobody can say which of the two is that of the items.
_FIRST = lazy(rf"[的共和]?(?:{_NUMBER}){_UNIT}")
_SECOND = lazy(rf"(?:{_NUMBER}){_UNIT}[的、共和,]?$")

#: Words by which the number is not that of the items: 下列两种情形之一, 下列三类企业的申报材料.
_NOT_ALL = lazy(r"之一|任一|任意|任选|至少|以上|以内|不少于|不超过|左右|其中|部分|分别|或者?(?:以上|多)")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of items as stated and as counted.

    Attributes:
        span: where it is stated: 以下三点.
        stated: the number that is stated.
        counted: how many items follow.
        last: what the last items say, those beyond the stated number; empty where there are none.
        is_above: whether the items stand in front of the number.
    """

    span: Span
    stated: int
    counted: int
    last: str
    is_above: bool = False


def counts(shadow: str, leaves: tuple[Located, ...], runs: tuple[SiblingRun, ...]) -> Iterator[Count]:
    """The stated numbers of a page with the items right below them, in no order.

    Items are headings of one series, paragraphs of a 一是 series, or the members of such a series inside a paragraph. A count is
    left out where an item was lost on the way to the page: where its label is printed in the middle of the text.

    Args:
        shadow: the shadow of the page.
        leaves: its leaves in order.
        runs: its runs of headings.
    """
    above = {here.leaf.span.start: before for before, here in pairwise(leaves) if before.document == here.document}
    for run in runs:
        all_series = list(series_of(run))
        if any(series[0].number != 1 for series in all_series):
            continue  # the numbers are wrong, or run on
        for series in all_series:
            first, last = numeral_of(series[0]), series[-1]
            lead = above.get(series[0].heading.span.start)
            if first is None or first.value != 1 or lead is None or first.form.startswith(("article", "decimal")):
                continue
            starts = [section.span.start for section in series]
            for count in _count(shadow, lead, starts, last.span.end):
                if not is_printed(shadow, last.heading.span.end, run.parent.span.end, first, len(series) + 1):
                    yield count
    for leads, items in _ordinal_paragraphs(leaves):
        yield from _count(shadow, leads, [item.span.start for item in items], items[-1].span.end)
    for place in leaves:
        if isinstance(place.leaf, (Paragraph, LabelledParagraph)):
            yield from _inside(shadow, place.leaf.span.start, place.leaf.span.end)
        if isinstance(place.leaf, Paragraph) and place.leaf.series:
            starts = [member.start for member in place.leaf.series]
            # a second 一是 makes it doubtful where the series ends
            if shadow.count("一是", place.leaf.span.start, place.leaf.span.end) == 1:
                yield from _count(shadow, place, starts, place.leaf.span.end)


#: 三项议程：（一）…（二）… inside a paragraph, and a list that ends with how many it lists: 甲、乙、丙、丁等三类.
_WITH_ITEMS = lazy(
    rf"(?<![第前上后这那其他另余点几一二三四五六七八九十百\d.])(?P<number>{_NUMBER}){_UNIT}(?P<behind>[^,。;:!?、《》“”\n]{{0,10}}):(?=\(一\))"
)
#: So close behind a paragraph the next one begins.
_NEXT = 12
_ITEM = lazy(r"(?:^|(?<=[:;,。]))\(([一二三四五六七八九十]{1,3})\)", re.MULTILINE)
_STATED = lazy(r"等(?P<stated>(?P<number>[两三四五六七八九十]|[2-9])(?:个|种|类|项|条|方面|家)(?![多余以]))")
_LIST = lazy(r"(?:[^、,。;:()“”《》\n]{1,14}、){2,}[^、,。;:()《》\n]{1,16}\Z")
_LONGEST_LIST = 160


def _inside(shadow: str, start: int, end: int) -> Iterator[Count]:
    """The counts of items in brackets inside a paragraph, and of lists that name more than they say."""
    for found in _WITH_ITEMS.finditer(shadow, start, end) if shadow.find(":(一)", start, end) >= 0 else ():
        numbers = [chinese_number(item[1]) for item in _ITEM.finditer(shadow, found.end(), end)]
        stated = whole_number(found["number"])
        if len(numbers) < (stated or 0) and shadow[end : end + _NEXT].lstrip().startswith("("):
            continue  # the others have lines of their own
        if stated is not None and len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
            yield Count(span=Span(found.start(), found.start("behind")), stated=stated, counted=len(numbers), last="")
    for found in _STATED.finditer(shadow, start, end):
        listed = _LIST.search(shadow[max(start, found.start() - _LONGEST_LIST) : found.start()])
        stated = whole_number(found["number"])
        if listed is not None and stated is not None and listed[0].count("、") + 1 > stated:
            counted = listed[0].count("、") + 1
            yield Count(span=Span(*found.span("stated")), stated=stated, counted=counted, last="", is_above=True)


def _ordinal_paragraphs(leaves: tuple[Located, ...]) -> Iterator[tuple[Located, list[OrdinalItem]]]:
    """Series of which each member is a paragraph of its own, with the leaf above; other paragraphs may stand between them."""
    lead: Located | None = None
    items: list[OrdinalItem] = []
    for before, here in pairwise(leaves):
        same = lead is not None and _room(lead) == _room(here)
        if not isinstance(here.leaf, OrdinalItem):
            if lead is not None and not same:
                yield lead, items
                lead = None
        elif same and here.leaf.number == len(items) + 1:
            items.append(here.leaf)
        else:
            if lead is not None:
                yield lead, items
            lead = before if here.leaf.number == 1 and _room(before) == _room(here) else None
            items = [here.leaf]
    if lead is not None:
        yield lead, items


def _room(place: Located) -> tuple[int | None, int]:
    """The document and the section in which a leaf stands."""
    return place.document, place.sections[-1].span.start if place.sections else -1


def _count(shadow: str, lead: Located, starts: list[int], end: int) -> Iterator[Count]:
    """The count in the last sentence in front of some items, if it states one."""
    if not isinstance(lead.leaf, (Paragraph, LabelledParagraph, Heading)) or len(starts) < 2:
        return
    begin, at = lead.leaf.span.start, min(lead.leaf.span.end, starts[0])
    text = shadow[begin:at].rstrip()
    begin += max(text.rfind(mark, 0, len(text) - 1) for mark in "。;!?\n") + 1
    sentence = shadow[begin:at].rstrip()
    found = _TIED.search(sentence.rstrip("。:")) or _led(sentence)
    if found is None or _NOT_ALL.search(sentence[max(0, found.start() - 6) :]) or re.match(".+的[^:]", found["behind"]):
        return
    stated = whole_number(found["number"])
    if stated is None or stated < 2:
        return
    place = Span(begin + found.start(), begin + found.start("behind"))
    last = shadow[starts[stated] : end][:40] if stated < len(starts) else ""
    yield Count(span=place, stated=stated, counted=len(starts), last=last)


def _led(sentence: str) -> re.Match[str] | None:
    """The number right in front of the items, where it surely is theirs."""
    found = _LED.search(sentence)
    if found is None or _SECOND.search(sentence, 0, found.start()) or _FIRST.match(found["behind"]):
        return None
    if _REPORTS.search(sentence) and not _ASPECTS.match(
        sentence, max(0, found.start() - (sentence[found.start() - 1] in "从在"))
    ):
        return None
    return found
