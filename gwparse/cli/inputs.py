"""The inputs of a command: files that are named, directories that are searched, standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gwparse.errors import UnreadableInput

if TYPE_CHECKING:
    from gwparse.nodes import Page
    from gwparse.source import Source

#: What a directory is searched for.
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})


class Pages:
    """The pages of the inputs that can be read; for each other one a sentence on standard error.

    Attributes:
        code: the exit code so far: 2 once an input could not be read.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self.code = 0

    def __iter__(self) -> Iterator[tuple[Page, str | None]]:
        from gwparse.parser import parse_source

        for path in find_files(self._paths):
            try:
                if isinstance(path, UnreadableInput):
                    raise path
                source = read_source(path)
            except UnreadableInput as error:
                print(f"gwparse: {error}", file=sys.stderr)
                self.code = 2
                continue
            for note in source.notes:
                print(f"gwparse: {path}: {note.message}", file=sys.stderr)
            yield parse_source(source), source.path


def read_source(path: str) -> Source:
    """The source of a file, or of standard input for -.

    Raises:
        UnreadableInput: when it cannot be read.
    """
    from gwparse.readers import LARGEST, read_bytes, read_file

    if path == "-":
        return read_bytes(sys.stdin.buffer.read(LARGEST + 1))
    return read_file(path)


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
                yield UnreadableInput(f"{path}: no document (.txt, .md, .html) in this directory")


def _is_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() in SUFFIXES and not hidden and file.is_file()
