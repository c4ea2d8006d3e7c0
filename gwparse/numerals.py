"""Chinese, circled and bracketed numerals to whole numbers, as labels and dates use them.

A text that is no numeral gives None.
"""

from __future__ import annotations

from functools import lru_cache

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇○OＯ0О", 0)

#: First character and first value of the blocks of ready-made numerals: ① ⑴ ⒈ ㈠ ㉑.
BLOCKS = (("①", "⑳", 1), ("㉑", "㉟", 21), ("⑴", "⒇", 1), ("⒈", "⒛", 1), ("㈠", "㈩", 1))


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral below one thousand, such as 十二, 二十, 一百零三 or 廿一; None for anything else."""
    total = unit = 0
    for char in text:
        if char in DIGITS:
            unit = DIGITS[char]
        elif char == "十":
            total, unit = total + (unit or 1) * 10, 0
        elif char == "廿":
            total, unit = total + 20, 0
        elif char == "百":
            total, unit = total + (unit or 1) * 100, 0
        else:
            return None
    return total + unit if text else None


def whole_number(text: str) -> int | None:
    """The value of a whole number in either kind of digits: 12, 十二, 两; None for anything else."""
    return int(text) if text.isdecimal() else chinese_number(text.replace("两", "二"))


def to_chinese(number: int) -> str:
    """A number from 1 to 999 as a Chinese numeral: 12 is 十二, 103 is 一百零三."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    numerals = "零一二三四五六七八九"
    text = numerals[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else numerals[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (numerals[ones] if ones else "")


def chinese_year(text: str) -> int | None:
    """The value of a year written digit by digit: 二〇〇五 is 2005."""
    value = 0
    for char in text:
        if char not in DIGITS:
            return None
        value = value * 10 + DIGITS[char]
    return value


@lru_cache(maxsize=1024)
def label_number(label: str) -> int | None:
    """The number that a heading label counts: 一、 is 1, （十二） 12, 第三条 3, 2.3.1 the last part, 1; None without one.

    Args:
        label: the label as printed or from the shadow string.
    """
    for first, last, value in BLOCKS:
        if label and first <= label[0] <= last:
            return value + ord(label[0]) - ord(first)
    digits = [part for part in "".join(char if char.isdecimal() else " " for char in label).split() if part]
    if digits:
        return int(digits[-1])
    chinese = "".join(char for char in label.partition("之")[0] if char in DIGITS or char in "十百廿")
    return chinese_number(chinese) if chinese else None
