"""CL103: 附注 without round brackets, or not right below the date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import Contact, CopyTo, Document, Imprint, Remark
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.remarks import is_official_remark
from gwparse.views.width import is_folded

#: 附注 that lacks its round brackets, alone on its line; on the shadow.
BARE = lazy(r"[【\[〔]?此件[^。,;:]{2,16}[】\]〕]?$")


@rule(
    code="CL103",
    name="malformed-remark",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.6", "应"),),
    fix="unsafe",
    since="0.1.0",
)
def malformed_remark(analysis: Analysis) -> Iterator[Finding]:
    """附注加圆括号，编排在成文日期下一行。

    查什么：附注用半角括号、方括号或者没有加括号；成文日期与附注之间隔着联系方式、抄送机关或印发机关。

    为什么：附注有规定的写法和位置。

    不报告：不是附注的括号，如“（本文有删减）”“（来源：……）”“（代章）”；全文标点都是半角时的半角括号；排在成文日期上面的附注
    （另有规则查次序）；附件里的括号。

    修复：半角括号改为全角，安全；补加圆括号、改方括号，须确认。
    """
    for document in analysis.documents:
        if document.date is None or document.role in ("attachment", "proposal"):
            continue
        remark = document.remark
        if remark is not None and is_official_remark(analysis.slice(remark.span)):
            yield from _brackets(analysis, remark)
            yield from _place(document, remark)
        elif remark is None:
            yield from _bare(analysis, document)


def _brackets(analysis: Analysis, remark: Remark) -> Iterator[Finding]:
    """Half-width brackets round 附注, one or both."""
    last = remark.span.start + len(remark.text.rstrip()) - 1
    wide = {"(": "（", ")": "）"}
    edits = [Edit(at, at + 1, wide[char]) for at in (remark.span.start, last) if (char := analysis.text[at]) in wide]
    if edits and not is_folded(analysis.text):
        fix = Fix(kind="safe", title="改用全角圆括号", edits=tuple(edits))
        yield Finding(span=remark.span, message=f"附注“{remark.text}”用了半角括号，应当用全角圆括号", fix=fix)


def _place(document: Document, remark: Remark) -> Iterator[Finding]:
    """Something between the date and 附注."""
    date = document.date
    between = [
        leaf
        for leaf in (document.contact, document.copy_to, document.imprint)
        if leaf is not None and date is not None and date.span.start < leaf.span.start < remark.span.start
    ]
    if between:
        kind = {Contact: "联系方式", CopyTo: "抄送机关", Imprint: "印发机关"}[type(between[0])]
        yield Finding(span=remark.span, message=f"附注与成文日期之间隔着{kind}，附注应在成文日期下一行")


def _bare(analysis: Analysis, document: Document) -> Iterator[Finding]:
    """A line right below the date that says what 附注 says but has no round brackets."""
    if document.date is None:
        return
    at = bisect_left(analysis.leaves, document.date.span.end, key=lambda located: located.leaf.span.start)
    if at == len(analysis.leaves):
        return
    span = analysis.leaves[at].leaf.span
    line = analysis.shadow[span.start : span.end].partition("\n")[0].rstrip()
    if not BARE.match(line):
        return
    span = Span(span.start, span.start + len(line))
    words = line.strip("【[〔】]〕")
    edits = (Edit(span.start, span.end, f"（{words}）"),)
    fault = "没有加括号" if words == line else f"用了“{line[0]}{line[-1]}”"
    yield Finding(
        span=span,
        message=f"附注“{analysis.slice(span)}”{fault}，应加圆括号",
        fix=Fix(kind="unsafe", title=f"改为“（{words}）”", edits=edits),
    )
