"""What `gwparse check` promises, `--fix` does: what it leaves to people, what is held back, and what is told of both."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import gwparse
from gwparse.analysis import Analysis
from gwparse.cli import main
from gwparse.diagnostics import Diagnostic, Edit
from gwparse.report import FileReport
from gwparse.report.html import as_html
from gwparse.report.sarif import as_sarif
from tests.test_fixer import offered
from tests.word_notation import word_file

SIGNED = """云川市水利局关于开展堤防巡查的通知

云水发〔2025〕8号

各县（市、区）水利局：

　　请于5月1日前报送,勿误。

云川市水利局
2025年3月05日
"""
BY_HAND = "（文件可能已签发，--fix 不改，还是草稿的加 --draft）"
ALONE = ["--isolated", "--select", "PU101,CL101"]

WORD = """{标题}云川市水利局关于开展堤防巡查的通知

{发文字号}云水发〔2025〕8号

{主送}各县（市、区）水利局：
请于5月1日前报送。

{署名}云川市水利局
{日期}2025年3月05日
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The exit code, the output and the errors of a check."""
    code = main(["check", *map(str, arguments)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A text with number and date: a comma that may be mended, a zero that may not."""
    path = tmp_path / "通知.txt"
    path.write_text(SIGNED, encoding="utf-8")
    return path


def test_a_draft_with_number_and_date(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--draft, or the settings, say that nobody has signed it: all safe fixes are offered, and made."""
    _, out, _ = run(capsys, "--draft", *ALONE, signed)
    assert BY_HAND not in out
    assert "2 处可安全修复" in out
    (signed.parent / "gwparse.toml").write_text("drafts = true\n", encoding="utf-8")
    settings = gwparse.find_settings(signed.parent)
    assert 0 == len(gwparse.fix(SIGNED, settings).withheld)
    assert 1 == len(gwparse.fix(SIGNED).withheld)
    assert 0 == run(capsys, "--fix", "--draft", *ALONE, signed)[0]
    assert "报送，勿误" in signed.read_text(encoding="utf-8")
    assert "2025年3月5日" in signed.read_text(encoding="utf-8")


def test_what_fix_leaves_to_people_is_not_promised(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a document that may have been signed: not before --fix, nor in its difference, nor after it."""
    code, out, _ = run(capsys, *ALONE, signed)
    assert 1 == code
    assert f"修复：删去月、日前的零{BY_HAND}" in out
    assert "修复：改为“，”（安全，--fix）" in out
    assert "；1 处可安全修复（--fix）\n" in out
    _, _, err = run(capsys, *ALONE, "--diff", signed)
    assert (
        "将修复 1 处；文件已有发文字号和成文日期，可能已经签发，只改标点；另有 1 处改动超出标点，未改，还是草稿的加 --draft\n"
        in err
    )
    assert "；1 处可安全修复（--fix）\n" in err
    for unsafe in ([], ["--unsafe-fixes"]):
        _, out, _ = run(capsys, *ALONE, "--fix", *unsafe, signed)
        assert BY_HAND in out
        assert "--unsafe-fixes）" not in out
        assert "处可安全修复" not in out
    assert SIGNED.replace("送,", "送，") == signed.read_text(encoding="utf-8")


def test_quotations_are_to_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fix inside a quotation, a title or a block quote is withheld; its advice is another."""
    path = tmp_path / "草稿.md"
    path.write_text("请落实“加强，，巡查”。\n\n> 各地，，各部门。\n\n请看，，再查`甲，，乙`。\n", encoding="utf-8")
    _, out, _ = run(capsys, "--isolated", "--select", "PU103", path)
    assert 2 == out.count("修复：只保留一个“，”（在引文、书名号、网址或网页信息里，--fix 不改，请核对原文）")
    assert "错误 3，警告 0，提示 0；1 处可安全修复（--fix）\n" in out
    _, out, _ = run(capsys, "--isolated", "--select", "PU103", "--fix", path)
    assert "已修复 1 处；2 处在引文、书名号或网页信息里，未改\n" in out
    assert "请看，再查`甲，，乙`。\n" in path.read_text(encoding="utf-8")


def test_programs_are_told_why(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON says why a fix is withheld and does not count it; code scanning is not offered it; the page of HTML says so."""
    _, out, _ = run(capsys, *ALONE, "--format", "json", signed)
    data = json.loads(out)
    assert [None, "signed"] == [found["fix"]["withheld"] for found in data["files"][0]["findings"]]
    assert (1, 0) == (data["summary"]["fixable"], data["summary"]["fixable_unsafe"])
    page = gwparse.parse(SIGNED)
    found = gwparse.check(page, gwparse.Settings(select=("PU101", "CL101")))
    file = FileReport(path="通知.txt", text=SIGNED, diagnostics=tuple(found))
    results = json.loads(as_sarif([file]))["runs"][0]["results"]
    assert [True, False] == ["fixes" in result for result in results]
    html = as_html([file])
    assert "修复（安全）：改为“，”" in html
    assert "修复（文件可能已签发，请手工改）：删去月、日前的零" in html
    assert "1 处可安全修复" in html


def test_word_files_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither before nor after the copy is made; that nothing was mended in it is said."""
    path, target = tmp_path / "通知.docx", tmp_path / "改好.docx"
    path.write_bytes(word_file(WORD))
    arguments = ["--isolated", "--select", "CL101"]
    _, out, _ = run(capsys, *arguments, path)
    assert f"修复：删去月、日前的零{BY_HAND}" in out
    assert "--output" not in out
    code, out, err = run(capsys, *arguments, "--fix", "--unsafe-fixes", "--output", target, path)
    assert 1 == code
    assert BY_HAND in out
    assert f"没有可以修复的，已照原样另存为“{target}”\n" in err
    assert path.read_bytes() == target.read_bytes()


def test_a_refused_fix_is_told_once_it_was_tried(
    signed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fix that would take a heading away is found to do harm when it is tried: then its finding says so."""
    text = "云川市水利局关于堤防巡查的通知\n\n1.落实值班，，报告。\n2.备足物资。\n"
    signed.write_text(text, encoding="utf-8")

    def lint(analysis: Analysis, *rest: object) -> list[Diagnostic]:
        wanted = (("，，", "，"), ("2.备", "备"))
        places = ((analysis.text.find(words), words, to) for words, to in wanted)
        return [offered(Edit(at, at + len(words), to), kind="unsafe") for at, words, to in places if at >= 0]

    monkeypatch.setattr("gwparse.linter.lint", lint)
    told = "修复：……（会影响其他内容，--fix 不改，请手工改）"
    _, out, _ = run(capsys, "--isolated", signed)
    assert told not in out
    assert "2 处修复须确认" in out
    _, _, err = run(capsys, "--isolated", "--diff", "--unsafe-fixes", signed)
    assert "1 处修复须确认" in err
    _, out, _ = run(capsys, "--isolated", "--fix", "--unsafe-fixes", signed)
    assert (1, 0) == (out.count(told), out.count("修复须确认"))
    assert text.replace("，，", "，") == signed.read_text(encoding="utf-8")


def test_findings_held_back_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the baseline and by the settings: nothing new is not nothing wrong."""
    path, settings = tmp_path / "草稿.txt", tmp_path / "gwparse.toml"
    text = "云川市水利局关于开展堤防巡查的通知。\n\n各县水利局：\n\n　　请落实,勿误。\n"
    path.write_text(text, encoding="utf-8")
    settings.write_text('select = ["TI102", "PU101"]\n[[suppress]]\ncode = "TI102"\n', encoding="utf-8")
    baseline = ["--baseline", tmp_path / "known.json"]
    _, out, _ = run(capsys, "--ignore", "PU101", path)
    assert "检查 1 个文件：没有要报告的问题（按设置不报 1 处，未列出）\n" == out
    run(capsys, *baseline, "--write-baseline", path)
    code, out, _ = run(capsys, *baseline, path)
    assert (0, "检查 1 个文件：没有新问题（已知问题 1 处、按设置不报 1 处，未列出）\n") == (code, out)
    _, out, _ = run(capsys, *baseline, "--fix", path)
    assert "检查 1 个文件：没有新问题（已知问题 1 处、按设置不报 1 处，未列出）\n" == out
    assert text == path.read_text(encoding="utf-8")
    _, out, _ = run(capsys, *baseline, "--format", "json", path)
    assert (1, 1) == tuple(json.loads(out)["summary"][key] for key in ("known", "suppressed"))
    _, out, _ = run(capsys, *baseline, "--format", "html", path)
    assert "检查 1 个文件；没有新问题（已知问题 1 处、按设置不报 1 处，未列出）" in out
    assert "没有要报告的问题的文件（1）" in out
    path.write_text(f"\n{text}　　请报送,备查。\n", encoding="utf-8")
    _, out, _ = run(capsys, *baseline, path)
    assert "错误 1，警告 0，提示 0（另有已知问题 1 处、按设置不报 1 处，未列出）；1 处可安全修复（--fix）\n" in out


@pytest.mark.parametrize("name", ["改好.docx", "改好.DOC", "改好.wps", "改好.pdf", "改好.rtf", "改好.html"])
def test_a_text_is_not_written_under_the_name_of_another_format(
    name: str, signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, exit code 2, nothing written."""
    target = signed.with_name(name)
    code, _, err = run(capsys, *ALONE, "--fix", "--output", target, signed)
    assert 2 == code
    assert f"gwparse: {target}: 改好的仍是纯文本，不能用这种文件名，请用 .txt 或 .md 结尾\n" == err
    assert not target.exists()


def test_a_text_called_a_word_file_is_read_as_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And that is said."""
    path = tmp_path / "草稿.Docx"
    path.write_text(SIGNED, encoding="utf-8")
    assert f"{path}: 文件名以 .Docx 结尾，内容却是纯文本，按文本读取\n" in run(capsys, *ALONE, path)[2]
    assert main(["outline", str(path)]) == 0
    assert "按文本读取" in capsys.readouterr().err


def test_a_copy_without_changes_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is written all the same; of one with changes their number is told."""
    path, target = tmp_path / "草稿.txt", tmp_path / "改好.txt"
    path.write_text(SIGNED.replace("送,", "送，"), encoding="utf-8")
    _, _, err = run(capsys, *ALONE, "--fix", "--output", target, path)
    assert f"gwparse: {path}: 没有可以修复的，已照原样另存为“{target}”\n" == err
    assert path.read_bytes() == target.read_bytes()


def test_places_are_counted(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that is folded throughout has one finding, whose fix changes many places."""
    folded = SIGNED.translate(str.maketrans("，：（）", ",:()")) + "\n" + "请各地落实,报告,检查,总结。\n" * 4
    signed.write_text(folded, encoding="utf-8")
    _, out, _ = run(capsys, *ALONE, "--fix", signed)
    assert f"{signed}：已修复 1 个问题（" in out
    changed = sum(one != other for one, other in zip(folded, signed.read_text(encoding="utf-8"), strict=True))
    assert changed > 10
    assert f"已修复 1 个问题（{changed} 处）" in out


def checked(arguments: Sequence[object], given: bytes) -> subprocess.CompletedProcess[bytes]:
    """A check of standard input."""
    command = [sys.executable, "-m", "gwparse", "check", *map(str, arguments), "-"]
    return subprocess.run(command, input=given, capture_output=True, check=False)


def test_standard_input_can_be_excluded(tmp_path: Path) -> None:
    """By the name it is given, with --force-exclude; what was to be mended comes out as it went in."""
    (tmp_path / "gwparse.toml").write_text('select = ["PU101"]\nexclude = ["归档/*"]\n', encoding="utf-8")
    name = ["--stdin-filename", tmp_path / "归档" / "通知.txt"]
    assert 1 == checked(name, SIGNED.encode()).returncode
    passed = checked([*name, "--force-exclude"], SIGNED.encode())
    assert (0, "没有要检查的文件\n") == (passed.returncode, passed.stdout.decode())
    assert [] == json.loads(checked([*name, "--force-exclude", "--format", "gitlab"], SIGNED.encode()).stdout)
    passed = checked([*name, "--force-exclude", "--fix"], SIGNED.encode("gb18030"))
    assert (0, SIGNED.encode("gb18030")) == (passed.returncode, passed.stdout)
    other = ["--stdin-filename", tmp_path / "通知.txt", "--force-exclude"]
    assert 1 == checked(other, SIGNED.encode()).returncode


def test_a_file_without_text_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is wrong with it, and that means nothing: standard error says so."""
    path = tmp_path / "空.txt"
    path.write_text("\n　\n", encoding="utf-8")
    code, _, err = run(capsys, path)
    assert (0, f"gwparse: {path}: 没有读到文字，没有可校验的内容\n") == (code, err)
