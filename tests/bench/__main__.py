"""How fast the library is, beside others on the same texts: `python -m tests.bench [COUNT]`.

Each stage runs over the varied documents of the corpus (1,000 unless COUNT says otherwise), all stages in turn, several times; figures
are medians of CPU time, ratios medians of the ratios within one round, so that a busy machine shifts both sides alike. AutoCorrect
(`pip install autocorrect-py`) is timed where it is installed. For whole processes see `python -m tests.bench.processes`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec

from gwparse.config import Settings
from gwparse.export.json import page_to_json
from gwparse.linter import check_page
from gwparse.parser import parse_source
from gwparse.source import Source
from tests.bench.inputs import texts
from tests.bench.timing import show

#: What the ratios are to.
READING, PEER = "read + decode", "AutoCorrect lint"


def stages(documents: list[bytes]) -> dict[str, Callable[[], object]]:
    """What is timed, by its name."""
    decoded = [document.decode() for document in documents]
    settings = Settings()
    pages = [parse_source(Source(text)) for text in decoded]
    found: dict[str, Callable[[], object]] = {READING: lambda: [document.decode() for document in documents]}
    if find_spec("autocorrect_py"):
        from autocorrect_py import lint_for

        found[PEER] = lambda: [lint_for(text, "text") for text in decoded]
    found["parse"] = lambda: [parse_source(Source(text)) for text in decoded]
    found["parse + all rules"] = lambda: [check_page(parse_source(Source(text)), settings) for text in decoded]
    found["JSON of the tree"] = lambda: [page_to_json(page) for page in pages]
    return found


def main(count: int) -> None:
    """Print the table."""
    documents = [text.encode() for text in texts(count)]
    timed = stages(documents)
    show(timed, len(documents), sum(map(len, documents)) / 1e6, PEER if PEER in timed else None)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
