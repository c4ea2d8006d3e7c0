"""Shortcuts that spare a closer look give what the closer look gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwparse.kinds import LineKind
from gwparse.lines import PART_LABEL_FORM, SECRECY_FORM, URGENCY_FORM, plain_kind
from gwparse.words import (
    CARRIED_GENRES,
    CLOSING,
    OPENING,
    STATUTORY_GENRES,
    ends_with_genre,
    marks_outside,
    outside_brackets,
)


@given(st.text(alphabet=OPENING + CLOSING + "。：、甲乙 \n"), st.sampled_from(["。", ":", "、。", "甲\n"]))
def test_marks_are_found_as_by_looking_at_every_character(text: str, marks: str) -> None:
    """`marks_outside` is `outside_brackets` with all other characters left out."""
    assert list(marks_outside(text, marks)) == [(at, char) for at, char in outside_brackets(text) if char in marks]


@given(
    st.text(alphabet="关于的甲 。，", max_size=12),
    st.sampled_from([*STATUTORY_GENRES, *CARRIED_GENRES]),
    st.sampled_from(["", "》", "”", "(试行)", "》(2024年版)", "[草案]", "〔修订〕"]),
    st.sampled_from(["", " ", "\t"]),
)
def test_every_genre_is_seen_at_the_end_of_a_line(before: str, genre: str, behind: str, blank: str) -> None:
    """No genre is passed over because of the last character of its line."""
    assert ends_with_genre(before + genre + behind + blank)


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [(PART_LABEL_FORM, LineKind.PART_LABEL), (SECRECY_FORM, LineKind.SECRECY), (URGENCY_FORM, LineKind.URGENCY)],
    ids=["label of a part", "secrecy", "urgency"],
)
@given(data=st.data())
def test_no_short_line_is_passed_over_by_its_first_character(
    data: st.DataObject, pattern: re.Pattern[str], kind: LineKind
) -> None:
    """What the pattern of a kind takes has that kind."""
    line = data.draw(st.from_regex(re.compile(pattern.pattern), fullmatch=True)).strip()
    if len(line) <= 24:
        assert plain_kind(line) is kind
