"""CR103: a short name stands in the text before it is explained, or is explained twice."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.paths import TEXT_LEAVES
from gwparse.views.short_names import ShortName, short_names
from gwparse.words import genre_of

#: The title in front of 以下简称 in the same bracket or right behind it.
_FULL = lazy(
    r"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){4,100})》(?:\((?:[^()\n《》]|\([^()\n]*\)){0,60})?[,;、]?\(?(?:以下|下文|下)(?:统一|均|合并|并)?(?:简|统)?"
    r"称(?:为|作)?[:,]?\s*\Z"
)
_REACH = 240
#: What a short name that is a title looks like where it is used.
_TITLE = lazy("《[^《》]{0,24}》")


@rule(
    code="CR103",
    name="short-name-misused",
    level="warning",
    basis=(PRACTICE,),
    since="0.1.0",
    needs=("称",),
)
def short_name_misused(analysis: Analysis) -> Iterator[Finding]:
    """简称先说明、后使用，一份文件里只说明一次。

    查什么：“（以下简称《办法》）”之前已经出现的《办法》；同一份文件里对同一个简称的第二次说明；《……通知》（以下简称《意见》）
    一类文种与全称不同的简称。

    为什么：简称在说明之前出现，读者不知道指哪个文件；说明两次，不是多余就是一个简称指了两件事。

    不报告：没有书名号的简称在说明之前出现的，那可能是普通词语；标题里的名称；通知和所附文件各自作的说明。
    """
    seen: dict[tuple[int, str], ShortName] = {}
    uses: dict[tuple[int | None, str], int] | None = None
    for short in short_names(analysis.page):
        first = seen.setdefault((short.document, short.printed), short)
        if first is not short:
            where = analysis.where(first.span.start)
            yield Finding(
                span=short.span,
                message=f"简称“{short.printed}”在{where}已经说明过，一个简称在一份文件里只说明一次",
            )
            continue
        if not short.is_title:
            continue
        other = _other_genre(analysis, short)
        if other:
            yield Finding(
                span=short.span,
                message=f"简称“{short.printed}”与全称“{other}”的文种不同，应核对",
            )
        uses = _first_uses(analysis) if uses is None else uses
        early = uses.get((short.document, short.printed), len(analysis.text))
        if early + len(short.printed) <= short.span.start:
            yield Finding(
                span=Span(early, early + len(short.printed)),
                message=f"“{short.printed}”在说明“以下简称{short.printed}”之前已经使用，应在第一次出现时写全称并说明简称",
            )


def _other_genre(analysis: Analysis, short: ShortName) -> str | None:
    """The full title right in front of a short name that ends with a 文种 which is not in the title; None where all is well."""
    genre = genre_of(short.name)
    before = _FULL.search(analysis.shadow, max(0, short.span.start - _REACH), short.span.start)
    if genre is None or before is None:
        return None
    full = before["title"]
    return full if genre_of(full) is not None and genre not in full else None


def _first_uses(analysis: Analysis) -> dict[tuple[int | None, str], int]:
    """Where each title between its marks first stands in the text of each document."""
    found: dict[tuple[int | None, str], int] = {}
    for place in analysis.leaves:
        if isinstance(place.leaf, TEXT_LEAVES):
            for title in _TITLE.finditer(analysis.text, place.leaf.span.start, place.leaf.span.end):
                found.setdefault((place.document, title[0]), title.start())
    return found
