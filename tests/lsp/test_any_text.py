"""Whatever a text holds: changes are made where the editor means them, and every question has an answer."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from lsprotocol.converters import get_converter

from gwparse.lsp.answers import Answers
from gwparse.lsp.readings import Reading
from gwparse.lsp.server import changed
from gwparse.source import Encoding, Source

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")

#: What drafts are made of, and what nobody expects in them.
TEXTS = st.lists(
    st.sampled_from(
        "一、 （一） 1. 第一条 附件1： 《 》 “ , ，， 。 [2025]08号 云川市水利局 通知 牵头单位： 𠮷 \ud842 \u2028 \x0c \ufeff".split(
            " "
        )
    )
    | st.sampled_from(["\n", "\r\n", "\r", "\u3000\u3000"]),
    max_size=60,
).map("".join)


@given(TEXTS, st.integers(0, 99), st.integers(0, 99), st.sampled_from(ENCODINGS))
def test_changes_are_made_where_they_are_meant(text: str, start: int, end: int, encoding: Encoding) -> None:
    """A change between two places of a text changes what stands between them, and nothing else."""
    source = Source(text)
    start, end = sorted(at if _is_place(text, at) else 0 for at in (min(start, len(text)), min(end, len(text))))
    places = (types.Position(*source.in_editor(at, encoding)) for at in (start, end))
    change = types.TextDocumentContentChangePartial(types.Range(*places), "改,")
    assert text[:start] + "改," + text[end:] == changed(text, [change], encoding)


def _is_place(text: str, at: int) -> bool:
    """Whether an editor's cursor can stand here: not inside a line break."""
    return text[max(0, at - 1) : at + 1] != "\r\n"


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 9), st.integers(0, 20), st.sampled_from(ENCODINGS))
def test_every_question_has_an_answer(text: str, line: int, character: int, encoding: Encoding) -> None:
    """All answers can be made and sent, wherever the cursor stands."""
    answers = Answers(Reading(text, 1), "untitled:x", encoding)
    here = types.Position(line, character)
    whole = types.Range(types.Position(0, 0), types.Position(999, 0))
    converter = get_converter()
    for answer in (
        answers.diagnostics(),
        answers.actions(whole, None, asked=True, versioned=True),
        answers.symbols(),
        answers.flat_symbols(),
        answers.folds(),
        answers.hover(here, markdown=True),
        answers.definition(here),
    ):
        converter.unstructure(answer)
