"""Code in Markdown: where it stands, and that neither rules nor fixes reach it."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import gwparse
from gwparse.source import Span
from gwparse.views.code import code_places, without_code
from gwparse.views.quoted import quoted_places

SOUP = st.lists(
    st.sampled_from(
        [
            "`",
            "``",
            "```",
            "~~~",
            "~~~~",
            "\n",
            "\n",
            "\r\n",
            "> ",
            "甲,乙",
            "（一）总则,",
            "“",
            "”",
            "，，",
            " ",
            "csv",
        ]
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲`乙`丙", ["`乙`"]),
        ("甲``乙`丙``丁", ["``乙`丙``"]),
        ("甲`乙``丙", []),
        ("甲`乙\n丙`丁", []),
        ("甲`乙`丙`丁", ["`乙`"]),
        ("```\n甲\n```\n乙", ["```\n甲\n```"]),
        ("   ~~~ csv\n甲`乙`\n~~~~\n丙`丁`", ["   ~~~ csv\n甲`乙`\n~~~~", "`丁`"]),
        ("````\n```\n甲\n```\n````", ["````\n```\n甲\n```\n````"]),
        ("> ```\n> 甲\n> ```", ["> ```\n> 甲\n> ```"]),
        ("```\n甲\n乙`丙`", ["`丙`"]),
        ("```甲```乙", ["```甲```"]),
        ("~~~~~~\n甲\n~~~~~~\n", []),
        ("    ```\n甲\n    ```\n", []),
    ],
)
def test_where_code_stands(text: str, code: list[str]) -> None:
    """Pieces of a line between as many marks, blocks between fences."""
    assert code == [text[place.start : place.end] for place in code_places(text)]


@given(SOUP)
@example("```\n甲,乙\n```\n“`丙\n```")
def test_code_is_left_alone(text: str) -> None:
    """Nothing is found in code, its places are in order, and fixing leaves it as it was."""
    places = code_places(text)
    assert all(one.end <= other.start for one, other in pairwise(places))
    bare = without_code(text)
    assert [len(line) for line in text.splitlines()] == [len(line) for line in bare.splitlines()]
    assert all(one == other for at, (one, other) in enumerate(zip(text, bare, strict=True)) if not held(places, at))
    for found in gwparse.check(gwparse.parse(text)):
        assert found.text == text[found.span.start : found.span.end]
        inside = any(place.start < found.span.start and found.span.end < place.end for place in places)
        assert not inside or found.span.start == found.span.end
        edits = found.fix.edits if found.fix else ()
        assert not any(edit.start < place.end and place.start < edit.end for edit in edits for place in places)
    fixed = gwparse.fix(text, unsafe=True).text
    assert [text[place.start : place.end] for place in places] == [
        fixed[place.start : place.end] for place in code_places(fixed)
    ]


def held(places: tuple[Span, ...], at: int) -> bool:
    """Whether a character stands in one of some places."""
    return any(place.start <= at < place.end for place in places)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("> 甲\n乙\n", ["> 甲"]),
        (">甲“乙\n丙”丁\n", [">甲“乙\n丙”"]),
        ("> 60厘米\n", ["> 60厘米"]),
        (">60厘米\n", []),
        (">=5\n甲 > 乙\n", []),
        ("《甲》> 乙\n", ["《甲》"]),
    ],
)
def test_where_block_quotes_stand(text: str, quoted: list[str]) -> None:
    """Lines that begin with the mark, one with the quotations that reach into them."""
    assert quoted == [text[place.start : place.end] for place in quoted_places(text)]


def test_a_long_line_is_read_once() -> None:
    """Runs of marks of every length, none of which is closed."""
    text = " ".join("`" * length for length in range(1, 1500)) + " "
    began = process_time()
    assert () == code_places(text)
    assert process_time() - began < 1
