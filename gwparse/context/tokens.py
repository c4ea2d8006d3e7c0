"""Settled lines to the tokens of the document grammar.

Tokens come in the order of the lines, and none stands for lines of two documents. No kind is decided here.
"""

from __future__ import annotations

from gwparse.kinds import (
    ASSIGNMENT,
    ATTACHMENT_LIST,
    CONTENTS,
    DOCUMENT_NUMBER,
    FIELDS,
    IMPRINT,
    REMARK,
    SIGNATURE,
    SITE_ASIDE,
    TABLE_ROWS,
    TITLE,
    UNPLACED,
    LineKind,
)
from gwparse.lines import CLASS_FORM, SIGNATORY_FORM, Line
from gwparse.words import has_organ_end

#: Kinds of which neighbouring lines make one token.
RUNS = frozenset(
    {
        LineKind.SITE_HEADER,
        SITE_ASIDE,
        LineKind.SITE_FOOTER,
        FIELDS,
        LineKind.ISSUER_MARK,
        LineKind.SIGNATORY,
        TITLE,
        LineKind.ADDRESSEES,
        ASSIGNMENT,
        TABLE_ROWS,
        CONTENTS,
        ATTACHMENT_LIST,
        REMARK,
        LineKind.COPY_TO,
        IMPRINT,
        LineKind.CONTACT,
    }
)


def make_tokens(lines: list[Line], starts: dict[int, LineKind]) -> list[Line]:
    """The tokens of settled lines: runs joined, documents opened, a number and its 签发人 or its class cut apart.

    Args:
        lines: the lines, each of the kind that it has by its place.
        starts: the index of the first line of each document, and the token that opens it.
    """
    tokens: list[Line] = []
    last: Line | None = None  # what the next line may run on from: never across the beginning of a document
    run: list[Line] = []
    for at, line in enumerate(lines):
        opener = starts.get(at)
        if opener is not None:
            last = None
            if opener in (LineKind.DOCUMENT_START, LineKind.ISSUED_START):
                tokens.append(line.piece(0, 0, opener))
        if last is not None and last.kind is line.kind and _runs_on(last, line):
            run.append(line)
            last.end = line.end
            continue
        number = SIGNATORY_FORM.search(line.shadow) if line.kind is DOCUMENT_NUMBER else None
        classed = CLASS_FORM.search(line.shadow) if line.kind is DOCUMENT_NUMBER else None
        if number:
            tokens += line.cut(number.start(), DOCUMENT_NUMBER, LineKind.SIGNATORY)
        elif classed:
            tokens += line.cut(classed.start(), DOCUMENT_NUMBER, UNPLACED)
        else:
            tokens.append(line)
        last = tokens[-1]
        if last.kind in RUNS or last.kind is SIGNATURE:
            last.run = run = [last.alone()]  # the lines that follow are added to this one list, which is the token's
    return tokens


def _runs_on(last: Line, line: Line) -> bool:
    """Whether a line joins the token before it: of a kind that runs, or the rest of a signer's name that was wrapped."""
    if line.kind is SIGNATURE:
        return not has_organ_end(last.shadow) and has_organ_end(line.shadow) and len(last.shadow) >= 8
    return line.kind in RUNS
