"""`gwparse tasks`: who does what by when, as a table.

A table is never written over a file. Names are looked up in the list of units that --units names, else in that of the settings.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gwparse.cli.inputs import Pages, say
from gwparse.errors import Misuse
from gwparse.writing import create_bytes

if TYPE_CHECKING:
    from gwparse.views.assignments import Assignment

#: The format of a table by the name of the file it goes to.
FORMATS = {".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".md": "markdown"}


def run(options: argparse.Namespace) -> int:
    """Print or write the responsibility table of some files; returns the exit code."""
    from gwparse.config import find_settings, normal_path
    from gwparse.lists.units import read_units
    from gwparse.views.assignments import assignments

    output = None if options.output == "-" else options.output
    form = options.format or _form_of(output)
    if form == "xlsx" and output is None:
        raise Misuse("xlsx is a file for spreadsheets: name it with --output")
    if form == "json" and (options.by == "unit" or options.resolved):
        raise Misuse("json holds printed and resolved names of every task; --by unit and --resolved are for the tables")
    if output is not None and Path(output).exists():
        raise Misuse(f"{output}: 已经有这个文件，没有写入")
    register = read_units(options.units) if options.units is not None else None
    pages = Pages(options.paths, options.revisions)
    files = []
    for page, path in pages:
        own = register or find_settings(normal_path(path).parent if path else Path()).switches.units
        files.append((path, assignments(page, own)))
        for assignment in files[-1][1]:
            for note in assignment.notes:
                say(f"{path or '-'}:{assignment.line}: {note}")
    if files and not any(found for _, found in files):
        say("没有找到责任分工")
        if form == "text" and output is None:
            return pages.code
    if files:
        _write(_task_table(files, form, options), output, form)
    return pages.code


def _form_of(output: str | None) -> str:
    """The format of a table by the name of the file it goes to.

    Raises:
        Misuse: when the name promises what is no format of ours.
    """
    suffix = Path(output or "").suffix.lower()
    if suffix not in FORMATS and suffix not in ("", ".txt"):
        raise Misuse(f"{output}: 责任分工表不能写成 {suffix} 文件，文件名请用 {'、'.join([*FORMATS, '.txt'])} 结尾")
    return FORMATS.get(suffix, "text")


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
        create_bytes(output, data)
    elif form == "csv" and hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(data)  # the byte order mark by which spreadsheets know UTF-8
        sys.stdout.flush()
    else:
        if form == "json" and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="json-escape")
        sys.stdout.write(data.decode("utf-8"))
        sys.stdout.flush()
