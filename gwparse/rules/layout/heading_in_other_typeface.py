"""LY204: headings are not set in the typeface of their level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule
from gwparse.views.set_headings import SetHeading, body_type, set_headings
from gwparse.views.typefaces import Typeface

#: The typefaces of 7.3.3 by level.
_WANTED: dict[int, Typeface] = {1: "黑体", 2: "楷体", 3: "仿宋", 4: "仿宋"}
_PRINTED = {1: "黑体", 2: "楷体", 3: "仿宋体", 4: "仿宋体"}
_NAMES = {1: "“一、”", 2: "“（一）”", 3: "“1.”", 4: "“（1）”"}


@rule(
    code="LY204",
    name="heading-in-other-typeface",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.3", "一般"),),
    since="0.1.0",
    needs_layout=True,
)
def heading_in_other_typeface(analysis: Analysis) -> Iterator[Finding]:
    """“一、”一层用黑体字，“（一）”一层用楷体字，“1.”和“（1）”两层用仿宋体字。

    查什么：Word文件里各层标题的汉字用什么字体；标题后面接排正文的，只看标题。同一层的标题不论错多少，只报告一次，注明数目。

    为什么：国家标准规定结构层次一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注。

    不报告：加粗（国家标准没有规定）；序号后面直接是正文、没有标题的；自动编号的字体；文件从“（一）”或“1.”起分层的，按层次用字
    （最高一层用黑体）；第三、四层与正文字体相同的（正文用错字体另有规则）；条文；表格和文本框里的字；批复、函、纪要、会议通知中
    整段一种字体的“一、”各项（“一、同意……。”“一、时间：……”）。同一文件里别的“一、”用黑体的，或者是整段一种字体的“（一）”
    层标题，只作提示。
    """
    body = body_type(analysis.page).typeface
    wrong: dict[int, list[SetHeading]] = {}
    counts: Counter[int] = Counter()
    headings = [one for one in set_headings(analysis.page) if not analysis.is_old(one.document)]
    marked = {one.document.span for one in headings if one.level == 1 and one.type.typeface == "黑体"}
    for heading in headings:
        if heading.level == 1 and _is_item(analysis, heading) and heading.document.span not in marked:
            continue
        counts[heading.level] += 1
        if heading.type.typeface is not None and not _is_right(heading, body):
            wrong.setdefault(heading.level, []).append(heading)
    for level, found in wrong.items():
        plain = [one for one in found if not (_is_item(analysis, one) or (level == 2 and one.is_merged))]
        first = (plain or found)[0]
        name, font = _NAMES[level], first.type.font
        many = _many(len(found), counts[level])
        message = (
            f"{name}一层的标题用“{font}”{many}，一般用{_PRINTED[level]}字"
            if plain or not first.is_merged
            else f"{name}一层的标题同后面接排的正文一样用“{font}”{many}，标题一般用{_PRINTED[level]}字"
        )
        yield Finding(span=first.span, message=message, level=None if plain else "hint")


def _many(wrong: int, all_of_them: int) -> str:
    if wrong == 1:
        return ""
    return f"（全部{wrong}个）" if wrong == all_of_them else f"（{all_of_them}个中的{wrong}个）"


def _is_right(heading: SetHeading, body: Typeface | None) -> bool:
    found = heading.type.typeface
    wanted = {_WANTED[heading.level], _WANTED[min(heading.depth, 4)]}
    return found in wanted or (heading.level > 2 and found == body)


def _is_item(analysis: Analysis, heading: SetHeading) -> bool:
    """Whether “一、” begins an item of the text rather than a heading: 一、同意你县的请示。 一、时间：2024年6月3日。"""
    is_sentence = not heading.section.run_in and analysis.text[heading.span.end - 1] in "。；"
    return heading.level == 1 and (heading.is_merged or is_sentence)
