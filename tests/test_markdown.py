"""A page as Markdown: what a renderer shows is the text of its documents, in order, and nothing is taken for a mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import gwparse
from gwparse.cli import main
from gwparse.export.markdown import to_markdown
from gwparse.export.markdown_text import paragraph
from gwparse.nodes import Chrome, Leaf, MetadataField, Page, Table, Title
from gwparse.walk import leaves
from tests.pages import ROOT, read_cases
from tests.test_generated import FOLD, Made, documents
from tests.test_properties import SOUP

CORPUS = sorted((ROOT / "corpus" / "documents").glob("*/input.txt"))

#: CommonMark with what GitHub adds that its reader knows.
RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

#: The blocks that our Markdown is made of; lists hold metadata alone.
BLOCKS = set("heading paragraph bullet_list list_item inline hr table thead tbody tr th td".split())


@dataclass
class Shown:
    """What a renderer shows.

    Attributes:
        text: all text, in order.
        headings: level and text of each heading.
        bold: what is set in bold.
        kinds: the kinds of blocks.
        list_items: the text of each entry of a list.
        rows: the cells of each row of a table.
    """

    text: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    list_items: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def shown(markdown: str) -> Shown:
    """What a renderer shows of our Markdown; in which nothing but text, bold text and line breaks stands in a line."""
    found = Shown()
    level, in_item, in_cell = 0, False, False
    for token in RENDERER.parse(markdown):
        kind = re.sub("_(open|close)$", "", token.type)
        assert kind in BLOCKS, (kind, token.content)
        found.kinds.add(kind)
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "tr_open":
            found.rows.append([])
        elif token.type in ("list_item_open", "list_item_close"):
            in_item = token.type == "list_item_open"
        elif token.type in ("th_open", "td_open", "th_close", "td_close"):
            in_cell = token.type.endswith("open")
        elif token.type == "inline":
            text = _line(token, found)
            found.text.append(text)
            if level:
                found.headings.append((level, text))
            elif in_item:
                found.list_items.append(text)
            elif in_cell:
                found.rows[-1].append(text)
        elif token.type == "heading_close":
            level = 0
    return found


def _line(token: Token, found: Shown) -> str:
    parts: list[str] = []
    bold: int | None = None
    for child in token.children or []:
        assert child.type in ("text", "text_special", "hardbreak", "strong_open", "strong_close"), (
            child.type,
            token.content,
        )
        if child.type == "strong_open":
            bold = len(parts)
        elif child.type == "strong_close":
            found.bold.append("".join(parts[bold:]))
        else:
            parts.append(child.content if child.type.startswith("text") else "\n")
    return "".join(parts)


def squeezed(text: str) -> str:
    """A text without blanks, and with what a renderer replaces replaced."""
    return "".join(text.replace("\0", "\ufffd").split())


#: What stands in an input that is Markdown already: marks round its lines are left out, others are shown.
MARKS = re.compile(r"[#>*_\\]|-{3,}")


def expected(page: Page) -> str:
    """The text of the documents of a page, in order: all but site furniture and fields of metadata without a value."""
    parts: list[str] = []
    for leaf in leaves(page):
        match leaf:
            case Chrome():
                pass
            case MetadataField():
                parts.append(f"{leaf.name or ''}{leaf.value}" if leaf.value else "")
            case Title():
                parts.append(leaf.value)
            case Table():
                parts += [cell for row in leaf.rows for cell in row]
            case Leaf():
                parts.append(leaf.text)
    return squeezed("".join(parts))


def is_whole(text: str) -> Shown:
    """Check that the Markdown of a text shows the text of its documents."""
    page = gwparse.parse(text)
    found = shown(to_markdown(page))
    said = squeezed("".join(found.text))
    for item in found.list_items:  # the colon behind a label is ours
        assert squeezed(item) in said
    wanted = expected(page)
    if any(field.name and field.value for field in page.metadata):
        said, wanted = said.replace("：", ""), wanted.replace("：", "")
    if MARKS.search(text):
        said, wanted = MARKS.sub("", said), MARKS.sub("", wanted)
    assert wanted == said
    return found


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name)
def test_our_documents(path: Path) -> None:
    """All that stands in whole documents is shown, in order."""
    is_whole(path.read_bytes().decode("utf-8"))


def test_the_cases_of_the_corpus() -> None:
    """So it is in the cases of all constructs."""
    cases = [case for page in sorted((ROOT / "corpus" / "parse").glob("*.md")) for case in read_cases(page)]
    assert len(cases) > 250
    for case in cases:
        is_whole(case.document)


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_soup(text: str) -> None:
    """So it is in keyword soup."""
    is_whole(text)


@settings(max_examples=80, deadline=None)
@given(documents(), st.booleans())
def test_generated_documents(made: Made, folded: bool) -> None:
    """Headings that stand by themselves are headings, with their labels, as deep as they are nested."""
    text = "\n".join(made.lines)
    is_whole(text.translate(FOLD) if folded else text)


#: What Markdown reads something into.
PIECES = [
    "1. ",
    "10) ",
    "- ",
    "# ",
    "> ",
    "---",
    "===",
    "```",
    "~~~",
    "&amp;",
    "&#35;",
    "<b>",
    "</b>",
    "<!--",
    "    ",
    "**",
    "__",
]
LINKS = ["http://a_b.cn", "www.a.cn", "[a](b)", "[a]: b", "![a](b)"]
CHARACTERS = "*_`~<>[]()!#+-=|\\&:.;$1甲乙 \t\u3000\u00a0“”（）。"
ODD = st.lists(st.sampled_from([*CHARACTERS, *PIECES, *LINKS]), max_size=12).map("".join)


@settings(max_examples=1000, deadline=None)
@given(st.lists(ODD, min_size=1, max_size=3), st.integers(0, 8))
@example(["*\\ *"], 2)
def test_any_text_is_shown_as_it_is(lines: list[str], bold: int) -> None:
    """Whatever a paragraph holds, one paragraph is shown that holds it, each line by itself."""
    text = "\n".join(lines)
    kept = [line.strip() for line in lines if line.strip()]
    found = shown(paragraph(text, bold))
    assert "\n".join(kept) == "\n".join(found.text)
    assert found.kinds <= {"paragraph", "inline"}


@pytest.mark.parametrize("piece", ["_", "a_", "*", "&", "&a", "<", "]", "#", " #", "- ", "\\", "|", " \n", "1"])
def test_long_runs_of_marks(piece: str) -> None:
    """10^5 characters of one kind are written; a pattern that tried every way to read them would not come back."""
    text = f"甲{piece * (100_000 // len(piece))}甲"
    assert squeezed(text).replace("\\", "") == squeezed(paragraph(text)).replace("\\", "")
    page = gwparse.parse(f"一、{text}\n**{text}**\n")
    drawn = squeezed(to_markdown(page)).replace("|", "")  # pipes part the cells of a table, in the text as well
    assert MARKS.sub("", expected(page).replace("|", "")) == MARKS.sub("", drawn)


def test_what_needs_no_escape_has_none() -> None:
    """Text that no renderer misreads is found by whoever searches for it."""
    for text in ("云水发[2025]08号", "1.总则", "5<6", "A_B", "a & b", "（一）甲—乙", "+5%", "5%-10%", "-5℃", "C:\\甲"):
        assert text == paragraph(text)
    assert r"1\. 总则" == paragraph("1. 总则")
    assert r"5\~10万元，3\~5个" == paragraph("5~10万元，3~5个")
    assert r"\$5、\$6" == paragraph("$5、$6")
    assert r"\[甲]" != paragraph("[甲](乙)") == r"[甲\](乙)"


DRAFT = """云川市水利局关于开展*汛前*检查的通知
云水发〔2025〕8号
各县水利局：
一、检查重点
（一）堤防。逐段查明险情。
1. 标明位置。写清桩号。
2. 拍照存档的，保存原件。
（二）落实“双随机”
逐站检查。
序号\t单位\t数量
1\t甲|乙站\t2
云川市水利局
2025年3月1日
附件
检查办法
第一条　为规范检查，制定本办法。
第二条　县局负责。
"""


def test_form() -> None:
    """The whole of a small page."""
    assert r"""# 云川市水利局关于开展\*汛前\*检查的通知

云水发〔2025〕8号

各县水利局：

## 一、检查重点

**（一）堤防**。逐段查明险情。

**1. 标明位置**。写清桩号。

2\. 拍照存档的，保存原件。

### （二）落实“双随机”

逐站检查。

| 序号 | 单位 | 数量 |
| --- | --- | --- |
| 1 | 甲\|乙站 | 2 |

云川市水利局

2025年3月1日

---

附件

# 检查办法

**第一条**　为规范检查，制定本办法。

**第二条**　县局负责。
""" == to_markdown(gwparse.parse(DRAFT))
    found = is_whole(DRAFT)
    assert [
        (1, "云川市水利局关于开展*汛前*检查的通知"),
        (2, "一、检查重点"),
        (3, "（二）落实“双随机”"),
        (1, "检查办法"),
    ] == found.headings
    assert ["（一）堤防", "1. 标明位置", "第一条", "第二条"] == found.bold
    assert [["序号", "单位", "数量"], ["1", "甲|乙站", "2"]] == found.rows


def test_metadata_and_furniture() -> None:
    """Fields with a value are a list; site furniture is left out, and so are fields without a value."""
    page = gwparse.parse(
        "政务公开\n索 引 号  YC-2024-0017  公开方式  主动公开\n有 效 性\n"
        "云川市水利局关于开展水库巡查的通知\n发布日期：2024-06-05    来源：    点击数：\n请各区每周巡查一次。\n返回顶部\n"
    )
    assert (
        "- 索引号：YC-2024-0017\n- 公开方式：主动公开\n\n---\n\n# 云川市水利局关于开展水库巡查的通知\n\n"
        "- 发布日期：2024-06-05\n\n请各区每周巡查一次。\n"
    ) == to_markdown(page)
    assert "" == to_markdown(gwparse.parse(""))
    assert "" == to_markdown(gwparse.parse("返回顶部\n"))


def test_marks_of_an_input_that_is_markdown() -> None:
    """Marks round a line are no part of its text; the Markdown of Markdown is as deep as the text says."""
    text = "# 云川市水利局办法\n## 一、目标\n> 全部完成。\n（一）**加强领导。**成立专班。\n1\\. 申请\n提交材料。\n"
    assert (
        "# 云川市水利局办法\n\n## 一、目标\n\n全部完成。\n\n**（一）加强领导**。成立专班。\n\n#### 1. 申请\n\n提交材料。\n"
    ) == to_markdown(gwparse.parse(text))


def test_wrapped_names_are_joined() -> None:
    """A list of names that was wrapped at the end of a line is one line; lines of an assignment stay lines."""
    drawn = to_markdown(gwparse.parse_file(ROOT / "corpus" / "documents" / "red-head-draft" / "input.txt"))
    assert "省自然资源厅，省消防救援总队，各有关县" in drawn
    text = "一、甲\n牵头单位：市水利局\n配合单位：市财政局\n"
    assert "## 一、甲\n\n牵头单位：市水利局\\\n配合单位：市财政局\n" == to_markdown(gwparse.parse(text))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file is printed; several are refused, since nothing would tell them apart."""
    path = tmp_path / "稿.txt"
    path.write_text(DRAFT, encoding="utf-8")
    assert 0 == main(["parse", "--format", "markdown", str(path)])
    assert to_markdown(gwparse.parse(DRAFT)) == capsys.readouterr().out
    assert 2 == main(["parse", "--format", "markdown", str(path), str(path)])
    assert "markdown" in capsys.readouterr().err
