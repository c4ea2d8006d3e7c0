"""Findings as a page of HTML: well formed, harmless, whole, and the same each time."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import gwparse
from gwparse.cli import main
from gwparse.diagnostics import Diagnostic, Edit, Fix
from gwparse.layout import FilePlace
from gwparse.report import FileReport
from gwparse.report.excerpt import CONTEXT, WHOLE, Gap, ShownLine, excerpt
from gwparse.report.html import BEGINNING, WIDEST, as_html
from gwparse.report.marks import Piece, marked
from gwparse.source import LINE_BREAK
from tests.rule_pages import PAGES, read_cases
from tests.test_properties import SOUP
from tests.test_report import ALL, DRAFT, TEXT, found, full_stop, signature_missing

#: All that a page is made of; what stands alone has no end.
ELEMENTS = set(
    "html head meta title style body h1 h2 p span b table tr th td a section ul li mark sup div del ins footer".split()
)
ALONE = {"meta"}

CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "documents").glob("*/input.txt"))


class Reader(HTMLParser):
    """Reads a page as a strict reader would: every element is known, ends where it should, and names nothing outside the page.

    Attributes:
        words: the text in the marks of each finding, by the number of its file on the page and its own.
        text: all text but that of the style sheet.
        ids, links: what is named, and what is pointed to.
        elements: how many of each there are.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.words: dict[tuple[int, int], str] = {}
        self.text = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = dict(attrs)
        assert tag in ELEMENTS, tag
        assert given.keys() <= set(
            "id class href scope lang data-made-by data-finding charset http-equiv content name".split()
        )
        assert len(attrs) == len(given)
        self.elements[tag] = self.elements.get(tag, 0) + 1
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag not in ALONE:
            self.open.append((tag, given.get("data-finding") or ""))
        if tag == "mark":
            self.words.setdefault(self._finding(given["data-finding"]), "")

    def handle_endtag(self, tag: str) -> None:
        """An element ends: the one that began last."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Text, which belongs to all marks round it."""
        inside = [tag for tag, _ in self.open]
        if "style" in inside:
            return
        self.text += data
        if "sup" not in inside:
            for tag, number in self.open:
                if tag == "mark":
                    self.words[self._finding(number)] += data

    def handle_comment(self, data: str) -> None:
        """There are no comments."""
        raise AssertionError(data)

    def _finding(self, number: str | None) -> tuple[int, int]:
        return sum(name.startswith("file-") for name in self.ids), int(number or 0)


def read(page: str) -> Reader:
    """A page that is well formed."""
    assert page.startswith(BEGINNING)
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open
    assert len(reader.ids) == len(set(reader.ids))
    assert {link.removeprefix("#") for link in reader.links} <= set(reader.ids)
    assert all(link.startswith("#") for link in reader.links)
    return reader


def joined(text: str) -> str:
    """Words as marks hold them: without the breaks of lines."""
    return fit("".join(LINE_BREAK.split(text)))


def fit(text: str) -> str:
    """A text with what no page can hold replaced."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)


def report(text: str, path: str = "稿.txt") -> FileReport:
    """What all rules find in a text."""
    return FileReport(path=path, text=text, diagnostics=tuple(gwparse.check(gwparse.parse(text), path=path)))


def words_are_marked(files: list[FileReport]) -> int:
    """Check that the words of every finding stand in its marks; returns how many findings there are."""
    reader = read(as_html(files))
    expected = {
        (at, number): joined(one.text)
        for at, file in enumerate((file for file in files if file.diagnostics), start=1)
        for number, one in enumerate(file.diagnostics, start=1)
    }
    assert expected == reader.words
    for file in files:
        for one in file.diagnostics:
            assert fit(one.message) in reader.text
    return len(expected)


def test_words_of_our_documents() -> None:
    """Whole documents, and the examples of all rules, each a file of one report."""
    texts = [path.read_bytes().decode() for path in CORPUS]
    texts += [
        case.document for page in sorted(PAGES.glob("[a-z]*.md")) for case, _ in read_cases(page) if not case.in_word
    ]
    assert words_are_marked([report(text, f"{at}.txt") for at, text in enumerate(texts)]) > 300


def test_odd_findings() -> None:
    """Findings over several lines, at places where something is absent, in an empty text."""
    assert 5 == words_are_marked(ALL)


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_soup(text: str) -> None:
    """Keyword soup: whatever is found in it, the page is well formed and has its words."""
    words_are_marked([report(text)])


PIECES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)).map(sorted), max_size=6)


@settings(max_examples=300, deadline=None)
@given(PIECES)
@example([[0, 4], [2, 6], [4, 8]])
@example([[1, 5], [1, 5], [3, 3], [5, 5], [1, 1]])
def test_overlaps(places: list[list[int]]) -> None:
    """Wherever findings lie, their marks nest, hold their words, and their numbers stand behind these once."""
    line = "甲<乙&丙\"丁'"
    pieces = [Piece(start, end, number, "error") for number, (start, end) in enumerate(places, start=1)]
    from html import escape

    shown = marked(line, pieces, escape)
    reader = Reader()
    reader.feed(shown)
    assert not reader.open
    assert line == "".join(re.sub(r"<sup.*?</sup>|<[^>]*>", "", shown).replace("&lt;", "<").split()).replace(
        "&amp;", "&"
    ).replace("&quot;", '"').replace("&#x27;", "'")
    assert {(0, number): line[start:end] for number, (start, end) in enumerate(places, start=1)} == reader.words
    assert len(pieces) == reader.elements.get("sup", 0)


def test_nothing_in_a_draft_is_markup() -> None:
    """What a draft, its name, a message, a fix or an error holds is shown, and does nothing."""
    nasty = "<script>alert('1')</script><img src=x onerror=alert(1)>&lt;</table></style>]]>\"'"
    text = f"甲{nasty}\n乙\x00\x1b[31m\ud800丙\n"
    fix = Fix(kind="unsafe", title=nasty, edits=(Edit(0, 1, nasty), Edit(len(text), len(text), nasty)))
    one = found(full_stop, text, 1, 1 + len(nasty), fix=fix, message=nasty)
    files = [
        FileReport(path=f"{nasty}/a.txt", text=text, diagnostics=(one,)),
        FileReport(path=nasty, text="", diagnostics=()),
        FileReport(path=nasty, text="", diagnostics=(), error=f"{nasty}: {nasty}"),
    ]
    page = as_html(files)
    reader = read(page)
    assert {(1, 1): nasty} == reader.words
    assert 7 == reader.text.count(nasty)  # the text, the message, the fix, three names, the error
    assert 2 == reader.text.count(nasty[: WIDEST - 10] + "…")  # what its edits put in
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", page)
    page.encode("utf-8")


def test_the_page_asks_for_nothing() -> None:
    """Scripts are forbidden, the one style is allowed by its hash, and no address stands in the page."""
    page = as_html([*ALL, report(CORPUS[0].read_text(encoding="utf-8"))])
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.S)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" == policy
    head = page[: page.index("<body>")]
    assert not re.search(r"url\(|@import|https?:|//|src=|<script|<link", head)
    assert not re.search(r"style=|<script|\bon[a-z]+=", page)


def test_many_files() -> None:
    """Each file with findings has its lines, the others stand in lists; the totals are those of all; links lead there."""
    clean = [FileReport(path=f"好{at}.txt", text="甲\n", diagnostics=()) for at in range(40)]
    page = as_html([*clean, *ALL])
    reader = read(page)
    assert "检查 43 个文件；错误 2，警告 1，提示 2；2 处可安全修复；1 处修复须确认；1 个文件未能处理" in reader.text
    assert ["#file-41", "#file-42", "#file-43"] == reader.links
    assert "没有发现问题的文件（40）" in reader.text
    assert "没有.txt：no such file" in reader.text
    assert "标准输入" in reader.text
    assert page == as_html([*clean, *ALL])
    assert "检查 40 个文件；没有发现问题" in read(as_html(clean)).text
    assert "没有要检查的文件" in read(as_html([])).text


def test_a_fix_shows_words_before_and_behind() -> None:
    """Where the edits lie in the words of the finding these are shown whole; otherwise each replacement, those alike once."""
    text = "云政发[2024]5号\n甲,乙,丙\u200b丁\n"
    year = Fix(kind="safe", title="改", edits=(Edit(3, 4, "〔"), Edit(8, 9, "〕")))
    marks = Fix(kind="safe", title="改", edits=(Edit(13, 14, "，"), Edit(15, 16, "，"), Edit(17, 18, "")))
    one, two = found(full_stop, text, 3, 9, fix=year), found(full_stop, text, 12, 13, fix=marks)
    page = as_html([FileReport(path="a", text=text, diagnostics=(one, two))])
    assert ["[2024]", ",", "（U+200B）"] == re.findall("<del>(.*?)</del>", page)
    assert ["〔2024〕", "，", "（删去）"] == re.findall("<ins>(.*?)</ins>", page)


def test_long_texts_are_shown_in_part() -> None:
    """Lines with findings and two round each; a short text is shown whole."""
    lines = [f"第{at}行。" for at in range(1, 5 * WHOLE)]
    text = "\n\n".join(lines)
    at = text.index("第100行")
    shown = list(excerpt(text, [found(full_stop, text, at, at + 2)]))
    kept = [one.text for one in shown if isinstance(one, ShownLine)]
    assert [f"第{number}行。" for number in range(100 - CONTEXT, 101 + CONTEXT)] == kept
    assert [Gap(97), Gap(5 * WHOLE - 1 - 102)] == [one for one in shown if isinstance(one, Gap)]
    short = "\n\n".join(lines[:WHOLE])
    assert lines[:WHOLE] == [
        one.text for one in excerpt(short, [found(full_stop, short, 0, 1)]) if isinstance(one, ShownLine)
    ]


def test_a_finding_over_the_whole_of_a_long_text() -> None:
    """It shows in its first lines and its last one, and not in all."""
    text = "甲\n" * 500
    shown = list(excerpt(text, [found(full_stop, text, 0, len(text))]))
    assert len(shown) < 20
    lines = [one.line for one in shown if isinstance(one, ShownLine)]
    assert (1, 500) == (lines[0], lines[-1])


def test_word_files_are_told_by_paragraphs() -> None:
    """A Word file's findings have paragraph and characters; the lines of the text taken out of it are not numbered as its own."""

    def placed(start: int, end: int, place: FilePlace) -> Diagnostic:
        return replace(found(full_stop, TEXT, start, end), place=place)

    first = placed(8, 9, FilePlace("body", 7, 9, 9))
    second = placed(13, 14, FilePlace("text_box", 2, 1, 1))
    page = as_html([FileReport(path="稿.docx", text=TEXT, diagnostics=(first, second), extracted=True)])
    reader = read(page)
    assert "第7段第9字" in reader.text
    assert "文本框第2段第1字" in reader.text
    assert ["第7段", "文本框第2段", ""] == re.findall('<th scope="row">(.*?)</th>', page)


def test_a_page_has_the_lines_of_its_text() -> None:
    """Of a text that was taken out of a page of HTML the lines are told to be those of the text."""
    page = as_html([replace(DRAFT, extracted=True)])
    assert "行号是取出的文字的行号" in read(page).text


BAD = "云川市水利局关于开展堤防巡查的通知。\n\n各县水利局：\n\n　　请认真落实。\n"


def test_the_report_takes_the_place_of_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report in the folder that is checked is no document, and is written anew; a page that somebody wrote stays."""
    monkeypatch.chdir(tmp_path)
    Path("稿.txt").write_text(BAD, encoding="utf-8")
    words = ["check", "--isolated", "--select", "TI102", "--format", "html", "--output", "报告.html", "."]
    assert 1 == main(words)
    first = Path("报告.html").read_bytes()
    assert 1 == main(words)
    assert first == Path("报告.html").read_bytes()
    assert words_are_marked([replace(report(BAD), diagnostics=report(BAD).diagnostics[:1])])
    Path("网页.html").write_text("<p>云川市水利局</p>", encoding="utf-8")
    assert 2 == main([*words[:-2], "网页.html", "稿.txt"])
    assert "<p>云川市水利局</p>" == Path("网页.html").read_text(encoding="utf-8")


def test_standard_output_is_utf_8(tmp_path: Path) -> None:
    """Whatever the console speaks: the page says that it is UTF-8."""
    import subprocess
    import sys

    (tmp_path / "稿.txt").write_text(BAD, encoding="utf-8")
    command = [sys.executable, "-m", "gwparse", "check", "--isolated", "--format", "html", str(tmp_path / "稿.txt")]
    shown = subprocess.run(command, capture_output=True, check=False, env={"PYTHONIOENCODING": "gbk"})
    assert "标题末尾有“。”" in read(shown.stdout.decode("utf-8")).text


class Counted(tuple[Diagnostic, ...]):
    """Findings that count how often somebody looks through all of them."""

    looks = 0

    def __iter__(self) -> Iterator[Diagnostic]:
        """One look."""
        self.looks += 1
        return super().__iter__()


def test_work_is_linear() -> None:
    """However many findings a file has, all of them are looked through a few times, not once for each line."""
    looks = []
    for size in (20, 400):
        text = "甲。\n" * size
        findings = Counted(found(full_stop, text, 3 * at, 3 * at + 2) for at in range(size))
        as_html([FileReport(path="a", text=text, diagnostics=findings)])
        looks.append(findings.looks)
    assert looks[0] == looks[1] < 20


def test_missing_signature() -> None:
    """Something absent has an empty mark where it should stand, on a line of its own."""
    reader = read(as_html([FileReport(path="a", text="", diagnostics=(found(signature_missing, "", 0, 0),))]))
    assert {(1, 1): ""} == reader.words
