"""PU104: an ellipsis or a dash is made of other characters, or of too few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import AdoptionNote, AssignmentBlock
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.prose import PROSE_LEAVES, Hit, hits

#: Rows of characters that may be meant as an ellipsis or a dash; what stands round them decides.
_ROWS = lazy(
    r"(?P<idle>…+等(?![级待候同额量])等?|等等…+|(?<![同相平中上下高初均优对不])等…+)|(?P<dots>\.{3,}|。{3,}|·{3,}|…+)|(?P<dash>-{2,}|－{2,}|─{2,}|―{2,}|–{2,}|ー{2,}|—{3,})"
)
#: Without one of these in it a text has no such row.
_BEGINNINGS = ("…", "...", "。。。", "···", "--", "－－", "──", "――", "––", "ーー", "———")

_BEFORE = lazy(r"[一-鿿\w”’》〉)】%,、;:。?!“]")
_CHINESE = lazy("[一-鿿“‘《〈”’》〉)】(【]")

#: Longer rows lead to a page number, part sections, or leave room for writing.
_LONGEST = 6


@rule(
    code="PU104",
    name="malformed-ellipsis-or-dash",
    level="warning",
    basis=(
        Basis("GB/T 15834—2011", "4.10.2", "应"),
        Basis("GB/T 15834—2011", "4.11.2", "应"),
        Basis("GB/T 15834—2011", "附录A.9.2", "应"),
    ),
    fix="safe",
    since="0.1.0",
    needs=_BEGINNINGS,
)
def malformed_ellipsis_or_dash(analysis: Analysis) -> Iterator[Finding]:
    """省略号是六个连点“……”，破折号是两字长的“——”。

    查什么：中文里用“...”“。。。”“···”和单个“…”代替的省略号；用“--”“－－”“──”代替的破折号，三字长的破折号；“……”和“等”“等等”连用的。

    为什么：省略号占两个字的位置，破折号占两个字的位置，中间不断开；“等”已经表示省略，不再加省略号。

    不报告：正确的“……”“——”；连接数字、时间、地点的一字线“2018—2020年”“北京—上海”，标准号；目录中的连点，分隔用的长线；英文、代码、网址里的。

    修复：改为“……”“——”，安全；“……等”删去省略号，要由人确认。
    """
    if not any(row in analysis.shadow for row in _BEGINNINGS):
        return
    rows: dict[tuple[int, str], list[Hit]] = defaultdict(list)
    for hit in hits(analysis.shadow, analysis.leaves, _ROWS, (*PROSE_LEAVES, AssignmentBlock, AdoptionNote)):
        used, leaf = analysis.slice(hit.span), hit.place.leaf.span
        before = (
            analysis.shadow[max(leaf.start, hit.span.start - 12) : hit.span.start].rpartition("\n")[2].rstrip()[-1:]
        )
        behind = analysis.shadow[hit.span.end : min(leaf.end, hit.span.end + 12)].partition("\n")[0].lstrip()[:1]
        if hit.found["idle"]:
            yield _idle(hit, used)
        elif len(used) > _LONGEST:
            continue
        elif _is_ellipsis(used, before, behind) if hit.found["dots"] else _is_dash(before, behind):
            rows[hit.document, used].append(hit)
    for (_, used), places in rows.items():
        yield _finding(used, places)


def _is_ellipsis(used: str, before: str, behind: str) -> bool:
    """Whether dots stand where Chinese text is left out; in front of a number they lead to a page."""
    if behind.isdecimal() or used in ("…" * 2, "…" * 4):
        return False
    return bool(_BEFORE.match(before)) and bool(_CHINESE.match(before) or _CHINESE.match(behind))


def _is_dash(before: str, behind: str) -> bool:
    """Whether a line parts Chinese text, or opens a paragraph; between figures it joins."""
    if not before:
        return bool(_CHINESE.match(behind)) or behind.isdecimal()
    return (
        not before.isdecimal() and before not in "年月日时" and bool(_BEFORE.match(before) and _CHINESE.match(behind))
    )


def _finding(used: str, places: Sequence[Hit]) -> Finding:
    """One finding for all rows of one form in a document, at the first; what is quoted is not changed."""
    what, wanted = ("省略号", "……") if places[0].found["dots"] else ("破折号", "——")
    many = f"，共{len(places)}处" if len(places) > 1 else ""
    alike = "样子相近的" if used[0] in "─―–ー" else ""  # as printed, nobody could tell it from what is wanted
    edits = tuple(Edit(hit.span.start, hit.span.end, wanted) for hit in places if not hit.is_quoted)
    return Finding(
        span=places[0].span,
        message=f"{what}写成了{alike}“{used}”，应写“{wanted}”{many}",
        fix=Fix(kind="safe", title=f"改为“{wanted}”", edits=edits) if edits else None,
    )


def _idle(hit: Hit, used: str) -> Finding:
    at = hit.span.start + used.index("…")
    end = at + used.count("…")
    stop = "。" if end == hit.place.leaf.span.end else ""
    return Finding(
        span=hit.span,
        message=f"“{used}”中省略号和“等”连用，意思重复，只用一种",
        fix=Fix(kind="unsafe", title="删去省略号", edits=(Edit(at, end, stop),)),
    )
