"""CR101: a cross-reference names a part that the document does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Basis, Finding
from gwparse.nodes import AttachmentList, Document
from gwparse.rules.base import rule
from gwparse.views.own_parts import OTHERS, OWN, beyond_the_last, missing_item
from gwparse.views.references import Reference


@rule(
    code="CR101",
    name="reference-target-missing",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.3.4", "应"), PRACTICE),
    since="0.1.0",
)
def reference_target_missing(analysis: Analysis) -> Iterator[Finding]:
    """文中提到的附件、章、条、项、表在文件里都有。

    查什么：“附件5”在附件说明里有没有，只有一个附件而没有编号的，文中说不说“附件1”；“本办法第三十条”“本办法第六章”“本方案第五部分”超出全文的条、章、部分没有；
    “第十条第（六）项”“本条第（六）项”“第一部分第（三）项”在那一条、那一部分里有没有；不分条的文件里“本通告第九条”超出“一、二、三、”
    的；有表题的文件里“表4”有没有表题。

    为什么：增删附件、条款以后前后不照应，是公文最常见也最容易误事的差错。

    不报告：没有附件说明的文件（附件可能另行发布）；引用其他文件的条款，如“该办法第三条”“《……办法》第三条”；修改、废止其他文件的
    文件和句子；引号里的话；序号不连续的文件。
    """
    printed = _Printed(analysis)
    for reference in analysis.references:
        if reference.document is None or reference.of is not None:
            continue
        document = analysis.documents[reference.document]
        before = _sentence_before(analysis, document, reference)
        if before.count("“") > before.count("”") or ("《" in before[-80:] and "》" not in before[-80:]):
            continue
        match reference.kind:
            case "attachment":
                lacking = _no_annex(printed, reference, before)
            case "chapter" | "article" | "part" if not reference.target:
                lacking = beyond_the_last(analysis.shadow, document, reference, before)
            case "article" | "item":
                lacking = missing_item(analysis.shadow, document, reference, before)
            case "table" | "figure":
                lacking = _no_caption(printed, reference)
            case _:
                lacking = None
        if lacking:
            yield Finding(span=reference.span, message=f"文中提到“{reference.text}”，{lacking}，应核对序号")


def _sentence_before(analysis: Analysis, document: Document, reference: Reference) -> str:
    text = analysis.shadow[max(document.span.start, reference.span.start - 200) : reference.span.start]
    return re.split(r"[。\n]", text)[-1]


class _Printed:
    """The numbers that a page prints, each kind looked for once however many references ask.

    Args:
        analysis: the page.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._shadow, self._documents = analysis.shadow, analysis.documents
        self._referring = frozenset(reference.span.start for reference in analysis.references)
        self.elsewhere = cache(self._elsewhere)
        self.captions = cache(self._captions)
        self.listed = cache(self._listed)

    def _elsewhere(self, word: str) -> frozenset[str]:
        """Those behind a word where it refers to nothing: above an annex, in a list of downloads, over a table."""
        found = re.finditer(rf"{word}\s?(\d+)", self._shadow)
        return frozenset(one[1] for one in found if one.start() not in self._referring)

    def _captions(self, number: int, word: str) -> bool:
        """Whether a document, named by its number, has captions of tables, or of figures."""
        span = self._documents[number].span
        text = self._shadow[span.start : span.end]
        return re.search(rf"^[^\S\n]*附?{word}\s?\d{{1,2}}(?!\d)[^。\n]{{0,50}}$", text, re.MULTILINE) is not None

    def _listed(self, number: int) -> tuple[int, frozenset[str]]:
        """How many annexes a document lists, and the numbers in front of them."""
        document = self._documents[number]
        lists = [document.attachment_list, *(extra for extra in document.extras if isinstance(extra, AttachmentList))]
        printed = [re.findall(r"(?<!\d)(\d+)\s*[.、．]", one.text) for one in lists if one]
        return sum(len(one.items) for one in lists if one), frozenset(chain(*printed))


def _no_annex(printed: _Printed, reference: Reference, before: str) -> str | None:
    if reference.document is None:
        return None
    count, numbers = printed.listed(reference.document)
    if count == reference.number == 1 and not numbers and "1" not in printed.elsewhere("附件"):
        return None if OTHERS.search(before) and not OWN.search(before) else "附件说明只列了一个附件，没有编序号"
    if reference.target or not count or reference.number <= count:
        return None
    if OTHERS.search(before) and not OWN.search(before):
        return None
    number = str(reference.number)
    if number in printed.elsewhere("附件") or number in numbers:
        return None
    return f"附件说明只列了{count}个附件"


def _no_caption(printed: _Printed, reference: Reference) -> str | None:
    if reference.target or reference.document is None:
        return None
    word = "表" if reference.kind == "table" else "图"
    if not printed.captions(reference.document, word) or str(reference.number) in printed.elsewhere(word):
        return None
    return f"文中没有{word}{reference.number}的{word}题"
