"""The task table: its formats, grouping by unit, and the user's own list of units."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import gwparse
from gwparse.cli import main
from gwparse.errors import UnreadableInput
from gwparse.export import ledger
from gwparse.lists.units import read_units

PLAN = """云川市防汛工作方案

一、重点任务
（一）修复堤防。2025年6月底前完成险段加固。（市水利局牵头，财政局、住房城乡建设局，各县（区）政府配合）
（二）储备物资。备足沙袋。（牵头单位：市应急局；责任单位：市财政局等；完成时限：2025年4月30日前）
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with two tasks."""
    path = tmp_path / "方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def table(output: str) -> list[list[str]]:
    """The rows of a CSV."""
    return list(csv.reader(io.StringIO(output.removeprefix("\ufeff"), newline="")))


def test_one_row_a_task(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Number path, task, roles, deadline, file and line stand in one row."""
    assert 0 == main(["tasks", "--format", "json", str(plan)])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (str(plan), 2) == (file["path"], len(file["assignments"]))
    rows = ledger.table([(str(plan), gwparse.tasks(gwparse.parse_file(plan)))]).rows
    assert (
        "一、（一）",
        "修复堤防",
        "市水利局",
        "",
        "财政局、住房城乡建设局、各县（区）政府",
        "",
        "2025年6月底前",
        str(plan),
        "4",
    ) == rows[0]
    assert ("一、（二）", "储备物资", "市应急局", "市财政局等", "2025年4月30日前", "5") == (
        *rows[1][:4],
        rows[1][6],
        rows[1][8],
    )


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        (["序号\t任务\t责任单位", "1\t加固堤防\t市水利局", "3\t备足沙袋\t市应急局"], ["二、1", "二、3"]),
        (["编号\t任务\t责任单位", "（一）\t加固堤防\t市水利局", "\t备足沙袋\t市应急局"], ["二、（一）", "二、（一）"]),
        (["序号\t任务\t责任单位", "重点\t加固堤防\t市水利局"], ["二、"]),
        (["任务\t数量\t责任单位", "加固堤防\t3\t市水利局"], ["二、"]),
    ],
)
def test_rows_have_their_own_numbers(rows: list[str], numbers: list[str]) -> None:
    """A row of a table has its 序号 behind the labels of the sections above; an empty cell counts to the row above."""
    text = "\n".join(["云川市防汛工作方案", "一、总体要求", "加强领导。", "二、任务分工", *rows, ""])
    assert numbers == [found.number for found in gwparse.tasks(gwparse.parse(text))]


def test_resolved_names(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--resolved` spells out what is certain."""
    assert 0 == main(["tasks", "--resolved", "--format", "markdown", str(plan)])
    shown = capsys.readouterr().out
    assert "市财政局、市住房城乡建设局、各县（区）政府" in shown
    assert shown.startswith("| 编号 | 任务 | 牵头单位 |")


def test_by_unit(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything that one organ must do stands together, under its name spelled out."""
    assert 0 == main(["tasks", "--by", "unit", str(plan)])
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].split() == ["单位", "角色", "编号", "任务", "完成时限", "文件", "行"]
    of_finance = [line.split()[:4] for line in shown if line.startswith("市财政局")]
    assert [
        ["市财政局", "配合", "一、（一）", "修复堤防"],
        ["市财政局", "责任", "一、（二）", "储备物资"],
    ] == of_finance


def test_text_columns_stand_under_each_other(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Long cells go on over several lines, and nothing of them is lost."""
    from gwparse.source import display_width

    assert 0 == main(["tasks", str(plan)])
    lines = capsys.readouterr().out.splitlines()
    at = display_width(lines[0][: lines[0].index("牵头单位")])
    assert "市水利局" in lines[2]
    assert at == display_width(lines[2][: lines[2].index("市水利局")])
    assert "责任单位" in lines[0]
    assert "其他" not in lines[0]  # a column that is empty all through is left out


def test_csv_opens_in_a_spreadsheet(plan: Path) -> None:
    """CSV begins with a byte order mark, ends lines with CR LF, and hands no formula over."""
    done = subprocess.run(
        [sys.executable, "-m", "gwparse", "tasks", "--format", "csv", str(plan)], capture_output=True, check=True
    )
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    assert 3 == done.stdout.count(b"\r\n") == done.stdout.count(b"\n")
    rows = table(done.stdout.decode("utf-8-sig"))
    assert ["编号", "任务"] == rows[0][:2]
    harmful = ledger.Table(("任务",), (("=1+1",), ("-1",), ("甲",)))
    assert [["任务"], ["'=1+1"], ["'-1"], ["甲"]] == table(ledger.as_csv(harmful))


def test_workbook(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Xlsx is written to a new file; without a name for it nothing is written."""
    pytest.importorskip("xlsxwriter")
    out = tmp_path / "台账.xlsx"
    assert 0 == main(["tasks", "--format", "xlsx", "--output", str(out), str(plan)])
    strings = zipfile.ZipFile(out).read("xl/sharedStrings.xml").decode("utf-8")
    assert "修复堤防" in strings
    assert "市水利局" in strings
    assert 2 == main(["tasks", "--format", "xlsx", str(plan)])
    assert "--output" in capsys.readouterr().err


def test_nothing_is_overwritten(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that exists stays as it is."""
    out = tmp_path / "表.csv"
    out.write_text("旧", encoding="utf-8")
    assert 2 == main(["tasks", "--format", "csv", "-o", str(out), str(plan)])
    assert "旧" == out.read_text(encoding="utf-8")
    assert "已经有这个文件" in capsys.readouterr().err
    assert 2 == main(["tasks", "-o", str(tmp_path / "无" / "表.txt"), str(plan)])
    assert "写不进去" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["台账.xls", "台账.docx", "台账.pdf"])
def test_names_that_promise_another_format(name: str, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of text is not written under the name of a workbook or a Word file; the sentence says which names there are."""
    out = plan.parent / name
    assert 2 == main(["tasks", "--output", str(out), str(plan)])
    assert "文件名请用 .csv、.xlsx" in capsys.readouterr().err
    assert not out.exists()


def test_format_by_the_name_of_the_file(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file's name tells its format; `-` is standard output."""
    out = tmp_path / "台账.csv"
    assert 0 == main(["tasks", "-o", str(out), str(plan)])
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert 0 == main(["tasks", "-o", "-", str(plan)])
    assert "修复堤防" in capsys.readouterr().out


def test_nothing_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file without assignments is told on standard error; CSV and JSON stay what they are."""
    path = tmp_path / "空.txt"
    path.write_text("一、概况\n全市共有水库三座。\n", encoding="utf-8")
    assert 0 == main(["tasks", str(path)])
    captured = capsys.readouterr()
    assert ("", "gwparse: 没有找到责任分工\n") == (captured.out, captured.err)
    assert 0 == main(["tasks", "--format", "json", str(path)])
    assert [] == json.loads(capsys.readouterr().out)["files"][0]["assignments"]


def test_missing_file_beside_a_good_one(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One input that cannot be read gives exit code 2 and a sentence; the others are in the table."""
    assert 2 == main(["tasks", "无.txt", str(plan)])
    captured = capsys.readouterr()
    assert "修复堤防" in captured.out
    assert "没有这个文件" in captured.err


def test_unclosed_bracket_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can be read is in the table, and a sentence says where the bracket is open."""
    path = tmp_path / "草稿.txt"
    path.write_text("一、任务\n做好巡查。（市水利局牵头，各县政府配合\n另起一段。\n", encoding="utf-8")
    assert 0 == main(["tasks", "--format", "json", str(path)])
    captured = capsys.readouterr()
    (found,) = json.loads(captured.out)["files"][0]["assignments"]
    assert ["lead", "support"] == [role["kind"] for role in found["roles"]]
    assert f"{path}:2: 这一处责任分工的括号缺后括号" in captured.err


def test_units_sharpen_names(plan: Path, tmp_path: Path) -> None:
    """A list of units gives full names, by alias, and by level where several share a name."""
    units = tmp_path / "units.csv"
    units.write_text(
        "名称,别名,级别\n云川市水利局,市水利局,市\n云川市财政局,市财政局;财政局,市\n青澜县财政局,县财政局、财政局,县\n",
        encoding="gb18030",
    )
    first, second = gwparse.tasks(gwparse.parse_file(plan), units)
    lead, support = first.roles
    assert ["云川市水利局"] == [unit.resolved for unit in lead.units]
    assert ["云川市财政局", "市住房城乡建设局", "各县（区）政府"] == [unit.resolved for unit in support.units]
    assert "云川市财政局" in [unit.resolved for role in second.roles for unit in role.units]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "units.csv:1: 第一行要写各栏的名称"),
        ("别名,级别\n", "units.csv:1: 第一行要写各栏的名称"),
        ("name,phone\n市财政局,1\n", "units.csv:1: 没有“phone”这一栏"),
        ("name,aliases\n市财政局,甲,乙\n", "units.csv:2: 这一行有3格，第一行只有2格"),
        ("name,level\n市财政局,市\n\n,市\n", "units.csv:4: 名称是空的"),
        ("name\n市财政局\n市水利局\n市财政局\n", "units.csv:4: “市财政局”在第2行已经有了"),
        ('name\n"市财政局\n', "units.csv:2: 这一行不合 CSV 的写法"),
    ],
)
def test_malformed_list_of_units(content: str, message: str, tmp_path: Path) -> None:
    """File, line, and what is wrong."""
    path = tmp_path / "units.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInput) as error:
        read_units(path)
    assert message in str(error.value)


def test_list_of_units_that_is_not_there(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, exit code 2, no table."""
    assert 2 == main(["tasks", "--units", "没有.csv", str(plan)])
    captured = capsys.readouterr()
    assert ("", True) == (captured.out, "没有.csv: 没有这个文件" in captured.err)


def test_units_give_their_names_to_the_table(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a list of units the table shows full names."""
    units = tmp_path / "units.csv"
    units.write_text("单位,简称\n云川市水利局,市水利局，水利局\n", encoding="utf-8")
    assert 0 == main(["tasks", "--units", str(units), "--format", "markdown", str(plan)])
    assert "云川市水利局" in capsys.readouterr().out


def test_names_go_by_shadow(tmp_path: Path) -> None:
    """The width of brackets in a list of units does not matter."""
    units = tmp_path / "units.csv"
    units.write_text("name,aliases\n云川市住房城乡建设局,市住建局（市人防办）\n", encoding="utf-8")
    page = gwparse.parse("一、甲\n做好。(市住建局(市人防办)牵头)\n")
    assert "云川市住房城乡建设局" == gwparse.tasks(page, units)[0].roles[0].units[0].resolved
