"""PU101: marks in Chinese text are half-width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import Addressees, AttachmentList, CopyTo, Paragraph, Remark, Table, Title
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.half_width import HalfMark, half_marks, stretches
from gwparse.views.paths import TEXT_LEAVES, leaf_at
from gwparse.views.quoted import quoted_places, stands_in
from gwparse.views.width import is_folded

#: What the marks are called, in the order in which a message names them.
NAMES = {",": "逗号", ":": "冒号", ";": "分号", ".": "句号", "?": "问号", "!": "叹号", "(": "括号", ")": "括号"}

#: From so many on the marks of a folded page are one cause; fewer are named one by one.
WHOLE = 5
#: So many in a page in full width are slips, each by itself; more are a habit, named once.
FEW = 10


@rule(
    code="PU101",
    name="half-width-punctuation",
    level="error",
    basis=(Basis("GB/T 15834—2011", "5.1.1", "应"), Basis("GB/T 15834—2011", "5.1.3", "应")),
    fix="safe",
    since="0.1.0",
    gives_way_to=("AD101", "AT103", "CL103", "HD101", "HI102", "IM101", "RS106"),
)
def half_width_punctuation(analysis: Analysis) -> Iterator[Finding]:
    """中文里的逗号、冒号、分号、问号、叹号、括号用全角，各占一个字的位置。

    查什么：汉字之间和汉字旁边的半角标点“,”“:”“;”“?”“!”“()”，段末代替句号的“.”。全文都用半角的（网页、系统转换所致），整份文件只报告一次，\
写明各有几处、先见于哪几行（Word文件写明哪几段）；全文用全角、个别处用半角的，逐处报告，超过十处的也只报告一次。

    为什么：点号占一个字位置，括号等成对的标号各占一个字位置；半角标点使字距参差，检索、比对也对不上。

    不报告：数字中的“1,234”“1.5”，时间“13:46”，比例“1:500”，网址、电子邮箱，外文词句里的标点，外文和算式的括号，“1)”一类序号；\
网页信息和页面框架。全文用全角时，表格也不查。

    修复：改为全角，安全。全文都用半角的，引号、书名号里面也一并恢复：那是转换留下的，不是引文的原样；个别处的，引号、书名号里面只报告。\
括号成对修改，缺一半的不动。
    """
    if is_folded(analysis.text):
        marks = half_marks(analysis.text, stretches(analysis.leaves), folded=True)
        if len(marks) >= WHOLE:
            yield _all_at_once(analysis, marks, "全文的标点用了半角")
            return
    yield from _one_by_one(analysis)


def _one_by_one(analysis: Analysis) -> Iterator[Finding]:
    kinds = (*(kind for kind in TEXT_LEAVES if kind is not Table), Title, Addressees, AttachmentList, Remark, CopyTo)
    places = stretches(place for place in analysis.leaves if isinstance(place.leaf, kinds))
    marks = half_marks(analysis.text, places, folded=False)
    if not marks:
        return
    quoted = quoted_places(analysis.text)
    free = [mark for mark in marks if not stands_in(quoted, mark.at)]
    if len(free) > FEW:
        yield _all_at_once(analysis, free, "有些标点用了半角")
        marks = [mark for mark in marks if mark not in free]
    pairs = _pairs(analysis.text, marks)
    for pair in pairs:
        used = "".join(analysis.text[mark.at] for mark in pair)
        wanted = "".join(mark.full for mark in pair)
        fix = Fix(kind="safe", title=f"改为“{wanted}”", edits=_edits(pair))
        yield Finding(
            span=Span(pair[0].at, pair[-1].at + 1),
            message=f"{NAMES[used[0]]}用了半角“{used}”，中文里应当用全角“{wanted}”",
            fix=None if any(stands_in(quoted, mark.at) for mark in pair) else fix,
        )


def _pairs(text: str, marks: Sequence[HalfMark]) -> list[list[HalfMark]]:
    """The marks, the two of a pair of brackets together."""
    found: list[list[HalfMark]] = []
    opened: list[list[HalfMark]] = []
    for mark in marks:
        if text[mark.at] == ")" and opened and not _closed(text, opened[-1][0].at, mark.at):
            opened.pop().append(mark)
            continue
        found.append([mark])
        if text[mark.at] == "(":
            opened.append(found[-1])
    return found


def _closed(text: str, start: int, end: int) -> bool:
    """Whether a bracket has its partner before some place."""
    depth = 1
    for char in text[start + 1 : end]:
        depth += (char in "(（") - (char in ")）")
        if not depth:
            return True
    return False


def _edits(marks: Sequence[HalfMark]) -> tuple[Edit, ...]:
    return tuple(Edit(mark.at, mark.at + 1, mark.full) for mark in marks)


def _in_paragraph(analysis: Analysis, at: int) -> bool:
    found = leaf_at(analysis.leaves, at)
    return found is not None and isinstance(found.leaf, Paragraph)


def _all_at_once(analysis: Analysis, marks: Sequence[HalfMark], fact: str) -> Finding:
    """One finding for all marks, at the first of them in a paragraph."""
    counts = Counter(NAMES[analysis.text[mark.at]] for mark in marks)
    each = "、".join(f"{name}{counts[name]}个" for name in dict.fromkeys(NAMES.values()) if counts[name])
    where = analysis.where(*(mark.at for mark in marks))
    first = next((mark for mark in marks if _in_paragraph(analysis, mark.at)), marks[0])
    return Finding(
        span=Span(first.at, first.at + 1),
        message=f"{fact}，共{len(marks)}个（{each}），在{where}，中文里应当用全角",
        fix=Fix(kind="safe", title=f"半角标点改为全角，共{len(marks)}个", edits=_edits(marks)),
    )
