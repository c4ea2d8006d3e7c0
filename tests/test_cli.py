"""The command line as users run it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import gwparse
from gwparse.cli import main

SAMPLE = Path(__file__).parents[1] / "corpus" / "documents" / "notice-with-plan" / "input.txt"


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run gwparse as a process."""
    return subprocess.run([sys.executable, "-m", "gwparse", *arguments], input=given, capture_output=True, check=False)


def test_parse_prints_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    """One file gives one object, laid out for reading."""
    assert 0 == main(["parse", str(SAMPLE)])
    data = json.loads(capsys.readouterr().out)
    assert ("gwparse/1", str(SAMPLE)) == (data["schema"], data["path"])


def test_several_files_give_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Several files give one object a line, in the order in which they were named."""
    other = SAMPLE.parent.parent / "letter" / "input.txt"
    assert 0 == main(["parse", str(other), str(SAMPLE)])
    lines = capsys.readouterr().out.splitlines()
    assert [str(other), str(SAMPLE)] == [json.loads(line)["path"] for line in lines]


def test_a_directory_is_searched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Documents in a directory are parsed in the order of their names, other files passed over."""
    (tmp_path / "乙.txt").write_text("一、乙\n", encoding="utf-8")
    (tmp_path / "甲.md").write_text("# 甲\n", encoding="utf-8")
    (tmp_path / "丙.bin").write_bytes(b"\0")
    assert 0 == main(["parse", str(tmp_path)])
    names = [Path(json.loads(line)["path"]).name for line in capsys.readouterr().out.splitlines()]
    assert ["乙.txt", "甲.md"] == names


@pytest.mark.parametrize("form", ["tree", "outline", "markdown"])
def test_other_formats_take_one_file(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A tree or an outline of several files is refused in one sentence."""
    assert 2 == main(["parse", "--format", form, str(SAMPLE), str(SAMPLE)])
    assert f"{form} takes one file" in capsys.readouterr().err


def test_tree_and_outline(capsys: pytest.CaptureFixture[str]) -> None:
    """The tree is that of the corpus; `outline` is short for the outline format."""
    assert 0 == main(["parse", "--format", "tree", str(SAMPLE)])
    assert SAMPLE.with_name("expected.tree").read_text(encoding="utf-8") == capsys.readouterr().out
    assert 0 == main(["outline", str(SAMPLE)])
    drawn = capsys.readouterr().out
    assert 0 == main(["parse", "--format", "outline", str(SAMPLE)])
    assert drawn == capsys.readouterr().out
    assert "├─ 一、" in drawn


def test_standard_input() -> None:
    """`-` is standard input, in any encoding; the path is null."""
    result = run("parse", "-", given="一、总体要求\n".encode("gb18030"))
    data = json.loads(result.stdout)
    assert (0, None, "总体要求") == (result.returncode, data["path"], data["outline"][0]["title"])


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """`schema` prints a JSON Schema."""
    assert 0 == main(["schema"])
    assert "gwparse/1" == json.loads(capsys.readouterr().out)["title"]


def test_version_and_help() -> None:
    """Both end with 0; the help names the commands."""
    assert f"gwparse {gwparse.__version__}" == run("--version").stdout.decode().strip()
    helped = run("--help").stdout.decode()
    assert all(word in helped for word in ("parse", "outline", "schema", "Exit codes"))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.txt", None, "没有这个文件"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "图片"),
        ("draft.docx", b"PK\x03\x04", "压缩包"),
        ("nul.txt", b"a\0b", "不是文本文件"),
    ],
)
def test_input_that_cannot_be_read(name: str, data: bytes | None, said: str, tmp_path: Path) -> None:
    """One sentence on standard error, exit code 2, nothing on standard output, no traceback."""
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    result = run("parse", str(path))
    error = result.stderr.decode()
    assert (2, b"") == (result.returncode, result.stdout)
    assert error.startswith("gwparse: ")
    assert said in error
    assert 1 == error.count("\n")


def test_one_bad_file_among_good_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The good files are parsed, the bad one is named, the exit code says so."""
    assert 2 == main(["parse", str(SAMPLE), str(tmp_path / "none.txt"), str(SAMPLE)])
    captured = capsys.readouterr()
    assert 2 == len(captured.out.splitlines())
    assert "none.txt: 没有这个文件" in captured.err


def test_a_directory_gives_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A directory gives one object a line, also when it holds one document; hidden files are left out."""
    (tmp_path / "甲.txt").write_text("一、甲\n", encoding="utf-8")
    (tmp_path / ".乙.txt").write_text("一、乙\n", encoding="utf-8")
    assert 0 == main(["parse", str(tmp_path)])
    assert 1 == len(capsys.readouterr().out.splitlines())


def test_an_empty_name(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty name, as an unset variable of a shell gives it, is no directory."""
    assert 2 == main(["parse", ""])
    assert "文件名是空的" in capsys.readouterr().err


def test_output_that_cannot_be_written() -> None:
    """A full disk is one sentence and exit code 2."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as out:
        result = subprocess.run(
            [sys.executable, "-m", "gwparse", "parse", str(SAMPLE)], stdout=out, stderr=subprocess.PIPE, check=False
        )
    assert (2, 1) == (result.returncode, result.stderr.decode().count("\n"))


def test_directory_without_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A directory with nothing to read is misuse."""
    assert 2 == main(["parse", str(tmp_path)])
    assert "文件夹里没有可以检查的文件" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_empty_input_is_an_empty_page(data: bytes) -> None:
    """An empty file is a valid page without parts."""
    result = run("parse", "-", given=data)
    assert 0 == result.returncode
    assert [] == json.loads(result.stdout)["page"]["parts"]


def test_undecodable_bytes_are_told() -> None:
    """Bytes that are no text are replaced, and standard error says how many."""
    result = run("parse", "-", given="一、总则".encode() + b"\xff\xff\xff")
    assert 0 == result.returncode
    assert "读不出来" in result.stderr.decode()


@pytest.mark.parametrize("arguments", [[], ["parse"], ["nonsense"], ["parse", "--format", "xml", "a"]])
def test_misuse(arguments: list[str]) -> None:
    """Misuse ends with 2 and a usage line."""
    result = run(*arguments)
    assert 2 == result.returncode
    assert "usage:" in result.stderr.decode()


@pytest.mark.parametrize(("command", "code"), [("parse", 0), ("check", 141)])
def test_a_closed_pipe(command: str, code: int, tmp_path: Path) -> None:
    """`gwparse parse … | head -1` ends quietly; a check that was cut short does not say that all is clean."""
    for at in range(200):  # far more than a pipe holds
        text = "云川市水利局关于巡查的通知。\n\n各县:\n\n一、甲甲甲,乙乙乙。\n二、甲甲甲,乙乙乙。\n"
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "gwparse", command, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert (code, b"") == (process.wait(), error)


def on_gbk_console(monkeypatch: pytest.MonkeyPatch, command: str) -> bytes:
    """What a GBK console gets from a command that reads a character for which GBK has no code."""
    shown = io.BytesIO()
    stream = io.TextIOWrapper(shown, encoding="gbk")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("一、𠮷\n".encode()), encoding="utf-8"))
    assert 0 == main([command, "-"])
    stream.flush()
    return shown.getvalue()


def test_a_console_that_cannot_show_a_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """A GBK console gets an escape for what it has no code for."""
    assert b"\\U00020bb7" in on_gbk_console(monkeypatch, "outline")


def test_json_on_a_console_that_cannot_show_a_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON for a GBK console stays JSON: what it has no code for is escaped as JSON does."""
    assert "𠮷" == json.loads(on_gbk_console(monkeypatch, "parse").decode("gbk"))["outline"][0]["title"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("报告.html", "<!DOCTYPE html>"), ("报告.json", "{"), ("报告.sarif", "{"), ("报告.out", "检查 1 个文件")],
)
def test_report_by_the_name_of_its_file(name: str, begins: str, tmp_path: Path) -> None:
    """The name of the file tells the format of the report, where --format does not."""
    draft = tmp_path / "草稿.txt"
    draft.write_text("云川市水利局关于开展堤防巡查的通知\n\n各县水利局：\n\n　　请每周巡查。\n", encoding="utf-8")
    assert 0 == main(["check", "--isolated", "-o", str(tmp_path / name), str(draft)])
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_report_is_not_written_over_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is called like a workbook or a table of another program is no report: nothing is written."""
    draft, table = tmp_path / "草稿.txt", tmp_path / "台账.csv"
    draft.write_text("一、总则\n", encoding="utf-8")
    table.write_text("任务,单位\n", encoding="utf-8")
    assert 2 == main(["check", "--format", "html", "-o", str(table), str(draft)])
    assert "检查报告不能存成 .csv 文件" in capsys.readouterr().err
    assert "任务,单位\n" == table.read_text(encoding="utf-8")
