"""Where the numbers of headings or items side by side do not follow one another (编号错乱).

A series counts up by one from 1. Several may stand in a run: below a lead-in of its own (注意事项：) a new one begins, and an item
may hold one of the same form. The numbers of a form may also run on through the parents: （六） below 二、 behind （五） below 一、.
What only looks broken is left out: a number that is printed in the text between two headings, a text that quotes another's
numbers, a text of which a piece was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from gwparse.nodes import Document, Section
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.label_numerals import LabelNumeral, is_printed, numeral_of
from gwparse.views.siblings import SiblingRun

#: gap: numbers are missing · repeat: the number before comes again · back: a smaller one follows · slip: one number is wrong
#: among right ones · start: a run begins in the middle · form: one number is written as those of another level are.
BreakKind = Literal["gap", "repeat", "back", "slip", "start", "form"]

#: More numbers than these are not skipped by a slip: the text was cut, or a figure was read as a label.
LONGEST_GAP = 3

#: A quotation that is not closed within so many characters has lost its mark.
LONGEST_QUOTATION = 4000

#: Titles of texts that change others, and quote their numbers; …办法（2024年修订） is the changed text itself.
AMENDING = lazy(r"关于[^《》]{0,20}(?:修改|修正|修订|废止)|修正案")

#: Signs that something was left out on purpose.
LEFT_OUT = lazy(r"[(〔【](?:此处|以下|内容|正文)?(?:从|省)?略[)〕】]|有删[减节]|…\s*$|\.{3,}\s*$|[*×]{3}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Member:
    """A heading of a run with its number.

    Attributes:
        section: the heading with what it governs.
        numeral: the numeral in its label.
        number: its number.
    """

    section: Section
    numeral: LabelNumeral
    number: int


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a number does not follow.

    Attributes:
        kind: how.
        run: the headings among which it stands.
        at: the heading whose number does not follow.
        before: the heading that it should follow, in its run or the last of the run before; None at the first of a document;
            for a form one that has the right form.
        expected: the number that should stand there; the next after `before`, or 1.
    """

    kind: BreakKind
    run: SiblingRun
    at: Member
    before: Member | None
    expected: int


def members_of(run: SiblingRun) -> list[Member]:
    """The headings of a run that count; an article put in (第三条之一) does not."""
    found = ((section, numeral_of(section)) for section in run.sections)
    return [Member(section, numeral, numeral.value) for section, numeral in found if numeral]


def breaks(shadow: str, documents: tuple[Document, ...], runs: Iterable[SiblingRun]) -> Iterator[Break]:
    """The breaks in all runs of a page.

    Args:
        shadow: the shadow of the page.
        documents: its documents.
        runs: the runs of headings.
    """
    earlier: dict[tuple[int, str], list[Member]] = {}
    lost: set[Span] = set()  # sections in front of which one is missing: its items are missing too, and are no news
    for run in sorted(runs, key=lambda run: run.sections[0].span.start):
        form = run.sections[0].form
        members = members_of(run)
        if not members or form.startswith("decimal") or not _is_own(shadow, documents[run.document], run):
            continue
        ends = earlier.setdefault((run.document, form), [])
        start = None if run.parent.span in lost else _start(shadow, run, members, ends)
        if start is not None and start.kind == "slip":
            members[0] = Member(members[0].section, members[0].numeral, start.expected)
        found = list(_steps(shadow, run, members))
        lost |= {broken.at.section.span for broken in found}
        yield from [start, *found] if start else found
        ends.append(members[-1])


def _is_own(shadow: str, document: Document, run: SiblingRun) -> bool:
    """Whether the numbers are the document's own and not those of a text that it quotes or changes."""
    first = run.sections[0]
    if first.level == "article" and isinstance(run.parent, Section) and isinstance(run.parent.level, int):
        return False
    return not quotes_another(shadow, document, first)


def quotes_another(shadow: str, document: Document, section: Section) -> bool:
    """Whether a section belongs to a text that a document quotes: it stands in quotes, or the document changes others."""
    if document.title is not None and AMENDING.search(document.title.value):
        return True
    at = section.span.start
    start = max(document.span.start, at - LONGEST_QUOTATION)
    return shadow.rfind("“", start, at) > shadow.rfind("”", start, at)


def _start(shadow: str, run: SiblingRun, members: list[Member], ends: list[Member]) -> Break | None:
    """The break at the beginning of a run, which may begin with 1, or go on where an earlier run of its form ended."""
    first = members[0]
    slip = _first_slip(shadow, run, members, ends)
    if slip is not None:
        return slip
    other = _of_other_form(run, first) or _line_of_other_form(shadow, run, first)
    if other is not None:
        return Break("form", run, other, first, first.number - 1)
    if first.number == 0 and len(members) > 1:
        return Break("start", run, first, None, 1)
    if first.number == 1 or any(first.number == end.number + 1 for end in ends):
        return None
    before = ends[-1] if ends else None
    if before is None and (first.number != 2 or len(run.sections) == 1 or not isinstance(first.section.level, int)):
        return None  # an excerpt
    if before is not None and first.number > max(before.number, 1) + 1 + LONGEST_GAP:
        return None
    begin = min(run.parent.span.start, before.section.span.end) if before else run.parent.span.start
    lost = {1, first.number - 1} | set(range(before.number + 1 if before else 1, first.number))
    if _explained(shadow, begin, first, lost):
        return None
    return Break("start", run, first, before, before.number + 1 if before else 1)


def _first_slip(shadow: str, run: SiblingRun, members: list[Member], ends: list[Member]) -> Break | None:
    """A first number that is wrong, as the second shows: （九）（九）（十） and （一）（九）（十） behind （七）, （二）（二）（三）."""
    if len(members) < 2:
        return None
    first, second, *rest = members
    before = ends[-1] if ends else None
    right = second.number - 1
    if first.number == right or (rest and rest[0].number != right + 2):
        return None
    # behind （二） nobody can say whether （一）（三） runs on, or begins anew and lacks one
    runs_on = before is not None and right == before.number + 1 and (first.number != 1 or right > 2)
    anew = right == 1 and (bool(rest) or first.number in (0, 2))
    if not (runs_on or anew):
        return None
    if _explained(shadow, _below(run.parent), first, {right}):
        return None
    return Break("slip", run, first, before if runs_on else None, right)


def _below(parent: Section | Document) -> int:
    """Where the text of a parent begins, below its heading: the 一、 there is no lost （一）."""
    return parent.heading.span.end if isinstance(parent, Section) else parent.span.start


def _of_other_form(run: SiblingRun, first: Member) -> Member | None:
    """The lone item right above a run that has the number which the run lacks, and another form: 1. above （二）."""
    blocks = run.parent.body if isinstance(run.parent, Document) else run.parent.blocks
    at = next(at for at, block in enumerate(blocks) if block is first.section)
    above, further = (blocks[at - 1] if at > 0 else None), (blocks[at - 2] if at > 1 else None)
    if not isinstance(above, Section) or isinstance(further, Section) or above.number != first.number - 1:
        return None
    numeral = numeral_of(above)
    plain = isinstance(above.level, int) and isinstance(first.section.level, int) and above.form != first.section.form
    return Member(above, numeral, numeral.value) if numeral and plain and first.number == 2 else None


def _line_of_other_form(shadow: str, run: SiblingRun, first: Member) -> Member | None:
    """The same where the parser took it for text: 1.2025年底前…."""
    begin = _below(run.parent)
    lines = shadow[begin : first.section.span.start].rstrip().split("\n")
    found = re.match(r"\s*(?P<label>\(?(?P<numeral>1|一)[.、)])(?!\d{1,3}[^\d年])", lines[-1])
    if (
        first.number != 2
        or len(run.sections) < 2
        or len(lines) < 2
        or found is None
        or first.section.form not in ("level_2", "level_3")
    ):
        return None
    start = begin + sum(len(line) + 1 for line in lines[:-1]) + found.start("label")
    at = found.start("numeral") - found.start("label")
    form = "level_3" if found["numeral"] == "1" else "level_1"
    same = found["label"].startswith("(") == first.numeral.label.strip().startswith(("(", "（"))
    if same and found["numeral"].isdecimal() == first.numeral.text.isdecimal():
        return None
    return Member(first.section, LabelNumeral(found["label"], start, (at, at + 1), form, 1), 1)


def _fallen_out(run: SiblingRun, before: Member, here: Member) -> Break | None:
    """The item of a list that is written like a heading: 五、…：（一）… 二、…； （三）…."""
    inside = before.section.blocks[-1] if before.section.blocks else None
    behind = next((block for block in here.section.blocks if isinstance(block, Section)), None)
    if not isinstance(inside, Section) or inside.number is None or here.number != inside.number + 1:
        return None
    numeral = numeral_of(inside)
    goes_on = behind is not None and behind.form == inside.form and behind.number == here.number + 1
    if numeral is None or not goes_on or here.number == before.number + 1:
        return None
    return Break("form", run, here, Member(inside, numeral, numeral.value), here.number)


def _steps(shadow: str, run: SiblingRun, members: list[Member]) -> Iterator[Break]:
    """The breaks inside a run."""
    still_open = [members[0]]  # the last headings of the series that may go on, a series inside an item last
    places = {members[0].number: [0]}  # of those by their numbers, so that none is looked for among all

    def close(place: int) -> None:
        while len(still_open) > place:
            places[still_open.pop().number].pop()

    for index, here in enumerate(members[1:], start=1):
        follows = places.get(here.number - 1)
        if follows:
            close(follows[-1])
        elif here.number == 1 and not _repeats_first(shadow, members, index):
            pass
        else:
            fallen = _fallen_out(run, still_open[-1], here)
            if fallen is not None:
                yield fallen
                continue
            before = still_open[-1]
            close(len(still_open) - 1)
            behind = members[index + 1] if index + 1 < len(members) else None
            found = _step(shadow, run, before, here, behind)
            if found is not None:
                yield found
            if found is not None and found.kind == "slip":
                here = Member(here.section, here.numeral, found.expected)
        places.setdefault(here.number, []).append(len(still_open))
        still_open.append(here)


def _repeats_first(shadow: str, members: list[Member], index: int) -> bool:
    """Whether a 1 comes behind another without a lead-in of its own, and 2 follows."""
    before, here, behind = members[index - 1], members[index], members[index + 1 : index + 2]
    if before.number != 1 or not behind or behind[0].number != 2:
        return False
    above = shadow[before.section.span.start : here.section.span.start].rstrip()
    return above.endswith(tuple("。;!?)”")) or "\n" not in above


def _step(shadow: str, run: SiblingRun, before: Member, here: Member, behind: Member | None) -> Break | None:
    expected = before.number + 1
    begin = before.section.span.start
    if behind is not None and behind.number == expected + 1:
        return None if _explained(shadow, begin, here, {expected}) else Break("slip", run, here, before, expected)
    if here.number > expected:
        lost = set(range(expected, here.number))
        if len(lost) > LONGEST_GAP or _explained(shadow, begin, here, lost):
            return None
        return Break("gap", run, here, before, expected)
    if here.number == before.number:
        return None if _explained(shadow, begin, here, {expected}) else Break("repeat", run, here, before, expected)
    if _explained(shadow, begin, here, {1, expected, here.number - 1} - {0}):
        return None
    return Break("back", run, here, before, expected)


def _explained(shadow: str, begin: int, here: Member, lost: set[int]) -> bool:
    """Whether numbers that are missing in front of a heading are printed there in the text, or were left out on purpose."""
    end = here.section.span.start
    begin = min(begin, end)
    own = [number for number in lost if number != here.number]
    return LEFT_OUT.search(shadow, begin, end) is not None or any(
        is_printed(shadow, begin, end, here.numeral, number) for number in own
    )
