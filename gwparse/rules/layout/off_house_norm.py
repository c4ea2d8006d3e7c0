"""LY190: spacing between paragraphs and bold headings are not as the office wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gwparse.analysis import Analysis, shortened
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Section
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.body_text import body_paragraphs, counted, official_documents
from gwparse.views.lettering import main_type
from gwparse.walk import find_all

#: What can be seen, in points.
_TOLERANCE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an office wants; nothing by default, since GB/T 9704 says nothing of it.

    Attributes:
        before: the space above body paragraphs, in points; negative to leave it alone.
        after: the space below them, in points; negative to leave it alone.
        bold: whether headings are bold: any: either way · forbid: none is · require: all are.
    """

    before: float = -1.0
    after: float = -1.0
    bold: Literal["any", "forbid", "require"] = "any"


@rule(
    code="LY190",
    name="off-house-norm",
    level="hint",
    basis=(PRACTICE,),
    options=Options,
    since="0.1.0",
    needs_layout=True,
)
def off_house_norm(analysis: Analysis) -> Iterator[Finding]:
    """段前段后的间距、标题加粗符合本单位的规定。

    查什么：设置里写了什么就查什么：Word文件正文各段的段前、段后间距，正文里一至四级标题是否加粗，全文各报告一处。没有设置就什么也不查。

    为什么：国家标准没有规定段间距，也没有规定标题加粗，有的单位自己有规定。

    不报告：相差0.6磅以内的间距；附件、表格；没有标题只有序数的段落。

    选项：before、after为段前、段后的磅数，负数（缺省）为不查；bold为any（不查，缺省）、forbid（标题都不加粗）或者require（标题都加粗）。
    """
    options = analysis.options(Options)
    paragraphs = [one for one in body_paragraphs(analysis.page) if one.document.role != "attachment" and one.begins]
    for side, wanted in (("段前", options.before), ("段后", options.after)):
        found = [(one, one.line.format.before if side == "段前" else one.line.format.after) for one in paragraphs]
        wrong = [(one, value) for one, value in found if wanted >= 0 and abs(value - wanted) > _TOLERANCE]
        if wrong:
            fact = f"{counted([one for one, _ in wrong], paragraphs)}{side}空{round(wrong[0][1], 1):g}磅"
            yield Finding(span=wrong[0][0].span, message=f"{fact}，本单位规定空{wanted:g}磅")
    if options.bold != "any":
        yield from _bold(analysis, required=options.bold == "require")


def _bold(analysis: Analysis, *, required: bool) -> Iterator[Finding]:
    wrong = [span for span, bold in _headings(analysis) if bold is not required]
    if wrong:
        more = f"（全文{len(wrong)}处）" if len(wrong) > 1 else ""
        fact = f"标题“{shortened(analysis.slice(wrong[0]))}”{'没有加粗' if required else '加粗'}{more}"
        yield Finding(span=wrong[0], message=f"{fact}，本单位规定{'加粗' if required else '不加粗'}")


def _headings(analysis: Analysis) -> Iterator[tuple[Span, bool]]:
    """The headings of levels 1 to 4 that have a title, and whether they are bold."""
    for document in official_documents(analysis.page):
        if document.role == "attachment":
            continue
        for block in document.body:
            for section in find_all(block, Section):
                if not section.title:
                    continue
                found = main_type(analysis.needed_layout, analysis.text, section.heading.span)
                if found is not None and section.level in (1, 2, 3, 4):
                    yield section.heading.span, found.bold
