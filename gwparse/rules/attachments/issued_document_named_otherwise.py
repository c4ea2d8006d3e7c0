"""AT106: the document that a notice issues has another title than the notice says."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.annexes import bare_words
from gwparse.words import ends_with_genre

#: What the title of a notice says it issues: 关于印发《…》的通知.
_ISSUED = lazy(r"(?:印发|发布|公布|转发|批转)(?P<name>《.+》|[^《》]+?)的?通知[。.]?$")
#: What its text says: 现将《…》印发给你们.
_PASSED_ON = lazy(
    r"(?:[现兹][将把]《(?P<name>[^《》\n]{4,60})》(?:\([^()\n]{1,20}\))?(?:印发|转发|批转|发布)(?:给你们|施行|实施|[,。;])"
    r"|(?:^|\n)\s*《(?P<agreed>[^《》\n]{4,60})》(?:\([^()\n]{1,20}\))?(?:已|业)经?[^。;\n]{0,40}?(?:印发|转发|发布)(?:给你们|施行|实施|[,。;]))"
)
#: Words that a title may have or lack.
_ADDED = lazy("关于|的|及其?|和")
#: Names of one document that differ by a slip share this much; what shares less may have been taken for a title.
_ALIKE = 0.6


@rule(
    code="AT106",
    name="issued-document-named-otherwise",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第二十条", "应"),),
    since="0.1.0",
    needs=("印发", "发布", "公布", "转", "布"),
)
def issued_document_named_otherwise(analysis: Analysis) -> Iterator[Finding]:
    """所印发文件的名称，在通知的标题、正文和文件自己的标题里一致。

    查什么：“关于印发《……方案》的通知”，“现将《……方案》印发给你们”，与后面所附文件的标题逐字对照。

    为什么：名称不一致，收文单位不知道印发的是不是这个文件，以后引用也会写错。

    不报告：只差“关于”“的”、书名号、括注、空格的；一个名称比另一个少一些字的（省略了机关、地区）；后面没有附文件或者附了几个文件的；
    附件说明列出的附件（另有规则）。
    """
    for document in analysis.documents:
        issued = [annex for annex in document.attachments if annex.attachment_mark is None]
        if document.title is None or len(issued) != 1 or issued[0].title is None:
            continue
        title = issued[0].title
        named = _ISSUED.search("".join(analysis.shadow[document.title.span.start : document.title.span.end].split()))
        if named is not None and _differ(named["name"], title.value):
            yield Finding(
                span=title.span,
                message=f"这里的标题是“{title.value}”，通知的标题说印发的是“{named['name'].strip('《》')}”，两处应一致",
            )
            continue
        for said in _PASSED_ON.finditer(analysis.shadow, document.title.span.end, _body_end(document, issued[0])):
            group = "name" if said["name"] else "agreed"
            if _differ(said[group], title.value):
                span = Span(*said.span(group))
                message = f"这里说印发的是“{analysis.slice(span)}”，所附文件的标题是“{title.value}”，两处应一致"
                yield Finding(span=span, message=message)


def _body_end(document: Document, issued: Document) -> int:
    return min(document.span.end, issued.span.start)


def _differ(one: str, other: str) -> bool:
    """Whether two names cannot be of one document, and yet are nearly the same."""
    short, long = sorted((_ADDED.sub("", bare_words(name)) for name in (one, other)), key=len)
    if not all(map(ends_with_genre, (one.strip("《》"), other))) or _shortened(short, long):
        return False
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _ALIKE


def _shortened(short: str, long: str) -> bool:
    """Whether a name is the other one with some characters left out."""
    rest = iter(long)
    return all(char in rest for char in short)
