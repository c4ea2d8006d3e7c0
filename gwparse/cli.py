"""The command line. Exit codes: 0 done, 2 misuse or an input that cannot be read (1 is kept for findings)."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gwparse.errors import GwparseError, Misuse, UnreadableInput

if TYPE_CHECKING:
    from gwparse.nodes import Page
    from gwparse.source import Source

#: What a directory is searched for.
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})

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

    parse = commands.add_parser(
        "parse",
        help="print the tree of documents, as JSON or drawn",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parse.add_argument("paths", nargs="+", metavar="FILE")
    parse.add_argument(
        "--format",
        choices=("json", "tree", "outline"),
        default="json",
        help="json: one object, or one a line for several files or a directory (default); tree: S-expression; outline: drawn headings",
    )
    parse.set_defaults(run=_run_parse)

    outline = commands.add_parser(
        "outline",
        help="draw the headings of a document",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    outline.add_argument("paths", nargs="+", metavar="FILE")
    outline.set_defaults(run=_run_parse, format="outline")

    schema = commands.add_parser("schema", help="print the JSON Schema of what parse prints")
    schema.set_defaults(run=_run_schema)
    return parser


def _run_schema(options: argparse.Namespace) -> int:
    from gwparse.export.json import SCHEMA

    sys.stdout.write(SCHEMA.read_text(encoding="utf-8"))
    return 0


def _run_parse(options: argparse.Namespace) -> int:
    from gwparse.parser import parse_source

    single = len(options.paths) == 1 and not Path(options.paths[0]).is_dir()
    if not single and options.format != "json":
        raise Misuse(f"{options.format} takes one file; for several use parse, which prints JSON Lines")
    if options.format == "json" and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="json-escape")
    show = _shower(options.format, single)
    code = 0
    for path in _files(options.paths):
        try:
            if isinstance(path, UnreadableInput):
                raise path
            source = _read(path)
        except UnreadableInput as error:
            print(f"gwparse: {error}", file=sys.stderr)
            code = 2
            continue
        for note in source.notes:
            print(f"gwparse: {path}: {note.message}", file=sys.stderr)
        sys.stdout.write(show(parse_source(source), source.path))
        sys.stdout.flush()
    return code


def _shower(form: str, single: bool) -> Callable[[Page, str | None], str]:
    """The function that writes one page in a format, imported only when it is asked for."""
    if form == "tree":
        from gwparse.dump import dump

        return lambda page, path: dump(page)
    if form == "outline":
        from gwparse.views.outline import draw

        return lambda page, path: draw(page)
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
