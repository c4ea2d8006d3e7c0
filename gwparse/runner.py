"""Checks one file from its bytes to its report, and writes it back where that was asked: what the command line does to each file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from gwparse.config import Settings, find_settings, normal_path, read_settings
from gwparse.diagnostics import LEVELS, Level
from gwparse.errors import GwparseError
from gwparse.fixer import FixResult, fix_text
from gwparse.linter import check_page
from gwparse.parser import parse_source
from gwparse.readers import read_bytes, read_file_bytes
from gwparse.report import FileReport
from gwparse.suppress import Baseline, read_baseline
from gwparse.writing import changed_bytes, replace_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be done with each file.

    Attributes:
        action: check: report what is wrong · fix: mend it in the file first · diff: say what mending would change.
        unsafe: whether unsafe fixes are wanted.
        config: the settings file; None for the nearest of each file.
        isolated: whether no settings file counts.
        select: the rules to run in place of those that the settings select; None for those.
        ignore: rules to leave out, besides those that the settings leave out.
        fail_level: the mildest level that counts; None for that of the settings.
        baseline: the file of known findings in place of that of the settings; None for that.
        no_baseline: whether all findings count as new.
    """

    action: Literal["check", "fix", "diff"] = "check"
    unsafe: bool = False
    config: Path | None = None
    isolated: bool = False
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_level: Level | None = None
    baseline: Path | None = None
    no_baseline: bool = False

    def settings(self, path: str | None, *, known: bool = False) -> Settings:
        """The settings that hold for a file.

        Args:
            path: the file; None for a text that is not from a file, which has those of this folder.
            known: whether to keep the baseline although all findings are to count as new.

        Raises:
            Misuse: when the settings are malformed.
        """
        if self.isolated:
            found = Settings()
        elif self.config is not None:
            found = read_settings(self.config)
        else:
            found = find_settings(normal_path(path).parent if path else Path())
        return replace(
            found,
            select=self.select if self.select is not None else found.select,
            ignore=(*found.ignore, *self.ignore),
            fail_level=self.fail_level or found.fail_level,
            baseline=None if self.no_baseline and not known else self.baseline or found.baseline,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one file.

    Attributes:
        report: its findings; after fixing those that are left, in the text that now stands in the file.
        fails: whether a finding is at or above the fail level.
        before: the text as it was read.
        fixed: what fixing did, or would do; None where it was not asked.
        notes: what its reader noticed, in Chinese.
        output: what goes to standard output where standard input was to be mended: the same bytes where nothing was done.
    """

    report: FileReport
    fails: bool = False
    before: str = ""
    fixed: FixResult | None = None
    notes: tuple[str, ...] = ()
    output: bytes | None = None


def run_file(path: str | None, request: Request, given: bytes | None = None) -> Outcome:
    """Check one file, and mend it where that is asked.

    Args:
        path: the file; the name that standard input is to have, or None for none.
        request: what is to be done.
        given: the bytes of standard input, which is never written to; None to read the file.

    Returns:
        What came of it; for a file that cannot be read or written the sentence that says so.

    Raises:
        Misuse: when the settings or the baseline are malformed.
    """
    settings = request.settings(path)
    baseline = read_baseline(settings.baseline) if settings.baseline is not None else None
    try:
        return _run(path, request, settings, baseline, given)
    except GwparseError as error:
        message = str(error)
    except Exception as error:  # a defect of ours in one file must not keep the others from being checked
        message = f"{path or 'input'}: internal error, please report it ({type(error).__name__}: {error})"
    return Outcome(
        report=FileReport(path=path, text="", diagnostics=(), error=message), output=_unmended(request, given)
    )


def _unmended(request: Request, given: bytes | None) -> bytes | None:
    return given if request.action == "fix" else None


def _run(
    path: str | None, request: Request, settings: Settings, baseline: Baseline | None, given: bytes | None
) -> Outcome:
    data = given if given is not None else read_file_bytes(path or "")
    source = read_bytes(data, path)
    notes = tuple(note.message for note in source.notes)
    if source.extracted and request.action != "check":
        notes += ("网页只校验，不修改",)
    fixed = None
    if request.action != "check" and not source.extracted:
        fixed = fix_text(source.text, settings, unsafe=request.unsafe, path=path, baseline=baseline)
    output = _unmended(request, given)
    text = source.text
    if fixed is not None and request.action == "fix":
        text, found = fixed.text, list(fixed.remaining)
    else:
        found = check_page(parse_source(source), settings, path, baseline)
    if source.extracted:  # what was taken out of a page cannot be put back
        found = [replace(one, fix=None) for one in found]
    if text != source.text and given is not None:
        output = changed_bytes(path or "input", data, source.text, text, source.encoding)
    elif text != source.text:
        replace_text(path or "", data, source.text, text, source.encoding)
    report = FileReport(path=path, text=text, diagnostics=tuple(found), extracted=source.extracted)
    return Outcome(
        report=report, fails=_fails(report, settings), before=source.text, fixed=fixed, notes=notes, output=output
    )


def _fails(report: FileReport, settings: Settings) -> bool:
    least = LEVELS.index(settings.fail_level)
    return any(LEVELS.index(found.level) >= least for found in report.diagnostics)
