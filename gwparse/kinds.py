"""The kinds of line a page is made of: the terminals of `grammar/document.lark`.

A kind says what a line is by its form and its place: `lines.py` gives each line the kind that its own characters allow,
`context/` settles it by the neighbours. Blank lines have no kind: they are trivia between the others.
"""

from __future__ import annotations

from enum import StrEnum


class LineKind(StrEnum):
    """What a line is. The value is the terminal's name in the document grammar."""

    #: Site header, column name, tab label, share bar above the first document (网页头部).
    SITE_HEADER = "SITE_HEADER"
    #: Site furniture inside a document, between its lines.
    SITE_ASIDE = "SITE_ASIDE"
    #: 上一条, 扫一扫, 分享到, 关闭窗口 below the last document (网页尾部).
    SITE_FOOTER = "SITE_FOOTER"
    #: Fields of web metadata: table row, info line, `label：value` list (元数据).
    FIELDS = "FIELDS"

    #: Where the first document, or the next independent one, begins. Zero width.
    DOCUMENT_START = "DOCUMENT_START"
    #: Where a plan issued by the document before it begins without the word 附件. Zero width.
    ISSUED_START = "ISSUED_START"
    #: 提案内容： 答复内容：, the label that opens one part of a page.
    PART_LABEL = "PART_LABEL"
    #: `附件`, `附件1` alone on a line, which opens an annex.
    ATTACHMENT_MARK = "ATTACHMENT_MARK"

    COPY_NUMBER = "COPY_NUMBER"  #: 份号
    SECRECY = "SECRECY"  #: 密级和保密期限
    URGENCY = "URGENCY"  #: 紧急程度
    ISSUER_MARK = "ISSUER_MARK"  #: 发文机关标志
    DOCUMENT_NUMBER = "DOCUMENT_NUMBER"  #: 发文字号
    SIGNATORY = "SIGNATORY"  #: 签发人
    TITLE = "TITLE"  #: 标题
    ADOPTION_NOTE = "ADOPTION_NOTE"  #: 题注
    ADDRESSEES = "ADDRESSEES"  #: 主送机关

    DIVISION = "DIVISION"  #: 第X编
    CHAPTER = "CHAPTER"  #: 第X章
    ARTICLE_SECTION = "ARTICLE_SECTION"  #: 第X节
    ARTICLE = "ARTICLE"  #: 第X条
    HEADING_1 = "HEADING_1"  #: 一、, and 1 where a text counts 1, 1.1, 1.1.1
    HEADING_2 = "HEADING_2"  #: （一）, 1.1
    HEADING_3 = "HEADING_3"  #: 1., 1.1.1
    HEADING_4 = "HEADING_4"  #: （1）
    HEADING_5 = "HEADING_5"  #: ①

    TEXT = "TEXT"  #: an ordinary paragraph (段落)
    ORDINAL_ITEM = "ORDINAL_ITEM"  #: 一是…
    LABELLED_TEXT = "LABELLED_TEXT"  #: 信息技术：…
    ASSIGNMENT = "ASSIGNMENT"  #: 牵头单位：…
    TABLE_ROWS = "TABLE_ROWS"  #: cells parted by tabs or pipes (表格)
    CONTENTS = "CONTENTS"  #: 目录 and its entries

    ATTACHMENT_LIST = "ATTACHMENT_LIST"  #: 附件说明
    SIGNATURE = "SIGNATURE"  #: 署名
    DATE = "DATE"  #: 成文日期
    REMARK = "REMARK"  #: 附注
    CONTACT = "CONTACT"  #: 联系人、联系电话
    COPY_TO = "COPY_TO"  #: 抄送
    IMPRINT = "IMPRINT"  #: 印发机关和印发日期

    #: A line that fits nowhere, kept so that nothing is lost.
    UNPLACED = "UNPLACED"


#: The kinds with which the passes of `context/` compare one line after the other, by their bare names: on Python 3.11 an
#: attribute of an enum class takes five times as long.
ARTICLE = LineKind.ARTICLE
ASSIGNMENT = LineKind.ASSIGNMENT
ATTACHMENT_LIST = LineKind.ATTACHMENT_LIST
ATTACHMENT_MARK = LineKind.ATTACHMENT_MARK
CONTENTS = LineKind.CONTENTS
DATE = LineKind.DATE
DOCUMENT_NUMBER = LineKind.DOCUMENT_NUMBER
FIELDS = LineKind.FIELDS
IMPRINT = LineKind.IMPRINT
LABELLED_TEXT = LineKind.LABELLED_TEXT
PART_LABEL = LineKind.PART_LABEL
REMARK = LineKind.REMARK
SIGNATURE = LineKind.SIGNATURE
SITE_ASIDE = LineKind.SITE_ASIDE
TABLE_ROWS = LineKind.TABLE_ROWS
TEXT = LineKind.TEXT
TITLE = LineKind.TITLE
UNPLACED = LineKind.UNPLACED
