"""What LibreOffice shows in front of numbered paragraphs, to hold our labels against.

Each `Sheet` becomes a .docx of its own whose paragraphs read ‖0, ‖1 and so on; converted to plain text, what stands in front of the
mark is the label. One call of soffice converts them all.
"""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SOFFICE = shutil.which("soffice")
MARK = "‖"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Item:
    """A numbered paragraph.

    Attributes:
        number: its numId, its own or that of its style.
        level: the level that is named with it.
        styles: its style and those that it is based on, nearest first.
        is_direct: whether the paragraph itself names the list.
    """

    number: str = "1"
    level: int | None = 0
    styles: tuple[str, ...] = ()
    is_direct: bool = True


@dataclass(frozen=True)
class Sheet:
    """A document of numbered paragraphs.

    Attributes:
        numbering: what `w:numbering` holds.
        items: its paragraphs.
        styles: the elements `w:style`.
        style_numbers: by the id of a style, its numId.
    """

    numbering: str
    items: Sequence[Item]
    styles: str = ""
    style_numbers: Mapping[str, str] = field(default_factory=dict)

    @property
    def numbering_part(self) -> str:
        """The part word/numbering.xml."""
        return f"{_HEAD}<w:numbering {NAMESPACES}>{self.numbering}</w:numbering>"

    def write(self, path: Path) -> None:
        """Writes the document as a .docx."""
        types = "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{_MAIN}{kind}+xml"/>'
            for part, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"))
        )
        relations = "".join(
            f'<Relationship Id="{part}" Type="{_RELATION}{part}" Target="{part}.xml"/>'
            for part in ("styles", "numbering")
        )
        body = "".join(_paragraph(item, at) for at, item in enumerate(self.items))
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="main"'
            f' Type="{_RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}relationships">{relations}</Relationships>',
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {NAMESPACES}>{self.styles}</w:styles>",
        }
        with zipfile.ZipFile(path, "w") as file:
            for name, content in parts.items():
                file.writestr(name, _HEAD + content)
            file.writestr("word/numbering.xml", self.numbering_part)


def level(
    at: int, text: str = "", form: str = "decimal", *, start: int | None = 1, more: str = "", end: str = ""
) -> str:
    """A `w:lvl`.

    Args:
        at: its number, from 0.
        text: its `w:lvlText`; %1. and so on if empty.
        form: its `w:numFmt`; "" for none.
        start: its first number.
        more, end: elements in front of its text and behind it.
    """
    number = f'<w:start w:val="{start}"/>' if start is not None else ""
    kind = f'<w:numFmt w:val="{form}"/>' if form else ""
    return f'<w:lvl w:ilvl="{at}">{number}{kind}{more}<w:lvlText w:val="{text or f"%{at + 1}."}"/>{end}</w:lvl>'


def definition(*levels: str, name: str = "0") -> str:
    """A `w:abstractNum`."""
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def instance(number: str = "1", name: str = "0", *overrides: str) -> str:
    """A `w:num`."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{"".join(overrides)}</w:num>'


def override(at: int, start: int | None = None, redefined: str = "") -> str:
    """A `w:lvlOverride`."""
    number = f'<w:startOverride w:val="{start}"/>' if start is not None else ""
    return f'<w:lvlOverride w:ilvl="{at}">{number}{redefined}</w:lvlOverride>'


def items(*levels: int, number: str = "1") -> list[Item]:
    """Paragraphs of one list at some levels."""
    return [Item(number, at) for at in levels]


def _paragraph(item: Item, at: int) -> str:
    style = f'<w:pStyle w:val="{item.styles[0]}"/>' if item.styles else ""
    level = f'<w:ilvl w:val="{item.level}"/>' if item.level is not None else ""
    number = f'<w:numPr>{level}<w:numId w:val="{item.number}"/></w:numPr>' if item.is_direct else ""
    return f"<w:p><w:pPr>{style}{number}</w:pPr><w:r><w:t>{MARK}{at}</w:t></w:r></w:p>"


def converted(paths: Iterable[Path], folder: Path) -> dict[Path, list[str]]:
    """The lines that LibreOffice makes of documents, as plain text.

    Args:
        paths: the documents; their names differ.
        folder: an empty one to work in.
    """
    paths = list(paths)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    form = ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run(
        [str(SOFFICE), profile, "--headless", *form, *map(str, paths)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {path: (folder / f"{path.stem}.txt").read_text("utf-8-sig").splitlines() for path in paths}


def labels_shown(sheets: Mapping[str, Sheet], folder: Path) -> dict[str, list[str]]:
    """By the names of sheets, the labels that LibreOffice shows, without the blanks around them."""
    paths = {name: folder / f"sheet{at}.docx" for at, name in enumerate(sheets)}
    for name, sheet in sheets.items():
        sheet.write(paths[name])
    lines = converted(paths.values(), folder)
    labels = {}
    for name, sheet in sheets.items():
        shown = {at: label for label, _, at in (line.partition(MARK) for line in lines[paths[name]])}
        labels[name] = [shown[str(at)].strip() for at in range(len(sheet.items))]
    return labels
