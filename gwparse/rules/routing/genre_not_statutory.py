"""RT103: a document goes out under a name that is no 文种, or under two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document, Title
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.directions import VERSION, doubled_genre, is_speech

#: Names of what a notice issues, and words that name no document at all.
_NO_GENRE = lazy(
    r"(方案|计划|规划|纲要|要点|办法|规定|细则|条例|措施|预案|安排|规则|制度|政策|举措|总结|汇报|申请|请求|意向|函件|请批件)"
    rf"》?{VERSION}$"
)
#: Who receives 公文; 广大市民 and 各位代表 get letters and speeches.
_ORGAN = lazy(
    "政府|委员会|管委会|办事处|机关|机构|部门|单位|公司|企业|银行|中心|学校|医院|幼儿园|残联|妇联|工会"
    "|[局厅委办部院署]$|[局厅委办部院署][,、:(]"
)


@rule(
    code="RT103",
    name="genre-not-statutory",
    level="warning",
    basis=(
        Basis("党政机关公文处理工作条例", "第十九条（四）", "应"),
        Basis("党政机关公文处理工作条例", "第八条", "一般"),
    ),
    since="0.1.0",
)
def genre_not_statutory(analysis: Analysis) -> Iterator[Finding]:
    """公文标题以一个法定文种结尾。

    查什么：有主送机关，又有发文字号或署名的公文，标题末尾是“方案”“措施”“申请”一类名称，或者两个文种叠用，如“请示报告”“通知函”。

    为什么：公文种类共十五种，标题由发文机关名称、事由和文种组成；方案、办法等由通知印发，不单独行文。

    不报告：没有主送机关，或者既无发文字号又无署名的文件；附件和印发、转发的文件；致公众的公开信、倡议书；提案建议的答复；
    会议纪要；讲话；“征求意见函”；2012年7月以前的公文。
    """
    for document in analysis.documents:
        if document.role == "main" and document.title and not analysis.is_old(document) and _goes_out(document):
            yield from _title(analysis, document.title)


def _goes_out(document: Document) -> bool:
    """Whether a document plainly is a 公文 that goes to organs, and not an article or a letter to citizens."""
    if document.addressees is None or not (document.document_number or document.signatures):
        return False
    return not is_speech(document) and _ORGAN.search(document.addressees.text.strip(" 　：:")) is not None


def _title(analysis: Analysis, title: Title) -> Iterator[Finding]:
    shadow = analysis.shadow[title.span.start : title.span.end].rstrip()
    bare = re.sub(r"\s", " ", shadow)
    doubled = doubled_genre(bare)
    if doubled:
        here = Span(title.span.start + doubled.start(1), title.span.start + doubled.end(1))
        yield Finding(span=here, message=f"标题的文种“{analysis.slice(here)}”是两个文种叠用，应按行文目的只用一个")
        return
    found = _NO_GENRE.search(bare)
    if found:
        here = Span(title.span.start + found.start(1), title.span.start + len(shadow))
        yield Finding(
            span=here,
            message=f"标题以“{analysis.slice(here)}”结尾，不是公文的文种，应以通知、意见、函等法定文种结尾",
        )
