"""What an office may decide about its documents where the standards leave a choice, and what it knows that a text does not say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gwparse.register import Register


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
        units: the office's own list of units.
    """

    profile: Literal["gb9704", "house"] = "gb9704"
    era: Literal["auto", "current", "before-2012"] = "auto"
    genre: str | None = None
    level_2_numbering: Literal["auto", "restart", "continuous"] = "auto"
    units: Register = field(default_factory=Register)
