"""Real PDF files: the headings that were read off their pages by eye are what the reader and the parser find."""

from __future__ import annotations

from collections import Counter

import pytest

from gwparse import Section
from gwparse.parser import parse_source
from gwparse.readers import read_file
from gwparse.source import Source
from tests.real.score import REAL, find_document

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="real documents are not at hand")

#: Headings of each of the first three levels, and pages, of the files whose paragraphs are set as such.
EXPECTED = {
    "RuilinXu__GovDoc-CN/001": (5, 9, 0, 5),
    "lr302__digital-economy-policy/001": (3, 21, 65, 28),
    "lr302__digital-economy-policy/002": (4, 15, 17, 21),
    "lr302__digital-economy-policy/003": (6, 23, 56, 15),
    "lr302__digital-economy-policy/004": (7, 39, 0, 75),
    "lr302__digital-economy-policy/005": (6, 23, 36, 35),
    "lr302__digital-economy-policy/006": (4, 22, 0, 15),
    "lr302__digital-economy-policy/007": (9, 34, 0, 16),
    "lr302__digital-economy-policy/009": (9, 32, 0, 10),
    "lr302__digital-economy-policy/010": (11, 37, 0, 26),
    "lr302__digital-economy-policy/011": (0, 0, 0, 6),
    "lr302__digital-economy-policy/013": (8, 0, 30, 11),
    "lr302__digital-economy-policy/018": (5, 18, 23, 15),
    "lr302__digital-economy-policy/026": (5, 17, 0, 24),
}

#: Ruled tables of tasks by the number of their last task.
TASKS = {"lr302__digital-economy-policy/004": 74, "lr302__digital-economy-policy/006": 42}


@pytest.mark.parametrize("name", EXPECTED)
def test_headings(name: str) -> None:
    """As many headings of each level as are printed, and all pages."""
    source = read_file(find_document(name))
    assert source.printed is not None
    levels = Counter(section.level for section in parse_source(source).walk(Section))
    assert EXPECTED[name] == (levels[1], levels[2], levels[3], max(line.page for line in source.printed.lines))


@pytest.mark.parametrize("name", TASKS)
def test_rows_of_tables(name: str) -> None:
    """Each task of a table is one row, also where a page break parts it."""
    cells = [line.split("\t") for line in read_file(find_document(name)).text.splitlines() if "\t" in line]
    tasks = [row for row in cells if row[0].isdecimal()]
    assert [str(number) for number in range(1, TASKS[name] + 1)] == [row[0] for row in tasks]
    assert all(len(row) == 3 and all(row) for row in tasks)


def test_all_are_read() -> None:
    """No file is refused, and no page number is left between the paragraphs."""
    paths = sorted(REAL.glob("*/*.pdf"))
    assert len(paths) > 20
    for path in paths:
        source: Source = read_file(path)
        assert source.text.strip()
        assert not any(line.strip("—- ").isdecimal() for line in source.text.splitlines()), path.name
