"""Whether a document has the article, the part or the item of its own that it refers to (本文件的条款).

What refers into another document, or words one anew, is passed over: everything here speaks only where it is sure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from gwparse.nodes import Document, HeadingLevel, Section
from gwparse.numerals import label_number
from gwparse.patterns import lazy
from gwparse.views.paths import printed_heading
from gwparse.views.references import Reference
from gwparse.walk import find_all, kept_for_page

_LEVELS: Mapping[str, tuple[HeadingLevel, str]] = {
    "chapter": ("chapter", "章"),
    "article": ("article", "条"),
    "part": (1, "部分"),
}
#: Right before a reference: this document's own part (本办法第三十条), through other references (本办法第三条、第三十条).
OWN = lazy(r"本[一-鿿]{1,8}?(?:第[^,;。:《》]{1,16}[、和至及或])?$")
#: Another document's: 该办法第三条, 劳动法第三条, 原附件3, 国发〔2019〕3号附件2.
OTHERS = lazy(
    r"[一-鿿](?:法|典|条例|规定|办法|细则|规则|章程|决定|意见|通知|方案|文件|公告|标准|合同|协议)的?$|[该其原号》”\"]的?$"
)
#: The part in which an item is said to be, of this document or with none named: 第一部分第（三）项.
_IN_PART = lazy(
    r"(?:本[一-鿿]{1,4}|(?<![一-鿿”》])|[对按照据])第([一二三四五六七八九十]{1,3})部分(?:第\([^()]{1,4}\)项?[、和至及或])*$"
)
#: What may be another document's where a sentence says it before a reference that names no document.
_SOME_DOCUMENT = lazy("[《》法典例该原号]|规[定则]|细则|章程|合同|协议|决定|标准|通知|意见")
#: A document or a sentence that words another document anew.
_AMENDS = lazy("修改为|改为|修订为|增加一[条款项章]|删[去除]|原第|废止|修改.{0,12}(?:法|条例|规定|办法|细则)")
#: A text of fewer articles is an excerpt, or counts something else.
_FEWEST = 3


def beyond_the_last(shadow: str, document: Document, reference: Reference, before: str) -> str | None:
    """What lacks a chapter, an article or a part: the document where its last one has a smaller number; None where it is not sure.

    Args:
        shadow: the shadow of the page.
        document: the document that refers.
        reference: the reference.
        before: its sentence up to it, on the shadow.
    """
    level, word = _LEVELS[reference.kind]
    if level == "article" and not _articles(document):
        level = 1  # 本通告第九条 of a document with 一、二、三、
    if level == 1 and word == "条" and _annexes_articles(document) and not before.endswith(f"本{document.genre}"):
        return None  # 本办法第九条 in the notice that issues it
    last = _last_numbers(document).get(level, 0)
    if last < _FEWEST or reference.number <= last:
        return None
    own = OWN.search(before) or (reference.kind == "article" and not _SOME_DOCUMENT.search(before))
    if document.genre == "决定" or _AMENDS.search(before) or not own:
        return None
    if level == 1 and word == "条":
        return f"全文只排到“{_parts(document)[-1].label.strip()}”"
    return f"全文只有{last}{'个' if word == '部分' else ''}{word}"


def missing_item(shadow: str, document: Document, reference: Reference, before: str) -> str | None:
    """What lacks an item: 第十条第（六）项 where that article has five, 本条第（六）项, 第（六）项 where no list goes so far."""
    item = re.search(r"\(([^()]+)\)", shadow[reference.span.start : reference.span.end])
    if item is None or document.genre == "决定" or _AMENDS.search(before):
        return None
    holder: Document | Section | None = None
    here = re.search(r"(?:本条(?:第[一二三四五六七八九十]款)?|前款)$", before)
    in_part = _IN_PART.search(before)
    if reference.target and reference.target.label.startswith(("（", "(")) and not here:
        return None
    if reference.kind == "article":
        if OWN.search(before) or not OTHERS.search(before):
            holder = _numbered(document, "article" if _articles(document) else 1).get(reference.number)
    elif here:
        holder = _article_round(document, reference)
    elif in_part is not None:
        holder = _numbered(document, 1).get(label_number(in_part[1]))
    elif OWN.search(before) or not _SOME_DOCUMENT.search(before):
        holder = document
    if holder is None:
        return None
    count, printed = _printed(shadow, holder.span.start, holder.span.end)
    if count < 2 or item[1] in printed:
        return None
    return f"{_shown(holder)}没有第（{item[1]}）项"


def _shown(holder: Document | Section) -> str:
    if isinstance(holder, Document):
        return "文中"
    return holder.label.strip() if holder.level == "article" else f"“{printed_heading(holder)}”"


@lru_cache(maxsize=2)
def _printed(shadow: str, start: int, end: int) -> tuple[int, frozenset[str]]:
    """How many numbers of items are printed in a stretch of the shadow, and which."""
    found = re.findall(r"(?<!第)(?<!第 )\(([一二三四五六七八九十]{1,3}|\d{1,2})\)", shadow[start:end])
    return len(found), frozenset(found)


def _articles(document: Document) -> Sequence[Section]:
    return _own_sections(document).get("article", ())


def _parts(document: Document) -> Sequence[Section]:
    return _own_sections(document).get(1, ())


@kept_for_page
def _own_sections(document: Document) -> Mapping[HeadingLevel, Sequence[Section]]:
    """The sections of a document by their levels, without those of its annexes."""
    found: dict[HeadingLevel, list[Section]] = {}
    for block in document.body:
        for section in find_all(block, Section):
            found.setdefault(section.level, []).append(section)
    return found


@kept_for_page
def _last_numbers(document: Document) -> Mapping[HeadingLevel, int]:
    """The last number of each level whose sections are numbered through from 1, one of them at most skipped."""
    numbers = {level: [section.number or 0 for section in found] for level, found in _own_sections(document).items()}
    return {level: found[-1] for level, found in numbers.items() if _numbered_through(found)}


def _numbered_through(numbers: list[int]) -> bool:
    """Whether numbers count up from 1, one of them at most skipped."""
    rising = all(one < other for one, other in pairwise(numbers))
    return bool(numbers) and numbers[0] == 1 and rising and numbers[-1] - len(numbers) <= 1


@kept_for_page
def _by_number(document: Document) -> Mapping[HeadingLevel, Mapping[int | None, Section]]:
    """The sections of a document by level and number; of several of one number the first."""
    return {
        level: {section.number: section for section in reversed(found)}
        for level, found in _own_sections(document).items()
    }


def _numbered(document: Document, level: HeadingLevel) -> Mapping[int | None, Section]:
    return _by_number(document).get(level, {})


@kept_for_page
def _annexes_articles(document: Document) -> bool:
    """Whether an annex of a document has articles."""
    return any(section.level == "article" for annex in document.attachments for section in find_all(annex, Section))


def _article_round(document: Document, reference: Reference) -> Section | None:
    """The article in which a reference stands."""
    articles = _articles(document)
    at = bisect_right(articles, reference.span.start, key=lambda article: article.span.start)
    return articles[at - 1] if at and reference.span.start < articles[at - 1].span.end else None
