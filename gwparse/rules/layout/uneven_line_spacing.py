"""LY113: some paragraphs of the body are spaced otherwise than the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.views.body_text import BodyParagraph, body_paragraphs
from gwparse.views.line_pitch import Pitch, pitch, spacing_name

#: Of fewer paragraphs nobody can say which spacing is meant.
_FEWEST = 5

#: What most paragraphs have, at least this share of them.
_SHARE = 0.7

#: What can be seen, in points.
_TOLERANCE = 1.5


@rule(
    code="LY113",
    name="uneven-line-spacing",
    level="hint",
    basis=(PRACTICE,),
    since="0.1.0",
    needs_layout=True,
)
def uneven_line_spacing(analysis: Analysis) -> Iterator[Finding]:
    """正文各段的行距一致。

    查什么：Word文件里正文多数段落是一种行距，少数段落是另一种，行与行相差1.5磅以上，全文只报告一处。少数段落多半是从别处粘贴来的。

    为什么：行距不一，各面的行数就不一样，看得出是几处拼起来的。国家标准只规定一般每面排22行，没有规定各段的行距。

    不报告：正文不足五段的；没有一种行距占到七成的；相差多少要看字体的；附件、表格。
    """
    sections = analysis.needed_layout.sections
    paragraphs = [one for one in body_paragraphs(analysis.page) if one.document.role != "attachment"]
    known = [(one, found) for one in paragraphs if (found := pitch(one, sections[one.line.section].grid)) is not None]
    if len(known) < _FEWEST:
        return
    spacing, count = Counter(one.line.format.spacing for one, _ in known).most_common(1)[0]
    if count < _SHARE * len(known):
        return
    usual = next(found for one, found in known if one.line.format.spacing == spacing)
    other = [one for one, found in known if _differ(usual, found)]
    if other:
        yield Finding(span=other[0].span, message=_message(other, spacing_name(spacing)))


def _differ(one: Pitch, other: Pitch) -> bool:
    """Whether two pitches surely differ so much that it is seen."""
    return one.least - other.most > _TOLERANCE or other.least - one.most > _TOLERANCE


def _message(other: list[BodyParagraph], usual: str) -> str:
    found = spacing_name(other[0].line.format.spacing)
    return f"正文有{len(other)}段是{found}，其余各段是{usual}，正文的行距一般一致"
