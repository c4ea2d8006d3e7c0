"""The rules of layout find nothing in a correct document, and each planted fault once.

`tests/layout/correct.word` is a whole document set as GB/T 9704 has it. Each fault changes a little of its notation.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from gwparse.analysis import Analysis
from gwparse.config import Settings
from gwparse.diagnostics import Diagnostic
from gwparse.layout import Head, LaidLine, Layout, PageSetup, ParagraphFormat, Story
from gwparse.linter import lint
from gwparse.parser import parse_source
from gwparse.readers.docx import read_docx
from gwparse.rules import RULES, find_rules
from gwparse.source import Source
from gwparse.views.body_text import body_paragraphs, text_pages
from gwparse.views.colors import color_name, is_black, is_red
from gwparse.views.set_headings import body_type, set_headings
from gwparse.views.typefaces import size_name, typeface
from tests.word_notation import word_file

SOFFICE = shutil.which("soffice")
CORRECT = (Path(__file__).parent / "layout" / "correct.word").read_text(encoding="utf-8")

#: What is changed into what, each wherever it stands, and the rule that must find it: the pages and the body.
FAULTS_OF_PAGES: list[tuple[str, dict[str, str], str]] = [
    ("Letter paper", {"^": "{页面 纸215.9×279.4}\n"}, "LY101"),
    ("A5 paper", {"^": "{页面 纸148×210}\n"}, "LY101"),
    ("Word's own margins", {"^": "{页面 上25.4 下25.4 左31.8 右31.8}\n"}, "LY102"),
    ("one margin", {"^": "{页面 左25}\n"}, "LY102"),
    ("single spacing without a grid", {"^": "{页面 无网格}\n"}, "LY103"),
    ("a narrow grid of characters", {"^": "{页面 网格22×32}\n"}, "LY103"),
    ("a narrow grid of lines", {"^": "{页面 网格28×28}\n"}, "LY103"),
    ("one paragraph in 宋体", {"\n为做好": "\n{宋体}为做好"}, "LY104"),
    ("all paragraphs in 宋体", {"\n各": "\n{宋体}各", "\n为": "\n{宋体}为", "\n充": "\n{宋体}充"}, "LY104"),
    ("a sentence that was pasted in", {"现就有关事项": "{微软雅黑}现就有关事项通知{仿宋}"}, "LY104"),
    ("4号", {"\n为做好": "\n{14}为做好", "\n各地": "\n{14}各地"}, "LY105"),
    ("小4号", {"\n充分": "\n{12}充分"}, "LY105"),
    ("no indent", {"\n为做好": "\n{首行0}为做好"}, "LY106"),
    ("four characters", {"\n为做好": "\n　　为做好"}, "LY106"),
    ("all lines indented", {"\n为做好": "\n{首行0 左空2}为做好"}, "LY106"),
    ("hanging", {"\n各地": "\n{左空4 悬挂2}各地"}, "LY106"),
    ("centred", {"\n进入防火期": "\n{居中 首行0}进入防火期"}, "LY107"),
    ("set to the right", {"\n各地": "\n{右 首行0}各地"}, "LY107"),
    ("a red remark", {"每月召开一次": "{红}每月召开一次{#000000}"}, "LY108"),
    ("blue headings", {"{一级}一": "{一级 #1F4E79}一", "{一级}二": "{一级 #1F4E79}二"}, "LY108"),
    ("no page numbers", {"^": "{页面 无页码}\n"}, "LY109"),
    ("第1页", {"^": "{页面 页码“第#页”}\n"}, "LY110"),
    ("hyphens", {"^": "{页面 页码“-_#_-”}\n"}, "LY110"),
    ("small page numbers", {"^": "{页面 页码9}\n"}, "LY110"),
    ("page numbers in 仿宋", {"^": "{页面 页码字体仿宋}\n"}, "LY110"),
    ("page numbers in the middle", {"^": "{页面 页码居中}\n"}, "LY111"),
    ("all page numbers at the right", {"^": "{页面 页码右}\n"}, "LY111"),
    ("an annex on the same page", {"{附件}附件2": "{附件 同页}附件2"}, "LY112"),
    ("a paragraph of other spacing", {"\n充分利用": "\n{行距40}充分利用"}, "LY113"),
]

#: The same for single elements: title, headings, addressees, closing, imprint.
FAULTS_OF_ELEMENTS: list[tuple[str, dict[str, str], str]] = [
    ("title in 宋体", {"{标题}云": "{标题 宋体}云", "{标题}森林防火工作": "{标题 宋体}森林防火工作"}, "LY201"),
    ("second line of the title in 黑体", {"{标题}森林防火工作": "{标题 黑体}森林防火工作"}, "LY201"),
    ("title in 3号", {"{标题}云": "{标题 16}云", "{标题}森林防火工作": "{标题 16}森林防火工作"}, "LY202"),
    ("title in 26 points", {"{标题}云": "{标题 26}云", "{标题}森林防火工作": "{标题 26}森林防火工作"}, "LY202"),
    ("title at the left", {"{标题}云": "{标题 左}云", "{标题}森林防火工作": "{标题 左}森林防火工作"}, "LY203"),
    ("title justified and indented like the body", {"{标题}森林防火工作": "{标题 两端 首行2}森林防火工作"}, "LY203"),
    ("title centred with an indent", {"{标题}云": "{标题 首行2}云"}, "LY203"),
    ("level 1 in the type of the body", {"{一级}": "{正文}"}, "LY204"),
    ("one heading of level 1 in 宋体", {"{一级}二、严格": "{一级 宋体}二、严格"}, "LY204"),
    ("level 2 in 黑体", {"{二级}": "{二级 黑体}"}, "LY204"),
    ("level 2 in the type of the body", {"{二级}": "{正文}"}, "LY204"),
    (
        "run-in headings in the type of the body",
        {"{二级}（一）健全": "（一）健全", "{二级}（二）强化": "（二）强化"},
        "LY204",
    ),
    ("level 3 in 黑体", {"1.祭祀": "{一级}1.祭祀", "2.农事": "{一级}2.农事"}, "LY204"),
    ("level 1 in 小2号", {"{一级}": "{一级 18}"}, "LY205"),
    ("one heading of level 2 in 4号", {"{二级}（二）加强": "{二级 14}（二）加强"}, "LY205"),
    ("addressees indented", {"{主送}": "{主送 首行2}"}, "LY206"),
    ("addressees behind blanks", {"{主送}": "{主送}\u3000\u3000"}, "LY206"),
    ("addressees centred", {"{主送}": "{主送 居中}"}, "LY206"),
    ("number at the left", {"{文号}": "{文号 左}"}, "LY207"),
    ("number in 宋体", {"{文号}": "{文号 宋体}"}, "LY207"),
    ("black issuer mark", {"{标志}": "{标志 #000000}"}, "LY208"),
    ("issuer mark in 黑体 at the left", {"{标志}": "{标志 黑体 左}"}, "LY208"),
    ("urgency in 仿宋", {"{密级}": "{密级 仿宋_GB2312}"}, "LY209"),
    ("copy number and urgency in 4号", {"{份号}": "{份号 14}", "{密级}": "{密级 14}"}, "LY209"),
    ("copy number at the right", {"{份号}": "{份号 右}"}, "LY209"),
    ("list of annexes at the edge", {"{附件说明}": "{附件说明 首行0}"}, "LY211"),
    ("signature and date at the left", {"{署名 右空4}": "{正文}", "{日期}": "{正文}"}, "LY212"),
    ("signature and date in the middle", {"{署名 右空4}": "{主送 居中}", "{日期}": "{主送 居中}"}, "LY212"),
    ("date at the right edge", {"{日期}": "{日期 右空0}"}, "LY212"),
    ("remark at the edge", {"{附注}": "{附注 首行0}"}, "LY213"),
    ("annex marks in 仿宋", {"{附件}": "{附件 仿宋_GB2312}"}, "LY214"),
    ("annex marks in 4号", {"{附件}": "{附件 14}"}, "LY214"),
    ("annex mark indented", {"{附件}附件1": "{附件 首行2}附件1"}, "LY214"),
    (
        "annex titles at the left",
        {"{标题}森林防火物": "{标题 左}森林防火物", "{标题}森林防火值": "{标题 左}森林防火值"},
        "LY215",
    ),
    ("copy line in 3号", {"{抄送}": "{抄送 16}"}, "LY216"),
    ("copy line and imprint in 宋体", {"{抄送}": "{抄送 宋体}", "{印发}": "{印发 宋体}"}, "LY216"),
    ("copy line and imprint at the edge", {"{抄送}": "{抄送 左空0}", "{印发}": "{印发 左空0}"}, "LY216"),
]


def findings(data: bytes) -> list[Diagnostic]:
    """What all rules find in a Word file."""
    page = parse_source(read_docx(data))
    return lint(Analysis(page, Settings().switches), RULES)


def of_layout(data: bytes) -> list[str]:
    """The codes that rules of layout find in a Word file."""
    return [found.code for found in findings(data) if found.code.startswith("LY")]


def changed(changes: dict[str, str]) -> str:
    """The correct document with some changes made; ^ stands for its beginning.

    Raises:
        AssertionError: when the document has nothing to change.
    """
    notation = CORRECT
    for old, new in changes.items():
        assert old == "^" or old in notation, old
        notation = new + notation if old == "^" else notation.replace(old, new)
    return notation


def test_a_correct_document_has_no_findings() -> None:
    """Neither a rule of layout says anything, nor does any other find a mistake."""
    assert find_rules("LY")
    assert [
        (one.code, one.message) for one in findings(word_file(CORRECT)) if one.level != "hint" or one.code[:2] == "LY"
    ] == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [pytest.param(changes, code, id=name) for name, changes, code in FAULTS_OF_PAGES + FAULTS_OF_ELEMENTS],
)
def test_each_planted_fault_is_found_once(changes: dict[str, str], code: str) -> None:
    """The rule for it finds it, once, and no other rule of layout says anything."""
    assert of_layout(word_file(changed(changes))) == [code]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saves_is_read_alike(tmp_path: Path) -> None:
    """A file that LibreOffice has saved, where indents have become twips and grids look otherwise, has the same findings."""
    wanted: dict[str, tuple[str, list[str]]] = {"correct": (CORRECT, [])}
    wanted |= {f"{at:02}": (changed(changes), [code]) for at, (_, changes, code) in enumerate(FAULTS_OF_PAGES)}
    for name, (notation, _) in wanted.items():
        (tmp_path / f"{name}.docx").write_bytes(word_file(notation))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved"), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found = {path.stem: of_layout(path.read_bytes()) for path in sorted((tmp_path / "saved").glob("*.docx"))}
    assert found == {name: expected for name, (_, expected) in wanted.items()}


@pytest.mark.parametrize(
    ("fonts", "wanted"),
    [
        (
            "仿宋 仿宋_GB2312 仿宋体 FangSong FangSong_GB2312 华文仿宋 STFangsong 方正仿宋_GBK 方正仿宋简体 FZFSK--GBK1-0",
            "仿宋",
        ),
        ("楷体 楷体_GB2312 KaiTi KaiTi_GB2312 华文楷体 STKaiti 方正楷体_GBK 方正楷体简体", "楷体"),
        ("黑体 SimHei 华文黑体 STHeiti 方正黑体_GBK 方正黑体简体", "黑体"),
        ("方正小标宋简体 方正小标宋_GBK FZXiaoBiaoSong-B05S FZXBSJW--GB1-0 小标宋体 文星标宋", "小标宋"),
        ("宋体 新宋体 SimSun NSimSun SimSun-ExtB 华文宋体 STSong 方正书宋_GBK", "宋体"),
        ("华文中宋 STZhongsong", "中宋"),
        ("微软雅黑 等线 幼圆 隶书 方正大标宋简体 Times-New-Roman Calibri", "其他"),
    ],
)
def test_fonts_are_known_by_their_class(fonts: str, wanted: str) -> None:
    """Whatever a foundry calls a font, it is of one class."""
    assert {font: typeface(font) for font in fonts.split()} == dict.fromkeys(fonts.split(), wanted)
    assert typeface(None) is None
    assert typeface("") is None


def test_places_are_named_as_people_count_them() -> None:
    """Lines in texts, paragraphs in Word files, where those of text boxes and headers have numbers of their own."""
    text = "一\n二\n三\n四\n五\n六"
    plain = Analysis(parse_source(Source(text)))
    assert ["第2行", "第2、3行", "第1、3、5等行"] == [plain.where(2), plain.where(2, 3, 4), plain.where(0, 4, 8, 10)]
    stories: list[tuple[Story, int]] = [
        ("header", 1),
        ("body", 1),
        ("body", 2),
        ("body", 4),
        ("body", 5),
        ("text_box", 1),
    ]
    lines = tuple(
        LaidLine(2 * at, 2 * at + 1, story, (Head(2 * at, paragraph),), ParagraphFormat(), ())
        for at, (story, paragraph) in enumerate(stories)
    )
    word = Analysis(parse_source(Source(text, layout=Layout(lines, (PageSetup(210, 297, 37, 35, 28, 26),)))))
    assert ["第1段", "第1、2段", "第1、2、4等段"] == [word.where(2), word.where(2, 2, 4), word.where(2, 4, 6, 8)]
    assert ["文本框第1段", "页眉第1段、第4段"] == [word.where(10), word.where(0, 6)]
    assert "页眉第1段、第1段、第2段等" == word.where(0, 2, 4, 10)


def test_readings_of_a_page_are_made_once() -> None:
    """A dozen rules ask for them."""
    page = parse_source(read_docx(word_file(CORRECT)))
    assert body_paragraphs(page) is body_paragraphs(page)
    assert text_pages(page) is text_pages(page)
    assert set_headings(page) is set_headings(page)
    assert body_type(page) is body_type(page)
    other = parse_source(read_docx(word_file(CORRECT.replace("每月召开", "每周召开"))))
    assert len(body_paragraphs(other)) == len(body_paragraphs(page)) > 10


def test_sizes_and_colors_have_names() -> None:
    """As people call them; what prints as black is black."""
    assert [size_name(size) for size in (16, 15.75, 12, 10.5, 17)] == [
        "3号（16磅）",
        "3号（15.75磅）",
        "小4号（12磅）",
        "5号（10.5磅）",
        "17磅",
    ]
    named = [color_name(color) for color in ("FF0000", "C00000", "ED7D31", "00B050", "0070C0", "7030A0", "7F7F7F")]
    assert named == ["红色", "红色", "橙色", "绿色", "蓝色", "紫色", "灰色"]
    assert all(map(is_black, (None, "000000", "0D0D0D", "333333")))
    assert not any(map(is_black, ("FF0000", "7F7F7F", "1F4E79")))
    assert [is_red(color) for color in ("FF0000", "C00000", "0000FF", None)] == [True, True, False, False]
