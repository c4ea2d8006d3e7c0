"""Automatic numbering (自动编号): the labels that Word writes in front of paragraphs, which stand nowhere in their text.

`Numbering` is given the numbered paragraphs in the order of the document and counts. It keeps to what Word does; the notes on
Word's implementation are [MS-OI29500]. Nothing in a file makes it raise, and no label is longer than `LONGEST`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from gwparse.readers.docx.number_formats import FORMATS, SILENT, custom_format, number_text
from gwparse.readers.docx.xml import MC, W, is_on, val
from gwparse.readers.docx.xml import number as measure

Suffix = Literal["tab", "space", "nothing"]

#: How many levels a list has (级别).
LEVELS = 9

#: No label is cut that Word would show: it takes at most 31 characters ([MS-OI29500] 2.1.283 b).
LONGEST = 200

#: How many styles of lists may point to one another; Word writes one.
LONGEST_CHAIN = 8

#: The formats that a level with `w:isLgl` leaves as they are ([MS-DOC] 2.9.150); it makes all others decimal.
KEPT = SILENT | {"decimalZero"}

#: What stands for a bullet whose character says nothing without its font.
BULLET = "•"

#: Fonts whose letters are signs: in Wingdings, `l` is ●.
SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "marlett", "zapf", "itc zapf", "monotype sorts", "mt extra")


@dataclass(frozen=True, slots=True)
class Label:
    """The automatic number of one paragraph.

    Attributes:
        text: as shown, （一） or 1. or 第三条; "" where the level shows nothing.
        suffix: what follows it.
        is_bullet: whether it is a bullet or a picture (项目符号), not a number.
        level: of the list, from 0.
        paragraph: the level's `w:pPr`, which holds its indents; None without one.
        run: the level's `w:rPr`, which says how the label looks; None without one.
    """

    text: str
    suffix: Suffix
    is_bullet: bool
    level: int
    paragraph: Element | None
    run: Element | None


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list.

    Attributes:
        format: the name of the number format.
        text: what is shown, with %1 to %9 for the numbers of levels.
        start: its first number.
        suffix, is_bullet, paragraph, run: as in `Label`.
        restart: it starts anew after a level smaller than this one.
        is_legal: whether all numbers in its text are decimal.
        style: the paragraph style tied to it.
    """

    format: str
    text: str
    start: int
    suffix: Suffix
    is_bullet: bool
    restart: int
    is_legal: bool
    style: str | None
    paragraph: Element | None
    run: Element | None


@dataclass(frozen=True, slots=True)
class _Instance:
    """A list as paragraphs name it (`w:num`).

    Attributes:
        counter: the definition whose numbers it counts; all its instances count on.
        levels: the levels by their number, those that the instance redefines among them.
        starts: the first numbers that the instance demands.
    """

    counter: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]

    def start(self, level: int) -> int:
        """The number with which a level starts here."""
        if level in self.starts:
            return self.starts[level]
        return self.levels[level].start if level in self.levels else 1


class Numbering:
    """The lists of a document, and how far each has been counted.

    Args:
        root: the root of `word/numbering.xml`; None for a document without it.
        style_numbers: by the id of a style, the `w:numId` that the style itself names.
    """

    def __init__(self, root: Element | None, style_numbers: Mapping[str, str]) -> None:
        self._style_numbers = style_numbers
        self._definitions: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._linked: dict[str, str] = {}
        for child in root if root is not None else ():
            if child.tag == W + "abstractNum":
                self._definitions.setdefault(child.get(W + "abstractNumId", ""), child)
                self._linked.setdefault(val(child, "styleLink") or "", child.get(W + "abstractNumId", ""))
            elif child.tag == W + "num":
                self._numbers.setdefault(child.get(W + "numId", ""), child)
        self._levels: dict[str, Mapping[int, _Level]] = {}
        self._instances: dict[str, _Instance | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, number: str, level: int | None, styles: Sequence[str]) -> Label | None:
        """The label of the next paragraph, which is counted by this.

        Args:
            number: the `w:numId` in force for the paragraph.
            level: the `w:ilvl` that is named with it; None where none is.
            styles: the paragraph's style and those it is based on, nearest first.

        Returns:
            None for a paragraph that has no number: numId 0 and lists or levels that do not exist.
        """
        instance = self._instance(number)
        if instance is None:
            return None
        if level is None:
            level = _level_of_style(instance, styles)
        shown = instance.levels.get(level)
        if shown is None:
            return None
        counts = self._count(number, instance, level)
        text = shown.text if shown.is_bullet else _filled(shown, level, counts, instance)
        return Label(text[:LONGEST], shown.suffix, shown.is_bullet, level, shown.paragraph, shown.run)

    def _count(self, number: str, instance: _Instance, level: int) -> Mapping[int, int]:
        """Counts a paragraph; the numbers of its level and of those above."""
        counts = self._counts.setdefault(instance.counter, {})
        restarts = level in instance.starts and number not in self._begun
        if restarts:
            self._begun.add(number)
        if level in counts and not restarts:
            counts[level] += 1
        else:
            counts[level] = instance.start(level)
        for deeper in [one for one in counts if one > level]:
            if deeper not in instance.levels or level < instance.levels[deeper].restart:
                del counts[deeper]
        for above in range(level):
            # A level that was skipped is taken as begun: 1, 1.1.1, and then 1.2.
            counts.setdefault(above, instance.start(above))
        return counts

    def _instance(self, number: str, chain: int = 0) -> _Instance | None:
        """The list of a `w:numId`, its overrides applied; None for 0 and for one that does not exist."""
        if number not in self._instances:
            self._instances[number] = None  # what a chain of links that comes back to this list finds
            self._instances[number] = self._read_instance(number, chain)
        return self._instances[number]

    def _read_instance(self, number: str, chain: int) -> _Instance | None:
        element = self._numbers.get(number)
        name = val(element, "abstractNumId")
        if element is None or name is None or name not in self._definitions or _whole(number) == 0:
            return None
        instance = self._read_definition(name, chain)
        levels, starts = dict(instance.levels), dict(instance.starts)
        for override in element.iterfind(W + "lvlOverride"):
            level = _whole(override.get(W + "ilvl"))
            if level is None or not 0 <= level < LEVELS:
                continue
            definition = override.find(W + "lvl")
            if definition is not None:
                levels[level] = _read_level(definition, level, is_override=True)
            start = _start(val(override, "startOverride"))
            if start is not None:
                starts[level] = start
        return _Instance(instance.counter, levels, starts)

    def _read_definition(self, name: str, chain: int) -> _Instance:
        """A definition (`w:abstractNum`) as a list; one that points to a style of lists is the list of that style."""
        link = val(self._definitions[name], "numStyleLink")
        if link is not None and chain < LONGEST_CHAIN:
            target = self._instance(self._style_numbers.get(link, ""), chain + 1)
            if target is not None:
                return target
            name = self._linked.get(link, name)
        if name not in self._levels:
            levels: dict[int, _Level] = {}
            for element in self._definitions[name].iterfind(W + "lvl"):
                level = _whole(element.get(W + "ilvl"))
                if level is not None and 0 <= level < LEVELS:
                    levels.setdefault(level, _read_level(element, level))
            self._levels[name] = levels
        return _Instance(name, self._levels[name], {})


def _level_of_style(instance: _Instance, styles: Sequence[str]) -> int:
    """The level that is tied to one of a paragraph's styles, nearest first; else the first one."""
    for style in styles:
        for level, definition in sorted(instance.levels.items()):
            if definition.style == style:
                return level
    return 0


def _filled(shown: _Level, level: int, counts: Mapping[int, int], instance: _Instance) -> str:
    """The text of a level with its numbers."""
    named = [int(one) - 1 for one in re.findall("%([1-9])", shown.text)]
    if any(one > level for one in named):
        return ""  # Word shows nothing at all then, LibreOffice the rest ([MS-OI29500] 2.1.283 c)

    def write(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        name = instance.levels[at].format if at in instance.levels else "decimal"
        return number_text(counts[at], "decimal" if shown.is_legal and name not in KEPT else name)

    return re.sub("%([1-9])", write, shown.text)


def _read_level(element: Element, level: int, *, is_override: bool = False) -> _Level:
    """One `w:lvl`, of a definition or of an instance that redefines it."""
    suffix = val(element, "suff")
    run = element.find(W + "rPr")
    name = _format(element)
    text = (val(element, "lvlText") or "")[:LONGEST]
    has_picture = element.find(W + "lvlPicBulletId") is not None
    if has_picture:
        text = BULLET
    elif name == "bullet":
        text = _bullet(text, run)
    start = _start(val(element, "start"))
    # In a level that is redefined Word ignores when it restarts ([MS-OI29500], lvlRestart b).
    restart = None if is_override else _whole(val(element, "lvlRestart"))
    return _Level(
        format=name,
        text=text,
        start=start or 0,  # 0 where none is named (ISO 29500-1, 17.9.25)
        suffix="space" if suffix == "space" else "nothing" if suffix == "nothing" else "tab",
        is_bullet=has_picture or name == "bullet",
        restart=level if restart is None or not 0 <= restart <= level else restart,
        is_legal=is_on(element, "isLgl") or False,
        style=val(element, "pStyle"),
        paragraph=element.find(W + "pPr"),
        run=run,
    )


def _format(level: Element) -> str:
    """The name of a level's number format; of a custom one that is not known, what the file offers instead of it."""
    plain = level.find(W + "numFmt")
    path = f"{MC}AlternateContent/{MC}%s/{W}numFmt"
    for element in (plain, level.find(path % "Choice"), level.find(path % "Fallback")):
        if element is None:
            continue
        name = element.get(W + "val", "decimal")
        if name == "custom":  # of other formats Word ignores the examples ([MS-OI29500] 2.1.286 b)
            name = custom_format(element.get(W + "format", "")) or ""
        if name in FORMATS:
            return name
    return "decimal"


def _bullet(text: str, run: Element | None) -> str:
    """A bullet in characters that need no font of their own."""
    fonts = run.find(W + "rFonts") if run is not None else None
    names = [fonts.get(W + slot, "").lower() for slot in ("ascii", "hAnsi")] if fonts is not None else []
    if text.strip() and any(name.startswith(SYMBOL_FONTS) for name in names):
        return BULLET
    return re.sub("[\ue000-\uf8ff]", BULLET, text)


def _whole(text: str | None) -> int | None:
    """A whole number; None for what is none."""
    value = measure(text)
    return int(value) if value is not None else None


def _start(text: str | None) -> int | None:
    """A number to start with; None for what is none or is negative."""
    value = _whole(text)
    return value if value is not None and value >= 0 else None
