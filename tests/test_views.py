"""Readings of any page: they never raise, stay inside the text, and add up."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import gwparse
from gwparse.cli import main
from tests.pages import ROOT, read_cases

#: Words of which assignments, citations and dates are made, and marks that open, part and close them.
WORDS = (
    "市财政局 市发改委 各县（区）政府 水利局 牵头 负责 配合 会同 按职责分工负责 等 等部门 由 牵头单位： 责任单位: 完成时限： 责任人："
    " （ ） ( ) 〔 〕 [ ] 《 》 〈 〉 、 ， , ； ; 。 \n \t | 一、 （一） 1. 列第一位者为牵头单位，下同 以下均需 不再列出 均为责任单位"
    " 2025年12月底前 到2027年 每季度末 “十四五” 〔2023〕5号 附件2 第三条 以下简称 是 责任主体 应 并 和 及"
    " 我局 推进甲事 张三 市水利局根据需要 市财政局配合 会同市应急局 请 是"
).split(" ")
SOUP = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
DOCUMENTS = [case.document for page in sorted((ROOT / "corpus" / "parse").glob("*.md")) for case in read_cases(page)]


def check(page: gwparse.Page) -> None:
    """What holds for every page."""
    for found in gwparse.tasks(page):
        assert found.text == page.text[found.span.start : found.span.end]
        assert 0 <= found.governs.start <= found.governs.end <= len(page.text)
        assert found.roles
        for role in found.roles:
            assert role.units
            for unit in role.units:
                assert unit.text == "".join(page.text[unit.span.start : unit.span.end].splitlines())
                assert (unit.line, unit.column) == (
                    page.position(unit.span.start).line,
                    page.position(unit.span.start).column,
                )
                assert unit.text.strip()
    for citation in gwparse.citations(page):
        assert 0 <= citation.span.start < citation.span.end <= len(page.text)
        assert citation.title or citation.number
    for reference in gwparse.references(page):
        assert reference.text == page.text[reference.span.start : reference.span.end]
    for limit in gwparse.time_limits(page):
        assert limit.text == page.text[limit.span.start : limit.span.end]
    assert page.text == "".join(chunk.text for chunk in gwparse.chunks(page))


@given(SOUP)
@example("一、甲\n市水利局根据需要，市财政局配合，会同市应急局做好。\n")
@example("一、甲\n《》\n")
@example("\u200b")
@settings(max_examples=300, deadline=None)
def test_word_soup(text: str) -> None:
    """Any order of the words of the language."""
    check(gwparse.parse(text))


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    """Any text."""
    check(gwparse.parse(text))


@given(st.sampled_from(DOCUMENTS), st.integers(0, 10_000), st.integers(0, 12), st.sampled_from(WORDS))
@settings(max_examples=150, deadline=None)
def test_documents_of_the_corpus_damaged(document: str, at: int, length: int, word: str) -> None:
    """A stretch cut out and a word put in, anywhere."""
    at %= len(document) + 1
    check(gwparse.parse(document[:at] + word + document[at + length :]))


@pytest.mark.parametrize(
    "mark", ["（", "《", "（市财政局牵头，", "(责任单位:", "市财政局、", "负责", "第三条", "牵头单位：\n"]
)
def test_thousands_of_marks(mark: str) -> None:
    """Marks without end are read in a time that grows with their number alone; here they only must not raise."""
    check(gwparse.parse("一、甲\n" + mark * 3000 + "\n"))


def test_chunks_know_their_headings() -> None:
    """A chunk has the headings above it and the title of its document; furniture has neither."""
    page = gwparse.parse("政府信息公开\n\n云川市防汛方案\n\n一、任务\n（一）巡查。逐段排查。\n特此通知。\n")
    found = [(chunk.kind, chunk.title, chunk.headings) for chunk in gwparse.chunks(page, "甲.txt")]
    assert ("paragraph", "云川市防汛方案", ("一、任务", "（一）巡查")) in found
    assert ("chrome", None, ()) == found[0]


def test_chunks_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """`parse --format chunks` prints one JSON object a line, for several files too; together they are the texts."""
    paths = [str(ROOT / "corpus" / "documents" / name / "input.txt") for name in ("letter", "notice-with-plan")]
    assert 0 == main(["parse", "--format", "chunks", *paths])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for path in paths:
        text = gwparse.parse_file(path).text
        assert text == "".join(line["text"] for line in lines if line["path"] == path)
