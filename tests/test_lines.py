"""What the stages before the parser guarantee: lines.py and context/, point by point."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import gwparse
from gwparse.context import settle
from gwparse.kinds import LineKind
from gwparse.lines import HEADINGS, Line, read_lines
from gwparse.shadow import shadow_of
from gwparse.source import LineTable

TEXTS = {
    path.parent.name: path.read_bytes().decode("utf-8")
    for path in sorted((Path(__file__).parents[1] / "corpus" / "documents").glob("*/input.txt"))
}
OPENERS = {LineKind.DOCUMENT_START, LineKind.ISSUED_START, LineKind.PART_LABEL, LineKind.ATTACHMENT_MARK}


def spans(lines: list[Line]) -> list[tuple[int, int]]:
    """Where lines stand."""
    return [(line.start, line.end) for line in lines]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_shadow_keeps_every_offset(text: str) -> None:
    """The shadow is as long as the text, and its line breaks are where the text has them."""
    shadow = shadow_of(text)
    assert len(shadow) == len(text)
    assert [at for at, char in enumerate(shadow) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_lines_hold_all_that_is_not_blank(text: str) -> None:
    """Guarantees 1 and 3 of lines.py: nothing but blanks lies outside the lines; a heading has its label."""
    lines = read_lines(text, LineTable(text))
    at = 0
    for line in lines:
        assert not text[at : line.start].strip()
        assert line.number == LineTable(text).line(line.start)
        assert (line.kind in HEADINGS) == bool(line.form)
        assert not line.form or 0 < line.label_end <= len(line.shadow)
        at = line.end
    assert not text[at:].strip()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_tokens_hold_all_lines(text: str) -> None:
    """Guarantees 1 and 2 of context/: tokens cover the lines in order, and each document begins with its opener."""
    before = spans(read_lines(text, LineTable(text)))
    tokens = settle(read_lines(text, LineTable(text)))
    wide = [token for token in tokens if token.start < token.end]
    assert (wide[0].start, wide[-1].end) == (before[0][0], before[-1][1])
    for token, following in pairwise(wide):
        assert token.end <= following.start
        assert not text[token.end : following.start].strip()
    first = next(at for at, token in enumerate(tokens) if token.kind not in (LineKind.SITE_HEADER, LineKind.FIELDS))
    assert tokens[first].kind in OPENERS


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_grammar_takes_the_tokens_as_they_come(text: str) -> None:
    """Guarantee 3 of context/: no token of a whole document has to be demoted by the parser."""
    placed = sum(1 for token in settle(read_lines(text, LineTable(text))) if token.kind is LineKind.UNPLACED)
    assert placed == sum(1 for _ in gwparse.parse(text).walk(gwparse.Unparsed))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("甲\t乙\t丙\n\t1\t2\n", (("甲", "乙", "丙"), ("", "1", "2"))),
        ("甲\t乙\t丙\n3\t\t\n", (("甲", "乙", "丙"), ("3", "", ""))),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | |\n", (("甲", "乙"), ("1", ""))),
    ],
)
def test_cells_of_a_table(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """Empty cells keep their columns; the rule below a Markdown head is no row."""
    (table,) = gwparse.parse("一、分工\n有关分工如下。\n" + text).walk(gwparse.Table)
    assert rows == table.rows


def test_members_of_a_series() -> None:
    """The members of a series in a paragraph reach from each 一是 to the next."""
    page = gwparse.parse("一、要求\n要做好三件事，一是巡查；二是值守；三是报告。\n")
    (paragraph,) = page.walk(gwparse.Paragraph)
    assert ["一是巡查；", "二是值守；", "三是报告。"] == [page.text[span.start : span.end] for span in paragraph.series]
