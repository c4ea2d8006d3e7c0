"""Texts that nobody writes and anybody may send, and how much work they make: `python -m tests.robustness.hostile [NAME ...]`.

The command reads and checks each of them at full size, a million characters or a hundred thousand lines, in a process of its own,
and prints the processor seconds of that and of half of it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

import gwparse
from tests.bench.hostile import NOTICE
from tests.bench.hostile import TEXTS as BLOCKS
from tests.robustness.running import ROOT, environment

#: What one text may take at full size, in processor seconds.
ALLOWED = 600

#: A function that has not so many lines more to run for the larger text is not judged.
FEW = 200

#: Texts of about so many characters.
CHARACTERS: dict[str, Callable[[int], str]] = {
    "opening brackets": lambda n: "（" * n,
    "opening brackets of every form": lambda n: "（《〈〔【[“‘" * (n // 8),
    "opening titles": lambda n: "《" * n,
    "closing brackets": lambda n: "）" * n,
    "brackets in brackets": lambda n: "（" * (n // 2) + "）" * (n // 2),
    "brackets in brackets with words": lambda n: "（甲" * (n // 4) + "）乙" * (n // 4),
    "straight quotation marks": lambda n: '"甲' * (n // 2),
    "one line of a character": lambda n: "甲" * n,
    "one line of prose": lambda n: "请各县认真落实，" * (n // 8),
    "one line of sentences": lambda n: "请认真落实。" * (n // 6),
    "one line of digits": lambda n: "1" * n,
    "one line of numerals": lambda n: "一" * n,
    "one line of blanks": lambda n: "甲" + "　" * n + "乙",
    "one line of cells": lambda n: "甲\t" * (n // 2),
    "one line of bars": lambda n: "甲|" * (n // 2),
    "one line of dots": lambda n: "." * n,
    "one line of stars": lambda n: "*" * n,
    "one line of dates": lambda n: "2024年3月5日" * (n // 9),
    "one line of labels": lambda n: "一、（一）1.（1）①" * (n // 11),
    "empty lines": lambda n: "\n" * n,
    "line ends of every kind": lambda n: "甲\r\n乙\r丙\n\u2028\x0c" * (n // 9),
    "characters that no font has": lambda n: "\U000e0001\u200b\ufeff\ud800" * (n // 4),
}

#: Texts of about so many lines.
LINES: dict[str, Callable[[int], str]] = {
    "labels through five levels": lambda n: "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n" * (n // 5),
    "decimals ever deeper": lambda n: "".join("1." * (at % 9 + 1) + "1 甲\n" for at in range(n)),
    "signs of headings ever deeper": lambda n: "".join("#" * (at % 150 + 1) + " 甲\n" for at in range(n)),
    "levels back and forth": lambda n: "①甲\n一、乙\n（1）丙\n（一）丁\n" * (n // 4),
    "chapters and articles": lambda n: "第一编　甲\n第一章　乙\n第一节　丙\n第一条　丁。\n" * (n // 4),
    "headings that skip": lambda n: "第三章　甲\n" * n,
    "headings that skip, below one": lambda n: "一、甲\n" + "（四）乙\n" * n,
    "one item each": lambda n: "一、甲\n（一）乙\n" * (n // 2),
    "sequence words": lambda n: "一是，甲。二是、乙。三是：丙。\n" * n,
    "first and first again": lambda n: "首先、甲。\n" * n,
    "short names": lambda n: "".join(f"《甲{at:06}办法》（以下简称《办法{at:06}》）。\n" for at in range(n)),
    "metadata of many": lambda n: "发布日期：2024年6月12日　公开方式：主动公开\n分送：各县水利局\n" * (n // 2),
    "offices and dates below the copies": lambda n: (
        NOTICE + "抄送：市局。\n" + "市水利局办公室\n2024年5月8日\n" * (n // 2)
    ),
    "copies": lambda n: "报送：市人民政府。\n" * n,
    **BLOCKS,
}


def steps(text: str) -> Counter[str]:
    """How many lines each function of the package runs to read and check a text: a count of work that no busy machine changes.

    A loop in one line counts as often as it goes round. What is done inside Python itself is not counted.
    """
    count: Counter[CodeType] = Counter()

    def inside(frame: FrameType, event: str, value: Any) -> Any:
        if event == "line":
            count[frame.f_code] += 1
        return inside

    def called(frame: FrameType, event: str, value: Any) -> Any:
        return inside if "/gwparse/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        gwparse.check(gwparse.parse(text))
    finally:
        sys.settrace(before)
    named: Counter[str] = Counter()
    for code, lines in count.items():
        named[f"{code.co_filename.rpartition('/gwparse/')[2]}: {code.co_qualname}"] += lines
    return named


def growth(make: Callable[[int], str], size: int) -> dict[str, float]:
    """How much more work each function has when a text is doubled for the second time than for the first.

    It is 2 where work is linear, whatever is done only once or only from some size on, and 4 where it is quadratic; for each function
    by itself, since what is quadratic and small hides in what is linear and large.

    Args:
        make: makes the text.
        size: its size before it is doubled.
    """
    texts = [make(size * times) + "\n" for times in (1, 2, 4)]
    for text in texts:  # what is compiled, imported or kept once is no work of the text
        gwparse.check(gwparse.parse(text))
    one, two, four = map(steps, texts)
    return {
        name: (lines - two[name]) / max(two[name] - one[name], 1)
        for name, lines in four.items()
        if lines - two[name] > FEW
    }


_CHILD = """
import sys, time
import gwparse
from tests.robustness.hostile import CHARACTERS, LINES
gwparse.check(gwparse.parse("一、甲\\n"))
name, size = sys.argv[1], int(sys.argv[2])
text = {**CHARACTERS, **LINES}[name](size)
start = time.process_time()
page = gwparse.parse(text)
assert page.text == text
found = gwparse.check(page) if sys.argv[3] == "check" else []
print(f"{time.process_time() - start:.2f}", len(found))
"""


def seconds(name: str, size: int, allowed: int, what: str = "check") -> float:
    """The processor seconds that reading and checking a text takes, in a process of its own.

    Args:
        name: the text.
        size: how large it is, in characters or lines.
        allowed: what the process may take; it is ended beyond that.
        what: parse to leave out the checking.

    Raises:
        TimeoutError: when it takes longer.
    """
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, name, str(size), what],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (allowed, allowed)),
    )
    if done.returncode < 0:
        raise TimeoutError(f"{name}: more than {allowed} s for {size:,}")
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return float(done.stdout.split()[0])


def main(names: list[str]) -> None:
    """Print a line for each text."""
    print(f"{'text':34} {'size':>9} {'seconds':>8} {'x half':>7}")
    for name in names or [*CHARACTERS, *LINES]:
        size = 1_000_000 if name in CHARACTERS else 100_000
        try:
            whole, half = seconds(name, size, ALLOWED), seconds(name, size // 2, ALLOWED)
            print(f"{name:34} {size:9,} {whole:8.1f} {whole / max(half, 0.01):7.2f}", flush=True)
        except TimeoutError as error:
            print(f"{name:34} {size:9,}  {error}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
