"""What fuzzing has found, and the fuzzer's targets on what they begin with, so that they are known to work when they are needed."""

from __future__ import annotations

import random
import resource
import subprocess
import sys

import pytest

from tests.fuzz.dictionary import dictionary, words
from tests.fuzz.targets import MUTATORS, TARGETS, seeds
from tests.robustness.running import ROOT, environment

#: Inputs at which a target has failed once, with what was wrong.
CASES = {
    "a range over two lines was quoted in a message with its line break": ("check", "\n2年~4日"),
}

HEAD = "云川市水利局关于巡查的通知\n各县：\n一、甲\n"

#: Texts at which a pattern has tried all ways to divide them, which doubled with every word.
DOUBLING = [
    HEAD + "市水利局会同" + "集团、" * 60 + "做好巡查。\n",
    HEAD + "由市水利局牵头，会同" + "集团、" * 60 + "等做好巡查。\n",
    HEAD + "市水利局要会同" + "中心、" * 60 + "。\n",
    HEAD + "由市水利局会同" + "机构、单位、" * 60 + "研究\n",
]


@pytest.mark.parametrize("case", CASES)
def test_what_fuzzing_found(case: str) -> None:
    """Inputs that failed once do not any more."""
    target, text = CASES[case]
    TARGETS[target](text.encode())


@pytest.mark.parametrize("at", range(len(DOUBLING)))
def test_lists_of_partners(at: int) -> None:
    """Read in a moment: the process may take ten seconds, and would have taken years."""
    if sys.platform == "win32":
        pytest.skip("limits of POSIX")
    code = "import gwparse, sys; page = gwparse.parse(sys.stdin.read()); gwparse.tasks(page); gwparse.check(page)"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        input=DOUBLING[at].encode(),
        env=environment(),
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (10, 10)),
    )
    assert done.returncode == 0


@pytest.mark.parametrize("target", TARGETS)
def test_targets(target: str) -> None:
    """Every target holds on some of its seeds, and on some inputs that its mutator makes of them."""
    chance = random.Random(target)
    known = words(target)
    begin = seeds(target)
    for seed in chance.sample(begin, min(6, len(begin))):
        TARGETS[target](seed)
        for _ in range(3):
            TARGETS[target](MUTATORS[target](seed, known, chance))


@pytest.mark.parametrize("target", ["txt", "docx"])
def test_dictionaries(target: str) -> None:
    """They hold what the grammars, or the markup of documents, are made of, as libFuzzer reads it."""
    lines = dictionary(target).splitlines()
    assert len(lines) > 60
    assert all(line.startswith('"\\x') and line.endswith('"') for line in lines)


def test_fuzzing_is_optional() -> None:
    """Without atheris it says so and ends well."""
    code = "import sys; sys.modules['atheris'] = None; from tests.fuzz.__main__ import main; sys.exit(main(['1']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert (0, True) == (done.returncode, b"nothing was fuzzed" in done.stdout), done.stderr
