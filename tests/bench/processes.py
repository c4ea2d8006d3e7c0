"""How whole processes fare: `python -m tests.bench.processes`: start-up, files at a time, memory and time by size.

Start-up is CPU time of a process over that of `python -c pass`, pair by pair; for files at a time wall time counts. Bytecode is cached
first, as it is for users. Peak memory is that of the process, over the size of its input; an empty process is taken off.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.inputs import CORPUS, large, texts

ROUNDS = 9
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)

#: What a process of its own prints about one file: CPU seconds of parsing it, and peak memory in kB.
PROBE = """
import resource, sys, time
from gwparse.parser import parse_source
from gwparse.source import Source
text = open(sys.argv[1], encoding="utf-8").read()
parse_source(Source(open(sys.argv[2], encoding="utf-8").read()))  # patterns are compiled when they are first used
began = time.process_time()
page = parse_source(Source(text)) if text else None
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def environment() -> dict[str, str]:
    """The environment of the processes: bytecode may be cached."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cpu(*command: str) -> float:
    """The CPU seconds that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=False, env=environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start_up() -> None:
    """Print how long it takes to do next to nothing."""
    python, sample = sys.executable, str(CORPUS / "notice-with-plan" / "input.txt")
    commands = {
        "gwparse --help": (python, "-m", "gwparse", "--help"),
        "gwparse outline FILE": (python, "-m", "gwparse", "outline", sample),
        "gwparse check FILE": (python, "-m", "gwparse", "check", "--isolated", sample),
        "gwparse parse FILE": (python, "-m", "gwparse", "parse", sample),
    }
    for command in commands.values():
        cpu(*command)
    ratios: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        base = cpu(python, "-c", "pass")
        for name, command in commands.items():
            ratios[name].append(cpu(*command) / base)
    for name, found in ratios.items():
        print(f"{name:24} {statistics.median(found):6.1f} x python -c pass")


def files_at_a_time(folder: Path) -> None:
    """Print what a second process gains on a thousand files."""
    for at, text in enumerate(texts(1000)):
        (folder / f"{at:04}.txt").write_text(text, encoding="utf-8")
    times: dict[str, list[float]] = {"1": [], "2": []}
    for _ in range(3):
        for jobs, found in times.items():
            began = time.perf_counter()
            command = (
                sys.executable,
                "-m",
                "gwparse",
                "check",
                "--isolated",
                "--format",
                "json",
                "-j",
                jobs,
                str(folder),
            )
            subprocess.run(command, capture_output=True, check=False, env=environment())
            found.append(time.perf_counter() - began)
    gains = [one / two for one, two in zip(times["1"], times["2"], strict=True)]
    print(
        f"check 1,000 files: {statistics.median(times['1']):.1f} s; --jobs 2 is {statistics.median(gains):.2f} x as fast"
    )


def sizes(folder: Path) -> None:
    """Print time by byte and peak memory by size."""
    path = folder / "large.txt"
    path.write_text("", encoding="utf-8")
    empty = probe(path)[1]
    for size in SIZES:
        path.write_text(large(size), encoding="utf-8")
        real = path.stat().st_size
        runs = [probe(path) for _ in range(3 if size < 5_000_000 else 1)]
        taken, peak = statistics.median(run[0] for run in runs), max(run[1] for run in runs)
        memory = (peak - empty) * 1024 / real
        print(f"{real:>10} bytes: parsed in {taken / real * 1e9:6.0f} ns a byte; peak memory {memory:5.1f} x the file")


def probe(path: Path) -> tuple[float, float]:
    """CPU seconds and peak memory of a process that parses a file."""
    command = (sys.executable, "-c", PROBE, str(path), str(CORPUS / "notice-with-plan" / "input.txt"))
    shown = subprocess.run(command, capture_output=True, check=True, env=environment(), text=True).stdout
    taken, peak = shown.split()
    return float(taken), float(peak)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        start_up()
        files_at_a_time(Path(temporary))
        sizes(Path(temporary))
