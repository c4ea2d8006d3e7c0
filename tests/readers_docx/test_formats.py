"""How a paragraph and its characters look: every way in which a file may say it, and which of two ways wins."""

from __future__ import annotations

import pytest

from gwparse.layout import CharacterFormat, Layout, LineSpacing, PageSetup
from gwparse.readers.docx import read_docx
from tests.readers_docx.test_text import field, p, r
from tests.word_package import word_package

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="楷体"/><a:font script="Hans" typeface="宋体"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


def fonts(wide: str = "", narrow: str = "", more: str = "") -> str:
    """The element that names fonts."""
    east = f' w:eastAsia="{wide}"' if wide else ""
    return f"<w:rFonts{east}{f' w:ascii={chr(34)}{narrow}{chr(34)}' if narrow else ''}{more}/>"


def style(
    name: str, run: str = "", paragraph: str = "", *, based_on: str = "", kind: str = "paragraph", default: bool = False
) -> str:
    """A style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def defaults(run: str = "", paragraph: str = "") -> str:
    """The defaults of a document."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def layout(body: str, *, theme: str = "", **parts: str) -> Layout:
    """The layout of a file with a body."""
    found = read_docx(word_package(body, theme=theme, **parts)).layout
    assert found is not None
    return found


def look(run: str, paragraph: str = "", text: str = "公文", styles: str = "", theme: str = THEME) -> CharacterFormat:
    """How the first characters of a paragraph look."""
    return layout(p(r(text, run), properties=paragraph), styles=styles, theme=theme).lines[0].stretches[0].format


NAMED = '<w:pStyle w:val="甲"/>'
CHARACTERS = '<w:rStyle w:val="字"/>'

FONT_PATHS = {
    "the run": (fonts("仿宋"), "", "", "仿宋"),
    "the character style": (CHARACTERS, "", style("字", fonts("仿宋"), kind="character"), "仿宋"),
    "what the character style is based on": (
        CHARACTERS,
        "",
        style("底", fonts("仿宋"), kind="character") + style("字", based_on="底", kind="character"),
        "仿宋",
    ),
    "the character style over the paragraph's": (
        CHARACTERS,
        NAMED,
        style("字", fonts("仿宋"), kind="character") + style("甲", fonts("宋体")),
        "仿宋",
    ),
    "the run over its styles": (
        CHARACTERS + fonts("仿宋"),
        NAMED,
        style("字", fonts("黑体"), kind="character"),
        "仿宋",
    ),
    "the paragraph's style": ("", NAMED, style("甲", fonts("仿宋")), "仿宋"),
    "what the paragraph's style is based on": (
        "",
        NAMED,
        style("乙", fonts("仿宋")) + style("甲", based_on="乙"),
        "仿宋",
    ),
    "the nearer of two styles": (
        "",
        NAMED,
        style("乙", fonts("宋体")) + style("甲", fonts("仿宋"), based_on="乙"),
        "仿宋",
    ),
    "the style of paragraphs that name none": ("", "", style("甲", fonts("仿宋"), default=True), "仿宋"),
    "styles that are based on each other": (
        "",
        NAMED,
        style("乙", fonts("仿宋"), based_on="甲") + style("甲", based_on="乙"),
        "仿宋",
    ),
    "the defaults of the document": ("", "", defaults(fonts("仿宋")), "仿宋"),
    "a style over the defaults": ("", NAMED, defaults(fonts("宋体")) + style("甲", fonts("仿宋")), "仿宋"),
    "the theme": ("", "", defaults(fonts(more=' w:eastAsiaTheme="minorEastAsia"')), "楷体"),
    "the theme's font for Chinese where it names none for the East": (
        fonts(more=' w:eastAsiaTheme="majorEastAsia"'),
        "",
        "",
        "黑体",
    ),
    "the theme over a name in one place": (fonts("仿宋", more=' w:eastAsiaTheme="minorEastAsia"'), "", "", "楷体"),
    "a name in the run over the theme in a style": (
        fonts("仿宋"),
        NAMED,
        style("甲", fonts(more=' w:eastAsiaTheme="minorEastAsia"')),
        "仿宋",
    ),
    "a style that is not there": ("", '<w:pStyle w:val="无"/>', style("甲", fonts("仿宋"), default=True), "仿宋"),
    "nothing": ("", "", "", None),
}


@pytest.mark.parametrize(("run", "paragraph", "styles", "font"), FONT_PATHS.values(), ids=FONT_PATHS)
def test_where_the_font_comes_from(run: str, paragraph: str, styles: str, font: str | None) -> None:
    """Chinese characters are set in the font that the nearest layer names."""
    assert font == look(run, paragraph, styles=styles).font


SLOTS = {
    "Chinese": ("公文，〔2026〕（）《》", "", ["仿宋:公文，〔", "Arial:2026", "仿宋:〕（）《》"]),
    "marks of both scripts are Latin": ("“甲”—…", "", ["Arial:“", "仿宋:甲", "Arial:”—…"]),
    "and Chinese where the run says so": ("“甲”—…", ' w:hint="eastAsia"', ["仿宋:“甲”—…"]),
}


@pytest.mark.parametrize(("text", "hint", "expected"), SLOTS.values(), ids=SLOTS)
def test_which_characters_take_which_font(text: str, hint: str, expected: list[str]) -> None:
    """The font for Chinese and that for Latin go by character, not by run."""
    line = layout(p(r(text, fonts("仿宋", "Arial", hint)))).lines[0]
    assert expected == [f"{one.format.font}:{text[one.start : one.end]}" for one in line.stretches]
    assert [0, *[one.end for one in line.stretches][:-1]] == [one.origin.start for one in line.stretches if one.origin]


def test_other_properties_of_characters() -> None:
    """Size, bold, italic, underline and colour; automatic colour is none."""
    run = '<w:b/><w:i/><w:u w:val="single"/><w:color w:val="c00000"/><w:sz w:val="31"/>'
    assert CharacterFormat("仿宋", 15.5, True, True, True, "C00000") == look(fonts("仿宋") + run)
    assert CharacterFormat("仿宋", 16.0) == look(
        fonts("仿宋") + '<w:b w:val="0"/><w:color w:val="auto"/><w:sz w:val="32"/>'
    )
    assert 10.0 == look("").size
    assert not look('<w:b w:val="0"/>', NAMED, styles=style("甲", "<w:b/>")).bold
    both = style("甲", "<w:b/>") + style("字", "<w:b/>", kind="character")
    assert not look(CHARACTERS, NAMED, styles=both).bold, "what two styles switch on is off"
    assert look(CHARACTERS, "", styles=both).bold


INDENTS = {
    "characters": ('<w:ind w:firstLineChars="200" w:firstLine="1"/>', 2.0, 0.0, 0.0),
    "twips of the size in force": ('<w:ind w:firstLine="640"/>', 2.0, 0.0, 0.0),
    "a count of nothing leaves the twips": ('<w:ind w:firstLineChars="0" w:firstLine="640"/>', 2.0, 0.0, 0.0),
    "hanging": ('<w:ind w:left="640" w:hanging="320"/>', -1.0, 2.0, 0.0),
    "both sides": ('<w:ind w:leftChars="100" w:left="320" w:rightChars="400" w:right="1280"/>', 0.0, 1.0, 4.0),
    "by the names of the strict kind": ('<w:ind w:start="320" w:end="320"/>', 0.0, 1.0, 1.0),
    "points": ('<w:ind w:firstLine="32pt"/>', 2.0, 0.0, 0.0),
    "no number": ('<w:ind w:firstLine="many"/>', 0.0, 0.0, 0.0),
}


@pytest.mark.parametrize(("indent", "first", "left", "right"), INDENTS.values(), ids=INDENTS)
def test_indents_are_characters(indent: str, first: float, left: float, right: float) -> None:
    """Whatever an indent is measured in, it comes as characters of the paragraph's own size."""
    found = layout(p(r("公文", '<w:sz w:val="32"/>'), properties=indent)).lines[0].format
    assert (first, left, right) == (found.first_line, found.left, found.right)


def test_paragraphs_take_from_style_and_list() -> None:
    """A list indents over the style, unless the style itself numbers; the paragraph's own word is the last."""
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="960"/></w:pPr></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    size = '<w:sz w:val="32"/>'
    by_itself = layout(
        p(r("甲", size), properties=NAMED + numbered),
        styles=style("甲", paragraph='<w:ind w:left="320"/>'),
        numbering=numbering,
    )
    by_style = layout(
        p(r("甲", size), properties=NAMED),
        styles=style("甲", paragraph='<w:ind w:left="320"/>' + numbered),
        numbering=numbering,
    )
    own = layout(p(r("甲", size), properties=numbered + '<w:ind w:left="640"/>'), numbering=numbering)
    assert [3.0, 1.0, 2.0] == [found.lines[0].format.left for found in (by_itself, by_style, own)]
    first_line = style("甲", paragraph='<w:ind w:hanging="320" w:left="320"/>')
    changed = layout(p(r("甲", size), properties=NAMED + '<w:ind w:firstLine="640"/>'), styles=first_line)
    assert 2.0 == changed.lines[0].format.first_line, "an indent takes the place of a hanging one"


def test_other_properties_of_paragraphs() -> None:
    """Alignment, line spacing, space above and below, page breaks."""
    properties = (
        '<w:pageBreakBefore/><w:snapToGrid w:val="0"/><w:jc w:val="both"/>'
        '<w:spacing w:before="240" w:afterLines="50" w:line="560" w:lineRule="exact"/>'
    )
    line = layout(p(r("甲")) + p(r("乙"), properties=properties)).lines[1]
    assert ("justified", 12.0, 7.8, LineSpacing("exact", 28.0), False, True) == (
        line.format.alignment,
        line.format.before,
        line.format.after,
        line.format.spacing,
        line.format.on_grid,
        line.begins_page,
    )
    assert (
        LineSpacing("multiple", 1.5)
        == layout(p(r("甲"), properties='<w:spacing w:line="360"/>')).lines[0].format.spacing
    )
    assert "center" == layout(p(r("甲")), styles=defaults(paragraph='<w:jc w:val="center"/>')).lines[0].format.alignment


def test_page_breaks() -> None:
    """A break in the text, a section and the paragraph's own format begin a page; a section that runs on does not."""
    page_break = p('<w:r><w:br w:type="page"/></w:r>')
    section = "<w:sectPr>{}</w:sectPr>"
    body = p(r("甲")) + page_break + p(r("乙")) + p(r("丙"), properties=section.format("")) + p(r("丁"))
    source = read_docx(word_package(body + section.format("")))
    assert source.layout is not None
    assert ["乙", "丁"] == [source.text[line.start : line.end] for line in source.layout.lines if line.begins_page]
    runs_on = layout(
        p(r("丙"), properties=section.format("")) + p(r("丁")) + section.format('<w:type w:val="continuous"/>')
    )
    assert [False, False] == [line.begins_page for line in runs_on.lines]


def pages(section: str, **parts: str) -> PageSetup:
    """The page setup of a file with one section."""
    return layout(p(r("正文")) + f"<w:sectPr>{section}</w:sectPr>", **parts).sections[0]


def test_paper_margins_and_grid() -> None:
    """The page of GB/T 9704: A4, 37, 35, 28 and 26 mm, 22 lines of 28 characters."""
    margins = '<w:pgMar w:top="2098" w:bottom="1984" w:left="1587" w:right="1474" w:gutter="0"/>'
    found = pages(
        f'<w:pgSz w:w="11906" w:h="16838"/>{margins}<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-841"/>'
    )
    assert (210.0, 297.0, 37.0, 35.0, 28.0, 26.0) == (
        found.width,
        found.height,
        found.top,
        found.bottom,
        found.left,
        found.right,
    )
    assert found.grid is not None
    assert found.grid.spread is not None
    assert 22 == round(found.text_height / found.grid.pitch)
    assert 28 == round(found.line_width / (16 + found.grid.spread))
    unsigned = pages('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="4294966455"/>')
    assert unsigned.grid == found.grid, "as LibreOffice writes it"
    assert pages('<w:docGrid w:linePitch="312"/>').grid is None
    gutter = pages('<w:pgMar w:top="1440" w:left="1440" w:gutter="720"/>')
    assert (25.4, 38.1) == (gutter.top, gutter.left)


FOOTERS = {
    "a paragraph": (
        p(r("— "), field("PAGE", r("3", fonts(narrow="宋体") + '<w:sz w:val="28"/>')), r(" —")),
        "— # —",
        "left",
    ),
    "a simple field": (
        p(f'<w:fldSimple w:instr="PAGE">{r("3")}</w:fldSimple>', properties='<w:jc w:val="right"/>'),
        "#",
        "right",
    ),
    "a field without a result": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE \\* MERGEFORMAT</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "#",
        "left",
    ),
    "a frame at the outer edge": (
        p(field("PAGE", r("3")), properties='<w:framePr w:wrap="around" w:xAlign="outside"/>'),
        "#",
        "outside",
    ),
    "a text box in the middle": (
        p(
            "<w:r><w:drawing><wp:anchor><wp:positionH><wp:align>center</wp:align></wp:positionH><wps:txbx><w:txbxContent>"
            f"{p(field('PAGE', r('3')))}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>"
        ),
        "#",
        "center",
    ),
    "behind a tab": (p("<w:r><w:tab/></w:r>", field("PAGE", r("3"))), "#", None),
    "a text box beside a line that is drawn": (
        p(
            "<w:r><w:drawing><wp:anchor><wp:positionH><wp:align>left</wp:align></wp:positionH></wp:anchor></w:drawing></w:r>"
            "<w:r><w:drawing><wp:anchor><wp:positionH><wp:align>outside</wp:align></wp:positionH><wps:txbx><w:txbxContent>"
            f"{p(field('PAGE', r('3')))}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>"
        ),
        "#",
        "outside",
    ),
    "a text box at some distance": (
        p(
            "<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>5</wp:posOffset></wp:positionH><wps:txbx><w:txbxContent>"
            f"{p(field('PAGE', r('3')))}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>"
        ),
        "#",
        None,
    ),
    "a content control": (f"<w:sdt><w:sdtContent>{p(field('PAGE', r('3')))}</w:sdtContent></w:sdt>", "#", "left"),
    "of how many pages": (
        p(r("第"), field("PAGE", r("3")), r("页共"), field("NUMPAGES", r("9")), r("页")),
        "第#页共9页",
        "left",
    ),
}


@pytest.mark.parametrize(("footer", "text", "place"), FOOTERS.values(), ids=FOOTERS)
def test_page_numbers(footer: str, text: str, place: str | None) -> None:
    """A page number is found in whatever holds it."""
    found = pages('<w:footerReference w:type="default" r:id="footer1"/>', footer1=footer).numbers
    assert [(text, place, "default")] == [(one.text, one.alignment, one.pages) for one in found]


def test_which_pages_a_number_is_for() -> None:
    """Even and first pages have footers of their own only where the file says so; a section goes on with those before it."""
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="footer{at}"/>'
        for at, kind in enumerate(("default", "even", "first"), 1)
    )
    number = p(field("PAGE", r("1")))
    parts = {f"footer{at}": number for at in (1, 2, 3)}
    assert ["default"] == [one.pages for one in pages(references, **parts).numbers]
    assert ["default", "even"] == [
        one.pages for one in pages(references, settings="<w:evenAndOddHeaders/>", **parts).numbers
    ]
    assert ["default", "first"] == [one.pages for one in pages(references + "<w:titlePg/>", **parts).numbers]
    second = p(r("甲"), properties=f"<w:sectPr>{references}</w:sectPr>") + p(r("乙")) + "<w:sectPr/>"
    assert 1 == len(layout(second, **parts).sections[1].numbers)
