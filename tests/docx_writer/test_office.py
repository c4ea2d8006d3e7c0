"""LibreOffice opens what is written: the text is what it was, the comments and the tracked changes are there."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile
from zlib import crc32

import pytest

from gwparse.diagnostics import Edit
from gwparse.docx_writer import Note, annotated, changed, written
from gwparse.errors import UnreadableInput
from gwparse.readers.docx import read_docx
from gwparse.source import Source, Span
from tests.docx_writer.files import FILES
from tests.docx_writer.readings import editable

SOFFICE = shutil.which("soffice")
REAL = Path(__file__).parents[3] / "shared" / "real-office"
#: What stands where LibreOffice 7.4 does not see tracked changes as they are.
LOST = re.compile("(?:可写的|整段在)控件里。|一类事项|云川(?=的地名)")
WHEN = datetime(2025, 3, 4, 5, 6, 7)
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"


def files() -> dict[str, bytes]:
    """The test files, and a few real ones where they are."""
    found = dict(FILES)
    for path in sorted(REAL.rglob("*.docx"))[:8] if REAL.is_dir() else []:
        try:
            if editable(read_docx(path.read_bytes())):
                found[f"real{crc32(path.name.encode())}"] = path.read_bytes()
        except UnreadableInput:
            continue
    return found


def opened(folder: Path, made: dict[str, bytes]) -> dict[str, Element]:
    """What LibreOffice makes of files: the contents of .odt files. One call for all, with a profile of its own."""
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = [
        str(SOFFICE),
        f"-env:UserInstallation=file://{folder}/profile",
        *("--headless", "--convert-to", "odt", "--outdir", str(folder)),
        *(str(folder / f"{name}.docx") for name in made),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=400)
    found = {}
    for name in made:
        with ZipFile(BytesIO((folder / f"{name}.odt").read_bytes())) as archive:
            found[name] = fromstring(archive.read("content.xml"))
    return found


def shown(element: Element) -> str:
    """The text of an .odt file without comments and tracked deletions, and without white space."""
    if element.tag in (f"{OFFICE}annotation", f"{TEXT}tracked-changes"):
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [shown(child), child.tail or ""]
    return "".join("".join(parts).split())


def comments_of(root: Element) -> list[str]:
    """What our comments in an .odt file say."""
    ours = (one for one in root.iter(f"{OFFICE}annotation") if "gwparse" == one.findtext(f"{DC}creator"))
    said = ("".join("".join(line.itertext()) for line in one.iter(f"{TEXT}p")) for one in ours)
    return sorted(said, key=lambda one: int(one[one.rindex("明") + 1 : -1]))


def everywhere(source: Source, random: Random) -> tuple[list[Note], list[Edit]]:
    """A comment and an edit in every stretch of characters that may be edited; of a long text in forty of them."""
    spans = [span for span in editable(source) if source.text[span.start : span.end].strip()]
    lost = {at for found in LOST.finditer(source.text) for at in range(*found.span())}
    notes, edits = [], []
    for at, span in enumerate(sorted(random.sample(spans, min(40, len(spans))), key=lambda span: span.start)):
        start = random.randint(span.start, span.end - 1)
        notes.append(Note(span=Span(start, random.randint(start, span.end)), text=f"说明{at}。"))
        places = [at for at in range(span.start, span.end) if not source.text[at].isspace() and at not in lost]
        if places:
            place = random.choice(places)
            edits.append(Edit(place, place + 1, "甲乙"))
    return notes, edits


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_all(tmp_path: Path) -> None:
    """LibreOffice shows the same text with comments, all of them; edits as they are when they were made by hand."""
    made: dict[str, bytes] = {}
    notes: dict[str, list[Note]] = {}
    for name, data in files().items():
        source = read_docx(data)
        notes[name], edits = everywhere(source, Random(crc32(name.encode())))
        made[f"{name}-old"] = data
        made[f"{name}-notes"] = annotated(data, source, notes[name], when=WHEN)
        made[f"{name}-plain"] = changed(data, source, edits, tracked=False, when=WHEN)
        made[f"{name}-tracked"] = written(data, source, notes[name], edits, tracked=True, when=WHEN)
    found = opened(tmp_path, made)
    for name in notes:
        assert shown(found[f"{name}-old"]) == shown(found[f"{name}-notes"]), name
        assert shown(found[f"{name}-plain"]) == shown(found[f"{name}-tracked"]), name
        assert "甲乙" in shown(found[f"{name}-plain"])
        for kind in ("notes", "tracked"):
            said = comments_of(found[f"{name}-{kind}"])
            assert [note.text for note in notes[name]] == [one[one.rindex("说") :] for one in said], (name, kind)
        ours = [
            one
            for one in found[f"{name}-tracked"].iter(f"{TEXT}changed-region")
            if "gwparse" in [creator.text for creator in one.iter(f"{DC}creator")]
        ]
        assert ours, name
