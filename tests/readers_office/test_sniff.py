"""What a file is, told by its content; compound files that lie; the sentences of refusal."""

from __future__ import annotations

import random
import struct
from pathlib import Path
from typing import get_args

import pytest

from gwparse.readers.compound import CompoundFile
from gwparse.readers.sniff import CONVERTED, READ_AS_DOCX, Kind, office_kind, refusal
from tests.readers_office.making import (
    TITLE,
    WORD_2003,
    compound,
    flat_opc,
    mht,
    package,
    rtf,
    word_stream,
    zipped,
)

OOXML = "application/vnd.openxmlformats-officedocument."
ODT = b"application/vnd.oasis.opendocument.text"

FILES: list[tuple[bytes, Kind | None]] = [
    (package(), "docx"),
    (package(main="word/document2.xml"), "docx"),
    (zipped({"word/document.xml": b"<a/>"}), "docx"),
    (package()[:-30], "docx"),
    (package("application/vnd.ms-word.document.macroEnabled.main+xml"), "docm"),
    (package(OOXML + "wordprocessingml.template.main+xml"), "dotx"),
    (package("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "dotm"),
    (package(OOXML + "spreadsheetml.sheet.main+xml", "xl/workbook.xml"), "xlsx"),
    (package("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "xl/workbook.bin"), "xlsx"),
    (package(OOXML + "presentationml.presentation.main+xml", "ppt/presentation.xml"), "pptx"),
    (package(OOXML + "spreadsheetml.sheet.main+xml", "xl/workbook.xml")[:-30], "xlsx"),
    (zipped({"OFD.xml": b"<a/>", "Doc_0/Document.xml": b"<a/>"}), "ofd"),
    (zipped({"mimetype": ODT, "content.xml": b"<a/>"}), "odt"),
    (b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">', "odt"),
    (zipped({"通知.docx": package()}), "zip"),
    (zipped({}), "zip"),
    (b"PK\x03\x04", "zip"),
    (compound("WordDocument", "1Table", first=word_stream()), "doc"),
    (compound("1Table", "WordDocument", "Data", first=word_stream(), shift=12), "doc"),
    (compound("WordDocument", first=word_stream())[:-1500], "doc"),
    (compound("WordDocument", first=word_stream(flags=0x0100)), "encrypted"),
    (compound("EncryptionInfo", "EncryptedPackage"), "encrypted"),
    (compound("Workbook"), "xls"),
    (compound("Workbook", nested="WordDocument"), "xls"),
    (compound("Current User", "PowerPoint Document"), "ppt"),
    (compound("CONTENTS", nested="WordDocument"), "ole"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (rtf(), "rtf"),
    (b"\xef\xbb\xbf \r\n" + rtf(), "rtf"),
    (mht(), "mht"),
    (b"\r\n" + mht(), "mht"),
    (mht().replace(b"MIME-Version", b"Mime-version"), "mht"),
    (
        b"From: <Saved by a browser>\nSubject: =?utf-8?B?6YCa?=\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>",
        "mht",
    ),
    (WORD_2003, "word-xml-2003"),
    (b"\xef\xbb\xbf" + WORD_2003, "word-xml-2003"),
    (WORD_2003.decode().encode("utf-16"), "word-xml-2003"),
    (flat_opc(), "flat-opc"),
    (flat_opc().replace(b"<pkg:package", b"<!-- <w:wordDocument> --><pkg:package"), "flat-opc"),
    (b"%PDF-1.7\n", "pdf"),
    (b"\n%PDF-1.4\n", "pdf"),
    (TITLE.encode(), None),
    (TITLE.encode("gb18030"), None),
    (TITLE.encode("utf-16"), None),
    (b"", None),
    (b"<html xmlns:w='urn:schemas-microsoft-com:office:word'><body>", None),
    (b'<?xml version="1.0"?><!DOCTYPE html><html>', None),
    (b'<?xml version="1.0"?><notice>wordDocument</notice>', None),
    (b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", None),
    (b"From: the office\nTo: all counties\n\nMIME-Version: 1.0\nContent-Type: text/html\n", None),
    ("附件：MIME-Version: 1.0\nContent-Type: multipart/related\n".encode(), None),
    ("《{\\rtf1》是什么".encode(), None),
]


@pytest.mark.parametrize(("data", "kind"), FILES, ids=[f"{at}-{kind}" for at, (_, kind) in enumerate(FILES)])
def test_kinds(data: bytes, kind: Kind | None) -> None:
    """Each kind is told by content, and text that speaks of one is none."""
    assert kind == office_kind(data)


def test_every_kind_is_tried() -> None:
    """The list above leaves no kind out."""
    assert set(get_args(Kind)) == {kind for _, kind in FILES} - {None}


def test_refusals() -> None:
    """Each kind has one sentence that names the file, says what it is, and what to do where something can be done."""
    for kind in get_args(Kind):
        said = refusal(kind, "草稿.doc")
        assert said.startswith("草稿.doc: 这")
        assert "\n" not in said
        if kind not in ("xlsx", "xls", "pptx", "ppt"):
            assert any(word in said for word in ("另存为 .docx", "请用生成它的", "请解压", "转换成 .docx"))
    assert "LibreOffice" in refusal("doc", "")
    assert not READ_AS_DOCX & CONVERTED


def test_streams_of_a_compound_file() -> None:
    """Streams at the top only, in both sizes of sectors, and the first bytes of one."""
    for shift in (9, 12):
        file = CompoundFile(compound("WordDocument", "1Table", first=b"abc", shift=shift, nested="Ole10Native"))
        assert set(file.streams) == {"WordDocument", "1Table"}
        assert file.first_sector(file.streams["1Table"])[:3] == b"abc"


def test_compound_files_that_lie() -> None:
    """Chains in a circle, sectors outside the file, noise: an answer, and soon."""
    data = compound("WordDocument", "1Table", first=word_stream())
    table = len(data) - 512
    circle = bytearray(data)
    for at in range(128):
        struct.pack_into("<I", circle, table + 4 * at, at)
    assert office_kind(bytes(circle)) == "doc"
    for at in range(30, 80, 2):
        for value in (0, 1, 0x7FFF, 0xFFFF):
            changed = bytearray(data)
            struct.pack_into("<H", changed, at, value)
            assert office_kind(bytes(changed)) in ("doc", "ole")
    listed = bytearray(data)
    struct.pack_into("<I", listed, 68, 0)  # further tables listed in a chain that never ends
    assert office_kind(bytes(listed)) == "doc"
    directory = data.find("Root Entry".encode("utf-16-le"))
    siblings = bytearray(data)
    for entry in range(4):
        struct.pack_into("<III", siblings, directory + 128 * entry + 68, entry, entry, 1)
    assert office_kind(bytes(siblings)) in ("doc", "ole")


def test_noise() -> None:
    """Nothing raises, whatever the bytes are."""
    chance = random.Random(9)
    starts = [data for data, kind in FILES if kind is not None]
    for _ in range(3000):
        data = bytearray(chance.choice(starts))
        for _ in range(chance.randrange(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        kind = office_kind(bytes(data))
        assert kind is None or kind in get_args(Kind)


def test_real_files() -> None:
    """Real files, whose names happen to tell the truth, are what their names say."""
    found = [
        path
        for path in (Path(__file__).parents[3] / "shared" / "real-office").glob("*/*")
        if path.suffix in (".doc", ".docx")
    ]
    if not found:
        pytest.skip("no real files here")
    assert {path.name: path.suffix[1:] for path in found} == {
        path.name: office_kind(path.read_bytes()) for path in found
    }
