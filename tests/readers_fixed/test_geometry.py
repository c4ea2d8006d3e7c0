"""Characters with places to paragraphs, through both kinds of files: what goes on, what stands for itself, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwparse.readers import read_bytes
from gwparse.source import Source, Span
from tests.readers_fixed.typesetting import (
    HEIGHT,
    LEFT,
    PITCH,
    SIZE,
    Run,
    Sheet,
    grid,
    ofd,
    pdf,
    typeset,
)

Write = Callable[[Sequence[Sheet]], bytes]

#: Words without end, so that no two lines of a page are the same.
WORDS = "为进一步做好全市堤防巡查工作保障人民群众生命财产安全根据有关规定结合实际现就事项通知如下请认真贯彻执行落实责任加强值守"

both = pytest.mark.parametrize("write", [ofd, pdf])


def prose(length: int, begin: int = 0) -> str:
    """A paragraph of so many characters."""
    return "".join(WORDS[(begin + at * at // 7 + at) % len(WORDS)] for at in range(length - 1)) + "。"


def read(write: Write, sheets: Sequence[Sheet]) -> Source:
    """What is read from some sheets."""
    return read_bytes(write(sheets), "通知")


def lines(source: Source) -> list[str]:
    """The lines of a text."""
    return source.text.splitlines()


def told(source: Source) -> list[str]:
    """What the reader noticed."""
    return [note.message for note in source.notes]


NOTICE = [
    ">云川市水利局关于开展堤防巡查的通知",
    "<各县（市、区）水利局：",
    prose(100),
    "一、总体要求",
    prose(54, 5),
    "（一）明确责任。" + prose(200, 9),
    "（二）加强值守。" + prose(700, 11),
    "二、有关安排",
    prose(26, 3),
    prose(27, 8),
    prose(55, 2),
]


@both
@pytest.mark.parametrize("spread", [0.0, 0.9, -0.3])
def test_paragraphs(write: Write, spread: float) -> None:
    """Wrapped lines are one paragraph, across pages, too, however the characters are spread; page numbers are none of it."""
    sheets = typeset(NOTICE, spread=spread)
    source = read(write, sheets)
    assert 2 < len(sheets)
    assert [paragraph.lstrip("<>") for paragraph in NOTICE] == lines(source)
    assert [f"页码、页眉和页脚共{len(sheets)}处，没有读取"] == told(source)
    assert source.extracted
    assert source.layout is None


@pytest.mark.parametrize("number", ["{}", "- {} -", "－{}－", "第{}页", "第 {} 页 共 9 页", "{}/9", "· {} ·"])
def test_page_numbers(number: str) -> None:
    """Numbers of pages in all forms in which they are printed."""
    source = read(ofd, typeset(NOTICE, number=number))
    assert [paragraph.lstrip("<>") for paragraph in NOTICE] == lines(source)


def test_numbers_that_are_text() -> None:
    """A figure that stands alone at the foot of one page is text."""
    source = read(ofd, [Sheet([Run("关于数字的说明", 200, 100), Run("2024", 280, 700)])])
    assert ["关于数字的说明", "2024"] == lines(source)
    assert [] == told(source)


@both
def test_running_headers(write: Write) -> None:
    """What stands at the top of all pages is a running header; on two pages it may be text."""
    source = read(write, typeset(NOTICE, header="云川市水利局文件汇编"))
    assert "文件汇编" not in source.text
    two = [Sheet([Run("云川市水利局文件汇编", 200, 60), Run(prose(20, at), LEFT, 200)]) for at in range(2)]
    assert 2 == read(write, two).text.count("文件汇编")


def test_contents() -> None:
    """A table of contents is left out with its title, and told."""
    listed = [("一、总体要求", 1), ("（一）指导思想", 2), ("二、保障措施", 5)]
    runs = [Run("目　录", 260, 100)]
    runs += [Run(f"{title}{'.' * 30}{page}", LEFT, 140 + at * PITCH) for at, (title, page) in enumerate(listed)]
    source = read(ofd, [Sheet(runs), *typeset(NOTICE)])
    assert [paragraph.lstrip("<>") for paragraph in NOTICE] == lines(source)
    assert "目录共4行，没有读取" in told(source)


@both
def test_blanks(write: Write) -> None:
    """Blanks that are written stay, as do clear gaps; spread text has none, nor have figures beside Chinese characters."""
    runs = [
        Run("张　三", LEFT, 100),
        Run("关于做好工作的通知", LEFT, 130, spread=8.0),
        Run("2024", LEFT, 160),
        Run("年", LEFT + 36, 160),
        Run("Level", LEFT, 190),
        Run("two", LEFT + 48, 190),
        Run("云川市", LEFT, 220),
        Run("水利局", LEFT + 64, 220),
        Run("国发〔2024〕1号", LEFT, 250),
        Run("签发人：张三", LEFT + 300, 250),
    ]
    expected = [
        "张　三",
        "关于做好工作的通知",
        "2024年",
        "Level two",
        "云川市　水利局",
        "国发〔2024〕1号　　签发人：张三",
    ]
    assert expected == lines(read(write, [Sheet(runs)]))


@both
def test_columns_without_lines(write: Write) -> None:
    """Gaps that neighbouring lines share part columns."""
    rows = [("序号", "工作任务", "牵头单位"), ("1", "修订预案", "市应急局"), ("2", "储备物资", "市粮食局")]
    runs = [
        Run(cell, LEFT + column * 150, 100 + row * 30)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    assert ["\t".join(cells) for cells in rows] == lines(read(write, [Sheet(runs)]))


def test_lines_with_columns_do_not_go_on() -> None:
    """Fields beside each other that fill their lines are a line each."""
    rows = [
        ("索引号：〔2024〕1号的通知", "主题分类：水利及防汛工作"),
        ("发文机关：云川市水利局办", "成文日期：二〇二四年三月"),
    ]
    runs = [
        Run(cell, LEFT + at * 256, 100 + row * 29) for row, cells in enumerate(rows) for at, cell in enumerate(cells)
    ]
    body = [Run(run.text, run.x, run.y + 200) for run in typeset([prose(90)], number=None)[0].runs]
    assert ["\t".join(cells) for cells in rows] == lines(read(ofd, [Sheet([*runs, *body])]))[:2]


TABLE = [["序号", "工作任务", "牵头单位"], ["1", "修订防汛应急/预案", "市应急局"], ["2", "储备防汛物资", "市粮食局"]]
TABLE_LINES = ["序号\t工作任务\t牵头单位", "1\t修订防汛应急预案\t市应急局", "2\t储备防汛物资\t市粮食局"]


@both
def test_ruled_tables(write: Write) -> None:
    """A row of a ruled table is a line, whatever its cells are broken into."""
    runs, rules = grid([100, 140, 220, 320], [100, 130, 180, 210], TABLE)
    assert TABLE_LINES == lines(read(write, [Sheet(runs, rules)]))


@both
def test_merged_cells(write: Write) -> None:
    """A cell over several rows stands in the first of them; the others have an empty one, as in Word files."""
    runs, rules = grid([100, 200, 320], [100, 130, 160], [["市水利局", "修订预案"], ["", "储备物资"]])
    rules.remove((100, 130, 320, 130))
    assert ["市水利局\t修订预案", "\t储备物资"] == lines(read(write, [Sheet(runs, [*rules, (200, 130, 320, 130)])]))


@both
def test_rows_over_pages(write: Write) -> None:
    """A row that a page break parts is one row; so is told by its lines being open there."""
    upper, above = grid([100, 140, 220, 320], [700, 730, 780], [TABLE[0], ["1", "修订防汛", "市应急局"]])
    lower, below = grid([100, 140, 220, 320], [60, 100, 130], [["", "应急预案", ""], TABLE[2]])
    above.remove((100, 780, 320, 780))
    below.remove((100, 60, 320, 60))
    assert TABLE_LINES == lines(read(write, [Sheet(upper, above), Sheet(lower, below)]))


@both
def test_frames(write: Write) -> None:
    """Text in a frame has an edge of its own, and goes on there."""
    text = prose(60, 4)
    inside = [Run(text[at : at + 20], LEFT + 20, 320 + at, SIZE) for at in range(0, 60, 20)]
    outside = [Run(run.text, run.x, run.y) for sheet in typeset([prose(120)], number=None) for run in sheet.runs]
    rules = [(LEFT, 300.0, LEFT, 390.0), (LEFT + 360, 300.0, LEFT + 360, 390.0)]
    assert [prose(120), text] == lines(read(write, [Sheet([*outside, *inside], rules)]))


def test_paragraphs_without_indents() -> None:
    """Where nothing is set in, space parts paragraphs, and so does an ordinal behind a full stop."""
    runs = [Run(prose(28), LEFT, 100), Run("（一）" + prose(25, 4), LEFT, 129), Run(prose(10, 6), LEFT, 158)]
    runs += [Run(prose(28, 8), LEFT, 158 + 29 * 1.3), Run(prose(28, 9), LEFT, 158 + 29 * 2.6)]
    expected = [prose(28), "（一）" + prose(25, 4) + prose(10, 6), prose(28, 8), prose(28, 9)]
    assert expected == lines(read(ofd, [Sheet(runs)]))


def test_titles_keep_their_lines() -> None:
    """Centred lines stay lines, though they are nearly full; an item whose lines hang goes on."""
    title = [">关于进一步做好全市堤防巡查工作的通知如下请执行", ">实施方案"]
    item = [
        Run("附件：1.云川市堤防巡查工作实施方案及其说明", LEFT + 2 * SIZE, 300),
        Run("和分工", LEFT + 7 * SIZE, 329),
    ]
    body = [Run(run.text, run.x, run.y + 300) for run in typeset([prose(90)], number=None)[0].runs]
    source = read(ofd, [Sheet([*typeset(title, number=None)[0].runs, *item, *body])])
    assert [one[1:] for one in title] == lines(source)[:2]


def test_fat_characters_that_are_printed_twice() -> None:
    """A character printed twice in one place is there once; two beside each other are two."""
    runs = [Run("一一、总体要求", LEFT, 100), Run("一一、总体要求", LEFT + 0.4, 100)]
    assert ["一一、总体要求"] == lines(read(ofd, [Sheet(runs)]))


def test_radicals() -> None:
    """Radicals that files name for characters are read as those."""
    assert ["一、民生目标"] == lines(read(ofd, [Sheet([Run("⼀、⺠⽣⽬标", LEFT, 100)])]))


@both
def test_places(write: Write) -> None:
    """A place is the page and the line there, and the characters in that line; of one that goes on, the part in its first line."""
    source = read(write, typeset(NOTICE))
    assert source.printed is not None
    second = source.text.index(NOTICE[2][26:30])
    place = source.printed.place(Span(second, second + 2))
    assert ("body", 3, 1, 2, 1, 4) == (place.story, place.paragraph, place.start, place.end, place.page, place.line)
    over = source.printed.place(Span(second - 1, second + 5))
    assert (26, 26, 1, 3) == (over.start, over.end, over.page, over.line)
    place = source.printed.place(Span(len(source.text) - 2, len(source.text) - 1))
    assert len(typeset(NOTICE)) == place.page


def test_every_line_has_a_place() -> None:
    """The printed lines cover the text without gaps but line breaks."""
    source = read(ofd, typeset(NOTICE, number=None))
    assert source.printed is not None
    for one, other in pairwise(source.printed.lines):
        assert "" == source.text[one.end : other.start].strip("\n")
        assert (one.page, one.line) < (other.page, other.line)


LABELS = [f"{ten}{one}、" for ten in ("", "二十", "三十") for one in "一二三四五六七八九"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    lengths=st.lists(st.tuples(st.integers(2, 150), st.booleans()), min_size=1, max_size=20),
    spread=st.sampled_from([0.0, 0.7]),
    write=st.sampled_from([ofd, pdf]),
)
def test_what_is_typeset_is_read(lengths: list[tuple[int, bool]], spread: float, write: Write) -> None:
    """Any paragraphs come back as they were."""
    texts = [LABELS[at] * is_item + prose(length, at * 3) for at, (length, is_item) in enumerate(lengths)]
    assert texts == lines(read(write, typeset(texts, spread=spread)))


@settings(max_examples=60, deadline=None)
@given(
    runs=st.lists(
        st.builds(
            Run,
            st.text("一二三、。（）123 abc—目录第页", min_size=1, max_size=12).filter(str.strip),
            st.floats(0, 500),
            st.floats(20, HEIGHT - 20),
            st.floats(6, 30),
            st.floats(-1, 20),
        ),
        min_size=1,
        max_size=12,
    ),
    rules=st.lists(st.tuples(*[st.floats(0, 800)] * 4), max_size=12),
)
def test_characters_come_from_runs(runs: list[Run], rules: list[tuple[float, float, float, float]]) -> None:
    """Wherever they stand: what is read are characters of the runs, none more often than there."""
    from gwparse.errors import UnreadableInput

    try:
        source = read(ofd, [Sheet(runs, rules)])
    except UnreadableInput:
        return  # all of it looks like page numbers
    given_ones = "".join(run.text for run in runs)
    for char in set(source.text) - set(" \t\n\u3000"):
        assert source.text.count(char) <= given_ones.count(char)
