"""AT105: annexes follow a document that does not list them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import AttachmentList, Document
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.formulas import body_leaves

#: What is, or may have been, a list of annexes: 附件：, 附： at the beginning of a line.
_LIST = lazy(r"(?m:^)\s*附\s*(?:[件表图]\s*\d{0,2})?\s*[:.、]|附件\s*:")
#: What refers to an annex: 见附件1, （附件2）.
_REFERENCE = lazy(r"(?:[见按照以]|\()附件\s?(?:\d{1,2}|[一二三四五六七八九十])?(?![一-鿿:])")


@rule(
    code="AT105",
    name="annexes-not-listed",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.4", "应"),),
    since="0.1.0",
)
def annexes_not_listed(analysis: Analysis) -> Iterator[Finding]:
    """公文有附件的，在正文下面写附件说明。

    查什么：有署名和成文日期的公文，后面有标着“附件”“附件1”的附件，正文下面却没有附件说明；正文写着“见附件1”，却既没有附件说明，\
也没有附件（只提示）。

    为什么：收文单位按附件说明清点附件；没有附件说明，附件就同正文脱了节。

    不报告：没有署名和成文日期的；所印发的办法、方案自己的附件；附件在网页上供下载的；2012年7月以前的文件。
    """
    for document in analysis.documents:
        if document.role != "main" or document.date is None or not document.signatures or analysis.is_old(document):
            continue
        leaves = body_leaves(document)
        listed = document.attachment_list or any(isinstance(extra, AttachmentList) for extra in document.extras)
        if listed or not leaves or any(not _is_marked(annex) for annex in document.attachments):
            continue
        end = leaves[-1].end
        marked = document.attachments
        if marked and not _LIST.search(analysis.shadow, document.span.start, marked[0].span.start):
            yield _unlisted(len(marked), end)
        elif not marked:
            yield from _nowhere(analysis, document)


def _is_marked(annex: Document) -> bool:
    """Whether an annex carries a mark; what a document issues has none, and may have annexes of its own."""
    return annex.attachment_mark is not None and bool(annex.attachment_mark.text.strip())


def _unlisted(count: int, end: int) -> Finding:
    many = f"后面有{count}个附件" if count > 1 else "后面有附件"
    return Finding(span=Span(end, end), message=f"{many}，正文下面没有附件说明，应写明“附件：”和附件的名称")


def _nowhere(analysis: Analysis, document: Document) -> Iterator[Finding]:
    """A reference to an annex in a text that has none, and on a page that offers none."""
    places = body_leaves(document)
    referring = [found for place in places for found in _REFERENCE.finditer(analysis.shadow, place.start, place.end)]
    if not referring or len(re.findall("附\\s*件", analysis.shadow)) > len(referring):
        return
    first = referring[0]
    at = first.start() + first[0].index("附")
    span = Span(at, at + len(first[0][first[0].index("附") :].rstrip()))
    message = f"文中提到“{analysis.slice(span)}”，正文下面没有附件说明，后面也没有附件，应核对"
    yield Finding(span=span, message=message, level="hint")
