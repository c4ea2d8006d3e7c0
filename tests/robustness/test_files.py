"""Files and directories that are no plain drafts: pipes, devices, loops, odd names, files that change while they are read."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import gwparse.readers
from gwparse.cli import main
from gwparse.cli.inputs import Pages, find_files
from gwparse.errors import UnreadableInput
from gwparse.fixer import FixResult
from gwparse.readers import read_file, read_file_bytes
from tests.readers_docx.test_damage import PARTS
from tests.robustness.running import DRAFT, MENDED, as_nobody, drafts, said
from tests.robustness.running import gwparse as command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, sockets and links of POSIX")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one draft, in which commands run."""
    drafts(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sentence(path: str | Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(UnreadableInput) as refused:
        read_file(path)
    said = str(refused.value)
    assert "\n" not in said
    return said


def test_directories_that_hold_themselves(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Links to the directory above and to each other are not followed: every draft is found once."""
    (folder / "in").mkdir()
    (folder / "in" / "up").symlink_to(folder)
    (folder / "here").symlink_to(".")
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("one")
    assert 1 == main(["check", "--format", "jsonl", "."])
    assert 1 == len(capsys.readouterr().out.splitlines())


def test_what_is_no_file_is_passed_over_in_a_search(folder: Path) -> None:
    """Pipes, sockets, directories, and links to nowhere that are called like drafts."""
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.txt")
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "甲.md").write_text("甲\n", encoding="utf-8")
    (folder / "nowhere.txt").symlink_to("missing")
    (folder / "itself.txt").symlink_to("itself.txt")
    assert ["./000.txt", "./folder.txt/甲.md"] == [f"./{path}" for path in find_files(["."])]


def test_directories_deeper_than_calls_may_be(tmp_path: Path) -> None:
    """A directory inside a directory, 1,500 times: nothing that calls itself for each level would come to the end."""
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("甲.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    (found,) = find_files([str(tmp_path)])
    assert isinstance(found, str)
    assert found.endswith("d/甲.txt")
    # those that clean up after the tests do call themselves
    here = os.open(tmp_path, os.O_RDONLY)
    path = tmp_path
    chain = [here]
    for _ in range(1500):
        chain.append(os.open("d", os.O_RDONLY, dir_fd=chain[-1]))
    os.unlink("甲.txt", dir_fd=chain[-1])
    while len(chain) > 1:
        os.close(chain.pop())
        os.rmdir("d", dir_fd=chain[-1])
    os.close(here)
    assert not list(path.iterdir())


@pytest.mark.parametrize(
    "words", [["parse"], ["check"], ["check", "--fix"], ["check", "--jobs", "2", "000.txt"], ["tasks"]]
)
def test_a_pipe_that_nobody_writes_to(
    words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused after a while; nothing waits for ever."""
    monkeypatch.setattr(gwparse.readers, "PIPE_SECONDS", 0.1)
    os.mkfifo("pipe.txt")
    assert 2 == main([*words, "pipe.txt"])
    assert "pipe.txt: 这是管道，没有程序往里写" in capsys.readouterr().err
    assert DRAFT == (folder / "000.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("slow", [False, True])
def test_a_pipe_that_somebody_writes_to(slow: bool, folder: Path) -> None:
    """It is read to its end, even by a reader that is there first."""
    os.mkfifo("pipe")

    def write() -> None:
        with open("pipe", "wb") as pipe:
            for piece in (DRAFT.encode(), DRAFT.encode()):
                if slow:
                    threading.Event().wait(0.1)
                pipe.write(piece)
                pipe.flush()

    writer = threading.Thread(target=write)
    writer.start()
    assert DRAFT * 2 == read_file("pipe").text
    writer.join()


def test_pipes_of_a_shell(folder: Path) -> None:
    """`gwparse parse <(one) <(other)`: a look at how they begin must not take it away."""
    ends = []
    for _ in range(2):
        reader, writer = os.pipe()
        os.write(writer, DRAFT.encode())
        os.close(writer)
        ends.append(reader)
    try:
        pages = [page.text for page, _ in Pages([f"/dev/fd/{end}" for end in ends])]
    finally:
        for end in ends:
            os.close(end)
    assert [DRAFT, DRAFT] == pages


def test_a_pipe_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As much is read as of a file that is too large, and no more."""
    monkeypatch.setattr(gwparse.readers, "LARGEST", 100_000)
    os.mkfifo("pipe")

    def write() -> None:
        try:
            with open("pipe", "wb", buffering=0) as pipe:
                while True:
                    pipe.write(b"x" * 4096)
        except BrokenPipeError:
            pass

    writer = threading.Thread(target=write)
    writer.start()
    assert sentence("pipe").startswith("pipe: 文件超过")
    writer.join()


def test_devices(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One without end is too large, one without content an empty page; none of them hangs."""
    monkeypatch.setattr(gwparse.readers, "LARGEST", 1_000_000)
    assert sentence("/dev/zero").startswith("/dev/zero: 文件超过")
    assert not read_file("/dev/null").text
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
        assert sentence("socket").startswith("socket: 读不出来（")


@pytest.mark.parametrize("words", [["parse", "-"], ["check", "-"], ["check", "--fix", "-"], ["parse", "/dev/stdin"]])
def test_standard_input_that_is_closed(words: list[str], folder: Path) -> None:
    """One sentence and exit code 2."""
    result = command(*words, cwd=folder, shell="<&-")
    assert (2, 1) == (result.returncode, said(result).count("gwparse: "))


def test_nothing_but_a_file_is_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe with a draft in it is checked, and not replaced by a file; a report goes into a device, not in its place."""
    os.mkfifo("pipe.txt")
    writer = threading.Thread(target=lambda: Path("pipe.txt").write_text(DRAFT, encoding="utf-8"))
    writer.start()
    assert 2 == main(["check", "--fix", "pipe.txt"])
    writer.join()
    assert "这不是能修改的文件" in capsys.readouterr().err
    assert Path("pipe.txt").is_fifo()
    assert 2 == main(["check", "-o", "pipe.txt", "000.txt"])  # nobody reads it
    assert 1 == main(["check", "-o", "/dev/null", "000.txt"])
    assert Path("/dev/null").is_char_device()


def test_files_and_directories_that_may_not_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is named, the others are read; a directory that cannot be searched is no clean one."""
    main(["check", "."])  # everything is imported now: nobody may not read root's Python
    capsys.readouterr()
    folder.chmod(0o755)
    for above in folder.parents[:2]:
        above.chmod(above.stat().st_mode | 0o055)
    (folder / "closed").mkdir()
    (folder / "secret.txt").write_text(DRAFT, encoding="utf-8")
    for path in (folder / "closed", folder / "secret.txt"):
        path.chmod(0)
    try:
        with as_nobody():
            code = main(["check", "--format", "jsonl", "."])
    finally:
        (folder / "closed").chmod(0o755)
    out, error = capsys.readouterr()
    assert (2, 1) == (code, out.count('"code"'))
    assert "secret.txt: 读不出来（没有权限" in error
    assert "closed: 文件夹打不开（没有权限" in error


def test_a_file_that_vanishes(folder: Path) -> None:
    """Gone between the search and the reading: it is named, the others are read."""
    paths = drafts(folder, 3)
    pages = Pages([str(path) for path in paths])
    paths[1].unlink()
    assert 2 == len(list(pages))
    assert 2 == pages.code


def test_a_file_that_changes_while_it_is_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What somebody else wrote meanwhile stays, whether it grew, shrank or is another file now."""
    import gwparse.fixer as fixer

    real = fixer.fix_text
    for change in (DRAFT + "又及。\n", "", DRAFT):
        path = folder / "000.txt"
        path.write_text(DRAFT, encoding="utf-8")

        def fix(*words: Any, change: str = change, draft: Path = path, **named: Any) -> FixResult:
            if change == DRAFT:
                draft.unlink()  # gone altogether
            else:
                draft.write_text(change, encoding="utf-8")
            return real(*words, **named)

        monkeypatch.setattr(fixer, "fix_text", fix)
        assert 2 == main(["check", "--fix", "000.txt"])
        assert not list(folder.glob(".gwparse*"))
        assert (path.read_text(encoding="utf-8") if path.exists() else DRAFT) == change
    assert 2 == capsys.readouterr().err.count("文件被别的程序改过")


def test_a_file_that_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is read than is allowed, however much there is by then."""
    monkeypatch.setattr(gwparse.readers, "LARGEST", 1000)
    (tmp_path / "log.txt").write_bytes(b"x" * 5000)
    assert 1001 == len(read_file_bytes(tmp_path / "log.txt"))


@pytest.mark.parametrize("words", [["parse"], ["check"], ["check", "--fix"], ["tasks"], ["outline"]])
def test_names_that_are_too_long(words: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No file can have them: one sentence that says so, of the input, not of the output."""
    for name in ("x" * 300 + ".txt", "x/" * 3000 + "x.txt"):
        assert 2 == main([*words, name])
        error = capsys.readouterr().err
        assert "读不出来（文件名太长）" in error
        assert 1 == error.count("gwparse: ")


def test_the_longest_name(folder: Path) -> None:
    """A file with a name as long as there can be is mended like any other."""
    path = folder / ("长" * 83 + "xx.txt")
    assert 255 == len(os.fsencode(path.name))
    path.write_text(DRAFT, encoding="utf-8")
    assert 0 == main(["check", "--fix", path.name])
    assert MENDED == path.read_text(encoding="utf-8")


ODD = [
    b"\xb9\xab\xce\xc4.txt",
    b"\xff.txt",
    "甲\n乙.txt".encode(),
    b"a\x1b[31mb.txt",
    b" .txt",
    b"-x.txt",
    b"a'\"`$(b).txt",
]


@pytest.mark.parametrize("name", ODD)
def test_odd_names(name: bytes, folder: Path) -> None:
    """Names in GBK, with line breaks, escapes and blanks: told on one line in every format, mended, and refused in one sentence."""
    path = os.fsencode(folder) + b"/" + name
    with open(path, "wb") as file:
        file.write(DRAFT.encode())
    (folder / "000.txt").unlink()
    shown = command("check", "--format", "concise", ".", cwd=folder)
    assert (1, 2) == (shown.returncode, len(shown.stdout.decode().splitlines()))
    (line,) = command("check", "--format", "github", ".", cwd=folder).stdout.splitlines()
    assert line.startswith(b"::error file=")
    assert b"\x1b" not in shown.stdout + line
    assert 0 == command("check", "--fix", path, cwd=folder).returncode
    with open(path, "rb") as file:
        assert MENDED.encode() == file.read()
    os.unlink(path)
    error = said(command("parse", path, cwd=folder))
    assert (1, True) == (len(error.splitlines()), "\x1b" not in error)


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "gitlab"])
def test_odd_names_for_programs(form: str, folder: Path) -> None:
    """All of them in one report, which is JSON; and in the pages themselves."""
    (folder / "000.txt").unlink()
    for name in ODD:
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:
            file.write(DRAFT.encode())
    out = command("check", "--format", form, ".", cwd=folder).stdout
    for line in out.splitlines() if form == "jsonl" else [out]:
        json.loads(line)
    pages = [json.loads(line) for line in command("parse", ".", cwd=folder).stdout.splitlines()]
    assert sorted(ODD) == sorted(os.fsencode(page["path"]) for page in pages)


#: Names that would lead out of a folder into which an archive is unpacked.
TRICKS = ("../../甲.xml", "/tmp/甲.xml", "C:\\甲.xml", "..\\甲.xml", "word/../../甲.xml", "~/甲.xml", "word\0/甲.xml")

WATCHED = """
import os, sys

def watch(event, values):
    if event == "open" and isinstance(values[2], int) and values[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        print("opened to write:", values, flush=True)
        os._exit(9)
    if event in ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "subprocess.Popen", "socket.connect"):
        print(event, values, flush=True)
        os._exit(9)

from gwparse.cli import main
sys.dont_write_bytecode = True
sys.addaudithook(watch)
sys.exit(main(sys.argv[1:]))
"""


def test_nothing_of_an_archive_touches_the_disk(tmp_path: Path) -> None:
    """Members with the names of tricks, and one that is a link: the whole file is read, and nothing is written anywhere."""
    from subprocess import run

    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        for name in TRICKS:
            archive.writestr(name, b"x")
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    (tmp_path / "甲.docx").write_bytes(out.getvalue())
    for words in (["parse"], ["check", "--isolated"]):
        result = run([sys.executable, "-c", WATCHED, *words, "甲.docx"], cwd=tmp_path, capture_output=True, check=False)
        assert result.returncode in (0, 1), result.stdout[-300:] + result.stderr[-300:]
    assert ["甲.docx"] == os.listdir(tmp_path)
    caught = run([sys.executable, "-c", WATCHED.replace("main(", "open('x', 'w').write(")], cwd=tmp_path, check=False)
    assert 9 == caught.returncode
