"""Numbers as automatic numbering (自动编号) writes them: the formats of `w:numFmt` in WordprocessingML.

The formats are those of ISO/IEC 29500-1, 17.18.59, as Word shows them: where Microsoft's notes on its implementation
([MS-OI29500] 2.1.540) tell of a difference, Word is followed. A number that a format cannot show is written in decimal, as is one
of a format not known here (Hebrew, Thai and the like, which no official document of China counts with).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

#: Letters are repeated after the 26th (aa, bb), at most this often; the numbers after that are decimal.
MOST_LETTERS = 30

#: The largest number in Roman numerals; with more, a thousand would have to be written by ever more M.
LARGEST_ROMAN = 3999

ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True)
)

STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"

#: ① to ⑳, ㉑ to ㉟, ㊱ to ㊿.
CIRCLED = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))


@dataclass(frozen=True, slots=True)
class Numerals:
    """The characters that one manner of counting in Chinese or Japanese writes.

    Attributes:
        digits: zero to nine; an empty zero is not written.
        units: ten, a hundred, a thousand.
        myriads: ten thousand, a hundred million.
        bare: the units that stand alone for one of them at the beginning of a number: 十 for 一十.
        bare_inside: those that do so in a number as well: 百十 for 一百一十.
    """

    digits: tuple[str, ...]
    units: str
    myriads: str
    bare: str = ""
    bare_inside: str = ""


SIMPLIFIED = Numerals(tuple("零一二三四五六七八九"), "十百千", "万亿", bare="十")
TRADITIONAL = Numerals(tuple("零一二三四五六七八九"), "十百千", "萬億", bare="十")
SIMPLIFIED_LEGAL = Numerals(tuple("零壹贰叁肆伍陆柒捌玖"), "拾佰仟", "万亿")
TRADITIONAL_LEGAL = Numerals(tuple("零壹貳參肆伍陸柒捌玖"), "拾佰仟", "萬億")
JAPANESE = Numerals(("", *"一二三四五六七八九"), "十百千", "万億", bare="十百千", bare_inside="十百千")
JAPANESE_LEGAL = Numerals(("", *"壱弐参四伍六七八九"), "拾百阡", "萬億")


def number_text(number: int, name: str) -> str:
    """A number as a format writes it; in decimal where the format is unknown or has no such number.

    Args:
        number: what is counted, from 0.
        name: the value of `w:numFmt`, such as chineseCountingThousand.
    """
    write = FORMATS.get(name)
    return (write(number) if write is not None else "") or ("" if name in SILENT else str(number))


def custom_format(pattern: str) -> str | None:
    """The format that the `w:format` of a custom `w:numFmt` stands for: `001, 002, 003, ...` is decimalZero3; None for others.

    Args:
        pattern: the examples that Word writes ([MS-DOCX] 2.4), parted by commas.
    """
    examples = [one.strip() for one in pattern[:100].split(",")]
    first = examples[0]
    if first.isascii() and first.isdigit() and int(first) == 1 and len(first) <= MOST_ZEROS:
        return f"decimalZero{len(first)}" if len(first) > 1 else "decimal"
    return CUSTOM.get(first) or CUSTOM.get(",".join(examples[:3]))


def counted(number: int, numerals: Numerals) -> str:
    """A number up to a trillion in words of thousands and myriads: 一百零三, 壹佰零叁; "" for others."""
    if not 0 < number < 10**12:
        return numerals.digits[0] if number == 0 else ""
    text = ""
    for size, myriad in ((10**8, numerals.myriads[1]), (10**4, numerals.myriads[0]), (1, "")):
        group, number = divmod(number, size)
        if group:
            text += (
                (numerals.digits[0] if text and group < 1000 else "") + _thousands(group, numerals, text == "") + myriad
            )
    return text


def _thousands(number: int, numerals: Numerals, begins: bool) -> str:
    """A number from 1 to 9999; `begins` when no other words stand in front of it."""
    text = ""
    gap = False
    for size, unit in ((1000, numerals.units[2]), (100, numerals.units[1]), (10, numerals.units[0]), (1, "")):
        digit, number = divmod(number, size)
        if not digit:
            gap = True
            continue
        is_bare = digit == 1 and unit != "" and unit in (numerals.bare if begins and not text else numerals.bare_inside)
        text += (numerals.digits[0] if gap and text else "") + ("" if is_bare else numerals.digits[digit]) + unit
        gap = False
    return text


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    """Writes 2024 as 二〇二四."""
    table = str.maketrans("0123456789", digits)
    return lambda number: str(number).translate(table)


def _counted_below_hundred(zero: str) -> Callable[[int], str]:
    """Writes 99 as 九十九, but 100 as 一○○, as the formats of counting without thousands do."""
    write = _digit_by_digit(f"{zero}一二三四五六七八九")
    return lambda number: counted(number, SIMPLIFIED) if 0 < number < 100 else write(number)


def _words(numerals: Numerals) -> Callable[[int], str]:
    return lambda number: counted(number, numerals)


def _one_of(characters: str) -> Callable[[int], str]:
    """Writes 1 as the first of some characters, and nothing past the last."""
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else ""


def _row(first: int, last: int) -> Callable[[int], str]:
    """As `_one_of`, of a row of characters in Unicode."""
    return _one_of("".join(map(chr, range(first, last + 1))))


def _letters(first: str) -> Callable[[int], str]:
    """Writes 27 as aa and 28 as bb, as Word does."""
    return lambda number: (
        chr(ord(first) + (number - 1) % 26) * ((number + 25) // 26) if 0 < number <= 26 * MOST_LETTERS else ""
    )


def _roman(number: int) -> str:
    if not 0 < number <= LARGEST_ROMAN:
        return ""
    text = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _ordinal(number: int) -> str:
    """Writes 1st, 2nd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _stem_and_branch(number: int) -> str:
    """Writes the sixty years 甲子 to 癸亥."""
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if 0 < number <= 60 else ""


def _padded(width: int) -> Callable[[int], str]:
    return lambda number: f"{number:0{width}}"


#: How many digits a custom format may fill up to; Word offers five.
MOST_ZEROS = 9

#: The formats that show no number.
SILENT = frozenset(("none", "bullet"))

#: How each format writes a number; "" for a number that it does not have.
FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": _padded(2),
    "decimalFullWidth": _digit_by_digit("０１２３４５６７８９"),
    "decimalFullWidth2": _digit_by_digit("０１２３４５６７８９"),
    "decimalEnclosedCircle": _one_of(CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(CIRCLED),
    "decimalEnclosedFullstop": _row(0x2488, 0x249B),  # ⒈ to ⒛
    "decimalEnclosedParen": _row(0x2474, 0x2487),  # ⑴ to ⒇
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _counted_below_hundred("○"),
    "taiwaneseCounting": _counted_below_hundred("○"),
    "chineseCountingThousand": _words(SIMPLIFIED),
    "taiwaneseCountingThousand": _words(TRADITIONAL),
    "chineseLegalSimplified": _words(SIMPLIFIED_LEGAL),
    "ideographLegalTraditional": _words(TRADITIONAL_LEGAL),
    "ideographDigital": _digit_by_digit("〇一二三四五六七八九"),
    "taiwaneseDigital": _digit_by_digit("○一二三四五六七八九"),
    "japaneseCounting": _words(JAPANESE),
    "japaneseLegal": _words(JAPANESE_LEGAL),
    "japaneseDigitalTenThousand": _digit_by_digit("〇一二三四五六七八九"),
    # The standard circles these; Word sets them in brackets ([MS-OI29500] 2.1.540 a): ㈠ to ㈩.
    "ideographEnclosedCircle": _row(0x3220, 0x3229),
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    "ideographZodiacTraditional": _stem_and_branch,
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    **{f"decimalZero{width}": _padded(width) for width in range(2, MOST_ZEROS + 1)},  # by custom formats only
}

#: Custom formats by their first example, or by their first three where that says too little.
CUSTOM = {
    "A": "upperLetter",
    "a": "lowerLetter",
    "I": "upperRoman",
    "i": "lowerRoman",
    "１": "decimalFullWidth",
    "①": "decimalEnclosedCircle",
    "⒈": "decimalEnclosedFullstop",
    "⑴": "decimalEnclosedParen",
    "㈠": "ideographEnclosedCircle",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "甲子": "ideographZodiacTraditional",
    "壹,贰,叁": "chineseLegalSimplified",
    "壹,貳,參": "ideographLegalTraditional",
    "一,一〇,一〇〇": "ideographDigital",
    "一,十,一○○(简)": "chineseCounting",
    "一,十,一百(简)": "chineseCountingThousand",
    "一,十,一○○(繁)": "taiwaneseCounting",
    "一,十,一百(繁)": "taiwaneseCountingThousand",
    "一,十,百": "japaneseCounting",
}
