"""How fast parsing is, beside reading and decoding the same bytes: `python -m tests.bench.parse [FILE…]`.

Without files the whole documents of the corpus are taken, twenty times over. Runs alternate, and the ratios are medians
of pairs, so that a busy machine shifts both sides alike.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from gwparse.context import settle
from gwparse.export.json import page_to_json
from gwparse.lines import read_lines
from gwparse.parser import parse_source
from gwparse.source import LineTable, Source
from gwparse.views.assignments import assignments
from gwparse.views.citations import citations
from gwparse.views.dates import time_limits
from gwparse.views.references import references

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
ROUNDS = 9


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
    times: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(ROUNDS):
        for name, stage in stages.items():
            start = time.process_time()
            stage()
            times[name].append(time.process_time() - start)
    print(f"{len(paths)} documents, {size / 1e6:.2f} MB, median of {ROUNDS} rounds, CPU time")
    print(f"{'stage':18} {'ms':>9} {'documents/s':>12} {'MB/s':>8} {'x read+decode':>14}")
    for name, taken in times.items():
        median = statistics.median(taken)
        ratio = statistics.median(mine / base for mine, base in zip(taken, times["read + decode"], strict=True))
        print(f"{name:18} {median * 1e3:9.1f} {len(paths) / median:12.0f} {size / 1e6 / median:8.2f} {ratio:14.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
