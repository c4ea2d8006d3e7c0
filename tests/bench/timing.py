"""Times stages in turn, so that a busy machine shifts all of them alike, and prints them as a table."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

ROUNDS = 9


def show(stages: Mapping[str, Callable[[], object]], documents: int, megabytes: float, peer: str | None = None) -> None:
    """Run each stage once, then all in turn, and print medians of CPU time and of ratios within one round.

    Args:
        stages: what is timed, by its name; the first is what times are compared with.
        documents, megabytes: how much each stage goes through.
        peer: the stage that speeds are compared with; None for none.
    """
    for stage in stages.values():
        stage()
    times: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(ROUNDS):
        for name, stage in stages.items():
            start = time.process_time()
            stage()
            times[name].append(time.process_time() - start)
    base = next(iter(stages))
    print(f"{documents} documents, {megabytes:.2f} MB, medians of {ROUNDS} rounds, CPU time")
    beside = f"{f'speed x {peer}':>26}" if peer else ""
    print(f"{'stage':20} {'ms':>9} {'documents/s':>12} {'MB/s':>8} {f'time x {base}':>22}{beside}")
    for name, taken in times.items():
        median = statistics.median(taken)
        row = f"{name:20} {median * 1e3:9.1f} {documents / median:12.0f} {megabytes / median:8.2f} {_ratio(taken, times[base]):22.1f}"
        print(row + (f"{_ratio(times[peer], taken):26.2f}" if peer else ""))


def _ratio(ones: list[float], others: list[float]) -> float:
    """The median of the ratios of times of the same round."""
    return statistics.median(one / other for one, other in zip(ones, others, strict=True))
