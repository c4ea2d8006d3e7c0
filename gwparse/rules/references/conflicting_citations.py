"""CR102: one document number with two titles, or one title with two document numbers."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.shadow import shadow_of
from gwparse.views.citations import Citation
from gwparse.views.cited_numbers import CitedNumber, cited_number, number_span
from gwparse.words import STATUTORY_GENRES, genre_of, squeeze

_VERSION = lazy(r"\((?:试行|暂行|修订|修正|修订稿|草案|征求意见稿|\d{4}年[^()]{0,8})\)")
#: What a title may have or lack: the issuer in front of 关于, the notice that issues it, 的.
_WRAPPING = lazy("^.*?关于|印发|转发|发布|公布|关于|的?通知$|的|<|>")
#: Two documents of different organs or years may well share a short title.
_LONG_ENOUGH = 8
#: A page that cites so many is a catalogue, in which titles repeat from time to time.
_CATALOGUE = 40
#: Titles that differ by a slip share this much.
_ALIKE = 0.7


@rule(
    code="CR102",
    name="conflicting-citations",
    level="error",
    basis=(PRACTICE,),
    since="0.1.0",
    needs=("号",),
)
def conflicting_citations(analysis: Analysis) -> Iterator[Finding]:
    """同一文件在文中前后引用一致：一个文号对应一个标题，一个标题对应一个文号。

    查什么：全文引用的文件中，文号相同而标题不同的，标题相同而文号只差一处（机关代字、年份或者序号）的。

    为什么：文号或标题总有一处写错，收文单位无从查找。

    不报告：标题只差发文机关、“印发……的通知”、“（试行）”、书名号和空格的；一处用了简称、标题缺字的；标题相同而文号差两处以上的，
    这多半是不同年份、不同机关的文件；同一文号的通知和它印发的方案；文件目录里重复的标题。
    """
    by_number: dict[CitedNumber, Citation] = {}
    by_title: dict[str, Citation] = {}
    full = [cited for cited in analysis.citations if cited.title and cited_number(cited.number)]
    for cited in full:
        number, title = cited_number(cited.number), _core(cited.title or "")
        assert number is not None
        first = by_number.setdefault(number, cited)
        namesake = by_title.setdefault(title, cited)
        if _rival(first.title or "", cited.title or ""):
            message = (
                f"发文字号“{cited.number}”前文引作《{first.title}》，这里引作《{cited.title}》，应核对标题和发文字号"
            )
            yield Finding(span=cited.span, message=message)
        elif (
            len(title) >= _LONG_ENOUGH and len(full) < _CATALOGUE and _misprinted(cited_number(namesake.number), number)
        ):
            message = f"《{cited.title}》的发文字号前文是“{namesake.number}”，这里是“{cited.number}”，应核对发文字号"
            yield Finding(span=number_span(analysis.text, cited), message=message)


def _misprinted(one: CitedNumber | None, other: CitedNumber) -> bool:
    """Whether two numbers differ in just one of code, year and serial."""
    return one is not None and 1 == (one.code != other.code) + (one.year != other.year) + (one.serial != other.serial)


def _core(title: str) -> str:
    """What a title says, without what may be added or left out."""
    return _WRAPPING.sub("", _VERSION.sub("", squeeze(shadow_of(title))))


def _rival(one: str, other: str) -> bool:
    """Whether two titles cannot be of one document: a slip of the pen apart, or both of a notice and its like.

    A plan and the notice that issues it bear one number and may bear quite different titles.
    """
    from difflib import SequenceMatcher

    short, long = sorted((_core(one), _core(other)), key=len)
    if _abbreviates(short, long):
        return False
    statutory = all(genre_of(title) in STATUTORY_GENRES for title in (one, other))
    return statutory or SequenceMatcher(None, short, long, autojunk=False).ratio() > _ALIKE


def _abbreviates(short: str, long: str) -> bool:
    """Whether a title is the other one with some characters left out."""
    rest = iter(long)
    return all(char in rest for char in short)
