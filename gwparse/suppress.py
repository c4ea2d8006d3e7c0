"""Findings that are not reported: those that the settings name, and those that a baseline has known before.

Official documents cannot hold comments, so nothing is suppressed from inside a text. The settings name a path, a rule, or words of
the text (`[[suppress]]`). A baseline is a file with the findings of one day: it knows each by its rule and the words of its line,
never by the number of the line, so that it holds when lines move and hides nothing new.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from gwparse.config import Settings, Stamp, Suppression, stamp
from gwparse.diagnostics import Diagnostic
from gwparse.errors import Misuse, reason
from gwparse.rules import find_rules
from gwparse.source import text_of_line

SCHEMA = "gwparse-baseline/1"


def unsuppressed(
    diagnostics: Iterable[Diagnostic], text: str, settings: Settings, path: str | None = None
) -> list[Diagnostic]:
    """The findings that the settings do not suppress.

    Args:
        diagnostics: the findings in a file.
        text: the file's text.
        settings: the settings.
        path: the file's path; None for a text that is not from a file.
    """
    entries = [entry for entry in settings.suppress if settings.matches(entry.path, path)]
    if not entries:
        return list(diagnostics)
    return [found for found in diagnostics if not any(_means(entry, found, text) for entry in entries)]


def _means(entry: Suppression, found: Diagnostic, text: str) -> bool:
    if found.code not in {rule.code for rule in find_rules(entry.code)}:
        return False
    return not entry.quote or entry.quote in found.text or entry.quote in text_of_line(text, found.line)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that are known already (基线).

    Attributes:
        path: the file; paths in it are relative to its folder.
        known: for each file, how often each finding is known, by its key.
    """

    path: Path
    known: dict[str, Counter[str]] = field(default_factory=dict)

    def unknown(self, diagnostics: Sequence[Diagnostic], text: str, path: str | None) -> list[Diagnostic]:
        """The findings in a file that the baseline does not know; of several alike, those beyond the known number.

        Args:
            diagnostics: the findings, in order.
            text: the file's text.
            path: the file's path.
        """
        left = self.known.get(self.name_of(path), Counter()).copy()
        new = []
        for found, key in zip(diagnostics, keys(diagnostics, text), strict=True):
            if left[key]:
                left[key] -= 1
            else:
                new.append(found)
        return new

    def name_of(self, path: str | None) -> str:
        """What a file is called in the baseline."""
        if path is None:
            return "-"
        try:
            return Path(os.path.relpath(path, self.path.absolute().parent)).as_posix()
        except ValueError:  # on another drive
            return Path(path).as_posix()


def keys(diagnostics: Sequence[Diagnostic], text: str) -> list[str]:
    """What a baseline knows findings by: their rule, and a hash of the words of their line, blanks left out.

    Args:
        diagnostics: the findings.
        text: the text they are in.
    """
    return [f"{found.code}:{_hash(text_of_line(text, found.line))}" for found in diagnostics]


def _hash(line: str) -> str:
    from hashlib import sha256

    return sha256("".join(line.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        Misuse: when the file cannot be read or is none.
    """
    try:
        now = stamp(path)
    except Misuse as error:
        raise Misuse(f"{error}，请用 --write-baseline 生成") from None
    return _read(path, now)


@lru_cache(maxsize=8)
def _read(path: Path, stamp: Stamp) -> Baseline:
    """The baseline in a file as it is at one time; every checked file asks for it."""
    import json

    try:
        data: Any = json.loads(path.read_text(encoding="utf-8-sig"))
        if data["schema"] != SCHEMA:
            raise Misuse(f"{path}: 这一版读的是 {SCHEMA}，不是 {data['schema']}，请用 --write-baseline 重新生成")
        known = {
            str(name): Counter({str(key): max(0, int(count)) for key, count in found.items()})
            for name, found in data["files"].items()
        }
    except OSError as error:
        raise Misuse(f"{path}: 读不出来（{reason(error)}）") from None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise Misuse(
            f"{path}: 这不是已知问题的清单，或者有没解决的合并冲突；请改好或删去，再用 --write-baseline 生成"
        ) from None
    return Baseline(path, known)


def baseline_text(baseline: Baseline) -> str:
    """A baseline as its file holds it, sorted, so that a change shows as a small difference."""
    import json

    files = {name: dict(sorted(found.items())) for name, found in sorted(baseline.known.items()) if found}
    return json.dumps({"schema": SCHEMA, "files": files}, ensure_ascii=False, indent=1) + "\n"
