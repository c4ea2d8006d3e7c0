"""What holds of every text: nothing is lost, nothing raises, and the tree survives JSON."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import gwparse
from gwparse.export.json import page_from_json, page_to_json, to_json
from gwparse.kinds import LineKind
from gwparse.lines import Line
from gwparse.nodes import Leaf, MetadataField, Page
from gwparse.parser import build_page
from gwparse.source import Source
from gwparse.walk import children, leaves, tiles, walk


def blank(text: str) -> bool:
    """Whether a text is blank: white space and zero-width marks only."""
    return not text.replace("\u200b", "").replace("\ufeff", "").strip()


#: Pieces that documents are made of, good and bad.
PIECES = [
    "云川市人民政府",
    "关于印发《云川市防汛预案》的通知",
    "云政发〔2024〕3号",
    "第3号",
    "（2024年3月5日云川市人民政府第3次常务会议通过）",
    "各县（市、区）人民政府，市政府各部门：",
    "林晓岚委员:",
    "一、",
    "(一)",
    "（二）、",
    "1.",
    "2、",
    "（3）",
    "①",
    "第一章 ",
    "第二条　",
    "第三条规定的",
    "1.1 ",
    "2.3亿元",
    "5.7%",
    "一是",
    "二是",
    "总体要求",
    "成立领导小组。明确责任；",
    "牵头单位：市水利局",
    "（责任单位：市水利局、财政局）",
    "信息技术：发展集成电路，建设产业园区。",
    "附件",
    "附件：1.甲办法",
    "附件1：",
    "2.乙方案",
    "2024年3月5日",
    "二〇二四年三月五日",
    "（此件公开发布）",
    "抄送：市委办公室。",
    "云川市人民政府办公室　2024年3月6日印发",
    "联系人：张三",
    "提案内容：",
    "答复内容:",
    "上一条:无",
    "政府信息公开",
    "索 引 号  006/2024-1  公开方式  主动公开",
    "发布日期：2024-03-05 来源：",
    "文号 | 索引号 | x ||",
    "甲\t乙\t丙",
    "目　录",
    "000123",
    "机密★1年",
    "特急",
    "云川市人民政府文件",
    "签发人：林晓岚",
    "# ",
    "**",
    "注：",
    "——",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "　　",
    "\u00a0",
    "\ufeff",
    "\u200b",
    "\t",
    "|",
    " ",
    "。",
    "：",
    "(",
    "）",
    "《",
    "𠮷",
    "\x0c",
    "\u2028",
    "\0",
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "documents").glob("*/input.txt"))


def check(text: str) -> Page:
    """Parse a text and check all that must hold of the tree."""
    page = gwparse.parse(text)
    assert text == page.text
    found = tiles(page)
    if not blank(text):
        assert text == "".join(page.text[tile.start : tile.end] for _, tile in found)
    for leaf, tile in found:
        assert leaf.text == text[leaf.span.start : leaf.span.end]
        assert tile.start <= leaf.span.start <= leaf.span.end <= tile.end
        assert leaf.line == page.position(leaf.span.start).line
        assert blank(text[leaf.span.end : tile.end])
        assert blank(text[tile.start : leaf.span.start])
    for node in walk(page):
        inner = children(node)
        assert not (inner and isinstance(node, Leaf))
        for child in inner:
            assert node.span.start <= child.span.start <= child.span.end <= node.span.end
        for before, after in pairwise(inner):
            assert before.span.end <= after.span.start
    assert 0.0 <= page.coverage <= 1.0
    return page


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOUP)
@example("一、\r\n\r\n附件\r2.乙方案\u200b")
@example("（\n）")
@example("云川市水利局关于开展巡查的通知\n" + "云川市水利局\n" * 2000)
@example("**云川市人民政府　2024年3月5日**\n**云政发〔2024〕3号　签发人：林青**")
@example("一、工作\n（一）甲。乙[牵头[牵头[牵头\n（二）丙\n")
@example("云川市人民政府文件\n云政发〔2024〕3号 签发人：")
def test_soup(text: str) -> None:
    """Keyword soup: nothing is lost, the spans nest, parsing twice gives the same tree."""
    assert check(text) == gwparse.parse(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Any text at all."""
    check(text)


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_json_round_trip(text: str) -> None:
    """The tree comes back from its JSON equal, alone and out of the whole export."""
    page = gwparse.parse(text)
    assert page == page_from_json(page_to_json(page))
    assert page == page_from_json(to_json(page, "草稿.txt"))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(CORPUS), st.data())
def test_mutated_documents(path: Path, data: st.DataObject) -> None:
    """Real-looking documents with lines taken out, doubled, swapped or broken."""
    lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(lines) - 1)))
        if not lines:
            break
        match data.draw(st.sampled_from(["drop", "double", "swap", "break", "piece"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                lines[at], lines[-1] = lines[-1], lines[at]
            case "break":
                cut = data.draw(st.integers(0, len(lines[at])))
                lines[at : at + 1] = [lines[at][:cut] + "\n", lines[at][cut:]]
            case _:
                lines.insert(at, data.draw(st.sampled_from(PIECES)))
    check("".join(lines))


def test_any_sequence_of_line_kinds() -> None:
    """5,000 random sequences of tokens, most of them nonsense, all become a tree that holds every token."""
    seed = 20261122
    rng = random.Random(seed)
    kinds = list(LineKind)
    forms = {"HEADING_1": "LEVEL_1", "ARTICLE": "ARTICLE"}
    for _ in range(5000):
        drawn = [rng.choice(kinds) for _ in range(rng.randrange(13))]
        text = "".join(f"行{at}\n" for at in range(len(drawn)))
        tokens = []
        for at, kind in enumerate(drawn):
            start = text.index(f"行{at}\n")
            piece = f"行{at}"
            zero = kind in (LineKind.DOCUMENT_START, LineKind.ISSUED_START)
            end = start if zero else start + len(piece)
            tokens.append(
                Line(text, kind, start, end, at + 1, "" if zero else piece, start, forms.get(kind.value, "LEVEL_1"), 0)
            )
        page = build_page(Source(text), tokens)
        kept = [leaf.text for leaf in leaves(page) if leaf.text]
        expected = [token.text for token in tokens if token.start < token.end]
        assert "".join(expected) == "".join(kept), (seed, [kind.value for kind in drawn])


@pytest.mark.parametrize(
    "piece",
    [
        "（",
        "）",
        "(一",
        "1",
        "1.",
        "一二三",
        "《",
        "“",
        "附件",
        "|",
        "\t",
        "〔",
        "号",
        "。",
        "：",
        "*",
        "# ",
        "年",
        "第一条",
        " ",
        "\u3000",
        "-",
    ],
)
@pytest.mark.parametrize("breaks", ["", "\n"])
def test_hostile_lines_parse(piece: str, breaks: str) -> None:
    """10^5 characters of one kind parse; a pattern that tried every way to split them would not come back.

    Whether time stays linear is for tests/bench/hostile.py to report.
    """
    text = (piece + breaks) * (100_000 // len(piece + breaks))
    check(text) if not breaks else gwparse.parse(text)


def test_metadata_fields_account_for_their_line() -> None:
    """Pipes and bullets between fields lie inside a field's text."""
    page = gwparse.parse("文号 | 索引号 | 006/2020-1 | 关键词 | ||\n")
    assert (
        page.text.strip()
        == "".join(
            page.text[leaf.span.start : tile.end] for leaf, tile in tiles(page) if isinstance(leaf, MetadataField)
        ).strip()
    )
