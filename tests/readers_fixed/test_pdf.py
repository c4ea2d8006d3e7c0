"""PDF files: what PDFium tells of them, where it errs, and what is refused."""

from __future__ import annotations

import sys

import pytest

from gwparse import UnreadableInput
from gwparse.readers import read_bytes
from gwparse.readers.fixed import glyphs
from tests.readers_fixed.test_geometry import NOTICE, lines, prose, told
from tests.readers_fixed.typesetting import (
    HEIGHT,
    LEFT,
    WIDTH,
    Run,
    Sheet,
    assembled,
    pdf,
    stream,
    typeset,
)

EXPECTED = [paragraph.lstrip("<>") for paragraph in NOTICE]

#: A picture, as scanned pages are.
PICTURE = b"q 400 0 0 500 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"


def refused(data: bytes) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(UnreadableInput) as raised:
        read_bytes(data, "通知.pdf")
    said = str(raised.value)
    assert said.startswith("通知.pdf: ")
    assert "\n" not in said
    return said


def test_scans() -> None:
    """A file of pictures is refused; pages of pictures among others are told."""
    scan = Sheet([])
    assert "没有文字，可能是扫描件" in refused(pdf([scan], extra=PICTURE))
    source = read_bytes(pdf([scan, *typeset(NOTICE)], extra=PICTURE))
    assert EXPECTED == lines(source)
    assert "第1页没有文字，可能是扫描件或图片，共1页" in told(source)


def test_text_drawn_as_shapes() -> None:
    """Shapes are no text, whatever they look like."""
    assert "文字已转成图形" in refused(pdf([Sheet([])], extra=b"100 100 m 200 300 l 250 100 l f\n"))


def test_page_numbers_alone() -> None:
    """A scan with printed page numbers has no text either."""
    sheets = [Sheet([Run(f"— {number} —", 280, 790)]) for number in (1, 2)]
    assert "除页码、页眉和页脚外没有文字" in refused(pdf(sheets, extra=PICTURE))


def test_locked() -> None:
    """A file with a password is refused, with what to do."""
    lock = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"11" * 32, b"22" * 32)
    assert "去掉密码" in refused(pdf(typeset(NOTICE), trailer=lock))


def test_damaged() -> None:
    """Files cut short and files of nothing are refused; a broken table of places is mended by PDFium."""
    whole = pdf(typeset(NOTICE))
    assert "已损坏" in refused(whole[:200])
    assert "已损坏" in refused(b"%PDF-1.7\n")
    assert EXPECTED == lines(read_bytes(whole.replace(b"xref\n0", b"xrxx\n0")))


def test_without_pages() -> None:
    """A file without pages has no text."""
    catalog = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    assert "没有文字" in refused(assembled(catalog))
    assert "没有文字" in refused(assembled([b"<< /Type /Catalog >>"]))


def test_without_pdfium(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PDFium is not installed, one sentence says how to."""
    monkeypatch.setitem(sys.modules, "pypdfium2.raw", None)
    assert refused(pdf(typeset(NOTICE))).endswith("读 PDF 文件要装 pypdfium2，请运行 pip install 'gwparse[pdf]'")


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [
        (90, f"0 1 -1 0 {HEIGHT} 0"),
        (180, f"-1 0 0 -1 {WIDTH} {HEIGHT}"),
        (270, f"0 -1 1 0 0 {WIDTH}"),
    ],
)
def test_turned_pages(turn: int, matrix: str) -> None:
    """A page that is turned is read as it is looked at."""
    box = f"/Rotate {turn} /MediaBox [0 0 {HEIGHT if turn % 180 else WIDTH} {WIDTH if turn % 180 else HEIGHT}]"
    data = pdf(typeset(NOTICE), extra=f"{matrix} cm\n".encode(), page=box.encode())
    assert EXPECTED == lines(read_bytes(data))


def test_boxes_that_do_not_begin_at_nought() -> None:
    """The corner of the paper may be anywhere."""
    box = f"/MediaBox [100 50 {WIDTH + 100} {HEIGHT + 50}]".encode()
    assert EXPECTED == lines(read_bytes(pdf(typeset(NOTICE), extra=b"1 0 0 1 100 50 cm\n", page=box)))


def test_text_that_is_not_upright() -> None:
    """A watermark across the page is left out and told; a page of nothing else is refused."""
    mark = b"q 0.7 0.7 -0.7 0.7 200 0 cm BT /F0 30 Tf 0 0 Td <0102030405> Tj ET Q\n"
    source = read_bytes(pdf(typeset(NOTICE), extra=mark))
    assert EXPECTED == lines(source)
    assert "字竖排或者斜放，没有读取" in told(source)[0]
    aside = Sheet([Run("会议", 900, 100)])
    assert "没有文字" in refused(pdf([aside]))


def test_hidden_text() -> None:
    """Text that nobody sees is left out; that of a scan, which is all there is, is read and told."""
    unseen = b"BT 3 Tr /F0 16 Tf 79 700 Td <0102030405> Tj 0 Tr ET\n"
    source = read_bytes(pdf(typeset(NOTICE), extra=unseen))
    assert EXPECTED == lines(source)
    assert any("看不见，没有读取" in note for note in told(source))
    source = read_bytes(pdf(typeset(NOTICE), extra=b"3 Tr\n"))
    assert EXPECTED == lines(source)
    assert f"有{len(typeset(NOTICE))}页是扫描件，按其中识别出来的文字读取，可能有错字" in told(source)


def test_fonts_that_are_not_there() -> None:
    """Without the font in the file and on the computer, lines that are the same are read all; single characters are told."""
    rows = [Run("按照规定执行", LEFT, 100 + at * 29) for at in range(4)]
    source = read_bytes(pdf([Sheet(rows)], embedded=False))
    assert ["按照规定执行"] * 4 == lines(source)
    source = read_bytes(pdf([Sheet([*rows, Run("是", LEFT, 300)])], embedded=False))
    assert 4 == len(lines(source))
    assert "文件里没有附带字体，有1处文字可能没有读出来，请装上中文字体再试" in told(source)


def test_unnamed_characters() -> None:
    """Characters of which the file does not say what they are are told; a file of nothing else is refused."""
    source = read_bytes(pdf([Sheet([Run("云川市\ue123水利局", LEFT, 100)])]))
    assert ["云川市□水利局"] == lines(source)
    assert ["有1个字文件没有说明是什么字，以“□”表示"] == told(source)
    assert "文字读不出来" in refused(pdf([Sheet([Run("\ue123\ue124\ue125", LEFT, 100)])]))


def test_characters_outside_the_paper() -> None:
    """What is printed beside the paper is left out and told."""
    source = read_bytes(pdf([Sheet([Run("关于会议的通知", LEFT, 100), Run("草稿", LEFT, -50)])]))
    assert ["关于会议的通知"] == lines(source)
    assert ["有2个字在纸面以外，没有读取"] == told(source)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files with too many pages or characters are refused."""
    monkeypatch.setattr("gwparse.readers.pdf.MOST_PAGES", 2)
    assert "超过 2 页" in refused(pdf(typeset([prose(3000)])))
    monkeypatch.setattr("gwparse.readers.pdf.MOST_PAGES", 99)
    monkeypatch.setattr("gwparse.readers.pdf.MOST_GLYPHS", 10_000)
    assert "超过 1 万字" in refused(pdf(typeset([prose(11_000)])))


def test_bombs() -> None:
    """A page that unpacks to more than any page needs is refused before it is unpacked, once or several times over."""
    data = pdf(typeset(NOTICE), extra=b" " * 30_000_000)
    assert "大得异常" in refused(data)
    assert "大得异常" in refused(
        pdf(typeset(NOTICE)).replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]")
    )
    assert EXPECTED == lines(read_bytes(pdf(typeset(NOTICE), extra=b" " * 3_000_000)))


def test_many_shapes() -> None:
    """A drawing of many lines makes no table, and takes no time."""
    lattice = [(x * 3.0, 50.0, x * 3.0, 800.0) for x in range(150)] + [
        (10.0, y * 3.0, 500.0, y * 3.0) for y in range(250)
    ]
    rules = [rule for rule in lattice for _ in range(12)]
    assert glyphs.MOST_STROKES < len(rules)
    assert ["关于会议的通知"] == lines(read_bytes(pdf([Sheet([Run("关于会议的通知", LEFT, 100)], rules)])))


def test_forms() -> None:
    """Ruled lines within a form stand where the form does."""
    form = stream(
        b"0 0 m 220 0 l S 0 30 m 220 30 l S 0 60 m 220 60 l S 0 0 m 0 60 l S 40 0 m 40 60 l S 220 0 m 220 60 l S"
    )
    form = form.replace(b"<<", b"<< /Type /XObject /Subtype /Form /BBox [-1 -1 221 61]", 1)
    cells = [
        Run("1", 104, HEIGHT - 645),
        Run("修订", 150, HEIGHT - 645),
        Run("2", 104, HEIGHT - 615),
        Run("储备", 150, HEIGHT - 615),
    ]
    data = pdf([Sheet(cells)], extra=b"q 1 0 0 1 100 600 cm /X Do Q\n")
    number = data.count(b" 0 obj") + 1
    data = data.replace(b"/Resources << /Font", b"/Resources << /XObject << /X %d 0 R >> /Font" % number)
    data = data.replace(b"xref\n0", b"%d 0 obj\n%s\nendobj\nxrxx\n0" % (number, form))
    assert ["1\t修订", "2\t储备"] == lines(read_bytes(data))
