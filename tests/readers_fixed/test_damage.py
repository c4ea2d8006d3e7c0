"""Files that are damaged at random: each is read, or refused in one sentence; whatever is read has its places."""

from __future__ import annotations

import zipfile
from io import BytesIO
from time import monotonic

from hypothesis import given, settings
from hypothesis import strategies as st

from gwparse import UnreadableInput
from gwparse.parser import parse_source
from gwparse.readers import read_bytes
from gwparse.readers.fixed.glyphs import Glyph, Stroke
from gwparse.readers.fixed.lines import lines_of, settle_gaps
from gwparse.readers.fixed.tables import tables_of
from tests.readers_fixed.typesetting import LEFT, Run, Sheet, grid, ofd, packed, pdf, typeset

RUNS, RULES = grid([100, 140, 220, 320], [300, 330, 360], [["序号", "任务", "单位"], ["1", "修订预案", "市应急局"]])
SHEETS = [
    *typeset([">关于开展巡查的通知", "一、总体要求", "各县要做好巡查工作，" * 20]),
    Sheet([*RUNS, Run("附件", LEFT, 100)], RULES),
]
FILES = {"通知.pdf": pdf(SHEETS), "通知.ofd": ofd(SHEETS)}

#: What is put into the parts of an OFD file: numbers that are none or too many, and marks of XML.
ODD = [
    "",
    "-1",
    "1e400",
    "nan",
    "g 9 9",
    "0 0 0 0",
    "99999999999999999999",
    "<",
    "&amp;",
    "true",
    '"',
    " ",
    "\u202e",
    "/",
    "..",
]


def read(data: bytes, name: str) -> None:
    """Read a file that may be damaged."""
    try:
        source = read_bytes(data, name)
    except UnreadableInput as error:
        said = str(error)
        assert said.startswith(f"{name}: ")
        assert "\n" not in said
        assert len(said) < 300
        return
    page = parse_source(source)
    assert page.text == source.text
    if source.printed is not None:
        assert source.printed.lines[0].start == 0
        assert all(line.page >= 1 and line.line >= 1 for line in source.printed.lines)


def test_pages_that_take_long() -> None:
    """Gaps and ruled lines in such numbers as only somebody makes who wants to stop us are no columns and no table."""
    started = monotonic()
    glyphs = [
        Glyph("一", 60.0 * at + 10 * third, y, 10.0, 10.0)
        for y in (0, 30)
        for at in range(20_000)
        for third in range(2)
    ]
    lines = lines_of(glyphs, 0)
    settle_gaps(lines)
    assert ["\u3000\u3000".join(["一一"] * 20_000)] * 2 == [line.text for line in lines]
    upright = [Stroke(x * 10.0, 0.0, x * 10.0, 7000.0) for x in range(700)]
    level = [Stroke(0.0, y * 10.0, 7000.0, y * 10.0) for y in range(700)]
    assert [] == tables_of([*upright, *level])
    assert monotonic() - started < 30


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(sorted(FILES)),
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4), st.integers(0, 6)), min_size=1, max_size=6),
    end=st.one_of(st.none(), st.floats(0, 1)),
)
def test_bytes(name: str, changes: list[tuple[float, bytes, int]], end: float | None) -> None:
    """Bytes are changed, put in and taken out, and the file may be cut short."""
    data = FILES[name]
    for share, put, taken in changes:
        at = int(share * len(data))
        data = data[:at] + put + data[at + taken :]
    read(data if end is None else data[: int(end * len(data))], name)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_parts(data: st.DataObject) -> None:
    """Within the parts of an OFD file, values become odd ones, and parts are lost or exchanged."""
    with zipfile.ZipFile(BytesIO(FILES["通知.ofd"])) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(sorted(parts)))
        text = parts[name]
        quotes = [at for at, char in enumerate(text) if char in '">' and at + 1 < len(text)]
        if not quotes:
            continue
        at = data.draw(st.sampled_from(quotes)) + 1
        stop = min((place for place in (text.find('"', at), text.find("<", at)) if place >= 0), default=at)
        parts[name] = text[:at] + data.draw(st.sampled_from(ODD)) + text[stop:]
    if data.draw(st.booleans()):
        lost = data.draw(st.sampled_from(sorted(parts)))
        parts[data.draw(st.sampled_from(sorted(parts)))] = parts.pop(lost)
    read(packed(parts), "通知.ofd")
