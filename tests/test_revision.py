"""Edits in several rounds come to the same text as the edits of the first text that they amount to."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gwparse.diagnostics import Edit
from gwparse.fixer import apply_edits
from gwparse.revision import Revision, before


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    """A text and edits in rounds, each of the text that the round before left."""
    text = now = draw(st.text("甲乙丙，。", max_size=12))
    made = []
    for _ in range(draw(st.integers(0, 4))):
        places = sorted(draw(st.lists(st.integers(0, len(now)), max_size=6)))
        edits, last = [], -1
        for start, end in zip(places[::2], places[1::2], strict=False):
            if start > last:
                edits.append(Edit(start, end, draw(st.text("子丑！", max_size=2))))
                last = end
        made.append(edits)
        now = apply_edits(now, edits)
    return text, made


@given(rounds())
def test_rounds_of_edits_compose(case: tuple[str, list[list[Edit]]]) -> None:
    """The composed edits give the last text, are in order, and none touches what it leaves as it was."""
    text, made = case
    revision, now = Revision(len(text)), text
    for edits in made:
        revision.apply(edits)
        now = apply_edits(now, edits)
    composed = revision.edits
    assert apply_edits(text, composed) == now
    assert all(one.end < other.start for one, other in pairwise(composed))


def test_an_edit_of_what_was_put_in_leaves_the_first_text_alone() -> None:
    """乙 becomes 丙丁 and 丙 戊: in all 乙 becomes 戊丁."""
    revision = Revision(3)
    revision.apply([Edit(1, 2, "丙丁")])
    assert revision.origin(Edit(1, 2, "戊")) == Edit(1, 1, "戊")
    revision.apply([Edit(1, 2, "戊")])
    assert revision.edits == (Edit(1, 2, "戊丁"),)


@given(rounds())
def test_places_of_the_last_text_stood_in_the_first(case: tuple[str, list[list[Edit]]]) -> None:
    """A character that was left as it was is found again where it stood."""
    text, made = case
    revision = Revision(len(text))
    for edits in made:
        revision.apply(edits)
    composed = revision.edits
    now = apply_edits(text, composed)
    kept = [at for at in range(len(text)) if not any(edit.start <= at < edit.end for edit in composed)]
    for at in kept:
        here = at + sum(len(edit.replacement) - (edit.end - edit.start) for edit in composed if edit.start <= at)
        assert text[at] == now[here]
        assert at == before(composed, here)
