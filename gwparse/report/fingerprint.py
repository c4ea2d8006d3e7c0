"""What services know a finding by from one run to the next: its rule and the words of its line, never the line's number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gwparse.diagnostics import Diagnostic
from gwparse.suppress import keys


def fingerprints(text: str, diagnostics: Sequence[Diagnostic]) -> list[str]:
    """For each finding the key by which a baseline knows it, and a number that tells those alike apart: TI102:2c5d9b0c1f7a3e64:1.

    A fingerprint stays the same when other lines change or move. Those alike are counted down the text, so all findings of a text
    must be given, in any order. Findings in two files may have the same one.

    Args:
        text: the text they are in.
        diagnostics: the findings.
    """
    alike = keys(diagnostics, text)
    seen: Counter[str] = Counter()
    numbered = dict.fromkeys(range(len(alike)), "")
    for at in sorted(numbered, key=lambda at: (diagnostics[at].span.start, diagnostics[at].span.end)):
        seen[alike[at]] += 1
        numbered[at] = f"{alike[at]}:{seen[alike[at]]}"
    return list(numbered.values())
