"""The fixer changes what findings say and nothing else, whatever a rule offers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import gwparse
from gwparse.config import Settings, Suppression
from gwparse.diagnostics import PRACTICE, Diagnostic, Edit, Fix, FixKind
from gwparse.fixer import FixResult, apply_edits, fix_text, same_words, shape, words
from gwparse.rules import RULES
from gwparse.source import Span
from tests.rule_pages import PAGES, read_cases

ROOT = Path(__file__).parents[1]
TEXTS = {
    **{
        path.parent.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("corpus/documents/*/input.txt"))
    },
    **{
        case.label: case.source.text
        for page in sorted(PAGES.glob("*.md"))
        if page.stem != "README"
        for case, _ in read_cases(page)
    },
}

DRAFT = """\
云川市水利局关于开展堤防巡查的通知

各县（市、区）水利局：

　　按照《云川市防汛条例，2020》要求，现就“三查，三改”通知如下，详见 http://a.cn/b,c 。

1.落实值班，每日13:46报告。
2.备足物资，完成1.5万件。
"""
SIGNED = DRAFT.replace("通知\n", "通知\n云水发〔2024〕3号\n", 1) + "\n云川市水利局\n2024年3月5日\n"


def offered(*edits: Edit, kind: FixKind = "safe") -> Diagnostic:
    """A finding of a made-up rule that offers a fix."""
    return Diagnostic(
        code="XX101",
        name="made-up",
        level="error",
        message="……",
        basis=(PRACTICE,),
        span=Span(edits[0].start, edits[0].end),
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        text="",
        fix=Fix(kind=kind, title="……", edits=edits),
    )


def fix_with(
    monkeypatch: pytest.MonkeyPatch, text: str, old: str, new: str, *, kind: FixKind = "safe", unsafe: bool = False
) -> FixResult:
    """What the fixer makes of a rule that wants every `old` to be `new`."""

    def check_page(page: gwparse.Page, *rest: object) -> list[Diagnostic]:
        places = re.finditer(re.escape(old), page.text)
        return [offered(Edit(*place.span(), new), kind=kind) for place in places]

    monkeypatch.setattr("gwparse.fixer.check_page", check_page)
    return fix_text(text, Settings(), unsafe=unsafe)


def test_marks_are_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a safe fix says is done, wherever it says it."""
    result = fix_with(monkeypatch, DRAFT, "。\n", "；\n")
    assert DRAFT.replace("。\n", "；\n") == result.text
    assert 3 == len(result.applied)
    assert () == result.remaining == result.refused == result.withheld


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("13:46", "1346"),  # a time becomes a number
        ("1.5万", "15万"),  # an amount
        ("2.备足", "备足"),  # the label of a paragraph
        ("1.落实", "1.1落实"),  # its number
        ("各县（市、区）水利局：", "各县（市、区）水利厅："),  # a name
        ("\n\n　　按照", "按照"),  # a paragraph becomes part of the addressees
    ],
)
def test_what_would_change_more_than_marks_is_refused(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that is wrong does no damage: its fix is refused and named."""
    result = fix_with(monkeypatch, DRAFT, old, new)
    assert DRAFT == result.text
    assert 1 == len(result.refused)


def test_a_refused_fix_does_not_keep_others_from_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all together change too much each is tried by itself."""
    text = DRAFT.replace("1.落实", "1．落实")

    def check_page(page: gwparse.Page, *rest: object) -> list[Diagnostic]:
        found = [offered(Edit(*place.span(), "1.")) for place in re.finditer("1．", page.text)]
        return [*found, *(offered(Edit(*place.span(), "15万")) for place in re.finditer("1.5万", page.text))]

    monkeypatch.setattr("gwparse.fixer.check_page", check_page)
    result = fix_text(text, Settings())
    assert DRAFT == result.text
    assert (1, 1) == (len(result.applied), len(result.refused))


@pytest.mark.parametrize("place", ["条例，2020》", "三查，三改", "b,c"])
def test_quotations_titles_and_addresses_are_never_touched(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even by an unsafe fix that was asked for."""
    result = fix_with(
        monkeypatch, DRAFT, place, place.replace("，", "、").replace(",", "，"), kind="unsafe", unsafe=True
    )
    assert DRAFT == result.text


def test_unsafe_fixes_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """They may change words, not the documents and sections of a text."""
    assert DRAFT == fix_with(monkeypatch, DRAFT, "1.5万件", "15000件", kind="unsafe").text
    assert "15000件" in fix_with(monkeypatch, DRAFT, "1.5万件", "15000件", kind="unsafe", unsafe=True).text
    result = fix_with(monkeypatch, DRAFT, "2.备足", "备足", kind="unsafe", unsafe=True)
    assert (DRAFT, 1) == (result.text, len(result.refused))


def test_a_signed_document_has_only_marks_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With number and date it may have been signed: digits stay, and the withheld fixes are counted."""
    text = SIGNED.replace("3月5日", "03月5日")
    result = fix_with(monkeypatch, text, "03月", "3月")
    assert (text, 1) == (result.text, len(result.withheld))
    assert "；\n" in fix_with(monkeypatch, text, "。\n", "；\n").text
    draft = text.replace("云水发〔2024〕3号\n", "")
    assert "2024年3月5日" in fix_with(monkeypatch, draft, "03月", "3月").text


def test_a_rule_that_never_settles_is_left_after_some_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fix that makes its own finding anew does not run for ever."""
    result = fix_with(monkeypatch, DRAFT, "。\n", "。。\n")
    assert result.text.count("。") < 60


def test_what_is_suppressed_is_not_fixed_either() -> None:
    """Not in later rounds, when another fix has changed its line."""
    text = DRAFT.replace("值班，", "值班，，").replace("1.落实", "1、落实").replace("2.备足", "2、备足")
    settings = Settings(select=("HI102", "PU103"), suppress=(Suppression(code="PU103", quote="值班"),))
    fixed = fix_text(text, settings).text
    assert "1.落实值班，，" in fixed


def test_words() -> None:
    """Marks and forms of digits do not count, everything else does."""
    assert words("国发[2019]第05号，１.5万") == words("国发〔2019〕5号；1.5万")
    assert words("二○二四年") == words("二〇二四年")
    assert words("㈠⒈①甲") == words("（一）1.①、甲")
    assert words("1.5万") != words("15万")
    assert words("13:46") != words("1346")
    assert words("13:46") != words("13：46")
    assert words("1,234") != words("1，234")
    assert words("5、6楼") != words("56楼")
    assert words("一是，落实") == words("一是落实")
    assert words("二OO八年") == words("二〇〇八年")
    assert words("0.5") != words(".5")
    assert words("甲乙") != words("甲、乙丙")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("电话0571-88886666", "电话571-88886666"),
        ("邮编030000", "邮编30000"),
        ("00:30", "0:30"),
        ("第3号台风", "3号台风"),
        ("增长-5%", "增长5%"),
        ("5%", "5‰"),
        ("≥5℃", "5℃"),
        ("¥5", "5"),
        ("1/3", "1、3"),
        ("2018-2020年", "2018、2020年"),
        ("13:46", "13：46"),
        ("1,000", "1，000"),
    ],
)
def test_figures_signs_and_units_are_words(before: str, after: str) -> None:
    """What would change a figure is no change of marks."""
    assert not same_words(before, after)


def test_what_safe_fixes_may_do() -> None:
    """Marks between words, signs of ranges, zeros of dates and serials, looks of digits."""
    for before, after in [
        ("一是，落实", "一是落实"),
        ("2018-2020年", "2018—2020年"),
        ("2024年03月05日", "2024年3月5日"),
        ("〔2024〕第05号", "〔2024〕5号"),
        ("8：30", "8:30"),
        ("二OO八年", "二〇〇八年"),
        ("５％", "5%"),
        ("甲\u200b乙", "甲乙"),
    ]:
        assert same_words(before, after), before


@pytest.mark.parametrize(
    "text",
    [
        "　　将第三条修改为：\n“（一）甲，乙。\n（二）甲，乙。”\n",
        "他说：「甲，乙」。\n",
        '他说："甲，乙"。\n',
        "《甲《丙》乙，丁》\n",
        "“甲，‘乙，丙’丁”。\n",
        "“甲，乙。\n丙。\n“丁”。\n",
        "> 甲，乙\n\n丙\n",
        ">甲，“乙，丙\n丁，戊”己\n",
        "`甲，乙`丙``丁，`戊，``\n",
        "```\n甲，乙\n```\n",
        "甲\n~~~~ text\n乙，丙\n~~~\n丁，戊\n~~~~~\n己\n",
    ],
)
def test_quotations_of_every_kind_are_protected(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over several lines, nested, in other marks, never closed; block quotes, and code."""
    assert text == fix_with(monkeypatch, text, "，", "、").text


def test_edits() -> None:
    """Edits are made in any order, insertions too."""
    assert "甲丙丁，" == apply_edits("甲乙丁", [Edit(3, 3, "，"), Edit(1, 2, "丙")])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_safe_fixes_of_all_rules(text: str) -> None:
    """On every example: fixing twice is fixing once, the tree and the words stay, and nothing was refused."""
    result = gwparse.fix(text)
    assert result.text == gwparse.fix(result.text).text
    assert shape(gwparse.parse(text)) == shape(gwparse.parse(result.text))
    assert same_words(text, result.text)
    assert () == result.refused
    fixable = [found.code for found in gwparse.check(gwparse.parse(text)) if found.fix and found.fix.kind == "safe"]
    assert (result.text != text) <= bool(fixable)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_order_of_rules_does_not_matter(text: str) -> None:
    """One rule after the other, the last first, gives what all at once give."""
    one_by_one = text
    for _ in range(2):
        for rule in reversed(RULES):
            one_by_one = gwparse.fix(one_by_one, Settings(select=(rule.code,))).text
    assert gwparse.fix(text).text == one_by_one


def test_what_the_site_prints_is_never_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Header, footer and web metadata are not the document."""
    page = f"政府信息公开\n\n索 引 号  006/2021-00031  公开方式  主动公开，即时\n{DRAFT}\n上一条：甲，乙\n"
    fixed = fix_with(monkeypatch, page, "，", "；").text
    assert "主动公开，即时" in fixed
    assert "上一条：甲，乙" in fixed
    assert "落实值班；每日" in fixed


def test_letters_stay_in_a_signed_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are no marks: an unsafe fix that was asked for is withheld."""
    result = fix_with(monkeypatch, SIGNED, "落实", "做好", kind="unsafe", unsafe=True)
    assert (SIGNED, 1) == (result.text, len(result.withheld))


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """Nobody's work of the last second is overwritten."""
    from gwparse.writing import replace_bytes

    path = tmp_path / "a.txt"
    path.write_bytes(b"new")
    with pytest.raises(gwparse.Misuse, match="文件被别的程序改过"):
        replace_bytes(str(path), b"fixed", b"old")
    assert b"new" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_one_cause_has_one_finding() -> None:
    """A rule is silent where the one it gives way to has spoken, and speaks where that one is off."""
    text = "云川市水利局关于关于开展堤防巡查的通知\n\n各县水利局：\n\n　　请落实。\n"
    page = gwparse.parse(text)
    assert ["TI101"] == [found.code for found in gwparse.check(page, Settings(select=("TI101", "WD106")))]
    assert ["WD106"] == [found.code for found in gwparse.check(page, Settings(select=("WD106",)))]
