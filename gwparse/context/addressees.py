"""Settles the addressees (主送机关) of a document: the last of its opening, with a colon behind them or without.

Nothing but the kinds of these lines is changed; where no addressees stand, none is.
"""

from __future__ import annotations

from gwparse.kinds import ASSIGNMENT, DOCUMENT_NUMBER, LABELLED_TEXT, TEXT, TITLE, UNPLACED, LineKind
from gwparse.lines import Line
from gwparse.patterns import lazy
from gwparse.words import (
    is_sentence,
    looks_like_addressees,
    looks_like_addressees_without_colon,
    names_organs_alone,
)


def addressees_follow(lines: list[Line], at: int) -> bool:
    """Whether addressees stand on a line, or on it and the next, a document number above them aside."""
    if at < len(lines) and lines[at].kind is DOCUMENT_NUMBER:
        at += 1
    names = [line.shadow for line in lines[at : at + 2]]
    return bool(names) and (
        looks_like_addressees(names[0]) or (names[0][-1] in ",、" and looks_like_addressees("".join(names)))
    )


def settle_addressees(lines: list[Line], begin: int, body: int) -> int:
    """Mark the addressees that close an opening, on one line or wrapped; returns where the body then begins.

    Args:
        lines: all lines of the page; kinds are changed in place.
        begin: the first line of the document.
        body: the line before which its opening ends.
    """
    if body < len(lines) and lines[body].kind is LineKind.COPY_TO and lines[body].shadow.startswith("主"):
        lines[body].kind = LineKind.ADDRESSEES
        return body + 1
    if _addresses_holders(lines, begin, body):
        lines[body].kind = LineKind.ADDRESSEES
        return body + 1
    if body >= len(lines) or lines[body].kind not in (TEXT, LABELLED_TEXT):
        return _addressees_without_colon(lines, begin, body)
    line = lines[body]
    first = body
    while first > begin and lines[first - 1].kind is UNPLACED and _is_wrapped_list(lines[first - 1].shadow):
        first -= 1
    joined = "".join(part.shadow for part in lines[first:body]) + line.shadow
    if line.kind is TEXT and looks_like_addressees(joined):
        for part in lines[first : body + 1]:
            part.kind = LineKind.ADDRESSEES
        return body + 1
    return _addressees_without_colon(lines, begin, body)


_ALL = lazy("[^,:;。]{0,12}各")


def _addresses_holders(lines: list[Line], begin: int, body: int) -> bool:
    """Whether 各成员单位： or 各责任单位： stands below a title, nothing behind it but prose on the next line: no label of a block."""
    if not begin < body < len(lines) - 1 or lines[body].kind is not ASSIGNMENT or not _ALL.match(lines[body].shadow):
        return False
    below = lines[body + 1]
    prose = below.kind is TEXT and (is_sentence(below.shadow) or below.shadow[-1] == ":")
    titled = any(line.kind is TITLE for line in lines[begin:body])
    return prose and titled and looks_like_addressees(lines[body].shadow)


def _is_wrapped_list(line: str) -> bool:
    return "、" in line or "," in line or line.endswith(("政府", "部门", "单位", "机构"))


def _addressees_without_colon(lines: list[Line], begin: int, body: int) -> int:
    """Addressees whose colon is missing: the last loose line of the opening, or a list right above the first sentence."""
    at = body - 1
    if at >= begin and lines[at].kind is UNPLACED and looks_like_addressees_without_colon(lines[at].shadow):
        lines[at].kind = LineKind.ADDRESSEES
        return body
    for at in (body - 1, body):
        if begin < at < len(lines) - 1 and _stands_as_addressees(lines, begin, at):
            lines[at].kind = LineKind.ADDRESSEES
            return at + 1
    return body


def _stands_as_addressees(lines: list[Line], begin: int, at: int) -> bool:
    """Whether names stand where addressees do: flush left, between the title and the first indented paragraph.

    A name that comes again below, or with which a line above begins, is the issuer's.
    """
    above, line, below = lines[at - 1 : at + 2]
    loose = line.kind in (UNPLACED, TEXT)
    if not loose or above.kind not in (TITLE, DOCUMENT_NUMBER):
        return False
    prose = below.kind is TEXT and (is_sentence(below.shadow) or below.shadow[-1] == ":")
    if not prose or _indent(line) or _indent(below) < 2 or not names_organs_alone(line.shadow):
        return False
    name = line.shadow.rstrip(",。;、 ")
    issues = any(other.shadow.startswith(name) for other in lines[begin:at])
    return not issues and all(later.shadow != name for later in lines[at + 2 :])


def _indent(line: Line) -> int:
    """How many characters stand before a line on its own line of the text."""
    return line.start - line.page.rfind("\n", 0, line.start) - 1
