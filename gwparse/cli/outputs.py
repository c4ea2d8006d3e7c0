"""Where a report of `gwparse check` goes: its format by the name of the file, and what it is never written over.

Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gwparse.errors import Misuse, UnreadableInput

#: The format of a report by the name of the file it goes to.
FORMATS = {".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".sarif": "sarif"}

#: Names of files that no report is, and of others that somebody may have written; reports have other names, or new ones.
OTHERS, WRITTEN = (".docx", ".doc", ".wps", ".csv", ".xlsx", ".xls"), (".txt", ".md", ".html", ".htm", ".pdf", ".ofd")


def form_of(output: str | None) -> str:
    """The format of a report by the name of the file it goes to; text for standard output and other names."""
    return FORMATS.get(Path(output or "").suffix.lower(), "text")


def refuse_output(output: str, paths: Sequence[str | UnreadableInput]) -> None:
    """Refuse to write a report over a file that is checked, or over what somebody wrote, for want of --fix.

    Args:
        output: the file it is to go to.
        paths: the files that are checked.

    Raises:
        Misuse: when it would.
    """
    target = Path(output)
    if target.exists() and any(isinstance(path, str) and path != "-" and _same(target, path) for path in paths):
        raise Misuse(f"{output}: 这是要检查的文件，报告请用别的文件名")
    suffix = target.suffix.lower()
    if suffix in OTHERS:
        raise Misuse(
            f"{output}: 检查报告不能存成 {suffix} 文件；要改好的公文请加 --fix，要责任分工表请用 gwparse tasks"
        )
    if suffix in WRITTEN and target.exists() and not is_report(output):
        raise Misuse(f"{output}: 已经有这个文件，可能是公文，没有写入")


def is_report(path: str) -> bool:
    """Whether a file is a page of findings that was written here: it is no document, and the next one may take its place."""
    if Path(path).suffix.lower() not in (".html", ".htm") or not Path(path).is_file():
        return False
    from gwparse.report.html import BEGINNING

    try:
        with open(path, "rb") as file:
            return file.read(len(BEGINNING)) == BEGINNING.encode()
    except OSError:
        return False


def _same(target: Path, path: str) -> bool:
    try:
        return target.samefile(path)
    except OSError:
        return False
