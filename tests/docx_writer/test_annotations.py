"""Comments: they enclose the words they are about, and change nothing but where runs begin."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from random import Random
from xml.etree.ElementTree import canonicalize, fromstring, tostring
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwparse.docx_writer import Note, annotated
from gwparse.docx_writer.comments import MOST_COMMENTS
from gwparse.errors import Misuse, UnreadableInput
from gwparse.readers.docx import read_docx
from gwparse.source import Source, Span
from tests.docx_writer.files import FILES, PACKAGE, control, paragraph, run, table, text_box, word_file
from tests.docx_writer.readings import W, comments, editable, enclosed, laid, setting

WHEN = datetime(2025, 3, 4, 5, 6, 7)


def part(data: bytes, name: str) -> str:
    """A part of a file."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def marked(data: bytes, *spans: Span) -> list[str]:
    """What comments on spans enclose; nothing else may have changed."""
    source = read_docx(data)
    out = annotated(data, source, [Note(span=span, text="说明") for span in spans], when=WHEN)
    again = read_docx(out)
    assert source.text == again.text
    assert setting(source) == setting(again)
    found = enclosed(out)
    added = [str(one.comment_id) for one in comments(out) if one.author == "gwparse"]
    assert len(spans) == len(added) == len(set(added))
    text = part(out, "word/document.xml")
    assert all(1 == text.count(f'<w:commentReference w:id="{number}"') for number in added)
    return [found[number] for number in added]


def words(data: bytes, quoted: str) -> Span:
    """The span of some words."""
    start = read_docx(data).text.index(quoted)
    return Span(start, start + len(quoted))


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("runs", "云川市"),
        ("runs", "发云川市工"),
        ("runs", "现将\u3000方案\u3000印"),
        ("runs", "案\u3000"),
        ("runs", "-乙□"),
        ("breaks", "接着"),
        ("breaks", "下一"),
        ("links", "川市政"),
        ("links", "录云川"),
        ("links", "网上版全文一"),
        ("links", "记的文"),
        ("fields", "三条"),
        ("fields", "前文所述"),
        ("revisions", "有新增的文"),
        ("revisions", "接里的字之"),
        ("revisions", "已删，并入"),
        ("revisions", "移来"),
        ("tables", "市财政"),
        ("tables", "务一 分两"),
        ("controls", "改的内"),
        ("controls", "二段"),
        ("notes", "注的句"),
        ("notes", "接着写"),
        ("notes", "释之"),
        ("header", "第一段"),
        ("commented", "批注的文"),
    ],
)
def test_exact_words(name: str, quoted: str) -> None:
    """A comment encloses just the characters that it is about, wherever runs end and whatever holds them."""
    data = FILES[name]
    (found,) = marked(data, words(data, quoted))
    # The number of a field has no run of its own; a comment goes from the first character that has one to the last.
    shown = {"三条": "条", "前文所述": "所述", "务一 分两": "务一分两"}
    assert shown.get(quoted, quoted) == found


def test_over_several_lines() -> None:
    """A span over lines goes from its first character to its last one, numbers and line breaks left out."""
    data = FILES["numbers"]
    assert ["要求正文。保"] == marked(data, Span(4, words(data, "保").end))
    assert ["总体要求正"] == marked(data, Span(0, words(data, "正").end))


def test_closed_contents_are_enclosed_whole() -> None:
    """A control that lets in nothing but characters, and a field of one element, stand whole between the marks."""
    assert ["2024年5月6日"] == marked(FILES["controls"], words(FILES["controls"], "5月"))
    assert ["引用的话"] == marked(FILES["fields"], words(FILES["fields"], "用的"))


def test_reading_aids() -> None:
    """What stands under a reading aid belongs to nobody: a comment on it stands at the nearest character."""
    data = FILES["ruby"]
    assert ["作", "的"] == marked(data, words(data, "云"), words(data, "川"))
    around = Span(words(data, "作").start, words(data, "的").end)
    (found,) = marked(data, around)
    assert found[:1] + found[-1:] == "作的"
    assert "云川" in found


def test_several_comments() -> None:
    """Comments on the same words, on words inside others, and side by side do not get in each other's way."""
    data = FILES["runs"]
    spans = [Span(0, 6), Span(2, 4), Span(2, 4), Span(4, 6), Span(0, 2), Span(3, 9), Span(6, 7)]
    text = read_docx(data).text
    assert [text[span.start : span.end] for span in spans] == marked(data, *spans)
    same = annotated(data, read_docx(data), [Note(span=Span(2, 4), text="甲")] * 3, when=WHEN)
    assert ["0", "1", "2"] == re.findall(r'<w:commentReference w:id="(\d)"', part(same, "word/document.xml"))


@pytest.mark.parametrize(
    ("name", "span", "found"),
    [
        ("runs", Span(4, 4), "云"),  # a place between two characters: the one behind it
        ("runs", Span(0, 0), "关"),
        ("runs", Span(14, 14), "知"),  # the end of a line: the one in front
        ("runs", Span(15, 15), "各"),  # an empty paragraph: the nearest one, rather below
        ("numbers", Span(0, 2), "总"),  # an automatic number
        ("numbers", Span(11, 13), "保"),  # an automatic number and nothing else
        ("fields", Span(2, 3), "条"),  # what a field shows
        ("tables", Span(29, 29), "局"),
        ("tables", Span(22, 22), "段"),  # the end of a cell
        ("tables", Span(22, 23), "云"),  # what parts two cells
        ("header", Span(0, 0), "正"),
    ],
)
def test_places_without_characters(name: str, span: Span, found: str) -> None:
    """A comment on what no run holds stands at the character beside it."""
    assert [found] == marked(FILES[name], span)


def test_last_line() -> None:
    """A place at the very end is marked at the last character."""
    text = read_docx(FILES["runs"]).text
    assert ["丙"] == marked(FILES["runs"], Span(len(text), len(text)))


def said(data: bytes, quoted: str) -> tuple[str, str]:
    """What a comment on words encloses, and what it says."""
    source = read_docx(data)
    out = annotated(data, source, [Note(span=words(data, quoted), text="应改")], when=WHEN)
    assert "commentRangeStart" not in "".join(
        re.findall("<w:txbxContent>.*?</w:txbxContent>", part(out, "word/document.xml"))
    )
    (comment,) = comments(out)
    return enclosed(out)[str(comment.comment_id)], comment.text


def test_text_boxes() -> None:
    """Word knows no comments in text boxes: they stand at the paragraph on which the box hangs, and quote the words."""
    assert ("云", "（文本框中“机密★1年”）应改") == said(FILES["boxes"], "机密★1年")
    assert ("格", "（文本框中“表内”）应改") == said(FILES["boxes"], "表内")
    assert ("", "（文本框中“川市人民”）应改") == said(FILES["boxes"], "川市人民")
    long = word_file(paragraph(run("甲"), text_box(paragraph(run("字" * 50)))))
    assert ("甲", f"（文本框中“{'字' * 40}…”）应改") == said(long, "字" * 50)


def test_nothing_but_a_text_box() -> None:
    """Where no character can bear a comment the run with the box does; without a run, the first paragraph."""
    assert ("", "（文本框中“框里”）应改") == said(word_file(paragraph(text_box(paragraph(run("框里"))))), "框里")
    data = word_file(paragraph() + table([paragraph(), paragraph()]))
    assert [""] == marked(data, Span(0, 0))


@pytest.mark.parametrize("with_box", [True, False])
def test_box_line_with_characters_of_the_body(with_box: bool) -> None:
    """Where a line is said to be of a text box, and holds characters of the body, comments still find a place."""
    data = word_file(paragraph(run("甲段")) + paragraph(text_box(paragraph(run("框里")))) + paragraph(run("乙")))
    read = read_docx(data)
    assert "甲段\n框里\n\n乙\n" == read.text
    lines = laid(read).lines
    mixed = replace(lines[1], stretches=(lines[0].stretches[0], *(lines[1].stretches if with_box else ())))
    layout = replace(laid(read), lines=(lines[0], mixed, *lines[2:]))
    out = annotated(data, Source(read.text, layout=layout), [Note(span=Span(4, 4), text="应改")], when=WHEN)
    assert read.text == read_docx(out).text
    # With characters of the box in its line, the run that holds the box; without, the nearest character.
    assert ["" if with_box else "段"] == [*enclosed(out).values()]


def test_header() -> None:
    """Nor does Word know comments in headers: they stand at the first characters of the body."""
    assert ("正", "（页眉中“川市人民”）应改") == said(FILES["header"], "川市人民")


def test_span_over_box_and_body() -> None:
    """Where some of the characters can bear the comment, they do, and nothing is quoted."""
    data = FILES["boxes"]
    source = read_docx(data)
    start = words(data, "★1年").start
    out = annotated(data, source, [Note(span=Span(start, start + 6), text="应改")], when=WHEN)
    (comment,) = comments(out)
    assert ("云政", "应改") == (enclosed(out)[str(comment.comment_id)], comment.text)


def test_comments_that_were_there() -> None:
    """Comments are kept, numbers go on behind them, and the styles of the file are used by whatever name."""
    data = FILES["commented"]
    out = annotated(data, read_docx(data), [Note(span=Span(0, 2), text="第一行\n第二行")], when=WHEN)
    before, after = (fromstring(part(one, "word/comments.xml")) for one in (data, out))
    assert canonicalize(tostring(before[0])) == canonicalize(tostring(after[0]))
    old, new = comments(out)
    assert ("王某", 3, "请  核实") == (old.author, old.comment_id, old.text)
    assert ("gwparse", 4, "第一行\n第二行", "gw") == (new.author, new.comment_id, new.text, new.initials)
    assert "2025-03-04T05:06:07" == new.timestamp.replace(tzinfo=None).isoformat()
    assert 1 == part(out, "word/comments.xml").count('<w:rStyle w:val="a7"/>')
    assert 2 == part(out, "word/comments.xml").count('<w:pStyle w:val="a8"/>')
    assert '<w:r><w:rPr><w:rStyle w:val="a7"/></w:rPr><w:commentReference w:id="4"/></w:r>' in part(
        out, "word/document.xml"
    )
    assert part(data, "[Content_Types].xml") == part(out, "[Content_Types].xml")
    assert part(data, "word/_rels/document.xml.rels") == part(out, "word/_rels/document.xml.rels")


def test_first_comments() -> None:
    """A file without comments gets the part, its content type and the reference to it; no style that is not there is named."""
    data = FILES["elsewhere"]
    out = annotated(data, read_docx(data), [Note(span=Span(0, 2), text="甲")], when=WHEN)
    types = fromstring(part(out, "[Content_Types].xml"))
    named = {one.get("PartName"): one.get("ContentType") for one in types}
    assert (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml" == named["/content/comments.xml"]
    )
    relations = fromstring(part(out, "content/_rels/main.xml.rels"))
    assert f"{{{PACKAGE}/relationships}}Relationship" == relations[-1].tag
    assert "comments.xml" == relations[-1].get("Target")
    assert len(relations) == len({one.get("Id") for one in relations})
    assert "Style" not in part(out, "content/comments.xml")
    assert ["甲"] == [one.text for one in comments(out)]
    assert ["正文"] == [*enclosed(out, "content/main.xml").values()]


def test_signs_in_comments() -> None:
    """What XML does not know is replaced; marks of XML and blanks are kept."""
    data = FILES["runs"]
    out = annotated(data, read_docx(data), [Note(span=Span(0, 2), text=" <a> & \x01\ud800“甲” ")], when=WHEN)
    assert [" <a> & \ufffd\ufffd“甲” "] == [one.text for one in comments(out)]


def test_too_many_comments() -> None:
    """A file that Word would not open is not made."""
    data = FILES["runs"]
    with pytest.raises(Misuse, match="批注超过 32,767 条"):
        annotated(data, read_docx(data), [Note(span=Span(0, 2), text="甲")] * (MOST_COMMENTS + 1))


def test_damaged_comments() -> None:
    """Comments that are none are a damaged file."""
    for content in (b"<a/>", b"<a", b"<!DOCTYPE a><a/>"):
        data = word_file(paragraph(run("甲")), comments="x")
        source = read_docx(data)
        out = BytesIO()
        with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name, content if name == "word/comments.xml" else old.read(name))
        with pytest.raises(UnreadableInput, match=r"输入的内容: .*comments"):
            annotated(out.getvalue(), source, [Note(span=Span(0, 1), text="甲")])


def test_controls_of_paragraphs() -> None:
    """In the first paragraph of a content control LibreOffice would lose the text in front of a comment: it stands beside it."""
    data = word_file(control(paragraph(run("甲乙丙")) + paragraph(run("丁戊"))) + paragraph(run("己")))
    assert ("丁", "（内容控件中“乙丙”）应改") == said(data, "乙丙")
    assert ("戊", "应改") == said(data, "戊")
    made_by_word = word_file(control(paragraph(run("甲乙丙")), "<w:docPartObj/>"))
    assert ("乙", "应改") == said(made_by_word, "乙")


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("elsewhere", "ruby", "controls", "fields")])
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_any_spans(name: str, seed: int) -> None:
    """Comments on any spans that runs of the body hold enclose just them; comments on others change nothing either."""
    random = Random(seed)
    source = read_docx(FILES[name])
    body = [span for span in editable(source) if "body" == laid(source).line_at(span.start).story]
    spans = []
    for _ in range(random.randint(1, 6)):
        span = random.choice(body)
        start = random.randint(span.start, span.end - 1)
        spans.append(Span(start, random.randint(start + 1, span.end)))
    assert [source.text[span.start : span.end] for span in spans] == marked(FILES[name], *spans)
    start = random.randint(0, len(source.text))
    marked(FILES[name], *spans, Span(start, random.randint(start, len(source.text))))


def test_marks_name_the_namespace_of_the_file() -> None:
    """Nothing that is added brings prefixes of its own."""
    for name, data in FILES.items():
        source = read_docx(data)
        main = "content/main.xml" if name == "elsewhere" else "word/document.xml"
        out = part(annotated(data, source, [Note(span=Span(1, 3), text="甲")], when=WHEN), main)
        assert re.findall(r"xmlns:?\w*=", part(data, main)) == re.findall(r"xmlns:?\w*=", out)
        assert W[1:-1] in out
