"""LY112: an annex goes on on the page of what stands above it."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis, shortened
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.body_text import official_documents

#: So many empty lines above may have been typed to fill the page.
_FILLED = 4


@rule(
    code="LY112",
    name="annex-not-on-new-page",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.7", "应"),),
    since="0.1.0",
    needs_layout=True,
)
def annex_not_on_new_page(analysis: Analysis) -> Iterator[Finding]:
    """附件另面编排。

    查什么：Word文件里“附件”“附件1”标识的前面，有没有分页符、分节符，或者“段前分页”，全文只报告一处。

    为什么：国家标准规定附件应当另面编排，并在版记之前，与公文正文一起装订。靠空行推到下一页的，改动正文以后就会错开。

    不报告：附件单独成一个文件的；上面有四个以上空行的，排出来也许正好另起一页；没有“附件”标识的印发内容。
    """
    layout = analysis.needed_layout
    wrong = []
    for document in official_documents(analysis.page):
        mark = document.attachment_mark
        if mark is None or not analysis.text[: mark.span.start].strip():
            continue
        line = layout.line_at(mark.span.start)
        above = analysis.text[: line.start]
        empty = above[len(above.rstrip()) :].count("\n") - 1
        if line.story == "body" and not line.begins_page and empty < _FILLED:
            wrong.append(mark.span)
    if wrong:
        more = f"（全文{len(wrong)}处）" if len(wrong) > 1 else ""
        mark_text = shortened(analysis.slice(wrong[0]))
        yield Finding(span=wrong[0], message=f"“{mark_text}”没有另起一页{more}，附件应另面编排，请在前面加分页符")
