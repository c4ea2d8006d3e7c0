"""Positions: line table, columns, UTF-16, display width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwparse.source import Encoding, LineTable, Position, Source, code_units, display_width


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
    assert (1, 2) == source.in_editor(3)
    assert (3, 3) == (source.from_editor(1, 2), source.from_editor(1, 1))
    assert 4 == code_units("𠮷𠮷")


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 7), ("utf-16", 3), ("utf-32", 2)])
def test_encodings_of_positions(encoding: Encoding, character: int) -> None:
    """Editors that agree on UTF-8 or UTF-32 count in those."""
    source = Source("甲\n𠮷乙丙")
    assert (1, character) == source.in_editor(4, encoding)
    assert 4 == source.from_editor(1, character, encoding)


def test_places_past_the_end_of_a_line_or_of_the_text() -> None:
    """The end of a line is in front of its break, whatever that is; a line that is not there is the end of the text."""
    source = Source("甲\r\n乙\r丙")
    assert [1, 4, 6, 6] == [source.from_editor(line, 99) for line in (0, 1, 2, 9)]
    assert 6 == source.from_editor(9, 0)
    assert (0, (0, 0)) == (Source("").from_editor(0, 0), Source("").in_editor(0))


@given(st.text(alphabet="甲é\n\r 𠮷\ud842\u2028\x0c", max_size=40), st.integers(0, 40))
def test_place_in_an_editor_and_back(text: str, offset: int) -> None:
    """An offset that is no line break comes back, in every encoding."""
    offset = min(offset, len(text))
    encodings: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
    for encoding in encodings:
        inside = offset == len(text) or text[offset] not in "\r\n"
        assert not inside or offset == Source(text).from_editor(*Source(text).in_editor(offset, encoding), encoding)


@pytest.mark.parametrize(
    ("text", "ambiguous", "cells"),
    [("公文", 1, 4), ("a", 1, 1), ("“公”", 1, 4), ("“公”", 2, 6), ("e\u0301", 1, 1), ("\u200b", 1, 0), ("，", 1, 2)],
)
def test_display_width(text: str, ambiguous: int, cells: int) -> None:
    """Wide characters take two cells, marks over letters none, ambiguous ones what the console gives them."""
    assert cells == display_width(text, ambiguous)
