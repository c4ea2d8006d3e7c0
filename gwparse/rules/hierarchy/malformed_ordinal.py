"""HI202: ready-made characters as numbers, and numerals that are not written so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.numerals import chinese_number, chinese_year, to_chinese
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.label_numerals import LabelNumeral, numeral_of
from gwparse.views.width import is_folded

#: How the number of a ready-made character is written, by the form of its label.
PLAIN = {"level_2": "（{}）", "level_3": "{}.", "level_4": "（{}）"}

#: 廿一、 and 十1、 at the beginning of a line: the parser takes neither for a label.
MIXED = lazy(r"(?m:^)[ \t]*(\()?(?P<numeral>廿[一二三四五六七八九]?|[二三四五六七八九]?十\d)(?(1)\)|、)")


@rule(
    code="HI202",
    name="malformed-ordinal",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.3", "可以"),),
    fix="unsafe",
    since="0.1.0",
)
def malformed_ordinal(analysis: Analysis) -> Iterator[Finding]:
    """序号用“（一）”“1.”“（1）”和规范的数字，不用“㈠”“⒈”“⑴”，不写“一十一”“廿一”“十1”。

    查什么：层次序号里的特殊符号“㈠”“⒈”“⑴”，一份文件里同一类只在第一处报告一次；不合规范的汉字数字“一十一”“二一”“廿一”，\
汉字和阿拉伯数字混写的“十1”。

    为什么：标准列出的层次序数是“一、”“（一）”“1.”“（1）”。特殊符号检索不到，没有的字号会丢失，编到二十以后也没有字可用；\
数字写法不一，序号就对不上。

    不报告：“①”一类圆圈数字；“一百一十”“一百十”；一般文字里的“廿”。

    修复：特殊符号改为数字和括号、小圆点，安全；“一十一”一类改为规范写法，要由人确认；“廿一”“十1”没有被认作标题，只报告。
    """
    ready_made: dict[tuple[int, str], list[LabelNumeral]] = defaultdict(list)
    numbers: set[tuple[str, int | None]] = set()
    for run in analysis.siblings:
        for section in run.sections:
            numbers.add((section.form, section.number))
            numeral = numeral_of(section)
            if numeral is None:
                continue
            if numeral.ready_made and numeral.form in PLAIN:
                ready_made[run.document, numeral.form].append(numeral)
            elif (number := _misspelt(numeral.text)) is not None:
                right, place = to_chinese(number), numeral.numeral_place
                edits = (Edit(place.start, place.end, right),)
                fix = Fix(kind="unsafe", title=f"改为“{right}”", edits=edits)
                yield _misspelt_at(place, numeral.text, right, fix)
    for numerals in ready_made.values():
        yield _taken_apart(analysis, numerals)
    for found in MIXED.finditer(analysis.shadow):
        form, text = ("level_2" if found[1] else "level_1"), found["numeral"]
        number = chinese_number(text) or (chinese_number(text[:-1]) or 0) + int(text[-1])
        if (form, number - 1) in numbers:
            # no fix: rightly written the line becomes a heading, and what stands below it changes its place
            yield _misspelt_at(Span(*found.span("numeral")), text, to_chinese(number), None)


def _misspelt(text: str) -> int | None:
    """The number of a Chinese numeral that is not written so: 一十一, 二一; None for a right one."""
    if len(text) > 1 and text.startswith("一十"):
        return chinese_number(text)
    if len(text) == 2 and text[0] not in "〇零十百" and text[1] not in "十百" and not text.isdecimal():
        return chinese_year(text)
    return None


def _misspelt_at(place: Span, text: str, right: str, fix: Fix | None) -> Finding:
    return Finding(span=place, message=f"序号“{text}”不合数字的写法，应写“{right}”", fix=fix)


def _taken_apart(analysis: Analysis, numerals: list[LabelNumeral]) -> Finding:
    edits = tuple(_edit(analysis, numeral) for numeral in numerals)
    first = numerals[0]
    many = f"，这样的共{len(numerals)}处" if len(numerals) > 1 else ""
    return Finding(
        span=first.numeral_place,
        message=f"序号“{first.text}”是特殊符号，应写“{edits[0].replacement.strip()}”{many}",
        fix=Fix(kind="safe", title="特殊符号改为数字和括号、小圆点" + many.replace("这样的", ""), edits=edits),
    )


def _edit(analysis: Analysis, numeral: LabelNumeral) -> Edit:
    """A ready-made character, with a needless mark behind ⒈, taken apart; brackets as wide as those of the page."""
    place = numeral.numeral_place
    number = numeral.value
    plain = PLAIN[numeral.form].format(to_chinese(number) if numeral.form == "level_2" else number)
    if is_folded(analysis.text):
        plain = plain.replace("（", "(").replace("）", ")")
    end = place.end
    if numeral.form == "level_3":
        end += analysis.shadow[end : end + 1] in ("、", ".", ",")
        plain += " " if analysis.shadow[end : end + 1].isdecimal() else ""
    return Edit(place.start, end, plain)
