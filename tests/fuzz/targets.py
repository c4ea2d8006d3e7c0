"""What is fuzzed: one function a target, which takes any bytes and raises only where something that must hold does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import gwparse
from gwparse.errors import UnreadableInput
from gwparse.lines import read_lines
from gwparse.parser import parse_source
from gwparse.readers import as_docx, read_bytes
from gwparse.readers.docx import read_docx
from gwparse.readers.html import read_html
from gwparse.readers.libreoffice import VARIABLE
from gwparse.readers.sniff import office_kind, refusal
from gwparse.readers.txt import read_text
from gwparse.readers.wrapped import docx_of_flat_opc, html_of_mht
from gwparse.source import LineTable, Source
from tests.fuzz.mutators import Mutator, of_markup, of_part, of_text
from tests.readers_docx.test_damage import PARTS
from tests.readers_office.making import compound, flat_opc, mht, package, rtf, word_stream
from tests.rule_pages import PAGES, read_cases
from tests.test_properties import blank
from tests.test_properties import check as hold_of_tree
from tests.test_rule_properties import check as hold_of_findings
from tests.test_rule_properties import fix as hold_of_fixes

#: The parts of a Word file that are fuzzed, and the seed of each; the first byte of an input says which part it is.
DOCX_PARTS = sorted(name for name in PARTS if name.endswith((".xml", ".rels")))

CORPUS = Path(__file__).parents[2] / "corpus"
RULE_PAGES = [page for page in sorted(PAGES.glob("*.md")) if page.stem != "README"]


def text_of(data: bytes) -> str:
    """The text that some bytes stand for: what is no UTF-8 is left out, so that nearly every input is a text."""
    return data.decode("utf-8", errors="ignore")


def refused_in_one_sentence(error: UnreadableInput) -> None:
    """What a refusal looks like, whatever is refused."""
    said = str(error)
    assert said
    assert "\n" not in said, said


def held_together(source: Source) -> None:
    """What holds of whatever a reader gives."""
    page = parse_source(source)
    assert page.text == source.text
    layout = source.layout
    if layout is not None:
        assert source.text.count("\n") == len(layout.lines)


def txt(data: bytes) -> None:
    """Any bytes as a text file."""
    try:
        source = read_text(data, "草稿.txt")
    except UnreadableInput as error:
        return refused_in_one_sentence(error)
    assert isinstance(source.text, str)
    assert ("\ufffd" in source.text) == bool(source.notes)
    return held_together(source)


def html(data: bytes) -> None:
    """Any bytes as a web page."""
    try:
        source = read_html(data, "网页.html")
    except UnreadableInput as error:
        return refused_in_one_sentence(error)
    return held_together(source)


def docx(data: bytes) -> None:
    """Any bytes as one part of a Word file, all other parts in order; or, behind the last part, as the whole file."""
    which = data[0] if data else 255
    packed = data[1:]
    if which < len(DOCX_PARTS):
        out = BytesIO()
        with ZipFile(out, "w", ZIP_STORED) as archive:
            for name, content in PARTS.items():
                archive.writestr(name, data[1:] if name == DOCX_PARTS[which] else content.encode())
        packed = out.getvalue()
    try:
        held_together(read_docx(packed, "草稿.docx"))
        held_together(read_docx(packed, "草稿.docx", revisions="original"))
    except UnreadableInput as error:
        refused_in_one_sentence(error)


def sniff(data: bytes) -> None:
    """Any bytes as a file of unknown kind, from its kind to its text."""
    os.environ[VARIABLE] = "/nowhere/soffice"  # LibreOffice is no part of what is fuzzed
    kind = office_kind(data)
    if kind is not None:
        assert refusal(kind, "甲").startswith("甲: ")
    try:
        assert as_docx(data, "甲.doc") is None or kind is not None
        held_together(read_bytes(data, "甲.doc"))
    except UnreadableInput as error:
        refused_in_one_sentence(error)


def wrapped(data: bytes) -> None:
    """Any bytes as a web archive, and as a Word file in one XML file."""
    page = html_of_mht(data)
    if page is not None:
        html(page)
    try:
        packed = docx_of_flat_opc(data, "草稿.xml")
        held_together(read_docx(packed, "草稿.xml"))
    except UnreadableInput as error:
        refused_in_one_sentence(error)


def lines(data: bytes) -> None:
    """Any text as lines: what is not blank stands in exactly one of them."""
    text = text_of(data)
    at = 0
    for line in read_lines(text, LineTable(text)):
        assert at <= line.start <= line.offset <= line.end <= len(text)
        assert blank(text[at : line.start])
        assert 0 <= line.label_end <= len(line.shadow)
        at = line.end
    assert blank(text[at:])


def parse(data: bytes) -> None:
    """Any text as a page."""
    hold_of_tree(text_of(data))


def check(data: bytes) -> None:
    """Any text through all rules, and mended."""
    text = text_of(data)
    hold_of_findings(text)
    hold_of_fixes(text)


def views(data: bytes) -> None:
    """Any text through all that reads a page."""
    page = gwparse.parse(text_of(data))
    for read in (gwparse.tasks, gwparse.citations, gwparse.references, gwparse.time_limits, gwparse.chunks):
        list(read(page))


#: The targets by name.
TARGETS: dict[str, Callable[[bytes], None]] = {
    "txt": txt,
    "html": html,
    "docx": docx,
    "sniff": sniff,
    "wrapped": wrapped,
    "lines": lines,
    "parse": parse,
    "check": check,
    "views": views,
}

#: How inputs of each target are changed.
MUTATORS: dict[str, Mutator] = {
    **dict.fromkeys(("txt", "lines", "parse", "check", "views"), of_text),
    **dict.fromkeys(("html", "sniff", "wrapped"), of_markup),
    "docx": of_part,
}

#: Those whose bytes are a text.
OF_TEXT = frozenset({"txt", "lines", "parse", "check", "views"})


def seeds(target: str) -> list[bytes]:
    """What fuzzing of a target begins with: our own documents, or small files of the kind."""
    documents = [path.read_bytes() for path in sorted(CORPUS.glob("documents/*/input.txt"))]
    examples = [case.source.text.encode() for page in RULE_PAGES for case, _ in read_cases(page)]
    files = [rtf(), mht(), mht("utf-8", "utf-8", False), flat_opc()]
    match target:
        case "docx":
            parts = [bytes([at]) + PARTS[name].encode() for at, name in enumerate(DOCX_PARTS)]
            return [*parts, b"\xff" + package()]
        case "sniff":
            return [package(), compound("WordDocument", first=word_stream()), compound("甲", nested="乙"), *files]
        case "wrapped":
            return files
        case "html":
            tables = "<table><tr><td>甲<td>乙</table><p style='display:none'>丙<script>1</script><!-- x -->"
            return [f"<html><title>甲</title><h1>乙</h1>{tables}<p>一、{'总体要求' * 9}</p>".encode(), *documents[:3]]
        case "txt":
            return [*documents[:3], documents[0].decode().encode("gb18030"), documents[1].decode().encode("utf-16")]
        case "lines" | "parse":
            return [*documents, *examples]
        case _:
            return examples  # they are short, and hold what the rules look for
