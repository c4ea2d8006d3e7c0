"""LY106: body paragraphs do not begin two characters in, or their other lines are not flush left."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.layout import Layout
from gwparse.rules.base import rule
from gwparse.views.body_text import BodyParagraph, body_paragraphs, counted
from gwparse.views.placement import begins, width

_WANTED = 2.0
_TOLERANCE = 0.3

#: By how much an indent that was typed in half-width blanks may be off: they are as wide as the font has them.
_LOOSE = 1.05


@rule(
    code="LY106",
    name="body-indented-otherwise",
    level="hint",
    basis=(Basis("GB/T 9704—2012", "7.3.3", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def body_indented_otherwise(analysis: Analysis) -> Iterator[Finding]:
    """正文每个自然段左空二字，回行顶格。

    查什么：Word文件里正文各段第一行的位置，首行缩进、左缩进和打在段首的空格合起来算；不止一行的段落，其余各行是不是顶格。同样的问题全文只报告一处。

    为什么：国家标准规定正文每个自然段左空二字，回行顶格。

    不报告：用两个全角空格空出二字的，印出来是一样的；相差0.3字以内的；居中、居右的段落，那由对齐的规则报告；小标题独占的行；表格、文本框、注释；附件中的表单。
    """
    layout = analysis.needed_layout
    paragraphs = [one for one in body_paragraphs(analysis.page) if one.begins and _is_at_left(one)]
    hanging = [one for one in paragraphs if abs(one.line.format.left) > _TOLERANCE and _wraps(analysis, layout, one)]
    told = {one.span.start for one in hanging}
    first = [one for one in paragraphs if one.span.start not in told and not _begins_right(analysis, one)]
    if first:
        found = begins(analysis.text, first[0].line)
        fact = f"首行左空{round(found, 1):g}字" if found > _TOLERANCE else "首行没有左空二字"
        yield Finding(span=first[0].span, message=f"{counted(first, paragraphs)}{fact}，每个自然段应左空二字，回行顶格")
    if hanging:
        message = f"{counted(hanging, paragraphs)}回行没有顶格，每个自然段应左空二字，回行顶格"
        yield Finding(span=hanging[0].span, message=message)


def _is_at_left(paragraph: BodyParagraph) -> bool:
    return paragraph.line.format.alignment in ("left", "justified")


def _begins_right(analysis: Analysis, paragraph: BodyParagraph) -> bool:
    line = paragraph.line
    words = analysis.text[line.start : line.end]
    typed = words[: len(words) - len(words.lstrip())].replace("\u3000", "")
    return abs(begins(analysis.text, line) - _WANTED) <= (_LOOSE if typed else _TOLERANCE)


def _wraps(analysis: Analysis, layout: Layout, paragraph: BodyParagraph) -> bool:
    """Whether a paragraph is clearly longer than one line."""
    return width(analysis.text, paragraph.line) > layout.sections[paragraph.line.section].line_width
