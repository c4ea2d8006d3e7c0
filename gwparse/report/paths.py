"""What files are called in reports that other programs match with the files of a repository.

Nothing here looks at the disk. The kind of the root tells whether paths are those of Windows, so that both kinds can be tested
anywhere.
"""

from __future__ import annotations

import ntpath
import os
import posixpath
from pathlib import PurePath, PureWindowsPath
from urllib.parse import quote

#: What a text without a file is called, as on the command line.
STANDARD_INPUT = "-"


def is_file(path: str | None) -> bool:
    """Whether this names a file, not standard input."""
    return path is not None and path != STANDARD_INPUT


def is_below(path: str | None, root: PurePath) -> bool:
    """Whether `shown_path` gives a relative path."""
    return path is None or path == STANDARD_INPUT or _absolute(path, root).is_relative_to(root)


def shown_path(path: str | None, root: PurePath) -> str:
    """A path with forward slashes: relative to the root where it is below it, else absolute.

    Args:
        path: the path as it was named, relative to the root or absolute; None or - for standard input.
        root: the folder, absolute, that readers of the report take for the root.
    """
    if path is None or path == STANDARD_INPUT:
        return STANDARD_INPUT
    absolute = _absolute(path, root)
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else absolute).as_posix()


def uri(path: str | None, root: PurePath) -> str:
    """The same as a URI reference, percent-encoded: relative, or of the file scheme.

    Args:
        path: the path as it was named, relative to the root or absolute; None or - for standard input.
        root: the folder, absolute, that readers of the report take for the root.
    """
    shown = shown_path(path, root)
    if is_below(path, root):
        return _quoted(shown)  # a colon becomes %3A: bare, it would end a scheme
    if shown.startswith("//"):
        return "file:" + _quoted(shown)  # a share of another machine, whose name is the host
    drive = _absolute(shown, root).drive
    return "file://" + ("/" if drive else "") + drive + _quoted(shown[len(drive) :])


def _absolute(path: str, root: PurePath) -> PurePath:
    normal = ntpath.normpath if isinstance(root, PureWindowsPath) else posixpath.normpath
    return type(root)(normal(str(root / path)))


def _quoted(path: str) -> str:
    return quote(os.fsencode(path))  # the bytes of the file's name, be they UTF-8 or not
