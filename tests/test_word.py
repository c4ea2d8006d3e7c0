"""Word drafts from end to end: check, parse, outline and tasks on .docx, a mended copy, a copy with comments and tracked changes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import gwparse
from gwparse.cli import main
from gwparse.readers.docx import read_docx
from tests.readers_docx.test_text import p, r
from tests.word_notation import word_file
from tests.word_package import word_package

DRAFT = """{标题}云川市人民政府关于做好防汛工作的通知。

{主送}各县（区）人民政府：
为做好防汛工作，现将有关事项通知如下。
{一级}一、压实责任
{二级}（一）加强领导。{仿宋_GB2312}成立领导小组,明确分工。（牵头单位：市水利局；配合单位：市应急局）
{二级}（二）落实物资。{仿宋_GB2312}按标准备足物资。（市应急局负责）
{一级}二、加强值守
汛期24小时值班。

{署名}云川市人民政府
{日期}2026年5月8日
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with a full stop behind its title and a comma of half width."""
    path = tmp_path / "草稿.docx"
    path.write_bytes(word_file(DRAFT))
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The exit code, the output and the errors of a command."""
    code = main([str(argument) for argument in arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_check_names_paragraphs_and_characters(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding stands in a paragraph of the file, with its characters and words."""
    code, out, _ = run(capsys, "check", draft, "--isolated")
    assert 1 == code
    assert f"{draft}:第1段第19字“。”: 错误 TI102" in out
    assert f"{draft}:第6段第15字“,”: 错误 PU101" in out
    assert "    6 │ （一）加强领导。成立领导小组,明确分工。" in out
    code, out, _ = run(capsys, "check", draft, "--isolated", "--format", "json", "--select", "TI102")
    (found,) = json.loads(out)["files"][0]["findings"]
    assert {"story": "body", "paragraph": 1, "start": 19, "end": 19, "page": None, "line": None} == found["place"]
    assert "safe" == found["fix"]["kind"]


def test_reports_for_services_tell_the_place_in_words(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """GitHub, GitLab and SARIF know no paragraphs: the message says where, and no line is made up."""
    for form in ("github", "gitlab", "sarif"):
        _, out, _ = run(capsys, "check", draft, "--isolated", "--select", "TI102", "--format", form)
        assert "第1段第19字“。”：" in out
        assert "startLine" not in out


def test_tree_outline_and_tasks(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The readings of a text are those of a Word file; places are paragraphs."""
    assert "├─ 一、压实责任  第5段" in run(capsys, "outline", draft)[1]
    page = gwparse.parse_file(draft)
    assert page.layout is not None
    assert page == gwparse.Page.from_json(page.to_json())
    _, out, _ = run(capsys, "tasks", draft)
    assert "市水利局" in out
    assert "第6段" in out
    (first, second) = gwparse.tasks(page)
    assert first.place is not None
    assert (6, 7) == (first.place.paragraph, second.place.paragraph if second.place else 0)
    assert "压实责任" in run(capsys, "parse", draft)[1]


def test_the_workbook_of_tasks_names_paragraphs(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a workbook, too, the place in a Word file is a paragraph."""
    target = tmp_path / "台账.xlsx"
    assert 0 == run(capsys, "tasks", draft, "--output", target)[0]
    with ZipFile(target) as workbook:
        assert "第6段" in workbook.read("xl/sharedStrings.xml").decode()


def test_the_mended_document_is_a_new_file(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--fix --output mends a copy; the draft, and a file that is there already, stay as they are."""
    before, target = draft.read_bytes(), tmp_path / "改好.docx"
    code, out, err = run(capsys, "check", "--fix", draft, "--output", target, "--isolated")
    assert (0, "") == (code, err), out
    assert "已修复 2 处" in out
    assert before == draft.read_bytes()
    text = read_docx(target.read_bytes()).text
    assert text.startswith("云川市人民政府关于做好防汛工作的通知\n")
    assert "成立领导小组，明确分工。" in text
    code, _, err = run(capsys, "check", "--fix", draft, "--output", target, "--isolated")
    assert 2 == code
    assert err.endswith("已经有这个文件，没有写入\n")


def test_a_word_file_is_never_changed_in_place(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--fix alone reports, and says what to do; --diff shows what would change."""
    before = draft.read_bytes()
    code, out, err = run(capsys, "check", "--fix", draft, "--isolated")
    assert 1 == code
    assert "TI102" in out
    assert "不直接修改 Word 原文件，请用 --output 另存为新文件" in err
    _, out, _ = run(capsys, "check", "--diff", draft, "--isolated")
    assert "-云川市人民政府关于做好防汛工作的通知。\n" in out
    assert before == draft.read_bytes()


def test_findings_as_comments(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--annotate writes a copy with one comment for each finding, at its words, and changes no text."""
    from docx import Document

    before, target = draft.read_bytes(), tmp_path / "批注.docx"
    code, out, err = run(capsys, "check", draft, "--annotate", target, "--isolated")
    assert 1 == code
    assert before == draft.read_bytes()
    assert read_docx(before).text == read_docx(target.read_bytes()).text
    comments = list(Document(str(target)).comments)
    assert len(comments) == out.count("依据：") + out.count("提示 ") - out.count("，提示 ")
    assert f"已写入“{target}”：批注 {len(comments)} 条" in err
    assert any(comment.text.startswith("【错误 TI102】") for comment in comments)
    assert 2 == run(capsys, "check", draft, "--annotate", target, "--isolated")[0], "a file that is there stays"


def test_fixes_as_tracked_changes(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--tracked makes the safe fixes so that they can be accepted or rejected one by one."""
    target = tmp_path / "修订.docx"
    run(capsys, "check", draft, "--annotate", target, "--tracked", "--isolated")
    data = target.read_bytes()
    assert read_docx(draft.read_bytes()).text == read_docx(data, revisions="original").text
    assert "成立领导小组，明确分工。" in read_docx(data).text
    assert "领导小组,明确" in run(capsys, "parse", "--revisions", "original", target)[1]


def test_automatic_numbers_are_never_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list numbered 1、 is reported, without a fix: its format is to be changed, not its text."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    items = [p(r(text), properties=numbered) for text in ("加强领导", "落实责任", "严格考核")]
    path, target = tmp_path / "编号.docx", tmp_path / "改好.docx"
    path.write_bytes(word_package(p(r("云川市人民政府关于做好防汛工作的通知")) + "".join(items), numbering=numbering))
    _, out, _ = run(capsys, "check", path, "--isolated", "--select", "HI", "--format", "json")
    found = json.loads(out)["files"][0]["findings"]
    assert any("、" in one["text"] for one in found)
    assert all(one["fix"] is None for one in found)
    run(capsys, "check", path, "--fix", "--unsafe-fixes", "--output", target, "--isolated")
    assert "1、加强领导\n" in read_docx(target.read_bytes()).text


MISUSE = {
    ("check", "草稿.docx", "--tracked"): "--tracked is said together with --annotate",
    ("check", "草稿.docx", "--annotate", "a.docx", "--fix"): "--annotate only writes a copy",
    ("check", "草稿.docx", "稿.txt", "--annotate", "a.docx"): "this is made of one file, and 2 are named",
    ("check", "稿.txt", "--annotate", "a.docx"): "这不是 Word 文件，不能加批注",
    ("check", "草稿.docx", "--annotate", "a.docx", "--revisions", "original"): "请去掉 --revisions",
    ("check", "页.html", "--fix", "--output", "a.html"): "网页只检查，不修改",
    ("check", "草稿.docx", "--annotate", "没有/a.docx"): "写不进去",
    ("check", "草稿.docx", "--annotate", "a.txt"): "文件名请用 .docx 结尾",
    ("check", "草稿.docx", "--fix", "--output", "a.doc"): "修改后的 Word 文件是 .docx",
    ("check", "草稿.docx", "--output", "报告.docx"): "检查报告不能存成 .docx 文件",
    ("check", "草稿.docx", "--output", "稿.txt"): "已经有这个文件，可能是公文",
    ("check", "空.docx"): "文件是空的",
}


@pytest.mark.parametrize(
    ("arguments", "sentence"), MISUSE.items(), ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_misuse(
    arguments: tuple[str, ...],
    sentence: str,
    draft: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One sentence, exit code 2, and nothing is written."""
    monkeypatch.chdir(draft.parent)
    Path("稿.txt").write_text("云川市人民政府关于做好防汛工作的通知\n", encoding="utf-8")
    Path("页.html").write_text("<html><body><p>通知</p></body></html>", encoding="utf-8")
    Path("空.docx").touch()
    there = sorted(draft.parent.iterdir())
    code, _, err = run(capsys, *arguments, "--isolated")
    assert (2, 1) == (code, err.count("gwparse: "))
    assert sentence in err
    assert there == sorted(draft.parent.iterdir())


def test_a_mended_text_goes_to_a_new_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--fix --output is the same for texts, in their own encoding; where nothing is to be mended the copy is the same."""
    path, target, same = tmp_path / "稿.txt", tmp_path / "改好.txt", tmp_path / "一样.txt"
    path.write_bytes("云川市人民政府关于做好防汛工作的通知。\r\n".encode("gb18030"))
    assert 0 == run(capsys, "check", "--fix", path, "-o", target, "--isolated")[0]
    assert "云川市人民政府关于做好防汛工作的通知\r\n".encode("gb18030") == target.read_bytes()
    assert "云川市人民政府关于做好防汛工作的通知。\r\n".encode("gb18030") == path.read_bytes()
    run(capsys, "check", "--fix", target, "-o", same, "--isolated")
    assert target.read_bytes() == same.read_bytes()


def test_directories_hold_word_files(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A search finds them, but not the files by which Word marks a document as open."""
    (draft.parent / "~$草稿.docx").write_bytes(b"\x00" * 160)
    _, out, err = run(capsys, "check", draft.parent, "--isolated")
    assert "检查 1 个文件" in out
    assert "" == err


def test_standard_input(draft: Path) -> None:
    """A Word file may come down a pipe; it is not sent on mended without --output."""
    command = [sys.executable, "-m", "gwparse", "check", "-", "--isolated", "--select", "TI102"]
    shown = subprocess.run(command, input=draft.read_bytes(), capture_output=True, check=False)
    assert 1 == shown.returncode
    assert "-:第1段第19字" in shown.stdout.decode()
    mended = subprocess.run([*command, "--fix"], input=draft.read_bytes(), capture_output=True, check=False)
    assert draft.read_bytes() == mended.stdout


def test_what_goes_to_standard_output(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is not sent there, nor changed where it stands for want of a name."""
    path = draft.with_suffix(".txt")
    path.write_text("云川市人民政府关于做好防汛工作的通知。\n", encoding="utf-8")
    before = path.read_bytes()
    code, _, err = run(capsys, "check", path, "--fix", "--output", "-", "--isolated")
    assert (2, before) == (code, path.read_bytes())
    assert "only what comes from standard input goes to standard output" in err
