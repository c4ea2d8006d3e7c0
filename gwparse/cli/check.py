"""`gwparse check`: lint files, mend them, and report in the format that was asked for.

What makes no sense together is refused before a document is read. The exit code is the same whatever the format.

A file's way: `_paths` finds it, `_run_all` hands it to `runner.run_file`, here or in a worker, and `_report` prints what came of it, in
the order in which the files were found.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TextIO

from gwparse.cli.inputs import convert_ahead, find_files, say, standard_input
from gwparse.cli.outputs import form_of, is_report, refuse_output
from gwparse.cli.progress import Progress
from gwparse.config import check_selectors, normal_path
from gwparse.errors import Misuse, UnreadableInput
from gwparse.report import FileReport, counts
from gwparse.report.diff import as_diff
from gwparse.report.text import as_text, concise, fixing, statistics, summary
from gwparse.runner import Outcome, Request, run_file
from gwparse.suppress import Baseline, baseline_text, keys, read_baseline

#: Formats for reading, which end with a summary.
PEOPLE = ("text", "concise")

#: Where --write-baseline writes to when no file is named.
BASELINE = "gwparse-baseline.json"


def run(options: argparse.Namespace) -> int:
    """Check files; returns the exit code."""
    if options.format is None:
        options.format = "text" if options.fix or options.statistics or options.diff else form_of(options.output)
    _refuse_nonsense(options)
    request = _request(options)
    if options.format not in PEOPLE and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="json-escape")  # programs read it, whatever the console speaks
    paths = _paths(options, request)
    _refuse_several(options, paths)
    outcomes = _outcomes(options, request, paths)
    if options.write_baseline:
        return _write_baseline(options, request, outcomes)
    if options.output is None or options.output == "-" or options.fix:
        to_output = options.fix and options.output in (None, "-") and "-" in options.paths
        if to_output and "-" not in paths:  # a program that puts back what comes out gets what it gave
            sys.stdout.buffer.write(standard_input())
        return _report(options, outcomes, sys.stderr if to_output else sys.stdout)
    from gwparse.writing import replace_bytes

    refuse_output(options.output, paths)
    out = StringIO()
    code = _report(options, outcomes, out)
    replace_bytes(options.output, out.getvalue().encode("utf-8", errors="backslashreplace"))
    return code


def _refuse_nonsense(options: argparse.Namespace) -> None:
    if options.jobs < 1:
        raise Misuse(f"--jobs {options.jobs}: at least one file is checked at a time")
    if options.unsafe_fixes and not (options.fix or options.diff or options.tracked):
        raise Misuse("--unsafe-fixes is said together with --fix, or with --diff to see what would change")
    if options.fix and options.diff:
        raise Misuse("--fix changes files and --diff only shows what it would change; use one of them")
    if options.tracked and not options.annotate:
        raise Misuse("--tracked is said together with --annotate: fixes are tracked in the copy")
    if options.fix and options.output == "-" and options.paths != ["-"]:
        raise Misuse("--fix --output -: only what comes from standard input goes to standard output; name a new file")
    if options.annotate and (options.fix or options.diff or options.write_baseline):
        raise Misuse("--annotate only writes a copy with comments; leave out --fix, --diff and --write-baseline")
    if options.write_baseline and (options.output or options.statistics or options.format != "text"):
        raise Misuse("--write-baseline reports nothing: leave out --format, --output and --statistics")
    if options.write_baseline and (options.fix or options.diff):
        raise Misuse("--write-baseline writes down what is found; mend files first, with --fix alone")
    if options.statistics and options.format not in PEOPLE:
        raise Misuse("--statistics is for reading: leave out --format, or count the findings of the json")
    if options.diff and options.format not in PEOPLE:
        raise Misuse("--diff prints a difference, not findings: leave out --format")
    if options.config and options.isolated:
        raise Misuse("--config names a settings file and --isolated heeds none; use one of them")
    if options.output and Path(options.output).is_dir():
        raise Misuse(f"{options.output}: 这是文件夹，不是文件")


def _refuse_several(options: argparse.Namespace, paths: Sequence[str | UnreadableInput]) -> None:
    """One new document is made of one document."""
    option, target = ("--annotate", options.annotate) if options.annotate else ("--output", options.output)
    if not target or target == "-" or not (options.annotate or options.fix):
        return
    if len(paths) != 1:
        raise Misuse(f"{option} {target}: this is made of one file, and {len(paths)} are named")
    if Path(target).exists():
        raise Misuse(f"{target}: 已经有这个文件，没有写入")
    if options.annotate and Path(target).suffix.lower() != ".docx":
        raise Misuse(f"{target}: 加批注的是 Word 文件，文件名请用 .docx 结尾")


def _request(options: argparse.Namespace) -> Request:
    def words(given: list[str] | None, name: str) -> tuple[str, ...]:
        found = tuple(word.strip() for entry in given or () for word in entry.split(",") if word.strip())
        if given and not found:
            raise Misuse(f"{name}: no rule is named")
        check_selectors(found, name)
        return found

    return Request(
        action="diff" if options.diff else "fix" if options.fix else "check",
        unsafe=options.unsafe_fixes,
        config=Path(options.config) if options.config else None,
        isolated=options.isolated,
        select=words(options.select, "--select") if options.select else None,
        ignore=words(options.ignore, "--ignore"),
        fail_level=options.fail_level,
        drafts=options.draft,
        baseline=Path(options.baseline) if options.baseline else None,
        no_baseline=options.write_baseline,
        output=options.output if options.fix and options.output != "-" else None,
        annotate=options.annotate,
        tracked=options.tracked,
        revisions=options.revisions,
    )


def _paths(options: argparse.Namespace, request: Request) -> list[str | UnreadableInput]:
    """The files to check; mistakes in their settings are told here, before anything is read or written."""

    def excluded(path: str) -> bool:
        return _is_excluded(path, request) or is_report(path)

    found = list(find_files(options.paths or ["."], excluded))
    if options.force_exclude:
        found = [path for path in found if not isinstance(path, str) or path == "-" or not excluded(path)]
    if _passes_over_input(options, request):
        found = [path for path in found if path != "-"]
    for path in found:
        if isinstance(path, str):
            settings = request.settings(options.stdin_filename if path == "-" else path)
            if settings.baseline is not None:
                read_baseline(settings.baseline)
    once = {str(normal_path(path)) if isinstance(path, str) and path != "-" else path: path for path in reversed(found)}
    return list(reversed(once.values()))  # a file that is named twice is checked once


def _is_excluded(path: str, request: Request) -> bool:
    """Whether the settings of a file pass it over."""
    settings = request.settings(path)
    return any(settings.matches(glob, path) for glob in settings.exclude)


def _passes_over_input(options: argparse.Namespace, request: Request) -> bool:
    """Whether standard input is the text of a file that is passed over, though it is named."""
    name = options.stdin_filename
    return bool(options.force_exclude and name and "-" in options.paths and _is_excluded(name, request))


def _outcomes(options: argparse.Namespace, request: Request, paths: list[str | UnreadableInput]) -> Iterator[Outcome]:
    """What came of each file, in order; several at a time where that was asked."""
    progress = Progress(len(paths))
    for outcome in _run_all(paths, request, options):
        progress.step()
        yield outcome
    progress.end()


def _run_all(paths: list[str | UnreadableInput], request: Request, options: argparse.Namespace) -> Iterable[Outcome]:
    files = convert_ahead(paths)
    jobs = min(options.jobs, len(paths), os.cpu_count() or 1)  # more would only wait for each other
    if jobs < 2 or "-" in paths:
        return (_run(file, request, options.stdin_filename) for file in files)
    return _run_parallel(files, len(paths), request, jobs)


#: A file, and the .docx that was made of it, or why none was; None where nothing was made.
_File = tuple[str | UnreadableInput, bytes | UnreadableInput | None]


def _run(file: _File, request: Request, stdin_filename: str | None = None) -> Outcome:
    path, converted = file
    if isinstance(path, UnreadableInput):
        return _unread(None, path)
    if isinstance(converted, UnreadableInput):
        return _unread(path, converted)
    if path == "-":
        try:
            given = standard_input()
        except UnreadableInput as error:
            return _unread(stdin_filename, error)
        return run_file(stdin_filename, request, given=given)
    return run_file(path, request, word=converted)


def _unread(path: str | None, error: UnreadableInput) -> Outcome:
    return Outcome(report=FileReport(path=path, text="", diagnostics=(), error=str(error)))


def _run_parallel(files: Iterable[_File], count: int, request: Request, jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from itertools import repeat

    waiting = list(files)
    with ProcessPoolExecutor(max_workers=jobs, initializer=_end_with_parent) as pool:
        outcomes = pool.map(_run, waiting, repeat(request), chunksize=max(1, min(16, count // (4 * jobs))))
        waiting.reverse()
        try:
            for outcome in outcomes:
                waiting.pop()
                yield outcome
        except BrokenProcessPool:
            yield from (_lost(path) for path, _ in reversed(waiting))


def _end_with_parent() -> None:
    """Make a worker end when the process that started it is gone, killed perhaps: it would wait for files for ever."""
    from multiprocessing import parent_process
    from threading import Thread

    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
        os._exit(2)

    Thread(target=watch, daemon=True).start()


def _lost(path: str | UnreadableInput) -> Outcome:
    """What is said of a file that was a worker's, or waited for one, when a worker was killed: for want of memory, mostly."""
    if isinstance(path, UnreadableInput):
        return _unread(None, path)
    cause = "检查这个文件的进程被系统中止，请再检查一次，内存不够的加 --jobs 1"
    return _unread(path, UnreadableInput(f"{path}: {cause}"))


def _report(options: argparse.Namespace, outcomes: Iterable[Outcome], out: TextIO) -> int:
    """Print what came of the files; returns the exit code."""
    show = _shower(options)
    reports: list[FileReport] = []
    count: Counter[str] = Counter()
    mended: list[str] = []
    code = 0
    for outcome in outcomes:
        file = outcome.report
        code = max(code, 2 if file.error else int(outcome.fails))
        count += counts([file])
        if outcome.fixed:
            mended.append(fixing(file.path, outcome.fixed, done=not options.diff))
        _tell(outcome)
        if options.diff:
            out.write(as_diff(file.path, outcome.before, outcome.fixed.text) if outcome.fixed else "")
        elif show and not options.statistics:
            out.write(show(file))
        else:
            reports.append(file)
        if outcome.output is not None:
            sys.stdout.buffer.write(outcome.output)
            sys.stdout.flush()
    if options.statistics:
        out.write(statistics([found for file in reports for found in file.diagnostics]))
    elif not show:
        out.write(_whole(options.format)(reports))
    to_people = options.format in PEOPLE
    (out if to_people and not options.diff else sys.stderr).write("".join(mended))
    if to_people:
        (sys.stderr if options.diff else out).write(summary(count))
    return code


def _shower(options: argparse.Namespace) -> Callable[[FileReport], str] | None:
    """The function that writes the findings of one file; None for formats that are one value."""
    match options.format:
        case "text":
            ambiguous = options.ambiguous_width or _ambiguous_width()
            return lambda file: as_text(file, ambiguous)
        case "concise":
            return concise
        case "jsonl":
            from gwparse.report.json import as_jsonl

            return as_jsonl
        case "github":
            from gwparse.report.github import as_github

            return as_github
        case _:
            return None


def _whole(form: str) -> Callable[[Sequence[FileReport]], str]:
    """The function that writes the findings of all files as one value."""
    if form == "sarif":
        from gwparse.report.sarif import as_sarif

        return as_sarif
    if form == "gitlab":
        from gwparse.report.gitlab import as_gitlab

        return as_gitlab
    if form == "html":
        from gwparse.report.html import as_html

        return as_html
    from gwparse.report.json import as_json

    return as_json


def _ambiguous_width() -> int:
    """How many cells this console gives to “ ” and —: two where it speaks GBK."""
    return 2 if (sys.stdout.encoding or "").lower() in ("gbk", "cp936", "gb2312", "gb18030") else 1


def _tell(outcome: Outcome) -> None:
    """Say on standard error what could not be read, and what a reader noticed."""
    file = outcome.report
    for note in outcome.notes:
        say(f"{file.path or '-'}: {note}")
    if file.error:
        say(file.error)


def _write_baseline(options: argparse.Namespace, request: Request, outcomes: Iterable[Outcome]) -> int:
    """Write all findings of now to the baseline; returns the exit code."""
    from gwparse.writing import replace_bytes

    settled = request.settings(None, known=True).baseline
    path = Path(options.baseline) if options.baseline else settled or Path(BASELINE)
    kept = {}
    # Nothing but a baseline is written over; what is known of other files stays, as long as they are there.
    if path.exists():
        known_before = read_baseline(path).known
        kept = {name: found for name, found in known_before.items() if (path.absolute().parent / name).exists()}
    baseline = Baseline(path, kept)
    code = 0
    for outcome in outcomes:
        file = outcome.report
        _tell(outcome)
        if file.error:
            code = 2  # what was known of it stays
            continue
        baseline.known[baseline.name_of(file.path)] = Counter(keys(file.diagnostics, file.text))
    replace_bytes(str(path), baseline_text(baseline).encode("utf-8", errors="backslashreplace"))
    known = sum(found.total() for found in baseline.known.values())
    say(f"{path}: 已记下 {known} 处现有问题")
    if settled is None or settled.absolute() != path.absolute():
        say(f'检查时加 --baseline {path}，或在设置中写 baseline = "{path}"，就只报告新出现的')
    return code
