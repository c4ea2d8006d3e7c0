"""Reads the language of assignments (责任分工), by grammar/assignment.lark, into plain values.

`read_stated` takes the inside of a bracket or a block, `read_running` a sentence. Both take a piece of the shadow string and
give places counted in it; Lark's types stop here. A piece that is not of the language gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from gwparse.grammar import alternation, parse_line, place
from gwparse.organs import join_wholes, looks_like_organ, names_nobody, organs_among, split_names

if TYPE_CHECKING:
    from lark import Tree
    from lark.lexer import Token

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
    ("配合|协办|协助|支持", "support"),
    ("参与|参加|会办", "participate"),
    ("指导|督导|监督", "guide"),
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


@cache
def role_stem() -> re.Pattern[str]:
    """Something without which a piece of text holds no assignment: the beginning of a role word."""
    return re.compile(
        "牵头|主办|主责|责任|负责|负总责|承办|配合|协办|协助|参与|参加|指导|督导|督促|监督|落实|会同|会办|会商|实施"
    )


@cache
def block_label() -> re.Pattern[str]:
    """The label with which a line of an assignment block begins: 牵头单位：, 完成时限：."""
    return re.compile(alternation("assignment_label"))


def begins_block(line: str) -> bool:
    """Whether a line begins with the label of an assignment block, in a bracket or not, spread with blanks or not.

    Args:
        line: the line, on the shadow string.
    """
    head = "".join(line[: line.find(":") + 1].split()).lstrip("[(〔【")
    return re.search(
        "单位|主体|部门|处室|科室|股室|机构|领导|人:|时|期|节点|进度|牵头:|办:|配合:|责任:", head
    ) is not None and (block_label().match(head) is not None)


def states_duty(text: str) -> bool:
    """Whether the inside of a bracket says who does something.

    Args:
        text: the inside, on the shadow string.
    """
    return role_stem().search(text) is not None and read_stated(text) is not None


def read_stated(text: str) -> Stated | None:
    """What the inside of a bracket or a block says; None when it names no organ with a role.

    Args:
        text: the inside, on the shadow string; a line break parts statements.
    """
    tree = parse_line("assignment", text, "stated")
    if tree is None:
        return None
    said = _Said()
    for statement in _subtrees(tree):
        match statement.data:
            case "labelled" | "labelled_role" | "clause":
                said.parts.append(_part(statement, text))
            case "bare":
                said.go_on(_part(statement, text), text)
            case "joint":
                said.parts.extend(_joint(statement, text))
            case "by_default":
                said.below.append(_part(statement, text))
            case "all_are":
                said.throughout.append(_part(statement, text))
            case "first_leads":
                said.first_leads = _place_of(statement)
            case "limit":
                words = [token for token in _tokens(statement) if token.type != "LIMIT_LABEL"]
                said.limit = place(words[-1]) if words else said.limit
        said.first_leads = said.first_leads or _first_leads_in_label(statement)
    return said.stated(text)


@dataclass(slots=True)
class _Said:
    """What has been read so far; see `Stated`."""

    parts: list[Part] = field(default_factory=list)
    below: list[Part] = field(default_factory=list)
    throughout: list[Part] = field(default_factory=list)
    first_leads: Place | None = None
    limit: Place | None = None

    def go_on(self, part: Part, text: str) -> None:
        """Take names without a role as more of the list in front of them: 责任单位：A、B；各县政府."""
        if not self.parts:
            self.parts.append(part)
            return
        before = self.parts[-1]
        names = (*before.names, *part.names)
        self.parts[-1] = replace(
            before, names=names, beside=_beside(text, list(names)), open_ended=before.open_ended or part.open_ended
        )

    def stated(self, text: str) -> Stated | None:
        """All of it; None when no organ has a role in it."""
        parts = tuple(part for part in self.parts if part.names)
        if not any(_is_certain(part, text) for part in (*parts, *self.below, *self.throughout)):
            return None
        return Stated(parts, tuple(self.below), tuple(self.throughout), self.first_leads, self.limit)


def _first_leads_in_label(statement: Tree[Token]) -> Place | None:
    """Where a label says in brackets that the first leads: 责任单位（列第一位者为牵头单位）."""
    label = next((token for token in _own_tokens(statement) if token.type == "LABEL"), None)
    found = re.search(r"\(([^()]*第一[^()]*牵头[^()]*)\)", str(label)) if label is not None else None
    return (place(label)[0] + found.start(1), place(label)[0] + found.end(1)) if found and label is not None else None


def _is_certain(part: Part, text: str) -> bool:
    """Whether a part is one of an assignment: with a printed label, or with a name that ends like an organ's."""
    start, end = part.label
    labelled = re.match(r"[^一-鿿]*:|为", text[end : end + 3]) is not None
    return end > start and (labelled or any(looks_like_organ(text[at:to]) for at, to in part.names))


def _part(statement: Tree[Token], text: str) -> Part:
    """The names of one statement, with its role; what is printed behind the names goes before a label of another kind."""
    names = _names(_subtrees(statement), text)
    own = _own_tokens(statement)
    label = next((token for token in own if token.type == "LABEL"), None)
    role = next((token for token in reversed(own) if token.type in (*ROLE_WORDS, "ALL_ARE")), None)
    kind: RoleKind = "responsible"
    where = (0, 0)
    if role is not None:
        kind, where = ROLE_WORDS.get(role.type) or kind_of_label(str(role)), place(role)
    if label is not None and (role is None or kind in ("responsible", kind_of_label(str(label)))):
        kind, where = kind_of_label(str(label)), _without_colon(label)
    open_ended = any(token.type == "OPEN" for token in _tokens(statement))
    return Part(kind, where, tuple(names), _beside(text, names), open_ended)


def _joint(statement: Tree[Token], text: str) -> list[Part]:
    """A会同B负责: who leads, and who joins."""
    joins = next(token for token in _own_tokens(statement) if token.type == "JOINS")
    where = place(joins)
    heads = _names([child for child in _subtrees(statement) if _place_of(child) < where], text)
    others = _names([child for child in _subtrees(statement) if _place_of(child) > where], text)
    open_ended = any(token.type == "OPEN" and place(token) > where for token in _tokens(statement))
    return [
        Part("lead", where, tuple(heads), _beside(text, heads), False),
        Part("participate", where, tuple(others), _beside(text, others), open_ended),
    ]


def _names(listed: list[Tree[Token]], text: str) -> list[Place]:
    """The places of the names in a list, without those that stand for nobody (待定)."""
    names: list[Place] = []
    for child in listed:
        start, end = _place_of(_subtrees(child)[0] if child.data == "item" else child)
        names.extend((start + at, start + to) for at, to in split_names(text[start:end]))
    return [name for name in join_wholes(text, names) if not names_nobody(text[slice(*name)])]


def read_names(text: str) -> tuple[list[Place], bool]:
    """The names in a list without a role, as in a cell of a table, and whether 等 leaves it open.

    Args:
        text: the list, on the shadow string.
    """
    listed = re.sub(r"(?<!高)等[^、,;。]{0,8}$", lambda found: " " * len(found[0]), text.rstrip(" 。;,、\t"))
    names = [name for name in split_names(listed) if not names_nobody(listed[slice(*name)])]
    return names, listed != text[: len(listed)]


def kind_of_label(label: str) -> RoleKind:
    """What a label or the head of a column means: 牵头单位 is lead, 责任部门 responsible."""
    bare = "".join(label.partition("(")[0].split()) or label
    return next((kind for words, kind in _LABEL_WORDS if re.search(words, bare)), "responsible")


def _without_colon(label: Token) -> Place:
    start, _ = place(label)
    return start, start + len(re.sub(r"\s*(?::|为)$", "", str(label)))


def _beside(text: str, names: list[Place]) -> tuple[bool, ...]:
    """For each name, whether it stands beside the one before, with no comma, stop or 等 between them."""
    ends = [0, *(end for _, end in names)]
    return tuple(
        at > 0 and re.fullmatch(r"\s*(?:、|以及|[和及与])?\s*", text[ends[at] : start]) is not None
        for at, (start, _) in enumerate(names)
    )


def read_running(text: str) -> list[list[Part]]:
    """The assignments in a sentence, each a list of roles for one task; empty when there is none.

    Roles that follow each other without a task between them are one assignment (A牵头，B配合); a role that only helps makes
    none by itself.

    Args:
        text: the sentence, on the shadow string.
    """
    tree = parse_line("assignment", text, "running")
    if tree is None:
        return []
    found: list[list[Part]] = []
    subject: Token | None = None
    tasked = True
    for piece in _subtrees(tree):
        by = {token.type: token for token in _tokens(piece)}
        organs = by.get("ORGANS") or subject
        if piece.data == "subject":
            subject = by["SUBJECT"]
        elif piece.data == "task" and _ANOTHER.search(str(by["PIECE"])):
            subject = None
        told = piece.data == "again" and "AGAIN" in by and not tasked  # A牵头，B参加，负责某事: the task of both
        parts = _duty(by, organs, piece, text) if piece.data in ("duty", "again") and organs and not told else []
        if not parts or not parts[0].names:
            tasked = True
            continue
        start, end = parts[0].label
        leads = parts[0].kind in ("lead", "responsible") or text[start:end].startswith(("负责", "组织"))
        led_in = (
            piece.data == "duty" and place(by["ORGANS"])[0] - _place_of(piece)[0] > 1
        )  # 县级由B负责: a task of its own
        if found and not tasked and piece.data == "again":
            found[-1].extend(parts[1:])
        elif found and piece.data == "duty" and (not leads or not (tasked or led_in)):
            found[-1].extend(parts)
        elif leads:
            found.append(parts)
            subject = organs
        tasked = False
    return found


#: A task that brings in another organ, whom what follows may speak of: 可以委托运营单位，负责…….
_ANOTHER = re.compile("委托|授权|成立|设立|组建|组成|选派|指定|下设|设在")


def _duty(by: dict[str, Token], organs: Token, clause: Tree[Token], text: str) -> list[Part]:
    """The roles of one clause of running text.

    Args:
        by: the tokens of the clause.
        organs: the names of those who do it, printed in the clause or before it.
        clause: the clause.
        text: the sentence.
    """
    role = next(token for name, token in by.items() if name in (*ROLE_WORDS, "JOINS", "PRINCIPAL", "AGAIN"))
    partners, opened = by.get("PARTNERS"), by.get("OPEN")
    label = place(role)
    subject = (
        place(organs)[0]
        if organs.type == "SUBJECT" and text.find(",", 0, label[0]) < label[0]
        else _place_of(clause)[0]
    )
    kind: RoleKind = "lead" if role.type == "JOINS" else ROLE_WORDS.get(role.type) or kind_of_label(_tail(role))
    if role.type == "PRINCIPAL":
        label = (label[1] - len(_tail(role)), label[1])
    opens_partners = partners is not None and opened is not None and place(opened) > place(partners)
    opens_organs = opened is not None and not opens_partners and clause.data == "duty"
    named = _only_organs(_named(organs, kind, label, text, opens_organs, subject), text)
    if partners is None:
        return [named]
    return [named, _named(partners, "participate", label, text, opens_partners, subject)]


def _tail(role: Token) -> str:
    """The last word of 是本项工作的责任主体, 对本地区工作负总责."""
    return str(role)[-3:] if str(role).endswith("负总责") else str(role)[-4:]


def _named(organs: Token, kind: RoleKind, label: Place, text: str, open_ended: bool, subject: int) -> Part:
    start, end = place(organs)
    listed, opened = read_names(text[start:end])
    names = [(start + at, start + to) for at, to in listed]
    return Part(kind, label, tuple(names), _beside(text, names), open_ended or opened, subject)


def _only_organs(part: Part, text: str) -> Part:
    """A part of running text without the pieces that are no organ's name."""
    kept = organs_among([text[start:end] for start, end in part.names])
    return replace(part, names=tuple(part.names[at] for at in kept), beside=tuple(part.beside[at] for at in kept))


def _subtrees(tree: Tree[Token]) -> list[Tree[Token]]:
    from lark import Tree

    return [child for child in tree.children if isinstance(child, Tree)]


def _own_tokens(tree: Tree[Token]) -> list[Token]:
    """The tokens right below a node, those inside its names left out."""
    from lark.lexer import Token

    return [child for child in tree.children if isinstance(child, Token)]


def _tokens(tree: Tree[Token]) -> Iterator[Token]:
    return tree.scan_values(lambda _: True)


def _place_of(tree: Tree[Token]) -> Place:
    tokens = list(_tokens(tree))
    return place(tokens[0])[0], place(tokens[-1])[1]
