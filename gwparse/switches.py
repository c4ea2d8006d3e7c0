"""What an office may decide about its documents where the standards leave a choice, and what it knows that a text does not say.

Values only: `config.py` reads them from a file, and rules ask for them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gwparse.office_patterns import OfficePattern
from gwparse.register import Register
from gwparse.wrong_words import WrongWord

#: What each choice may be; Switches says what they mean.
Profile = Literal["gb9704", "house"]
Era = Literal["auto", "current", "before-2012"]
Numbering = Literal["auto", "restart", "continuous"]
RangeSign = Literal["keep", "dash", "wave"]
AdjacentQuotes = Literal["keep", "none", "comma"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """The choices that rules ask for.

    Attributes:
        profile: gb9704: the standard and settled practice as they are · house: own norms come first, so that whatever a
            standard does not demand (一般, 可以, 推荐, 惯例) is a hint.
        era: the rules of which time hold: auto: by the document's own date · current · before-2012 (the 1996 and 2000 rules,
            in force until 2012-06-30).
        genre: the 文种 of documents whose titles tell none; None to leave them without.
        level_2_numbering: how （一） counts across 一、: auto: both ways are right · restart · continuous.
        range_sign: what joins the two ends of a range of figures: keep: — and ～ are both right · dash: — · wave: ～.
        adjacent_quotes: what stands between neighbouring “ ” or 《 》: keep: either, the same all over a document · none: nothing ·
            comma: 、.
        index_number: how 索引号 are made: national: nine characters of the organ's code, year and serial · off: in some other way ·
            else a regular expression for the whole number.
        reply_classes: the letters by which replies to proposals are classed at the place.
        units: the office's own list of units.
        words: the office's own list of words that are wrong.
        patterns: the office's own patterns.
    """

    profile: Profile = "gb9704"
    era: Era = "auto"
    genre: str | None = None
    level_2_numbering: Numbering = "auto"
    range_sign: RangeSign = "keep"
    adjacent_quotes: AdjacentQuotes = "keep"
    index_number: str = "national"
    reply_classes: tuple[str, ...] = ("A", "B", "C", "D")
    units: Register = field(default_factory=Register)
    words: tuple[WrongWord, ...] = ()
    patterns: tuple[OfficePattern, ...] = ()
