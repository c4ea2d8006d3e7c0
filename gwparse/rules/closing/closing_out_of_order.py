"""CL104: 附件说明, 署名, 成文日期 and 附注 do not stand in this order."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import AttachmentList, Chrome, Date, Document, MetadataBlock, Paragraph
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.remarks import is_official_remark
from gwparse.walk import find_all, leaves
from gwparse.words import has_organ_end, looks_like_signer

#: A signer's name alone on a line is not longer.
LONGEST_NAME = 40


@rule(
    code="CL104",
    name="closing-out-of-order",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.4、7.3.5、7.3.6", "应"),),
    since="0.1.0",
)
def closing_out_of_order(analysis: Analysis) -> Iterator[Finding]:
    """正文后面依次是附件说明、署名、成文日期、附注。

    查什么：附件说明排在署名或成文日期下面，署名排在成文日期下面，附注排在成文日期上面。

    为什么：这几项在版面上有固定的次序，印章要盖住署名和成文日期，附注紧接成文日期。

    不报告：网页在文后列出的下载文件；联合行文的各机关分别写日期的；“代章”“来源”等不是附注的括号；附件里的各项。
    """
    for document in analysis.documents:
        date = document.date
        if date is None or document.role in ("attachment", "proposal"):
            continue
        yield from _list_below(analysis, document, date)
        dates = [date, *(extra for extra in document.extras if isinstance(extra, Date))]
        if len(dates) == 1 and document.signatures and document.signatures[0].span.start > date.span.start:
            span = Span(document.signatures[0].span.start, document.signatures[-1].span.end)
            yield Finding(span=span, message="署名排在成文日期下面，应排在成文日期上面")
        remark = document.remark
        if remark and remark.span.start < date.span.start and is_official_remark(analysis.slice(remark.span)):
            yield Finding(span=remark.span, message="附注排在成文日期上面，应排在成文日期下一行")


def _list_below(analysis: Analysis, document: Document, date: Date) -> Iterator[Finding]:
    """附件说明 below the date, or between signer and date."""
    listed = document.attachment_list
    if listed is None:
        return
    first_line = analysis.shadow.find("\n", listed.span.start, listed.span.end)
    span = Span(listed.span.start, first_line if first_line >= 0 else listed.span.end)
    if listed.span.start > date.span.start:
        if not _offered(analysis, document, listed):
            yield Finding(span=span, message="附件说明排在成文日期下面，应排在正文下面、署名上面")
    elif not document.signatures and _signer_above(analysis, document, listed):
        yield Finding(span=span, message="附件说明排在署名和成文日期之间，应排在正文下面、署名上面")


def _offered(analysis: Analysis, document: Document, listed: AttachmentList) -> bool:
    """Whether a page may only list below the document what it offers to download."""
    if not listed.text.lstrip().startswith("附件"):
        return True  # 附： leads what follows it
    (annexes,) = (found for found in analysis.annexes if found.document is document)
    web = any(True for kind in (Chrome, MetadataBlock) for _ in find_all(analysis.page, kind))
    return any(name.is_file for name in annexes.names) or (web and not annexes.found)


def _signer_above(analysis: Analysis, document: Document, listed: AttachmentList) -> bool:
    """Whether an organ's name stands alone right above 附件说明."""
    above = [leaf for block in document.body for leaf in leaves(block)][-1:]
    if not above or not isinstance(above[0], Paragraph) or above[0].span.end > listed.span.start:
        return False
    name = analysis.shadow[above[0].span.start : above[0].span.end].strip()
    return 0 < len(name) <= LONGEST_NAME and looks_like_signer(name) and has_organ_end(name)
