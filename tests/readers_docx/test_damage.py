"""Files that no word processor wrote: whatever the parts of a file say, it is read, or refused in one sentence."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st

from gwparse.errors import UnreadableInput
from gwparse.parser import parse_source
from gwparse.readers.docx import read_docx
from gwparse.source import Source, Span
from tests.readers_docx.test_formats import FOOTERS, THEME, defaults, fonts, style
from tests.readers_docx.test_text import CASES
from tests.word_package import word_package

LEVEL = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
    '<w:pPr><w:ind w:left="960"/></w:pPr></w:lvl>'
)
NUMBERED = '<w:p><w:pPr><w:pStyle w:val="甲"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
SECTION = (
    '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/><w:titlePg/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:left="1587"/><w:docGrid w:type="linesAndChars" w:linePitch="579"/></w:sectPr>'
)

#: A file that has a bit of everything.
RICH = word_package(
    "".join(body for body, _ in CASES.values()) + NUMBERED + SECTION,
    theme=THEME,
    styles=defaults(fonts("宋体")) + style("甲", fonts("仿宋"), '<w:ind w:firstLineChars="200"/>', default=True),
    numbering=f'<w:abstractNum w:abstractNumId="0">{LEVEL}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    header1="<w:p><w:r><w:t>云川市人民政府文件</w:t></w:r></w:p>",
    footer1="".join(footer for footer, _, _ in FOOTERS.values()),
    settings="<w:evenAndOddHeaders/>",
)

with ZipFile(BytesIO(RICH)) as _archive:
    PARTS = {name: _archive.read(name).decode() for name in _archive.namelist()}

_TAG = re.compile(r"<[^<>]+>")
_VALUE = re.compile(r'"[^"]*"')
_HOSTILE = (
    "",
    "-1",
    "0",
    "99999999999999999999",
    "nan",
    "1e308",
    "²",
    "on",
    "%9",
    "\u0000"[:0],
    "甲",
    "../../x",
    "w:p",
    "#",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The rich file with some values replaced and some tags dropped or doubled, or a part gone."""
    name = draw(st.sampled_from([name for name in PARTS if name.endswith(".xml")] + ["word/document.xml"] * 3))
    text = PARTS[name]
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["value", "empty", "doubled", "gone"]))
        if kind == "gone" and draw(st.integers(0, 9)) == 0:
            text = ""
            break
        found = list((_VALUE if kind == "value" else _TAG).finditer(text))
        if not found:
            break
        at = draw(st.sampled_from(found))
        if kind == "value":
            put = f'"{draw(st.sampled_from(_HOSTILE))}"'
        elif kind == "empty" and at[0].endswith("/>"):
            put = ""
        else:
            put = at[0] * 2 if at[0].endswith("/>") else at[0]
        text = text[: at.start()] + put + text[at.end() :]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for part, content in PARTS.items():
            if part != name or text:
                archive.writestr(part, text if part == name else content)
    return out.getvalue()


def read_or_refused(data: bytes) -> tuple[Source | None, str]:
    """What is read of a file, or the sentence with which it is refused."""
    try:
        return read_docx(data, "草稿.docx"), ""
    except UnreadableInput as error:
        return None, str(error)


@settings(max_examples=300, deadline=None)
@given(damaged())
def test_damaged_parts_are_read_or_refused(data: bytes) -> None:
    """Nothing else is raised, and what is read holds together."""
    source, refusal = read_or_refused(data)
    if source is None:
        assert re.fullmatch(r"草稿\.docx: [^\n]+", refusal)
        return
    layout = source.layout
    assert layout is not None
    assert source.text.count("\n") == len(layout.lines)
    for line in layout.lines:
        assert line.stretches == () or (line.stretches[0].start, line.stretches[-1].end) == (line.start, line.end)
        assert all(one.end == other.start for one, other in zip(line.stretches, line.stretches[1:], strict=False))
        place = layout.place(Span(line.start, line.end))
        assert 1 <= place.paragraph
        assert place.start - 1 <= place.end
    assert all(0 <= line.section < len(layout.sections) for line in layout.lines)
    assert parse_source(source).text == source.text
