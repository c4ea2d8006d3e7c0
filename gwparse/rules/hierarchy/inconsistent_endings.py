"""HI104: items or headings side by side end with different marks."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import Section
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.endings import Item, items_of
from gwparse.views.label_numerals import numeral_of
from gwparse.views.siblings import series_of


@rule(
    code="HI104",
    name="inconsistent-endings",
    level="warning",
    basis=(
        Basis("GB/T 15834—2011", "附录A.5", "应"),
        Basis("GB/T 15834—2011", "4.6.3.3", "一般"),
        Basis("GB/T 15834—2011", "附录B.4", "一般"),
    ),
    fix="unsafe",
    since="0.1.0",
)
def inconsistent_endings(analysis: Analysis) -> Iterator[Finding]:
    """并列的各项末尾标点一致：都用句号，或者前几项用分号、最后一项用句号；单独成行的标题要么都有句号，要么都没有。

    查什么：分项列举中，有的项内已有句号，各项末尾却用分号；各项多以分号结尾，个别项用了句号或没有标点，最后一项不是句号；\
同一层单独成行的标题，有的以句号结尾，有的没有。一组只报告一处。

    为什么：分号表示并列各项还没有说完，句号的停顿比分号大，项内已有句号的，项末再用分号，层次就颠倒了。标点不一，也看不出哪里是最后一项。

    不报告：项内句号在引号、括号里的；句号后面带“（责任单位：……）”的，以括号前的标点为准；只有两项、看不出以哪种为主的；\
上一层还没有列举完、最后一项接着用分号的；正文跟在标题后面的。

    修复：统一末尾的标点；要由人确认。
    """
    followed = {section.span.start for run in analysis.siblings for section in run.sections[:-1]}
    for run in analysis.siblings:
        # one level up the enumeration has more items, so that the last one here may end with ； too
        goes_on = (
            isinstance(run.parent, Section) and isinstance(run.parent.level, int) and run.parent.span.start in followed
        )
        for series in series_of(run) if isinstance(run.sections[0].level, int) else ():
            items = items_of(series, analysis.shadow)
            whole = len(items) == len(series)
            yield from (
                _stops_inside(items)
                or (whole and _uneven(items, analysis.text, goes_on=goes_on and series[-1] is run.sections[-1]))
                or _uneven_headings(series, analysis.shadow)
            )


def _stops_inside(items: list[Item]) -> list[Finding]:
    """Items that end with ； although one of them holds a 。."""
    ended = [item for item in items if item.mark == ";"]
    holder = next((item for item in items if item.stops is not None and (item.alone or item.mark == ";")), None)
    if holder is None or not ended:
        return []
    first = holder if holder in ended else ended[0]
    message = f"“{_label(holder)}”项内已有句号，这一组各项末尾不能再用分号，应当用句号"
    edits = tuple(Edit(item.place.start, item.place.end, "。") for item in ended)
    return [Finding(span=first.place, message=message, fix=Fix(kind="unsafe", title="项末的分号改为句号", edits=edits))]


def _uneven(items: list[Item], text: str, *, goes_on: bool) -> list[Finding]:
    """Items most of which end with ；, and one that does not, or a last one without 。."""
    if not all(item.alone for item in items[:-1]):
        return []
    ended = [item for item in items[:-1] if item.mark == ";"]
    others = [item for item in items[:-1] if item.mark != ";"]
    if len(ended) < 2 or len(others) >= len(ended) or not all(item.mark == "。" or _is_bare(item) for item in others):
        return []
    wrong = [(item, text[ended[0].place.start]) for item in others]
    last = items[-1]
    if last.alone and ((last.mark == ";" and not goes_on) or _is_bare(last)):
        wrong.append((last, "。"))
    if not wrong:
        return []
    item = wrong[0][0]
    fact = "末尾没有标点" if _is_bare(item) else "以句号结尾" if item.mark == "。" else "以分号结尾"
    wanted = "最后一项应以句号结尾" if item is last else "同组其他各项以分号结尾，标点应当一致"
    return [
        Finding(
            span=Span(item.span.end if _is_bare(item) else item.place.start, item.span.end),
            message=f"“{_label(item)}”{fact}，{wanted}",
            fix=Fix(
                kind="unsafe",
                title="统一各项末尾的标点",
                edits=tuple(
                    Edit(item.span.end if _is_bare(item) else item.place.start, item.span.end, mark)
                    for item, mark in wrong
                ),
            ),
        )
    ]


def _is_bare(item: Item) -> bool:
    """Whether an item ends in a word, without a mark."""
    return "一" <= item.mark <= "鿿"


def _uneven_headings(sections: tuple[Section, ...], shadow: str) -> list[Finding]:
    """Headings on lines of their own of which some end with 。 and some do not."""
    standing = [section for section in sections if section.title is not None and not section.run_in and section.blocks]
    stopped = [section for section in standing if shadow[section.heading.span.end - 1] == "。"]
    bare = [section for section in standing if "一" <= shadow[section.heading.span.end - 1] <= "鿿"]
    if not stopped or not bare:
        return []
    extra = sections[0].level == 1 or len(stopped) <= len(bare)
    odd = stopped if extra else bare
    end = odd[0].heading.span.end
    many = f"，这样的共{len(odd)}处" if len(odd) > 1 else ""
    has, rest = ("有句号", "没有") if extra else ("没有句号", "都有")
    numeral = numeral_of(odd[0])
    label = numeral.named() if numeral else odd[0].label
    edits = tuple(
        Edit(section.heading.span.end - extra, section.heading.span.end, "" if extra else "。") for section in odd
    )
    return [
        Finding(
            span=Span(end - extra, end),
            message=f"“{label}”标题末尾{has}，同级其他标题{rest}，应当一致{many}",
            fix=Fix(kind="unsafe", title="统一标题末尾的句号", edits=edits),
        )
    ]


def _label(item: Item) -> str:
    numeral = numeral_of(item.section)
    return numeral.named() if numeral else item.section.label
