"""Replies to what delegates (代表) and members (委员) propose, and which proposal they name (建议提案答复).

对市政协九届三次会议第126号提案的答复 names an assembly, its term and session, and the number of the proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gwparse.nodes import Addressees, Document, Paragraph
from gwparse.numerals import whole_number
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.walk import find_all

_TITLE = lazy(r"(?:建议|提案|议案)[^。]{0,80}(?:答复|复函|答复意见|会办意见|协办意见|办理意见|的函)(?:\(.{1,12}\))?$")

#: The words by which the opening of a reply says what it answers.
_OPENING = lazy("收悉|收到|[答回]复如下|函复如下")

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_SESSION = lazy(
    rf"第? ?(?P<term>\d{{1,2}}|{_NUMERAL}) ?届[^,。;:()《\d]{{0,12}}?第? ?(?P<session>\d{{1,2}}|{_NUMERAL}) ?次(?:会议|会)?"
)
#: 第126号提案, 第12、35号建议, (第126号), 编号:126.
_NUMBERS = lazy(
    r"(?:(?P<tied>\() ?)?(?:第 ?(?P<first>\d{1,8}(?: ?[、,和及] ?第? ?\d{1,8}(?: ?号)?)*?) ?号|编号[为是:]? ?(?P<listed>\d{1,8}))"
    r"(?P<behind>(?=[^,。;:]{0,16}?(?:建议|提案|议案)))?"
)
#: What is quoted or cited is no name of the proposal's number.
_FOREIGN = lazy(r"《[^《》]*》|“[^“”]*”|[〔\[(]\d{4}[〕\])]第?\d+号")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposals that a text names, as far as it does.

    Attributes:
        assembly: 人大 or 政协; None where neither is named, or both are.
        term, session: the numbers of 届 and 次; None where they are not named.
        numbers: the numbers of the proposals, without leading zeros.
        assembly_place, session_place, number_place: where they stand, of several numbers the first.
    """

    assembly: str | None
    term: int | None
    session: int | None
    numbers: tuple[int, ...]
    assembly_place: Span | None
    session_place: Span | None
    number_place: Span | None


def is_reply(document: Document) -> bool:
    """Whether a document answers a proposal: by its label, or by its title and to whom it goes."""
    if document.role == "reply":
        return True
    title = "".join(shadow_of(document.title.value).split()) if document.title else ""
    if document.role != "main" or _TITLE.search(title) is None:
        return False
    return document.genre in ("答复", "答复意见", "会办意见") or bool(people(document.addressees)) or "号" in title


def people(addressees: Addressees | None) -> list[str]:
    """The delegates and members to whom a document goes, as printed: 陈明委员, 周兰等代表; none where it goes to organs."""
    names = ["".join(item.text.split()) for item in addressees.items] if addressees else []
    named = all(re.fullmatch("[一-鿿·]{1,20}", name) for name in names)
    return names if names and named and names[-1].endswith(("代表", "委员")) else []


def opening(document: Document) -> Paragraph | None:
    """The paragraph in which a reply says what it answers, one of the first three: 您提出的…收悉，现答复如下."""
    first = list(find_all(document, Paragraph))[:3]
    return next((leaf for leaf in first if _OPENING.search(leaf.text)), None)


def proposal(shadow: str, span: Span) -> Proposal:
    """The proposals that a piece of text names.

    Args:
        shadow: the shadow of the page.
        span: the piece.
    """
    text = _FOREIGN.sub(lambda found: "《" * len(found[0]), shadow[span.start : span.end])
    session = _SESSION.search(text)
    assemblies = list(re.finditer("人大(?!常委)|人民代表大会(?!常)|政协", text))
    names = {"政协" if found[0] == "政协" else "人大" for found in assemblies}
    numbers = list(_numbers(text))

    def place(start: int, end: int) -> Span:
        return Span(span.start + start, span.start + end)

    return Proposal(
        assembly=names.pop() if len(names) == 1 else None,
        term=whole_number(session["term"]) if session else None,
        session=whole_number(session["session"]) if session else None,
        numbers=tuple(number for number, _, _ in numbers),
        assembly_place=place(*assemblies[0].span()) if assemblies else None,
        session_place=place(*session.span()) if session else None,
        number_place=place(*numbers[0][1:]) if numbers else None,
    )


def _numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """The numbers of proposals, each with its place; 第2号督办单 is none."""
    for found in _NUMBERS.finditer(text):
        group = "first" if found["first"] else "listed"
        before = text[max(0, found.start() - 2) : found.start()]
        if found["tied"] or found["behind"] is not None or found["listed"] or before in ("提案", "建议", "议案"):
            for digits in re.finditer(r"\d+", found[group]):
                yield int(digits[0]), found.start(group) + digits.start(), found.start(group) + digits.end()
