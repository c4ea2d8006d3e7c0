"""Settled lines to the tokens of the document grammar."""

from __future__ import annotations

import re
from dataclasses import replace

from gwparse.kinds import LineKind
from gwparse.lines import SIGNATORY, Line
from gwparse.words import has_organ_end

#: Kinds of which neighbouring lines make one token.
RUNS = frozenset(
    {
        LineKind.SITE_HEADER,
        LineKind.SITE_ASIDE,
        LineKind.SITE_FOOTER,
        LineKind.FIELDS,
        LineKind.ISSUER_MARK,
        LineKind.SIGNATORY,
        LineKind.TITLE,
        LineKind.ADDRESSEES,
        LineKind.ASSIGNMENT,
        LineKind.TABLE_ROWS,
        LineKind.CONTENTS,
        LineKind.ATTACHMENT_LIST,
        LineKind.REMARK,
        LineKind.COPY_TO,
        LineKind.IMPRINT,
        LineKind.CONTACT,
    }
)


def make_tokens(lines: list[Line], starts: dict[int, LineKind]) -> list[Line]:
    """The tokens of settled lines: runs joined, documents opened, a number and its 签发人 cut apart.

    Args:
        lines: the lines, each of the kind that it has by its place.
        starts: the index of the first line of each document, and the token that opens it.
    """
    tokens: list[Line] = []
    run_ends_before = True
    for at, line in enumerate(lines):
        opener = starts.get(at)
        if opener in (LineKind.DOCUMENT_START, LineKind.ISSUED_START):
            tokens.append(line.piece(0, 0, opener))
        if opener is not None:
            run_ends_before = True
        last = tokens[-1] if tokens else None
        if last is not None and last.kind is line.kind and not run_ends_before and _runs_on(last, line):
            last.run.append(line)
            last.end = line.end
            continue
        run_ends_before = False
        tokens.extend(_with_run(piece) for piece in _cut_number(line))
    return tokens


def _runs_on(last: Line, line: Line) -> bool:
    """Whether a line joins the token before it: of a kind that runs, or the rest of a signer's name that was wrapped."""
    if line.kind is LineKind.SIGNATURE:
        return not has_organ_end(last.shadow) and has_organ_end(line.shadow) and len(last.shadow) >= 8
    return line.kind in RUNS


def _with_run(line: Line) -> Line:
    if line.kind in RUNS or line.kind is LineKind.SIGNATURE:
        line.run = [replace(line)]
    return line


def _cut_number(line: Line) -> list[Line]:
    """A document number, and 签发人 on the same line as a token of its own."""
    found = re.search(SIGNATORY, line.shadow) if line.kind is LineKind.DOCUMENT_NUMBER else None
    if not found:
        return [line]
    return line.cut(found.start(), LineKind.DOCUMENT_NUMBER, LineKind.SIGNATORY)
