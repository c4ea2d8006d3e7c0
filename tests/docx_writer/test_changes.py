"""Edits: what comes out reads as the edits make it, tracked or plain, and all else stays."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from random import Random
from time import process_time
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gwparse.diagnostics import Edit
from gwparse.docx_writer import Note, changed, written
from gwparse.docx_writer.parts import Ids
from gwparse.docx_writer.runs import Runs
from gwparse.fixer import apply_edits
from gwparse.readers.docx import read_docx
from gwparse.source import Source, Span
from tests.docx_writer.files import BOLD, FILES, W, entered, paragraph, run, word_file
from tests.docx_writer.readings import edited, enclosed, laid, original, some_edits

WHEN = datetime(2025, 3, 4, 5, 6, 7)


def body(data: bytes, part: str = "word/document.xml") -> str:
    """A part of a file, without the namespaces and the properties of paragraphs."""
    with ZipFile(BytesIO(data)) as archive:
        text = archive.read(part).decode()
    text = re.sub(r"<w:pPr>.*?</w:pPr>|<w:pPr/>", "", text)
    return text[text.index("<w:body>") + 8 : text.index("<w:sectPr")] if "<w:body>" in text else text


def change(content: str, old: str, new: str, *, tracked: bool) -> str:
    """The body of a file with one place changed."""
    data = word_file(content)
    source = read_docx(data)
    start = source.text.index(old)
    edits = [Edit(start, start + len(old), new)]
    out = changed(data, source, edits, tracked=tracked, when=WHEN)
    assert edited(source, edits) == read_docx(out).text
    return body(out)


def test_plain_change_stays_in_its_run() -> None:
    """A word is replaced inside its run; what it looks like, and the runs beside it, stay."""
    content = paragraph(run("关于"), run("印发[2024]5号", BOLD), run("的通知"))
    out = change(content, "[2024]", "〔2024〕", tracked=False)
    assert body(word_file(content)).replace("[2024]", "〔2024〕") == out


def test_tracked_change_keeps_the_looks() -> None:
    """A tracked change is a deletion and an insertion behind it, both with the looks of the run; unchanged ends stay outside."""
    out = change(paragraph(run("印发[2024", BOLD)), "印发[2024", "印发〔2024", tracked=True)
    signed = 'w:author="gwparse" w:date="2025-03-04T05:06:07Z"'
    assert (
        f'<w:p><w:r>{BOLD}<w:t xml:space="preserve">印发</w:t></w:r>'
        f'<w:del w:id="0" {signed}><w:r>{BOLD}<w:delText xml:space="preserve">[</w:delText></w:r></w:del>'
        f'<w:ins w:id="1" {signed}><w:r>{BOLD}<w:t>〔</w:t></w:r></w:ins>'
        f'<w:r>{BOLD}<w:t xml:space="preserve">2024</w:t></w:r></w:p>'
    ) == out


def test_change_over_several_runs() -> None:
    """The new text goes to the first run that is touched, the others keep what is left of them."""
    content = paragraph(run("一二"), run("三四", BOLD), run("五六"))
    assert (
        f'<w:p><w:r><w:t xml:space="preserve">一甲</w:t></w:r><w:r>{BOLD}</w:r><w:r><w:t xml:space="preserve">六</w:t></w:r></w:p>'
        == change(content, "二三四五", "甲", tracked=False)
    )
    tracked = change(content, "二三四五", "甲", tracked=True)
    assert 3 == tracked.count("<w:delText")
    assert 1 == tracked.count("<w:ins ")
    assert tracked.index("<w:ins ") > tracked.rindex("</w:del>")


@pytest.mark.parametrize("tracked", [True, False])
def test_footnotes_and_fields_are_not_deleted(tracked: bool) -> None:
    """What stands between deleted characters and is none stays outside the deletion."""
    content = paragraph(run("有脚注", inner="<w:footnoteReference w:id='2'/><w:t>的句子</w:t>"))
    out = change(content, "注的", "", tracked=tracked)
    assert "<w:footnoteReference" in re.sub(r"<w:del .*?</w:del>", "", out)


def test_insertion_takes_the_looks_in_front() -> None:
    """Inserted characters look like those in front of them; behind a link they stand outside it."""
    out = change(paragraph(run("甲", BOLD), run("乙")), "甲乙", "甲、乙", tracked=False)
    assert "甲、" in out
    linked = paragraph(f"<w:hyperlink w:anchor='a'>{run('网站')}</w:hyperlink>", run("查看"))
    assert ">，查看<" in change(linked, "网站查看", "网站，查看", tracked=False)
    assert "</w:hyperlink><w:ins " in change(linked, "网站查看", "网站，查看", tracked=True)


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    "edits",
    [
        [Edit(1, 2, ""), Edit(2, 2, "甲")],
        [Edit(1, 1, "甲"), Edit(1, 2, "")],
        [Edit(1, 2, "甲"), Edit(2, 3, "乙")],
        [Edit(0, 2, "关甲"), Edit(2, 3, "印乙发"), Edit(3, 3, "丙"), Edit(3, 3, "丁")],
        [Edit(0, 14, ""), Edit(14, 14, "甲")],
    ],
)
def test_edits_side_by_side(edits: list[Edit], tracked: bool) -> None:
    """Edits may touch each other: nothing is inserted where something else is deleted."""
    data, source = FILES["runs"], read_docx(FILES["runs"])
    out = changed(data, source, edits, tracked=tracked, when=WHEN)
    assert edited(source, edits) == read_docx(out).text
    assert source.text == original(out) or not tracked
    assert not re.search("<w:del [^>]*><w:ins ", body(out))


def test_blanks_are_kept() -> None:
    """Blanks at the ends of a text, which Word leaves out otherwise, are marked as kept; other texts are not marked."""
    content = paragraph("<w:r><w:t>甲 乙丙</w:t></w:r>")
    assert '<w:t xml:space="preserve">甲 </w:t></w:r><w:del ' in change(content, "乙", "", tracked=True)
    assert '<w:t xml:space="preserve"> 丙</w:t>' in change(content, "甲 乙", " ", tracked=False)
    assert "<w:t>甲 丁丙</w:t>" in change(content, "乙", "丁", tracked=False)


def test_change_over_a_deleted_paragraph_mark() -> None:
    """Where a line of the text goes on in the next paragraph, what is new stands in the first of them."""
    data, source = FILES["revisions"], read_docx(FILES["revisions"])
    start = source.text.index("删，并")
    out = body(changed(data, source, [Edit(start, start + 3, "去、合")], tracked=True, when=WHEN))
    assert re.search("删，</w:delText></w:r></w:del><w:ins [^>]*><w:r><w:t>去、合</w:t></w:r></w:ins></w:p>", out)


def test_changes_in_insertions_of_others() -> None:
    """In an insertion of somebody else a deletion stands inside it, and an insertion parts it: insertions do not nest."""
    out = change(paragraph(entered(run("新增文字"))), "增文", "加的文", tracked=True)
    assert re.search(
        r'<w:ins w:id="50"[^>]*><w:r>.*?新</w:t></w:r><w:del [^>]*gwparse.*?增</w:delText></w:r></w:del></w:ins>', out
    )
    assert re.search(
        r'</w:ins><w:ins w:id="\d+" w:author="gwparse"[^>]*>.*?加的</w:t></w:r></w:ins><w:ins [^>]*李某', out
    )
    assert 1 == out.count('w:id="50"')


def test_insertion_in_front_of_insertions_of_others() -> None:
    """What comes at the beginning of an insertion of somebody else stands in front of it, and leaves no empty one."""
    out = change(paragraph(entered(run("新增文字"))), "新", "又新", tracked=True)
    assert re.fullmatch(
        '<w:p><w:ins [^>]*gwparse[^>]*><w:r><w:t>又</w:t></w:r></w:ins><w:ins w:id="50".*</w:ins></w:p>', out
    )
    assert 2 == out.count("<w:ins ")


def test_changes_in_own_insertions_are_plain() -> None:
    """What the same author has just inserted is changed without a mark, as Word does it."""
    out = change(paragraph(entered(run("新增文字"), author="gwparse")), "增", "加", tracked=True)
    assert "<w:del " not in out
    assert 1 == out.count("<w:ins ")


def test_both_forms_of_a_text_box_are_changed() -> None:
    """The form of a text box for old programs says the same as the one for new ones."""
    data = FILES["boxes"]
    source = read_docx(data)
    start = source.text.index("政府文件")
    for tracked in (True, False):
        out = body(changed(data, source, [Edit(start, start + 2, "党委")], tracked=tracked, when=WHEN))
        assert 2 == out.count("党委")
        assert 2 * tracked == out.count("政府</w:delText>")


def test_header_is_changed() -> None:
    """Characters in the header of the first page are changed in its part."""
    data = FILES["header"]
    source = read_docx(data)
    start = source.text.index("川市")
    edits = [Edit(start, start + 2, "州市")]
    out = changed(data, source, edits, tracked=True, when=WHEN)
    assert edited(source, edits) == read_docx(out).text
    assert body(data) == body(out)
    assert "州</w:t>" in body(out, "word/header1.xml")


def test_numbers_are_unique() -> None:
    """No tracked change gets a number that a bookmark, another change or a comment has."""
    data = FILES["notes"]
    source = read_docx(data)
    edits = [Edit(at, at + 1, "甲") for at in (0, 4, source.text.index("后"))]
    out = body(written(data, source, [Note(span=Span(0, 3), text="一")], edits, tracked=True, when=WHEN))
    numbers = re.findall(r'<w:(?:ins|del|bookmarkStart|commentReference)[^>]* w:id="(\d+)"', out)
    assert len(set(numbers)) == len(numbers) == 8


def test_copied_marks_of_format_changes_get_new_numbers() -> None:
    """Where a run with a tracked change of looks is taken apart, its halves do not share the number."""
    data = FILES["revisions"]
    source = read_docx(data)
    start = source.text.index("段乙")
    out = body(changed(data, source, [Edit(start, start + 1, "节")], tracked=True, when=WHEN))
    numbers = re.findall(r'<w:rPrChange w:id="(\d+)"', out)
    assert len(set(numbers)) == len(numbers) == 2


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("numbers", "一、总", "二、总"),
        ("numbers", "事项\t备", "事项备"),
        ("numbers", "求\n正", "求正"),
        ("fields", "三条", "四条"),
        ("breaks", "行\n第二", "行第二"),
        ("runs", "印发", "印\n发"),
        ("runs", "印发", "印\t发"),
        ("runs", "印发", "印\x01发"),
        ("runs", "印发", "印\ud800发"),
    ],
)
def test_what_cannot_be_changed(name: str, old: str, new: str) -> None:
    """What no run holds is not changed, and no breaks or tabs are put in."""
    data = FILES[name]
    source = read_docx(data)
    start = source.text.index(old)
    for tracked in (True, False):
        with pytest.raises(ValueError, match="the edit at"):
            changed(data, source, [Edit(start, start + len(old), new)], tracked=tracked)


def test_line_breaks_in_cells_stay() -> None:
    """A line break in the cell of a table reads as a blank; no edit takes it away."""
    data = FILES["tables"]
    source = read_docx(data)
    at = source.text.index("上 下") + 1
    with pytest.raises(ValueError, match="line break"):
        changed(data, source, [Edit(at, at + 1, "")], tracked=False)


def test_breaks_that_are_read_as_blanks() -> None:
    """A line feed in the text of a run, which Word shows as a blank, is a character like others."""
    for old, new, wanted in (("甲 乙", "甲乙", "甲乙"), ("乙 丙", "乙、丙", "乙、丙"), ("甲", "丁", "丁\n乙")):
        for tracked in (True, False):
            out = change(paragraph("<w:r><w:t>甲\n乙\u2028丙</w:t></w:r>"), old, new, tracked=tracked)
            left = re.sub("<w:del .*?</w:del>", "", out, flags=re.DOTALL)
            assert wanted in "".join(re.findall("<w:t[^>]*>([^<]*)", left))


@pytest.mark.parametrize("name", FILES)
def test_places_of_changes(name: str) -> None:
    """A place is editable where each of its characters, or for an empty one a character of the line beside it, comes from a run."""
    source = read_docx(FILES[name])
    held, beside = set(), set()
    for line in laid(source).lines:
        for one in line.stretches:
            if one.origin is not None:
                held |= {*range(one.start, one.end)}
                beside |= {*range(one.start, one.end + 1)}
    for start in range(len(source.text)):
        assert (start in beside) == laid(source).is_editable(start, start)
        for end in range(start + 1, len(source.text) + 1):
            assert ({*range(start, end)} <= held) == laid(source).is_editable(start, end)
            holding = [
                one for line in laid(source).lines for one in line.stretches if one.start < end > start < one.end
            ]
            assert holding == [*laid(source).stretches(Span(start, end))]


def test_what_may_be_changed_can_be_changed() -> None:
    """Whatever the layout calls possible the writer does; what it calls impossible it refuses, unless nothing is changed there."""
    made = refused = 0
    for name, data in FILES.items():
        source, random = read_docx(data), Random(name)
        for _ in range(60):
            start = random.randint(0, len(source.text))
            end = min(len(source.text), start + random.choice((0, 1, 2, 3, 9)))
            text = "".join(random.choice("甲 、A\t\n\x81\x00\u2028") for _ in range(random.choice((0, 1, 1, 2))))
            edit = Edit(start, end, text)
            if laid(source).may_change(start, end, text):
                changed(data, source, [edit], tracked=random.random() < 0.5)
                made += 1
            elif not {*source.text[start:end]} & {*text} and (start < end or text):
                with pytest.raises(ValueError, match="the edit at"):
                    changed(data, source, [edit], tracked=random.random() < 0.5)
                refused += 1
    assert made > 200 < refused


@pytest.mark.parametrize("tracked", [True, False])
def test_many_changes_in_one_run(tracked: bool) -> None:
    """Thousands of changes in one run of a million characters take little more time than the file itself."""
    data = word_file(paragraph(run("甲乙丙丁戊己庚辛壬癸" * 100_000)))
    source = read_docx(data)
    edits = [Edit(at + 3, at + 4, "新字") for at in range(0, 1_000_000, 400)]
    began = process_time()
    out = changed(data, source, edits, tracked=tracked, when=WHEN)
    assert process_time() - began < 8  # 0.5 s; it was 20 s
    assert edited(source, edits) == read_docx(out).text


def test_changes_in_any_order() -> None:
    """Texts that are cut and changed elsewhere than from their end on are right as well."""
    data = word_file(paragraph(run("".join(chr(0x4E00 + at) for at in range(200)))))
    source = read_docx(data)
    for seed in range(20):
        random = Random(seed)
        places = random.sample(range(0, 199, 3), 30)
        notes = [Note(span=Span(at, at + random.randint(1, 9)), text="一") for at in places]
        edits = [Edit(at + 1, at + 2, random.choice(("", "新", "新的"))) for at in places]
        for is_tracked in (True, False):
            out = written(data, source, notes, edits, tracked=is_tracked, when=WHEN)
            assert edited(source, edits) == read_docx(out).text
            for found, note in zip(enclosed(out).values(), sorted(notes, key=lambda one: one.span.start), strict=True):
                inside = [edit for edit in edits if note.span.start <= edit.start and edit.end <= note.span.end]
                shifted = [
                    Edit(one.start - note.span.start, one.end - note.span.start, one.replacement) for one in inside
                ]
                assert apply_edits(source.text[note.span.start : min(note.span.end, 200)], shifted) == found


def test_changes_of_a_run_begin_at_its_end() -> None:
    """Behind a change the characters are not counted any more: changing them is refused, not done at the wrong place."""
    root = etree.fromstring(f"<w:p xmlns:w='{W}'><w:r><w:t>甲乙丙丁</w:t></w:r></w:p>")
    runs = Runs(root, Ids(root))
    runs.replace(0, 2, 3, "新的")
    runs.replace(0, 0, 1, "")
    for at in (1, 3):
        with pytest.raises(ValueError, match="from the last to the first"):
            runs.replace(0, at, at + 1, "错")
    with pytest.raises(ValueError, match="no such character"):
        runs.insert(0, 9, "错", is_behind=False)
    runs.finish()
    assert ["乙新的丁"] == [*root.itertext()]


def test_insertion_without_characters_beside_it() -> None:
    """Nothing is put into an empty paragraph, nor between a number and the end of its line."""
    source = read_docx(FILES["runs"])
    with pytest.raises(ValueError, match="beside no characters"):
        changed(FILES["runs"], source, [Edit(15, 15, "甲")], tracked=False)
    numbered = read_docx(FILES["numbers"])
    at = numbered.text.index("二、") + 2
    with pytest.raises(ValueError, match="beside no characters"):
        changed(FILES["numbers"], numbered, [Edit(at, at, "甲")], tracked=False)


def test_misuse() -> None:
    """Edits that overlap or leave the text, and sources of other files, are refused."""
    data, source = FILES["runs"], read_docx(FILES["runs"])
    with pytest.raises(ValueError, match="overlap"):
        changed(data, source, [Edit(0, 3, "甲"), Edit(2, 4, "乙")], tracked=False)
    with pytest.raises(ValueError, match="overlap"):
        changed(data, source, [Edit(0, 1000, "甲")], tracked=False)
    with pytest.raises(ValueError, match="not read from this file"):
        changed(data, read_docx(FILES["links"]), [Edit(0, 1, "甲")], tracked=False)
    rejected = read_docx(FILES["revisions"], revisions="original")
    with pytest.raises(ValueError, match="not read from this file"):
        changed(FILES["revisions"], rejected, [Edit(2, 3, "甲")], tracked=False)
    with pytest.raises(ValueError, match="not read from a Word file"):
        changed(data, Source("关于"), [Edit(0, 1, "甲")], tracked=False)


def test_without_edits_the_file_is_the_same() -> None:
    """Edits that change nothing give the bytes of the file."""
    data, source = FILES["runs"], read_docx(FILES["runs"])
    assert data == changed(data, source, [Edit(0, 2, source.text[:2]), Edit(5, 5, "")], tracked=True)


def check_edits(data: bytes, edits: list[Edit], source: Source) -> None:
    """What must hold for edits of a file, plain and tracked, alone and with a comment on each."""
    wanted, before = edited(source, edits), original(data)
    plain = changed(data, source, edits, tracked=False, when=WHEN)
    assert wanted == read_docx(plain).text
    tracked = changed(data, source, edits, tracked=True, when=WHEN)
    assert wanted == read_docx(tracked).text
    assert before == original(tracked)
    notes = [Note(span=Span(edit.start, edit.end), text="一") for edit in edits]
    both = written(data, source, notes, edits, tracked=True, when=WHEN)
    assert wanted == read_docx(both).text
    assert before == original(both)
    both = written(data, source, notes, edits, tracked=False, when=WHEN)
    assert wanted == read_docx(both).text


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_text_is_what_the_edits_make(name: str, seed: int) -> None:
    """Read again, a changed file gives the text that the edits make; with all changes rejected the text it gave before."""
    source = read_docx(FILES[name])
    check_edits(FILES[name], some_edits(source, Random(seed), 5), source)


def test_comment_encloses_what_comes() -> None:
    """A comment on words that are replaced encloses the old and the new ones."""
    data, source = FILES["runs"], read_docx(FILES["runs"])
    start = source.text.index("发云川")
    edits = [Edit(start, start + 3, "布江州")]
    note = Note(span=Span(start, start + 3), text="一")
    assert ["布江州"] == [*enclosed(written(data, source, [note], edits, tracked=False)).values()]
    assert ["布江州"] == [*enclosed(written(data, source, [note], edits, tracked=True)).values()]
    assert laid(source).lines[0].end == 14
