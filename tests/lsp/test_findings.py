"""Findings in an editor: when they are published, where they stand, and by which settings."""

from __future__ import annotations

import asyncio
import os
import threading
from collections import Counter
from pathlib import Path

import pytest

from gwparse import check, parse
from gwparse.config import find_settings
from gwparse.linter import check_page
from gwparse.lsp.readings import Reading
from gwparse.suppress import Baseline, baseline_text, keys, read_baseline
from tests.lsp.editor import Editor, Message, place, run

URI = "untitled:Untitled-1"
DRAFT = "云川市水利局关于堤防巡查的通知。\n\n各县（市、区）水利局：\n\n　　请认真落实。\n"
GOOD = DRAFT.replace("通知。", "通知")


def codes(findings: list[Message]) -> list[str]:
    """The codes of some findings."""
    return [found["code"] for found in findings]


def test_a_finding_as_editors_get_it() -> None:
    """Range, level, code with the rule's page, and a Chinese sentence with the clause below it."""

    async def scenario() -> None:
        editor = Editor()
        await editor.start()
        editor.open(URI, DRAFT, version=7)
        (found,) = await editor.findings(URI, version=7)
        assert place(0, 15, 16) == found["range"]
        assert (1, "TI102", "gwparse") == (found["severity"], found["code"], found["source"])
        message, basis = found["message"].split("\n")
        (expected,) = check(parse(DRAFT))
        assert (expected.message, f"依据：{expected.basis[0]}") == (message, basis)
        page = found["codeDescription"]["href"].removeprefix("file://")
        assert "rule TI102" in Path(page).read_text(encoding="utf-8")

    run(scenario())


def test_levels() -> None:
    """Errors and warnings are what they are; a hint is information, since editors do not list what they call hints."""

    async def scenario() -> None:
        editor = Editor()
        await editor.start()
        text = DRAFT + "　　学习《巡查办法》、《值班细则》，执行《堤防规定》《水闸标准》。\n\n云川市水利局\n"
        editor.open(URI, text)
        names = {"error": 1, "warning": 2, "hint": 3}
        expected = [names[one.level] for one in check(parse(text))]
        assert expected == [found["severity"] for found in await editor.findings(URI)]
        assert {1, 2, 3} == set(expected)

    run(scenario())


@pytest.mark.parametrize(
    ("encodings", "start", "end"),
    [(None, 5, 6), (["utf-16"], 5, 6), (["utf-8", "utf-16"], 11, 12), (["utf-32"], 4, 5), (["x"], 5, 6)],
)
def test_characters_beyond_the_basic_plane(encodings: list[str] | None, start: int, end: int) -> None:
    """𠮷 in front of a finding counts as the editor counts: two in UTF-16, unless both agree on something else."""

    async def scenario() -> None:
        editor = Editor(capabilities={"general": {"positionEncodings": encodings}} if encodings else {})
        said = await editor.start()
        agreed = encodings[0] if encodings and encodings != ["x"] else "utf-16"
        assert agreed == said["capabilities"]["positionEncoding"]
        editor.open(URI, "各县：\r\n𠮷市要,做好。\r\n")
        found = await editor.findings(URI)
        assert [place(1, start - 1, end - 1)] == [one["range"] for one in found if one["code"] == "PU101"]

    run(scenario())


@pytest.mark.parametrize(
    "text", ["", "\n", "\r\n\r\n", "\0", "\ud842", "\u2028\x0c", "{\\rtf1", "PK\x03\x04", "一" * 9999]
)
def test_odd_texts(text: str) -> None:
    """Whatever a document holds, it is answered for."""

    async def scenario() -> None:
        editor = Editor()
        await editor.start()
        editor.open(URI, text)
        await editor.findings(URI, 1)
        document = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}
        for method in ("documentSymbol", "foldingRange", "hover", "definition"):
            await editor.ask(f"textDocument/{method}", document)
        assert [] == await editor.actions(URI, place(9, 9), ["source.fixAll"])
        assert not [said for said in editor.said if said.get("method") == "window/showMessage"]

    run(scenario())


def test_web_pages_are_passed_over() -> None:
    """The lines of a page are not those of the text that would be taken out of it."""

    async def scenario() -> None:
        editor = Editor()
        await editor.start()
        editor.open(URI, f"<!DOCTYPE html><p>{DRAFT}</p>")
        assert [] == await editor.findings(URI)
        assert [] == await editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})

    run(scenario())


def test_every_version_has_its_own_findings() -> None:
    """What is published for a version is what is wrong with it; versions never go back, and the last one is always there."""

    async def scenario() -> None:
        editor = Editor(pause=0.01)
        await editor.start()
        texts = {1: DRAFT}
        editor.open(URI, DRAFT)
        for version in range(2, 40):
            texts[version] = DRAFT + "　　一、加强值守，\n" * version
            editor.change(URI, version, {"text": texts[version]})
            await asyncio.sleep(0)
        await editor.findings(URI, 39)
        told = [said["params"] for said in editor.said if said.get("method") == "textDocument/publishDiagnostics"]
        assert sorted(published["version"] for published in told) == [published["version"] for published in told]
        assert 39 > len(told)
        for published in told:
            expected = [one.code for one in check(parse(texts[published["version"]]))]
            assert expected == codes(published["diagnostics"])

    run(scenario())


def test_an_old_version_is_never_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that is overtaken by a change is thrown away, and the answer to a question is about the newest version."""
    begun, may_end = threading.Event(), threading.Event()
    page = vars(Reading)["page"].func

    def slow(reading: Reading) -> object:
        if reading.version == 1:
            begun.set()
            may_end.wait()
        return page(reading)

    monkeypatch.setattr(Reading, "page", property(slow))

    async def scenario() -> None:
        editor = Editor()
        await editor.start()
        editor.open(URI, DRAFT)
        symbols = asyncio.ensure_future(editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}}))
        await asyncio.to_thread(begun.wait)
        editor.change(URI, 2, {"text": "云川市水利局关于值班的通知\n"})
        may_end.set()
        assert ["云川市水利局关于值班的通知"] == [symbol["name"] for symbol in await symbols]
        if not any(said.get("params", {}).get("version") == 2 for said in editor.said):
            await editor.findings(URI, 2)
        assert not any(said.get("params", {}).get("version") == 1 for said in editor.said)

    run(scenario())


CHANGES = [
    ("甲乙丙\n丁", [(place(0, 1, 2), "")], "甲丙\n丁"),
    ("甲\x0c乙\u2028丙\n丁", [(place(1, 0, 1), "戊")], "甲\x0c乙\u2028丙\n戊"),
    ("甲\r\n乙", [(place(0, 9), "！"), (place(1, 9), "。")], "甲！\r\n乙。"),
    ("𠮷甲", [(place(0, 2, 3), "乙")], "𠮷乙"),
    ("甲\n", [(place(1, 0), "乙")], "甲\n乙"),
    ("甲\n乙\n", [({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}, "丙")], "丙"),
    ("", [(place(0, 0), "甲")], "甲"),
]


@pytest.mark.parametrize(("before", "changes", "after"), CHANGES)
def test_changes(before: str, changes: list[tuple[Message, str]], after: str) -> None:
    """Changes are made where the editor means them, whatever characters a line holds."""

    async def scenario() -> None:
        editor = Editor()
        await editor.start()
        editor.open(URI, before)
        editor.change(URI, 2, *({"range": range_, "text": text} for range_, text in changes))
        await editor.findings(URI, 2)
        assert after == editor.server.workspace.get_text_document(URI).source

    run(scenario())


def test_a_document_that_is_closed() -> None:
    """Its findings go; what comes for it afterwards is not answered and harms nobody."""

    async def scenario() -> None:
        editor = Editor()
        await editor.start()
        editor.open(URI, DRAFT)
        await editor.findings(URI, 1)
        editor.tell("textDocument/didClose", {"textDocument": {"uri": URI}})
        assert [] == await editor.findings(URI)
        editor.change(URI, 3, {"text": "甲"})
        assert await editor.actions(URI, place(0, 0)) is None
        assert not [said for said in editor.said if said.get("method") == "window/showMessage"]

    run(scenario())


def test_what_the_settings_leave_out_is_left_out(tmp_path: Path) -> None:
    """Settings, per-file ignores, suppressions and baseline hold as on the command line; a file that is excluded is passed over."""
    for name in ("全部.txt", "不查.txt", "压下.txt", "已知.txt", "改级.txt", "归档.txt"):
        (tmp_path / name).write_text(DRAFT, encoding="utf-8")
    (tmp_path / "gwparse.toml").write_text(
        'baseline = "known.json"\nexclude = ["归档*"]\n[per-file-ignores]\n"不查*" = ["TI"]\n'
        '[[suppress]]\npath = "压下*"\nquote = "通知。"\n[[suppress]]\npath = "改级*"\ncode = "PU"\n',
        encoding="utf-8",
    )
    known = Baseline(tmp_path / "known.json")
    known.known["已知.txt"] = Counter(keys(check(parse(DRAFT)), DRAFT))
    (tmp_path / "known.json").write_text(baseline_text(known), encoding="utf-8")

    async def scenario() -> None:
        editor = Editor(tmp_path)
        await editor.start()
        for name, expected in {
            "全部.txt": ["TI102"],
            "不查.txt": [],
            "压下.txt": [],
            "已知.txt": [],
            "改级.txt": ["TI102"],
            "归档.txt": [],
        }.items():
            uri = (tmp_path / name).as_uri()
            editor.open(uri, DRAFT)
            assert expected == codes(await editor.findings(uri)), name
            if name != "归档.txt":
                path = str(tmp_path / name)
                settings = find_settings(tmp_path)
                found = check_page(parse(DRAFT), settings, path, read_baseline(tmp_path / "known.json"))
                assert expected == [one.code for one in found]
            if not expected:
                assert [] == await editor.actions(uri, place(0, 15), ["quickfix", "source.fixAll"])

    run(scenario())


def test_settings_that_change(tmp_path: Path) -> None:
    """Editors that watch files tell, and all documents are checked anew; for others the next change does. So for the office's words."""
    path, uri = tmp_path / "草稿.txt", (tmp_path / "草稿.txt").as_uri()
    words = tmp_path / "words.csv"

    async def scenario() -> None:
        editor = Editor(tmp_path)
        await editor.start()
        wanted = await editor.until(lambda said: said.get("method") == "client/registerCapability")
        globs = [
            watcher["globPattern"] for watcher in wanted["params"]["registrations"][0]["registerOptions"]["watchers"]
        ]
        assert {"**/gwparse.toml", "**/pyproject.toml"} <= set(globs)
        editor.open(uri, DRAFT)
        assert ["TI102"] == codes(await editor.findings(uri))
        (tmp_path / "gwparse.toml").write_text('ignore = ["TI"]\nwords = "words.csv"\n', encoding="utf-8")
        words.write_text("wrong,right\n巡视,巡查\n", encoding="utf-8")
        editor.tell(
            "workspace/didChangeWatchedFiles", {"changes": [{"uri": (tmp_path / "gwparse.toml").as_uri(), "type": 1}]}
        )
        assert [] == await editor.findings(uri, 1)
        words.write_text("wrong,right\n认真落实,落实\n", encoding="utf-8")
        editor.change(uri, 2, {"text": DRAFT})
        assert ["WD102"] == codes(await editor.findings(uri, 2))

    path.write_text(DRAFT, encoding="utf-8")
    run(scenario())


def test_broken_settings_are_told_once(tmp_path: Path) -> None:
    """One sentence, no findings until they are mended, and an outline all the same."""
    settings = tmp_path / "gwparse.toml"
    settings.write_text('select = ["XX"]\n', encoding="utf-8")
    first, second = ((tmp_path / name).as_uri() for name in ("甲.txt", "乙.txt"))

    async def scenario() -> None:
        editor = Editor(tmp_path)
        await editor.start()
        editor.open(first, DRAFT)
        assert [] == await editor.findings(first, 1)
        editor.open(second, DRAFT)
        assert [] == await editor.findings(second, 1)
        editor.change(first, 2, {"text": DRAFT})
        assert [] == await editor.findings(first, 2)
        assert await editor.actions(first, place(0, 15)) is None
        assert await editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": first}})
        settings.write_text("", encoding="utf-8")
        editor.change(first, 3, {"text": DRAFT})
        assert ["TI102"] == codes(await editor.findings(first, 3))
        (told,) = [said["params"] for said in editor.said if said.get("method") == "window/showMessage"]
        assert 1 == told["type"]
        assert "XX" in told["message"]
        assert "gwparse.toml" in told["message"]

    run(scenario())


def test_a_text_without_a_file_has_the_settings_of_the_folder(tmp_path: Path) -> None:
    """`untitled:` takes those of the workspace folder, wherever the server was started; without a folder the defaults."""
    (tmp_path / "gwparse.toml").write_text('ignore = ["TI"]\n', encoding="utf-8")

    async def scenario(folder: Path | None, expected: list[str]) -> None:
        editor = Editor(folder)
        await editor.start()
        editor.open(URI, DRAFT)
        assert expected == codes(await editor.findings(URI))

    run(scenario(tmp_path, []))
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        run(scenario(None, ["TI102"]))
    finally:
        os.chdir(before)


def test_a_defect_of_ours_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error inside a check is told, and the next version is checked all the same."""
    real = vars(Reading)["findings"].func

    def failing(reading: Reading) -> object:
        if reading.version == 1:
            raise ZeroDivisionError("nought")
        return real(reading)

    monkeypatch.setattr(Reading, "findings", property(failing))

    async def scenario() -> None:
        editor = Editor()
        await editor.start()
        editor.open(URI, DRAFT)
        assert [] == await editor.findings(URI, 1)
        editor.change(URI, 2, {"text": DRAFT})
        assert ["TI102"] == codes(await editor.findings(URI, 2))
        (told,) = [said["params"]["message"] for said in editor.said if said.get("method") == "window/showMessage"]
        assert "ZeroDivisionError" in told

    run(scenario())
