"""The inputs of a command: files that are named, directories that are searched, standard input.

A path that cannot be read gives its error in its place, and the others go on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from errno import ENAMETOOLONG
from pathlib import Path
from typing import TYPE_CHECKING

from gwparse.errors import UnreadableInput, reason

if TYPE_CHECKING:
    from gwparse.nodes import Page
    from gwparse.readers import Revisions
    from gwparse.source import Source

#: What a directory is searched for.
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".doc", ".wps", ".pdf", ".ofd"})

#: How the names of the files begin by which Word marks a document as open.
LOCKS = "~$"


class Pages:
    """The pages of the inputs that can be read; for each other one a sentence on standard error.

    Attributes:
        code: the exit code so far: 2 once an input could not be read.
    """

    def __init__(self, paths: Sequence[str], revisions: Revisions = "final") -> None:
        self._paths = paths
        self._revisions = revisions
        self.code = 0

    def __iter__(self) -> Iterator[tuple[Page, str | None]]:
        from gwparse.parser import parse_source

        for path, converted in convert_ahead(find_files(self._paths)):
            try:
                if isinstance(path, UnreadableInput):
                    raise path
                source = self._read(path, converted)
            except UnreadableInput as error:
                say(str(error))
                self.code = 2
                continue
            for note in source.notes:
                say(f"{path}: {note.message}")
            yield parse_source(source), source.path

    def _read(self, path: str, converted: bytes | UnreadableInput | None) -> Source:
        """The source of a file, of standard input for -, or of the .docx that was made of a file.

        Raises:
            UnreadableInput: when it cannot be read.
        """
        from gwparse.readers import read_bytes, read_file, told_converted

        if isinstance(converted, UnreadableInput):
            raise converted
        if converted is not None:
            return told_converted(read_bytes(converted, path, revisions=self._revisions))
        if path == "-":
            return read_bytes(standard_input(), revisions=self._revisions)
        return read_file(path, revisions=self._revisions)


def say(sentence: str) -> None:
    """Say a sentence on standard error, on one line whatever the names in it hold; to nobody where that is closed.

    Args:
        sentence: the sentence.
    """
    if sys.stderr is not None:
        print(
            "gwparse: " + "".join(char if char.isprintable() else _escaped(char) for char in sentence), file=sys.stderr
        )


def _escaped(char: str) -> str:
    """A character that cannot be seen; half a pair, which stands for a byte of a name, is left to the stream."""
    return char if "\ud800" <= char <= "\udfff" or char == "\u3000" else char.encode("unicode_escape").decode()


def standard_input() -> bytes:
    """The bytes of standard input, of a longer one as many as of a file.

    Raises:
        UnreadableInput: when it is closed or cannot be read.
    """
    from gwparse.readers import LARGEST

    if sys.stdin is None:
        raise UnreadableInput("标准输入已经关闭")
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableInput(f"标准输入读不出来（{reason(error)}）") from None


def find_files(
    paths: Sequence[str], excluded: Callable[[str], bool] = lambda path: False
) -> Iterator[str | UnreadableInput]:
    """The files that are meant: those named, and the documents in the directories named, in the order of their names.

    Hidden files are left out, and links to directories are not followed. A directory that cannot be read, one without
    documents, or an empty name, gives the error in its place, so that the other files are read all the same.

    Args:
        paths: files, directories, or - for standard input.
        excluded: which files a search of directories passes over; those named are always meant.
    """
    for path in paths:
        if not path:
            yield UnreadableInput("文件名是空的")
        elif _is_too_long(path):
            yield UnreadableInput(f"{path}: 读不出来（文件名太长）")
        elif path == "-" or not os.path.isdir(path):
            yield path
        else:
            found, unread = _search(path)
            yield from (str(file) for file in found if not excluded(str(file)))
            yield from unread
            if not found and not unread:
                yield UnreadableInput(f"{path}: 文件夹里没有可以检查的文件（.docx、.txt、.md、.html、.pdf、.ofd）")


def _is_too_long(path: str) -> bool:
    """Whether no file can have this name; whoever asks where its settings are would fail."""
    try:
        os.lstat(path)
    except OSError as error:
        return error.errno == ENAMETOOLONG
    return False


def _search(folder: str) -> tuple[list[Path], list[UnreadableInput]]:
    """The documents in a directory and those inside it, however deep, sorted; and what could not be looked into."""
    found: list[Path] = []
    unread: list[UnreadableInput] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif _is_document(entry.path):
                        found.append(Path(entry.path))
        except OSError as error:
            unread.append(UnreadableInput(f"{here}: 文件夹打不开（{reason(error)}）"))
    return sorted(found), unread


def _is_document(path: str) -> bool:
    """Whether a file looks like a document; a pipe or a device under such a name does not."""
    name = os.path.basename(path)
    return os.path.splitext(name)[1].lower() in SUFFIXES and not name.startswith(LOCKS) and os.path.isfile(path)


def convert_ahead(
    paths: Iterable[str | UnreadableInput],
) -> Iterator[tuple[str | UnreadableInput, bytes | UnreadableInput | None]]:
    """The files with the .docx that was made of each old Word file, or why none was; None for files that are read as they are.

    LibreOffice takes a second to start, so that old files are converted some at a time, as their turn comes.

    Args:
        paths: the files that are to be read.
    """
    from itertools import islice

    rest = iter(paths)
    while batch := list(islice(rest, BATCH)):
        done = _converted([path for path in batch if isinstance(path, str) and path != "-" and _is_old(path)])
        yield from ((path, done.get(path) if isinstance(path, str) else None) for path in batch)


#: So many files are looked at together.
BATCH = 50


def _converted(old: list[str]) -> dict[str, bytes | UnreadableInput]:
    """What LibreOffice makes of several old files; nothing for one alone, which is converted when it is read."""
    if len(old) < 2:
        return {}
    from gwparse.readers import LARGEST, read_file_bytes
    from gwparse.readers.libreoffice import convert
    from gwparse.readers.sniff import CONVERTED, office_kind

    read: dict[str, bytes] = {}
    for path in old:
        try:
            data = read_file_bytes(path)
        except UnreadableInput:
            continue  # it is said when the file's turn comes
        if len(data) <= LARGEST and office_kind(data) in CONVERTED:
            read[path] = data
    return dict(zip(read, convert(list(read.items())), strict=True))


def _is_old(path: str) -> bool:
    """Whether a file begins like an old Word file (.doc, .wps) or RTF; pipes, which can be read once, are not looked at."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return file.read(8).startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf"))
    except OSError:
        return False
