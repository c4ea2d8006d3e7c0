"""The numerals in heading labels: where they stand, how another number would be written there, what is printed already (序号)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gwparse.nodes import Section
from gwparse.numerals import BLOCKS, to_chinese
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span

_CHINESE = "〇零一二三四五六七八九十百"
_NUMERAL = lazy(rf"[{_CHINESE}]+|\d+")

#: What closes a label behind its numeral, right or wrong, by the form of the label.
_ENDS = {
    "level_1": r"\s*[、.,:;]",
    "level_2": r"\s*\)(?![项款条至])",
    "level_3": r"\s*(?:\.(?!\d)|[、,:;)])",
    "level_4": r"\s*\)(?![项款条至])",
    "level_5": "",
    "division": r"\s*编",
    "chapter": r"\s*章",
    "article_section": r"\s*节",
    "article": r"\s*条",
}

#: What stands in front of a label without a bracket in the middle of a line: 二、 behind other words is a list (一、二、三产业).
_BEFORE = {"level_1": r"(?<![^\s。;:!?)”>])"}


@dataclass(frozen=True, slots=True)
class LabelNumeral:
    """The numeral in the label of a section.

    Attributes:
        label: the label as printed, with the mark behind it.
        start: where the label stands in the text.
        numeral: the numeral, counted in the label.
        form: the form of the label.
        value: the number.
    """

    label: str
    start: int
    numeral: tuple[int, int]
    form: str
    value: int

    @property
    def text(self) -> str:
        """The numeral as printed: 三, 12, ③."""
        return self.label[slice(*self.numeral)]

    @property
    def ready_made(self) -> bool:
        """Whether number and mark are one character: ㈠ ⑴ ⒈ ①."""
        return any(first <= self.text[:1] <= last for first, last, _ in BLOCKS)

    @property
    def place(self) -> Span:
        """Where the label stands in the text."""
        return Span(self.start, self.start + len(self.label))

    @property
    def numeral_place(self) -> Span:
        """Where the numeral stands in the text."""
        return Span(self.start + self.numeral[0], self.start + self.numeral[1])

    @property
    def behind(self) -> Span:
        """Where the rest of the label stands in the text: 、 or ）, and marks that do not belong there."""
        return Span(self.start + self.numeral[1], self.start + len(self.label))

    def written(self, number: int) -> str | None:
        """Another number in the same kind of numerals; None where there is no such character."""
        for first, last, value in BLOCKS:
            if first <= self.text[:1] <= last:
                char = chr(ord(first) + number - value)
                return char if first <= char <= last else None
        return str(number) if self.text.isdecimal() else to_chinese(number)

    def named(self, number: int | None = None) -> str:
        """The label as a message names it, or what it would be with another number."""
        numeral = self.text if number is None else self.written(number) or str(number)
        return (self.label[: self.numeral[0]] + numeral + self.label[self.numeral[1] :]).strip()


def numeral_of(section: Section) -> LabelNumeral | None:
    """The numeral in a section's label; None where it is not a plain one (第三条之一 was put in, and counts nothing)."""
    heading = section.heading
    at = heading.span.start + max(0, heading.text.find(section.label))
    if section.number is None or (section.form == "article" and "之" in section.label):
        return None
    if any(first <= section.label[:1] <= last for first, last, _ in BLOCKS):
        return LabelNumeral(section.label, at, (0, 1), section.form, section.number)
    found = list(_NUMERAL.finditer(section.label))
    if not found:
        return None
    numeral = found[-1] if section.form.startswith("decimal") else found[0]
    return LabelNumeral(section.label, at, numeral.span(), section.form, section.number)


def is_printed(shadow: str, start: int, end: int, like: LabelNumeral, number: int) -> bool:
    """Whether a label with some number is printed in a stretch of text, in the middle of a line or broken over two as well.

    A number that is missing among the headings and printed in the text was lost on the way to the page, not by the author.

    Args:
        shadow: the shadow of the page.
        start, end: the stretch.
        like: a label of the same kind.
        number: the number to look for.
    """
    written = like.written(number)
    if written is None:
        return False
    before = shadow_of(like.label[: like.numeral[0]]).strip()
    numeral = r"\s*".join(map(re.escape, written)) + ("" if like.ready_made else rf"(?![{_CHINESE}\d])")
    opening = re.escape(before) + r"\s*" if before else _BEFORE.get(like.form, r"(?<![\d.(])")
    ending = "" if like.ready_made else _ENDS.get(like.form, "")
    # at the beginning of a line also with the wrong mark, or without one of its brackets
    leading = rf"(?m:^)[ \t#*>]*(?:{re.escape(before)}\s*{numeral}|{numeral}\s*[)、.,:;])"
    if not before:
        leading = rf"(?m:^)[ \t#*>]*{numeral}\s*[)、.,:;]"
    return re.search(f"{opening}{numeral}{ending}|{leading}", shadow[start:end]) is not None
