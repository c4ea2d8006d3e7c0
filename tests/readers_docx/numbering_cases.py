"""Automatic numbers as Word shows them: some of each format, and documents for each mechanism of lists.

Where LibreOffice 7.4 shows something else, the case says so and why Word is believed.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.readers_docx.numbering_oracle import Item, Sheet, definition, instance, items, level, override

COUNTED = {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九"}
THOUSANDS = {
    100: "一百",
    101: "一百零一",
    110: "一百一十",
    115: "一百一十五",
    1000: "一千",
    1001: "一千零一",
    1010: "一千零一十",
}
DIGITS = {1: "一", 9: "九", 10: "一〇", 11: "一一", 20: "二〇", 105: "一〇五"}

#: By the name of a format, some numbers in it.
WRITTEN: dict[str, dict[int, str]] = {
    "decimal": {0: "0", 1: "1", 10: "10", 1234567: "1234567"},
    "decimalHalfWidth": {1: "1", 10: "10"},
    "decimalZero": {1: "01", 9: "09", 10: "10", 100: "100"},
    "decimalFullWidth": {1: "１", 10: "１０", 2024: "２０２４"},
    "decimalFullWidth2": {1: "１", 10: "１０"},
    "decimalEnclosedCircle": {0: "0", 1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51"},
    "decimalEnclosedCircleChinese": {1: "①", 10: "⑩", 20: "⑳", 50: "㊿", 51: "51"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛", 21: "21"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
    "numberInDash": {1: "- 1 -"},
    "chineseCounting": COUNTED | {100: "一○○", 105: "一○五", 0: "○"},
    "taiwaneseCounting": COUNTED | {100: "一○○"},
    "chineseCountingThousand": COUNTED
    | THOUSANDS
    | {10000: "一万", 10001: "一万零一", 10500: "一万零五百", 12345: "一万二千三百四十五", 100010: "十万零一十"},
    "taiwaneseCountingThousand": COUNTED | THOUSANDS | {10000: "一萬"},
    "chineseLegalSimplified": {
        1: "壹",
        2: "贰",
        3: "叁",
        6: "陆",
        10: "壹拾",
        11: "壹拾壹",
        20: "贰拾",
        101: "壹佰零壹",
        1000: "壹仟",
    },
    "ideographLegalTraditional": {1: "壹", 2: "貳", 3: "參", 6: "陸", 10: "壹拾", 101: "壹佰零壹", 1000: "壹仟"},
    "ideographDigital": DIGITS,
    "taiwaneseDigital": {1: "一", 10: "一○", 105: "一○五"},
    "japaneseCounting": COUNTED | {100: "百", 101: "百一", 110: "百十", 1000: "千", 10000: "一万"},
    "japaneseLegal": {1: "壱", 10: "壱拾", 101: "壱百壱"},
    "japaneseDigitalTenThousand": DIGITS,
    "ideographEnclosedCircle": {1: "㈠", 10: "㈩", 11: "11"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {1: "子", 12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 11: "甲戌", 60: "癸亥", 61: "61"},
    "lowerLetter": {0: "0", 1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa", 780: "z" * 30, 781: "781"},
    "upperLetter": {1: "A", 26: "Z", 27: "AA", 28: "BB"},
    "lowerRoman": {0: "0", 1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 3999: "mmmcmxcix", 4000: "4000"},
    "upperRoman": {1: "I", 4: "IV", 1994: "MCMXCIV", 1000000: "1000000"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 21: "21st", 111: "111th"},
    "cardinalText": {1: "1"},  # One, in the language of the text: not written out
    "ordinalText": {1: "1"},
    "hex": {9: "9", 10: "A", 255: "FF"},
    "none": {1: ""},
    "bullet": {1: ""},
    "thaiLetters": {1: "1", 12: "12"},  # as any format that is not known
}

#: The formats that LibreOffice 7.4 writes otherwise than Word: from which number on, and what it writes. It writes 0 as 0 in all.
FORMATS_THAT_DIFFER = {
    "decimalFullWidth": (1, "half-width digits"),
    "decimalFullWidth2": (1, "half-width digits"),
    "decimalEnclosedFullstop": (1, "plain digits"),
    "decimalEnclosedParen": (1, "plain digits"),
    "numberInDash": (1, "plain digits"),
    "chineseCounting": (100, "一百; Word's example is 一, 十, 一○○, [MS-DOCX] 2.4"),
    "taiwaneseCounting": (100, "一百"),
    "taiwaneseCountingThousand": (10000, "万 for 萬"),
    "ideographDigital": (10, "十; Word's example is 一, 一〇, 一〇〇, [MS-DOCX] 2.4"),
    "taiwaneseDigital": (1, "plain digits"),
    "japaneseCounting": (100, "一百"),
    "japaneseLegal": (10, "壱零"),
    "japaneseDigitalTenThousand": (1, "plain digits"),
    "ideographEnclosedCircle": (1, "①; Word sets ideographs in brackets, [MS-OI29500] 2.1.540"),
    "ideographZodiacTraditional": (1, "plain digits"),
    "lowerLetter": (781, "letters without end"),
    "upperLetter": (781, "letters without end"),
    "lowerRoman": (4000, "m without end"),
    "upperRoman": (4000, "M without end"),
    "cardinalText": (1, "One"),
    "ordinalText": (1, "First"),
    "hex": (10, "plain digits"),
    "thaiLetters": (1, "Thai"),
}


@dataclass(frozen=True)
class Case:
    """Labels of a document.

    Attributes:
        sheet: the document.
        labels: as Word shows them, with spaces between; `_` for none, `-` for empty.
        differing: what LibreOffice 7.4 shows, in the same form, where it is something else.
        why: why it does, and why Word is believed.
    """

    sheet: Sheet
    labels: str
    differing: str = ""
    why: str = ""


DECIMAL = definition(level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"), level(3, "%1.%2.%3.%4"))
CHINESE = (
    level(0, "%1、", "chineseCounting"),
    level(1, "（%2）", "chineseCounting"),
    level(2, "%3."),
    level(3, "（%4）"),
)
LINK = '<w:numStyleLink w:val="List1"/>'
LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="List1"><w:name w:val="List1"/>'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
)
LINKED = (
    definition(LINK) + definition('<w:styleLink w:val="List1"/>', *CHINESE, name="1") + instance() + instance("2", "1")
)
LEGAL = "<w:isLgl/>"


def tied(*levels: str) -> str:
    """The levels of CHINESE, each tied to a style."""
    return (
        definition(*(level(at, text, more=f'<w:pStyle w:val="H{at}"/>') for at, text in enumerate(levels))) + instance()
    )


def paragraph_style(at: int, with_level: bool) -> str:
    """A style that names list 1."""
    number = f'<w:ilvl w:val="{at}"/>' if with_level and at else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="H{at}"><w:name w:val="heading {at + 1}"/>'
        f'<w:pPr><w:numPr>{number}<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )


BASED = '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H1"/></w:style>'
STYLED = [Item("1", None, (f"H{at}",), False) for at in (0, 1, 1, 2, 0)] + [Item("1", None, ("Mine", "H1"), False)]


def alternate(example: str) -> str:
    """A number format as Word writes those that are younger than the standard."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="{example}"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="upperLetter"/></mc:Fallback></mc:AlternateContent>'
    )


def restarting(at: int) -> str:
    """A `w:lvlRestart`."""
    return f'<w:lvlRestart w:val="{at}"/>'


CASES: dict[str, Case] = {
    "公文的四级": Case(
        Sheet(definition(*CHINESE) + instance(), items(0, 1, 1, 2, 2, 3, 1, 2, 0, 1)),
        "一、 （一） （二） 1. 2. （1） （三） 1. 二、 （一）",
    ),
    "several numbers": Case(Sheet(DECIMAL + instance(), items(0, 1, 2, 2, 1, 2, 0, 1)), "1 1.1 1.1.1 1.1.2 1.2 1.2.1 2 2.1"),
    "start": Case(Sheet(definition(level(0, start=3), level(1, start=5)) + instance(), items(0, 1, 1, 0, 1)), "3. 5. 6. 4. 5."),
    "start 0": Case(Sheet(definition(level(0, start=0)) + instance(), items(0, 0)), "0. 1."),
    "no start is 0": Case(Sheet(definition(level(0, start=None)) + instance(), items(0, 0)), "0. 1."),
    "skipped level": Case(Sheet(DECIMAL + instance(), items(0, 2, 1, 3, 0, 3)), "1 1.1.1 1.2 1.2.1.1 2 2.1.1.1"),
    "deeper level first": Case(Sheet(DECIMAL + instance(), items(1, 1, 0, 1)), "1.1 1.2 2 2.1"),
    "skipped level starts": Case(
        Sheet(definition(level(0), level(1, start=4), level(2, "%1.%2.%3")) + instance(), items(0, 2, 1)), "1. 1.4.1 5."
    ),
    "instances share": Case(
        Sheet(DECIMAL + instance() + instance("2"), [*items(0, 0), *items(0, 1, number="2"), *items(1, 0)]), "1 2 3 3.1 3.2 4"
    ),
    "definitions do not": Case(
        Sheet(definition(level(0)) + definition(level(0), name="1") + instance() + instance("2", "1"), items(0, 0) + items(0, number="2")),
        "1. 2. 1.",
    ),
    "instance starts anew once": Case(
        Sheet(
            DECIMAL + instance() + instance("2", "0", override(0, 5)),
            [*items(0, 0), *items(0, 0, 1, number="2"), *items(0), *items(0, number="2")],
        ),
        "1 2 5 6 6.1 7 8",
    ),
    "two that start anew": Case(
        Sheet(
            DECIMAL + instance("1") + instance("2", "0", override(0, 1)) + instance("3", "0", override(0, 1)),
            [*items(0, 0), *items(0, 0, number="2"), *items(0, number="3"), *items(0, number="2")],
        ),
        "1 2 1 2 1 2",
    ),
    "all levels start anew": Case(
        Sheet(
            DECIMAL + instance() + instance("2", "0", *(override(at, 1) for at in range(9))),
            [*items(0, 0, 1, 1), *items(1, 0, 1, number="2")],
        ),
        "1 2 2.1 2.2 2.1 3 3.1",
    ),
    "a deeper level starts anew": Case(
        Sheet(DECIMAL + instance() + instance("2", "0", override(1, 5)), [*items(0, 1, 1), *items(1, 1, 0, 1, number="2")]),
        "1 1.1 1.2 1.5 1.6 2 2.5",
        "1 1.1 1.2 1.5 1.6 2 2.1",
        "the start demanded holds for each restart (ISO 29500-1, 17.9.26); LibreOffice forgets it",
    ),
    "level redefined": Case(
        Sheet(
            DECIMAL + instance() + instance("2", "0", override(0, None, level(0, "第%1章", "chineseCounting", start=9))),
            [*items(0), *items(0, 1, number="2"), *items(0)],
        ),
        "1 第二章 二.1 3",
    ),
    "level redefined and started": Case(
        Sheet(
            DECIMAL + instance() + instance("2", "0", override(0, 7, level(0, "(%1)", "upperLetter", start=9))),
            [*items(0), *items(0, 0, number="2")],
        ),
        "1 (G) (H)",
    ),
    "never restarts": Case(
        Sheet(
            definition(level(0, "第%1章", "chineseCounting"), level(1, "第%2条", "chineseCounting", more=restarting(0)), level(2))
            + instance(),
            items(0, 1, 1, 2, 0, 1, 2, 1),
        ),
        "第一章 第一条 第二条 1. 第二章 第三条 1. 第四条",
        "第一章 第一条 第二条 1. 第二章 第一条 1. 第二条",
        "LibreOffice 7.4 does not know lvlRestart 0",
    ),
    "restart of a level redefined": Case(
        Sheet(
            DECIMAL + instance("1", "0", override(1, None, level(1, "第%2条", more=restarting(0)))),
            items(0, 1, 1, 0, 1),
        ),
        "1 第1条 第2条 2 第1条",
    ),
    "restarts after the first level": Case(
        Sheet(definition(level(0), level(1), level(2, more=restarting(1))) + instance(), items(0, 1, 2, 2, 1, 2, 0, 2)),
        "1. 1. 1. 2. 2. 3. 2. 1.",
        "1. 1. 1. 2. 2. 1. 2. 1.",
        "LibreOffice 7.4 does not know lvlRestart; Word restarts after the level named and those above ([MS-OI29500])",
    ),
    "decimal throughout": Case(
        Sheet(
            definition(
                level(0, "第%1章", "chineseCounting"),
                level(1, "%1.%2", "upperRoman", more=LEGAL),
                level(2, "%1.%2.%3", "lowerLetter"),
                level(3, "%1-%4", "decimalZero", more=LEGAL),
            )
            + instance(),
            items(0, 1, 2, 3),
        ),
        "第一章 1.1 一.I.a 1-01",
        "第一章 一.I 一.I.a 一-01",
        "LibreOffice 7.4 does not know isLgl; 01 stays ([MS-DOC] 2.9.150)",
    ),
    "no number": Case(Sheet(definition(level(0, "%1", "none"), level(1)) + instance(), items(0, 0, 1)), "- - 1."),
    "no number but words": Case(Sheet(definition(level(0, "附：%1", "none")) + instance(), items(0, 0)), "附： 附："),
    "a part without number": Case(
        Sheet(definition(level(0, "%1", "none"), level(1, "%1.%2")) + instance(), items(0, 1)),
        "- .1",
        "- 1",
        "LibreOffice leaves out the dot with the number; in Word literal text stays",
    ),
    "linked to a style of lists": Case(
        Sheet(LINKED, [*items(0, 1, 0), *items(0, number="2"), *items(0)], LIST_STYLE, {"List1": "2"}),
        "一、 （一） 二、 三、 四、",
    ),
    "linked and starting anew": Case(
        Sheet(
            LINKED + instance("3", "0", override(0, 1)), [*items(0, 0), *items(0, number="3"), *items(0)], LIST_STYLE, {"List1": "2"}
        ),
        "一、 二、 一、 二、",
    ),
    "linked to a style that is missing": Case(Sheet(LINKED, items(0, 1, 0)), "一、 （一） 二、", "1. 1. 2.", "LibreOffice needs the style"),
    "linked to a style of a list of its own": Case(
        Sheet(
            definition(LINK) + definition(*CHINESE, name="1") + instance() + instance("2", "1", override(0, 4)),
            items(0, 1, 0),
            LIST_STYLE,
            {"List1": "2"},
        ),
        "四、 （一） 五、",
        "1. 1. 2.",
        "LibreOffice needs the link back; the style's own numPr names the list (ISO 29500-1, 17.9.21)",
    ),
    "levels of styles": Case(
        Sheet(
            tied("%1、", "（%2）", "%3."), STYLED, "".join(paragraph_style(at, True) for at in range(3)) + BASED, {"H0": "1", "H1": "1"}
        ),
        "1、 （1） （2） 1. 2、 （1）",
    ),
    "levels of styles that name none": Case(
        Sheet(tied("%1、", "（%2）", "%3."), STYLED, "".join(paragraph_style(at, False) for at in range(3)) + BASED),
        "1、 （1） （2） 1. 2、 （1）",
        "1、 2、 3、 4、 5、 6、",
        "LibreOffice takes the first level; a level tied to a style is found by the style (ISO 29500-1, 17.9.23)",
    ),
    "number of a deeper level": Case(
        Sheet(definition(level(0, "%1.%2"), level(1)) + instance(), items(0, 1)),
        "- 1.",
        "1.%2% 1.",
        "Word ignores the whole text then ([MS-OI29500] 2.1.283)",
    ),
    "format of no example": Case(
        Sheet(definition(level(0, form="", more=alternate("001, 002, 003, ..."))) + instance(), items(0, 0)), "001. 002."
    ),
    "format of an example": Case(
        Sheet(definition(level(0, form="", more=alternate("一, 十, 一百(简), ..."))) + instance(), items(0, 0)),
        "一. 二.",
        "1. 2.",
        "LibreOffice knows only examples in digits; Word all of [MS-DOCX] 2.4",
    ),
    "format unknown": Case(
        Sheet(definition(level(0, form="", more=alternate("foo"))) + instance(), items(0, 0)),
        "A. B.",
        "1. 2.",
        "the file offers a fallback, which LibreOffice does not read",
    ),
    "no format": Case(Sheet(definition(level(0, form="")) + instance(), items(0, 0)), "1. 2."),
    "switched off": Case(
        Sheet(DECIMAL + instance() + instance("0"), [*items(0), Item("0"), *items(0)]),
        "1 _ 2",
        "1 2 3",
        "numId 0 takes the number away (ISO 29500-1, 17.9.18), even if a list is called so",
    ),
    "unknown list": Case(Sheet(DECIMAL + instance(), [*items(0), Item("7"), *items(0)]), "1 _ 2", "1 - 2", "no label has no text"),
    "unknown level": Case(
        Sheet(definition(level(0)) + instance(), items(0, 1, 0)), "1. _ 2.", "1. 1. 2.", "LibreOffice makes up levels that a list lacks"
    ),
}  # fmt: skip
