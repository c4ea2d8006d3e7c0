"""A counter on standard error for runs that take long, where somebody looks at it."""

from __future__ import annotations

import sys
import time

#: Runs shorter than this, in seconds, say nothing; longer ones are told anew after each such step.
SILENT, STEP = 1.0, 0.2


class Progress:
    """How many of a number of files are done.

    Args:
        total: how many files there are.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._next = time.monotonic() + SILENT if sys.stderr.isatty() else float("inf")
        self._shown = False

    def step(self) -> None:
        """Count one file."""
        self._done += 1
        now = time.monotonic()
        if now >= self._next:
            self._next, self._shown = now + STEP, True
            print(f"\r{self._done}/{self._total}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the counter away."""
        if self._shown:
            print("\r" + " " * 20 + "\r", end="", file=sys.stderr, flush=True)
