"""The five seed documents, item by item: counts, labels and lines read off by eye."""

from __future__ import annotations

from collections import Counter

import pytest

import gwparse
from gwparse.walk import find_all
from tests.real.score import REAL

SEEDS = REAL.parent / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not at hand")


def seed(number: int) -> gwparse.Page:
    """The page of one seed."""
    (path,) = SEEDS.glob(f"{number:03}_*")
    return gwparse.parse_file(path)


@pytest.mark.parametrize(("number", "fields"), [(0, 17), (1, 17), (2, 6), (3, 5), (4, 3)])
def test_metadata_fields(number: int, fields: int) -> None:
    """All fields are found, empty and unlabelled ones too."""
    assert fields == len(seed(number).metadata)


@pytest.mark.parametrize(
    ("number", "levels"),
    [
        (0, [(6, 0, 0)]),
        (1, [(0, 0, 0), (4, 18, 27)]),
        (2, [(2, 0, 0), (6, 11, 0)]),
        (3, [(2, 0, 0), (0, 0, 0)]),
        (4, [(0, 0, 0), (4, 3, 10)]),
    ],
)
def test_headings_by_level(number: int, levels: list[tuple[int, int, int]]) -> None:
    """Headings of the first three levels in each document of the stream."""
    found = []
    for document in seed(number).documents:
        own = Counter(section.level for block in document.body for section in find_all(block, gwparse.Section))
        found.append((own[1], own[2], own[3]))
    assert levels == found


@pytest.mark.parametrize(
    ("number", "elements"),
    [
        (0, [("main", 10, (2021, "10", 13), (15, 1), [49], (51, "2021-06-28"))]),
        (
            1,
            [
                ("main", 10, (2017, "18", 13), (16, 4), [20], (22, "2017-02-22")),
                ("attachment", 26, None, None, [], None),
            ],
        ),
        (2, [("proposal", None, None, None, [], None), ("reply", None, None, None, [], None)]),
        (3, [("main", 10, None, (12, 1), [], None), ("proposal", 52, None, None, [], None)]),
        (4, [("main", 2, None, (7, 4), [15], (17, "2018-09-14")), ("attachment", 21, None, None, [], None)]),
    ],
)
def test_elements(number: int, elements: list[tuple[object, ...]]) -> None:
    """Role, title line, document number, addressees with their count, signature lines, date."""
    found = []
    for document in seed(number).documents:
        own, to, date = document.document_number, document.addressees, document.date
        found.append(
            (
                document.role,
                document.title.line if document.title else None,
                (own.year, own.serial, own.line) if own else None,
                (to.line, len(to.items)) if to else None,
                [signature.line for signature in document.signatures],
                (date.line, date.iso) if date else None,
            )
        )
    assert elements == found
