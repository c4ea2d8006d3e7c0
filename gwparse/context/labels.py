"""Settles which labels are labels: the look-alikes that only the neighbours give away.

Labels are taken away, or given where a series proves them; what a line says and where it stands is never changed. All other passes go
by headings, so this one comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gwparse.kinds import ARTICLE, ATTACHMENT_LIST, ATTACHMENT_MARK, CONTENTS, DATE, LABELLED_TEXT, TABLE_ROWS, TEXT
from gwparse.lines import FORMS, HEADINGS, Line, plain_kind
from gwparse.numerals import chinese_number, label_number
from gwparse.patterns import lazy
from gwparse.words import ends_with_genre, has_organ_end, looks_like_signer, squeeze

#: What follows an article's number when a line begins with a reference to it rather than with the article.
REFERENCE = lazy(r"\s?(?:规定|所[述称指列]|第|、|和|至|中|的|及|或|款|项)")


def settle_labels(lines: list[Line]) -> None:
    """Turn labels that are none into ordinary lines.

    After this pass: a table of contents is CONTENTS; decimal labels are left only where the text counts by them (1.1,
    1.2 …); `17.2025年…` is an item where items count up to it; numbered notes to a table are ordinary lines; an article's
    number at the beginning of a line is left only where the articles count up to it.
    """
    _settle_tabbed(lines)
    _settle_contents(lines)
    _settle_series(lines)
    _settle_half_brackets(lines)
    _settle_decimals(lines)
    _settle_figures(lines)
    _settle_notes(lines)
    _settle_articles(lines)


def demote(line: Line) -> None:
    """Make a line what it is without its heading label."""
    line.drop_label(plain_kind(line.shadow))


def _settle_tabbed(lines: list[Line]) -> None:
    """Take a label parted from its text by a tab as a row where rows of a table stand beside it."""
    for run in (lines, lines[::-1]):
        for before, line in pairwise(run):
            if before.kind is TABLE_ROWS and "\t" in line.shadow and line.kind in HEADINGS:
                line.drop_label(TABLE_ROWS)


DECIMALS = frozenset(form for form in FORMS if form.startswith("DECIMAL"))
_FIRST_DECIMAL = lazy(r"1\.1\D")
_DECIMAL = lazy(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?(?=[\s一-鿿])")
_BELOW = lazy(r"(\d{1,2})\.\d{1,2}(?=[\s一-鿿])")
_UNIT = lazy("[万亿千百%个倍元年月吨户家人次项名平公亩]")


def _settle_decimals(lines: list[Line]) -> None:
    """Decide whether a text counts 1, 1.1, 1.1.1, and then take every label that counts on, else none."""
    decimals = [line for line in lines if line.form in DECIMALS]
    counts = sum(line.form == "DECIMAL_2" for line in decimals) > 1 and any(
        _FIRST_DECIMAL.match(line.shadow) for line in lines
    )
    if not counts:
        for line in decimals:
            demote(line)
        return
    last: tuple[int, ...] = ()
    for at, line in enumerate(lines):
        if line.kind is CONTENTS:
            continue
        found = _DECIMAL.match(line.shadow)
        parts = tuple(int(part) for part in found[1].split(".")) if found else ()
        counted = found is not None and _counts_on(parts, last) and not _is_figure(line.shadow, found.end())
        if found and counted and (len(parts) > 1 or _opens_decimals(lines, at, parts[0])):
            last = parts
            line.take_label(f"DECIMAL_{len(parts)}", found.end())
        elif line.form == "DECIMAL_1":
            demote(line)


def _is_figure(shadow: str, end: int) -> bool:
    """Whether `1.3万平方米…` goes on as a figure does, in a sentence rather than a short heading."""
    return _UNIT.match(shadow, end) is not None and len(shadow) > 20


def _counts_on(parts: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a decimal label comes after another: the next at its own depth, or the first one deeper."""
    depth = len(parts)
    if depth > len(last):
        return parts == (*last, 1)
    return parts[:-1] == last[: depth - 1] and last[depth - 1] < parts[-1] <= last[depth - 1] + 2


def _opens_decimals(lines: list[Line], at: int, number: int) -> bool:
    """Whether a bare number heads decimals of its own: a short line, and N.1 comes before any other N."""
    line = lines[at]
    if len(line.shadow) > 40 or line.shadow.endswith(("。", ";")):
        return False
    for later in range(at + 1, len(lines)):
        found = _BELOW.match(lines[later].shadow)
        if found:
            return int(found[1]) == number
    return True


_SERIES = lazy(r"([一二三四五六七八九十]{1,3})\s*[,:]\s*(?=\S)")


def _settle_series(lines: list[Line]) -> None:
    """Take `一，` and `一：` as labels where lines count so: the mark is wrong, the series is one.

    Where lines have 一、, only what is missing between two of them is taken: `三，` between 二、 and 四、.
    """
    labelled = [at for at, line in enumerate(lines) if line.form == "LEVEL_1"]
    if labelled:
        for before, after in pairwise(labelled):
            _fill_series(lines, before, after)
        return
    found = [
        (line, match)
        for line in lines
        if line.shadow[0] in "一二三四五六七八九十" and (match := _SERIES.match(line.shadow))
    ]
    numbers = [chinese_number(match[1]) for _, match in found]
    if len(found) < 2 or numbers != list(range(1, len(found) + 1)):
        return
    for line, match in found:
        line.take_label("LEVEL_1", match.end())


def _fill_series(lines: list[Line], before: int, after: int) -> None:
    """Take the line between two labels 一、 that has the number in between and a wrong mark as the heading that it is."""
    number = label_number(lines[before].label)
    if number is None or label_number(lines[after].label) != number + 2:
        return
    for line in lines[before + 1 : after]:
        found = _SERIES.match(line.shadow) if line.kind in (TEXT, LABELLED_TEXT) else None
        if found and chinese_number(found[1]) == number + 1:
            line.take_label("LEVEL_1", found.end())
            return


#: （三） that lost one of its brackets.
HALF_BRACKETS = lazy(r"([一二三四五六七八九十]{1,3})\)|\(([一二三四五六七八九十]{1,3})(?![一二三四五六七八九十)])")


def _settle_half_brackets(lines: list[Line]) -> None:
    """Take `三)` and `(三` as （三） where （二） is the last label of its kind above, and （四） the next below."""
    labelled = [at for at, line in enumerate(lines) if line.form in ("LEVEL_1", "LEVEL_2")]
    for before, after in pairwise(labelled):
        last, following = lines[before], lines[after]
        if last.form != "LEVEL_2" or following.form != "LEVEL_2":
            continue
        number = label_number(last.label)
        if number is None or label_number(following.label) != number + 2:
            continue
        for line in lines[before + 1 : after]:
            found = HALF_BRACKETS.match(line.shadow) if line.kind is TEXT else None
            if found and chinese_number(found[1] or found[2]) == number + 1:
                line.take_label("LEVEL_2", found.end())
                break


def _settle_figures(lines: list[Line]) -> None:
    """Take `17.2025年…` and `1.80周岁…` as items where the items count so: 16. stands before it, or 2. comes after."""
    for at, line in enumerate(lines):
        found = _figure_item(line)
        if not found:
            continue
        number = int(found[1])
        before = [label_number(other.label) for other in lines[max(0, at - 8) : at] if other.form == "LEVEL_3"]
        after = [other for other in lines[at + 1 : at + 9] if _item_count(other) is not None]
        counts = [_item_count(other) for other in after]
        follows = before[-1:] == [number - 1] and counts[:1] in ([], [1], [number + 1])
        opens = number == 1 and counts[:1] == [2] and (after[0].form == "LEVEL_3" or counts[1:2] == [3])
        if follows or opens:
            line.take_label("LEVEL_3", found.end())


#: A number, a point and a digit at the beginning of a line that may be an item beginning with a figure; 1.5万 is none.
FIGURE_ITEM = lazy(r"(\d{1,2})\.(?=\d+(?![\d.%万亿千百个]))")


def _figure_item(line: Line) -> re.Match[str] | None:
    """The number and the point of a line that may be an item beginning with a figure."""
    if line.kind is not TEXT or not line.shadow[0].isdecimal():
        return None
    return FIGURE_ITEM.match(line.shadow)


def _item_count(line: Line) -> int | None:
    """The number of an item `1.`, or of a line that may be one and begins with a figure."""
    if line.form == "LEVEL_3":
        return label_number(line.label)
    found = _figure_item(line)
    return int(found[1]) if found else None


_NOTE = lazy(r"(?:备\s*)?注\s*:")


def _settle_notes(lines: list[Line]) -> None:
    """Numbered lines below 注： are notes to a table, not headings."""
    noted = False
    for line in lines:
        if line.shadow[0] in "备注" and len(line.shadow) <= 200 and _NOTE.match(line.shadow):
            noted = True
        elif noted and line.form in ("LEVEL_3", "LEVEL_4"):
            demote(line)
        else:
            noted = False


def _settle_articles(lines: list[Line]) -> None:
    last = 0
    for line in lines:
        if line.kind is not ARTICLE:
            continue
        number = label_number(line.label) or 0
        refers = REFERENCE.match(line.rest) is not None
        spaced = line.rest[:1] in ("", " ", "\t", "【", "(")
        counts_on = number == 1 or last < number <= last + 3
        if (refers and not (spaced and number == last + 1)) or not (spaced or counts_on):
            demote(line)
        else:
            last = number


def _settle_contents(lines: list[Line]) -> None:
    at = next(
        (at for at, line in enumerate(lines[:-1]) if "录" in line.shadow and squeeze(line.shadow) == "目录"), None
    )
    if at is None:
        return
    first = _entry(lines[at + 1])
    again = next((later for later in range(at + 2, len(lines)) if _entry(lines[later]) == first), None)
    end = again if again is not None else _end_of_entries(lines, at + 1)
    while end > at + 2 and lines[end - 1].kind is TEXT and ends_with_genre(lines[end - 1].shadow):
        end -= 1  # the title, printed between the table of contents and the text
    for entry in lines[at:end]:
        entry.drop_label(CONTENTS)


def _end_of_entries(lines: list[Line], start: int) -> int:
    """The end of a table of contents whose first entry does not come again: the last line with a page number."""
    end = start
    for at in range(start, min(len(lines), start + 200)):
        if lines[at].shadow.rstrip("0123456789 ").endswith(("..", "……", "··")):
            end = at + 1
    return end


def _entry(line: Line) -> str:
    """A line as a table of contents prints it, without the dots and the page number."""
    return squeeze(line.shadow).rstrip("0123456789").rstrip(".…·")


#: How far down the end of a list of annexes that counts wrongly is looked for, in lines.
LONGEST_LIST = 40

#: The kinds of line with which one may begin.
LIST_OPENERS = (ATTACHMENT_LIST, ATTACHMENT_MARK)


def attachment_lists(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """The lists of annexes (附件说明): for each, its first line and the line after its last.

    A list begins with 附件： and goes on as long as lines count on (`2.…`), or name another 附件; one that counts wrongly
    (1. 2. 4.) goes on down to the signers.
    """
    at = 0
    while at < len(lines):
        if lines[at].kind not in LIST_OPENERS or not _begins_list(lines, at):
            at += 1
            continue
        first = at
        number = _item_number(lines[at])
        at += 1
        while at < len(lines):
            line = lines[at]
            if _is_name(line) and (_item_count(line) == number + 1 or _miscounts(lines, first, at)):
                number = _item_count(line) or number
            elif _wraps(lines, at, number):
                pass
            elif line.kind is ATTACHMENT_LIST or (line.kind is ATTACHMENT_MARK and at + 1 == len(lines)):
                number = _item_number(line)
            else:
                break
            at += 1
        yield first, at


def _wraps(lines: list[Line], at: int, number: int) -> bool:
    """Whether a line is the rest of an annex's name: plain and short, and the next name follows it."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    return (
        lines[at].kind is TEXT
        and len(lines[at].shadow) <= 40
        and following is not None
        and _item_count(following) == number + 1
    )


def _is_name(line: Line) -> bool:
    """Whether a line can be one of the names of a list: numbered, and no longer than a name is."""
    return _item_count(line) is not None and len(line.shadow) <= 90 and "。" not in line.shadow[:-1]


_LED_LIST = lazy(r"附\s*[件表图]?\s*:")


def _miscounts(lines: list[Line], first: int, at: int) -> bool:
    """Whether a name with a wrong number belongs to the list above: `附件：1.` began it, and it ends with the signers."""
    if not _LED_LIST.match(lines[first].shadow):
        return False
    below = next((line for line in lines[at : at + LONGEST_LIST] if not _is_name(line)), None)
    if below is None:
        return at + LONGEST_LIST >= len(lines)
    signs = below.kind is TEXT and looks_like_signer(below.shadow) and has_organ_end(below.shadow)
    return signs or below.kind is DATE


def _begins_list(lines: list[Line], at: int) -> bool:
    line = lines[at]
    if line.kind is ATTACHMENT_LIST:
        return True
    following = lines[at + 1] if at + 1 < len(lines) else None
    return (
        line.kind is ATTACHMENT_MARK
        and line.shadow.endswith(":")
        and following is not None
        and (following.kind is ATTACHMENT_LIST or _is_first_name(following))
    )


def _is_first_name(line: Line) -> bool:
    return _item_count(line) == 1 and len(line.shadow) <= 90


_LIST_NUMBERS = lazy(r"附\s*[件表图]?\s*(\d{1,2})?\s*[:.、]?\s*(?:(\d{1,2})\s*[.、])?")


def _item_number(line: Line) -> int:
    found = _LIST_NUMBERS.match(line.shadow)
    return int(found[2] or found[1] or 0) if found else 0
