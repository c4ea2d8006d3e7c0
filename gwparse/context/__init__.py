"""Lines to tokens: what each line is by its place, and where each document of the stream begins and ends.

`settle` chains the passes. It hands the parser tokens of which the following holds:

1. Every line that came in is in exactly one token, in order; a token stands for one line, a piece of one, or a run of
   lines of one kind.
2. Each document begins with DOCUMENT_START, ISSUED_START (both of zero width), PART_LABEL or ATTACHMENT_MARK.
3. Within a document the kinds come as head, body, tail; site furniture above the first document is SITE_HEADER, below
   the last SITE_FOOTER.

The parser relies on none of this for safety (it demotes what does not fit); the tree is only as good as it, though.
"""

from __future__ import annotations

from gwparse.context.documents import settle

__all__ = ["settle"]
