"""Settings: what a `gwparse.toml`, or `[tool.gwparse]` in a `pyproject.toml`, says, checked key by key.

    select = ["ALL"]                 # codes, beginnings of codes, names of rules
    ignore = ["HI103"]
    fail-level = "warning"
    units = "units.csv"              # the office's own list of units, beside this file
    words = "words.csv"              # the office's own list of wrong words

    [levels]
    HI104 = "hint"

    [per-file-ignores]
    "归档/*" = ["CL"]

    [rules.item-without-assignment]
    share = 0.8

    [[suppress]]
    path = "2021/*.txt"
    code = "HD101"
    quote = "云政发[2021]7号"
    reason = "原文如此"

    [[patterns]]
    name = "市府"
    pattern = "(?<!州)市府"
    message = "不用“市府”，写“市政府”"
    level = "warning"
    replacement = "市政府"

Settings only choose: nothing in them is run. Every mistake is a `Misuse` that names the file, the key, and what is allowed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

from gwparse.diagnostics import Level
from gwparse.errors import Misuse, reason
from gwparse.office_patterns import OfficePattern, checked
from gwparse.register import Register
from gwparse.rules import RULES, find_rules
from gwparse.rules.base import Rule
from gwparse.switches import AdjacentQuotes, Era, Numbering, Profile, RangeSign, Switches

#: The file of settings, and the table in which another file may hold them.
FILE, OTHER_FILE, TABLE = "gwparse.toml", "pyproject.toml", "[tool.gwparse]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Findings that are not to be reported: those that match all that is given.

    Attributes:
        path: a pattern for the file's path below the settings' folder; * also matches /.
        code: a rule, or the beginning of codes.
        quote: words that the finding's text, or its line, holds.
        reason: why; for readers of the settings.
    """

    path: str = "*"
    code: str = "ALL"
    quote: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings that hold for a run.

    Attributes:
        switches: the office's choices.
        select: the rules to run.
        ignore: those of them to leave out; it goes before select.
        levels: levels that differ from the rules' own, by selector.
        options: the options of rules, by their class.
        per_file_ignores: rules to leave out, by a pattern for the file's path.
        suppress: findings not to be reported.
        fail_level: the mildest level that makes the exit code 1.
        drafts: whether nobody has signed the files, though they carry number and date: fixes may change more than marks.
        baseline: the file of findings that are known already; None without one.
        exclude: patterns for files that a search of directories passes over.
        units: the file of the office's own list of units, which is in the switches; None without one.
        words: the file of the office's own list of words, which is in the switches; None without one.
        root: the folder that paths in the settings are relative to; None for settings that come from no file.
        file: the file that says all this; None where none does.
    """

    switches: Switches = field(default_factory=Switches)
    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    options: Mapping[type, object] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suppress: tuple[Suppression, ...] = ()
    fail_level: Level = "warning"
    drafts: bool = False
    baseline: Path | None = None
    exclude: tuple[str, ...] = ()
    units: Path | None = None
    words: Path | None = None
    root: Path | None = None
    file: Path | None = None

    def rules(self, path: str | None = None) -> list[Rule]:
        """The rules that run on a file, in the order of the registry.

        Args:
            path: the file's path; None for a text that is not from a file.
        """
        ignored = [
            *self.ignore,
            *(word for glob, words in self.per_file_ignores.items() if self.matches(glob, path) for word in words),
        ]
        left_out = {rule.code for word in ignored for rule in find_rules(word)}
        wanted = {rule.code for word in self.select for rule in find_rules(word)} - left_out
        return [rule for rule in RULES if rule.code in wanted]

    def level(self, rule: Rule) -> Level:
        """The level of a rule: the one set for it, the nearest selector first, else by the profile, else its own."""
        chosen = [word for word in self.levels if rule in find_rules(word)]
        if chosen:
            return self.levels[min(chosen, key=lambda word: len(find_rules(word)))]
        demanded = any(basis.force == "应" for basis in rule.basis)
        return "hint" if self.switches.profile == "house" and not demanded else rule.level

    def matches(self, glob: str, path: str | None) -> bool:
        """Whether a pattern means a file: its path below the settings' folder, or its name.

        Args:
            glob: the pattern; * matches any characters, / too.
            path: the file's path; None for a text that is not from a file, which only * means.
        """
        if path is None:
            return glob == "*"
        here = absolute = normal_path(path)
        root = self.root or Path.cwd()
        below = absolute.relative_to(root) if absolute.is_relative_to(root) else here
        names = (below.as_posix(), here.name)
        return glob in names or any(fnmatchcase(name, glob) for name in names)


def normal_path(path: str | PathLike[str]) -> Path:
    """A path as one file is always called: absolute, without . and .."""
    return Path(os.path.normpath(os.path.abspath(path)))


def find_settings(folder: str | PathLike[str]) -> Settings:
    """The settings of the nearest folder upward that has any; the defaults where none has.

    Args:
        folder: where to begin.

    Raises:
        Misuse: when the settings found are malformed.
    """
    start = normal_path(folder)
    for here in (start, *start.parents):
        for name in (FILE, OTHER_FILE):
            path = here / name
            if path.exists() and (name == FILE or _speaks_of_us(path)):
                return read_settings(path)
    return Settings()


def _speaks_of_us(path: Path) -> bool:
    """Whether a pyproject.toml holds our table; one that does not even name us may be as it likes."""
    try:
        named = b"gwparse" in path.read_bytes()
    except OSError:
        return False
    return named and _table_in(path, stamp(path)) is not None


@lru_cache(maxsize=64)
def _table_in(path: Path, stamp: Stamp) -> dict[str, Any] | None:
    """The table of settings in a file as it is at one time; None where a pyproject.toml has none."""
    data = _load(path)
    if path.name != OTHER_FILE:
        return data
    tool = data.get("tool")
    table = tool.get("gwparse") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise Misuse(f"{path}: tool.gwparse 要写成一组设置（[tool.gwparse]），不能写{table!r}")
    return table


def read_settings(path: str | PathLike[str]) -> Settings:
    """The settings in a file.

    Raises:
        Misuse: when the file cannot be read or is malformed.
    """
    path = Path(path)
    now = stamp(path)
    table = _table_in(path, now) or {}
    return _read(path, now, tuple(_list_stamp(path, table.get(key)) for key in ("units", "words")))


#: What changes when a file does: its time and its size.
Stamp = tuple[int, int]


def stamp(path: Path) -> Stamp:
    """What a reading of a file may be kept under, as long as the file does not change.

    Raises:
        Misuse: when the file cannot be looked at.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise Misuse(f"{path}: 读不出来（{reason(error)}）") from None
    return found.st_mtime_ns, found.st_size


def _list_stamp(path: Path, name: object) -> Stamp | None:
    """The stamp of a list that settings name: who keeps them for long wants to know when it changes; None where there is none."""
    try:
        return stamp(path.absolute().parent / name) if isinstance(name, str) and name else None
    except (Misuse, ValueError):
        return None  # whoever reads it says what is wrong


@lru_cache(maxsize=64)
def _read(path: Path, stamp: Stamp, lists: tuple[Stamp | None, ...]) -> Settings:
    """The settings in a file as it is, with the lists that it names, at one time; every file below it asks for them."""
    table = _table_in(path, stamp) or {}
    return replace(settings_from(table, str(path), path.absolute().parent), file=path)


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Misuse(f"{path}: 读不出来（{reason(error)}）") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misuse(f"{path}: 设置的写法有错（{error}）") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The keys of a settings file, as they are written there with - for _."""

    select: list[str] = field(default_factory=lambda: ["ALL"])
    ignore: list[str] = field(default_factory=list)
    levels: dict[str, Level] = field(default_factory=dict)
    per_file_ignores: dict[str, list[str]] = field(default_factory=dict)
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    suppress: list[dict[str, Any]] = field(default_factory=list)
    fail_level: Level = "warning"
    drafts: bool = False
    baseline: str | None = None
    exclude: list[str] = field(default_factory=list)
    units: str | None = None
    words: str | None = None
    patterns: list[dict[str, str]] = field(default_factory=list)
    profile: Profile = "gb9704"
    era: Era = "auto"
    genre: str | None = None
    level_2_numbering: Numbering = "auto"
    range_sign: RangeSign = "keep"
    adjacent_quotes: AdjacentQuotes = "keep"
    index_number: str = "national"
    reply_classes: list[str] = field(default_factory=lambda: ["A", "B", "C", "D"])


def settings_from(table: Mapping[str, Any], name: str, root: Path | None = None) -> Settings:
    """The settings that a table of TOML says.

    Args:
        table: the table.
        name: what the table is called in messages: the name of its file.
        root: the folder that paths in it are relative to.

    Raises:
        Misuse: for a key or a rule that is unknown, or a value that is not allowed.
    """
    from gwparse.lists.units import read_units
    from gwparse.lists.words import read_words
    from gwparse.validation import validated

    read = validated(_Table, table, name)
    suppress = [validated(Suppression, entry, f"{name}: suppress") for entry in read.suppress]
    if any(entry.keys() <= {"reason"} for entry in read.suppress):
        raise Misuse(f"{name}: suppress: 要用 path、code 或者 quote 写明指的是哪些问题")
    for key, words in (
        ("select", read.select),
        ("ignore", read.ignore),
        ("levels", read.levels),
        ("suppress.code", [entry.code for entry in suppress]),
        *((f'per-file-ignores."{glob}"', words) for glob, words in read.per_file_ignores.items()),
    ):
        check_selectors(words, f"{name}: {key}")
    options: dict[type, object] = {}
    for word, values in read.rules.items():
        rule = _rule_with_options(word, name)
        options[rule] = validated(rule, values, f"{name}: rules.{word}")
    at = root or Path.cwd()
    units = at / read.units if read.units else None
    word_list = at / read.words if read.words else None
    return Settings(
        switches=Switches(
            profile=read.profile,
            era=read.era,
            genre=read.genre,
            level_2_numbering=read.level_2_numbering,
            range_sign=read.range_sign,
            adjacent_quotes=read.adjacent_quotes,
            index_number=_index_number(read.index_number, name),
            reply_classes=tuple(read.reply_classes),
            units=read_units(units) if units else Register(),
            words=read_words(word_list) if word_list else (),
            patterns=_patterns(read.patterns, f"{name}: patterns"),
        ),
        select=tuple(read.select),
        ignore=tuple(read.ignore),
        levels=read.levels,
        options=options,
        per_file_ignores={glob: tuple(words) for glob, words in read.per_file_ignores.items()},
        suppress=tuple(suppress),
        fail_level=read.fail_level,
        drafts=read.drafts,
        baseline=at / read.baseline if read.baseline else None,
        exclude=tuple(read.exclude),
        units=units,
        words=word_list,
        root=root,
    )


def _patterns(entries: Iterable[Mapping[str, str]], where: str) -> tuple[OfficePattern, ...]:
    """The office's patterns, refused where one cannot be run or two have one name."""
    from gwparse.validation import validated

    found: dict[str, OfficePattern] = {}
    for entry in entries:
        pattern = checked(validated(OfficePattern, entry, where), where)
        if pattern.name in found:
            raise Misuse(f"{where}.{pattern.name}: 有两条自定义规则用了这个名称")
        found[pattern.name] = pattern
    return tuple(found.values())


def _index_number(scheme: str, name: str) -> str:
    """A scheme of index numbers, refused where it is no regular expression."""
    try:
        re.compile(scheme)
    except re.error as error:
        raise Misuse(
            f"{name}: index-number: 只能写'national'、'off'或者正则表达式，“{scheme}”都不是（{error}）"
        ) from None
    return scheme


def check_selectors(words: Iterable[str], where: str) -> None:
    """Refuse words that mean no rule.

    Args:
        words: codes, beginnings of codes, names of rules, or ALL.
        where: what the message begins with.

    Raises:
        Misuse: for the first such word; close names are named.
    """
    for word in words:
        if not find_rules(word):
            from difflib import get_close_matches

            known = [*(rule.code for rule in RULES), *(rule.name for rule in RULES)]
            close = get_close_matches(word, known, n=3, cutoff=0.5)
            families = "、".join(dict.fromkeys(rule.code[:2] for rule in RULES))
            also = f"相近的有{'、'.join(close)}，" if close else f"规则分为{families}各类，"
            raise Misuse(f"{where}: 没有“{word}”这条规则，{also}用 gwparse rule 可以列出全部规则")


def _rule_with_options(word: str, name: str) -> type:
    check_selectors([word], f"{name}: rules")
    found = find_rules(word)
    if len(found) != 1 or found[0].options is None:
        allowed = "、".join(rule.name for rule in RULES if rule.options)
        raise Misuse(f"{name}: rules.{word}: 这条规则没有选项，有选项的是：{allowed}")
    return found[0].options
