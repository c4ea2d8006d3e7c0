"""Zip archives and XML parts: what is read, and that every trick ends in one sentence."""

from __future__ import annotations

import random
import re
import struct
import zipfile
from io import BytesIO

import pytest

from gwparse import UnreadableInput
from gwparse.readers import archive as archives
from gwparse.readers.archive import Archive, parse_xml
from tests.readers_office.making import TITLE, WORD, package, zipped

PART = "word/document.xml"


def refused(data: bytes, member: str = PART) -> str:
    """What is said about an archive when a member of it is read."""
    with pytest.raises(UnreadableInput) as caught:
        Archive(data, "草稿.docx").read(member)
    message = str(caught.value)
    assert message.startswith("草稿.docx: ")
    assert "\n" not in message
    return message


def test_members_are_read() -> None:
    """Names, bytes, and None for what is not there; names of parts do not depend on capitals or on backslashes."""
    archive = Archive(zipped({"word\\Document.xml": b"<a/>", "empty": b""}), "草稿.docx")
    assert archive.names == ("word/Document.xml", "empty")
    assert archive.read(PART) == b"<a/>"
    assert archive.read("empty") == b""
    assert archive.read("word/styles.xml") is None
    assert archive.has("WORD/DOCUMENT.XML")
    assert not archive.has("word")


def test_capitals_tell_two_members_apart() -> None:
    """Where two names differ in capitals only, each is found under its own."""
    archive = Archive(zipped({"A.png": b"1", "a.png": b"2"}), "公文.ofd")
    assert [archive.read(name) for name in ("A.png", "a.png", "a.PNG")] == [b"1", b"2", b"1"]


def test_names_that_point_elsewhere_are_only_names() -> None:
    """Nothing is written: a member called ../x is read like any other."""
    archive = Archive(zipped({"../x": b"1", "/etc/x": b"2", "C:\\x": b"3"}), "草稿.docx")
    assert [archive.read(name) for name in archive.names] == [b"1", b"2", b"3"]


def test_cut_short() -> None:
    """At every length a truncated archive is refused, never read in part."""
    data = package()
    for length in range(0, len(data), 7):
        assert "文件已损坏" in refused(data[:length])


def test_damaged_bytes() -> None:
    """A byte changed anywhere is refused or harmless; what is read is then what was packed."""
    data = package()
    whole = Archive(data, "").read(PART)
    seen = set()
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            read = Archive(changed, "草稿.docx").read(PART)
        except UnreadableInput as error:
            seen.add(re.sub(r"\d+", "", str(error))[:30])
        else:
            assert read in (whole, None)
    assert len(seen) > 1


def test_checksum_is_checked() -> None:
    """Stored bytes that were changed afterwards do not pass."""
    data = zipped({PART: b"<a>one</a>"}, zipfile.ZIP_STORED)
    assert "解压不出来" in refused(data.replace(b"one", b"two"))


def test_noise() -> None:
    """Random bytes behind a zip's signature raise nothing else."""
    chance = random.Random(6)
    for _ in range(200):
        refused(b"PK\x03\x04" + chance.randbytes(200) + b"PK\x05\x06" + chance.randbytes(18))


def test_two_members_of_one_name() -> None:
    """Which of the two is the document would be anybody's guess."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        packed = zipped_twice()
    assert "里面有两个 word/document.xml" in refused(packed)


def zipped_twice() -> bytes:
    """An archive with two members of one name."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(PART, b"<a/>")
        archive.writestr(PART, b"<b/>")
    return packed.getvalue()


def test_encrypted_member() -> None:
    """A member with the password flag is refused by saying so."""
    data = bytearray(zipped({PART: b"<a/>"}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + flags] |= 1
    assert "文件设了密码" in refused(bytes(data))


def test_unusual_packing() -> None:
    """Methods that office programs do not use are refused before they run."""
    assert "压缩方式不是办公软件用的" in refused(zipped({PART: b"<a/>"}, zipfile.ZIP_LZMA))


def test_sizes_are_counted_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory that states a small size does not open the way for a large member."""
    monkeypatch.setattr(archives, "LARGEST_MEMBER", 1_000_000)
    noise = random.Random(1).randbytes(1_000_001)
    assert "解压后超过" in refused(zipped({PART: noise}, zipfile.ZIP_STORED))
    honest = zipped({PART: noise[:-1]}, zipfile.ZIP_STORED)
    assert Archive(honest, "").read(PART) == noise[:-1]
    lying = bytearray(zipped({PART: noise}))
    struct.pack_into("<I", lying, lying.find(b"PK\x01\x02") + 24, 10)
    assert "解压不出来" in refused(bytes(lying))


def test_all_members_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """The total counts every reading, the same member read twice included."""
    monkeypatch.setattr(archives, "LARGEST_TOTAL", 2_500)
    archive = Archive(zipped({"a": bytes(1000), "b": bytes(1000)}), "草稿.docx")
    assert len(archive.read("a") or b"") == len(archive.read("b") or b"") == 1000
    with pytest.raises(UnreadableInput, match=r"^草稿\.docx: 文件解压后超过"):
        archive.read("a")


def test_bomb() -> None:
    """Zeros packed a thousand times are stopped by their ratio long before they are large."""
    bomb = zipped({PART: bytes(40 * 1024 * 1024)})
    assert len(bomb) < 50_000
    assert "400 倍以上" in refused(bomb)


def test_same_paragraph_over_and_over() -> None:
    """A long document that says one thing a hundred thousand times is no bomb."""
    text = f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>".encode() * 120_000
    assert len(text) > archives.UNSUSPECTED
    assert Archive(zipped({PART: text}), "草稿.docx").read(PART) == text


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """Members are counted before an object is made of each, and again afterwards."""
    monkeypatch.setattr(archives, "MOST_MEMBERS", 20)
    assert "里面的文件超过 20 个" in refused(zipped({str(at): b"" for at in range(21)}))
    assert Archive(zipped({str(at): b"" for at in range(20)}), "").read("19") == b""
    many = zipped({str(at): b"" for at in range(81)})
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "里面的文件超过 20 个" in refused(many)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_xml_encodings(codec: str) -> None:
    """UTF-8 and UTF-16 with and without a mark, with a declaration that agrees."""
    declared = "UTF-16" if codec.startswith("utf-16") else "UTF-8"
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<w:t xmlns:w="{WORD}">{TITLE}</w:t>'
    root = parse_xml(text.encode(codec), "草稿.docx", PART)
    assert (root.tag, root.text) == (f"{{{WORD}}}t", TITLE)


DTD = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"{DTD}<a>&z;</a>".encode(), "不安全的声明"),
        (f'\ufeff<?xml version="1.0"?>\n<!-- <a> --> <?p <b>?>\n\t{DTD}<a>&z;</a>'.encode(), "不安全的声明"),
        (f'<?xml version="1.0" encoding="UTF-16"?>{DTD}<a>&z;</a>'.encode("utf-16"), "不安全的声明"),
        (f"{DTD}<a>&z;</a>".encode("utf-16-le"), "不安全的声明"),
        (f"{DTD}<a>&z;</a>".encode("utf-16-be"), "不安全的声明"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "不安全的声明"),
        (f"<a>{DTD}</a>".encode(), "不完整"),
        (b"<!doctype a><a/>", "不完整"),
        (b"<!-- <a/>", "不完整"),
        (b'<?xml version="1.0" encoding="UTF-7"?><a/>', "编码"),
        (b'<?xml version="1.0" encoding="gb2312"?><a/>', "编码"),
        (b'<?xml version="1.0" encoding="utf-16"?><a/>', "编码"),
        ('<?xml version="1.0" encoding="utf-8"?><a>云川</a>'.encode("gb18030"), "编码"),
        ("<a/>".encode("utf-32"), ""),
        (b"<a>&unknown;</a>", "不完整"),
        (b"<a>\0</a>", "不完整"),
        (b"<a:b/>", "不完整"),
        (b"<a>", "不完整"),
        (b"", "不完整"),
    ],
)
def test_xml_that_is_refused(data: bytes, said: str) -> None:
    """Document types in every guise, other encodings, malformed XML: one sentence that names the file and the part."""
    with pytest.raises(UnreadableInput, match=rf"^草稿\.docx: [^\n]*word/document\.xml[^\n]*{said}"):
        parse_xml(data, "草稿.docx", PART)


def test_xml_depth() -> None:
    """So deep and no deeper, also where it is deep enough to end a program that calls itself."""
    deepest = archives.DEEPEST
    assert parse_xml(b"<a>" * deepest + b"</a>" * deepest, "", "").tag == "a"
    for depth in (deepest + 1, 200_000):
        with pytest.raises(UnreadableInput, match=f"嵌套超过 {deepest} 层"):
            parse_xml(b"<a>" * depth + b"</a>" * depth, "草稿.docx", PART)


def test_xml_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tags and attributes are counted before a tree is made of them."""
    monkeypatch.setattr(archives, "MOST_MARKS", 6)
    assert len(parse_xml(b'<a><b c="1"/></a>', "", "")) == 1
    for data in (b"<a>" + b"<b/>" * 5 + b"</a>", b'<a b="" c="" d="" e="" f="" g=""/>'):
        with pytest.raises(UnreadableInput, match="标记超过"):
            parse_xml(data, "草稿.docx", PART)
