"""Old Word files through LibreOffice: a program that stands in for it and misbehaves, and the real one where it is."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from gwparse import UnreadableInput
from gwparse.readers import libreoffice, read_bytes
from gwparse.readers.archive import Archive, parse_xml
from gwparse.readers.libreoffice import convert, find_office
from gwparse.readers.sniff import office_kind
from tests.readers_office.making import TITLE, WORD, WORD_2003, compound, flat_opc, mht, package, rtf, word_stream

DOC = compound("WordDocument", "1Table", first=word_stream())
OLD = Path(__file__).parents[3] / "shared" / "real-office" / "lukkaal__DataExtract"

posix = pytest.mark.skipif(sys.platform == "win32", reason="the program that stands in is a script")
real = pytest.mark.skipif(find_office() is None, reason="needs LibreOffice")

#: Stands in for soffice: writes down its call, then does for each file what the test says.
STAND_IN = """#!{python}
import json, os, subprocess, sys, time
from pathlib import Path
from urllib.parse import unquote
here = Path({here!r})
calls = here / "calls.json"
call = dict(arguments=sys.argv[1:], directory=os.getcwd(), environment=dict(os.environ), stdin=sys.stdin.read())
profile = next(a for a in sys.argv if a.startswith("-env:")).split("file://")[1]
profile = unquote(profile)
call["settings"] = Path(profile, "user", "registrymodifications.xcu").read_text()
calls.write_text(json.dumps([*(json.loads(calls.read_text()) if calls.exists() else []), call]))
output = Path(sys.argv[sys.argv.index("--outdir") + 1])
for name in sys.argv[sys.argv.index("--outdir") + 2 :]:
    data = Path(name).read_bytes()
    if b"MISSING" in data:
        continue
    if b"CRASH" in data:
        os.abort()
    if b"HALF" in data:
        (output / (Path(name).stem + ".docx")).write_bytes((here / "made.docx").read_bytes()[:-40])
    if b"HANG" in data or b"HALF" in data:
        child = subprocess.Popen(["sleep", "60"])
        (here / "child").write_text(str(child.pid))
        time.sleep(60)
    if b"SLOW" in data:
        time.sleep(0.6)
    (output / (Path(name).stem + ".docx")).write_bytes((here / "made.docx").read_bytes())
sys.exit(0)
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with blanks in its name, in which a program stands in for LibreOffice; temporary files beside it."""
    here = tmp_path / "Program Files 办公"
    temporary = tmp_path / "temporary files"
    here.mkdir()
    temporary.mkdir()
    program = here / "soffice"
    program.write_text(STAND_IN.format(python=sys.executable, here=str(here)), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (here / "made.docx").write_bytes(package())
    monkeypatch.setenv(libreoffice.VARIABLE, str(program))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(libreoffice, "START_SECONDS", 2.0)
    monkeypatch.setattr(libreoffice, "FILE_SECONDS", 1.0)
    monkeypatch.setattr(libreoffice, "POLL_SECONDS", 0.05)
    return here


def calls(stand_in: Path) -> list[dict[str, object]]:
    """The calls that were made."""
    path = stand_in / "calls.json"
    return list(json.loads(path.read_text())) if path.exists() else []


def text_of(docx: bytes | UnreadableInput) -> list[str]:
    """The paragraphs of a .docx that have words, without anything that the reader of .docx does."""
    assert isinstance(docx, bytes), docx
    part = Archive(docx, "").read("word/document.xml")
    assert part is not None
    paragraphs = parse_xml(part, "", "").iter(f"{{{WORD}}}p")
    return [text for each in paragraphs if (text := "".join(run.text or "" for run in each.iter(f"{{{WORD}}}t")))]


def ended(pid: int) -> bool:
    """Whether a process is gone, or only waits to be collected by the one that now has it."""
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
            os.kill(pid, 0)
        except OSError:
            return True
        time.sleep(0.02)
    return False


@posix
def test_one_call_for_all(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several files, one call: plain names by content, a private profile, nothing on stdin, no odd variables."""
    monkeypatch.setenv("LD_PRELOAD", "")
    monkeypatch.setenv("SAL_LOG", "+WARN")
    results = convert([("a b; rm -rf.doc", DOC), ("../通知.wps", DOC), ("-x.doc", rtf())])
    assert [text_of(each) for each in results] == [[TITLE]] * 3
    (call,) = calls(stand_in)
    arguments = call["arguments"]
    assert isinstance(arguments, list)
    assert arguments[-3:] == ["0000.doc", "0001.doc", "0002.rtf"]
    assert {"--headless", "--norestore", "--convert-to"} <= set(arguments)
    assert arguments[0].startswith("-env:UserInstallation=file:///")
    assert "%20" in arguments[0]
    assert call["stdin"] == ""
    assert {"LD_PRELOAD", "SAL_LOG", libreoffice.VARIABLE}.isdisjoint(call["environment"])  # type: ignore[arg-type]
    settings = str(call["settings"])
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in settings
    parse_xml(settings.encode(), "", "")


@posix
def test_nothing_is_left(stand_in: Path) -> None:
    """The temporary directory goes, whether it went well or not."""
    for data in (DOC, DOC + b"CRASH", DOC + b"MISSING", DOC + b"HANG"):
        convert([("草稿.doc", data)])
        assert list(Path(tempfile.gettempdir()).iterdir()) == []


@posix
def test_a_file_without_result(stand_in: Path) -> None:
    """The file that LibreOffice passes over is named; the others of its batch are there."""
    good, bad, other = convert([("一.doc", DOC), ("二.doc", DOC + b"MISSING"), ("三.doc", DOC)])
    assert text_of(good) == text_of(other) == [TITLE]
    assert re.fullmatch(r"二\.doc: LibreOffice 转换不了（文件已损坏.*），请用 .*另存为 \.docx", str(bad))
    assert len(calls(stand_in)) == 1


@posix
def test_a_crash(stand_in: Path) -> None:
    """Where LibreOffice crashes, the file it was at is named, and those behind it are converted in a further call."""
    files = [("一.doc", DOC), ("二.doc", DOC + b"CRASH"), ("三.doc", DOC), ("四.doc", DOC + b"MISSING")]
    one, two, three, four = convert(files)
    assert text_of(one) == text_of(three) == [TITLE]
    assert "中途退出，代码" in str(two)
    assert "文件已损坏" in str(four)
    assert [len(str(call["arguments"]).split(".doc'")) - 1 for call in calls(stand_in)] == [4, 2]


@posix
def test_crash_after_crash(stand_in: Path) -> None:
    """A batch that only crashes comes to an end, with a sentence for each file."""
    results = convert([(f"{at}.doc", DOC + b"CRASH") for at in range(9)])
    assert len(calls(stand_in)) == 1 + libreoffice.RESTARTS
    assert all(isinstance(each, UnreadableInput) for each in results)
    assert "同一批" in str(results[-1])


@posix
def test_time_out(stand_in: Path) -> None:
    """A call in which nothing comes is ended with its children; what was done counts, the rest is tried again."""
    begun = time.monotonic()
    one, two, three = convert([("一.doc", DOC), ("二.doc", DOC + b"HANG"), ("三.doc", DOC)])
    assert time.monotonic() - begun < 15
    assert text_of(one) == text_of(three) == [TITLE]
    assert re.search(r"等了 \d 秒没有结果", str(two))
    assert ended(int((stand_in / "child").read_text()))


@posix
def test_half_a_result_is_none(stand_in: Path) -> None:
    """What LibreOffice had half written when it was ended is not taken for the document."""
    assert isinstance(convert([("草稿.doc", DOC + b"HALF")])[0], UnreadableInput)


@posix
def test_many_slow_files_are_no_time_out(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time runs from one result to the next: a batch may take much longer than a file."""
    monkeypatch.setattr(libreoffice, "START_SECONDS", 0.5)
    monkeypatch.setattr(libreoffice, "FILE_SECONDS", 1.5)
    assert all(isinstance(each, bytes) for each in convert([("草稿.doc", DOC + b"SLOW")] * 5))
    assert len(calls(stand_in)) == 1


@posix
def test_batches(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many files go in several calls, and each result comes back to its file."""
    monkeypatch.setattr(libreoffice, "BATCH", 2)
    files = [(f"{at}.doc", DOC + (b"MISSING" if at == 3 else b"")) for at in range(5)]
    assert [type(each) for each in convert(files)] == [bytes, bytes, bytes, UnreadableInput, bytes]
    assert len(calls(stand_in)) == 3


@posix
def test_what_needs_no_libreoffice(stand_in: Path) -> None:
    """Documents that are .docx already, flat OPC, and what is refused: no call is made."""
    files = [package(), flat_opc(), WORD_2003, mht(), TITLE.encode(), compound("Workbook")]
    same, packed, *others = convert([("草稿.doc", data) for data in files])
    assert same == files[0]
    assert text_of(packed) == [TITLE]
    said = ["Word 2003 的 XML", "网页存档", "不是办公软件的文件", "表格"]
    assert all(word in str(other) for word, other in zip(said, others, strict=True))
    assert calls(stand_in) == []
    assert convert([]) == []


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to do, and one what is wrong with the variable."""
    monkeypatch.setenv(libreoffice.VARIABLE, "")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "_usual_places", lambda: [Path("/nowhere/soffice")])
    assert find_office() is None
    (said,) = convert([("草稿.doc", DOC)])
    assert str(said) == (
        "草稿.doc: 这是旧格式的 Word 或 WPS 文件（.doc、.wps），要装 LibreOffice 才能读，"
        "没有装的请用 Word 或 WPS 另存为 .docx"
    )
    monkeypatch.setenv(libreoffice.VARIABLE, "/nowhere/soffice")
    assert "GWPARSE_SOFFICE 写的“/nowhere/soffice”不是程序" in str(convert([("草稿.doc", DOC)])[0])


@posix
def test_where_it_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable, the search path, the usual places, in this order."""
    programs = [tmp_path / name / "soffice" for name in ("variable", "path", "usual")]
    for program in programs:
        program.parent.mkdir()
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    monkeypatch.setenv(libreoffice.VARIABLE, str(programs[0]))
    monkeypatch.setenv("PATH", str(programs[1].parent))
    monkeypatch.setattr(libreoffice, "_usual_places", lambda: [programs[2]])
    assert find_office() == str(programs[0])
    monkeypatch.delenv(libreoffice.VARIABLE)
    assert find_office() == str(programs[1])
    monkeypatch.setenv("PATH", "")
    assert find_office() == str(programs[2])


@posix
def test_a_program_that_cannot_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that the system refuses to start is a sentence, too."""
    program = tmp_path / "soffice"
    program.write_bytes(b"\x7fELF nonsense")
    program.chmod(0o755)
    monkeypatch.setenv(libreoffice.VARIABLE, str(program))
    assert "LibreOffice 运行不起来（" in str(convert([("草稿.doc", DOC)])[0])


def saved_as(suffix: str, path: Path, *options: str) -> bytes:
    """A file as LibreOffice saves it in another format."""
    program = find_office()
    assert program is not None
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        *options,
        "--convert-to",
        suffix,
        "--outdir",
        str(path.parent),
        str(path),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return path.with_suffix(f".{suffix}").read_bytes()


@real
def test_rtf_and_doc_by_libreoffice(tmp_path: Path) -> None:
    """Documents that LibreOffice made itself come back with their words; a damaged one beside them does not."""
    (tmp_path / "own.rtf").write_bytes(rtf())
    made = saved_as("doc", tmp_path / "own.rtf")
    assert office_kind(made) == "doc"
    text = made.find(struct.pack("<HH", 0xA5EC, 193)) + 32
    noise = made[:text] + random.Random(3).randbytes(1000) + made[text + 1000 :]
    files = [("own.doc", made), ("noise.doc", noise), ("own.wps", made), ("own.doc", rtf()), ("cut.rtf", rtf()[:9])]
    results = convert(files)
    assert [text_of(results[at]) for at in (0, 2, 3)] == [[TITLE]] * 3
    assert "LibreOffice 转换不了" in str(results[1])
    assert "LibreOffice 转换不了" in str(results[4])
    part = Archive(bytes(results[0]), "").read("word/document.xml") if isinstance(results[0], bytes) else b""
    assert b'w:val="start"' not in (part or b"")


@real
def test_linked_pictures_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice as it comes asks for a linked picture over the network; with our profile it does not."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        picture = f'<img src="http://127.0.0.1:{server.server_port}/x.png" width=9 height=9>'
        page = tmp_path / "own.html"
        page.write_text(
            f"<html><meta charset=utf-8><body><p>{TITLE}</p><p>{picture}</p></body></html>", encoding="utf-8"
        )
        saved_as("odt", page, "--infilter=HTML (StarWriter)")
        data = saved_as("doc", page.with_suffix(".odt"))
        asked.clear()
        assert text_of(convert([("草稿.doc", data)])[0]) == [TITLE]
        assert asked == []
        monkeypatch.setattr(libreoffice, "SETTINGS", ())
        convert([("草稿.doc", data)])
        server.shutdown()
    assert asked, "the check shows nothing: LibreOffice did not ask without the settings either"


@real
def test_one_result_in_every_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read does not depend on the user's language (fonts of other scripts, which nobody asks for, may)."""
    found = []
    for locale in ("C.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8"):
        environment = {**os.environ, "LC_ALL": locale}
        monkeypatch.setattr(libreoffice, "_environment", lambda outside, inside=environment: inside)
        (made,) = convert([("草稿.rtf", rtf())])
        assert isinstance(made, bytes)
        source = read_bytes(made)
        found.append((source.text, source.layout))
    assert found[0] == found[1] == found[2]


@real
@pytest.mark.skipif(not OLD.is_dir(), reason="needs the real files")
def test_real_documents() -> None:
    """Four real .doc files in one batch, each with its Chinese words."""
    files = [(path.name, path.read_bytes()) for path in sorted(OLD.glob("*.doc"))]
    texts = ["\n".join(text_of(each)) for each in convert(files)]
    assert len(texts) == 4
    for text in texts:
        assert len(re.findall("[\u4e00-\u9fff]", text)) > 100
