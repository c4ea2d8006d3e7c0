"""The command line. Exit codes: 0 done, 2 misuse or an input that cannot be read (1 is kept for findings)."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gwparse.errors import GwparseError, Misuse, UnreadableInput

if TYPE_CHECKING:
    from gwparse.nodes import Page
    from gwparse.source import Source
    from gwparse.views.assignments import Assignment

#: What a directory is searched for.
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})

#: The format of a table by the name of the file it goes to.
FORMATS = {".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".md": "markdown"}

EPILOG = """\
FILE is a text, Markdown or HTML file, a directory that is searched for them, or - for standard input.
Exit codes: 0 done, 2 misuse or an input that cannot be read.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words of the command line; those of the process when None.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    codecs.register_error("json-escape", _json_escape)
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except GwparseError as error:
        print(f"gwparse: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # stays open for the interpreter's last flush
        return 0
    except OSError as error:
        print(f"gwparse: the output cannot be written ({error.strerror or error})", file=sys.stderr)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # as above
        return 2


def _json_escape(error: UnicodeError) -> tuple[str, int]:
    """What JSON writes for characters that a console has no code for: UTF-16 units as escapes."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2)), error.end


def _parser() -> argparse.ArgumentParser:
    from gwparse import __version__

    parser = argparse.ArgumentParser(
        prog="gwparse",
        description="Read Chinese official documents into a typed tree.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"gwparse {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    parse = _reading(commands, "parse", "print the tree of documents, as JSON or drawn")
    parse.add_argument(
        "--format",
        choices=("json", "tree", "outline", "chunks"),
        default="json",
        help="json: one object, or one a line for several files or a directory (default); tree: S-expression; outline: drawn headings; "
        "chunks: JSON Lines, one paragraph a line with its headings, for retrieval",
    )
    parse.set_defaults(run=_run_parse)

    outline = _reading(commands, "outline", "draw the headings of a document")
    outline.set_defaults(run=_run_parse, format="outline")

    tasks = _reading(commands, "tasks", "print who does what by when: the responsibility table")
    tasks.add_argument(
        "--format",
        choices=("text", "csv", "xlsx", "json", "markdown"),
        help="text: aligned columns; csv: for spreadsheets; xlsx: a workbook, needs gwparse[xlsx] and --output; json; markdown "
        "(default: by the name of OUT, else text)",
    )
    tasks.add_argument(
        "--by", choices=("task", "unit"), default="task", help="one row a task (default), or grouped by unit"
    )
    tasks.add_argument(
        "--resolved", action="store_true", help="spell names out where that is certain: 市发改委、财政局 as 市财政局"
    )
    tasks.add_argument(
        "--units",
        metavar="CSV",
        help="your own list of units (columns name, aliases, level), by which names are resolved; implies --resolved",
    )
    tasks.add_argument(
        "--output", "-o", metavar="OUT", help="write to a new file; one that exists is never overwritten"
    )
    tasks.set_defaults(run=_run_tasks)

    schema = commands.add_parser("schema", help="print the JSON Schema of what parse prints")
    schema.set_defaults(run=_run_schema)
    return parser


def _reading(commands: Any, name: str, what: str) -> argparse.ArgumentParser:
    """A command that reads files."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=what, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("paths", nargs="+", metavar="FILE")
    return command


def _run_schema(options: argparse.Namespace) -> int:
    from gwparse.export.json import SCHEMA

    sys.stdout.write(SCHEMA.read_text(encoding="utf-8"))
    return 0


def _run_parse(options: argparse.Namespace) -> int:
    single = len(options.paths) == 1 and not Path(options.paths[0]).is_dir()
    if not single and options.format not in ("json", "chunks"):
        raise Misuse(f"{options.format} takes one file; for several use parse, which prints JSON Lines")
    if options.format in ("json", "chunks") and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="json-escape")
    show = _shower(options.format, single)
    pages = _Pages(options.paths)
    for page, path in pages:
        sys.stdout.write(show(page, path))
        sys.stdout.flush()
    return pages.code


def _run_tasks(options: argparse.Namespace) -> int:
    from gwparse.readers.units import read_units
    from gwparse.views.assignments import assignments

    output = None if options.output == "-" else options.output
    form = options.format or FORMATS.get(Path(output or "").suffix.lower(), "text")
    if form == "xlsx" and output is None:
        raise Misuse("xlsx is a file for spreadsheets: name it with --output")
    if form == "json" and (options.by == "unit" or options.resolved):
        raise Misuse("json holds printed and resolved names of every task; --by unit and --resolved are for the tables")
    if output is not None and Path(output).exists():
        raise Misuse(f"{output}: this exists; nothing was written")
    register = read_units(options.units) if options.units is not None else None
    pages = _Pages(options.paths)
    files = []
    for page, path in pages:
        files.append((path, assignments(page, register)))
        for assignment in files[-1][1]:
            for note in assignment.notes:
                print(f"gwparse: {path or '-'}:{assignment.line}: {note}", file=sys.stderr)
    if files and not any(found for _, found in files):
        print("gwparse: no assignments found", file=sys.stderr)
        if form == "text" and output is None:
            return pages.code
    if files:
        _write(_task_table(files, form, options), output, form)
    return pages.code


def _task_table(files: list[tuple[str | None, list[Assignment]]], form: str, options: argparse.Namespace) -> bytes:
    """The responsibility table in the format asked for."""
    if form == "json":
        from gwparse.export.json import tasks_to_json

        return tasks_to_json(files).encode("utf-8", errors="json-escape")
    from gwparse.export import ledger

    resolved = options.resolved or options.units is not None
    table = ledger.unit_table(files) if options.by == "unit" else ledger.table(files, resolved=resolved)
    if form == "xlsx":
        from gwparse.export.xlsx import as_xlsx

        return as_xlsx(table)
    if form == "csv":
        return ledger.as_csv(table).encode("utf-8-sig", errors="backslashreplace")
    shown = ledger.as_markdown(table) if form == "markdown" else ledger.as_text(table)
    return shown.encode("utf-8", errors="backslashreplace")


def _write(data: bytes, output: str | None, form: str) -> None:
    """Write a table to the new file that was named, or to standard output; text for a console goes in its encoding."""
    if output is not None:
        try:
            with open(output, "xb") as file:
                file.write(data)
        except OSError as error:
            raise Misuse(f"{output}: cannot be written ({error.strerror or error})") from None
    elif form == "csv" and hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(data)  # the byte order mark by which spreadsheets know UTF-8
        sys.stdout.flush()
    else:
        if form == "json" and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="json-escape")
        sys.stdout.write(data.decode("utf-8"))
        sys.stdout.flush()


class _Pages:
    """The pages of the inputs that can be read; for each other one a sentence on standard error.

    Attributes:
        code: the exit code so far: 2 once an input could not be read.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self.code = 0

    def __iter__(self) -> Iterator[tuple[Page, str | None]]:
        from gwparse.parser import parse_source

        for path in _files(self._paths):
            try:
                if isinstance(path, UnreadableInput):
                    raise path
                source = _read(path)
            except UnreadableInput as error:
                print(f"gwparse: {error}", file=sys.stderr)
                self.code = 2
                continue
            for note in source.notes:
                print(f"gwparse: {path}: {note.message}", file=sys.stderr)
            yield parse_source(source), source.path


def _shower(form: str, single: bool) -> Callable[[Page, str | None], str]:
    """The function that writes one page in a format, imported only when it is asked for."""
    if form == "tree":
        from gwparse.dump import dump

        return lambda page, path: dump(page)
    if form == "outline":
        from gwparse.views.outline import draw

        return lambda page, path: draw(page)
    if form == "chunks":
        from gwparse.export.json import chunks_to_jsonl
        from gwparse.views.chunks import chunks

        return lambda page, path: chunks_to_jsonl(chunks(page, path))
    from gwparse.export.json import to_json

    return lambda page, path: to_json(page, path, indent=2 if single else None) + "\n"


def _read(path: str) -> Source:
    from gwparse.readers import LARGEST, read_bytes, read_file

    if path == "-":
        return read_bytes(sys.stdin.buffer.read(LARGEST + 1))
    return read_file(path)


def _files(paths: Sequence[str]) -> Iterator[str | UnreadableInput]:
    """The files that are meant: those named, and the documents in the directories named, in the order of their names.

    Hidden files are left out. A directory without documents, or an empty name, gives the error in its place, so that
    the other files are read all the same.
    """
    for path in paths:
        if not path:
            yield UnreadableInput("an empty file name")
        elif path == "-" or not Path(path).is_dir():
            yield path
        else:
            found = sorted(file for file in Path(path).rglob("*") if _is_document(file, Path(path)))
            yield from map(str, found)
            if not found:
                yield UnreadableInput(f"{path}: no document (.txt, .md, .html) in this directory")


def _is_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() in SUFFIXES and not hidden and file.is_file()
