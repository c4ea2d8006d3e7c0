"""Workflow commands that GitHub Actions shows as annotations beside the lines of a pull request.

GitHub shows the first ten of each level a step; all of them stand in the step's log.

What a message quotes is escaped, so that no word of a document is a command.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath

from gwparse.diagnostics import Diagnostic, Level, basis_text
from gwparse.report import FileReport, told
from gwparse.report.paths import is_file, shown_path

COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "hint": "notice"}


def as_github(file: FileReport, *, root: PurePath | None = None) -> str:
    """A workflow command a line for each finding in a file, or for the file that could not be read.

    Args:
        file: the file.
        root: the root of the checkout; the working directory when None.
    """
    place = {"file": shown_path(file.path, root or Path.cwd())} if is_file(file.path) else {}
    commands = [_annotation(file, found, place) for found in file.diagnostics]
    if file.error is not None:
        commands.append(_command("error", {**place, "title": "gwparse"}, file.error))
    return "".join(command + "\n" for command in commands)


def _annotation(file: FileReport, found: Diagnostic, place: Mapping[str, str]) -> str:
    properties: dict[str, object] = dict(place)
    if not file.extracted:
        properties |= {"line": found.line, "endLine": found.end_line}
    if not file.extracted and found.line == found.end_line:  # GitHub takes no columns for what goes over several lines
        properties |= {"col": found.column, "endColumn": found.end_column}
    properties["title"] = f"{found.code} {found.name}"
    return _command(COMMANDS[found.level], properties, f"{told(file, found)}\n依据：{basis_text(found.basis)}")


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


#: What a terminal takes for a command of its own, in the names of files.
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], "?")


def _data(text: str) -> str:
    return text.translate(_CONTROLS).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
