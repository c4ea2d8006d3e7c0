"""What tests compare: texts as edits make them, how characters look, what comments enclose."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from random import Random
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from gwparse.diagnostics import Edit
from gwparse.fixer import apply_edits
from gwparse.layout import Layout
from gwparse.readers.docx import read_docx
from gwparse.source import Source, Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What edits put in: no figures, which part a paragraph from its automatic number by a blank.
ALPHABET = "甲乙，。〔〕“”—A \u3000"


def laid(source: Source) -> Layout:
    """The layout of a source."""
    assert source.layout is not None
    return source.layout


def setting(source: Source) -> list[object]:
    """All that a layout says, but for which runs the characters come from."""
    found: list[object] = [laid(source).sections]
    for line in laid(source).lines:
        looks = [
            (one.format, one.origin.part if one.origin else None)
            for one in line.stretches
            for _ in range(one.start, one.end)
        ]
        found.append((line.start, line.end, line.story, line.heads, line.format, line.label, line.in_table, looks))
    return found


def enclosed(data: bytes, main: str = "word/document.xml") -> dict[str, str]:
    """By numbers of comments the characters that their marks enclose, in the order of the file; no text boxes, nothing hidden."""
    with ZipFile(BytesIO(data)) as archive:
        root = fromstring(archive.read(main))
    found: dict[str, str] = {}
    is_open: list[str] = []

    def walk(element: Element) -> None:
        for child in element:
            name = child.tag.removeprefix(W)
            if name == "commentRangeStart":
                is_open.append(child.attrib[f"{W}id"])
                found[is_open[-1]] = ""
            elif name == "commentRangeEnd":
                is_open.remove(child.attrib[f"{W}id"])
            elif name != "txbxContent" and child.find(f"{W}rPr/{W}vanish") is None:
                text = {"t": child.text or "", "tab": "\u3000", "noBreakHyphen": "-", "sym": "□", "br": " "}.get(
                    name, ""
                )
                for number in is_open:
                    found[number] += text
                walk(child)

    walk(root)
    assert not is_open
    return found


def comments(data: bytes) -> list[Any]:
    """The comments of a file as python-docx gives them."""
    import docx

    return list(docx.Document(BytesIO(data)).comments)


def editable(source: Source) -> list[Span]:
    """The longest stretches of the text in which everything may be edited."""
    found: list[Span] = []
    for line in laid(source).lines:
        for one in line.stretches:
            if one.origin is None:
                continue
            if found and found[-1].end == one.start and found[-1].start >= line.start:
                found[-1] = Span(found[-1].start, one.end)
            else:
                found.append(Span(one.start, one.end))
    return found


def some_edits(source: Source, random: Random, most: int) -> list[Edit]:
    """Edits at random that leave something of each paragraph: one without text is no part of a table's row any more."""
    spans = editable(source)
    found: list[Edit] = []
    for _ in range(random.randint(1, most)):
        span = random.choice(spans)
        start = random.randint(span.start, span.end)
        end = min(span.end, start + random.choice((0, 0, 1, 2, 3, 40)))
        text = "".join(random.choice(ALPHABET) for _ in range(random.randint(0, 4)))
        keeps = span.end - span.start > 20 and end - start < 4 and not laid(source).line_at(start).in_table
        whole = source.text[start:end]
        if "\n" in whole or is_break(source, start, end):
            continue
        if end > start and not keeps:
            text += "丙"
        if all(end <= other.start or other.end <= start for other in found):
            found.append(Edit(start, end, text))
    return found


def is_break(source: Source, start: int, end: int) -> bool:
    """Whether a line break of a table's cell stands among characters: it reads as a blank that has a run of its own."""
    cell = laid(source).line_at(start)
    return cell.in_table and " " in source.text[start:end]


def edited(source: Source, edits: Sequence[Edit]) -> str:
    """The text that edits make."""
    return apply_edits(source.text, edits)


def original(data: bytes) -> str:
    """The text with all tracked changes rejected."""
    return read_docx(data, revisions="original").text
