"""Reads what a bracket or a block says, by grammar/assignment.lark from `stated`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from gwparse.duties.tree import own_tokens, place_of, subtrees
from gwparse.duties.values import ROLE_WORDS, Part, Place, RoleKind, Stated, kind_of_label, read_names, stand_beside
from gwparse.grammar import alternation, parse_line, place
from gwparse.lalr import Token, Tree
from gwparse.organs import join_wholes, looks_like_organ, names_nobody, split_names


@cache
def role_stem() -> re.Pattern[str]:
    """Something without which a piece of text holds no assignment: the beginning of a role word."""
    return re.compile(
        "牵头|主办|主责|责任|负责|负总责|承办|主抓|包抓|配合|协办|协助|协同|支持|参与|参加|指导|督导|督促|督办|监督|落实|会同|会办|会商"
        "|实施|执行|验收|督查|审核|协作|成员|联合|主管|业主|包保"
    )


@cache
def block_label() -> re.Pattern[str]:
    """The label with which a line of an assignment block begins: 牵头单位：, 完成时限：."""
    return re.compile(alternation("assignment_label"))


@cache
def label_inside() -> re.Pattern[str]:
    """Such a label inside a text, after a mark or a blank."""
    return re.compile(rf"(?<![^,。;\s])(?:{block_label().pattern})")


def begins_block(line: str) -> bool:
    """Whether a line begins with the label of an assignment block, in a bracket or not, spread with blanks or not.

    Args:
        line: the line, on the shadow string.
    """
    head = "".join(line[: line.find(":") + 1].split()).lstrip("[(〔【")
    return re.search(
        "单位|主体|部门|处室|科室|股室|机构|领导|人:|时|期|节点|进度|牵头:|办:|配合:|责任:", head
    ) is not None and (block_label().match(head) is not None)


def lists_organs(text: str) -> Stated | None:
    """A bracket that holds nothing but names of organs, as plans of the State Council print them: （财政部、商务部）.

    Args:
        text: the inside, on the shadow string.
    """
    if "牵头" in text or not looks_like_organ(text.rstrip()):
        return None
    names, open_ended = read_names(text)
    if not names or not all(looks_like_organ(text[at:to]) and to - at >= 2 for at, to in names):
        return None
    return Stated((Part("responsible", (0, 0), tuple(names), stand_beside(text, names), open_ended),))


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
    before = ""
    for statement in subtrees(tree):
        match statement.data:
            case "labelled_role":
                said.take(_labelled_role(statement, text))
            case "labelled" | "clause":
                said.take([_part(statement, text)])
            case "bare":
                said.go_on(_part(statement, text), text)
            case "joint":
                said.take(_joint(statement, text))
            case "by_default":
                said.below.append(_part(statement, text))
            case "all_are":
                said.throughout.append(_part(statement, text))
            case "first_leads":
                said.first_leads = place_of(statement)
            case "limit":
                words = [token for token in statement.tokens() if token.type != "LIMIT_LABEL"]
                if words and (said.limit is None or before == "limit"):  # 6月底前完成，长期坚持 is one limit
                    said.limit = ((said.limit or place(words[0]))[0], place(words[-1])[1])
        said.first_leads = said.first_leads or _first_leads_in_label(statement)
        before = statement.data
    return said.stated(text)


@dataclass(slots=True)
class _Said:
    """What has been read so far; see `Stated`."""

    parts: list[Part] = field(default_factory=list)
    below: list[Part] = field(default_factory=list)
    throughout: list[Part] = field(default_factory=list)
    first_leads: Place | None = None
    limit: Place | None = None
    more: list[Part] = field(default_factory=list)

    def take(self, parts: Iterable[Part]) -> None:
        """Take the roles of one statement; what went on with the list before it is part of that list now."""
        self.close()
        self.parts.extend(parts)

    def close(self) -> None:
        """Put the names that went on behind the last role into it."""
        if self.more:
            last = self.parts[-1]
            names = [*last.names, *(name for part in self.more for name in part.names)]
            beside = (*last.beside, *(at > 0 and beside for part in self.more for at, beside in enumerate(part.beside)))
            open_ended = last.open_ended or any(part.open_ended for part in self.more)
            self.parts[-1] = replace(last, names=tuple(names), beside=beside, open_ended=open_ended)
            self.more = []

    def go_on(self, part: Part, text: str) -> None:
        """Take names without a role: more of a labelled list in front of them (责任单位：A、B；各县政府), or a list by itself."""
        organs = all(looks_like_organ(text[at:to]) for at, to in part.names)
        last = self.parts[-1] if self.parts else None
        end = self.more[-1].names[-1][1] if self.more else last.names[-1][1] if last and last.names else 0
        if last is None:
            self.parts.append(part)
        elif organs and part.names and "。" not in text[end : part.names[0][0]] and _is_labelled(last, text):
            self.more.append(part)
        elif organs and part.names:
            self.take([part])

    def stated(self, text: str) -> Stated | None:
        """All of it; None when no organ has a role in it."""
        self.close()
        parts = tuple(part for part in self.parts if part.names)
        if not any(_is_certain(part, text) for part in (*parts, *self.below, *self.throughout)):
            # A、B。列第一位者为牵头单位: the clause says what the names are there for
            names = [text[at:to] for part in parts for at, to in part.names]
            if self.first_leads is None or not names or not all(map(looks_like_organ, names)):
                return None
        return Stated(parts, tuple(self.below), tuple(self.throughout), self.first_leads, self.limit)


def _first_leads_in_label(statement: Tree) -> Place | None:
    """Where a label says in brackets that the first leads: 责任单位（列第一位者为牵头单位）."""
    label = next((token for token in own_tokens(statement) if token.type == "LABEL"), None)
    return first_leads_in(str(label), place(label)[0]) if label is not None else None


def first_leads_in(text: str, offset: int = 0) -> Place | None:
    """Where a text says that the first named leads: 列第一位者为牵头单位，下同; None where it does not.

    Args:
        text: a label, the head of a column or a sentence, on the shadow string.
        offset: where the text stands in what places are counted in.
    """
    found = re.search(r"[排列居][^,;。()]{0,8}(?:第一|首)[^,;。()]{0,12}牵头[^,;。()]{0,12}(?:,\s*下同)?", text)
    return (offset + found.start(), offset + found.end()) if found else None


def _is_certain(part: Part, text: str) -> bool:
    """Whether a part is one of an assignment: with a printed label, or with a name that ends like an organ's."""
    named = any(looks_like_organ(text[at:to]) for at, to in part.names)
    return part.label[1] > 0 and (named or _is_labelled(part, text))


def _is_labelled(part: Part, text: str) -> bool:
    """Whether the role is a label with a colon in front of the names, and no word behind them."""
    end = part.label[1]
    return end > 0 and re.match(r"[^一-鿿]*:|为", text[end : end + 3]) is not None


def _labelled_role(statement: Tree, text: str) -> list[Part]:
    """A label, names and a role behind them: the role of those behind the last comma where it is another (牵头单位：A，B配合)."""
    whole = _part(statement, text)
    label = next(token for token in own_tokens(statement) if token.type == "LABEL")
    cut = max((at for at, beside in enumerate(whole.beside) if at and not beside), default=0)
    if cut == 0 or _is_labelled(whole, text):
        return [whole]
    first, last = whole.names[:cut], whole.names[cut:]
    return [
        Part(kind_of_label(str(label)), _without_colon(label), first, stand_beside(text, list(first)), False),
        replace(whole, names=last, beside=stand_beside(text, list(last))),
    ]


def _part(statement: Tree, text: str) -> Part:
    """The names of one statement, with its role; what is printed behind the names goes before a label of another kind."""
    names = _names(subtrees(statement), text)
    own = own_tokens(statement)
    label = next((token for token in own if token.type == "LABEL"), None)
    role = next((token for token in reversed(own) if token.type in (*ROLE_WORDS, "ALL_ARE")), None)
    kind: RoleKind = "responsible"
    where = (0, 0)
    if role is not None:
        kind, where = ROLE_WORDS.get(role.type) or kind_of_label(str(role)), place(role)
    if label is not None and (role is None or kind in ("responsible", kind_of_label(str(label)))):
        kind, where = kind_of_label(str(label)), _without_colon(label)
    open_ended = any(token.type == "OPEN" for token in statement.tokens())
    return Part(kind, where, tuple(names), stand_beside(text, names), open_ended)


def _joint(statement: Tree, text: str) -> list[Part]:
    """A会同B负责: who leads, and who joins."""
    joins = next(token for token in own_tokens(statement) if token.type == "JOINS")
    where = place(joins)
    heads = _names([child for child in subtrees(statement) if place_of(child) < where], text)
    others = _names([child for child in subtrees(statement) if place_of(child) > where], text)
    opens = [place(token) for token in statement.tokens() if token.type == "OPEN"]
    return [
        Part("lead", where, tuple(heads), stand_beside(text, heads), any(at < where for at in opens)),
        Part("participate", where, tuple(others), stand_beside(text, others), any(at > where for at in opens)),
    ]


def _names(listed: list[Tree], text: str) -> list[Place]:
    """The places of the names in a list, without those that stand for nobody (待定)."""
    names: list[Place] = []
    for child in listed:
        start, end = place_of(subtrees(child)[0] if child.data == "item" else child)
        names.extend((start + at, start + to) for at, to in split_names(text[start:end]))
    return [name for name in join_wholes(text, names) if not names_nobody(text[slice(*name)])]


def _without_colon(label: Token) -> Place:
    start, _ = place(label)
    return start, start + len(re.sub(r"\s*(?::|为)$", "", str(label)))
