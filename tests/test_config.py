"""Settings: where they are found, what they do, and what is said about mistakes in them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import gwparse
from gwparse.cli import main
from gwparse.config import Settings, find_settings, settings_from
from gwparse.rules import RULES, find_rules

DRAFT = "云川市水利局关于开展堤防巡查的通知。\n\n各县（市、区）水利局：\n\n　　现就有关事项通知如下。\n"


def settings(text: str) -> Settings:
    """The settings in some TOML."""
    return settings_from(tomllib.loads(text), "gwparse.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["HI"]', "gwparse.toml: unknown key 'selct'; allowed are select, ignore,"),
        ('select = ["XX1"]', "gwparse.toml: select: no rule 'XX1'"),
        ('ignore = ["punctuation-after-titel"]', "did you mean punctuation-after-title"),
        ('fail-level = "warn"', "gwparse.toml: fail-level: must be 'error', 'warning' or 'hint', not 'warn'"),
        ("select = 3", "gwparse.toml: select: must be a valid array, not 3"),
        ('era = "old"', "gwparse.toml: era: must be 'auto', 'current' or 'before-2012', not 'old'"),
        ('[levels]\nTI102 = "fatal"', "gwparse.toml: levels.TI102: must be 'error', 'warning' or 'hint', not 'fatal'"),
        ('[levels]\nTX = "hint"', "gwparse.toml: levels: no rule 'TX'"),
        ('[per-file-ignores]\n"a*" = ["NO"]', "gwparse.toml: per-file-ignores.\"a*\": no rule 'NO'"),
        ('[[suppress]]\ncodes = "TI102"', "gwparse.toml: suppress: unknown key 'codes'; allowed are path, code, quote"),
        ('[[suppress]]\ncode = "Q9"', "gwparse.toml: suppress.code: no rule 'Q9'"),
        ("[rules.punctuation-after-title]\na = 1", "this has no options; rules with options:"),
        ("[rules.no-such-rule]\na = 1", "gwparse.toml: rules: no rule 'no-such-rule'"),
        ("[rules.RS101]\nshare = 'x'", "gwparse.toml: rules.RS101: share: must be a valid number, not 'x'"),
        ("[rules.RS101]\nshar = 1", "gwparse.toml: rules.RS101: unknown key 'shar'; allowed are"),
        ('units = "none.csv"', "none.csv: no such file"),
        ('words = "none.csv"', "none.csv: no such file"),
        ('patterns = "a"', "gwparse.toml: patterns: must be a valid array, not 'a'"),
        ('[[patterns]]\nname = "甲"\npattern = "a"', "gwparse.toml: patterns: message: Field required"),
        (
            '[[patterns]]\nname = "甲"\npattern = "("\nmessage = "a"',
            "gwparse.toml: patterns.甲: pattern: no regular expression: missing ) at position 1",
        ),
        (
            '[[patterns]]\nname = "甲"\npattern = "a*"\nmessage = "a"',
            "gwparse.toml: patterns.甲: pattern: matches the empty text, and so everywhere",
        ),
        (
            '[[patterns]]\nname = "甲"\npattern = "a"\nmessage = "a"\nreplacement = \'\\1\'',
            "gwparse.toml: patterns.甲: replacement: no such group",
        ),
        (
            '[[patterns]]\nname = "甲"\npattern = "a"\nmessage = "a"\nlevel = "fatal"',
            "gwparse.toml: patterns: level: must be 'error', 'warning' or 'hint', not 'fatal'",
        ),
        ('[[patterns]]\nname = " "\npattern = "a"\nmessage = "a"', "gwparse.toml: patterns: name: must not be empty"),
        ('[[patterns]]\nname = "甲"\npattern = "a"\nmessage = " "', "gwparse.toml: patterns.甲: message: must not be"),
        (
            '[[patterns]]\nname = "甲"\npattern = "a"\nmessage = "a"\n[[patterns]]\nname = "甲"\npattern = "b"\nmessage = "b"',
            "gwparse.toml: patterns.甲: two patterns have this name",
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


def test_config_prints_settings_that_read_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `gwparse config` prints is a settings file with the same meaning."""
    given = (
        'ignore = ["HI103"]\nexclude = ["旧/*"]\n[levels]\nTI102 = "hint"\n[per-file-ignores]\n"归档/*" = ["CL"]\n'
        '[[suppress]]\ncode = "TI102"\nquote = "“甲”"\n'
    )
    (tmp_path / "gwparse.toml").write_text(given, encoding="utf-8")
    assert 0 == main(["config", str(tmp_path)])
    printed = capsys.readouterr().out
    assert str(tmp_path) in printed
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
        ("", "words.csv:1: the first line must name the columns, one of them wrong (错误)"),
        ("错误,改正\n", "words.csv:1: unknown column '改正'; the first line names the columns: wrong, right, note"),
        ("错误,误\n", "words.csv:1: two columns for wrong"),
        ("错误,正确\n,市政府\n", "words.csv:2: the wrong word is empty"),
        ("错误,正确\n市府,市政府,口语\n", "words.csv:2: 3 cells where the first line has 2"),
        ("错误,正确\n市府,市府\n", "words.csv:2: 市府 is wrong and right at once"),
        ("错误,正确\n市府,市政府\n市府,政府\n", "words.csv:3: 市府 stands in line 2 already"),
        (
            "错误,正确\n市府,人民政府\n政府,市府\n",
            "words.csv:2: 人民政府 is right here, but holds 政府, which is wrong by line 3",
        ),
        ('错误,正确\n"市府,市政府\n', "words.csv:2: not a CSV line"),
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
