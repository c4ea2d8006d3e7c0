"""OFD files: what the standard allows, what programs write, and what is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from gwparse import UnreadableInput
from gwparse.readers import read_bytes
from tests.readers_fixed.test_geometry import NOTICE, lines, told
from tests.readers_fixed.typesetting import LEFT, MM, Run, Sheet, content, ofd, packed, text_object, typeset

EXPECTED = [paragraph.lstrip("<>") for paragraph in NOTICE]
TITLE = Run("关于召开会议的通知", LEFT, 100)
PAGE = "Doc_0/Pages/Page_0/Content.xml"


def parts(data: bytes) -> dict[str, str]:
    """The parts of a file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def with_page(objects: str) -> bytes:
    """A file whose only page has some objects."""
    return packed({**parts(ofd([Sheet([TITLE])])), PAGE: content(objects)})


def refused(data: bytes) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(UnreadableInput) as raised:
        read_bytes(data, "通知.ofd")
    said = str(raised.value)
    assert said.startswith("通知.ofd: ")
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    "deltas", ["g 8 5.6444", "5.6444 g 6 5.6444 5.6444", "g 99999999999 5.6444", " ".join(["5.6444"] * 30)]
)
def test_repeated_steps(deltas: str) -> None:
    """`g n v` stands for n steps of v, of which no more are taken than there are characters."""
    assert [TITLE.text] == lines(read_bytes(with_page(text_object(TITLE, deltas=deltas))))


def test_steps_that_are_not_told() -> None:
    """Without steps, each character takes its own room; what is no number is none."""
    assert [TITLE.text] == lines(read_bytes(with_page(text_object(TITLE, deltas=""))))
    assert [TITLE.text] == lines(read_bytes(with_page(text_object(TITLE, attributes='CTM="1 0 x 1 0 0"'))))


def test_matrix() -> None:
    """Characters are as big as the matrix makes them, and stand where it puts them."""
    small = Run("关于召开会议", 0, 0, 8.0)
    big = text_object(small, attributes=f'CTM="2 0 0 2 {100 * MM} {300 * MM}"')
    under = text_object(Run("的通知", 100, 329))
    assert ["关于召开会议", "的通知"] == lines(read_bytes(with_page(under + big)))


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ('CTM="0 1 -1 0 0 0"', "字竖排或者斜放，没有读取"),
        ('CTM="0.9 0.4 -0.4 0.9 0 0"', "字竖排或者斜放，没有读取"),
        ('ReadDirection="90"', "字竖排或者斜放，没有读取"),
        ('CharDirection="270"', "字竖排或者斜放，没有读取"),
        ('Visible="false"', "字看不见，没有读取"),
        ('Alpha="0"', "字看不见，没有读取"),
        ('Fill="false"', "字看不见，没有读取"),
    ],
)
def test_what_is_left_out(attributes: str, said: str) -> None:
    """Text that is not upright, and text that nobody sees."""
    other = text_object(Run("内部资料", 200, 400), attributes=attributes)
    source = read_bytes(with_page(text_object(TITLE) + other))
    assert [TITLE.text] == lines(source)
    assert [f"有4个{said}"] == told(source)


def test_columns_of_characters() -> None:
    """Characters below each other are upright text, which is left out."""
    column = text_object(Run("内部资料", 200, 300)).replace("DeltaX", 'DeltaY="6 6 6" Old')
    assert ["有4个字竖排或者斜放，没有读取"] == told(read_bytes(with_page(text_object(TITLE) + column)))
    assert "竖排" in refused(with_page(column))


def test_templates() -> None:
    """What stands on a template stands on each page that uses it: a header, which is left out, or a form."""
    files = parts(ofd(typeset(NOTICE, number=None)))
    files["Doc_0/Tpls/Tpl_0/Content.xml"] = content(text_object(Run("云川市水利局文件汇编", 200, 60)))
    used = '<ofd:TemplatePage ID="77" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
    files["Doc_0/Document.xml"] = files["Doc_0/Document.xml"].replace("</ofd:CommonData>", used)
    for name in files:
        if "Pages/" in name:
            files[name] = files[name].replace("<ofd:Content>", '<ofd:Template TemplateID="77"/><ofd:Content>')
    source = read_bytes(packed(files))
    assert EXPECTED == lines(source)
    assert ["页码、页眉和页脚共3处，没有读取"] == told(source)


def test_names() -> None:
    """Members are found whatever their capitals and slashes are; pages are told from the folder or from the top."""
    files = parts(ofd(typeset(NOTICE), root="/Doc_0/Document.xml"))
    assert EXPECTED == lines(read_bytes(packed({name.replace("Pages", "PAGES"): text for name, text in files.items()})))
    assert EXPECTED == lines(read_bytes(packed({name.replace("/", "\\"): text for name, text in files.items()})))
    files = {
        name: text.replace("http://www.ofdspec.org/2016", "http://www.ofdspec.org") for name, text in files.items()
    }
    assert EXPECTED == lines(read_bytes(packed(files)))


def test_paper_of_a_page() -> None:
    """A page may have paper of its own, whose corner is where places are counted from."""
    area = "<ofd:Area><ofd:PhysicalBox>-10 -10 330 400</ofd:PhysicalBox></ofd:Area><ofd:Content>"
    files = parts(ofd([Sheet([Run("关于召开会议的通知", 700, 100)])]))
    assert "没有文字" in refused(packed(files))
    files[PAGE] = files[PAGE].replace("<ofd:Content>", area)
    assert [TITLE.text] == lines(read_bytes(packed(files)))


def test_several_documents() -> None:
    """A file may hold several documents; their pages are counted on."""
    files = parts(ofd([Sheet([TITLE])]))
    for name, text in list(files.items()):
        files[name.replace("Doc_0", "Doc_1")] = text.replace("Doc_0", "Doc_1")
    body = "<ofd:DocBody><ofd:DocRoot>Doc_{}/Document.xml</ofd:DocRoot></ofd:DocBody>"
    files["OFD.xml"] = f'<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016">{body.format(0)}{body.format(1)}</ofd:OFD>'
    source = read_bytes(packed(files))
    assert [TITLE.text] * 2 == lines(source)
    assert source.printed is not None
    assert [1, 2] == [line.page for line in source.printed.lines]


def test_without_text() -> None:
    """Pages of pictures or shapes are told; a file of nothing else is refused."""
    picture = '<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="4"/>'
    assert "没有文字，可能是扫描件" in refused(with_page(picture))
    assert "没有文字" in refused(with_page(""))
    files = parts(ofd([Sheet([]), Sheet([TITLE])]))
    files[PAGE] = content(picture)
    assert ["第1页没有文字，可能是扫描件或图片，共1页"] == told(read_bytes(packed(files)))


def test_damaged() -> None:
    """Files that are cut short, lack a page, or are no XML are refused."""
    whole = ofd(typeset(NOTICE))
    assert "损坏" in refused(whole[:-40])
    files = parts(whole)
    assert "缺第2页" in refused(packed({name: text for name, text in files.items() if "Page_1" not in name}))
    assert "损坏" in refused(packed({**files, PAGE: files[PAGE][:-30]}))
    assert "没有文字" in refused(packed({"OFD.xml": files["OFD.xml"]}))
    assert "加密" in refused(packed({"OFD.xml": files["OFD.xml"], "Encryptions.xml": "<a/>"}))


def test_hostile() -> None:
    """Document types, bombs and depths are refused in one sentence."""
    files = parts(ofd([Sheet([TITLE])]))
    entities = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>' + files[PAGE]
    assert len(refused(packed({**files, PAGE: entities}))) < 200
    assert len(refused(packed({**files, PAGE: content("<a>" * 400 + "</a>" * 400)}))) < 200
    assert len(refused(packed({**files, PAGE: content(" " * 80_000_000)}))) < 200


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files with too many pages or characters are refused, those that a template multiplies among them."""
    monkeypatch.setattr("gwparse.readers.ofd.MOST_PAGES", 2)
    assert "超过 2 页" in refused(ofd([Sheet([TITLE])] * 3))
    monkeypatch.setattr("gwparse.readers.ofd.MOST_GLYPHS", 10_000)
    assert "超过 1 万字" in refused(with_page(text_object(Run("字" * 10_001, 0, 100, 0.01))))
