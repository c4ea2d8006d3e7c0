"""The words that the command line knows. What a command does is imported when it runs."""

from __future__ import annotations

import argparse
import os
import sys

TYPE_CHECKING = False  # as in gwparse/__init__.py
if TYPE_CHECKING:
    from typing import Any

EPILOG = """\
FILE is a Word, PDF, OFD, text, Markdown or HTML file, a directory that is searched for them, or - for standard input. Old Word and
WPS files (.doc, .wps) need LibreOffice, PDF files gwparse[pdf].
Exit codes: 0 done, 2 misuse or an input that cannot be read.
"""

CHECK_EPILOG = """\
PATH is a Word, PDF, OFD, text, Markdown or HTML file, a directory that is searched for them (default: this one), or - for standard
input. Old Word and WPS files (.doc, .wps) need LibreOffice, PDF files gwparse[pdf].
RULES are codes (HI101), beginnings of codes (HI), names (numbers-out-of-order) or ALL, parted by commas.
Exit codes: 0 nothing at or above the fail level, 1 findings, 2 misuse or an input that cannot be read, 141 cut short by what reads
the output.
"""

#: The formats of findings.
REPORTS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "html")


class Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the console, by the rules of `shutil`, which argparse would import for that, and packers with it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """How wide the console is: as $COLUMNS says, else as it says itself, else 80."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return (os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0) or 80
    except (OSError, ValueError):
        return 80


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; `run` of what it gives is the function that does it."""
    from gwparse import __version__

    top = argparse.ArgumentParser(
        prog="gwparse",
        description="Read Chinese official documents into a typed tree, and check them against the rules that bind them.",
        epilog="Exit codes: 0 done or clean, 1 findings, 2 misuse or an input that cannot be read, 130 interrupted.",
        formatter_class=Help,
    )
    top.add_argument("--version", action="version", version=f"gwparse {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    _add_check(commands)
    _add_parse(commands)
    _add_tasks(commands)
    _add_about(commands)
    return top


def _command(commands: Any, name: str, what: str, epilog: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=what, description=what, epilog=epilog, formatter_class=Help
    )
    return command


def _reading(commands: Any, name: str, what: str) -> argparse.ArgumentParser:
    """A command that reads files."""
    command = _command(commands, name, what, EPILOG)
    command.add_argument("paths", nargs="+", metavar="FILE")
    _add_revisions(command)
    return command


def _add_revisions(command: Any) -> None:
    command.add_argument(
        "--revisions",
        choices=("final", "original"),
        default="final",
        help="how tracked changes in Word files are read: all accepted (final, the default) or all rejected",
    )


def _add_check(commands: Any) -> None:
    check = _command(commands, "check", "check drafts and pages against the rules", CHECK_EPILOG)
    check.add_argument("paths", nargs="*", metavar="PATH", help="what to check (default: this directory)")
    fixing = check.add_argument_group("fixing")
    fixing.add_argument(
        "--fix", action="store_true", help="make the safe fixes in the files; in a Word file with --output alone"
    )
    fixing.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff, make the unsafe ones too; read what they did"
    )
    fixing.add_argument("--diff", action="store_true", help="print what --fix would change, and change nothing")
    fixing.add_argument(
        "--draft",
        action="store_true",
        help="nobody has signed these files, though they carry number and date: fixes may change more than marks",
    )
    fixing.add_argument(
        "--annotate", metavar="OUT", help="write a copy of a Word file with the findings as comments; OUT must be new"
    )
    fixing.add_argument(
        "--tracked", action="store_true", help="with --annotate, make the safe fixes in the copy, as tracked changes"
    )
    rules = check.add_argument_group("rules and settings")
    rules.add_argument("--select", metavar="RULES", action="append", help="run these rules alone")
    rules.add_argument("--ignore", metavar="RULES", action="append", help="leave these rules out")
    rules.add_argument("--config", metavar="FILE", help="a settings file, in place of the nearest gwparse.toml")
    rules.add_argument("--isolated", action="store_true", help="heed no settings file")
    rules.add_argument(
        "--fail-level",
        choices=("error", "warning", "hint"),
        help="the mildest level that makes the exit code 1 (default: warning)",
    )
    rules.add_argument("--baseline", metavar="FILE", help="a file of known findings, which are not reported")
    rules.add_argument(
        "--write-baseline",
        action="store_true",
        help="write all findings of now to the baseline (gwparse-baseline.json)",
    )
    rules.add_argument(
        "--force-exclude",
        action="store_true",
        help="heed exclude for files that are named and for --stdin-filename, too (for hooks and editors)",
    )
    report = check.add_argument_group("report")
    report.add_argument(
        "--format",
        choices=REPORTS,
        help="how findings are printed (default: by the name of OUT, else text); html: one page for reading and printing, the lines "
        "with their findings",
    )
    report.add_argument(
        "--output",
        "-o",
        metavar="OUT",
        help="write the report to a file; with --fix, the mended document, to a new file",
    )
    report.add_argument("--statistics", action="store_true", help="print how often each rule found something instead")
    report.add_argument(
        "--ambiguous-width",
        type=int,
        choices=(1, 2),
        help="how wide this console prints “ ” and — (default: 1; 2 for GBK)",
    )
    running = check.add_argument_group("running")
    _add_revisions(running)
    running.add_argument("--jobs", "-j", type=int, default=1, metavar="N", help="check N files at a time (default: 1)")
    running.add_argument(
        "--stdin-filename", metavar="NAME", help="what to call standard input, and whose settings to use"
    )
    check.set_defaults(run=_run_check)


def _add_parse(commands: Any) -> None:
    parse = _reading(commands, "parse", "print the tree of documents, as JSON or drawn")
    parse.add_argument(
        "--format",
        choices=("json", "tree", "outline", "markdown", "chunks"),
        default="json",
        help="json: one object, or one a line for several files or a directory (default); tree: S-expression; outline: drawn headings; "
        "markdown: headings as headings, tables as tables, web metadata as a list, site furniture left out; "
        "chunks: JSON Lines, one paragraph a line with its headings, for retrieval",
    )
    parse.set_defaults(run=_run_parse)
    outline = _reading(commands, "outline", "draw the headings of a document")
    outline.set_defaults(run=_run_parse, format="outline")


def _add_tasks(commands: Any) -> None:
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


def _add_about(commands: Any) -> None:
    rule = commands.add_parser("rule", formatter_class=Help, help="print the page of a rule, or the list of all rules")
    rule.add_argument("rule", nargs="?", metavar="RULE", help="a code or a name")
    rule.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    rule.set_defaults(run=_run_rule)
    config = commands.add_parser(
        "config", formatter_class=Help, help="print the settings that hold for a file, and where they come from"
    )
    config.add_argument("path", nargs="?", default=".", metavar="FILE", help="the file (default: this directory)")
    config.add_argument("--config", metavar="FILE", help="a settings file, in place of the nearest gwparse.toml")
    config.set_defaults(run=_run_config)
    schema = commands.add_parser(
        "schema", formatter_class=Help, help="print the JSON Schema of what parse or check prints"
    )
    schema.add_argument("of", nargs="?", choices=("parse", "check"), default="parse", metavar="COMMAND")
    schema.set_defaults(run=_run_schema)
    lsp = commands.add_parser(
        "lsp",
        formatter_class=Help,
        help="serve an editor: findings, fixes, outline (language server protocol); needs gwparse[lsp]",
        description="Serve one editor over standard input and output by the language server protocol. Needs gwparse[lsp].",
        epilog="Exit codes: 0 after the editor's shutdown, 1 when it hangs up without, 2 misuse.",
    )
    lsp.add_argument("--stdio", action="store_true", help="what several editors say to every server; it always is so")
    lsp.set_defaults(run=_run_lsp)


def _run_check(options: argparse.Namespace) -> int:
    from gwparse.cli.check import run

    return run(options)


def _run_parse(options: argparse.Namespace) -> int:
    from gwparse.cli.parse import run

    return run(options)


def _run_tasks(options: argparse.Namespace) -> int:
    from gwparse.cli.tasks import run

    return run(options)


def _run_rule(options: argparse.Namespace) -> int:
    from gwparse.cli.about import print_rule

    return print_rule(options)


def _run_config(options: argparse.Namespace) -> int:
    from gwparse.cli.about import print_config

    return print_config(options)


def _run_schema(options: argparse.Namespace) -> int:
    from gwparse.cli.about import print_schema

    return print_schema(options)


def _run_lsp(options: argparse.Namespace) -> int:
    from gwparse.lsp import serve

    return serve()
