"""What the rules say about real documents, for reading: counts a rule, or every finding of some.

python -m tests.real.rules                 # one line a rule: findings, documents
python -m tests.real.rules HI101 CR        # each finding with its line
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gwparse.analysis import Analysis
from gwparse.diagnostics import Diagnostic
from gwparse.linter import lint
from gwparse.parser import parse_source
from gwparse.readers import read_file
from gwparse.rules import RULES, find_rules
from gwparse.source import LINE_BREAK
from tests.real.score import REAL

#: Texts that were flattened to one line before we got them; they are scored apart.
STRESS = ("HUANGZHIHAO1994__GCCMPD-climate-policy-dataset",)


def real_documents() -> list[Path]:
    """Every real text and page at hand."""
    seeds = (REAL.parent / "seeds").glob("*.txt")
    return sorted([*seeds, *(path for path in REAL.glob("*/*") if path.suffix in (".txt", ".html", ".md"))])


def findings(codes: list[str]) -> Iterator[tuple[Path, Analysis, Diagnostic]]:
    """What some rules find, document by document."""
    rules = list(dict.fromkeys(rule for code in codes for rule in find_rules(code)))
    for path in real_documents():
        analysis = Analysis(parse_source(read_file(path)))
        for found in lint(analysis, rules):
            yield path, analysis, found


def main(codes: list[str]) -> None:
    """Print what the module's docstring says."""
    if not codes:
        count: Counter[str] = Counter()
        where: dict[str, set[Path]] = {}
        for path, _, found in findings(["ALL"]):
            count[found.code] += 1
            where.setdefault(found.code, set()).add(path)
        for rule in RULES:
            stress = sum(1 for path in where.get(rule.code, ()) if path.parent.name in STRESS)
            print(
                f"{rule.code}  {rule.level:8}{count[rule.code]:5} findings {len(where.get(rule.code, ())):4} documents"
                f" ({stress} stress)  {rule.name}"
            )
        return
    for path, analysis, found in findings(codes):
        line = LINE_BREAK.split(analysis.text)[found.line - 1]
        around = line[max(0, found.column - 40) : found.column + 60]
        print(f"{path.parent.name[:12]}/{path.name[:40]}:{found.line}:{found.column} {found.code} {found.message}")
        print(f"      {around}")


if __name__ == "__main__":
    main(sys.argv[1:])
