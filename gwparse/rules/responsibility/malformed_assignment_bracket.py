"""RS106: the bracket that says who does a task stands at the wrong side of the full stop, is not closed, or is half-width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gwparse.analysis import Analysis, shortened
from gwparse.diagnostics import PRACTICE, Basis, Edit, Finding, Fix
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.assignments import Assignment
from gwparse.views.candidates import CLOSING, OPENING
from gwparse.views.width import is_folded

#: Half-width round brackets and what a document in full width has for them.
_FULL = {"(": "（", ")": "）"}


@rule(
    code="RS106",
    name="malformed-assignment-bracket",
    level="warning",
    basis=(Basis("GB/T 15834—2011", "附录A.8", "一般"), PRACTICE),
    fix="unsafe",
    since="0.1.0",
)
def malformed_assignment_bracket(analysis: Analysis) -> Iterator[Finding]:
    """责任分工的括号在句号之后，前后成对，用全角。

    查什么：写明责任单位的括号：只有前半没有后半的；前后都有句号的（……。（市财政局负责）。）；全文多数在句号之后、这一处却在句号之前的；全文标点用
    全角、这一处却用半角括号的。

    为什么：说明整句的括号放在句末点号之后，括号后面不再加点号；括号缺一半，责任单位和正文就分不开。

    不报告：句中只说明一个词语的括号；标题中的括号；全文都把括号放在句号之前的；全文标点都是半角的（网页转换所致）。

    修复：删去括号后多余的句号、半角括号改全角，安全；补后半括号、移动句号，须由人确认。
    """
    full_width = not is_folded(analysis.text)
    brackets = [duty for duty in analysis.assignments if duty.form == "parenthetical" and not _in_heading(duty)]
    sides = Counter((duty.document, _stops(analysis, duty)) for duty in brackets)
    for duty in brackets:
        start, end = duty.span.start, duty.span.end
        before, behind = _stops(analysis, duty)
        if duty.notes:
            yield _unclosed(analysis, duty)
        elif before and behind:
            yield Finding(
                span=Span(end, end + 1),
                message="责任分工的括号前后都有“。”，括号后不再加句号",
                fix=Fix(kind="safe", title="删去括号后的句号", edits=(Edit(end, end + 1, ""),)),
            )
        elif behind and sides[duty.document, (True, False)] > sides[duty.document, (False, True)]:
            yield Finding(
                span=Span(start, end + 1),
                message=f"“{shortened(analysis.slice(duty.span))}”在句号之前，全文多数在句号之后，位置应一致",
                fix=Fix(
                    kind="unsafe",
                    title="把句号移到括号之前",
                    edits=(Edit(start, start, "。"), Edit(end, end + 1, "")),
                ),
            )
        half = [at for at in (start, end - 1) if analysis.text[at] in _FULL] if full_width else []
        if half:
            edits = tuple(Edit(at, at + 1, _FULL[analysis.text[at]]) for at in half)
            used, wanted = ("".join(analysis.text[at] for at in half), "".join(edit.replacement for edit in edits))
            yield Finding(
                span=Span(half[0], half[0] + 1),
                message=f"责任分工用了半角括号“{used}”，应当用全角“{wanted}”",
                fix=Fix(kind="safe", title=f"改为“{wanted}”", edits=edits),
            )


def _in_heading(duty: Assignment) -> bool:
    """Whether an assignment stands in a heading: then what it governs goes on behind it."""
    return duty.governs.start <= duty.span.start < duty.governs.end


def _stops(analysis: Analysis, duty: Assignment) -> tuple[bool, bool]:
    """Whether a full stop stands right before a bracket and right behind it."""
    start, end = duty.span.start, duty.span.end
    return analysis.text[max(0, start - 8) : start].rstrip().endswith("。"), analysis.text.startswith("。", end)


def _unclosed(analysis: Analysis, duty: Assignment) -> Finding:
    end = duty.span.start + len(analysis.slice(duty.span).rstrip())
    opened = analysis.text[duty.span.start]
    closing = CLOSING[OPENING.index(opened)] if opened in OPENING else "）"
    return Finding(
        span=Span(end, end),
        message=f"“{shortened(analysis.slice(duty.span))}”没有后括号，应补“{closing}”",
        fix=Fix(kind="unsafe", title=f"补“{closing}”", edits=(Edit(end, end, closing),)),
    )
