"""Puts a changed text back into its file: in one step, in its own encoding, or not at all.

After any failure a file holds what it held: what is new goes to a file beside it, which then takes its name (pipes and devices alone
are written to as they are). A file of which characters were lost in reading is never changed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from errno import EACCES
from pathlib import Path

from gwparse.errors import Misuse, reason


def encoded(text: str, codec: str, like: bytes) -> bytes:
    """A text as bytes of the same kind as those it was read from.

    Args:
        text: the text.
        codec: the codec that read it.
        like: the bytes it was read from; their byte order mark tells which UTF-16 is meant.
    """
    if codec == "utf-16":
        mark = like[:2]
        return mark + text.encode("utf-16-be" if mark == b"\xfe\xff" else "utf-16-le")
    return text.encode(codec)


def replace_text(path: str, data: bytes, before: str, after: str, codec: str) -> None:
    """Put a changed text into its file.

    The new file takes the place of the old one in one step, with its permissions; a link goes on pointing at it. A file
    that lost characters in reading, or that has changed since it was read, is left as it is.

    Args:
        path: the file.
        data: its bytes as they were read.
        before: the text as it was read.
        after: the changed text.
        codec: the codec that read it.

    Raises:
        Misuse: when the file cannot be written; it is then as it was.
    """
    replace_bytes(path, changed_bytes(path, data, before, after, codec), data)


def changed_bytes(path: str, data: bytes, before: str, after: str, codec: str) -> bytes:
    """A changed text as bytes of the kind it was read from.

    Args:
        path: what the input is called in messages.
        data: the bytes as they were read.
        before: the text as it was read.
        after: the changed text.
        codec: the codec that read it.

    Raises:
        Misuse: when the bytes hold more than the text, so that it cannot be put back without loss.
    """
    try:
        whole = encoded(before, codec, data) == data
    except UnicodeError:
        whole = False
    if not whole:
        raise Misuse(f"{path}: 文件里有读不出来的文字，没有改动")
    return encoded(after, codec, data)


def replace_bytes(path: str, new: bytes, old: bytes | None = None) -> None:
    """Put bytes into a file in one step.

    A pipe or a device is written to as it is, unless it must hold something.

    Args:
        path: the file; it may be new.
        new: what it is to hold.
        old: what it must still hold; None for whatever it holds.

    Raises:
        Misuse: when the file cannot be written, or no longer holds `old`; it is then as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            if old is not None:
                raise Misuse(f"{path}: 这不是能修改的文件，没有改动")
            return _write_into(path, new)
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(EACCES, "read-only")
        temporary = _new_file(target.parent, new)
        try:
            if target.exists():
                shutil.copymode(target, temporary)
                _keep_owner(target, temporary)
            else:
                os.chmod(temporary, 0o666 & ~_umask())
            if old is not None and target.read_bytes() != old:
                raise Misuse(f"{path}: 检查期间文件被别的程序改过，没有改动")
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise Misuse(f"{path}: 写不进去（{reason(error)}），原文件没有改动") from None


def create_bytes(path: str, new: bytes) -> None:
    """Put bytes into a new file, whole or not at all.

    Args:
        path: the file.
        new: what it is to hold.

    Raises:
        Misuse: when there is such a file already, or none can be written.
    """
    if os.path.lexists(path):
        raise Misuse(f"{path}: 已经有这个文件，没有写入")
    try:
        temporary = _new_file(Path(path).parent, new)
        try:
            os.chmod(temporary, 0o666 & ~_umask())
            _name_new(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except FileExistsError:
        raise Misuse(f"{path}: 已经有这个文件，没有写入") from None
    except OSError as error:
        raise Misuse(f"{path}: 写不进去（{reason(error)}）") from None


def _new_file(folder: Path, data: bytes) -> str:
    """A file that holds some bytes, on the disk, under a name that nobody knows.

    Args:
        folder: the folder of the file that it will be, as nothing moves from disk to disk in one step.
        data: the bytes.
    """
    handle, path = tempfile.mkstemp(dir=folder, prefix=".gwparse-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        os.unlink(path)
        raise
    return path


def _name_new(temporary: str, path: str) -> None:
    """Give a file its name, which no file may have.

    Raises:
        FileExistsError: when another process has put a file there meanwhile, which stays.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links: the name is taken first, empty
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        os.replace(temporary, path)
    else:
        os.unlink(temporary)


def _write_into(path: str, data: bytes) -> None:
    """Write to a pipe or a device, which nothing takes the place of; one that nobody reads is not waited for."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "wb") as file:
        if hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        file.write(data)


def _keep_owner(target: Path, temporary: str) -> None:
    """Give a new file the owner of the one whose place it takes, where this process may: root does not take files over."""
    if hasattr(os, "chown"):
        found, made = target.stat(), os.stat(temporary)
        if (found.st_uid, found.st_gid) != (made.st_uid, made.st_gid):
            with suppress(OSError):
                os.chown(temporary, found.st_uid, found.st_gid)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
