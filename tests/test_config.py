"""Settings: where they are found, what they do, and what is said about mistakes in them."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest

import gwparse
from gwparse.cli import main
from gwparse.config import Settings, find_settings, settings_from
from gwparse.rules import RULES, find_rules
from gwparse.switches import Switches

DRAFT = "云川市水利局关于开展堤防巡查的通知。\n\n各县（市、区）水利局：\n\n　　现就有关事项通知如下。\n"


def settings(text: str) -> Settings:
    """The settings in some TOML."""
    return settings_from(tomllib.loads(text), "gwparse.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["HI"]', "gwparse.toml: 没有“selct”这一项，可以写的是：select、ignore、"),
        ('select = ["XX1"]', "gwparse.toml: select: 没有“XX1”这条规则"),
        ('ignore = ["punctuation-after-titel"]', "相近的有punctuation-after-title、"),
        ('fail-level = "warn"', "gwparse.toml: fail-level: 只能写'error'、'warning'或者'hint'，不能写\"warn\""),
        ("select = 3", "gwparse.toml: select: 要写成列表（[…]），不能写3"),
        ('era = "old"', "gwparse.toml: era: 只能写'auto'、'current'或者'before-2012'，不能写\"old\""),
        (
            '[levels]\nTI102 = "fatal"',
            "gwparse.toml: levels.TI102: 只能写'error'、'warning'或者'hint'，不能写\"fatal\"",
        ),
        ('[levels]\nTX = "hint"', "gwparse.toml: levels: 没有“TX”这条规则"),
        ('[per-file-ignores]\n"a*" = ["NO"]', 'gwparse.toml: per-file-ignores."a*": 没有“NO”这条规则'),
        ('[[suppress]]\ncodes = "TI102"', "gwparse.toml: suppress: 没有“codes”这一项，可以写的是：path、code、quote"),
        ('[[suppress]]\ncode = "Q9"', "gwparse.toml: suppress.code: 没有“Q9”这条规则"),
        ("[rules.punctuation-after-title]\na = 1", "这条规则没有选项，有选项的是："),
        ("[rules.no-such-rule]\na = 1", "gwparse.toml: rules: 没有“no-such-rule”这条规则"),
        ("[rules.RS101]\nshare = 'x'", 'gwparse.toml: rules.RS101: share: 要写成数，不能写"x"'),
        ("[rules.RS101]\nshar = 1", "gwparse.toml: rules.RS101: 没有“shar”这一项，可以写的是："),
        ('units = "none.csv"', "none.csv: 没有这个文件"),
        ('words = "none.csv"', "none.csv: 没有这个文件"),
        ('patterns = "a"', 'gwparse.toml: patterns: 要写成列表（[…]），不能写"a"'),
        ('[[patterns]]\nname = "甲"\npattern = "a"', "gwparse.toml: patterns: message: 这一项要写"),
        (
            '[[patterns]]\nname = "甲"\npattern = "("\nmessage = "a"',
            "gwparse.toml: patterns.甲: pattern: 不是正则表达式（missing ) at position 1）",
        ),
        (
            '[[patterns]]\nname = "甲"\npattern = "a*"\nmessage = "a"',
            "gwparse.toml: patterns.甲: pattern: 没有文字的地方也会找到，等于处处都报",
        ),
        (
            '[[patterns]]\nname = "甲"\npattern = "a"\nmessage = "a"\nreplacement = \'\\1\'',
            "gwparse.toml: patterns.甲: replacement: 写法有错（no such group",
        ),
        (
            '[[patterns]]\nname = "甲"\npattern = "a"\nmessage = "a"\nlevel = "fatal"',
            "gwparse.toml: patterns: level: 只能写'error'、'warning'或者'hint'，不能写\"fatal\"",
        ),
        ('[[patterns]]\nname = " "\npattern = "a"\nmessage = "a"', "gwparse.toml: patterns: name: 不能空着"),
        ('[[patterns]]\nname = "甲"\npattern = "a"\nmessage = " "', "gwparse.toml: patterns.甲: message: 不能空着"),
        (
            '[[patterns]]\nname = "甲"\npattern = "a"\nmessage = "a"\n[[patterns]]\nname = "甲"\npattern = "b"\nmessage = "b"',
            "gwparse.toml: patterns.甲: 有两条自定义规则用了这个名称",
        ),
    ],
)
def test_mistakes_are_told_in_a_sentence(text: str, said: str) -> None:
    """Each mistake names the file, the key and what is allowed."""
    with pytest.raises(gwparse.GwparseError) as told:
        settings(text)
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    """Settings are found upward from the file; a pyproject.toml counts only with a table for gwparse."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "gwparse.toml").write_text('ignore = ["TI"]\n', encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert ("TI",) == find_settings(inner).ignore
    (inner / "pyproject.toml").write_text('[tool.gwparse]\nfail-level = "error"\n', encoding="utf-8")
    found = find_settings(tmp_path / "a" / "b" / ".")
    assert ("error", inner, ()) == (found.fail_level, found.root, found.ignore)


def test_selectors() -> None:
    """Rules are meant by code, beginning of codes, name, or ALL; ignore goes before select."""
    (title,) = find_rules("TI102")
    assert (title,) == find_rules("punctuation-after-title") == find_rules("ti102")
    assert RULES == find_rules("ALL")
    assert () == find_rules("") == find_rules("TI1025")
    assert title not in settings('ignore = ["TI"]').rules()
    assert [title] == settings('select = ["TI102"]').rules()


def test_per_file_ignores(tmp_path: Path) -> None:
    """A pattern means the path below the settings' folder, in folders below too, or the name."""
    (title,) = find_rules("TI102")
    found = settings_from({"per-file-ignores": {"归档/*": ["TI"], "旧.txt": ["ALL"]}}, "gwparse.toml", tmp_path)
    assert title in found.rules(str(tmp_path / "甲.txt"))
    assert title not in found.rules(str(tmp_path / "归档" / "2019" / "甲.txt"))
    assert [] == found.rules(str(tmp_path / "乙" / "旧.txt"))


def test_levels_and_profile() -> None:
    """The nearest selector sets the level; in the house profile whatever no standard demands is a hint."""
    (title,) = find_rules("TI102")
    assert "error" == Settings().level(title)
    assert "warning" == settings('[levels]\nTI = "hint"\nTI102 = "warning"').level(title)
    assert "hint" == settings('profile = "house"').level(title)
    demanded = next(
        rule for rule in RULES if any(basis.force == "应" for basis in rule.basis) and rule.level == "error"
    )
    assert "error" == settings('profile = "house"').level(demanded)


def test_suppression(tmp_path: Path) -> None:
    """Findings are suppressed by path, by rule and by words of the text; all that is given must match."""
    page = gwparse.parse(DRAFT)

    def found(text: str) -> list[str]:
        return [one.code for one in gwparse.check(page, settings('select = ["TI102"]\n' + text))]

    assert ["TI102"] == found("")
    assert [] == found('[[suppress]]\ncode = "TI"')
    assert [] == found('[[suppress]]\nquote = "堤防巡查的通知"')
    assert ["TI102"] == found('[[suppress]]\ncode = "TI102"\nquote = "防汛"')
    assert ["TI102"] == found('[[suppress]]\ncode = "HI101"\nquote = "堤防"')
    assert ["TI102"] == found('[[suppress]]\npath = "2021/*"')


def test_what_an_office_demands_rests_on_the_office(tmp_path: Path) -> None:
    """Its own words and patterns cite no standard; a pattern without a level has that of WD901, which the settings may change."""
    (tmp_path / "words.csv").write_text("错误,正确\n堤防巡查,堤防检查\n", encoding="utf-8")
    pattern = '[[patterns]]\nname = "甲"\npattern = "巡查"\nmessage = "不用"\n'
    (tmp_path / "gwparse.toml").write_text(
        f'select = ["WD"]\nwords = "words.csv"\n{pattern}[levels]\nWD901 = "error"\n', encoding="utf-8"
    )
    found = gwparse.check(gwparse.parse(DRAFT), gwparse.find_settings(tmp_path))
    assert {("WD102", "warning"), ("WD901", "error")} == {(one.code, one.level) for one in found}
    assert {"本单位规定（自定）"} == {str(basis) for one in found for basis in one.basis}


def test_tasks_know_the_units_of_the_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`gwparse tasks` looks names up in the list that the settings name, as rules do."""
    (tmp_path / "units.csv").write_text("name,aliases,level\n云川市水利局,市水利局,\n", encoding="utf-8")
    (tmp_path / "gwparse.toml").write_text('units = "units.csv"\n', encoding="utf-8")
    plan = tmp_path / "方案.txt"
    plan.write_text("云川市防汛方案\n一、任务\n（一）巡堤。（市水利局负责）\n", encoding="utf-8")
    assert 0 == main(["tasks", "--resolved", str(plan)])
    assert "云川市水利局" in capsys.readouterr().out


def test_config_prints_each_choice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file the defaults are printed, each choice of an office among them, and read back as they are."""
    assert 0 == main(["config", str(tmp_path)])
    printed = capsys.readouterr().out
    table = tomllib.loads(printed)
    untold = {"genre", "units", "words", "patterns"}  # none by default
    assert {choice.name.replace("_", "-") for choice in fields(Switches)} - untold <= table.keys()
    assert Settings() == replace(settings_from(table, "again"), options={})


def test_config_prints_settings_that_read_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `gwparse config` prints is a settings file with the same meaning."""
    given = (
        'ignore = ["HI103"]\nexclude = ["旧/*"]\n[levels]\nTI102 = "hint"\n[per-file-ignores]\n"归档/*" = ["CL"]\n'
        '[[suppress]]\ncode = "TI102"\nquote = "“甲”"\n'
    )
    (tmp_path / "gwparse.toml").write_text(given, encoding="utf-8")
    assert 0 == main(["config", str(tmp_path)])
    printed = capsys.readouterr().out
    assert f"# {tmp_path / 'gwparse.toml'}\n" in printed
    again = settings_from(tomllib.loads(printed), "again", tmp_path)
    first = settings_from(tomllib.loads(given), "first", tmp_path)
    assert (first.ignore, first.levels, first.per_file_ignores, first.suppress) == (
        again.ignore,
        again.levels,
        again.per_file_ignores,
        again.suppress,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "words.csv:1: 第一行要写各栏的名称，其中必须有“错误”（wrong）"),
        ("错误,改正\n", "words.csv:1: 没有“改正”这一栏，第一行写各栏的名称，用逗号隔开：错误、正确、说明"),
        ("错误,误\n", "words.csv:1: “错误”一栏有两个"),
        ("错误,正确\n,市政府\n", "words.csv:2: 错误的词是空的"),
        ("错误,正确\n市府,市政府,口语\n", "words.csv:2: 这一行有3格，第一行只有2格"),
        ("错误,正确\n市府,市府\n", "words.csv:2: “市府”既写成错误又写成正确"),
        ("错误,正确\n市府,市政府\n市府,政府\n", "words.csv:3: “市府”在第2行已经有了"),
        (
            "错误,正确\n市府,人民政府\n政府,市府\n",
            "words.csv:2: “人民政府”在这里是正确的，而其中的“政府”在第3行是错误的",
        ),
        ('错误,正确\n"市府,市政府\n', "words.csv:2: 这一行不合 CSV 的写法"),
    ],
)
def test_mistakes_in_the_list_of_words(text: str, said: str, tmp_path: Path) -> None:
    """Each mistake names the file, the line and what is wrong."""
    (tmp_path / "words.csv").write_text(text, encoding="utf-8")
    with pytest.raises(gwparse.UnreadableInput) as told:
        settings_from({"words": "words.csv"}, "gwparse.toml", tmp_path)
    assert said in str(told.value)


def test_the_office_has_its_own_words(tmp_path: Path) -> None:
    """The office's list joins the closed one and goes before it; a wrong word inside its right one is none."""
    (tmp_path / "words.csv").write_text(
        "说明,错误,正确\n,市水利局,云川市水利局\n见用语规定,市府,\n本市习惯,账户,帐户\n", encoding="gb18030"
    )
    found = settings_from({"words": "words.csv", "select": ["WD102"]}, "gwparse.toml", tmp_path)
    page = gwparse.parse(
        "云川市水利局关于清理帐户的通知\n\n各科室：\n\n　　按市府要求，市水利局账户由财务科布署清理。\n\n云川市水利局\n2024年3月5日\n"
    )
    assert [
        "本单位词表规定不用“市府”（见用语规定）",
        "本单位词表规定不用“市水利局”，应写作“云川市水利局”",
        "本单位词表规定不用“账户”，应写作“帐户”（本市习惯）",
        "“布署”是错别字，应写作“部署”",
    ] == [one.message for one in gwparse.check(page, found)]
    fixed = gwparse.fix(page.text, found, unsafe=True).text
    assert "云川市水利局帐户由财务科部署清理" in fixed
