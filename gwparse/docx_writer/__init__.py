"""Writes into Word files (.docx): findings as comments (批注), fixes as tracked changes (修订) or plainly.

What comes out is always the bytes of a new file. For it the following holds:

1. Members of the archive that need no change have the bytes they had; all stand in their order, packed as they were. The document is
   written anew with the prefixes it declares; `[Content_Types].xml` and the document's references only where the file had no comments,
   the former also where it is a template, of which a document is made.
2. Read again, the text is what it was (`annotated`), or what the edits make of it (`changed`). Of tracked changes both views are
   right: all accepted the new text, all rejected what the file gave before with all rejected.
3. A comment encloses the characters of its span, from the first that a run of the body holds to the last, and no others; but where
   they stand in a field or a control that lets no comment in, the whole of that. Spans without such characters: see `Note`.
4. What characters look like is kept; new ones look like those whose place they take, or beside which they stand.
5. The same call gives the same bytes, where it says the time.

Refused in one sentence: signed files, which any change would break; files with macros, which must not go on under another name;
files of the kind Strict Open XML; files that are damaged. The protection of a document (限制编辑) binds people in Word, and stays as it is.

Known limits: text of a control that is bound to data Word takes from the data again when it opens the file; LibreOffice (7.4) does not
see tracked deletions in plain-text controls, nor in the first paragraph of controls that hold paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from gwparse.diagnostics import Edit
from gwparse.docx_writer.annotations import Annotator, Note
from gwparse.docx_writer.changes import Byline, Change, PartChanger, changes_of
from gwparse.docx_writer.comments import Comments
from gwparse.docx_writer.parts import Ids, WordFile
from gwparse.errors import UNNAMED
from gwparse.source import Source

__all__ = ["Note", "annotated", "changed", "written"]


def annotated(
    data: bytes, source: Source, notes: Sequence[Note], *, author: str = "gwparse", when: datetime | None = None
) -> bytes:
    """A Word file with comments.

    Args:
        data: the file.
        source: what `read_docx` gave for it.
        notes: the comments, in the order in which they are numbered.
        author: whose they are.
        when: when they were made, as the clock on the wall shows it; None for now.

    Raises:
        Misuse: when lxml is not installed, the file is signed, holds macros or is of the strict kind, or has more comments than Word opens.
        UnreadableInput: when it is damaged.
        ValueError: when the source was not read from this file, or with its tracked changes rejected.
    """
    return written(data, source, notes, (), tracked=False, author=author, when=when)


def changed(
    data: bytes,
    source: Source,
    edits: Sequence[Edit],
    *,
    tracked: bool,
    author: str = "gwparse",
    when: datetime | None = None,
) -> bytes:
    """A Word file with edits made in it.

    Args:
        data: the file.
        source: what `read_docx` gave for it.
        edits: the edits; they do not overlap, `Layout.may_change` is true of them.
        tracked: whether they become tracked changes.
        author: whose these are.
        when: when they were made, as the clock on the wall shows it; None for now.

    Raises:
        Misuse: when lxml is not installed, or the file is signed, holds macros or is of the strict kind.
        UnreadableInput: when it is damaged.
        ValueError: when edits overlap, one of them cannot be made, or the source was not read from this file.
    """
    return written(data, source, (), edits, tracked=tracked, author=author, when=when)


def written(
    data: bytes,
    source: Source,
    notes: Sequence[Note],
    edits: Sequence[Edit],
    *,
    tracked: bool,
    author: str = "gwparse",
    when: datetime | None = None,
) -> bytes:
    """A Word file with comments, and with edits made in it.

    The spans of the comments and the edits all count the characters of the source; what an edit puts in the place of characters
    about which a comment is, it is about as well.

    Args:
        data: the file.
        source: what `read_docx` gave for it.
        notes: the comments, in the order in which they are numbered.
        edits: the edits; they do not overlap, `Layout.may_change` is true of them.
        tracked: whether they become tracked changes.
        author: whose the comments and these are.
        when: when they were made, as the clock on the wall shows it; None for now.

    Raises:
        Misuse: when lxml is not installed, the file is signed, holds macros or is of the strict kind, or has more comments than Word opens.
        UnreadableInput: when it is damaged.
        ValueError: when edits overlap, one of them cannot be made, or the source was not read from this file.
    """
    name = source.path or UNNAMED
    file = WordFile(data, name)
    changes = changes_of(source, edits)
    # Word writes the time of the place with the mark of Greenwich; it shows what it finds.
    byline = Byline(author, (when or datetime.now()).strftime("%Y-%m-%dT%H:%M:%SZ"))
    by_part: dict[str, list[Change]] = {file.main: []} if notes else {}
    for change in changes:
        by_part.setdefault(change.stays[0].part, []).append(change)
    comments = Comments(file, name) if notes else None
    changers: dict[str, PartChanger] = {}
    for part in by_part:
        root = file.change(part)
        ids = Ids(root, comments.root) if comments is not None else Ids(root)
        changers[part] = PartChanger(part, root, source, ids)
    # Comments first: they take runs apart, but leave the characters that the changes name.
    if comments is not None:
        body = changers[file.main]
        Annotator(file.main, source, body.runs).annotate(notes, comments, body.ids, byline)
    for part, changer in changers.items():
        changer.make(by_part[part], byline if tracked else None)
    return file.as_bytes()
