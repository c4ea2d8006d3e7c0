"""Web archives and flat OPC: the page, the parts, and damage in either."""

from __future__ import annotations

import time

import pytest

from gwparse import UnreadableInput
from gwparse.readers.archive import Archive
from gwparse.readers.html import read_html
from gwparse.readers.sniff import office_kind
from gwparse.readers.wrapped import docx_of_flat_opc, html_of_mht
from tests.readers_office.making import TITLE, flat_opc, mht


@pytest.mark.parametrize(
    ("charset", "codec", "meta"),
    [
        ("gb2312", "gb18030", True),
        ("gb2312", "gb18030", False),
        ("utf-8", "utf-8", True),
        ("utf-8", "utf-8", False),
        ("unicode", "utf-16", False),
        ("utf-16le", "utf-16-le", False),
        ("x-unheard-of", "utf-8", False),
    ],
)
def test_web_archive(charset: str, codec: str, meta: bool) -> None:
    """The page in a web archive is read as a page is, whoever names its encoding."""
    page = html_of_mht(mht(charset, codec, meta))
    assert page is not None
    assert read_html(page).text == f"{TITLE}\n　　一、总体要求\n"


def test_web_archives_of_other_shapes() -> None:
    """A page by itself, quoted-printable, parts in parts; archives without a page, and such that only nest."""
    single = b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E9=80=9A=\n</p>"
    assert html_of_mht(single) == "<p>通</p>".encode()
    nested = (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative;"
        b" boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n--b\nContent-Type: text/html\n\n<p>y</p>\n--b--\n--a--\n"
    )
    assert html_of_mht(nested) == b"<p>y</p>"
    assert html_of_mht(mht().replace(b"text/html", b"text/xml")) is None
    assert html_of_mht(b"") is None
    head = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n"
    begun = time.monotonic()
    assert html_of_mht(head + b"--a\n" + (head + b"--a\n") * 100_000) is None
    assert html_of_mht(head + b"\n" * 5_000_000) is None
    assert time.monotonic() - begun < 5


def test_flat_opc() -> None:
    """Parts come out as they stand, binary ones decoded, with their content types; damage is one sentence."""
    data = flat_opc("甲&amp;乙")
    archive = Archive(docx_of_flat_opc(data, "草稿.xml"), "")
    assert archive.names == ("word/document.xml", "word/media/image1.png", "[Content_Types].xml")
    part = archive.read("word/document.xml")
    assert part is not None
    assert part in data
    assert archive.read("word/media/image1.png") == b"\x89PNG\r\n"
    assert office_kind(docx_of_flat_opc(data.decode().encode("utf-16"), "")) == "docx"
    for damaged in (data[:-20], data.replace(b"iVBO", b"iVB"), data.replace(b":part", b":port"), b"<!DOCTYPE a><a/>"):
        with pytest.raises(UnreadableInput, match=r"^草稿\.xml: "):
            docx_of_flat_opc(damaged, "草稿.xml")


def test_flat_opc_that_never_ends() -> None:
    """Beginnings of parts without an end cost no more than their length."""
    first = b'<pkg:part pkg:name="/word/document.xml"'
    data = flat_opc().replace(first, b"<![CDATA[" + b"<a:part><a:xmlData>" * 200_000 + b"]]>" + first)
    begun = time.monotonic()
    with pytest.raises(UnreadableInput, match="里面没有内容"):
        docx_of_flat_opc(data, "草稿.xml")
    assert time.monotonic() - begun < 5
