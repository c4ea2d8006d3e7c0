"""Documents that the text cites: 《…》, the number in the bracket behind it, the short name it gets (引文、引用文件).

GB/T 15834-2011 4.15 gives the marks: 《》 round a title, 〈〉 round one inside it. Practice puts the number behind the title in
round brackets at the first mention, and a short name behind 以下简称.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gwparse.nodes import Page, Paragraph
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.paths import TEXT_LEAVES, Located, located_leaves
from gwparse.words import LONGEST_TITLE

#: What stands behind the code of a number: 〔2019〕3号, with other brackets as pages print them; 令第8号.
_SERIAL = lazy(r"[〔\[(【﹝]\s?(?:19|20)\d\d\s?[〕\])】﹞]\s?第?\d{1,5}号|令第?\d{1,4}号")
#: The code in front of it: 国办发, 云川市人民政府.
_CODE = lazy(r"[A-Za-z\-一-鿿]{2,15}$")
#: Words in front of a code that are no part of it.
_LEAD_IN = lazy(
    r"(?:.*(?:[年月日]|按照|根据|依据|依照|参照|此前|以及|前述|关于|文件|[经按见由以在对的]"
    # the organ whose number it is: 你局云文旅函, 省人民政府办公厅云政办函; but 云川市人民政府令
    r"|[你贵我][省市县区州厅局委办部院署司处校会]|(?:政府(?!办公)|办公[厅室]|委员会)(?=..)"
    # what the number is of, or what was done by it: 国务院通知国发, 经省政府同意粤府
    r"|(?:通知|批复|意见|决定|答复|复函|纪要|请示|报告|公告|同意|批准|印发|转发)(?=..)))?"
)
_VERSION = lazy(r"\s*\((?:试行|暂行|修订|修正|修订稿|试点|草案|征求意见稿|\d{4}年[^()]{0,8})\)")
_BRACKET = lazy(r"\s*\((?P<rest>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_SHORT = lazy(
    r"(?:以下|下文|下)(?:统一|均|合并)?简?称(?:为|作)?[:,]?\s*[《“\"「]?(?P<name>[^《》“”\"「」,;。()]{1,24})[》”\"」]?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention of another document.

    Attributes:
        title: the title without 《》, titles inside it with their marks; None where only a number is cited.
        number: the document number in the bracket that follows, as printed; None without one.
        short_name: the short name defined here behind 以下简称; None without one.
        short_for: where `title` is a short name defined further up, the full title.
        document: the number of the citing document among all documents of the page, from 0.
        path: the headings above, from the top.
        line, column: where it begins, from 1.
        span: where it stands, number and short name included, in code points.
    """

    title: str | None
    number: str | None
    short_name: str | None
    short_for: str | None
    document: int | None
    path: tuple[str, ...]
    line: int
    column: int
    span: Span


def citations(page: Page) -> list[Citation]:
    """The citations in the text of all documents of a page, in order."""
    shadow = shadow_of(page.text)
    found: list[Citation] = []
    short_names: dict[str, str] = {}
    document: int | None = None
    read_until = 0
    leaves = [place for place in located_leaves(page) if isinstance(place.leaf, TEXT_LEAVES)]
    for place, following in zip(leaves, [*leaves[1:], None], strict=False):
        if place.document != document:
            document, short_names = place.document, {}
        end = _wrapped_end(shadow, place, following)
        for cited in _find(shadow, max(place.leaf.span.start, read_until), end):
            citation = _citation(page, place, cited, short_names)
            found.append(citation)
            if citation.short_name and citation.title:
                short_names[citation.short_name] = citation.title
        read_until = end
    return found


def _wrapped_end(shadow: str, place: Located, following: Located | None) -> int:
    """The end of a leaf, or of the next paragraph where a title that begins in this one is closed there."""
    span = place.leaf.span
    opened = shadow.rfind("《", span.start, span.end)
    if following is None or type(following.leaf) is not Paragraph or following.document != place.document:
        return span.end
    if opened < 0 or shadow.find("》", opened, span.end) >= 0:
        return span.end
    closed = shadow.find("》", following.leaf.span.start, following.leaf.span.end)
    before = shadow[opened + 1 : closed] if closed >= 0 else "。"
    return following.leaf.span.end if not re.search("[《。]", before) else span.end


def _citation(page: Page, place: Located, cited: _Found, short_names: dict[str, str]) -> Citation:
    def printed(at: tuple[int, int] | None) -> str | None:
        return "".join(page.text[slice(*at)].split()) if at else None

    here = page.position(cited.start)
    title = printed(cited.title)
    return Citation(
        title=title,
        number=printed(cited.number),
        short_name=printed(cited.short),
        short_for=short_names.get(title or ""),
        document=place.document,
        path=place.path,
        line=here.line,
        column=here.column,
        span=Span(cited.start, cited.end),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a citation stands, and where in it title, number and short name do."""

    start: int
    end: int
    title: tuple[int, int] | None = None
    number: tuple[int, int] | None = None
    short: tuple[int, int] | None = None


def _find(shadow: str, start: int, end: int) -> Iterator[_Found]:
    """The citations in a stretch: titles with what stands round them, and numbers that stand alone."""
    at = start
    while at < end:
        opened = shadow.find("《", at, end)
        alone = _number(shadow, at, end if opened < 0 else opened)
        closed = title_end(shadow, opened, end) if opened >= 0 else None
        if alone and not (closed is not None and alone[1] == opened):
            yield _Found(*alone, number=alone)
            at = alone[1]
        elif opened < 0:
            return
        elif closed is None or not shadow[opened + 1 : closed].strip():
            at = opened + 1
        else:
            found = _titled(shadow, opened, closed, end, alone)
            yield found
            at = found.end


def _titled(shadow: str, opened: int, closed: int, end: int, before: tuple[int, int] | None) -> _Found:
    """A title with its number, in a bracket behind it or right before it, and its short name."""
    number, short, stop = before, None, closed + 1
    version = _VERSION.match(shadow, stop, end)
    bracket = _BRACKET.match(shadow, version.end() if version else stop, end)
    if bracket:
        inside = _number(shadow, bracket.start("rest"), bracket.end("rest"))
        named = _SHORT.search(shadow, bracket.start("rest"), bracket.end("rest"))
        number, short = inside or number, named.span("name") if named else None
        stop = bracket.end() if inside or named else stop
    if number is None:  # 《关于…的通知》国发〔1990〕47号, without a bracket round the number
        behind = _number(shadow, stop, min(end, stop + NEAR))
        if behind and not shadow[stop : behind[0]].strip():
            number, stop = behind, behind[1]
    return _Found(before[0] if before else opened, stop, (opened + 1, closed), number, short)


#: A number that belongs to the title in front of it ends within so many characters.
NEAR = 32


def _number(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """The first document number in a stretch, without words in front of its code."""
    for serial in _SERIAL.finditer(shadow, start, end):
        code = _CODE.search(shadow[max(start, serial.start() - 15) : serial.start()])
        lead = _LEAD_IN.match(code[0]) if code else None
        begins = serial.start() - (len(code[0]) - (lead.end() if lead else 0) if code else 0)
        if shadow[begins] in "和及与" and shadow[max(0, begins - 1)] in "号》)":
            begins += 1
        if begins < serial.start() or serial[0].startswith("令"):
            return begins, serial.end()
    return None


def title_end(text: str, opened: int, end: int) -> int | None:
    """Where the title that begins with 《 ends, titles inside it passed over; None where it is not closed.

    Args:
        text: the text.
        opened: the index of 《.
        end: where to stop looking.
    """
    depth = 0
    for at in range(opened, min(end, opened + LONGEST_TITLE)):
        if text[at] == "《":
            depth += 1
        elif text[at] == "》":
            depth -= 1
            if depth == 0:
                return at
        elif text[at] == "。" and depth == 1:
            return None
    return None
