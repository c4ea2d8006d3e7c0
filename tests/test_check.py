"""`gwparse check` as users run it: exit codes, formats, fixing, baselines, many files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gwparse.cli import main

GOOD = "云川市水利局关于开展堤防巡查的通知\n\n各县（市、区）水利局：\n\n　　现就有关事项通知如下。\n"
BAD = GOOD.replace("通知\n", "通知。\n", 1)
ONLY = ["--isolated", "--select", "TI102"]


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A draft with one error that can be fixed safely."""
    path = tmp_path / "草稿.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_a_finding_is_shown_with_place_reason_and_remedy(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Path, line, column, level, code, words, a caret under them, the clause, the fix, and a summary."""
    assert 1 == main(["check", *ONLY, str(bad)])
    assert [
        f"{bad}:1:18: 错误 TI102 标题末尾有“。”，标题末尾不加标点",
        "    1 │ 云川市水利局关于开展堤防巡查的通知。",
        "      │ " + " " * 34 + "^^",
        "      依据：GB/T 15834—2011 附录B.4（一般）",
        "      修复：删去标题末尾的标点（安全，--fix）",
        "",
        "检查 1 个文件：错误 1，警告 0，提示 0；1 处可安全修复（--fix）",
    ] == capsys.readouterr().out.splitlines()


def test_caret_where_quotes_are_wide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a console that prints “ ” over two cells the caret moves along."""
    path = tmp_path / "a.txt"
    path.write_text("关于“三夏”工作的通知。\n\n各县：\n\n　　请落实。\n", encoding="utf-8")
    carets = []
    for width in ("1", "2"):
        main(["check", *ONLY, "--ambiguous-width", width, str(path)])
        carets.append(capsys.readouterr().out.splitlines()[2].index("^"))
    assert 2 == carets[1] - carets[0]


def test_long_lines_are_cut_around_the_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding far to the right is shown with what stands round it."""
    path = tmp_path / "a.txt"
    path.write_text(f"云川市水利局关于{'进一步做好' * 7}堤防巡查的通知。\n\n各县：\n\n　　请落实。\n", encoding="utf-8")
    main(["check", *ONLY, str(path)])
    shown = capsys.readouterr().out.splitlines()
    assert shown[1].startswith("    1 │ ...")
    assert "堤防巡查的通知。" in shown[1]
    assert len(shown[1]) < 60


@pytest.mark.parametrize("form", ["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "html"])
def test_the_exit_code_is_the_same_in_every_format(
    form: str, bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 clean, 1 findings, 2 unreadable, whatever is printed; unreadable goes before findings."""
    good = tmp_path / "好.txt"
    good.write_text(GOOD, encoding="utf-8")
    assert 0 == main(["check", *ONLY, "--format", form, str(good)])
    assert 1 == main(["check", *ONLY, "--format", form, str(good), str(bad)])
    assert 2 == main(["check", *ONLY, "--format", form, str(tmp_path / "无.txt"), str(bad)])
    assert 0 == main(["check", *ONLY, "--format", form, "--fail-level", "error", str(good)])
    assert "Traceback" not in capsys.readouterr().err


def test_an_unreadable_file_does_not_stop_the_others(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It gets one sentence, the others their findings."""
    other = tmp_path / "图.txt"
    other.write_bytes(b"\x89PNG\0")
    assert 2 == main(["check", *ONLY, str(other), str(bad)])
    printed = capsys.readouterr()
    assert f"gwparse: {other}: 这是图片，不是文本文件\n" == printed.err
    assert "TI102" in printed.out
    assert "1 个文件未能处理" in printed.out


def test_fail_level(bad: Path, tmp_path: Path) -> None:
    """Findings below the fail level leave the exit code at 0."""
    config = tmp_path / "c.toml"
    config.write_text('[levels]\nTI102 = "hint"\n', encoding="utf-8")
    assert 0 == main(["check", "--select", "TI102", "--config", str(config), str(bad)])
    assert 1 == main(["check", "--select", "TI102", "--config", str(config), "--fail-level", "hint", str(bad)])


def test_nothing_is_written_without_fix(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Checking and --diff leave the file as it is; the difference is that of --fix."""
    assert 1 == main(["check", *ONLY, "--diff", str(bad)])
    assert BAD == bad.read_text(encoding="utf-8")
    printed = capsys.readouterr()
    assert "-云川市水利局关于开展堤防巡查的通知。\n+云川市水利局关于开展堤防巡查的通知\n" in printed.out
    assert "将修复 1 处" in printed.err
    assert 0 == main(["check", *ONLY, "--fix", str(bad)])
    assert GOOD == bad.read_text(encoding="utf-8")
    assert "已修复 1 处" in capsys.readouterr().out


@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_difference_can_be_applied(
    end: str, newline: str, bad: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """What --diff prints is a patch that git applies, also where the last line has no end."""
    text = (BAD.rstrip("\n") + end).replace("\n", newline)
    bad.write_bytes(text.encode())
    run = [sys.executable, "-m", "gwparse", "check", *ONLY, "--diff", bad.name]
    patch = subprocess.run(run, cwd=bad.parent, capture_output=True, check=False).stdout
    subprocess.run(["git", "apply", "-p0", "-"], cwd=bad.parent, input=patch, check=True)
    assert text.replace("通知。", "通知", 1).encode() == bad.read_bytes()


def test_a_report_is_not_written_over_a_draft(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is a baseline."""
    assert 2 == main(["check", *ONLY, "--output", str(bad), str(bad)])
    assert "这是要检查的文件" in capsys.readouterr().err
    assert 2 == main(["check", *ONLY, "--write-baseline", "--baseline", str(bad), str(bad)])
    assert "这不是已知问题的清单" in capsys.readouterr().err
    assert BAD == bad.read_text(encoding="utf-8")


def test_named_files_can_be_excluded(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hooks name every file: --force-exclude heeds the settings all the same."""
    config = bad.with_name("c.toml")
    config.write_text('exclude = ["草稿*"]\n', encoding="utf-8")
    assert 1 == main(["check", "--config", str(config), str(bad)])
    capsys.readouterr()
    assert 0 == main(["check", "--config", str(config), "--force-exclude", str(bad)])
    assert "没有要检查的文件\n" == capsys.readouterr().out


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fixing_keeps_encoding_newlines_and_permissions(codec: str, newline: str, tmp_path: Path) -> None:
    """Only the fixed characters change, also in a file that a link points at."""
    path = tmp_path / "草稿.txt"
    path.write_bytes(BAD.replace("\n", newline).encode(codec))
    path.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    assert 0 == main(["check", *ONLY, "--fix", str(link)])
    assert GOOD.replace("\n", newline).encode(codec) == path.read_bytes()
    assert 0o640 == path.stat().st_mode & 0o777
    assert link.is_symlink()
    assert [path, link] == sorted(tmp_path.iterdir(), key=lambda file: file.name != "草稿.txt")


def test_utf_16_in_the_other_order(tmp_path: Path) -> None:
    """A big-endian file stays one."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xfe\xff" + BAD.encode("utf-16-be"))
    assert 0 == main(["check", *ONLY, "--fix", str(path)])
    assert b"\xfe\xff" + GOOD.encode("utf-16-be") == path.read_bytes()


def test_html_is_checked_but_never_rewritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the reader takes out of a page is not the file."""
    path = tmp_path / "page.html"
    body = "".join(f"<p>{line}</p>" for line in BAD.splitlines() if line)
    path.write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")
    before = path.read_bytes()
    assert 1 == main(["check", *ONLY, str(path)])
    assert 1 == main(["check", *ONLY, "--fix", str(path)])
    printed = capsys.readouterr()
    assert "网页只检查，不修改" in printed.err
    assert "可安全修复" not in printed.out
    assert before == path.read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_stays_as_it_is(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Read-only files are not replaced behind their owner's back."""
    bad.chmod(0o444)
    assert 2 == main(["check", *ONLY, "--fix", str(bad)])
    assert BAD == bad.read_text(encoding="utf-8")
    assert "it is as it was" in capsys.readouterr().err


def test_standard_input(bad: Path, tmp_path: Path) -> None:
    """- is checked under the name it is given, with the settings found from there; fixed text goes to standard output."""

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "gwparse", "check", "--select", "TI102", *arguments, "-"]
        return subprocess.run(command, input=BAD.encode(), capture_output=True, check=False)

    found = run("--format", "jsonl", "--stdin-filename", str(tmp_path / "稿.txt"))
    assert (1, str(tmp_path / "稿.txt")) == (found.returncode, json.loads(found.stdout)["path"])
    (tmp_path / "gwparse.toml").write_text('ignore = ["TI"]\n', encoding="utf-8")
    assert 0 == run("--stdin-filename", str(tmp_path / "稿.txt")).returncode
    for name in ([], ["--stdin-filename", "稿.txt"]):
        fixed = run("--isolated", "--fix", *name)
        assert (0, GOOD) == (fixed.returncode, fixed.stdout.decode())
        assert "已修复 1 处" in fixed.stderr.decode()


@pytest.mark.parametrize("codec", ["gb18030", "utf-8-sig", "utf-16"])
def test_standard_input_keeps_its_encoding(codec: str) -> None:
    """What comes out has the bytes that went in, but for the fixes; a page comes out as it went in."""
    command = [sys.executable, "-m", "gwparse", "check", *ONLY, "--fix", "-"]
    fixed = subprocess.run(command, input=BAD.encode(codec), capture_output=True, check=False)
    assert (0, GOOD.encode(codec)) == (fixed.returncode, fixed.stdout)
    page = f"<!doctype html><html><body><p>{BAD}</p></body></html>".encode()
    assert page == subprocess.run(command, input=page, capture_output=True, check=False).stdout


def test_baseline(bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Known findings are not reported when lines move; a second one of the same kind is."""
    baseline = tmp_path / "known.json"
    known = [*ONLY, "--baseline", str(baseline)]
    assert 0 == main(["check", *known, "--write-baseline", str(bad)])
    assert "已记下 1 处" in capsys.readouterr().err
    assert 0 == main(["check", *known, str(bad)])
    bad.write_text("\n\n" + BAD, encoding="utf-8")
    assert 0 == main(["check", *known, str(bad)])
    plan = "云川市水利局\n2024年3月5日\n\n云川市水利局关于堤防巡查的管理办法。\n\n　　第一条　为规范堤防巡查，制定本办法。\n"
    bad.write_text(f"{BAD}\n{plan}", encoding="utf-8")
    assert 1 == main(["check", *known, str(bad)])
    assert "管理办法。" in capsys.readouterr().out
    (found,) = json.loads(baseline.read_text(encoding="utf-8"))["files"].values()
    assert ["TI102"] == [key.partition(":")[0] for key in found]


def test_a_baseline_in_the_settings(bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings name the baseline: it is written there and read from there; of two findings alike one is known."""
    monkeypatch.chdir(tmp_path)
    Path("gwparse.toml").write_text('select = ["TI102"]\nbaseline = "known.json"\n', encoding="utf-8")
    assert 0 == main(["check", "--write-baseline", "草稿.txt"])
    assert Path("known.json").exists()
    assert 0 == main(["check", "草稿.txt"])
    Path("归档").mkdir()
    assert 0 == main(["check", "./归档/../草稿.txt"])
    assert 1 == main(["check", "--isolated", "--select", "TI102", "草稿.txt"])
    plan = f"云川市水利局\n2024年3月5日\n\n{BAD}"
    bad.write_text(f"{BAD}\n{plan}", encoding="utf-8")
    assert 1 == main(["check", "草稿.txt"])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": "gwparse-baseline/9", "files": {}}', "null"])
def test_a_malformed_baseline_is_misuse(
    content: str, bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told in one sentence that names the file."""
    baseline = tmp_path / "known.json"
    baseline.write_text(content, encoding="utf-8")
    assert 2 == main(["check", *ONLY, "--baseline", str(baseline), str(bad)])
    said = capsys.readouterr().err
    assert said.startswith(f"gwparse: {baseline}: 这")
    assert 1 == said.count("\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "QQ"], "--select: 没有“QQ”这条规则"),
        (["--select", ""], "--select: no rule is named"),
        (["--ignore", "TI102,HX"], "--ignore: 没有“HX”这条规则"),
        (["--unsafe-fixes"], "--unsafe-fixes is said together with --fix"),
        (["--jobs", "0"], "--jobs 0: at least one"),
        (["--write-baseline", "--fix"], "--write-baseline writes down what is found"),
        (["--statistics", "--format", "json"], "--statistics is for reading"),
        (["--diff", "--format", "sarif"], "--diff prints a difference"),
        (["--fix", "--diff"], "use one of them"),
        (["--write-baseline", "--format", "json"], "--write-baseline reports nothing"),
        (["--config", "none.toml"], "none.toml: 读不出来"),
        (["--config", "a.toml", "--isolated"], "use one of them"),
    ],
)
def test_misuse_is_told(arguments: list[str], said: str, bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, exit code 2, and nothing is written."""
    assert 2 == main(["check", *arguments, str(bad)])
    assert said in capsys.readouterr().err
    assert BAD == bad.read_text(encoding="utf-8")


def test_directories_are_searched(bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Documents in a directory are checked in the order of their names, but for those that the settings exclude."""
    (tmp_path / "旧").mkdir()
    (tmp_path / "旧" / "a.txt").write_text(BAD, encoding="utf-8")
    assert 1 == main(["check", "--select", "TI102", "--format", "concise", str(tmp_path)])
    assert 2 == capsys.readouterr().out.count("TI102")
    (tmp_path / "gwparse.toml").write_text('exclude = ["旧/*"]\n', encoding="utf-8")
    main(
        ["check", "--select", "TI102", "--config", str(tmp_path / "gwparse.toml"), "--format", "concise", str(tmp_path)]
    )
    assert 1 == capsys.readouterr().out.count("TI102")


def test_jobs_give_what_one_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several processes print the same in the same order."""
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(BAD if number % 3 else GOOD, encoding="utf-8")
    printed = []
    for jobs in ("1", "2"):
        assert 1 == main(["check", *ONLY, "--jobs", jobs, str(tmp_path)])
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_statistics(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How often each rule found something, in place of the findings."""
    assert 1 == main(["check", *ONLY, "--statistics", str(bad)])
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].split()[:3] == ["1", "TI102", "punctuation-after-title"]
    assert 2 == len(shown)


def test_rule_prints_pages(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule by code or name, all rules without, several by the beginning of their codes."""
    assert 0 == main(["rule", "TI102"])
    page = capsys.readouterr().out
    assert "# `punctuation-after-title`（TI102）" in page
    assert 0 == main(["rule", "punctuation-after-title"])
    assert page == capsys.readouterr().out
    assert 0 == main(["rule"])
    assert "TI102" in capsys.readouterr().out
    assert 0 == main(["rule", "--format", "json", "TI102"])
    assert "punctuation-after-title" == json.loads(capsys.readouterr().out)["name"]
    assert 2 == main(["rule", "TI999"])
    assert "没有“TI999”这条规则" in capsys.readouterr().err
