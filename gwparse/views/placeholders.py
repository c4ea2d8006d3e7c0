"""What drafters leave to be filled in later (待填写的内容): XX市, 20XX年, ×月×日, 〔202X〕, （待补充）, ____, TODO."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gwparse.nodes import Addressees, AssignmentBlock, Signature
from gwparse.patterns import lazy
from gwparse.views.paths import Located
from gwparse.views.prose import PROSE_LEAVES, Hit, hits

#: note: words to whoever goes on · number: a year, a day or a serial number · name: an organ, a place · amount · blank: a line to write on.
Kind = Literal["note", "number", "name", "amount", "blank"]

_LEAVES = (*PROSE_LEAVES, Addressees, AssignmentBlock, Signature)

_XS = "XxＸｘ×"
_X = f"[{_XS}]"
_RUNS = tuple(f"{x}{x}" for x in _XS)
_IN_NUMBERS = tuple(f"{x}{mark}" for x in _XS for mark in "年〕])号")
_IN_DATES = tuple(spelling for x in _XS for spelling in (f"年{x}", f"月{x}", f"{x}月"))
_TO_DO = (
    "(?:待(?:补充?|定|填写?|完善|核实|核定|确认|明确|更新|修改|续)|此处(?:插入|填|补|加|待|省略|列|留空|请|删)"
    "|请(?:补充|插入|核实|填入))"
)
_UNIT = r"[万亿]元|个(?![人数别])|名(?![额单次])|户(?![数均籍型])|家(?![数庭])|项(?![目数])|[%％]"

#: The patterns, each with its kind and with strings of which a text needs one for it to match.
_PATTERNS: tuple[tuple[Kind, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "note",
        ("(", "【"),
        lazy(rf"\({_TO_DO}[^()\n]{{0,20}}\)|【(?:{_TO_DO}|请?填写?|输入|补充)[^】\n]{{0,20}}】|【\s*】"),
    ),
    ("note", ("TODO", "TBD", "FIXME"), lazy(r"(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])")),
    ("number", _IN_NUMBERS, lazy(rf"(?<!\d)20(?:\d{_X}|{_X}{{2}})(?=[年〕\])])|(?<=〕){_X}{{1,4}}(?=号)")),
    ("number", ("〔",), lazy("〔 *〕")),
    (
        "number",
        _IN_DATES,
        lazy(
            rf"(?<![\d年]){_X}月(?=[上中下]旬|底|初)|(?<!\d)(?:\d{{4}}年)?(?:\d{{1,2}}|{_X}{{1,2}})月{_X}{{1,2}}日|(?:(?<!\d)\d{{4}}|{_X}{{1,4}})年{_X}{{1,2}}月(?:\d{{1,2}}日|{_X}{{1,2}}日)?"
        ),
    ),
    ("number", ("年 ",), lazy(r"(?<=[自于至从])(?: {1,8}| {0,4}20\d\d)年 {1,8}月 {0,8}日")),
    ("name", _RUNS, lazy(r"(?<![A-Za-z0-9.*+=/_\-×])(?:X{2,}|x{2,}|Ｘ{2,}|×{2,})(?![A-Za-z0-9*+=/_\-×])")),
    (
        "name",
        ("某某",),
        lazy("(?:(?<![一-鿿])|(?<=[由请经在向对与和及报送到以将]))某某(?=[省市县区州乡镇村局委厅部办院公单]|街道)"),
    ),
    ("amount", ("X", "Ｘ", "×"), lazy(rf"(?<=[一-鿿约])[XＸ×](?={_UNIT})")),
    (
        "blank",
        ("___", "＿＿"),
        lazy(r"(?<=[一-鿿:(])_{3,}|_{3,}(?=[一-鿿])|(?<=[一-鿿:(])＿{2,}|＿{2,}(?=[一-鿿])"),
    ),
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One place that is left open.

    Attributes:
        kind: what it stands for.
        hit: where it is.
    """

    kind: Kind
    hit: Hit

    @property
    def written(self) -> str:
        """How it is written, without blanks."""
        return "".join(self.hit.found[0].split())


def placeholders(shadow: str, places: Sequence[Located]) -> Iterator[Placeholder]:
    """The places left open in what documents say, in the order of the text; the longest of those that overlap.

    Args:
        shadow: `analysis.shadow`.
        places: `analysis.leaves`.
    """
    found = [
        Placeholder(kind, hit)
        for kind, needed, pattern in _PATTERNS
        if any(string in shadow for string in needed)
        for hit in hits(shadow, places, pattern, _LEAVES)
    ]
    end = 0
    for one in sorted(found, key=lambda one: (one.hit.span.start, -one.hit.span.end)):
        if one.hit.span.start >= end:
            yield one
            end = one.hit.span.end
