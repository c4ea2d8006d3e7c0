"""Lines to tokens: what each line is by its place, and where each document of the stream begins and ends.

`settle` chains the passes; each goes over all lines. It hands the parser tokens of which the following holds:

1. Every line that came in is in exactly one token, in order; a token stands for one line, a piece of one, or a run of
   lines of one kind.
2. Each document begins with DOCUMENT_START, ISSUED_START (both of zero width), PART_LABEL or ATTACHMENT_MARK.
3. Within a document the kinds come as head, body, tail; site furniture above the first document is SITE_HEADER, below
   the last SITE_FOOTER.

The parser relies on none of this for safety (it demotes what does not fit); the tree is only as good as it, though.
"""

from __future__ import annotations

from gwparse.context.documents import settle_documents
from gwparse.context.joints import (
    join_assignments,
    join_imprints,
    join_remarks,
    settle_part_labels,
    settle_tabs,
    split_named_annexes,
    split_signed_dates,
)
from gwparse.context.labels import settle_labels
from gwparse.context.tokens import make_tokens
from gwparse.lines import Line

__all__ = ["settle"]


def settle(lines: list[Line]) -> list[Line]:
    """Turn classified lines into the tokens of the document grammar; see the package's guarantees.

    Args:
        lines: the lines of one page as `read_lines` gives them; they are changed in place.
    """
    settle_labels(lines)  # first, since all that follows goes by headings: which labels are none, which series are

    # One line, one thing: what holds two is cut, so that a date or a mark can be found by its line.
    split_signed_dates(lines)
    split_named_annexes(lines)
    settle_part_labels(lines)
    settle_tabs(lines)

    # One thing, one kind: lines that go on get the kind of the line they go on from; `make_tokens` makes one token of them.
    join_assignments(lines)
    join_imprints(lines)
    join_remarks(lines)

    return make_tokens(lines, settle_documents(lines))
