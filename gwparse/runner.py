"""Checks one file from its bytes to its report, and writes it back where that was asked: what the command line does to each file.

What goes wrong with a file becomes its report and keeps no other from being checked; only malformed settings and baselines raise. A
file is written only for `fix` and `annotate`, a Word file only after what is to be written has been read again. Nothing is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gwparse.config import Settings, find_settings, normal_path, read_settings
from gwparse.diagnostics import LEVELS, Level
from gwparse.errors import UNNAMED, GwparseError, Misuse
from gwparse.linter import Sifted, sifted
from gwparse.parser import parse_source
from gwparse.readers import OFFICE_SUFFIXES, Revisions, WordInput, as_docx, read_bytes, read_file_bytes, told_converted
from gwparse.report import FileReport
from gwparse.report.comment import as_comment
from gwparse.revision import before
from gwparse.source import Source
from gwparse.suppress import Baseline, read_baseline

if TYPE_CHECKING:
    from gwparse.fixer import FixResult


#: How files are called that are no plain text: a mended text is not written under such a name.
NOT_TEXT = (*OFFICE_SUFFIXES, ".docm", ".dotx", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml")


#: What is said of a file without text, so that its clean report misleads nobody.
NOTHING = "没有读到文字，没有可校验的内容"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be done with each file.

    Attributes:
        action: check: report what is wrong · fix: mend it first, in the file or in a new one · diff: say what mending would change.
        unsafe: whether unsafe fixes are wanted.
        config: the settings file; None for the nearest of each file.
        isolated: whether no settings file counts.
        select: the rules to run in place of those that the settings select; None for those.
        ignore: rules to leave out, besides those that the settings leave out.
        fail_level: the mildest level that counts; None for that of the settings.
        drafts: whether nobody has signed the files, whatever the settings say.
        baseline: the file of known findings in place of that of the settings; None for that.
        no_baseline: whether all findings count as new.
        output: the new file to which the mended document goes; None to put it back where it was, which is not done to Word files.
        annotate: the new Word file to which a Word file goes with the findings as comments; None for none.
        tracked: whether fixes are made in that file, too, as tracked changes.
        revisions: how tracked changes that a Word file has are read.
    """

    action: Literal["check", "fix", "diff"] = "check"
    unsafe: bool = False
    config: Path | None = None
    isolated: bool = False
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_level: Level | None = None
    drafts: bool = False
    baseline: Path | None = None
    no_baseline: bool = False
    output: str | None = None
    annotate: str | None = None
    tracked: bool = False
    revisions: Revisions = "final"

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
            drafts=self.drafts or found.drafts,
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


def run_file(path: str | None, request: Request, given: bytes | None = None, word: bytes | None = None) -> Outcome:
    """Check one file, and mend it where that is asked.

    Args:
        path: the file; the name that standard input is to have, or None for none.
        request: what is to be done.
        given: the bytes of standard input, which is never written to; None to read the file.
        word: the .docx that has been made of the file already; None to make it here, if it is an old Word file.

    Returns:
        What came of it; for a file that cannot be read or written the sentence that says so.

    Raises:
        Misuse: when the settings or the baseline are malformed.
    """
    settings = request.settings(path)
    baseline = read_baseline(settings.baseline) if settings.baseline is not None else None
    job = _Job(path, request, settings, baseline, given)
    try:
        data = given if given is not None else read_file_bytes(path or "")
        document = WordInput(word, converted=True) if word is not None else as_docx(data, path)
        if document is not None:
            return _run_word(job, document)
        return _run_text(job, data)
    except GwparseError as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001  # a defect of ours in one file must not keep the others from being checked
        message = f"{path or UNNAMED}: 程序出错，请向我们报告（{type(error).__name__}: {error}）"
    return Outcome(report=FileReport(path=path, text="", diagnostics=(), error=message), output=job.unmended)


@dataclass(frozen=True, slots=True)
class _Job:
    """One file and what is to be done with it; the fields are the arguments of `run_file` and what follows from them."""

    path: str | None
    request: Request
    settings: Settings
    baseline: Baseline | None
    given: bytes | None

    @property
    def unmended(self) -> bytes | None:
        """What goes to standard output where standard input was to be mended there and is not."""
        return self.given if self.request.action == "fix" and self.request.output is None else None

    def check(self, source: Source) -> Sifted:
        """The findings in a source."""
        return sifted(parse_source(source), self.settings, self.path, self.baseline)

    def fix(self, source: Source) -> FixResult:
        """What fixing makes of a source."""
        from gwparse.fixer import fix_text

        return fix_text(
            source.text,
            self.settings,
            unsafe=self.request.unsafe,
            path=self.path,
            baseline=self.baseline,
            layout=source.layout,
        )

    def outcome(
        self,
        source: Source,
        text: str,
        found: Sifted,
        *,
        fixed: FixResult | None = None,
        notes: Sequence[str] = (),
        output: bytes | None = None,
    ) -> Outcome:
        """What came of the file.

        Args:
            source: the file as it was read.
            text: the text that the findings are in.
            found: the findings.
            fixed: what fixing did, or would do.
            notes: what is to be said besides what the reader noticed.
            output: what goes to standard output.
        """
        report = FileReport(
            path=self.path,
            text=text,
            diagnostics=tuple(found.reported),
            known=found.known,
            suppressed=found.suppressed,
            extracted=source.extracted,
        )
        return Outcome(
            report=report,
            fails=_fails(report, self.settings),
            before=source.text,
            fixed=fixed,
            notes=(*(note.message for note in source.notes), *([] if source.text.strip() else [NOTHING]), *notes),
            output=output,
        )


def _run_text(job: _Job, data: bytes) -> Outcome:
    """Check a text, a web page, or a file whose pages are fixed."""
    request, path = job.request, job.path
    if request.annotate is not None:
        raise Misuse(f"{path or UNNAMED}: 这不是 Word 文件，不能加批注")
    source = read_bytes(data, path)
    if source.extracted:
        called = "网页" if source.printed is None else "PDF 和 OFD 文件"
        if request.output is not None:
            raise Misuse(f"{path or UNNAMED}: {called}只检查，不修改，没有写入")
        # What was taken out of a page cannot be put back.
        found = job.check(source)
        found = replace(found, reported=[replace(one, fix=None) for one in found.reported])
        told = () if request.action == "check" else (f"{called}只检查，不修改",)
        return job.outcome(source, source.text, found, notes=told, output=job.unmended)
    if request.output is not None and request.output.lower().endswith(NOT_TEXT):
        raise Misuse(f"{request.output}: 改好的仍是纯文本，不能用这种文件名，请用 .txt 或 .md 结尾")
    if request.action == "check":
        return job.outcome(source, source.text, job.check(source))
    from gwparse.writing import changed_bytes, create_bytes, replace_text

    fixed = job.fix(source)
    if request.action == "diff":
        return job.outcome(source, source.text, _told_refused(job.check(source), fixed), fixed=fixed)
    output = job.unmended
    notes = _unchanged(job, fixed)
    if request.output is not None:
        unchanged = fixed.text == source.text
        mended = data if unchanged else changed_bytes(path or UNNAMED, data, source.text, fixed.text, source.encoding)
        create_bytes(request.output, mended)
    elif fixed.text != source.text and job.given is not None:
        output = changed_bytes(path or UNNAMED, data, source.text, fixed.text, source.encoding)
    elif fixed.text != source.text:
        replace_text(path or "", data, source.text, fixed.text, source.encoding)
    return job.outcome(source, fixed.text, _left(fixed), fixed=fixed, notes=notes, output=output)


def _run_word(job: _Job, word: WordInput) -> Outcome:
    """Check a Word file.

    Args:
        job: the file.
        word: the file as a .docx.
    """
    from gwparse.readers.docx import read_docx

    request, document = job.request, word.data
    source = read_docx(document, job.path, revisions=request.revisions)
    if word.converted:
        source = told_converted(source)
    if request.action == "check" and request.annotate is None:
        return job.outcome(source, source.text, job.check(source))
    if request.revisions == "original" and (request.action == "fix" or request.annotate is not None):
        raise Misuse(f"{job.path or UNNAMED}: 按修订前的文字读取时不能修改文件，请去掉 --revisions")
    if request.annotate is not None:
        return _annotated(job, document, source, request.annotate)
    if request.action == "fix" and request.output is None:
        notes = ("不直接修改 Word 原文件，请用 --output 另存为新文件",)
        return job.outcome(source, source.text, job.check(source), notes=notes, output=job.unmended)
    if request.output is not None and not request.output.lower().endswith(".docx"):
        raise Misuse(f"{request.output}: 修改后的 Word 文件是 .docx，文件名请用 .docx 结尾")
    fixed = job.fix(source)
    if request.output is None:
        return job.outcome(source, source.text, _told_refused(job.check(source), fixed), fixed=fixed)
    from gwparse.docx_writer import changed
    from gwparse.writing import create_bytes

    mended = changed(document, source, fixed.edits, tracked=False)
    after = _read_again(job, mended, fixed.text)
    create_bytes(request.output, mended)
    left = _told_refused(job.check(after), replace(fixed, edits=()))
    return job.outcome(after, after.text, left, fixed=fixed, notes=_unchanged(job, fixed))


def _annotated(job: _Job, document: bytes, source: Source, target: str) -> Outcome:
    """Write a Word file with the findings as comments, and with the fixes as tracked changes where that is asked."""
    from gwparse.docx_writer import Note, written
    from gwparse.writing import create_bytes

    found = job.check(source)
    fixed = job.fix(source) if job.request.tracked else None
    found = _told_refused(found, fixed) if fixed else found
    notes = [Note(span=one.span, text=as_comment(one)) for one in found.reported]
    edits = fixed.edits if fixed is not None else ()
    annotated = written(document, source, notes, edits, tracked=True)
    _read_again(job, annotated, fixed.text if fixed is not None else source.text)
    create_bytes(target, annotated)
    said = f"已写入“{target}”：批注 {len(notes)} 条" + (f"，修订 {len(edits)} 处" if edits else "")
    return job.outcome(source, source.text, found, fixed=fixed, notes=(said,))


def _left(fixed: FixResult) -> Sifted:
    """The findings that are left after fixing."""
    return Sifted(reported=list(fixed.remaining), hidden=frozenset(), known=fixed.known, suppressed=fixed.suppressed)


def _told_refused(found: Sifted, fixed: FixResult) -> Sifted:
    """The findings in a text as it was before the edits of fixing: those whose fixes would do harm, as fixing has shown, say so."""
    from gwparse.protection import marked

    refused = {(one.code, before(fixed.edits, one.span.start)) for one in fixed.refused}
    told = [marked(one, "harmful") if (one.code, one.span.start) in refused else one for one in found.reported]
    return replace(found, reported=told)


def _unchanged(job: _Job, fixed: FixResult) -> tuple[str, ...]:
    """What is said of a new file in which nothing was mended."""
    target = job.request.output
    return (f"没有可以修复的，已照原样另存为“{target}”",) if target is not None and not fixed.edits else ()


def _read_again(job: _Job, document: bytes, text: str) -> Source:
    """Read a Word file that was written, to see whether it says what it should.

    Raises:
        Misuse: when it does not; nothing has been written to disk then.
    """
    from gwparse.readers.docx import read_docx

    source = read_docx(document, job.path)
    if source.text != text:
        raise Misuse(f"{job.path or UNNAMED}: 这个文件改动后可能出错，没有写入，请向我们报告")
    return source


def _fails(report: FileReport, settings: Settings) -> bool:
    least = LEVELS.index(settings.fail_level)
    return any(LEVELS.index(found.level) >= least for found in report.diagnostics)
