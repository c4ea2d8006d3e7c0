"""Automatic numbers: one case a format, one a mechanism, and all of them beside what LibreOffice shows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from gwparse.readers.docx.number_formats import FORMATS, custom_format, number_text
from gwparse.readers.docx.numbering import LONGEST, Label, Numbering
from gwparse.readers.docx.xml import W, val
from tests.readers_docx.numbering_cases import CASES, FORMATS_THAT_DIFFER, LINK, WRITTEN, restarting
from tests.readers_docx.numbering_oracle import (
    NAMESPACES,
    SOFFICE,
    Item,
    Sheet,
    converted,
    definition,
    instance,
    items,
    labels_shown,
    level,
    override,
)

REAL = Path(__file__).parents[3] / "shared" / "real-office"

#: Numbers that each format writes for the comparison with LibreOffice, besides those of its case.
MORE_NUMBERS = (
    *range(1, 32),
    35,
    36,
    50,
    51,
    53,
    60,
    61,
    99,
    100,
    101,
    110,
    111,
    120,
    200,
    780,
    999,
    1000,
    1001,
    1010,
    1100,
    1111,
)


def counted(sheet: Sheet) -> list[Label | None]:
    """The labels of a sheet."""
    numbering = Numbering(ElementTree.fromstring(sheet.numbering_part), sheet.style_numbers)
    return [numbering.label(item.number, item.level, item.styles) for item in sheet.items]


def texts(sheet: Sheet) -> str:
    """The labels of a sheet as a case writes them."""
    return " ".join("_" if label is None else label.text or "-" for label in counted(sheet))


def only(text: str, form: str, end: str = "", more: str = "") -> Label:
    """The label of a list with one level."""
    (label,) = counted(Sheet(definition(level(0, text, form, more=more, end=end)) + instance(), items(0)))
    assert label is not None
    return label


@pytest.mark.parametrize("name", WRITTEN)
def test_format(name: str) -> None:
    """A format writes numbers as Word does, and those beyond its reach in decimal."""
    assert WRITTEN[name] == {number: number_text(number, name) for number in WRITTEN[name]}


def test_every_format_has_a_case() -> None:
    """No format is added without one; those of custom formats have their own."""
    assert {name for name in FORMATS if not re.search(r"\d$", name)} <= set(WRITTEN) | {"decimalFullWidth2"}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_number_is_long(name: str) -> None:
    """Whatever the number, a format stays short and does not raise."""
    assert max(len(number_text(number, name)) for number in (0, 1, 780, 999, 9999999, 10**15)) <= 30


@pytest.mark.parametrize(
    ("example", "name"),
    [
        ("1, 2, 3, ...", "decimal"),
        ("01, 02, 03, ...", "decimalZero2"),
        ("00001, 00002, 00003, ...", "decimalZero5"),
        ("一, 十, 一百(简), ...", "chineseCountingThousand"),
        ("一, 一〇, 一〇〇, ...", "ideographDigital"),
        ("㈠, ㈡, ㈢, ...", "ideographEnclosedCircle"),
        ("壹, 贰, 叁, ...", "chineseLegalSimplified"),
        ("0" * 50 + "1", None),
        ("", None),
        ("²", None),
    ],
)
def test_custom_format(example: str, name: str | None) -> None:
    """The example of a custom format says which it is."""
    assert name == custom_format(example)


@pytest.mark.parametrize("name", CASES)
def test_mechanism(name: str) -> None:
    """Labels are those of Word."""
    assert CASES[name].labels == texts(CASES[name].sheet)


def test_what_a_label_tells() -> None:
    """The suffix, the level and the properties are those of the level in force, a redefined one too."""
    ends = [f'<w:pPr><w:ind w:left="{at}"/></w:pPr><w:rPr><w:b/></w:rPr>' for at in range(3)]
    suffixes = [f'<w:suff w:val="{name}"/>' for name in ("space", "nothing", "odd")]
    numbering = definition(*(level(at, more=suffixes[at], end=ends[at]) for at in range(3))) + instance()
    mine = instance("2", "0", override(0, None, level(0)))
    labels = counted(Sheet(numbering + mine, [*items(0, 1, 2), *items(0, number="2")]))
    assert all(label is not None and not label.is_bullet for label in labels)
    assert [("space", 0), ("nothing", 1), ("tab", 2), ("tab", 0)] == [(one.suffix, one.level) for one in labels if one]
    left = [one.paragraph.find(W + "ind") if one is not None and one.paragraph is not None else None for one in labels]
    assert ["0", "1", "2", None] == [one.get(W + "left") if one is not None else None for one in left]
    assert [True, True, True, False] == [one is not None and one.run is not None for one in labels]


def font(name: str) -> str:
    """Run properties with a font."""
    return f'<w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}"/></w:rPr>'


@pytest.mark.parametrize(
    ("text", "end", "shown"),
    [
        ("●", "", "●"),
        ("—", "", "—"),
        ("o", font("Courier New"), "o"),
        ("%1.", "", "%1."),  # Word shows what is written ([MS-OI29500] 2.1.286 a)
        ("\uf06c", "", "•"),
        ("\uf0b7", font("Symbol"), "•"),
        ("·", font("Symbol"), "•"),
        ("l", font("Wingdings"), "•"),
        (" ", "", " "),
    ],
)
def test_bullet(text: str, end: str, shown: str) -> None:
    """A bullet is shown by itself, or by • where its font makes it."""
    label = only(text, "bullet", end)
    assert (shown, True) == (label.text, label.is_bullet)


def test_picture_bullet() -> None:
    """A picture is a bullet, whatever stands in its place."""
    label = only("%1.", "decimal", end='<w:lvlPicBulletId w:val="0"/>')
    assert ("•", True) == (label.text, label.is_bullet)


#: More than Python calls of a function inside itself.
LINKS = 3000
CYCLE = "".join(
    definition(f'<w:numStyleLink w:val="S{at}"/>', name=str(at)) + instance(str(at + 1), str(at)) for at in range(LINKS)
)
HOSTILE = {
    "empty": "",
    "no ids": "<w:abstractNum/><w:num/><w:abstractNum><w:lvl/></w:abstractNum><w:num><w:abstractNumId/><w:lvlOverride/></w:num>",
    "words for numbers": definition(level(0).replace('"0"', '"one"'), level(1)).replace('"1"', '"nan"')
    + instance("1", "0"),
    "enormous": definition(
        level(0, start=99999999999), level(47), level(-1), level(1, "%2" * 5000, "upperRoman", start=9999999)
    )
    + instance("1", "0", override(0, 99999999999), override(47, 3), override(-3, 3)),
    "long words": definition(level(0, "长" * 100000), level(1, "\uf0b7" * 100000, "bullet")) + instance(),
    "no definition": instance("1", "9"),
    "endless links": CYCLE,
    "link to itself": definition(LINK) + instance(),
    "restart of anything": definition(level(0, more=restarting(-4)), level(1, more=restarting(99999))) + instance(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    """No numbering part makes it raise or write at length."""
    root = ElementTree.fromstring(f"<w:numbering {NAMESPACES}>{HOSTILE[name]}</w:numbering>")
    following = {f"S{at}": str((at + 1) % LINKS + 1) for at in range(LINKS)} | {"List1": "1"}
    numbering = Numbering(root, following)
    for number in ("1", "0", "-1", "", "one", "１", "9" * 5000):
        for at in (0, 1, 47, -1, None, 10**30):
            label = numbering.label(number, at, ("S0", "S1"))
            assert label is None or len(label.text) <= LONGEST


def test_without_numbering_part() -> None:
    """A document without lists has no labels."""
    assert Numbering(None, {}).label("1", 0, ()) is None


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_labels_of_libreoffice(tmp_path: Path) -> None:
    """LibreOffice shows the same, but where it is known to differ from Word."""
    formats = {}
    for name, written in WRITTEN.items():
        numbers = sorted({number for number in written if number < 32768} | set(MORE_NUMBERS))
        definitions = "".join(definition(level(0, "%1", name, start=number), name=str(number)) for number in numbers)
        lists = "".join(instance(str(number + 1), str(number)) for number in numbers)
        formats[name] = Sheet(definitions + lists, [Item(str(number + 1)) for number in numbers])
    mechanisms = {name: case.sheet for name, case in CASES.items()}
    shown = labels_shown(formats | mechanisms, tmp_path)

    same = differing = 0
    for name, sheet in formats.items():
        first, _ = FORMATS_THAT_DIFFER.get(name, (32768, ""))
        for number, theirs in zip([int(item.number) - 1 for item in sheet.items], shown[name], strict=True):
            ours = number_text(number, name)
            if 0 < number < first and name != "bullet":
                assert (name, number, ours) == (name, number, theirs)
            same += ours == theirs
            differing += ours != theirs
    print(f"formats: {same} labels as in LibreOffice, {differing} known to differ")
    assert 700 <= same

    same = differing = 0
    for name, case in CASES.items():
        theirs = " ".join(one or "-" for one in shown[name])
        assert theirs in (case.labels, case.differing), name
        agreeing = [ours == one for ours, one in zip(case.labels.split(), theirs.split(), strict=True)]
        same += sum(agreeing)
        differing += len(agreeing) - sum(agreeing)
    print(f"mechanisms: {same} labels as in LibreOffice, {differing} known to differ")
    assert 130 <= same


def numbered(path: Path) -> list[tuple[str, str]]:
    """The text of the numbered paragraphs of a file's body, and their labels."""
    with zipfile.ZipFile(path) as file:
        parts = {
            name: ElementTree.fromstring(file.read(f"word/{name}.xml")) for name in ("document", "styles", "numbering")
        }
    styles = {one.get(W + "styleId", ""): one for one in parts["styles"].iter(W + "style")}
    own = {name: val(one.find(f"{W}pPr/{W}numPr"), "numId") for name, one in styles.items()}
    numbering = Numbering(parts["numbering"], {name: number for name, number in own.items() if number is not None})
    found = []
    for paragraph in parts["document"].iter(W + "p"):
        properties = paragraph.find(W + "pPr")
        chain = style_chain(val(properties, "pStyle"), styles)
        number = numbers_of(properties, chain, styles)
        label = (
            numbering.label(val(number, "numId") or "0", int(val(number, "ilvl") or 0), chain)
            if number is not None
            else None
        )
        text = "".join(run.text or "" for run in paragraph.iter(W + "t"))
        if label is not None and text.strip():
            found.append((text.strip(), label.text))
    return found


def style_chain(name: str | None, styles: Mapping[str, Element]) -> list[str]:
    """A style and those that it is based on."""
    chain: list[str] = []
    while name is not None and name in styles and name not in chain:
        chain.append(name)
        name = val(styles[name], "basedOn")
    return chain


def numbers_of(properties: Element | None, chain: Sequence[str], styles: Mapping[str, Element]) -> Element | None:
    """The `w:numPr` in force."""
    own = properties.find(W + "numPr") if properties is not None else None
    inherited = (styles[name].find(f"{W}pPr/{W}numPr") for name in chain)
    return own if own is not None else next((one for one in inherited if one is not None), None)


def real_documents() -> list[Path]:
    """The real documents that have lists."""
    found = []
    for path in sorted(REAL.glob("*/*.docx")):
        with zipfile.ZipFile(path) as file:
            if "word/numbering.xml" in file.namelist() and b"<w:numPr>" in file.read("word/document.xml"):
                found.append(path)
    return found


@pytest.mark.skipif(SOFFICE is None or not REAL.is_dir(), reason="needs LibreOffice and the real documents")
def test_real_documents(tmp_path: Path) -> None:
    """In real documents each label is the one that LibreOffice shows in front of the same words."""
    paths = real_documents()
    lines = converted(paths, tmp_path)
    compared = 0
    for path in paths:
        rest = iter(lines[path])
        for text, label in numbered(path):
            line = next((line.strip() for line in rest if line.strip().endswith(text)), None)
            assert line is not None, (path.name, text)
            assert label == line.removesuffix(text).strip(), (path.name, text)
            compared += 1
    print(f"{compared} labels in {len(paths)} real documents as in LibreOffice")
    assert 7 <= compared  # all that they have, empty paragraphs left out
