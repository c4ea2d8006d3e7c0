"""Applies the fixes of findings to a text, and proves that they changed nothing else.

After `fix` the following holds:

1. Every change is an edit of a fix that a finding offered. Safe fixes are made; unsafe ones only where they were asked for.
2. Nothing was changed inside quotations, titles of cited documents, addresses of web pages and of mail, web metadata and site
   furniture.
3. Safe fixes leave the tree as it was but for marks and the forms of digits: the same nodes with the same levels and numbers, and the
   same words and figures. A fix that would change more is refused, alone.
4. In a document that carries its number and its date, and so may have been signed, only marks were changed (条例 第二十五条: what is
   signed is not changed in substance without approval).
5. Fixing the result again changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from gwparse.config import Settings
from gwparse.diagnostics import Diagnostic, Edit
from gwparse.lines import shadow_of
from gwparse.linter import check_page
from gwparse.nodes import Chrome, Document, MetadataBlock, Node, Page, Section
from gwparse.parser import parse_source
from gwparse.source import Source
from gwparse.suppress import Baseline
from gwparse.walk import walk

#: A text that still changes after so many rounds is left as the last round made it; no text needs more than three.
MOST_ROUNDS = 10

#: What stands inside these is somebody else's: quotations, titles, addresses.
PROTECTED = re.compile(r"“[^“”\n\r]*”|《[^《》\n\r]*》|(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FixResult:
    """A text after fixing.

    Attributes:
        text: the text.
        applied: the findings whose fixes were made, in the order in which they were.
        remaining: the findings that are left in the new text.
        withheld: fixes that would change more than marks in a document that may have been signed.
        refused: fixes that would have changed more than they said.
    """

    text: str
    applied: tuple[Diagnostic, ...]
    remaining: tuple[Diagnostic, ...]
    withheld: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]


def fix_text(
    text: str, settings: Settings, *, unsafe: bool = False, path: str | None = None, baseline: Baseline | None = None
) -> FixResult:
    """Make the fixes that the findings in a text offer, again until none is left.

    Args:
        text: the text.
        settings: which rules run, and what is suppressed; what is suppressed is not fixed either.
        unsafe: whether to make unsafe fixes as well.
        path: the file it is from; None for a text that is not from a file.
        baseline: the findings that are known already, and are not fixed; None without one.
    """
    applied: list[Diagnostic] = []
    page = parse_source(Source(text))
    rounds = 0
    while True:
        found = check_page(page, settings, path, baseline)
        free = _unprotected(page, found)
        wanted = [one for one in free if one.fix and (unsafe or one.fix.kind == "safe")]
        allowed = [one for one in wanted if _may_change(page, one)]
        after, made, refused = _make(page, allowed)
        if not made or rounds == MOST_ROUNDS:
            break
        applied += made
        page, rounds = after, rounds + 1
    return FixResult(
        text=page.text,
        applied=tuple(applied),
        remaining=tuple(found),
        withheld=tuple(one for one in wanted if one not in allowed),
        refused=tuple(refused),
    )


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


def is_signed(document: Document) -> bool:
    """Whether a document carries both its number and its date, and so may have been signed."""
    return document.document_number is not None and document.date is not None and document.date.iso is not None


def _unprotected(page: Page, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings whose fixes touch nothing that is protected."""
    spans = [place.span() for place in PROTECTED.finditer(page.text)]
    spans += [(node.span.start, node.span.end) for node in walk(page) if isinstance(node, Chrome | MetadataBlock)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [one for one in found if one.fix and not any(_inside(edit, merged) for edit in one.fix.edits)]


def _inside(edit: Edit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an edit changes a character in one of some places that do not overlap, or puts one between two of it."""
    at = bisect_left(spans, (max(edit.end, edit.start + 1), 0))
    if not at:
        return False
    start, end = spans[at - 1]
    return edit.start < end if edit.start < edit.end else start < edit.start < end


def _may_change(page: Page, one: Diagnostic) -> bool:
    """Whether a fix may be made where it stands: anything in a draft, only marks in a document that may have been signed."""
    signed = [document.span for document in page.documents if is_signed(document)]
    edits = one.fix.edits if one.fix else ()
    touched = [edit for edit in edits if any(span.start <= edit.start < span.end for span in signed)]
    return not any(char.isalnum() for edit in touched for char in page.text[edit.start : edit.end] + edit.replacement)


def _make(page: Page, wanted: Sequence[Diagnostic]) -> tuple[Page, list[Diagnostic], list[Diagnostic]]:
    """One round: the page after some fixes, those that were made, and those refused.

    Unsafe fixes wait until no safe one is left, so that safe ones are always held to the stricter test. Where all together
    change too much, each is tried by itself.
    """
    safe = [one for one in wanted if one.fix and one.fix.kind == "safe"]
    made: list[Diagnostic] = []
    refused: list[Diagnostic] = []
    for kind in (safe, [one for one in wanted if one not in safe]):
        chosen = _apart(kind)
        after = _after(page, chosen)
        if chosen and _harmless(page, after, safe=kind is safe):
            return after, chosen, refused
        for one in chosen:
            fine = _harmless(page, _after(page, [*made, one]), safe=kind is safe)
            (made if fine else refused).append(one)
        if made:
            return _after(page, made), made, refused
    return page, [], refused


def _apart(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings whose edits do not touch, the first of those that do; the others have their turn in the next round."""
    chosen: list[Diagnostic] = []
    reached = -1
    for one in sorted(found, key=_first_place):
        edits = one.fix.edits if one.fix else ()
        if edits and min(edit.start for edit in edits) > reached:
            chosen.append(one)
            reached = max(edit.end for edit in edits)
    return chosen


def _first_place(one: Diagnostic) -> int:
    return min((edit.start for edit in one.fix.edits), default=0) if one.fix else 0


def _after(page: Page, made: Sequence[Diagnostic]) -> Page:
    edits = [edit for one in made if one.fix for edit in one.fix.edits]
    return parse_source(Source(apply_edits(page.text, edits))) if edits else page


def _harmless(before: Page, after: Page, *, safe: bool) -> bool:
    """Whether a page is still what it was: after safe fixes to the word, after others in its frame."""
    if not safe:
        return frame(before) == frame(after)
    return shape(before) == shape(after) and words(before.text) == words(after.text)


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


#: Words and figures: runs of letters, and digits with the marks inside a figure.
_WORDS = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")

#: Numerals that are one character: ① ⑴ ⒈ ㈠ ㉑.
_READY_MADE = re.compile("[①-⒛㈠-㈩㉑-㉟]")

#: Forms of digits that mean the same: a zero in front, a 第 in front of a serial number, circles for 〇.
_FORMS = ((re.compile(r"(?<![\d.,:])0+(?=\d)"), ""), (re.compile(r"第(?=\d+号)"), ""), (re.compile("[○◯]"), "〇"))


def words(text: str) -> list[str]:
    """The words and figures of a text, in order, without its marks and without regard to the forms of digits."""
    shadow = _READY_MADE.sub(lambda found: f" {normalize('NFKC', found[0])} ", shadow_of(text))
    for form, replacement in _FORMS:
        shadow = form.sub(replacement, shadow)
    return _WORDS.findall(shadow)
