"""Bytes to text: encodings, files that are none, HTML pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from gwparse import UnreadableInput
from gwparse.readers import LARGEST, read_bytes, read_file
from gwparse.readers.html import html_to_text

TEXT = "云川市人民政府关于做好防汛工作的通知\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings(codec: str) -> None:
    """UTF-8 and GB18030 are told apart by the bytes, UTF-16 by its byte order mark."""
    source = read_bytes(TEXT.encode(codec))
    assert source.text == TEXT
    assert source.notes == ()


def test_damaged_bytes_are_replaced_and_remarked() -> None:
    """A byte that is no text is replaced, and the reader says so."""
    source = read_bytes(TEXT.encode("utf-8")[:9] + b"\xff\xfe\xfa" + TEXT.encode("utf-8")[9:])
    assert "�" in source.text
    assert "云川市" in source.text
    assert "读不出来" in source.notes[0].message


def test_text_that_was_damaged_before() -> None:
    """Replacement characters that a file already holds are remarked too: the loss happened before."""
    source = read_bytes("云川市�通知".encode())
    assert "以前转换时丢失" in source.notes[0].message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "压缩包"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word"),
        (b"abc\0def", "不是文本文件"),
        (b"\x89PNG\r\n", "图片"),
    ],
)
def test_files_that_are_no_text(data: bytes, said: str) -> None:
    """A file that is no text is refused in one sentence that says what it is."""
    with pytest.raises(UnreadableInput, match=said) as raised:
        read_bytes(data, "draft.bin")
    assert str(raised.value).startswith("draft.bin: ")
    assert "\n" not in str(raised.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing files, directories and huge files are refused."""
    with pytest.raises(UnreadableInput, match="没有这个文件"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(UnreadableInput, match="这是文件夹"):
        read_file(tmp_path)
    with pytest.raises(UnreadableInput, match="超过 64 MB"):
        read_bytes(b"x" * (LARGEST + 1))


PAGE = """<!DOCTYPE html><html><head><title>云川市水利局关于开展堤防巡查的通知_云川市</title><style>p{}</style></head><body>
<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a></div>
<table><tr><td><b>索 引 号：</b></td><td>006123458/2024-00012</td><td>发布日期：</td><td></td></tr></table>
<h1>云川市水利局关于开展堤防巡查的通知</h1>
<div id="zoom"><p style="text-align:center">云水发〔2024〕3号</p><p>各县水利局：</p>
<p>　　一、巡查范围<br>　　（一）沿江堤防。逐段排查。</p>
<p>第一段文字很长很长，写明了巡查的时间、方式、分工和要求，各地要逐级落实到人、到段、到岗，不留死角。</p>
<table><tr><th>县</th><th>堤段</th></tr><tr><td><p>青澜县</p></td><td>3段</td></tr></table>
<script>var a = "<p>no</p>";</script><p style="display: none">藏</p></div>
<div class="footer">版权所有：云川市水利局</div></body></html>"""


def test_html_keeps_what_belongs_to_the_document() -> None:
    """The metadata row, the page title and the container's lines stay; navigation, scripts and hidden parts go."""
    text = html_to_text(PAGE)
    assert text.splitlines() == [
        "索 引 号：\t006123458/2024-00012\t发布日期：\t",
        "云川市水利局关于开展堤防巡查的通知",
        "云水发〔2024〕3号",
        "各县水利局：",
        "",
        "　　一、巡查范围",
        "　　（一）沿江堤防。逐段排查。",
        "",
        "第一段文字很长很长，写明了巡查的时间、方式、分工和要求，各地要逐级落实到人、到段、到岗，不留死角。",
        "",
        "县\t堤段",
        "",
        "青澜县\t3段",
    ]


def test_html_divided_into_sections_by_word() -> None:
    """A page saved from Word has a block for each section of the document; all of them are read."""
    text = "各级水利部门要压实责任，逐级落实到人、到段、到岗，做好堤防巡查工作。"
    paragraphs = f"<p>{text}</p>" * 8
    blocks = f'<div class="WordSection1">{paragraphs}</div><div style="page: WordSection2">{paragraphs}</div>'
    page = f"<html><body><div><p>首页</p></div><div>{blocks}</div></body></html>"
    assert 16 == html_to_text(page).count(text)


@pytest.mark.parametrize("codec", ["utf-8", "gb2312"])
def test_html_encodings(codec: str) -> None:
    """A page is decoded by the charset that it names."""
    page = PAGE.replace("<head>", f'<head><meta charset="{codec}">')
    assert "青澜县\t3段" in read_bytes(page.encode(codec)).text


@pytest.mark.parametrize(
    "page",
    [
        "<html>",
        "<p>一<p>二</div></p></table>",
        "<div><table><tr><td>甲<td>乙<tr><td>丙",
        "<!DOCTYPE html",
        "<div>" * 3000 + "甲",
        "<p><font>" * 2000,
    ],
)
def test_broken_html_is_read(page: str) -> None:
    """Markup that is not closed, closed twice or nested without end is read as it comes."""
    assert isinstance(html_to_text(page), str)
