"""The inputs of a command: files that are named, directories that are searched, standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gwparse.errors import UnreadableInput

if TYPE_CHECKING:
    from gwparse.nodes import Page
    from gwparse.readers import Revisions
    from gwparse.source import Source

#: What a directory is searched for.
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".doc", ".wps"})

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
                print(f"gwparse: {error}", file=sys.stderr)
                self.code = 2
                continue
            for note in source.notes:
                print(f"gwparse: {path}: {note.message}", file=sys.stderr)
            yield parse_source(source), source.path

    def _read(self, path: str, converted: bytes | UnreadableInput | None) -> Source:
        """The source of a file, of standard input for -, or of the .docx that was made of a file.

        Raises:
            UnreadableInput: when it cannot be read.
        """
        from gwparse.readers import LARGEST, read_bytes, read_file, told_converted

        if isinstance(converted, UnreadableInput):
            raise converted
        if converted is not None:
            return told_converted(read_bytes(converted, path, revisions=self._revisions))
        if path == "-":
            return read_bytes(sys.stdin.buffer.read(LARGEST + 1), revisions=self._revisions)
        return read_file(path, revisions=self._revisions)


def find_files(
    paths: Sequence[str], excluded: Callable[[str], bool] = lambda path: False
) -> Iterator[str | UnreadableInput]:
    """The files that are meant: those named, and the documents in the directories named, in the order of their names.

    Hidden files are left out. A directory without documents, or an empty name, gives the error in its place, so that
    the other files are read all the same.

    Args:
        paths: files, directories, or - for standard input.
        excluded: which files a search of directories passes over; those named are always meant.
    """
    for path in paths:
        if not path:
            yield UnreadableInput("an empty file name")
        elif path == "-" or not Path(path).is_dir():
            yield path
        else:
            found = sorted(file for file in Path(path).rglob("*") if _is_document(file, Path(path)))
            yield from (str(file) for file in found if not excluded(str(file)))
            if not found:
                yield UnreadableInput(f"{path}: no document (.docx, .txt, .md, .html) in this directory")


def _is_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() in SUFFIXES and not hidden and not file.name.startswith(LOCKS) and file.is_file()


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
    from gwparse.readers.office import convert
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
    """Whether a file begins like an old Word file (.doc, .wps) or RTF."""
    try:
        with open(path, "rb") as file:
            return file.read(8).startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf"))
    except OSError:
        return False
