"""Old Word files (.doc, Kingsoft's .wps) and RTF to .docx through LibreOffice.

LibreOffice is a program of its own that may be there or not. It gets copies under plain names in a temporary directory, a
profile made for the one call, and so much time; nothing that happens in it reaches the user's own LibreOffice.

What survives the way from .doc to .docx (measured with LibreOffice 7.4): the text, automatic numbering, East Asian fonts,
sizes, indents, line spacing, margins, tables, text boxes, headers and footers. What `readers/docx/` has to cope with: an
indent in characters (firstLineChars) comes as twips; the character pitch of the document grid (charSpace) comes as an
unsigned number; a content control may come twice; a date field shows today, as it does in Word; and what the file leaves
open is filled in with LibreOffice's own default fonts.

WordprocessingML 2003 is not converted: the filter drops East Asian fonts, turns 一、 into a garbled 1., and loses cells of
tables that lack a grid. Web archives and flat OPC it takes for plain text, markup and all: readers/wrapped.py has them.

Documents' macros do not run. A conversion without a window has nobody who could allow them, and the profile refuses all of
them besides (DisableMacrosExecution, security level 3). It keeps LibreOffice from fetching linked pictures too, which it
does as it comes: the proxy is a port where nothing listens. (Not updating links and not trusting addresses, which are set as
well, did not keep it from asking when that was measured.)
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from gwparse.errors import UnreadableInput, reason
from gwparse.readers.archive import Archive
from gwparse.readers.sniff import CONVERTED, READ_AS_DOCX, Kind, office_kind, refusal
from gwparse.readers.wrapped import docx_of_flat_opc

#: Names the program, for those who have several or have it in an odd place.
VARIABLE = "GWPARSE_SOFFICE"

PROGRAMS = ("soffice", "libreoffice")

#: Seconds without a further result after which a call is ended: to start, and for one file by its size. A start from a cold
#: disk has taken 14 s, on a busy machine more; a file takes 0.1 to 1 s, a hundred pages with pictures some ten.
START_SECONDS = 60.0
FILE_SECONDS = 45.0
MEGABYTE_SECONDS = 5.0

#: How often results are looked for.
POLL_SECONDS = 0.5

#: Files in one call: memory stays in bounds, and a file that brings LibreOffice down takes few others along.
BATCH = 50

#: How often one batch is begun again without the file at which LibreOffice stopped.
RESTARTS = 3

LOCALE = "/org.openoffice.Setup/L10N"
LANGUAGES = "/org.openoffice.Office.Linguistic/General"
SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
UPDATE = "/org.openoffice.Office.Writer/Content/Update"
PROXY = "/org.openoffice.Inet/Settings"

#: The private profile's settings: node, property, value.
SETTINGS = (
    (SCRIPTING, "DisableMacrosExecution", "true"),
    (SCRIPTING, "MacroSecurityLevel", "3"),
    (SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (UPDATE, "Link", "0"),
    (PROXY, "ooInetProxyType", "2"),
    (PROXY, "ooInetHTTPProxyName", "127.0.0.1"),
    (PROXY, "ooInetHTTPProxyPort", "9"),
    (PROXY, "ooInetHTTPSProxyName", "127.0.0.1"),
    (PROXY, "ooInetHTTPSProxyPort", "9"),
    (PROXY, "ooInetNoProxy", ""),
    # One and the same result wherever it runs: without these it depends on the user's locale.
    (LOCALE, "ooSetupSystemLocale", "zh-CN"),
    (LANGUAGES, "DefaultLocale_CJK", "zh-CN"),
    (LANGUAGES, "DefaultLocale", "en-US"),
)

#: Variables that LibreOffice needs to be found and to start; all others (LD_LIBRARY_PATH, PYTHONHOME, SAL_…) stay outside.
KEPT_VARIABLES = frozenset(
    "PATH HOME USER LOGNAME TMPDIR TEMP TMP SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT PROGRAMFILES PROGRAMFILES(X86)"
    " PROGRAMDATA APPDATA LOCALAPPDATA USERPROFILE".split()
)


def find_office() -> str | None:
    """Find LibreOffice: the variable GWPARSE_SOFFICE, then the search path, then where it is usually installed.

    Returns:
        The program's path; None where there is none, also where the variable names no program.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    for program in PROGRAMS:
        if found := shutil.which(program):
            return found
    return next((str(place) for place in _usual_places() if place.is_file()), None)


def convert(files: Sequence[tuple[str, bytes]]) -> list[bytes | UnreadableInput]:
    """Turn old Word files and RTF into .docx, as few calls of LibreOffice as possible for all of them.

    A .docx is given back as it is, flat OPC is packed without LibreOffice; every other kind is refused.

    Guaranteed: 1. one result for each file, in order; 2. a file that fails does not take others along, unless more than
    RESTARTS files of a batch bring LibreOffice to a stop; 3. a call that hangs is ended with all that it started; 4. nothing
    is left on disk.

    Args:
        files: each file's name, for messages, and its bytes.

    Returns:
        For each file the bytes of a .docx, or what is wrong with it.
    """
    results: dict[int, bytes | UnreadableInput] = {}
    waiting: list[int] = []
    for at, (name, data) in enumerate(files):
        kind = office_kind(data)
        if kind in CONVERTED:
            waiting.append(at)
        else:
            results[at] = _without_office(name, data, kind)
    office = find_office() if waiting else None
    for first in range(0, len(waiting), BATCH):
        batch = waiting[first : first + BATCH]
        done = _convert_batch(office, [files[at] for at in batch])
        results.update(zip(batch, done, strict=True))
    return [results[at] for at in range(len(files))]


def _without_office(name: str, data: bytes, kind: Kind | None) -> bytes | UnreadableInput:
    if kind is None:
        return UnreadableInput(f"{name}: 这不是办公软件的文件")
    if kind in READ_AS_DOCX:
        return data
    if kind == "flat-opc":
        try:
            return docx_of_flat_opc(data, name)
        except UnreadableInput as error:
            return error
    return UnreadableInput(refusal(kind, name))


def _usual_places() -> list[Path]:
    if sys.platform == "win32":
        roots = [os.environ.get(key) for key in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")]
        return [Path(root, "LibreOffice", "program", "soffice.exe") for root in roots if root]
    inside = Path("Applications", "LibreOffice.app", "Contents", "MacOS", "soffice")
    linux = [Path("/usr/lib/libreoffice/program/soffice"), *sorted(Path("/opt").glob("libreoffice*/program/soffice"))]
    return [Path("/", inside), Path.home() / inside, *linux]


def _convert_batch(office: str | None, files: Sequence[tuple[str, bytes]]) -> list[bytes | UnreadableInput]:
    """Convert a batch; where LibreOffice stops at a file, begin again behind it."""
    results: dict[int, bytes | UnreadableInput] = {}
    for _ in range(RESTARTS + 1):
        rest = [at for at in range(len(files)) if at not in results]
        if not rest:
            break
        if office is None:
            results.update({at: _no_office(*files[at]) for at in rest})
            break
        try:
            outputs, stopped = _call(office, [files[at][1] for at in rest])
        except OSError as error:
            said = f"LibreOffice 运行不起来（{reason(error)}）"
            results.update({at: UnreadableInput(f"{files[at][0]}: {said}") for at in rest})
            break
        results.update({at: output for at, output in zip(rest, outputs, strict=True) if output is not None})
        missing = [at for at in rest if at not in results]
        if stopped is None:  # LibreOffice went through all of them
            results.update({at: _failed(files[at][0], "文件已损坏或者设了密码") for at in missing})
        elif missing:  # they are taken in order: the first one without a result is where it stopped
            results[missing[0]] = _failed(files[missing[0]][0], stopped)
    for at, (name, _) in enumerate(files):
        results.setdefault(at, _failed(name, "它在同一批的别的文件上停了"))
    return [results[at] for at in range(len(files))]


def _no_office(name: str, data: bytes) -> UnreadableInput:
    if named := os.environ.get(VARIABLE):
        return UnreadableInput(f"{name}: 环境变量 {VARIABLE} 写的“{named}”不是程序")
    kind = office_kind(data)
    assert kind is not None
    return UnreadableInput(refusal(kind, name))


def _failed(name: str, cause: str) -> UnreadableInput:
    return UnreadableInput(f"{name}: LibreOffice 转换不了（{cause}），请用 Word 或 WPS 另存为 .docx")


def _call(office: str, documents: Sequence[bytes]) -> tuple[list[bytes | None], str | None]:
    """Call LibreOffice once.

    Returns:
        The .docx of each document, None where there is none; and why it stopped early, None where it did not.
    """
    with tempfile.TemporaryDirectory(prefix="gwparse-", ignore_cleanup_errors=True) as temporary:
        root = Path(temporary)
        inputs, output, profile = root / "in", root / "out", root / "profile"
        for directory in (inputs, output, profile / "user"):
            directory.mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
        names: list[str] = []
        for at, data in enumerate(documents):
            name = f"{at:04}.{office_kind(data)}"
            (inputs / name).write_bytes(data)
            names.append(name)
        stopped = _run(
            [
                office,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nologo",
                "--convert-to",
                # By name: without it some versions write the dialect of ISO 29500 that puts start for left.
                "docx:MS Word 2007 XML",
                "--outdir",
                str(output),
                *names,
            ],
            inputs,
            output,
            FILE_SECONDS + MEGABYTE_SECONDS * max(map(len, documents)) / 2**20,
        )
        return [_output(output / f"{at:04}.docx") for at in range(len(documents))], stopped


def _output(path: Path) -> bytes | None:
    """What LibreOffice wrote, if it is whole: a call that is ended leaves half a file."""
    try:
        data = path.read_bytes()
        return data if Archive(data, "").has("word/document.xml") else None
    except (OSError, UnreadableInput):
        return None


def _run(command: Sequence[str], directory: Path, output: Path, seconds: float) -> str | None:
    """Run a program to its end, or until no further result has come for so many seconds.

    Returns:
        None when it ended well, else why it did not.
    """
    process = subprocess.Popen(
        command,
        cwd=directory,
        env=_environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    results, patience, since = 0, START_SECONDS + seconds, time.monotonic()
    try:
        while True:
            try:
                code = process.wait(POLL_SECONDS)
                return None if code == 0 else f"它中途退出，代码 {code}"
            except subprocess.TimeoutExpired:
                now, there = time.monotonic(), len(os.listdir(output))
                if there > results:
                    results, patience, since = there, seconds, now
                elif now - since > patience:
                    return f"等了 {patience:.0f} 秒没有结果"
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)  # the process leads a group of its own, and it has not been waited for
    process.wait()


def _environment(outside: Mapping[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in outside.items() if key.upper() in KEPT_VARIABLES}
    return kept | {"LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"} if sys.platform != "win32" else kept


def _registry() -> str:
    items = "".join(
        f'<item oor:path="{node}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for node, name, value in SETTINGS
    )
    namespace = 'xmlns:oor="http://openoffice.org/2001/registry"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {namespace}>\n{items}</oor:items>\n'
