"""Where the time of parsing and reading goes, stage by stage: `python -m tests.bench.parse [FILE…]`.

Without files the whole documents of the corpus are taken, twenty times over.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from gwparse.context import settle
from gwparse.export.json import page_to_json
from gwparse.lines import read_lines
from gwparse.parser import parse_source
from gwparse.source import LineTable, Source
from gwparse.views.assignments import assignments
from gwparse.views.citations import citations
from gwparse.views.references import references
from gwparse.views.time_limits import time_limits
from tests.bench.timing import show

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"


def main(names: list[str]) -> None:
    """Print a table of stages: time, documents and megabytes a second, ratio to reading and decoding."""
    paths = [Path(name) for name in names] or sorted(CORPUS.glob("*/input.txt")) * 20
    size = sum(path.stat().st_size for path in paths)
    sources = [Source(path.read_bytes().decode("utf-8", errors="replace"), str(path)) for path in paths]
    pages = [parse_source(source) for source in sources]
    stages: dict[str, Callable[[], object]] = {
        "read + decode": lambda: [path.read_bytes().decode("utf-8", errors="replace") for path in paths],
        "lines": lambda: [read_lines(source.text, LineTable(source.text)) for source in sources],
        "lines + context": lambda: [settle(read_lines(source.text, LineTable(source.text))) for source in sources],
        "parse": lambda: [parse_source(source) for source in sources],
        "parse + JSON": lambda: [page_to_json(parse_source(source)) for source in sources],
        "tasks alone": lambda: [assignments(page) for page in pages],
        "other readings": lambda: [(citations(page), references(page), time_limits(page)) for page in pages],
        "JSON alone": lambda: [page_to_json(page) for page in pages],
    }
    show(stages, len(paths), size / 1e6)


if __name__ == "__main__":
    main(sys.argv[1:])
