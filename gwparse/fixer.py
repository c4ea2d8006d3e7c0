"""Applies the fixes of findings to a text, and proves that they changed nothing else.

After `fix` the following holds:

1. Every change is an edit of a fix that a finding offered. Safe fixes are made; unsafe ones only where they were asked for.
2. Nothing was changed inside quotations, titles of cited documents, code, addresses of web pages and of mail, web metadata and site
   furniture; but where a whole page was folded to half width, marks in quotations and titles become wide again with the others.
3. Safe fixes leave the tree as it was but for marks and the forms of digits: the same nodes with the same levels and numbers, and the
   same words and figures. A fix that would change more is refused, alone.
4. In a document that carries its number and its date, and so may have been signed, only marks were changed (条例 第二十五条: what is
   signed is not changed in substance without approval).
5. Fixing the result again changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from gwparse.config import Settings
from gwparse.diagnostics import Diagnostic, Edit
from gwparse.layout import Layout
from gwparse.linter import check_page, sifted
from gwparse.nodes import Document, Node, Page, Section
from gwparse.parser import parse_source
from gwparse.patterns import lazy
from gwparse.protection import is_signed, marked, withholding
from gwparse.revision import Revision
from gwparse.shadow import shadow_of
from gwparse.source import Source
from gwparse.suppress import Baseline
from gwparse.walk import walk

#: A text that still changes after so many rounds is left as the last round made it; no text needs more than three.
MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FixResult:
    """A text after fixing.

    Attributes:
        text: the text.
        applied: the findings whose fixes were made, in the order in which they were.
        remaining: the findings that are left in the new text; a fix that was not made for a reason has it.
        withheld: fixes that would change more than marks in a document that may have been signed.
        protected: fixes that would change a quotation, a title, code, an address or what the site prints.
        refused: fixes that would have changed more than they said.
        signed: whether a document in the text, as it was, may have been signed.
        edits: what makes the new text out of the old one, in order.
        known: how many findings the baseline holds back.
        suppressed: how many the settings do.
    """

    text: str
    applied: tuple[Diagnostic, ...]
    remaining: tuple[Diagnostic, ...]
    withheld: tuple[Diagnostic, ...]
    protected: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]
    signed: bool
    edits: tuple[Edit, ...]
    known: int = 0
    suppressed: int = 0


def fix_text(
    text: str,
    settings: Settings,
    *,
    unsafe: bool = False,
    path: str | None = None,
    baseline: Baseline | None = None,
    layout: Layout | None = None,
) -> FixResult:
    """Make the fixes that the findings in a text offer, again until none is left.

    Args:
        text: the text.
        settings: which rules run, and what is suppressed; what is suppressed is not fixed either.
        unsafe: whether to make unsafe fixes as well.
        path: the file it is from; None for a text that is not from a file.
        baseline: the findings that are known already, and are not fixed; None without one.
        layout: where the text comes from, if from a Word file: what no run holds there is not changed.
    """
    applied: list[Diagnostic] = []
    page = parse_source(Source(text))
    # What is not reported is not fixed either, also when its line has changed: it is known by what it says.
    first = sifted(page, settings, path, baseline) if settings.suppress or baseline else None
    hidden = first.hidden if first else frozenset()
    may_be_signed = not settings.drafts and any(map(is_signed, page.documents))
    revision = Revision(len(text))

    def can_be_made(one: Diagnostic) -> bool:
        """Whether there is something in the file to make the edits in."""
        if layout is None or one.fix is None:
            return one.fix is not None
        before = map(revision.origin, one.fix.edits)
        return all(layout.may_change(edit.start, edit.end, edit.replacement) for edit in before)

    found = first.reported if first else check_page(page, settings, path)
    rounds = 0
    while True:
        wanted = [one for one in found if one.fix and (unsafe or one.fix.kind == "safe") and can_be_made(one)]
        why = withholding(page, drafts=settings.drafts) if wanted else None
        reasons = [why(one) if why else None for one in wanted]
        allowed, withheld, protected = (
            [one for one, reason in zip(wanted, reasons, strict=True) if reason == which]
            for which in (None, "signed", "protected")
        )
        after, made, refused = _make(page, allowed)
        if not made or rounds == MOST_ROUNDS:
            break
        applied += made
        revision.apply(edit for one in made if one.fix for edit in one.fix.edits)
        page, rounds = after, rounds + 1
        found = check_page(page, settings, path, baseline)
        found = [one for one in found if (one.code, one.message) not in hidden]
    harmful = set(map(id, refused))
    return FixResult(
        text=page.text,
        applied=tuple(applied),
        remaining=tuple(marked(one, "harmful") if id(one) in harmful else one for one in found),
        withheld=tuple(withheld),
        protected=tuple(protected),
        refused=tuple(refused),
        signed=may_be_signed,
        edits=revision.edits,
        known=first.known if first else 0,
        suppressed=first.suppressed if first else 0,
    )


def offers(page: Page, *, drafts: bool = False) -> Callable[[Diagnostic], bool]:
    """The test whether the fix of a finding in a page, made alone, is one that `fix_text` would make and not hold back or refuse.

    Args:
        page: the page; unsafe fixes are tested as such.
        drafts: whether it is known that nobody has signed the documents.
    """
    why = withholding(page, drafts=drafts)

    def can_be_made(one: Diagnostic) -> bool:
        if one.fix is None or why(one):
            return False
        return _harmless(page, _after(page, [one]), safe=one.fix.kind == "safe")

    return can_be_made


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """A text with some replacements made.

    Args:
        text: the text.
        edits: replacements that do not overlap, in any order.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*parts, text[at:]])


def _make(page: Page, wanted: Sequence[Diagnostic]) -> tuple[Page, list[Diagnostic], list[Diagnostic]]:
    """One round: the page after some fixes, those that were made, and those refused.

    Unsafe fixes wait until no safe one is left, so that safe ones are always held to the stricter test. Where all together
    change too much, each is tried by itself.
    """
    refused: list[Diagnostic] = []
    for kind in ("safe", "unsafe"):
        made: list[Diagnostic] = []
        group = [one for one in wanted if one.fix and one.fix.kind == kind]
        _add(page, _apart(group), made, refused, safe=kind == "safe")
        if made:
            return _after(page, made), made, refused
    return page, [], refused


def _add(
    page: Page, group: Sequence[Diagnostic], made: list[Diagnostic], refused: list[Diagnostic], *, safe: bool
) -> None:
    """Add to the fixes made those of a group that do no harm beside them, and the others to those refused.

    A group that does harm is halved, so that one bad fix among a thousand costs ten trials and not a thousand.
    """
    if not group:
        return
    if _harmless(page, _after(page, [*made, *group]), safe=safe):
        made += group
    elif len(group) == 1:
        refused += group
    else:
        middle = len(group) // 2
        _add(page, group[:middle], made, refused, safe=safe)
        _add(page, group[middle:], made, refused, safe=safe)


def _apart(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings whose edits do not touch, the first of those that do; the others have their turn in the next round."""
    chosen: list[Diagnostic] = []
    taken: list[tuple[int, int]] = []  # the edits of those chosen, in order
    for one in sorted(found, key=_first_place):
        edits = one.fix.edits if one.fix else ()
        if not any(_touches(edit, taken) for edit in edits):
            chosen.append(one)
            for edit in edits:
                insort(taken, (edit.start, edit.end))
    return chosen


def _touches(edit: Edit, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether an edit shares a place with one of some that do not overlap, or stands right beside it."""
    at = bisect_left(taken, (edit.start, edit.start))
    return (at > 0 and taken[at - 1][1] >= edit.start) or (at < len(taken) and taken[at][0] <= edit.end)


def _first_place(one: Diagnostic) -> int:
    return min((edit.start for edit in one.fix.edits), default=0) if one.fix else 0


def _after(page: Page, made: Sequence[Diagnostic]) -> Page:
    edits = [edit for one in made if one.fix for edit in one.fix.edits]
    return parse_source(Source(apply_edits(page.text, edits))) if edits else page


def _harmless(before: Page, after: Page, *, safe: bool) -> bool:
    """Whether a page is still what it was: after safe fixes to the word, after others in its frame."""
    if not safe:
        return frame(before) == frame(after)
    return shape(before) == shape(after) and same_words(before.text, after.text)


def shape(page: Page) -> list[tuple[str, ...]]:
    """The nodes of a page in order, with level and number of sections and the role of documents."""

    def of(node: Node) -> tuple[str, ...]:
        if isinstance(node, Section):
            return (node.kind, str(node.level), str(node.number))
        return (node.kind, node.role) if isinstance(node, Document) else (node.kind,)

    return [of(node) for node in walk(page)]


def frame(page: Page) -> list[tuple[str, ...]]:
    """The documents of a page and the levels of their sections, in order: what also an unsafe fix must leave as it was."""
    return [part[:2] for part in shape(page) if part[0] in ("document", "section")]


#: Words and figures: runs of letters, and digits with the marks inside a figure, its sign and its unit.
_WORDS = lazy(r"(?:(?<!\d)[-+±≥≤<>¥$])?\d+(?:[.,:/-]\d+)*[%‰℃]?|[^\W\d_]+")

#: Numerals that are one character: ① ⑴ ⒈ ㈠ ㉑; digits and letters of full width.
_READY_MADE = lazy("[①-⒛㈠-㈩㉑-㉟０-９Ａ-Ｚａ-ｚ]")

#: A year in Chinese numerals, with what looks like 〇.
_CHINESE_YEAR = lazy("[一二][〇○◯OＯ0０零一二三四五六七八九]{3}(?=年)")

#: What means the same with and without: characters that nobody sees, a zero in front, a 第 in front of a serial number.
_FORMS = (
    lazy("[\u200b-\u200f\u2060\ufeff\u00ad]"),
    lazy(r"(?<=[年月〕\])】）])\s*第?0+(?=\d{1,4}\s*[月日号])"),
    lazy(r"(?<=[〕\])】）])\s*第(?=\d+号)"),
)

#: The signs of ranges, which may be changed for each other, and other signs of full width.
_SIGNS = {**dict.fromkeys(map(ord, "—–－―~～〜∼−"), "-"), ord("％"): "%", ord("＋"): "+", ord("￥"): "¥"}

_SPACED_RANGE = lazy(r"(?<=\d)[ \u3000]*-[ \u3000]*(?=\d)")

#: A mark of full width inside a figure or a clock time, where it never belongs.
_WIDE_INSIDE = lazy(r"(?<=\d)[：．](?=\d)")


def words(text: str) -> list[str]:
    """The words and figures of a text, in order, without its marks and without regard to the forms of digits.

    Marks may come and go between words, which are one run; between figures, and inside them, they may not.
    """
    text = _CHINESE_YEAR.sub(lambda found: re.sub("[○◯OＯ0０]", "〇", found[0]), text)
    text = _SPACED_RANGE.sub("-", _READY_MADE.sub(_plain, text).translate(_SIGNS))
    for form in _FORMS:
        text = form.sub("", text)
    found: list[str] = []
    for word in _WORDS.findall(text):
        if found and not word[0].isdecimal() and not found[-1][0].isdecimal():
            found[-1] += word
        else:
            found.append(word)
    return found


def _plain(found: re.Match[str]) -> str:
    """A ready-made numeral as it is written out; parted from what follows, as ① is."""
    plain = normalize("NFKC", found[0])
    return plain if len(plain) == 1 and found[0] not in "①②③④⑤⑥⑦⑧⑨" else f" {plain} "


def same_words(before: str, after: str) -> bool:
    """Whether a text has the words that it had; a wide mark inside a figure may have become a narrow one (8：30), never back."""
    now = words(after)
    return now == words(before) or now == words(_WIDE_INSIDE.sub(lambda found: shadow_of(found[0]), before))
