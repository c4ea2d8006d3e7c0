"""IM101: 抄送 has the wrong label, the wrong colon, or no 。 at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import Document, Unparsed
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.width import is_folded

#: Labels at the beginning of a line; 主送, 分送 and 发 are right where they are.
_LABEL = lazy(r"^[ \t]*(?P<label>抄\s*[送报]|报\s*送|主\s*送|分\s*送|发)(?:机关|单位)?\s*(?P<colon>:)", re.M)
_COPIES = ("抄送", "抄报", "报送")
#: A line of the imprint that holds nothing but the date: the office stands on the line above.
_BARE_DATE = lazy(r"\s*[\d一二][^月]{3,5}月[^日]{1,3}日\s*印发\s*")


@rule(
    code="IM101",
    name="malformed-copy-line",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.4.2", "应"),),
    fix="unsafe",
    since="0.1.0",
)
def malformed_copy_line(analysis: Analysis) -> Iterator[Finding]:
    """版记中的抄送机关写成“抄送：某机关，某机关。”，用全角冒号，最后标句号。

    查什么：版记里“抄送”一项的名目、冒号和末尾的标点。

    为什么：国家标准规定“抄送”二字后加全角冒号和抄送机关名称，最后一个抄送机关名称后标句号；2012年7月起不再分“抄报”“抄送”，
    都用“抄送”。

    不报告：2012年7月以前文件的“抄报”；主送、分送；通篇用半角标点的网页里的半角冒号；冒号后面还空着的；下面还有认不出的文字，
    看不出抄送到哪里为止的。

    修复：改冒号、补句号，安全；“抄报”“报送”改为“抄送”，要人确认；已有“抄送”一项、要合并的，不修复。
    """
    for document in analysis.documents:
        if document.copy_to is not None:
            yield from _copies(analysis, document, document.copy_to.span)


def _copies(analysis: Analysis, document: Document, span: Span) -> Iterator[Finding]:
    """The items of the copies, each from its label to the next."""
    end = _end(analysis, document, span)
    line = analysis.shadow.rfind("\n", 0, span.start) + 1
    labels = list(_LABEL.finditer(analysis.shadow, line, end))
    names = ["".join(label["label"].split()) for label in labels]
    merging = "抄送" in names
    stops = [label.start() for label in labels[1:]] + [end]
    for label, name, stop in zip(labels, names, stops, strict=False):
        if name not in _COPIES:
            continue
        if name != "抄送" and not analysis.is_old(document):
            edit = Edit(*label.span("label"), "抄送")
            yield Finding(
                span=Span(edit.start, edit.end),
                message=f"版记里用了“{name}”，现在不分上下级，都应当用“抄送”",
                fix=None if merging else Fix(kind="unsafe", title="改为“抄送”", edits=(edit,)),
            )
        colon = label.start("colon")
        if analysis.text[colon] == ":" and not is_folded(analysis.text):
            yield _mark(analysis, colon, colon + 1, "：", f"“{name}”后面用了半角冒号“:”，应当用全角冒号“：”")
        if stop < end or not _runs_on(document, end):
            yield from _full_stop(analysis, label.end(), stop)


def _full_stop(analysis: Analysis, start: int, stop: int) -> Iterator[Finding]:
    """The 。 behind the last name; a number of copies in brackets may follow it."""
    names = re.sub(r"\s*[(（]共?印[^()（）]*[)）]\s*$", "", analysis.text[start:stop]).rstrip("*_ \t\u3000\r\n")
    if not names.strip() or names.endswith("。"):
        return
    end = start + len(names)
    mark = end - 1 if names[-1] in "，,、；;.．" else end
    shown = f"是“{analysis.text[mark:end]}”" if mark < end else "没有标点"
    yield _mark(analysis, mark, end, "。", f"抄送机关的末尾{shown}，最后一个机关名称后应当标句号“。”")


def _mark(analysis: Analysis, start: int, end: int, right: str, message: str) -> Finding:
    title = f"改为“{right}”" if start < end else f"补“{right}”"
    return Finding(
        span=Span(start, end), message=message, fix=Fix(kind="safe", title=title, edits=(Edit(start, end, right),))
    )


def _end(analysis: Analysis, document: Document, span: Span) -> int:
    """Where the copies end: a last line that was wrapped above the printing office is still part of them."""
    imprint = document.imprint
    if imprint is None or imprint.span.start < span.end:
        return span.end
    lines = imprint.text.split("\n")
    own = 2 if _BARE_DATE.fullmatch(lines[-1]) else 1
    wrapped = lines[:-own]
    return imprint.span.start + len("\n".join(wrapped)) if wrapped else span.end


def _runs_on(document: Document, end: int) -> bool:
    """Whether a line that belongs nowhere stands below the copies: they may run on in it."""
    return any(isinstance(extra, Unparsed) and extra.span.start >= end for extra in document.extras)
