"""Real files of offices: edits and comments at random, read back. Skipped where the files are not there."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from gwparse.docx_writer import Note, annotated
from gwparse.errors import UnreadableInput
from gwparse.readers.docx import read_docx
from gwparse.source import Span
from tests.docx_writer.readings import comments, editable, enclosed, setting, some_edits
from tests.docx_writer.test_changes import WHEN, check_edits

FOLDER = Path(__file__).parents[3] / "shared" / "real-office"
FILES = sorted(FOLDER.rglob("*.docx")) if FOLDER.is_dir() else []
#: How many sets of edits each file gets.
ROUNDS = int(os.environ.get("GWPARSE_ROUNDS", "2"))


@pytest.mark.skipif(not FILES, reason="the real files are not here")
def test_edits_and_comments_in_real_files() -> None:
    """Edits give the text they make; comments enclose their words and change nothing else."""
    tried = 0
    for path in FILES:
        data = path.read_bytes()
        try:
            source = read_docx(data, path.name)
        except UnreadableInput:
            continue
        if not editable(source):
            continue
        for at in range(ROUNDS):
            random = Random(crc32(path.name.encode()) + at)
            edits = some_edits(source, random, 12)
            check_edits(data, edits, source)
            tried += len(edits)
            in_body = [
                span for span in editable(source) if source.layout and source.layout.line_at(span.start).story == "body"
            ]
            chosen = random.sample(in_body, min(10, len(in_body)))
            spans = [Span(random.randint(span.start, span.end - 1), span.end) for span in chosen]
            out = annotated(
                data, source, [Note(span=span, text=f"第{one}处") for one, span in enumerate(spans)], when=WHEN
            )
            assert source.text == read_docx(out).text
            assert setting(source) == setting(read_docx(out)), path.name
            found = enclosed(out)
            added = [one for one in comments(out) if one.author == "gwparse"]
            assert [f"第{one}处" for one in range(len(spans))] == [one.text for one in added]
            assert [source.text[span.start : span.end] for span in spans] == [
                found[str(one.comment_id)] for one in added
            ], path.name
    assert tried > 20
    print(f"{len(FILES)} files, {tried} edits")
