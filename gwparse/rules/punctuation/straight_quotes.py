"""PU201: straight quotation marks in Chinese text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import Addressees, Table, Title
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.half_width import ADDRESS, stretches
from gwparse.views.paths import TEXT_LEAVES

#: Quotation marks of both kinds, and single straight ones round Chinese text.
_MARKS = lazy('[“”"＂]')
_STRAIGHT = ('"', "＂")
_SINGLE = lazy(r"(?<![A-Za-z'])'(?=[^'\"“”\n]{1,30}'(?![A-Za-z']))[^'\n]*[一-鿿][^'\n]*'")
_CHINESE = lazy("[一-鿿，。、；：！？（）《》〔〕]")
#: Inside tags and data a straight mark is right: class="…", {"key": …}.
_CODE = lazy(r"(?:[=\\{\[<]|: +)\Z|\A\s*(?:[>\]}=]|: *[\"\[{])")

KINDS = (*(kind for kind in TEXT_LEAVES if kind is not Table), Title, Addressees)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The straight marks of one paragraph, and what they become; no edits where the paragraph does not tell."""

    marks: tuple[int, ...]
    edits: tuple[Edit, ...]


@rule(
    code="PU201",
    name="straight-quotes",
    level="warning",
    basis=(Basis("GB/T 15834—2011", "4.8.2", "应"),),
    fix="unsafe",
    since="0.1.0",
    needs=(*_STRAIGHT, "'"),
)
def straight_quotes(analysis: Analysis) -> Iterator[Finding]:
    """中文用弯引号“ ”和‘ ’，不用直引号。

    查什么：汉字旁边的直引号。全文的引号都是直的（网页、系统转换所致），整份文件只报告一次，写明共有几个；个别处的，逐段报告。

    为什么：引号的形式是双引号“ ”和单引号‘ ’，前后有别；直引号分不出前后，引文从哪里起、到哪里止要靠猜。

    不报告：英寸、角分，英文的撇号，代码和网页标记里的引号；表格。

    修复：在一段之内按前后次序改为“ ”，要由人确认；一段之内不成对、看不出前后的不动。
    """
    text = analysis.text
    if not any(mark in text for mark in (*_STRAIGHT, "'")):
        return
    places = stretches(place for place in analysis.leaves if isinstance(place.leaf, KINDS))
    found = [paragraph for place in places if (paragraph := _paragraph(text, place)).marks]
    count = sum(len(paragraph.marks) for paragraph in found)
    curly = any("“" in text[place.start : place.end] for place in places)
    if curly or len(found) < 2:
        yield from (_finding(text, [paragraph], "") for paragraph in found)
    else:
        yield _finding(text, found, f"全文的引号都是直引号（{text[found[0].marks[0]]}），共{count}个")


def _paragraph(text: str, place: Span) -> _Paragraph:
    """The straight marks in a paragraph. Read in order they open and close by turns, curly ones among them included."""
    addresses = [found.span() for found in ADDRESS.finditer(text, place.start, place.end)]
    marks: list[int] = []
    for mark in _MARKS.finditer(text, place.start, place.end):
        inches = len(marks) % 2 == 0 and text[mark.start() - 1 : mark.start()].isdecimal()
        if mark[0] not in _STRAIGHT or (not inches and _is_quote(text, mark.start(), place)):
            marks.append(mark.start())
    straight = tuple(at for at in marks if text[at] in _STRAIGHT and not any(a <= at < b for a, b in addresses))
    edits: list[Edit] = []
    fits = len(marks) % 2 == 0
    for number, at in enumerate(marks):
        wanted = "”" if number % 2 else "“"
        beside = text[at - 1 : at] if number % 2 else text[at + 1 : at + 2]
        fits = fits and (text[at] in (*_STRAIGHT, wanted)) and beside.strip() != ""
        if text[at] in _STRAIGHT:
            edits.append(Edit(at, at + 1, wanted))
    if not fits or len(straight) != len(edits):
        edits = []
    if not straight:
        for single in _SINGLE.finditer(text, place.start, place.end):
            inside = text.rfind("“", place.start, single.start()) > text.rfind("”", place.start, single.start())
            straight += (single.start(), single.end() - 1)
            left, right = ("‘", "’") if inside else ("“", "”")
            edits += [Edit(single.start(), single.start() + 1, left), Edit(single.end() - 1, single.end(), right)]
    return _Paragraph(straight, tuple(edits))


def _is_quote(text: str, at: int, place: Span) -> bool:
    """Whether a straight mark stands in Chinese text, and is no sign of inches or of code."""
    before, behind = text[max(place.start, at - 3) : at], text[at + 1 : min(place.end, at + 5)]
    if _CODE.search(before) or _CODE.match(behind):
        return False
    return bool(_CHINESE.match(before[-1:]) or _CHINESE.match(behind))


def _finding(text: str, paragraphs: Sequence[_Paragraph], fact: str) -> Finding:
    first = paragraphs[0].marks[0]
    edits = tuple(edit for paragraph in paragraphs for edit in paragraph.edits)
    used = text[first]
    title = "直引号改为弯引号“ ”" + (f"，共{len(edits)}个" if len(edits) > 2 else "")
    return Finding(
        span=Span(first, first + 1),
        message=f"{fact or f'引号用了直引号（{used}）'}，中文里应当用“ ”",
        fix=Fix(kind="unsafe", title=title, edits=edits) if edits else None,
    )
