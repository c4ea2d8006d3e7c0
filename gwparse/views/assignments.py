"""Who does what by when: the assignments of a page (责任分工), in every form that documents write them.

The tree gives the places, grammar/assignment.lark the language, `candidates.py` what each place says, `scope.py` what it is about.
Here names are spelled out, clauses that speak of later assignments are carried on, and time limits are attached.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gwparse.duties import Part, Place, RoleKind
from gwparse.layout import FilePlace
from gwparse.nodes import Document, Page, Section
from gwparse.organs import is_collective, spelled_out
from gwparse.patterns import lazy
from gwparse.register import Register
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.candidates import Candidate, Form, find_candidates
from gwparse.views.paths import Located, located_leaves, printed_heading
from gwparse.views.scope import DecidedBy, Scope, find_scopes
from gwparse.views.time_limits import find_limits, last_day
from gwparse.walk import find_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One organ, or one kind of organs, with a role (责任单位).

    Attributes:
        text: the name as printed.
        resolved: what it stands for without its neighbours (财政局 behind 市发改委 is 市财政局); None where that is not certain.
        collective: whether it means a kind of organs and not one: 各县（市、区）人民政府, 市有关部门.
        line, column: where it stands, from 1.
        span: the same in code points.
    """

    text: str
    resolved: str | None
    collective: bool
    line: int
    column: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Units with one role in a task.

    Attributes:
        kind: lead 牵头、主办 · responsible 责任、负责 · support 配合、协办 · participate 参加 · guide 指导、督促 · implement 落实.
        label: the role as printed; empty where none is.
        units: the units in order.
        open_ended: whether 等 leaves the list open.
        carried: whether the role is not printed here but follows from a clause further up (列第一位者为牵头单位，下同).
    """

    kind: RoleKind
    label: str
    units: tuple[Unit, ...]
    open_ended: bool
    carried: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when a task is to be done (完成时限).

    Attributes:
        text: as printed.
        date: the last day that counts as YYYY-MM-DD, a month or a year where no day is meant; None where the text names no year.
        span: where it is printed, in code points.
    """

    text: str
    date: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One place that says who does a task.

    Attributes:
        task: the title of the section it governs, or the text it governs where that has no title.
        path: the headings above the task and its own, from the top.
        number: their labels in one: 三、（一）2.; for a row of a table its own number behind them, where it has one.
        document: the number of its document among all documents of the page, from 0.
        form: how it is written.
        line: where it begins, from 1.
        span: where it stands, brackets and labels included, in code points.
        text: the same as printed.
        governs: the stretch of text that it is about.
        decided_by: how that was found: section · siblings · text · sentence · row.
        certain: False where the text would bear another reading of what it governs.
        roles: the roles in the order of the text, carried ones last.
        deadline: by when, printed with it or once in the text it governs.
        notes: what is odd about it, in Chinese: a bracket that is not closed.
        place: where somebody who has the file open in a word processor finds it, or on the pages of a PDF
            or OFD file; None for texts, whose lines tell it.
    """

    task: str
    path: tuple[str, ...]
    number: str
    document: int
    form: Form
    line: int
    span: Span
    text: str
    governs: Span
    decided_by: DecidedBy
    certain: bool
    roles: tuple[Role, ...]
    deadline: Deadline | None
    notes: tuple[str, ...] = ()
    place: FilePlace | None = None


#: A file, None for text that is not from one, and its assignments.
FileTasks = tuple[str | None, Sequence[Assignment]]


def assignments(page: Page, register: Register | None = None) -> list[Assignment]:
    """The assignments of a page, in the order of the text.

    Args:
        page: the page.
        register: the user's own list of units, which sharpens `resolved`; none by default.
    """
    shadow = shadow_of(page.text).replace("**", "  ").replace("__", "  ")  # marks of Markdown are no part of a name
    documents = list(find_all(page, Document))
    leaves = (place for place in located_leaves(page) if place.document is not None)
    found: list[Assignment] = []
    for number, places in groupby(leaves, key=lambda place: place.document):
        assert number is not None
        found.extend(_of_document(page, shadow, documents[number], number, list(places), register or Register()))
    return sorted(found, key=lambda assignment: assignment.span.start)


def _of_document(
    page: Page, shadow: str, document: Document, number: int, leaves: list[Located], register: Register
) -> Iterator[Assignment]:
    """The assignments of one document, or of one stretch of it between two annexes."""
    candidates = _without_stray_lists(list(find_candidates(shadow, leaves)))
    standing: dict[tuple[str, ...], Role] = {}
    everywhere = (found.stated.first_leads for found in candidates if found.running)
    clause = next(filter(None, everywhere), None)  # said in the text and not in a bracket: of the whole document
    first_leads = page.text[slice(*clause)] if clause else None
    level = ""
    previous: Candidate | None = None
    for candidate, scope in zip(candidates, find_scopes(document, candidates), strict=True):
        stated = candidate.stated
        roles, level = _roles(page, shadow, stated.parts, register, level if _goes_on(previous, candidate) else "")
        since = previous.end if previous is not None else 0
        previous = candidate
        if stated.first_leads:
            first_leads = page.text[slice(*stated.first_leads)]
        _stand(standing, _roles(page, shadow, stated.throughout, register)[0])
        carried = [*_first_as_lead(roles, first_leads), *_not_yet(standing.values(), roles)]
        _stand(standing, _roles(page, shadow, stated.below, register)[0])
        if roles or stated.throughout:
            yield Assignment(
                task=_task(page, candidate, scope),
                path=tuple(printed_heading(section) for section in scope.path),
                number=_number(scope.path) + _row_number(page, candidate),
                document=number,
                form=candidate.form,
                line=page.position(candidate.start).line,
                span=Span(candidate.start, candidate.end),
                text=page.text[candidate.start : candidate.end],
                governs=Span(scope.start, scope.end),
                decided_by=scope.decided_by,
                certain=scope.certain and candidate.certain,
                roles=(*roles, *carried),
                deadline=_deadline(page, shadow, candidate, scope, since),
                notes=() if candidate.closed else ("这一处责任分工的括号缺后括号",),
                place=page.places.place(Span(candidate.start, candidate.end)) if page.places is not None else None,
            )


#: A document that says who does it with bare lists of organs in brackets does so at least as often as this.
_FEWEST_LISTS = 3


def _without_stray_lists(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without brackets that hold only names, unless the document says in that way who does what."""
    lists = [candidate for candidate in candidates if candidate.bare]
    declared = any(candidate.stated.first_leads for candidate in candidates)
    if not lists or declared or len(lists) >= _FEWEST_LISTS:
        return candidates
    return [candidate for candidate in candidates if not candidate.bare]


#: A document has a clause or two that hold for what follows; more are no longer kept.
_MOST_STANDING = 20


def _stand(standing: dict[tuple[str, ...], Role], roles: Sequence[Role]) -> None:
    """Keep roles for the assignments that follow, each once."""
    for role in roles if len(standing) < _MOST_STANDING else ():
        standing.setdefault((role.kind, *(unit.text for unit in role.units)), replace(role, carried=True))


def _goes_on(previous: Candidate | None, candidate: Candidate) -> bool:
    """Whether a clause of running text follows right on another: A牵头推进甲事，B牵头推进乙事."""
    return previous is not None and previous.form == candidate.form == "inline" and candidate.start - previous.end <= 2


def _roles(
    page: Page, shadow: str, parts: Sequence[Part], register: Register, level: str = ""
) -> tuple[list[Role], str]:
    """The roles that some parts say, and the level of government that the names behind them go on with."""
    roles: list[Role] = []
    for part in parts:
        names = [shadow_of("".join(page.text[start:end].splitlines())) for start, end in part.names]
        full, level = spelled_out(names, list(part.beside), level)
        units = tuple(
            _unit(page, place, spelled, register.name_of(name, spelled))
            for place, name, spelled in zip(part.names, names, full, strict=True)
        )
        label = page.text[slice(*part.label)]
        roles.append(Role(kind=part.kind, label=label, units=units, open_ended=part.open_ended))
    return roles, level


def _unit(page: Page, place: Place, spelled: str | None, known: str | None) -> Unit:
    """One unit.

    Args:
        page: the page.
        place: where its name stands.
        spelled: what it stands for by its neighbours, on the shadow string.
        known: the same by the register.
    """
    text = "".join(page.text[slice(*place)].splitlines())
    shadow = shadow_of(text)
    if known == spelled and spelled is not None and shadow.startswith(spelled):
        known = text[: len(spelled)]  # the name itself: with the marks as printed
    here = page.position(place[0])
    return Unit(
        text=text,
        resolved=known,
        collective=is_collective(shadow),
        line=here.line,
        column=here.column,
        span=Span(*place),
    )


def _first_as_lead(roles: Sequence[Role], clause: str | None) -> list[Role]:
    """The lead that 列第一位者为牵头单位 gives an assignment that names none; what is printed goes before it."""
    if clause is None or not roles or any(role.kind == "lead" for role in roles) or not roles[0].units:
        return []
    return [Role(kind="lead", label=clause, units=roles[0].units[:1], open_ended=False, carried=True)]


def _not_yet(standing: Iterable[Role], roles: Sequence[Role]) -> list[Role]:
    """The standing roles whose units an assignment does not name itself."""
    named = {unit.text for role in roles for unit in role.units}
    return [role for role in standing if not all(unit.text in named for unit in role.units)]


def _number(path: Sequence[Section]) -> str:
    """The labels of a path in a row, 一、（一）; a decimal one tells those above it itself: 2.1.3, not 22.12.1.3."""
    labels: list[str] = []
    for section in path:
        if labels and section.label.startswith(labels[-1].rstrip(".、") + "."):
            labels.pop()
        labels.append(section.label)
    return "".join(labels)


def _row_number(page: Page, candidate: Candidate) -> str:
    """The number that a row of a table has in the table."""
    return "".join(page.text[slice(*candidate.number)].split()) if candidate.number is not None else ""


def _task(page: Page, candidate: Candidate, scope: Scope) -> str:
    """The title of the section, or the text that is governed, on one line and without the assignment itself."""
    section = scope.section
    if section is None:
        text = page.text[scope.start : scope.end]
    elif section.title:
        text = section.title
        inside = candidate.start - section.heading.span.end
        if inside < 0:
            text = text.replace(page.text[candidate.start : candidate.end], "")
    else:
        text = page.text[section.heading.span.start + len(section.label) : scope.end]
    return "".join(text.split()).lstrip("，、；。,;：:")


#: 自印发之日起30日内 is a deadline; 自接到申请之日起10日内 is how long each case may take.
_ISSUED = lazy("印发|发布|公布|施行")


#: What makes a time limit a condition: 在2026年6月30日前缴清契税的，…
_CONDITION = lazy("[^,;:。!?\n]{1,40}的[,;]")


def _deadline(page: Page, shadow: str, candidate: Candidate, scope: Scope, since: int) -> Deadline | None:
    """The time limit printed with the assignment, or the only deadline in the text that it governs.

    Args:
        page: the page.
        shadow: its shadow.
        candidate: the assignment.
        scope: what it governs.
        since: where the assignment before it ends.
    """
    if candidate.stated.limit is not None:
        start, end = candidate.stated.limit
        start += len(page.text[start:end]) - len(page.text[start:end].lstrip())
        text = re.sub("(?:完成|落实|启动|建成|见效|达标)$", "", page.text[start:end].rstrip())
        return Deadline(text=text, date=last_day(shadow[start:end]), span=Span(start, start + len(text)))
    begins = scope.start
    if candidate.running:  # 2025年6月底前，由市教育局牵头完成摸底
        marks = (shadow.rfind(mark, candidate.where.leaf.span.start, candidate.start) for mark in "。；;!?")
        begins = max(candidate.where.leaf.span.start, since, *(at + 1 for at in marks))
    found = {
        page.text[start:end]: Deadline(
            text=page.text[start:end], date=last_day(shadow[start:end]), span=Span(start, end)
        )
        for kind, start, end in find_limits(shadow, min(begins, scope.start), max(scope.end, candidate.end))
        if (kind == "deadline" or (kind == "relative" and _ISSUED.search(shadow, start, end)))
        and not _CONDITION.match(shadow, end)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def by_unit(found: Sequence[Assignment]) -> dict[str, list[tuple[Assignment, Role]]]:
    """What each unit must do: assignments with its role, under the unit's resolved name, in the order of first mention.

    A unit that has several roles in one assignment is listed once, as a lead where it is one; a name that could not be
    resolved stands as printed.
    """
    table: dict[str, list[tuple[Assignment, Role]]] = {}
    for assignment in found:
        for role in sorted(assignment.roles, key=lambda role: role.kind != "lead"):
            for unit in role.units:
                rows = table.setdefault(unit.resolved or unit.text, [])
                if not rows or rows[-1][0] is not assignment:
                    rows.append((assignment, role))
    return table
