"""Reads what a sentence says, by grammar/assignment.lark from `running`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gwparse.duties.tree import place_of, subtrees
from gwparse.duties.values import ROLE_WORDS, Part, Place, RoleKind, kind_of_label, read_names, stand_beside
from gwparse.grammar import parse_line, place
from gwparse.lalr import Token, Tree
from gwparse.organs import organs_among
from gwparse.patterns import lazy

#: A task that brings in another organ, whom what follows may speak of: 可以委托运营单位，负责…….
_ANOTHER = lazy("委托|授权|成立|设立|组建|组成|选派|指定|下设")


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
    told = _Told(text)
    for clause in subtrees(tree):
        told.take(clause)
    return told.found


@dataclass(slots=True)
class _Told:
    """What a sentence has told so far.

    Attributes:
        text: the sentence.
        found: the assignments.
        subject: the names that a clause without names speaks of: 区民政部门自接到申请之日起10日内，会同区残联……
        begins: where that subject begins, while no assignment holds it.
        tasked: whether a task stands between the last role and here.
    """

    text: str
    found: list[list[Part]] = field(default_factory=list)
    subject: Token | None = None
    begins: int | None = None
    tasked: bool = True

    def take(self, clause: Tree) -> None:
        """Read one clause: names with a role, a role of the subject, a subject, or a task."""
        by = {token.type: token for token in clause.tokens()}
        match clause.data:
            case "duty":
                parts = _duty(by, by["ORGANS"], clause, self.text)
                begins = _led_in(by)
                parts = [replace(part, subject=begins) for part in parts]
                led_in = begins < place(by["ORGANS"])[0]  # 县级由B负责: a task of its own
                self._take_roles(parts, by["ORGANS"], of_its_own=self.tasked or led_in)
            case "again" if self.subject is not None and self.tasked:
                parts = _duty(by, self.subject, clause, self.text)
                if self.begins is not None:
                    parts = [replace(part, subject=self.begins) for part in parts]
                self._take_roles(parts, self.subject, of_its_own=True)
            case "again" if (
                "PARTNERS" in by and self.subject is not None
            ):  # A牵头，会同B: B joins in what was just said
                self.found[-1].extend(_duty(by, self.subject, clause, self.text)[1:])
            case "subject":
                self.subject, self.begins, self.tasked = by["SUBJECT"], place(by["SUBJECT"])[0], True
            case _:  # also A牵头，B参加，负责某事, the task of both
                if "PIECE" in by and _ANOTHER.search(str(by["PIECE"])):
                    self.subject = None
                self.tasked = True

    def _take_roles(self, parts: list[Part], organs: Token, *, of_its_own: bool) -> None:
        """Take roles as an assignment, or as more roles of the one before.

        Args:
            parts: the roles of one clause.
            organs: the names of those who have the first of them.
            of_its_own: whether the clause has a task of its own.
        """
        if not parts[0].names:
            self.tasked = True
            return
        start, end = parts[0].label
        leads = parts[0].kind in ("lead", "responsible") or self.text[start:end].startswith(("负责", "组织", "按"))
        if leads and (of_its_own or not self.found):
            self.found.append(parts)
            self.subject, self.begins = organs, None
            self.tasked = False
        elif self.found:
            self.found[-1].extend(parts)
            self.tasked = False


#: What stands in front of 由 and is no object: a day, an adverb, a verb.
_NO_OBJECT = lazy(
    r"(?:[并应可将须需均都要仍再也后暂]|应当|可以|必须|必要时|统一|具体|继续|原则上|一律|其中|同时|然后|之后|分别|共同|主要"
    r"|\d{1,4}年|\d{1,2}[月日]|[年月季]?[初中末底]|[前内起]|\s)*"
    r"|(?:除|如|若|凡).*|.*(?:同意|决定)|(?:现|拟|应)?(?:成立|设立|组建|明确|规定|要求|建议|改)"
)
#: Where an object begins in what stands in front of 由: behind a colon or the number of an item.
_OBJECT = lazy(
    r"(?:.*:)?\s*(?:[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}(?:、|\.(?!\d)))?\s*"
)


def _led_in(by: dict[str, Token]) -> int:
    """Where a clause begins: with the object in front of 由 (管线迁改由A负责), else with the names.

    Args:
        by: the tokens of the clause.
    """
    organs = place(by["ORGANS"])[0]
    lead = str(by["BY"]) if "BY" in by else ""
    start = _OBJECT.match(lead)
    if start is None or not lead.endswith("由") or _NO_OBJECT.fullmatch(lead, start.end(), len(lead) - 1):
        return organs
    return place(by["BY"])[0] + start.end()


def _duty(by: dict[str, Token], organs: Token, clause: Tree, text: str) -> list[Part]:
    """The roles of one clause of running text.

    Args:
        by: the tokens of the clause.
        organs: the names of those who do it, printed in the clause or before it.
        clause: the clause.
        text: the sentence.
    """
    role = next(token for name, token in by.items() if name in (*ROLE_WORDS, "JOINS", "PRINCIPAL", "AGAIN"))
    partners = by.get("PARTNERS")
    label, subject = place(role), place_of(clause)[0]
    kind: RoleKind = "lead" if role.type == "JOINS" else ROLE_WORDS.get(role.type) or kind_of_label(_tail(role))
    if role.type == "PRINCIPAL":
        label = (label[1] - len(_tail(role)), label[1])
    opens = [place(token) for token in clause.tokens() if token.type == "OPEN"]
    opens_partners = partners is not None and any(at > place(partners) for at in opens)
    opens_organs = clause.data == "duty" and any(at < label for at in opens)
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
    return Part(kind, label, tuple(names), stand_beside(text, names), open_ended or opened, subject)


def _only_organs(part: Part, text: str) -> Part:
    """A part of running text without the pieces that are no organ's name."""
    kept = organs_among([text[start:end] for start, end in part.names], open_ended=part.open_ended)
    return replace(part, names=tuple(part.names[at] for at in kept), beside=tuple(part.beside[at] for at in kept))
