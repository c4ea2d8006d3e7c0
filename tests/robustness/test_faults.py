"""What the machine does to a run: disks that are full, files that are closed, processes that are killed, consoles of another age."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from gwparse.cli import main
from gwparse.errors import Misuse
from gwparse.writing import create_bytes, replace_bytes
from tests.readers_office.making import package
from tests.robustness.running import DRAFT, MENDED, PATIENCE, as_nobody, drafts, environment, said, strays
from tests.robustness.running import gwparse as command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals of POSIX")

#: A draft too large for the small disk below, with a finding that --fix mends.
LARGE = DRAFT + "　　请认真落实，确保安全。\n" * 4000
SMALL_DISK = 64 * 1024


def on_small_disk(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command that can write no more than SMALL_DISK to a file, as on a disk that is nearly full."""
    return subprocess.run(
        [sys.executable, "-m", "gwparse", *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_DISK, SMALL_DISK)),
    )


def test_a_full_disk_while_mending(tmp_path: Path) -> None:
    """The draft stays as it is, nothing is left over, and one sentence says why; other files are mended."""
    large, small = drafts(tmp_path, 2, LARGE)
    small.write_text(DRAFT, encoding="utf-8")
    result = on_small_disk("check", "--fix", ".", cwd=tmp_path)
    assert (2, 1) == (result.returncode, said(result).count("写不进去（"))
    assert "原文件没有改动" in said(result)
    assert (LARGE, MENDED) == (large.read_text(encoding="utf-8"), small.read_text(encoding="utf-8"))
    assert not strays(tmp_path)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        (["check", "--format", "json"], "report.json"),
        (["check", "--fix"], "new.txt"),
        (["tasks"], "tasks.csv"),
    ],
)
def test_a_full_disk_while_writing_something_new(words: list[str], target: str, tmp_path: Path) -> None:
    """There is no half of a file afterwards, and what was there stays."""
    (tmp_path / "draft.txt").write_text(
        LARGE + "　　一、巡查\n　　做好做好巡查，汛前完成。（市水利局负责）\n" * 1500, encoding="utf-8"
    )
    known = target == "report.json"
    if known:
        (tmp_path / target).write_text("old", encoding="utf-8")
    result = on_small_disk(*words, "--output", target, "draft.txt", cwd=tmp_path)
    assert (2, 1) == (result.returncode, said(result).count("写不进去（"))
    assert ("old" if known else None) == ((tmp_path / target).read_text() if (tmp_path / target).exists() else None)
    assert not strays(tmp_path)


def test_a_real_disk_that_is_full(tmp_path: Path) -> None:
    """The same on a disk of 256 KB, where the system lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be made here")
    try:
        (draft,) = drafts(disk, 1, LARGE)
        result = command("check", "--fix", draft, cwd=tmp_path)
        assert (2, True) == (result.returncode, "磁盘已满" in said(result))
        assert LARGE == draft.read_text(encoding="utf-8")
        assert [draft.name] == os.listdir(disk)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_what_may_not_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is closed, and one in a closed directory: both stay, both are named, and the code is 2."""
    folder = tmp_path / "closed"
    (inside,) = drafts(folder, 1)
    (alone,) = drafts(tmp_path, 1)
    main(["check", str(alone)])  # everything is imported now: nobody may not read root's Python
    main(["check", "--fix", "-o", str(tmp_path / "new.txt"), str(alone)])
    for path in (tmp_path, *tmp_path.parents[:2]):
        path.chmod(0o755)
    folder.chmod(0o555)
    alone.chmod(0o444)
    try:
        with as_nobody():
            assert 2 == main(["check", "--fix", str(inside), str(alone)])
            for write in (replace_bytes, create_bytes):
                with pytest.raises(Misuse, match="写不进去"):
                    write(str(folder / "new.txt"), b"x")
    finally:
        folder.chmod(0o755)
    assert [DRAFT, DRAFT] == [path.read_text(encoding="utf-8") for path in (inside, alone)]
    assert 2 == capsys.readouterr().err.count("写不进去（")
    assert not strays(tmp_path)


def test_the_owner_stays(tmp_path: Path) -> None:
    """A draft that root mends stays its owner's, with its permissions."""
    (draft,) = drafts(tmp_path, 1)
    draft.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(draft, 65534, 65534)
    before = draft.stat()
    assert 0 == main(["check", "--fix", str(draft)])
    after = draft.stat()
    assert MENDED == draft.read_text(encoding="utf-8")
    assert (before.st_mode, before.st_uid, before.st_gid) == (after.st_mode, after.st_uid, after.st_gid)


#: Runs a command that kills itself at one of the steps of writing the file of a given number.
KILLED = """
import os, sys

step, left = sys.argv[1], int(sys.argv[2])
real = getattr(os, step.split(":")[0])

def counted(*words, **named):
    global left
    left -= 1
    if left == 0 and step.endswith(":before"):
        os.kill(os.getpid(), 9)
    found = real(*words, **named)
    if left == 0:
        os.kill(os.getpid(), 9)
    return found

setattr(os, step.split(":")[0], counted)
from gwparse.cli import main
sys.exit(main(sys.argv[3:]))
"""


@pytest.mark.parametrize("step", ["fsync:before", "fsync:after", "replace:before", "replace:after"])
def test_killed_while_mending(step: str, tmp_path: Path) -> None:
    """Killed at any step of writing the third of five files: each file is the old one or the new one, whole."""
    paths = drafts(tmp_path / "drafts", 5)
    words = [sys.executable, "-c", KILLED, step, "3", "check", "--fix", str(tmp_path / "drafts")]
    killed = subprocess.run(words, env=environment(), capture_output=True, timeout=PATIENCE, check=False)
    assert -signal.SIGKILL == killed.returncode
    found = [path.read_text(encoding="utf-8") for path in paths]
    mended = 3 if step == "replace:after" else 2
    assert [MENDED] * mended + [DRAFT] * (5 - mended) == found
    assert len(strays(tmp_path)) <= 1
    # what was left over is hidden, and does not count as a draft
    assert 0 == main(["check", "--fix", str(tmp_path / "drafts")])
    assert [MENDED] * 5 == [path.read_text(encoding="utf-8") for path in paths]


@pytest.mark.parametrize("step", ["fsync:before", "link:before", "link:after"])
def test_killed_while_writing_a_new_file(step: str, tmp_path: Path) -> None:
    """There is no file, or all of it."""
    (draft,) = drafts(tmp_path, 1)
    words = [sys.executable, "-c", KILLED, step, "1", "check", "--fix", "-o", "new.txt", draft.name]
    killed = subprocess.run(words, cwd=tmp_path, env=environment(), timeout=PATIENCE, check=False)
    assert -signal.SIGKILL == killed.returncode
    new = tmp_path / "new.txt"
    assert (step == "link:after") == new.exists()
    assert not new.exists() or MENDED == new.read_text(encoding="utf-8")
    assert DRAFT == draft.read_text(encoding="utf-8")


@pytest.mark.parametrize("delay", [0.25, 0.4, 0.55])
def test_killed_at_any_time(delay: float, tmp_path: Path) -> None:
    """Killed somewhere among 300 files, with two jobs: each file is the old one or the new one, whole."""
    paths = drafts(tmp_path / "drafts", 300)
    words = [sys.executable, "-m", "gwparse", "check", "--fix", "--jobs", "2", str(tmp_path / "drafts")]
    with subprocess.Popen(words, env=environment(), stdout=subprocess.DEVNULL, start_new_session=True) as process:
        time.sleep(delay)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert {path.read_text(encoding="utf-8") for path in paths} <= {DRAFT, MENDED}


def test_reading_that_is_killed(tmp_path: Path) -> None:
    """`parse DIR > out`, killed: every line that ends is a whole document; a report to a file is the old one."""
    drafts(tmp_path / "drafts", 300)
    out = tmp_path / "out.jsonl"
    with out.open("wb") as file:
        words = [sys.executable, "-m", "gwparse", "parse", "drafts"]
        with subprocess.Popen(words, cwd=tmp_path, env=environment(), stdout=file) as process:
            until = time.monotonic() + PATIENCE
            while out.stat().st_size < 20_000 and time.monotonic() < until:
                time.sleep(0.002)
            process.kill()
    *whole, _ = out.read_bytes().split(b"\n")
    assert 0 < len(whole) <= 300
    assert {DRAFT} == {json.loads(line)["page"]["text"] for line in whole}
    report = tmp_path / "report.json"
    report.write_text("old", encoding="utf-8")
    words = [
        sys.executable,
        "-c",
        KILLED,
        "replace:before",
        "1",
        "check",
        "--format",
        "json",
        "-o",
        "report.json",
        "drafts",
    ]
    subprocess.run(words, cwd=tmp_path, env=environment(), timeout=PATIENCE, check=False)
    assert "old" == report.read_text(encoding="utf-8")


def test_two_that_mend_the_same_files(tmp_path: Path) -> None:
    """Both end, each file is mended once, and nothing is left over; what the other was quicker at is told."""
    paths = drafts(tmp_path / "drafts", 60)
    words = [sys.executable, "-m", "gwparse", "check", "--fix", "drafts"]
    both = [
        subprocess.Popen(words, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        error = process.communicate(timeout=PATIENCE)[1].decode()
        assert process.returncode in (0, 2)
        assert all("文件被别的程序改过" in line for line in error.splitlines()), error
    assert {MENDED} == {path.read_text(encoding="utf-8") for path in paths}
    assert not strays(tmp_path)


@pytest.mark.parametrize("home", [None, "/nowhere", "/proc"])
def test_without_a_home(home: str | None, tmp_path: Path) -> None:
    """No home directory, one that is not there, one that cannot be written: nothing of ours needs it."""
    (draft,) = drafts(tmp_path, 1)
    env = environment(HOME=home, XDG_CACHE_HOME=home, XDG_CONFIG_HOME=home, TMPDIR="/nowhere")
    result = command("check", "--fix", draft, cwd=tmp_path, env=env)
    assert (0, "") == (result.returncode, said(result))
    assert MENDED == draft.read_text(encoding="utf-8")


CONSOLES = [
    {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "cp936:strict"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"PYTHONIOENCODING": "utf-16"},
]


@pytest.mark.parametrize("console", CONSOLES, ids=lambda console: "-".join(console.values()))
def test_consoles(console: dict[str, str], tmp_path: Path) -> None:
    """Findings are shown as far as the console has characters; JSON stays JSON; names and files are as they were."""
    (draft,) = drafts(tmp_path, 1)
    odd = tmp_path / "公文𠮷.txt"
    draft.rename(odd)
    env = environment(**console)
    codec = console.get("PYTHONIOENCODING", "utf-8").split(":")[0]
    shown = command("check", ".", cwd=tmp_path, env=env)
    assert (1, "") == (shown.returncode, said(shown))
    assert "TI102" in shown.stdout.decode(codec, "surrogateescape")
    report = json.loads(command("check", "--format", "json", ".", cwd=tmp_path, env=env).stdout)
    assert odd.name.encode() == report["files"][0]["path"].encode("utf-8", "surrogateescape")
    parsed = command("parse", ".", cwd=tmp_path, env=env).stdout
    assert DRAFT == json.loads(parsed.decode(codec))["page"]["text"]
    assert 0 == command("check", "--fix", ".", cwd=tmp_path, env=env).returncode
    assert MENDED == odd.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        (["check"], ">&-"),
        (["check"], "2>&-"),
        (["check", "--fix"], "<&- >&- 2>&-"),
        (["check", "--format", "json"], ">&- 2>&-"),
        (["parse"], ">&-"),
        (["tasks"], "<&- >&- 2>&-"),
    ],
)
def test_closed_streams(words: list[str], closed: str, tmp_path: Path) -> None:
    """What goes to a closed stream goes nowhere; the exit code is what it always is, and --fix still mends."""
    (draft,) = drafts(tmp_path, 1)
    result = command(*words, draft.name, cwd=tmp_path, shell=closed)
    assert (1 if words[0] == "check" and "--fix" not in words else 0) == result.returncode
    said(result)
    assert (MENDED if "--fix" in words else DRAFT) == draft.read_text(encoding="utf-8")
    assert 2 == command(*words, "missing.txt", cwd=tmp_path, shell=closed).returncode


@pytest.mark.parametrize("form", ["text", "concise", "json", "jsonl", "sarif", "github"])
def test_a_reader_that_has_enough(form: str, tmp_path: Path) -> None:
    """`gwparse check … | head -1` ends quietly, also where the workers have more to give."""
    drafts(tmp_path, 120, DRAFT * 8)
    words = [sys.executable, "-m", "gwparse", "check", "--jobs", "2", "--format", form, "."]
    with subprocess.Popen(
        words, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"" == process.stderr.read()
        assert process.wait(PATIENCE) in (1, 141)  # 1 where all was written before the reader had enough


#: Runs a command of which the worker that comes to a file of a given name is killed.
WORKER = """
import os, sys
import gwparse.cli.check as check

real = check._run

def run(file, *rest):
    if str(file[0]).endswith(sys.argv[1]):
        os.kill(os.getpid(), 9)
    return real(file, *rest)

check._run = run
from gwparse.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers elsewhere import the real module")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_worker_that_is_killed(form: str, tmp_path: Path) -> None:
    """As the system does for want of memory: what is done is reported, the other files are named, and the code is 2."""
    drafts(tmp_path / "drafts", 40)
    words = [sys.executable, "-c", WORKER, "020.txt", "check", "--jobs", "2", "--format", form, "drafts"]
    result = subprocess.run(words, cwd=tmp_path, env=environment(), capture_output=True, timeout=PATIENCE, check=False)
    if (os.cpu_count() or 1) < 2:
        pytest.skip("there are no workers on one processor")
    assert 2 == result.returncode
    lost = said(result).splitlines()
    assert all("检查这个文件的进程被系统中止" in line for line in lost), lost
    assert any("020.txt" in line for line in lost)
    if form == "json":
        files = json.loads(result.stdout)["files"]
        assert 40 == len(files)
        assert len(lost) == sum(bool(file.get("error")) for file in files)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells processes by /proc")
def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    """Killed, it leaves no worker behind that waits for work for ever."""
    if (os.cpu_count() or 1) < 2:
        pytest.skip("there are no workers on one processor")
    drafts(tmp_path / "drafts", 400, DRAFT * 20)
    words = [sys.executable, "-m", "gwparse", "check", "--jobs", "2", "drafts"]
    with subprocess.Popen(
        words, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL, start_new_session=True
    ) as process:
        until = time.monotonic() + PATIENCE
        while len(_session(process.pid)) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        process.kill()
    while (left := _session(process.pid)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left


def _session(leader: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, session, *_ = stat.read_text().rpartition(")")[2].split()
            if int(session) == leader and state != "Z":
                found.append(int(stat.parent.name))
    return found


def test_word_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A copy with comments, killed before it has its name: there is no half of a Word file."""
    pytest.importorskip("lxml")
    before = package()
    (tmp_path / "draft.docx").write_bytes(before)
    words = [sys.executable, "-c", KILLED, "link:before", "1", "check", "--annotate", "new.docx", "draft.docx"]
    killed = subprocess.run(words, cwd=tmp_path, env=environment(), capture_output=True, timeout=PATIENCE, check=False)
    assert -signal.SIGKILL == killed.returncode, killed.stderr
    assert not (tmp_path / "new.docx").exists()
    assert before == (tmp_path / "draft.docx").read_bytes()
