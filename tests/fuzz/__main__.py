"""Fuzzes each target for a number of runs, beginning with our own documents: `python -m tests.fuzz RUNS [TARGET ...]`.

It needs atheris (`pip install atheris`), and says so where that is not installed. An input at which a target raises, or takes longer
than SECONDS, is written to the folder that is printed: it becomes a case in `tests/robustness/test_fuzz_cases.py`.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

#: The longest input, and the longest that one may take.
LONGEST, SECONDS = 32_768, 30


def fuzz(target: str, arguments: list[str]) -> None:
    """Fuzz one target in this process, which libFuzzer ends."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["gwparse"]):
        from tests.fuzz.dictionary import words
        from tests.fuzz.targets import MUTATORS, TARGETS
    known = words(target)
    own = MUTATORS[target]

    def mutated(data: bytes, longest: int, seed: int) -> bytes:
        """Half the time as libFuzzer does it, else as inputs of this kind are changed."""
        chance = random.Random(seed)
        changed = own(data, known, chance) if chance.randrange(2) else data
        return changed if data != changed and len(changed) <= longest else bytes(atheris.Mutate(data, longest))

    atheris.Setup([sys.argv[0], *arguments], TARGETS[target], custom_mutator=mutated)
    atheris.Fuzz()


def run(target: str, runs: int, found: Path) -> tuple[int, int]:
    """Fuzz one target in a process of its own.

    Args:
        target: the target.
        runs: how many inputs to try.
        found: the folder for inputs that fail.

    Returns:
        How many inputs were tried, and the exit code: 0 when none failed.
    """
    from tests.fuzz.dictionary import dictionary
    from tests.fuzz.targets import seeds

    with tempfile.TemporaryDirectory() as work:
        begin, known = Path(work) / "seeds", Path(work) / "words"
        begin.mkdir()
        for at, seed in enumerate(seeds(target)):
            (begin / str(at)).write_bytes(seed[:LONGEST])
        known.write_text(dictionary(target), encoding="utf-8")
        options = [f"-runs={runs}", f"-max_len={LONGEST}", f"-timeout={SECONDS}", f"-dict={known}"]
        options += [f"-artifact_prefix={found}/{target}-", "-print_final_stats=1", "-rss_limit_mb=4096", str(begin)]
        command = [sys.executable, "-m", "tests.fuzz", "--target", target, *options]
        log = found / f"{target}.log"
        with log.open("wb") as out:
            code = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, check=False).returncode
        tried = re.search(r"stat::number_of_executed_units: (\d+)", log.read_text(encoding="utf-8", errors="replace"))
    return int(tried[1]) if tried else 0, code


def main(arguments: list[str]) -> int:
    """Fuzz the targets that are named, or all; returns the exit code."""
    if find_spec("atheris") is None:
        print("atheris is not installed (pip install atheris): nothing was fuzzed")
        return 0
    if arguments[:1] == ["--target"]:
        fuzz(arguments[1], arguments[2:])
        return 0
    from tests.fuzz.targets import TARGETS

    runs = int(arguments[0]) if arguments else 10_000
    found = Path(tempfile.mkdtemp(prefix="gwparse-fuzz-"))
    print(f"logs and failing inputs: {found}")
    failed = 0
    for target in arguments[1:] or TARGETS:
        tried, code = run(target, runs, found)
        print(f"{target:8} {tried:9,} inputs, {'none failed' if not code else f'FAILED, see {target}.log'}", flush=True)
        failed += code != 0
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
