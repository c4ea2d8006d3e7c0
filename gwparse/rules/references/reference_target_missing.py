"""CR101: a cross-reference names a part that the document does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Basis, Finding
from gwparse.nodes import AttachmentList, Document, Section
from gwparse.rules.base import rule
from gwparse.views.references import Reference
from gwparse.walk import find_all

_LEVELS = {"chapter": ("chapter", "章"), "article": ("article", "条"), "part": (1, "部分")}
#: Right before a reference: this document's own part (本办法第三十条), through other references (本办法第三条、第三十条).
_OWN = re.compile(r"本[一-鿿]{1,8}?(?:第[^,;。:《》]{1,16}[、和至及或])?$")
#: Another document's: 该办法第三条, 劳动法第三条, 原附件3, 国发〔2019〕3号附件2.
_OTHERS = re.compile(
    r"[一-鿿](?:法|典|条例|规定|办法|细则|规则|章程|决定|意见|通知|方案|文件|公告|标准|合同|协议)的?$|[该其原号》”\"]的?$"
)
#: What may be another document's where a sentence says it before a reference that names no document.
_SOME_DOCUMENT = re.compile("[《》法典例该原号]|规[定则]|细则|章程|合同|协议|决定|标准|通知|意见")
#: A document or a sentence that words another document anew.
_AMENDS = re.compile("修改为|改为|修订为|增加一[条款项章]|删[去除]|原第|废止|修改.{0,12}(?:法|条例|规定|办法|细则)")
#: A text of fewer articles is an excerpt, or counts something else.
_FEWEST = 3


@rule(
    code="CR101",
    name="reference-target-missing",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.3.4", "应"), PRACTICE),
    since="0.1.0",
)
def reference_target_missing(analysis: Analysis) -> Iterator[Finding]:
    """文中提到的附件、章、条、项、表在文件里都有。

    查什么：“附件5”在附件说明里有没有；“本办法第三十条”“本办法第六章”“本方案第五部分”超出全文的条、章、部分没有；
    “第十条第（六）项”“本条第（六）项”在那一条里有没有；有表题的文件里“表4”有没有表题。

    为什么：增删附件、条款以后前后不照应，是公文最常见也最容易误事的差错。

    不报告：没有附件说明的文件（附件可能另行发布）；引用其他文件的条款，如“该办法第三条”“《……办法》第三条”；修改、废止其他文件的
    文件和句子；引号里的话；序号不连续的文件。
    """
    for reference in analysis.references:
        if reference.document is None or reference.of is not None:
            continue
        document = analysis.documents[reference.document]
        before = _sentence_before(analysis, document, reference)
        if before.count("“") > before.count("”") or ("《" in before[-80:] and "》" not in before[-80:]):
            continue
        match reference.kind:
            case "attachment":
                lacking = _no_annex(analysis, document, reference, before)
            case "chapter" | "article" | "part" if not reference.target:
                lacking = _beyond_the_last(analysis, document, reference, before)
            case "article" | "item":
                lacking = _no_item(analysis, document, reference, before)
            case "table" | "figure":
                lacking = _no_caption(analysis, document, reference)
            case _:
                lacking = None
        if lacking:
            yield Finding(span=reference.span, message=f"文中提到“{reference.text}”，{lacking}，应核对序号")


def _sentence_before(analysis: Analysis, document: Document, reference: Reference) -> str:
    text = analysis.shadow[max(document.span.start, reference.span.start - 200) : reference.span.start]
    return re.split(r"[。\n]", text)[-1]


def _printed_elsewhere(analysis: Analysis, reference: Reference, pattern: str) -> bool:
    """Whether the page prints a name where it refers to nothing: above an annex, in a list of downloads, over a table."""
    referring = {other.span.start for other in analysis.references}
    return any(found.start() not in referring for found in re.finditer(pattern, analysis.shadow))


def _no_annex(analysis: Analysis, document: Document, reference: Reference, before: str) -> str | None:
    lists = [document.attachment_list, *(extra for extra in document.extras if isinstance(extra, AttachmentList))]
    names = [name for one in lists if one for name in one.items]
    if reference.target or not names or reference.number <= len(names):
        return None
    if _OTHERS.search(before) and not _OWN.search(before):
        return None
    number = rf"(?<!\d){reference.number}(?!\d)"
    if _printed_elsewhere(analysis, reference, rf"附件\s?{number}") or any(
        re.search(rf"{number}\s*[.、．]", one.text) for one in lists if one
    ):
        return None
    return f"附件说明只列了{len(names)}个附件"


def _beyond_the_last(analysis: Analysis, document: Document, reference: Reference, before: str) -> str | None:
    level, word = _LEVELS[reference.kind]
    numbers = [section.number for section in find_all(document, Section) if section.level == level]
    if len(numbers) < _FEWEST or numbers != list(range(1, len(numbers) + 1)) or reference.number <= len(numbers):
        return None
    own = _OWN.search(before) or (reference.kind == "article" and not _SOME_DOCUMENT.search(before))
    if document.genre == "决定" or _AMENDS.search(before) or not own:
        return None
    return f"全文只有{len(numbers)}{'个' if word == '部分' else ''}{word}"


def _no_item(analysis: Analysis, document: Document, reference: Reference, before: str) -> str | None:
    """What lacks an item: 第十条第（六）项 where that article has five, 本条第（六）项, 第（六）项 where no list goes so far."""
    item = re.search(r"\(([^()]+)\)", analysis.shadow[reference.span.start : reference.span.end])
    if item is None or document.genre == "决定" or _AMENDS.search(before):
        return None
    holder: Document | Section | None = None
    here = re.search(r"本条(?:第[一二三四五六七八九十]款)?$", before)
    if reference.target and reference.target.label.startswith(("（", "(")) and not here:
        return None
    if reference.kind == "article":
        if _OWN.search(before) or not _OTHERS.search(before):
            holder = next((part for part in _articles(document) if part.number == reference.number), None)
    elif here:
        holder = next((part for part in _articles(document) if _holds(part, reference)), None)
    elif not _SOME_DOCUMENT.search(before):
        holder = document
    if holder is None:
        return None
    text = analysis.shadow[holder.span.start : holder.span.end]
    printed = [found[1] for found in re.finditer(r"(?<!第)(?<!第 )\(([一二三四五六七八九十]{1,3}|\d{1,2})\)", text)]
    if len(printed) < 2 or item[1] in printed:
        return None
    return f"{holder.label.strip() if isinstance(holder, Section) else '文中'}没有第（{item[1]}）项"


def _articles(document: Document) -> list[Section]:
    return [section for section in find_all(document, Section) if section.level == "article"]


def _holds(section: Section, reference: Reference) -> bool:
    return section.span.start <= reference.span.start < section.span.end


def _no_caption(analysis: Analysis, document: Document, reference: Reference) -> str | None:
    if reference.target:
        return None
    word = "表" if reference.kind == "table" else "图"
    text = analysis.shadow[document.span.start : document.span.end]
    captions = re.findall(rf"^\s*附?{word}\s?(\d{{1,2}})(?!\d)[^。\n]{{0,50}}$", text, re.MULTILINE)
    if not captions or _printed_elsewhere(analysis, reference, rf"{word}\s?{reference.number}(?!\d)"):
        return None
    return f"文中没有{word}{reference.number}的{word}题"
