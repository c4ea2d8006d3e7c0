"""Where a document goes by its 文种: up to a superior, down, across to a peer, to the congress, to the public (行文方向).

Source: 党政机关公文处理工作条例, article 8, and the rules of 上行文 and 下行文 in articles 15 and 16.
"""

from __future__ import annotations

import re
from typing import Literal

from gwparse.nodes import Document
from gwparse.patterns import lazy

Direction = Literal["up", "down", "level", "congress", "public"]

#: The directions of each of the fifteen 文种; a minute has none.
DIRECTIONS: dict[str, frozenset[Direction]] = {
    "决议": frozenset({"down", "public"}),
    "决定": frozenset({"down"}),
    "命令": frozenset({"down", "public"}),
    "令": frozenset({"down", "public"}),
    "公报": frozenset({"public"}),
    "公告": frozenset({"public"}),
    "通告": frozenset({"public"}),
    "意见": frozenset({"up", "down", "level"}),
    "通知": frozenset({"down", "level"}),
    "通报": frozenset({"down"}),
    "报告": frozenset({"up"}),
    "请示": frozenset({"up"}),
    "批复": frozenset({"down"}),
    "议案": frozenset({"congress"}),
    "函": frozenset({"level"}),
    "复函": frozenset({"level"}),
    "纪要": frozenset(),
}

#: Remarks in brackets at the end of a title, on the shadow: (试行).
VERSION = r"(?:[(\[〔][^()\[\]〔〕]{1,24}[)\]〕])*"

#: Two 文种 in one. 征求意见函 is one: a letter that asks for views.
_DOUBLED = lazy(
    rf"(请示报告|报告请示|请示函|报告函|通知函|通报函|批复函|通告函|(?<!征求)(?<!征询)意见函|通知通告|通告通知){VERSION}$"
)

#: Those whom a speech greets.
_AUDIENCE = lazy("代表$|委员$|同志们?$|朋友们?$|^各位")


def goes_up(genre: str | None) -> bool:
    """Whether a 文种 only goes to superiors (上行文): 请示, 报告."""
    return DIRECTIONS.get(genre or "", frozenset()) == frozenset[Direction]({"up"})


def goes_down(genre: str | None) -> bool:
    """Whether a 文种 may go to subordinates (下行文)."""
    return "down" in DIRECTIONS.get(genre or "", frozenset())


def doubled_genre(title: str) -> re.Match[str] | None:
    """Where a title ends with two 文种 (请示报告), which is group 1; nobody can say what such a document is.

    Args:
        title: the title on the shadow, without blanks at its end.
    """
    return _DOUBLED.search(title)


def is_speech(document: Document) -> bool:
    """Whether a document is read out to an assembly, as a 政府工作报告 is: it shares the word 报告 with the 文种 and no more."""
    names = document.addressees.items if document.addressees else ()
    title = document.title.value if document.title else ""
    if not names:
        return title.endswith("工作报告")
    return any(_AUDIENCE.search(name.text.strip(" \u3000：:")) for name in names)
