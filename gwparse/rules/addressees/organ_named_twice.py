"""AD102: an organ is addressed twice, or gets a copy of what is addressed to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.words import has_organ_end

#: One organ, remarks in brackets included: 各县（市、区）人民政府.
_NAME = lazy(r"(?:[^、,;。:()\n]|\([^()\n]*\))+")
#: The label in front of the copies.
_LABEL = lazy(r"\s*抄\s*[送报](?:机关|单位)?\s*:\s*")


@rule(
    code="AD102",
    name="organ-named-twice",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第九条", "应"),),
    since="0.1.0",
)
def organ_named_twice(analysis: Analysis) -> Iterator[Finding]:
    """一个机关在主送机关、抄送机关中只写一次。

    查什么：主送机关中写了两遍的机关；抄送机关中写了两遍的机关；抄送机关中又写了主送机关的。

    为什么：抄送机关是主送机关以外需要执行或者知晓公文的机关。重复写的，多半是改名单时写错、漏掉了另一个机关。

    不报告：名称不完全相同的；分开写了“抄送”“抄报”几项的。
    """
    for document in analysis.documents:
        seen: dict[str, str] = {}
        for name, span, place in _named(analysis, document):
            if not has_organ_end(name):
                continue  # 南京、无锡、苏州市园林局 names places before the organ
            if name in seen:
                message = f"“{analysis.slice(span)}”在主送机关中写了两遍，应当只写一次"
                if place == "抄送":
                    message = f"抄送机关中的“{analysis.slice(span)}”{_EARLIER[seen[name]]}"
                yield Finding(span=span, message=message)
            seen.setdefault(name, place)


_EARLIER = {"主送": "已经是主送机关，不再抄送", "抄送": "写了两遍，应当只写一次"}


def _named(analysis: Analysis, document: Document) -> Iterator[tuple[str, Span, str]]:
    """The organs of a document, each with its place and whether it is an addressee or gets a copy."""
    for item in document.addressees.items if document.addressees else ():
        yield "".join(item.text.split()), item.span, "主送"
    if document.copy_to is None:
        return
    span = document.copy_to.span
    label = _LABEL.match(analysis.shadow, span.start, span.end)
    begin = label.end() if label else span.start
    if re.search("[抄报主分]送|抄报", analysis.shadow[begin : span.end]):
        return
    for found in _NAME.finditer(analysis.shadow, begin, span.end):
        name = "".join(analysis.slice(Span(*found.span())).split())
        if name:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield name, Span(start, found.start() + len(found[0].rstrip())), "抄送"
