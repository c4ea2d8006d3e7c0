"""Word files for the tests: one for each way in which characters can stand in a file."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'mc:Ignorable="w14 w15"'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
BOLD = "<w:rPr><w:b/></w:rPr>"


def run(text: str, properties: str = "", *, inner: str = "") -> str:
    """A run."""
    held = f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    return f"<w:r>{properties}{held}{inner}</w:r>"


def paragraph(*runs: str, numbered: bool = False, first: str = "") -> str:
    """A paragraph."""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    return f"<w:p><w:pPr>{first}{number}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: list[str]) -> str:
    """A table; a cell is what it holds."""
    cells = (
        "".join(f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in row) for row in rows
    )
    grid = "".join('<w:gridCol w:w="3000"/>' for _ in rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A run that holds a text box in both forms."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    anchor = (
        '<wp:inline><wp:extent cx="2000000" cy="800000"/><wp:docPr id="7" name="box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="800000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    )
    old = f'<w:pict><v:shape style="width:150pt;height:60pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code: str, result: str) -> str:
    """A field of several runs."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText> {code} </w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def entered(content: str, number: int = 50, author: str = "李某") -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="{number}" w:author="{author}" w:date="2025-01-02T03:04:05Z">{content}</w:ins>'


def deleted(text: str, number: int = 60) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="{number}" w:author="李某" w:date="2025-01-02T03:04:05Z"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def control(content: str, properties: str = "") -> str:
    """A content control."""
    return f'<w:sdt><w:sdtPr><w:id w:val="99"/>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def word_file(
    body: str,
    *,
    styles: str = "",
    header: str = "",
    comments: str = "",
    footnotes: str = "",
    main: str = "word/document.xml",
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """A .docx file.

    Args:
        body: what `w:body` holds, without its section.
        styles: what `w:styles` holds.
        header: what the header of the first page holds; none without it.
        comments: what `w:comments` holds; none without it.
        footnotes: what `w:footnotes` holds; none without it.
        main: the part that holds the document.
        extra: other members.
    """
    folder, _, base = main.rpartition("/")
    references = {"styles": "styles", "numbering": "numbering"}
    parts = {
        "styles": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "numbering": f"<w:numbering {NAMESPACES}>{NUMBERING}</w:numbering>",
    }
    section = '<w:pgSz w:w="11906" w:h="16838"/>'
    if header:
        parts["header1"] = f"<w:hdr {NAMESPACES}>{header}</w:hdr>"
        references["header1"] = "header"
        section = f'<w:headerReference w:type="first" r:id="header1"/>{section}<w:titlePg/>'
    if comments:
        parts["comments"] = f"<w:comments {NAMESPACES}>{comments}</w:comments>"
        references["comments"] = "comments"
    if footnotes:
        parts["footnotes"] = f"<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>"
        references["footnotes"] = "footnotes"
    overrides = "".join(
        f'<Override PartName="/{folder}/{name}.xml" ContentType="{KIND}{kind}+xml"/>'
        for name, kind in references.items()
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>' for name, kind in references.items()
    )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{KIND}document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="{main}"/></Relationships>',
        main: f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>",
        f"{folder}/_rels/{base}.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        **{f"{folder}/{name}.xml": content for name, content in parts.items()},
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(ZipInfo(name, (2024, 5, 6, 7, 8, 10)), HEAD + text, ZIP_DEFLATED)
        for name, data in (extra or {}).items():
            archive.writestr(ZipInfo(name), data, ZIP_STORED)
    return out.getvalue()


FILES: dict[str, bytes] = {
    "runs": word_file(
        paragraph(run("关于印发"), run("云川市", BOLD), run("工作方案的通知"))
        + paragraph()
        + paragraph(
            run("各区、县人民政府："),
            run(""),
            run("　　现将", inner="<w:tab/><w:t>方案</w:t><w:tab/>"),
            run("印发给你们。"),
        )
        + paragraph(
            run("甲", inner="<w:noBreakHyphen/><w:t>乙</w:t><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>丙</w:t>")
        )
    ),
    "breaks": word_file(
        paragraph(run("第一行", inner="<w:br/><w:t>第二行接着写</w:t><w:cr/>"), run("第三行"))
        + paragraph(run("上一页", inner="<w:br w:type='page'/><w:t>下一页</w:t>"))
        + paragraph(run("末尾"))
    ),
    "links": word_file(
        paragraph(
            run("请登录"),
            f"<w:hyperlink w:anchor='a'>{run('云川市')}{run('政府网', BOLD)}</w:hyperlink>",
            run("查看。"),
        )
        + paragraph(
            run("另见"), field('HYPERLINK "https://example.cn"', run("网上版") + run("全文")), run("一并阅读。")
        )
        + paragraph(run("含"), f"<w:smartTag w:uri='x' w:element='y'>{run('标记的')}</w:smartTag>", run("文字。"))
    ),
    "fields": word_file(
        paragraph(run("见第"), field("REF a", run("三")), run("条。"))
        + paragraph(run("共"), f"<w:fldSimple w:instr=' NUMPAGES '>{run('12')}</w:fldSimple>", run("页，"))
        + paragraph(run("写有"), f"<w:fldSimple w:instr=' QUOTE x '>{run('引用的话')}</w:fldSimple>", run("的地方。"))
        + paragraph(
            "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> REF b </w:instrText><w:fldChar w:fldCharType='separate'/>"
            "<w:t>前文</w:t><w:fldChar w:fldCharType='end'/><w:t>所述事项</w:t></w:r>"
        )
    ),
    "numbers": word_file(
        paragraph(run("总体要求"), numbered=True)
        + paragraph(run("正文。"))
        + paragraph(numbered=True)
        + paragraph(run("保障"), run("措施", BOLD), numbered=True)
        + table([paragraph(run("事项"), numbered=True), paragraph(run("备注"))])
    ),
    "revisions": word_file(
        paragraph(run("原有"), deleted("删去的"), entered(run("新增的") + run("文字", BOLD)), run("结尾。"))
        + paragraph(f"<w:hyperlink w:anchor='b'>{entered(run('链接里的字'), 51)}</w:hyperlink>", run("之后。"))
        + paragraph(entered(f"<w:smartTag w:uri='x' w:element='y'>{run('套着标记')}</w:smartTag>", 53), run("再说。"))
        + paragraph(entered(run("自己加的"), 52, "gwparse"), run("不用标记。"))
        + paragraph(
            run("甲段", "<w:rPr><w:b/><w:rPrChange w:id='70' w:author='李某'><w:rPr/></w:rPrChange></w:rPr>"),
            run("乙段"),
        )
        + "<w:p><w:pPr><w:rPr><w:del w:id='71' w:author='李某'/></w:rPr></w:pPr>"
        + run("段落标记已删，")
        + "</w:p>"
        + paragraph(run("并入这一段。"), "<w:moveTo w:id='72' w:author='李某'>" + run("移来的话。") + "</w:moveTo>")
    ),
    "tables": word_file(
        table(
            [paragraph(run("序号")), paragraph(run("工作任务")), paragraph(run("责任单位"))],
            [paragraph(run("1")), paragraph(run("任务一")) + paragraph(run("分两段")), paragraph(run("云川市财政局"))],
            [paragraph(), paragraph(run("上", inner="<w:br/><w:t>下</w:t>")), paragraph()],
        )
        + table([paragraph(run("独占一格")) + paragraph(run("两段文字"))])
        + paragraph(run("表后文字。"))
    ),
    "boxes": word_file(
        paragraph(text_box(paragraph(run("云川市"), run("人民政府文件", BOLD)), paragraph(run("第二段"))))
        + paragraph(run("云政〔2024〕5号"), text_box(paragraph(run("机密★1年"))))
        + table([paragraph(text_box(paragraph(run("框中表内"))), run("格内文字")), paragraph(run("另一格"))])
        + paragraph(run("正文。"))
    ),
    "controls": word_file(
        paragraph(run("标题："), control(run("可改的") + run("内容", BOLD)), run("。"))
        + paragraph(run("日期："), control(run("2024年5月6日"), "<w:date/>"), run("。"))
        + paragraph(run("选："), control(run("一类事项"), "<w:text/>"), run("。"))
        + control(paragraph(run("可写的控件里。")) + paragraph(run("第二段。")))
        + control(paragraph(run("整段在控件里。")), "<w:text/>")
        + paragraph(run("末段。"))
    ),
    "notes": word_file(
        paragraph(
            run("有脚注"),
            run("", inner="<w:footnoteReference w:id='2'/>"),
            run("的句子", inner="<w:lastRenderedPageBreak/><w:t>接着写。</w:t>"),
        )
        + paragraph("<w:bookmarkStart w:id='80' w:name='a'/>", run("书签"), "<w:bookmarkEnd w:id='80'/>", run("之后"))
        + paragraph(
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>",
            run("看得"),
            run("藏", "<w:rPr><w:vanish/></w:rPr>"),
            run("见的"),
        )
        + paragraph("<w:r><w:t>注<!-- 释 -->释<?x y?>之间</w:t></w:r>"),
        footnotes="<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>脚注的话</w:t></w:r></w:p></w:footnote>",
    ),
    "ruby": word_file(
        paragraph(
            run("读作"),
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yun</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云川</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            run("的地名。"),
        )
    ),
    "header": word_file(
        paragraph(run("正文第一段。")) + paragraph(run("第二段。")),
        header=paragraph(run("云川市"), run("人民政府", BOLD)),
    ),
    "commented": word_file(
        paragraph(
            "<w:commentRangeStart w:id='3'/>",
            run("已有批注的"),
            "<w:commentRangeEnd w:id='3'/><w:r><w:commentReference w:id='3'/></w:r>",
            run("文字。"),
        ),
        styles="<w:style w:type='character' w:styleId='a7'><w:name w:val='annotation reference'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='a8'><w:name w:val='annotation text'/></w:style>",
        comments="<w:comment w:id='3' w:author='王某'  w:initials='王'><w:p><w:r><w:t>请  核实</w:t></w:r></w:p></w:comment>",
    ),
    "elsewhere": word_file(paragraph(run("正文不在老地方。")), main="content/main.xml"),
}
FILES["indented"] = word_file(
    paragraph(
        run("缩进排印的"), run("文件", BOLD, inner="<w:tab/><w:t>每个元素</w:t>"), run("各占一行。"), numbered=True
    ).replace("><", ">\n    <")
    + paragraph(entered(run("新增的") + run("文字")), deleted("删去"), run("结尾")).replace("><", ">\r\n\t<")
)
