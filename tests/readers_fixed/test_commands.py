"""PDF and OFD files on the command line: outlines, tasks, findings with their pages, and nothing changed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import gwparse
from gwparse.cli import main
from gwparse.cli.inputs import find_files
from tests.readers_fixed.typesetting import Sheet, ofd, pdf, typeset

PARAGRAPHS = [
    ">云川市水利局关于开展堤防巡查的通知。",
    "<各县（市、区）水利局：",
    "一、总体要求",
    "各地要切实做好汛期堤防巡查工作，加强组织领导，落实巡查责任，做到早发现、早报告、早处置，确保安全度汛。" * 6,
    "二、任务分工",
    "（一）完善应急预案。修订堤防巡查和抢险应急预案。（市水利局牵头，市应急局配合，9月底前完成）",
    "（三）储备物资。按照需要储备抢险物资。（市应急局负责）",
]


@pytest.fixture(params=["通知.pdf", "通知.ofd"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A notice with a full stop behind its title, and an item that is missing, on two pages."""
    path = tmp_path / str(request.param)
    sheets: list[Sheet] = typeset(PARAGRAPHS)
    path.write_bytes((pdf if path.suffix == ".pdf" else ofd)(sheets))
    return path


def test_outline(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Headings are told by page and line."""
    assert 0 == main(["outline", str(file)])
    shown, said = capsys.readouterr()
    assert "├─ 一、总体要求  第1页第3行\n" in shown
    assert "└─ 二、任务分工  第1页第15行\n" in shown
    assert "（三）储备物资  第1页第18行\n" in shown
    assert f"gwparse: {file}: 页码、页眉和页脚共1处，没有读取\n" == said


def test_tasks(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Assignments are told by page and line, in the table and in the JSON."""
    assert 0 == main(["tasks", str(file)])
    assert "第1页第18行" in capsys.readouterr().out
    assert 0 == main(["tasks", "--format", "json", str(file)])
    first = json.loads(capsys.readouterr().out)["files"][0]["assignments"][0]
    assert (1, 16) == (first["place"]["page"], first["place"]["line"])


def test_check(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Findings are those of the text, and none of layout; the report names page, line and characters."""
    assert 1 == main(["check", str(file)])
    shown = capsys.readouterr().out
    assert f"{file}:第1页第1行第18字“。”: 错误 TI102" in shown
    assert "HI101" in shown
    assert "LY" not in shown


def test_check_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The place has the page and the line beside the paragraph; no finding has a fix, as no file of this kind is changed."""
    assert 1 == main(["check", "--format", "json", str(file)])
    found = json.loads(capsys.readouterr().out)["files"][0]["findings"]
    expected = {"story": "body", "paragraph": 1, "start": 18, "end": 18, "page": 1, "line": 1}
    assert expected == found[0]["place"]
    assert {None} == {one["fix"] for one in found}


@pytest.mark.parametrize("form", ["concise", "jsonl", "sarif", "github", "gitlab", "html"])
def test_formats(file: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """All formats take them."""
    assert 1 == main(["check", "--format", form, str(file)])
    assert "TI102" in capsys.readouterr().out


def test_files_are_not_changed(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--fix leaves them as they are and says so; to a new file it writes nothing, nor does --annotate."""
    before = file.read_bytes()
    assert 1 == main(["check", "--fix", str(file)])
    assert f"{file}: PDF 和 OFD 文件只检查，不修改\n" in capsys.readouterr().err
    assert 2 == main(["check", "--fix", "--output", str(tmp_path / "新.txt"), str(file)])
    assert f"gwparse: {file}: PDF 和 OFD 文件只检查，不修改，没有写入\n" == capsys.readouterr().err
    assert 2 == main(["check", "--annotate", str(tmp_path / "新.docx"), str(file)])
    assert 2 == main(["check", "--output", str(file), str(file)])
    assert [file] == list(tmp_path.iterdir())
    assert before == file.read_bytes()


def test_a_report_is_not_written_over_one(file: Path, tmp_path: Path) -> None:
    """A report to the name of a file of this kind that exists is refused."""
    (tmp_path / "草稿.txt").write_text("通知\n", encoding="utf-8")
    assert 2 == main(["check", "--output", str(file), str(tmp_path / "草稿.txt")])


def test_directories(file: Path) -> None:
    """A search of directories finds them."""
    assert [str(file)] == list(find_files([str(file.parent)]))


def test_kinds_are_told_by_content(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever it is called."""
    other = tmp_path / "通知.docx"
    file.rename(other)
    assert 0 == main(["outline", str(other)])
    assert "第1页第3行" in capsys.readouterr().out


def test_without_pdfium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF file is refused with what to install; files of other kinds are read."""
    monkeypatch.setitem(sys.modules, "pypdfium2.raw", None)
    (tmp_path / "一.pdf").write_bytes(pdf(typeset(PARAGRAPHS)))
    (tmp_path / "二.ofd").write_bytes(ofd(typeset(PARAGRAPHS)))
    assert 2 == main(["check", str(tmp_path)])
    shown, said = capsys.readouterr()
    assert "gwparse[pdf]" in said
    assert "二.ofd:第1页第1行第18字" in shown


def test_tree(file: Path) -> None:
    """The tree is that of any text, and tells where it is printed."""
    page = gwparse.parse_file(file)
    assert page.printed is not None
    assert page.layout is None
    assert page.places is page.printed
    assert page == gwparse.Page.from_json(page.to_json())
