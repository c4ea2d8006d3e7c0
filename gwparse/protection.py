"""Which fixes are left to people (保护): in a document that may have been signed, and in words that are somebody else's.

Told without trying a fix, so that whoever is offered one knows. That a fix would do harm shows only when `fixer` tries it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from gwparse.diagnostics import Diagnostic, Edit, Withheld
from gwparse.lines import MALFORMED_DATE
from gwparse.nodes import Chrome, Document, MetadataBlock, Page
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.code import code_places, without_code
from gwparse.views.quoted import merged, quoted_places
from gwparse.views.width import is_folded
from gwparse.walk import walk

#: Quotations in straight quotes; addresses of web pages and of mail.
_STRAIGHT = lazy(r'"[^"\n\r]*"')
ADDRESS = lazy(r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+")


def told_withheld(page: Page, found: Iterable[Diagnostic], *, drafts: bool = False) -> list[Diagnostic]:
    """The findings in a page, each fix that is left to people marked with the reason.

    Args:
        page: the page.
        found: the findings.
        drafts: whether it is known that nobody has signed the documents.
    """
    found = list(found)
    if not any(one.fix for one in found):
        return found
    why = withholding(page, drafts=drafts)
    return [marked(one, reason) if (reason := why(one)) else one for one in found]


def marked(one: Diagnostic, reason: Withheld) -> Diagnostic:
    """A finding whose fix, if it has one, is left to people."""
    return replace(one, fix=replace(one.fix, withheld=reason)) if one.fix else one


def withholding(page: Page, *, drafts: bool = False) -> Callable[[Diagnostic], Withheld | None]:
    """The function that tells why the fix of a finding in a page is left to people; None where it is not.

    Args:
        page: the page.
        drafts: whether it is known that nobody has signed the documents.
    """
    is_free = _is_free(page)
    signed = [] if drafts else [document.span for document in page.documents if is_signed(document)]

    def why(one: Diagnostic) -> Withheld | None:
        if one.fix is None:
            return None
        if not is_free(one):
            return "protected"
        return None if _may_change(page, signed, one) else "signed"

    return why


def is_signed(document: Document) -> bool:
    """Whether a document carries both its number and its date, be they badly formed, and so may have been signed."""
    number, date = document.document_number, document.date
    if number is None or date is None or not _SERIAL.search(shadow_of(number.text)):
        return False
    return date.iso is not None or re.fullmatch(MALFORMED_DATE, shadow_of(date.text)) is not None


#: The serial of a document number that has been given: digits in front of 号, or behind the year where 号 is missing.
_SERIAL = lazy(r"\d\s*号|[〕\])】〉]\s*第?\s*\d")


def _is_free(page: Page) -> Callable[[Diagnostic], bool]:
    """The test whether a fix touches nothing that is protected in a page.

    Where a page is folded to half width throughout, its quotations are, too: there marks inside them may become wide again.
    """
    quoted = [(place.start, place.end) for place in quoted_places(page.text)]
    somebodys = merged([*quoted, *(place.span() for place in _STRAIGHT.finditer(page.text))])
    closed = [(place.start, place.end) for place in code_places(page.text)]
    closed += [place.span() for place in ADDRESS.finditer(page.text)]
    closed += [(node.span.start, node.span.end) for node in walk(page) if isinstance(node, Chrome | MetadataBlock)]
    shut = merged(closed)
    folded = is_folded(without_code(page.text))

    def touches(edit: Edit) -> bool:
        if _inside(edit, shut):
            return True
        widens = folded and edit.end - edit.start == len(edit.replacement) == 1
        if widens and shadow_of(page.text[edit.start : edit.end]) == shadow_of(edit.replacement):
            return False
        return _inside(edit, somebodys)

    return lambda one: one.fix is not None and not any(map(touches, one.fix.edits))


def _inside(edit: Edit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an edit changes a character in one of some places that do not overlap, or puts one between two of it."""
    at = bisect_left(spans, (max(edit.end, edit.start + 1), 0))
    if not at:
        return False
    start, end = spans[at - 1]
    return edit.start < end if edit.start < edit.end else start < edit.start < end


def _may_change(page: Page, signed: Sequence[Span], one: Diagnostic) -> bool:
    """Whether a fix may be made where it stands: anything in a draft, only marks in a document that may have been signed."""
    edits = one.fix.edits if one.fix else ()
    touched = [edit for edit in edits if any(edit.start < span.end and span.start <= edit.end for span in signed)]
    return not any(char.isalnum() for edit in touched for char in page.text[edit.start : edit.end] + edit.replacement)
