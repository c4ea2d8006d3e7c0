"""What is read of a Word file, and in what order: every construct that hides text from other readers."""

from __future__ import annotations

import pytest

from gwparse.errors import UnreadableInput
from gwparse.readers import Revisions
from gwparse.readers.docx import read_docx
from gwparse.source import Source, Span
from tests.word_package import word_package


def p(*inside: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(inside)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    """A field with its result."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{separate}{result}{end}"


def read(body: str, revisions: Revisions = "final", **parts: str) -> Source:
    """The source of a file with a body."""
    return read_docx(word_package(body, **parts), "草稿.docx", revisions=revisions)


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: for programs that know the new form, and for those that do not."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>{content}</wps:txbx></wp:anchor></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


INSERTED = '<w:ins w:id="1" w:author="甲">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>'

#: What a paragraph whose mark is deleted says in its properties.
GONE = '<w:rPr><w:del w:id="4"/></w:rPr>'

CASES = {
    "two runs are one line": (p(r("云川市"), r("人民政府")), "云川市人民政府\n"),
    "an empty paragraph is an empty line": (p(r("甲")) + p() + p(r("乙")), "甲\n\n乙\n"),
    "a break by hand ends the line": (p("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>"), "上\n下\n"),
    "a tab is a blank, not a cell": (p("<w:r><w:t>办公室</w:t><w:tab/><w:t>印发</w:t></w:r>"), "办公室\u3000印发\n"),
    "a hyphen that keeps a line together": (p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>"), "a-b\n"),
    "a mark of a symbol font": (p('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>是</w:t></w:r>'), "□是\n"),
    "a link": (p(r("见"), f'<w:hyperlink r:id="x">{r("附件")}</w:hyperlink>'), "见附件\n"),
    "a content control in a line": (p(f"<w:sdt><w:sdtContent>{r('内容')}</w:sdtContent></w:sdt>"), "内容\n"),
    "a content control round paragraphs": (f"<w:sdt><w:sdtContent>{p(r('内容'))}</w:sdtContent></w:sdt>", "内容\n"),
    "a field's result and not its code": (p(field("REF x", r("一、")), r("总体")), "一、总体\n"),
    "a simple field": (p(f'<w:fldSimple w:instr=" DATE ">{r("今天")}</w:fldSimple>'), "今天\n"),
    "a field in a field": (p(field(f"IF {field('PAGE', r('1'))}", r("果"))), "果\n"),
    "hidden text": (p(r("见"), r("密", "<w:vanish/>"), r("证")), "见证\n"),
    "what is inserted": (p(r("自"), INSERTED.format(r("印发")), DELETED.format("发布"), r("起")), "自印发起\n"),
    "a formula": (p(r("其中"), "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "其中a+b\n"),
    "a text box, once, in front of its paragraph": (p(r("正文"), box(p(r("特急")))), "特急\n正文\n"),
    "the base of annotated characters": (
        p(
            "<w:r><w:ruby><w:rt><w:r><w:t>chuān</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>川</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        ),
        "川\n",
    ),
    "a row of a table": (
        f"<w:tbl><w:tr><w:tc>{p(r('任务'))}</w:tc><w:tc>{p(r('单位'))}{p(r('时限'))}</w:tc></w:tr></w:tbl>",
        "任务\t单位 时限\n",
    ),
    "a row of one cell is its paragraphs": (
        f"<w:tbl><w:tr><w:tc>{p(r('抄送'))}{p(r('印发'))}</w:tc></w:tr></w:tbl>",
        "抄送\n印发\n",
    ),
    "a table in a cell": (
        f"<w:tbl><w:tr><w:tc>{p(r('甲'))}</w:tc><w:tc><w:tbl><w:tr><w:tc>{p(r('乙'))}</w:tc></w:tr></w:tbl>{p()}</w:tc></w:tr></w:tbl>",
        "甲\t乙\n",
    ),
    "a deleted row": (
        f'<w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>{p(r("甲"))}</w:tc><w:tc>{p(r("乙"))}</w:tc></w:tr></w:tbl>'
        + p(r("丙")),
        "丙\n",
    ),
    "a paragraph whose mark is deleted runs on": (
        p(r("前"), properties=GONE) + p(r("后")),
        "前后\n",
    ),
    "which holds a text box": (
        p(r("前"), properties=GONE) + p(box(p(r("框"))), r("后")),
        "框\n前后\n",
    ),
    "and stays where nothing follows": (
        p(r("甲")) + p(r("末"), properties=GONE),
        "甲\n末\n",
    ),
    "nor into a table": (
        p(r("前"), properties=GONE) + f"<w:tbl><w:tr><w:tc>{p(r('甲'))}</w:tc><w:tc>{p(r('乙'))}</w:tc></w:tr></w:tbl>",
        "前\n甲\t乙\n",
    ),
    "nor out of its cell": (
        f"<w:tbl><w:tr><w:tc>{p(r('甲'), properties=GONE)}</w:tc><w:tc>{p(r('乙'))}</w:tc></w:tr></w:tbl>",
        "甲\t乙\n",
    ),
    "two styles on one line": (
        p(r("一、目的。"), properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p(r("为了")),
        "一、目的。为了\n",
    ),
    "a field that never ends swallows nothing": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>', r("前"))
        + p(r("后")),
        "前\n后\n",
    ),
    "white space in XML is a blank": (p("<w:r><w:t>a\n\tb</w:t></w:r>"), "a  b\n"),
}


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES)
def test_what_is_read(body: str, text: str) -> None:
    """The text is what a reader of the printed page sees."""
    source = read(body)
    assert text == source.text
    assert source.layout is not None
    assert text.split("\n")[:-1] == [text[line.start : line.end] for line in source.layout.lines]
    for line in source.layout.lines:
        assert "".join(text[one.start : one.end] for one in line.stretches) == text[line.start : line.end]


def test_the_original_view() -> None:
    """With --revisions original the text is as it was before the changes."""
    body = p(r("自"), INSERTED.format(r("印发")), DELETED.format("发布"), r("起"))
    assert "自发布起\n" == read(body, "original").text
    assert ["文件有2处修订，按全部拒绝后的文字读取"] == [note.message for note in read(body, "original").notes]


def test_contents_are_left_out_and_said() -> None:
    """A table of contents, be it a field or a content control, is no text; the numbers of the other paragraphs count it."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    toc = p(begin, r("一、总体要求 1")) + p(r("二、任务 2"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    source = read(toc + p(r("一、总体要求")))
    assert "一、总体要求\n" == source.text
    assert ["自动目录共2段，没有读取"] == [note.message for note in source.notes]
    assert source.layout is not None
    assert 3 == source.layout.place(Span(0, 1)).paragraph
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{p(r('目录'))}</w:sdtContent></w:sdt>"
    assert "正文\n" == read(control + p(r("正文"))).text


def test_header_of_the_first_page() -> None:
    """A header that the first page has for itself may hold the 版头; a running one does not belong to the text."""
    section = '<w:sectPr>{}<w:headerReference w:type="{}" r:id="header1"/></w:sectPr>'
    first = read(p(r("正文")) + section.format("<w:titlePg/>", "first"), header1=p(r("云川市人民政府文件")))
    assert "云川市人民政府文件\n正文\n" == first.text
    assert first.layout is not None
    assert ("header", "body") == (first.layout.lines[0].story, first.layout.lines[1].story)
    assert "正文\n" == read(p(r("正文")) + section.format("", "default"), header1=p(r("云川市"))).text


def test_text_that_runs_on_keeps_its_own_place() -> None:
    """Characters of a paragraph whose mark is deleted are found in that paragraph."""
    source = read(p(r("前"), properties=GONE) + p(r("后")))
    assert source.layout is not None
    assert [(1, 1), (2, 1)] == [
        (place.paragraph, place.start) for place in (source.layout.place(Span(at, at + 1)) for at in (0, 1))
    ]


def test_a_section_that_ends_in_the_contents_counts() -> None:
    """The pages of the cover and of the text behind it are two setups."""
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    ends = p(r("目录"), properties='<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>')
    source = read(f"<w:sdt>{gallery}<w:sdtContent>{ends}</w:sdtContent></w:sdt>" + p(r("正文")) + "<w:sectPr/>")
    assert source.layout is not None
    assert [True, False] == [setup.is_landscape for setup in source.layout.sections]
    assert 1 == source.layout.lines[-1].section


def test_automatic_numbers_are_in_the_text_and_belong_to_nobody() -> None:
    """A label stands in front of its paragraph, has no origin, and does not count in the place of a finding."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    source = read(p(r("总体要求"), properties=numbered) + p(r("任务"), properties=numbered), numbering=numbering)
    assert "一、总体要求\n二、任务\n" == source.text
    layout = source.layout
    assert layout is not None
    assert ["一、", "二、"] == [line.label for line in layout.lines]
    assert not layout.is_editable(0, 1)
    assert not layout.is_editable(1, 3)
    assert layout.is_editable(2, 4)
    assert layout.is_editable(2, 2)
    place = layout.place(Span(2, 4))
    assert (1, 1, 2) == (place.paragraph, place.start, place.end)
    assert (2, 1, 0) == ((place := layout.place(Span(7, 8))).paragraph, place.start, place.end)


def test_figures_are_kept_apart_from_an_automatic_number() -> None:
    """1. in front of 5万元 must not read 1.5万元."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    source = read(p(r("5万元"), properties=numbered) + p(r("元"), properties=numbered), numbering=numbering)
    assert "1. 5万元\n2.元\n" == source.text


def test_places_count_paragraphs_as_the_word_processor_does() -> None:
    """Lines of one paragraph share its number; cells have theirs; text boxes count by themselves."""
    body = (
        p("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>")
        + f"<w:tbl><w:tr><w:tc>{p(r('任务'))}</w:tc><w:tc>{p(r('单位'))}{p(r('时限'))}</w:tc></w:tr></w:tbl>"
        + p(box(p(r("特急"))), r("末段"))
    )
    source = read(body)
    assert source.layout is not None

    def place(words: str) -> tuple[str, int, int, int]:
        assert source.layout is not None
        found = source.layout.place(Span(at := source.text.index(words), at + len(words)))
        return found.story, found.paragraph, found.start, found.end

    assert ("body", 1, 2, 2) == place("下")
    assert [("body", 2, 1, 2), ("body", 3, 1, 2), ("body", 4, 1, 2)] == [
        place(words) for words in ("任务", "单位", "时限")
    ]
    assert ("text_box", 1, 1, 2) == place("特急")
    assert ("body", 5, 2, 2) == place("段")


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", word_package("")[:200], word_package("<w:p>").replace(b"PK", b"PQ")],
    ids=["nothing in it", "cut short", "no archive"],
)
def test_damaged_files_are_refused_in_one_sentence(data: bytes) -> None:
    """The sentence begins with the name of the file."""
    with pytest.raises(UnreadableInput, match=r"^草稿\.docx: [^\n]+$"):
        read_docx(data, "草稿.docx")


def test_malformed_xml_is_refused_in_one_sentence() -> None:
    """Also where the archive is whole."""
    with pytest.raises(UnreadableInput, match=r"^草稿\.docx: [^\n]+$"):
        read_docx(word_package("<w:p>"), "草稿.docx")


def test_deep_nesting_does_not_overflow() -> None:
    """Tables in tables in tables: read or refused, in one sentence."""

    def nested(depth: int) -> str:
        return "<w:tbl><w:tr><w:tc>" * depth + p(r("底")) + "</w:tc></w:tr></w:tbl>" * depth

    assert "底" in read(nested(98)).text
    body = nested(300)
    with pytest.raises(UnreadableInput, match="嵌套超过"):
        read(body)
