"""The archive: what was not changed stays byte for byte; what must not be changed is refused."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from datetime import datetime
from io import BytesIO
from xml.etree.ElementTree import canonicalize, fromstring, tostring
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from gwparse.diagnostics import Edit
from gwparse.docx_writer import Note, annotated, changed, written
from gwparse.errors import Misuse, UnreadableInput
from gwparse.readers.docx import read_docx
from gwparse.source import Source, Span
from tests.docx_writer.files import FILES, paragraph, run, word_file

WHEN = datetime(2025, 3, 4, 5, 6, 7)
NOTE = [Note(span=Span(0, 2), text="应改")]
BODY = paragraph(run("关于通知"))


def packed(members: dict[str, bytes], kinds: dict[str, int] | None = None) -> bytes:
    """An archive."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.comment = b"a comment"
        for name, data in members.items():
            archive.writestr(ZipInfo(name, (2020, 2, 3, 4, 5, 6)), data, (kinds or {}).get(name, ZIP_DEFLATED))
    return out.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """The members of an archive in their order."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_other_members_stay() -> None:
    """Members that are not changed keep their bytes; order, packing and times of all stay, new ones come last."""
    held = members(
        word_file(BODY, extra={"word/media/图1.png": bytes(range(256)) * 40, "docProps/custom.xml": b"<a  b='c'/>"})
    )
    held = {"word/": b"", **dict(reversed(held.items()))}
    data = packed(held, {"word/media/图1.png": ZIP_STORED, "word/document.xml": ZIP_STORED, "word/": ZIP_STORED})
    out = written(data, read_docx(data), NOTE, [Edit(1, 2, "为")], tracked=True, when=WHEN)
    now = members(out)
    assert [*held, "word/comments.xml"] == [*now]
    assert {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"} == {
        name for name in held if held[name] != now[name]
    }
    with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(out)) as new:
        assert old.comment == new.comment
        facts = [
            [(one.filename, one.compress_type, one.date_time, one.external_attr) for one in archive.infolist()]
            for archive in (old, new)
        ]
    assert facts[0] == facts[1][:-1]
    assert ("word/comments.xml", ZIP_DEFLATED, (1980, 1, 1, 0, 0, 0)) == facts[1][-1][:3]


class Named(ZipInfo):
    """An entry with a name of any bytes, which says that they are UTF-8 or does not."""

    raw: bytes
    flag: int

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.raw, self.flag


def raw_names(data: bytes) -> list[tuple[bytes, int, bytes, bytes, int, bytes]]:
    """Of each entry name, flags and extra fields, as the directory has them and as the entry itself does."""
    size, at = struct.unpack_from("<II", data, data.rindex(b"PK\5\6") + 12)
    found, end = [], at + size
    while at < end:
        flags, name, extra, comment = (struct.unpack_from("<H", data, at + offset)[0] for offset in (8, 28, 30, 32))
        (local,) = struct.unpack_from("<I", data, at + 42)
        own_flags, own_name, own_extra = (struct.unpack_from("<H", data, local + offset)[0] for offset in (6, 26, 28))
        begin, own = at + 46, local + 30
        found.append(
            (
                data[begin : begin + name],
                flags,
                data[begin + name : begin + name + extra],
                data[own : own + own_name],
                own_flags,
                data[own + own_name : own + own_name + own_extra],
            )
        )
        at = begin + name + extra + comment
    return found


def test_names_of_members_keep_their_bytes() -> None:
    """Names in UTF-8 or GBK that do not say so, and those that do, stay as they are, in the directory and at the entry."""
    unsaid = "word/media/图片.png".encode()
    field = b"\x01" + struct.pack("<I", 0) + unsaid
    names = [
        (unsaid, 0, b""),
        ("word/media/印章.png".encode("gbk"), 0, b""),
        ("word/media/红头.png".encode(), 0x800, b""),
        (b"word/media/plain.png", 0x800, b""),
        (b"word/media/other.png", 0, b""),
        ("word/media/附图.png".encode("gbk"), 0, struct.pack("<HH", 0x7075, len(field)) + field),
    ]
    out = BytesIO(word_file(BODY))
    with ZipFile(out, "a") as archive:
        for raw, flag, extra in names:
            entry = Named(raw.decode("latin-1"), (2020, 2, 3, 4, 5, 6))
            entry.raw, entry.flag, entry.extra = raw, flag, extra
            archive.writestr(entry, raw * 3)
    data = out.getvalue()
    before = raw_names(data)
    assert names == [one[:3] for one in before[-6:]] == [one[3:] for one in before[-6:]]
    copy = written(data, read_docx(data), NOTE, [Edit(1, 2, "为")], tracked=True, when=WHEN)
    now = raw_names(copy)
    assert (b"word/comments.xml", 0) == now[-1][:2]
    assert before == now[:-1]
    with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(copy)) as new:
        assert [old.read(one) for one in old.infolist()[-6:]] == [new.read(one) for one in new.infolist()[-7:-1]]


def test_names_that_differ_in_capitals() -> None:
    """Where two members differ in nothing else, the one that the document refers to is changed."""
    for extra in ("word/Document.xml", "Word/document.xml"):
        data = word_file(BODY, extra={extra: b"<other/>"})
        out = changed(data, read_docx(data), [Edit(1, 2, "为")], tracked=False)
        assert "关为通知\n" == read_docx(out).text
        assert b"<other/>" == members(out)[extra]


KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MACROS = "application/vnd.ms-word."


def called(kind: str, *, by_suffix: bool = False) -> bytes:
    """A file of which the list of types says what its main part is."""
    held = members(word_file(BODY))
    types = held["[Content_Types].xml"].decode()
    if by_suffix:
        types = re.sub('<Override PartName="/word/document.xml"[^>]*>', "", types)
        types = types.replace('Extension="xml" ContentType="application/xml"', f'Extension="XML" ContentType="{kind}"')
    else:
        types = types.replace(f"{KIND}document.main+xml", kind).replace("/word/document.xml", "/Word/document.xml")
    assert kind in types
    return packed({**held, "[Content_Types].xml": types.encode()})


@pytest.mark.parametrize("by_suffix", [False, True])
def test_templates_become_documents(by_suffix: bool) -> None:
    """What is made of a template is a document, as its name says, changes or none; else Word would not open it."""
    import docx

    data = called(f"{KIND}template.main+xml", by_suffix=by_suffix)
    source = read_docx(data)
    for notes, edits in ((NOTE, [Edit(1, 2, "为")]), ([], [])):
        out = written(data, source, notes, edits, tracked=True, when=WHEN)
        assert f"{KIND}document.main+xml" == docx.Document(BytesIO(out)).part.content_type
        old, new = members(data), members(out)
        assert "[Content_Types].xml" in {name for name in old if old[name] != new[name]}
        assert len(edits) or [*old] == [*new]
    types = fromstring(members(out)["[Content_Types].xml"])
    named = [one.get("ContentType") for one in types if (one.get("PartName") or "").lower() == "/word/document.xml"]
    assert [f"{KIND}document.main+xml"] == named


@pytest.mark.parametrize("kind", ["document.macroEnabled.main+xml", "template.macroEnabledTemplate.main+xml"])
@pytest.mark.parametrize("by_suffix", [False, True])
def test_macros_do_not_go_on(kind: str, by_suffix: bool) -> None:
    """A file with macros is read, but no copy under another name is made."""
    data = called(MACROS + kind, by_suffix=by_suffix)
    source = read_docx(data, "稿.docm")
    assert "关于通知\n" == source.text
    with pytest.raises(Misuse, match=r"^稿\.docm: 文件带有宏，请先用 Word 或 WPS 另存为 \.docx$"):
        written(data, source, NOTE, [], tracked=False)
    with pytest.raises(Misuse, match="宏"):
        changed(data, source, [], tracked=False)


def test_plain_edits_change_one_member() -> None:
    """For an edit nothing but the document is written anew."""
    for name, data in FILES.items():
        source = read_docx(data)
        start = len(source.text) - 2
        old, new = members(data), members(changed(data, source, [Edit(start, start + 1, "甲")], tracked=False))
        main = "content/main.xml" if name == "elsewhere" else "word/document.xml"
        assert [main] == [one for one in old if old[one] != new[one]]
        assert [*old] == [*new]


def test_same_bytes() -> None:
    """The same call gives the same bytes, and leaves the old ones alone."""
    for data in FILES.values():
        before, source = bytes(data), read_docx(data)
        edits = [Edit(len(source.text) - 2, len(source.text) - 2, "甲")]
        first = written(data, source, NOTE, edits, tracked=True, when=WHEN)
        assert first == written(data, source, NOTE, edits, tracked=True, when=WHEN)
        assert before == data != first


def test_without_changes() -> None:
    """Without comments and edits the file is given back as it is."""
    data = FILES["runs"]
    assert data == annotated(data, read_docx(data), [])


def test_declarations_are_kept() -> None:
    """The declaration, the root with its prefixes and mc:Ignorable, and whatever is not touched are written as they were."""
    data = FILES["runs"]
    old, new = (members(one)["word/document.xml"].decode() for one in (data, annotated(data, read_docx(data), NOTE)))
    assert old[: old.index("<w:body>")] == new[: new.index("<w:body>")]
    before, after = (fromstring(text)[0] for text in (old, new))
    assert [canonicalize(tostring(one)) for one in before[1:]] == [canonicalize(tostring(one)) for one in after[1:]]


@pytest.mark.parametrize(
    ("head", "encoding", "kept"),
    [
        ("<?xml version='1.0' encoding='utf-8'?>\n", "utf-8", True),
        ('\ufeff<?xml version="1.0"?>', "utf-8", True),
        ("", "utf-8", True),
        ('<?xml version="1.0" encoding="UTF-16" standalone="yes"?>', "utf-16", False),
        ('<?xml version="1.0" encoding="us-ascii"?>', "ascii", False),
    ],
)
def test_encodings(head: str, encoding: str, kept: bool) -> None:
    """A part in another encoding is written in UTF-8, and says so."""
    held = members(word_file(BODY))
    text = held["word/document.xml"].decode()
    text = head + text[text.index("<w:document") :]
    data = packed({**held, "word/document.xml": text.encode(encoding, "xmlcharrefreplace")})
    source = read_docx(data)
    out = annotated(data, source, NOTE)
    assert source.text == read_docx(out).text
    wanted = head.lstrip("\ufeff") if kept else '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    assert members(out)["word/document.xml"].decode().startswith(wanted + "<w:document")


def test_without_references() -> None:
    """A document that refers to nothing gets the list of its references with the first one."""
    held = members(word_file(BODY))
    del held["word/_rels/document.xml.rels"]
    data = packed(held)
    now = members(annotated(data, read_docx(data), NOTE))
    assert b'Id="rId1"' in now["word/_rels/document.xml.rels"]
    assert b"comments+xml" in now["[Content_Types].xml"]


def test_a_part_of_that_name() -> None:
    """A part that is called like ours and to which nothing refers stays; ours takes another name."""
    data = word_file(BODY, extra={"word/Comments.xml": b"<other/>"})
    now = members(annotated(data, read_docx(data), NOTE))
    assert b"<other/>" == now["word/Comments.xml"]
    assert b"<w:comments" in now["word/comments1.xml"]
    assert b'PartName="/word/comments1.xml"' in now["[Content_Types].xml"]


@pytest.mark.parametrize("lost", ["[Content_Types].xml", "word/document.xml"])
def test_damaged(lost: str) -> None:
    """A file without the parts that it needs is damaged."""
    held = members(word_file(BODY))
    source = read_docx(packed(held), "稿.docx")
    for content in (None, b"<a", b"<!DOCTYPE a><a/>"):
        others = {name: data for name, data in held.items() if name != lost}
        with pytest.raises(UnreadableInput, match=r"稿\.docx: "):
            annotated(packed({**others, **({lost: content} if content else {})}), source, NOTE)


def test_no_file() -> None:
    """Bytes that are no archive are refused."""
    with pytest.raises(UnreadableInput, match=r"^稿\.docx: 文件已损坏"):
        annotated(b"PK\x03\x04", read_docx(FILES["runs"], "稿.docx"), NOTE)


def test_signed_files() -> None:
    """A digital signature would be broken: refused in one sentence."""
    data = word_file(BODY, extra={"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<a/>"})
    with pytest.raises(Misuse, match=r"^稿\.docx: 文件有数字签名，一改签名就失效，没有改动$"):
        annotated(data, read_docx(data, "稿.docx"), NOTE)


def test_strict_files() -> None:
    """Files of the strict kind are read, but not written."""
    strict = {
        name: re.sub(
            rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument)/2006/",
            rb"http://purl.oclc.org/ooxml/\1/",
            data,
        )
        for name, data in members(word_file(BODY)).items()
    }
    data = packed(strict)
    source = read_docx(data)
    assert "关于通知\n" == source.text
    with pytest.raises(Misuse, match=r"^输入的内容: 文件存成了“严格 Open XML”格式"):
        annotated(data, source, NOTE)


def test_without_lxml() -> None:
    """Without lxml the package can be imported, and says in one sentence what to install."""
    code = """
import sys
sys.modules["lxml"] = None
from gwparse.docx_writer import annotated
from gwparse.errors import Misuse
from gwparse.source import Source
try:
    annotated(b"", Source(""), [])
except Misuse as error:
    print(error)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert "修改 Word 文件要装 lxml，请运行 pip install 'gwparse[docx]'\n" == told


def test_text_without_layout() -> None:
    """A text that was not read from a Word file has no place in one."""
    with pytest.raises(ValueError, match="not read from a Word file"):
        annotated(FILES["runs"], Source("关于"), NOTE)


def test_now() -> None:
    """Without a time, comments are of now."""
    data = FILES["runs"]
    text = members(annotated(data, read_docx(data), NOTE))["word/comments.xml"].decode()
    (found,) = re.findall(r'w:date="([^"]*)Z"', text)
    assert abs((datetime.now() - datetime.fromisoformat(found)).total_seconds()) < 60
