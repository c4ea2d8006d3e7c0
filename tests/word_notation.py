"""Word files written down as text, for tests and the pages of layout rules.

One line is one paragraph. Braces in front of it say how it is set where that is not as GB/T 9704 has the body; a role sets everything
at once, and what follows it changes a part: `{正文}` (the default), `{标题}`, `{主送 左空2}`, `{一级 宋体 15 加粗}`. Braces inside a
line change the characters that follow: `{二级}（一）加强领导。{仿宋_GB2312}成立领导小组。` A first line `{页面 …}` changes the
pages, `{分节 …}` begins a section with pages of its own. An empty line is an empty paragraph.

What may stand in braces: a font; a size in points (`16`); `左` `居中` `右` `两端` `分散`; `首行2` `悬挂2` `左空1` `右空4` in
characters; `行距28`, `单倍行距`, `行距1.5倍`; `段前12` `段后12`; `加粗`; `红` or `#1F4E79`; `换页`, `同页`. For pages: `纸210×297`; `上37`
`下35` `左28` `右26`; `网格22×28`, `行网格22`, `无网格`; `页码“—_#_—”`, `页码居中`, `页码外侧`, `页码左`, `页码右`,
`页码14`, `页码字体宋体`, `无页码`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BRACES = re.compile(r"\{([^{}]*)\}")
_ALIGNMENTS = {"左": "left", "居中": "center", "右": "right", "两端": "both", "分散": "distribute"}
_TWIPS = 1440 / 25.4


@dataclass(frozen=True)
class Setting:
    """How a paragraph and its characters are set; points and characters."""

    font: str = "仿宋_GB2312"
    size: float = 16
    alignment: str = "both"
    first_line: float = 2
    left: float = 0
    right: float = 0
    spacing: tuple[str, float] | None = None
    before: float = 0
    after: float = 0
    bold: bool = False
    color: str | None = None
    new_page: bool = False


BODY = Setting()
FLUSH = Setting(first_line=0)

#: The elements of a document as GB/T 9704 has them.
ROLES = {
    "正文": BODY,
    "标志": Setting("方正小标宋简体", 48, "center", 0, color="FF0000"),
    "份号": FLUSH,
    "密级": replace(FLUSH, font="黑体"),
    "文号": Setting(alignment="center", first_line=0),
    "标题": Setting("方正小标宋简体", 22, "center", 0),
    "主送": FLUSH,
    "一级": replace(BODY, font="黑体"),
    "二级": replace(BODY, font="楷体_GB2312"),
    "附件说明": BODY,
    "署名": Setting(alignment="right", first_line=0, right=2),
    "日期": Setting(alignment="right", first_line=0, right=4),
    "附注": BODY,
    "附件": replace(FLUSH, font="黑体", new_page=True),
    "抄送": Setting(size=14, first_line=0, left=1, right=1),
    "印发": Setting(size=14, first_line=0, left=1, right=1),
}


@dataclass(frozen=True)
class Pages:
    """The pages of a section; millimetres. The page number is that of GB/T 9704 7.5."""

    paper: tuple[float, float] = (210, 297)
    margins: dict[str, float] = field(default_factory=lambda: {"top": 37, "bottom": 35, "left": 28, "right": 26})
    grid: tuple[float, float | None] | None = (22, 28)
    number: str | None = "— # —"
    number_size: float = 14
    number_font: str = "宋体"
    number_place: str = "outside"


def word_file(notation: str) -> bytes:
    """The .docx file that a notation describes.

    Raises:
        ValueError: for a word in braces that means nothing.
    """
    pages, body, footers = Pages(), [], _Footers()
    for line in notation.removesuffix("\n").split("\n"):
        opened = _BRACES.match(line)
        words = opened[1].split() if opened else []
        if words[:1] in (["页面"], ["分节"]):
            if words[0] == "分节":
                body.append(f"<w:p><w:pPr>{_section(pages, footers)}</w:pPr></w:p>")
            pages = _changed_pages(pages, words[1:])
        else:
            body.append(_paragraph(line[opened.end() :] if opened else line, words))
    document = "".join(body) + _section(pages, footers)
    return _zipped(document, footers)


def _changed(setting: Setting, words: list[str]) -> Setting:
    for word in words:
        if word in ROLES:
            setting = ROLES[word]
        elif word in _ALIGNMENTS:
            setting = replace(setting, alignment=_ALIGNMENTS[word])
        elif re.fullmatch(r"\d+(\.\d+)?", word):
            setting = replace(setting, size=float(word))
        elif found := re.fullmatch(r"(首行|悬挂|左空|右空|行距|段前|段后)(-?\d+(?:\.\d+)?)(倍?)", word):
            name, value = found[1], float(found[2])
            match name:
                case "首行":
                    setting = replace(setting, first_line=value)
                case "悬挂":
                    setting = replace(setting, first_line=-value)
                case "左空":
                    setting = replace(setting, left=value)
                case "右空":
                    setting = replace(setting, right=value)
                case "行距":
                    spacing = ("auto", value * 240) if found[3] else ("exact", value * 20)
                    setting = replace(setting, spacing=spacing)
                case "段前":
                    setting = replace(setting, before=value)
                case "段后":
                    setting = replace(setting, after=value)
        elif word == "单倍行距":
            setting = replace(setting, spacing=("auto", 240))
        elif word == "加粗":
            setting = replace(setting, bold=True)
        elif word in ("换页", "同页"):
            setting = replace(setting, new_page=word == "换页")
        elif word == "红" or word.startswith("#"):
            setting = replace(setting, color="FF0000" if word == "红" else word[1:])
        elif re.fullmatch(r"[\u4e00-\u9fff][\w]*|[A-Z][A-Za-z_0-9-]+", word):
            setting = replace(setting, font=word.replace("-", " "))
        else:
            raise ValueError(f"{word}: no setting")
    return setting


def _changed_pages(pages: Pages, words: list[str]) -> Pages:
    sides = {"上": "top", "下": "bottom", "左": "left", "右": "right"}
    places = {"居中": "center", "外侧": "outside", "左": "left", "右": "right"}
    for word in words:
        if found := re.fullmatch(r"纸([\d.]+)×([\d.]+)", word):
            pages = replace(pages, paper=(float(found[1]), float(found[2])))
        elif found := re.fullmatch(r"([上下左右])([\d.]+)", word):
            pages = replace(pages, margins={**pages.margins, sides[found[1]]: float(found[2])})
        elif found := re.fullmatch(r"网格([\d.]+)×([\d.]+)", word):
            pages = replace(pages, grid=(float(found[1]), float(found[2])))
        elif found := re.fullmatch(r"行网格([\d.]+)", word):
            pages = replace(pages, grid=(float(found[1]), None))
        elif word == "无网格":
            pages = replace(pages, grid=None)
        elif word == "无页码":
            pages = replace(pages, number=None)
        elif found := re.fullmatch(r"页码“(.*)”", word):
            pages = replace(pages, number=found[1].replace("_", " "))
        elif found := re.fullmatch(r"页码([\d.]+)", word):
            pages = replace(pages, number_size=float(found[1]))
        elif found := re.fullmatch(r"页码字体(.+)", word):
            pages = replace(pages, number_font=found[1].replace("-", " "))
        elif word.startswith("页码") and word[2:] in places:
            pages = replace(pages, number_place=places[word[2:]])
        else:
            raise ValueError(f"{word}: no setting of pages")
    return pages


def _run(text: str, setting: Setting, latin: str = "Times New Roman") -> str:
    fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{setting.font}"/>'
    bold = "<w:b/>" if setting.bold else ""
    color = f'<w:color w:val="{setting.color}"/>' if setting.color else ""
    size = f'<w:sz w:val="{round(setting.size * 2)}"/>'
    return f'<w:r><w:rPr>{fonts}{bold}{color}{size}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(text: str, words: list[str]) -> str:
    setting = _changed(BODY, words)
    parts = [
        "<w:pageBreakBefore/>" if setting.new_page else "",
        _spacing(setting),
        _indents(setting),
        f'<w:jc w:val="{setting.alignment}"/>',
    ]
    runs, characters, at = [], setting, 0
    for inner in _BRACES.finditer(text):
        runs.append(_run(text[at : inner.start()], characters))
        characters, at = _changed(characters, inner[1].split()), inner.end()
    runs.append(_run(text[at:], characters))
    return f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{''.join(runs) if text else ''}</w:p>"


def _spacing(setting: Setting) -> str:
    line = f' w:line="{round(setting.spacing[1])}" w:lineRule="{setting.spacing[0]}"' if setting.spacing else ""
    return f'<w:spacing w:before="{round(setting.before * 20)}" w:after="{round(setting.after * 20)}"{line}/>'


def _indents(setting: Setting) -> str:
    def both(name: str, characters: float) -> str:
        return f' w:{name}Chars="{round(characters * 100)}" w:{name}="{round(characters * setting.size * 20)}"'

    parts = [both(name, value) for name, value in (("left", setting.left), ("right", setting.right)) if value]
    if setting.first_line:
        parts.append(both("firstLine" if setting.first_line > 0 else "hanging", abs(setting.first_line)))
    return f"<w:ind{''.join(parts)}/>" if parts else ""


class _Footers:
    """The footers of a file, by the names of their parts."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self.even = False

    def add(self, pages: Pages) -> str:
        """Add the footers of a section; gives the references to them."""
        if pages.number is None:
            return self._added("default", "<w:p/>")
        if pages.number_place != "outside":
            return self._added("default", self._paragraph(pages, pages.number_place, ""))
        self.even = True
        right = ' w:rightChars="100" w:right="280"'
        left = ' w:leftChars="100" w:left="280"'
        odd = self._added("default", self._paragraph(pages, "right", right))
        return odd + self._added("even", self._paragraph(pages, "left", left))

    def _added(self, kind: str, content: str) -> str:
        name = f"footer{len(self.parts) + 1}"
        self.parts[name] = f'<w:ftr xmlns:w="{_W}">{content}</w:ftr>'
        return f'<w:footerReference w:type="{kind}" r:id="{name}"/>'

    def _paragraph(self, pages: Pages, alignment: str, indent: str) -> str:
        setting = Setting(font=pages.number_font, size=pages.number_size)
        before, _, after = (pages.number or "").partition("#")
        field = _run("1", setting, pages.number_font).replace("<w:t ", "<w:t ")
        number = f'<w:fldSimple w:instr=" PAGE ">{field}</w:fldSimple>'
        properties = f'<w:pPr><w:ind{indent}/><w:jc w:val="{alignment}"/></w:pPr>'
        texts = [_run(text, setting, pages.number_font) if text else "" for text in (before, after)]
        return f"<w:p>{properties}{texts[0]}{number}{texts[1]}</w:p>"


def _section(pages: Pages, footers: _Footers) -> str:
    width, height = (round(side * _TWIPS) for side in pages.paper)
    margins = "".join(f' w:{side}="{round(value * _TWIPS)}"' for side, value in pages.margins.items())
    landscape = ' w:orient="landscape"' if width > height else ""
    return (
        f"<w:sectPr>{footers.add(pages)}"
        f'<w:pgSz w:w="{width}" w:h="{height}"{landscape}/><w:pgMar{margins} w:header="851" w:footer="992" w:gutter="0"/>'
        f"{_grid(pages, width, height)}</w:sectPr>"
    )


def _grid(pages: Pages, width: int, height: int) -> str:
    if pages.grid is None:
        return ""
    lines, characters = pages.grid
    text_height = height - round((pages.margins["top"] + pages.margins["bottom"]) * _TWIPS)
    pitch = f'w:linePitch="{int(text_height / lines)}"'
    if characters is None:
        return f'<w:docGrid w:type="lines" {pitch}/>'
    text_width = width - round((pages.margins["left"] + pages.margins["right"]) * _TWIPS)
    space = round((text_width / 20 / characters - BODY.size) * 4096)
    return f'<w:docGrid w:type="linesAndChars" {pitch} w:charSpace="{space}"/>'


def _zipped(document: str, footers: _Footers) -> bytes:
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    package = "http://schemas.openxmlformats.org/package/2006"
    overrides = {"document": "document.main", "settings": "settings", "styles": "styles"}
    overrides |= dict.fromkeys(footers.parts, "footer")
    content_types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{types}{kind}+xml"/>' for name, kind in overrides.items()
    )
    references = {"settings": "settings", "styles": "styles"} | dict.fromkeys(footers.parts, "footer")
    relationships = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{name}.xml"/>' for name, kind in references.items()
    )
    even = "<w:evenAndOddHeaders/>" if footers.even else ""
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{content_types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relationships}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{document}</w:body></w:document>',
        "word/settings.xml": f'<w:settings xmlns:w="{_W}">{even}</w:settings>',
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{normal}</w:styles>',
        **{f"word/{name}.xml": content for name, content in footers.parts.items()},
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content)
    return out.getvalue()
