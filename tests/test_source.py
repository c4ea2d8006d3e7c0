"""Positions: line table, columns, UTF-16, display width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwparse.source import LineTable, Position, Source, display_width, utf16_length


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("甲乙", 1, 1, 2),
        ("甲\n乙", 2, 2, 1),
        ("甲\r\n乙", 3, 2, 1),
        ("甲\r乙", 2, 2, 1),
        ("甲\n\n乙", 3, 3, 1),
        ("甲\n", 2, 2, 1),
        ("甲", 99, 1, 2),
    ],
)
def test_offset_to_position(text: str, offset: int, line: int, column: int) -> None:
    """Lines and columns count from one; a break belongs to the line that it ends."""
    assert Position(line, column) == LineTable(text).position(offset)


@given(st.text(alphabet="甲乙\n\r 𠮷", max_size=40), st.integers(0, 40))
def test_position_and_back(text: str, offset: int) -> None:
    """An offset that is no line break comes back from its position."""
    table = LineTable(text)
    offset = min(offset, len(text))
    inside = offset == len(text) or text[offset] not in "\r\n"
    assert not inside or offset == table.offset(table.position(offset))


def test_offset_of_a_line_that_is_not_there() -> None:
    """A line outside the text is refused, a column past the end of a line stops there."""
    table = LineTable("甲\n乙")
    assert 1 == table.offset(Position(1, 99))
    with pytest.raises(ValueError, match="no line 3"):
        table.offset(Position(3, 1))


def test_utf16_counts_two_units_beyond_the_basic_plane() -> None:
    """𠮷 takes two UTF-16 units, and half of it leads to the character after it."""
    source = Source("甲\n𠮷乙")
    assert (1, 2) == source.utf16(3)
    assert 3 == source.from_utf16(1, 2)
    assert 4 == utf16_length("𠮷𠮷")
    with pytest.raises(ValueError, match="no line"):
        source.from_utf16(9, 0)


@pytest.mark.parametrize(
    ("text", "ambiguous", "cells"),
    [("公文", 1, 4), ("a", 1, 1), ("“公”", 1, 4), ("“公”", 2, 6), ("e\u0301", 1, 1), ("\u200b", 1, 0), ("，", 1, 2)],
)
def test_display_width(text: str, ambiguous: int, cells: int) -> None:
    """Wide characters take two cells, marks over letters none, ambiguous ones what the console gives them."""
    assert cells == display_width(text, ambiguous)
