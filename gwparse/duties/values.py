"""What the language of assignments says, as plain values: roles with the places of their names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from gwparse.organs import names_nobody, split_names

#: A half-open range of a string.
Place = tuple[int, int]

#: What a role word means: 牵头 · 责任、负责 · 配合 · 参加 · 指导、督促 · 落实.
RoleKind = Literal["lead", "responsible", "support", "participate", "guide", "implement"]

#: The kind of each terminal of the grammar that is a role word.
ROLE_WORDS: dict[str, RoleKind] = {
    "LEADS": "lead",
    "ANSWERS": "responsible",
    "SUPPORTS": "support",
    "TAKES_PART": "participate",
    "GUIDES": "guide",
    "CARRIES_OUT": "implement",
}

#: The kind of a printed label or standing, by the first of these words in it.
_LABEL_WORDS: tuple[tuple[str, RoleKind], ...] = (
    ("牵头|主办|主责", "lead"),
    ("配合|协办|协助|支持|协同|协作", "support"),
    ("参与|参加|会办|成员|会同|联合", "participate"),
    ("指导|督导|监督|督办|督查|验收|审核", "guide"),
    ("落实|实施", "implement"),
    ("责任|负责|承办", "responsible"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Names with one role.

    Attributes:
        kind: what the role means.
        label: where the role word or the label stands; empty where none is printed.
        names: where the names stand.
        beside: for each name, whether 、 or 和 parts it from the one before.
        open_ended: whether 等 leaves the list open.
        subject: for running text, where the text begins that the names are the subject of (具体办法由…).
    """

    kind: RoleKind
    label: Place
    names: tuple[Place, ...]
    beside: tuple[bool, ...]
    open_ended: bool
    subject: int = 0


@dataclass(frozen=True, slots=True)
class Stated:
    """What a bracket or a block says.

    Attributes:
        parts: the roles in order.
        below: roles that hold for the assignments below (以下均需A落实).
        throughout: roles that hold here and below (A均为责任单位).
        first_leads: the clause by which the unit named first leads, here and below.
        limit: where the time limit stands.
    """

    parts: tuple[Part, ...]
    below: tuple[Part, ...] = ()
    throughout: tuple[Part, ...] = ()
    first_leads: Place | None = None
    limit: Place | None = None


def kind_of_label(label: str) -> RoleKind:
    """What a label or the head of a column means: 牵头单位 is lead, 责任部门 responsible."""
    bare = "".join(label.partition("(")[0].split()) or label
    return next((kind for words, kind in _LABEL_WORDS if re.search(words, bare)), "responsible")


def stand_beside(text: str, names: list[Place]) -> tuple[bool, ...]:
    """For each name, whether it stands beside the one before, with no comma, stop or 等 between them."""
    ends = [0, *(end for _, end in names)]
    return tuple(
        at > 0 and re.fullmatch(r"\s*(?:、|以及|[和及与])?\s*", text[ends[at] : start]) is not None
        for at, (start, _) in enumerate(names)
    )


def read_names(text: str) -> tuple[list[Place], bool]:
    """The names in a list without a role, as in a cell of a table, and whether 等 leaves it open.

    Args:
        text: the list, on the shadow string.
    """
    listed = re.sub(r"(?<!高)等[^、,;。]{0,8}$", lambda found: " " * len(found[0]), text.rstrip(" 。;,、\t"))
    names = [name for name in split_names(listed) if not names_nobody(listed[slice(*name)])]
    return names, listed != text[: len(listed)]


def moved(stated: Stated, by: int) -> Stated:
    """What was read in a piece, its places counted in the page."""
    return Stated(
        tuple(_moved_part(part, by) for part in stated.parts),
        tuple(_moved_part(part, by) for part in stated.below),
        tuple(_moved_part(part, by) for part in stated.throughout),
        _shift(stated.first_leads, by),
        _shift(stated.limit, by),
    )


def _moved_part(part: Part, by: int) -> Part:
    label = part.label if part.label == (0, 0) else (part.label[0] + by, part.label[1] + by)
    return replace(part, label=label, names=tuple((at + by, to + by) for at, to in part.names))


def _shift(place: Place | None, by: int) -> Place | None:
    return (place[0] + by, place[1] + by) if place else None
