"""Runs the command line as users do, in a process of its own or in this one, and makes drafts for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: A draft with one finding, which has a safe fix, and what is left of it after that.
DRAFT = "云川市水利局关于堤防巡查的通知。\n\n各县（市、区）水利局：\n\n　　请认真落实。\n"
MENDED = DRAFT.replace("通知。", "通知", 1)

#: What a command may take, in seconds; it takes one.
PATIENCE = 60


def environment(**changes: str | None) -> dict[str, str]:
    """The environment of a child: that of the tests, with the package where it is, and some changes; None takes one away."""
    found: dict[str, str | None] = {**os.environ, "PYTHONPATH": str(ROOT), **changes}
    return {name: value for name, value in found.items() if value is not None}


def gwparse(
    *arguments: str | bytes | Path,
    cwd: Path,
    given: bytes = b"",
    env: Mapping[str, str] | None = None,
    shell: str = "",
) -> subprocess.CompletedProcess[bytes]:
    """Run one command.

    Args:
        arguments: the words behind `gwparse`.
        cwd: the folder to run it in.
        given: standard input.
        env: the environment; that of the tests when None.
        shell: what a shell puts behind the command, such as `>&-`; empty for no shell.
    """
    command: Sequence[str | bytes | Path] = [sys.executable, "-m", "gwparse", *arguments]
    if shell:
        command = ["sh", "-c", f'"$@" {shell}', "sh", *command]
    return subprocess.run(
        command, cwd=cwd, input=given, env=env or environment(), capture_output=True, timeout=PATIENCE, check=False
    )


def said(result: subprocess.CompletedProcess[bytes]) -> str:
    """What a command said on standard error, which is never a traceback."""
    text = result.stderr.decode("utf-8", "backslashreplace")
    assert "Traceback" not in text, text
    return text


def drafts(folder: Path, count: int, text: str = DRAFT) -> list[Path]:
    """Some drafts in a folder, in the order of their names."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{at:03}.txt" for at in range(count)]
    for path in paths:
        path.write_bytes(text.encode())
    return paths


def strays(folder: Path) -> list[str]:
    """The temporary files that were left in a folder or below."""
    return sorted(path.name for path in folder.rglob("*") if path.suffix == ".tmp")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, to whom no file is closed; where the tests run as somebody else, as they are."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
