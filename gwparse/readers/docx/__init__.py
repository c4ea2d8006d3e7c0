"""Word documents (.docx) to the text a reader of the printed page would see, with how it is set and where it comes from.

Only the standard library is used. The file is never changed, nothing in it is run, and nothing outside it is fetched: a file that is
damaged, locked by a password, too large or something else is refused in one sentence.

What is read: paragraphs, tables, text boxes, content controls, links, fields, tracked changes, the header of the first page where it
has one of its own, automatic numbers as they are printed. What is not: hidden text, footnotes, comments, tables of contents,
running headers and footers (but the page numbers in them), formats that the style of a table gives, pictures.
"""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from gwparse.errors import UNNAMED, UnreadableInput
from gwparse.layout import LaidLine, Layout
from gwparse.readers import Revisions
from gwparse.readers.docx.body import BodyReader, Lines
from gwparse.readers.docx.numbering import Numbering
from gwparse.readers.docx.package import Package
from gwparse.readers.docx.pages import begins_page, page_setups
from gwparse.readers.docx.runs import RunReader
from gwparse.readers.docx.styles import Styles
from gwparse.readers.docx.xml import R, W, is_on
from gwparse.source import ReaderNote, Source


def read_docx(data: bytes, path: str | None = None, *, revisions: Revisions = "final") -> Source:
    """Read a Word document.

    Args:
        data: the whole file.
        path: the file's name, kept on the Source and used in messages.
        revisions: final: as if all tracked changes were accepted · original: as if all were rejected.

    Returns:
        A Source whose `layout` says how each of its lines is set.

    Raises:
        UnreadableInput: when the file is damaged, is none, or is too large.
    """
    package = Package(data, path or UNNAMED)
    root = package.root(package.main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise UnreadableInput(f"{path or UNNAMED}: 里面没有 Word 文档")
    styles = Styles(package.related("styles"), package.related("theme"))
    numbering = Numbering(package.related("numbering"), styles.numbers)
    out = Lines()
    last = body.find(W + "sectPr")
    sections = [*body.iterfind(f".//{W}pPr/{W}sectPr"), *([last] if last is not None else [])]
    readers = [*_first_header(package, styles, numbering, out, sections, revisions)]
    reader = BodyReader(RunReader(package.main, root, styles, revisions), styles, numbering, out, revisions)
    reader.read(body, "body")
    readers.append(reader)
    sections = [*reader.breaks, *([last] if last is not None else [])] or [Element(W + "sectPr")]
    layout = Layout(tuple(_with_breaks(out.laid, sections)), page_setups(package, styles, sections))
    text = "".join(line + "\n" for line in out.parts)
    return Source(text, path, notes=tuple(_notes(package, body, readers)), extracted=True, layout=layout)


def _first_header(
    package: Package, styles: Styles, numbering: Numbering, out: Lines, sections: list[Element], revisions: Revisions
) -> list[BodyReader]:
    """Read the header of the first page, where it has one of its own: the 版头 may stand in it."""
    first = sections[0] if sections else None
    if first is None or is_on(first, "titlePg") is not True:
        return []
    named = next((one for one in first.iter(f"{W}headerReference") if one.get(W + "type") == "first"), None)
    wanted = named.get(R + "id") if named is not None else None
    part = next((one.part for one in package.relationships(package.main) if one.id == wanted), None)
    root = package.root(part) if part is not None else None
    if part is None or root is None:
        return []
    lines = Lines()
    reader = BodyReader(RunReader(part, root, styles, revisions), styles, numbering, lines, revisions)
    reader.read(root, "header")
    if any("\u4e00" <= char <= "\u9fff" for line in lines.parts for char in line):
        out.take(lines)
        return [reader]
    return []


def _with_breaks(lines: list[LaidLine], sections: list[Element]) -> list[LaidLine]:
    """The lines, those with which a section begins a page marked."""
    begun = 0
    marked = []
    for line in lines:
        if line.section > begun and line.end > line.start:
            if any(begins_page(section) for section in sections[begun + 1 : line.section + 1]):
                line = replace(line, begins_page=True)
            begun = line.section
        marked.append(line)
    return marked


def _notes(package: Package, body: Element, readers: list[BodyReader]) -> list[ReaderNote]:
    """What is in the file and was not read, for its author to know."""
    notes = []
    hidden = sum(reader.runs.hidden for reader in readers)
    contents = sum(reader.contents for reader in readers)
    notes_at_foot = sum(1 for name in ("footnoteReference", "endnoteReference") for _ in body.iter(W + name))
    changes = sum(1 for name in ("ins", "del") for _ in body.iter(W + name))
    if changes:
        view = "接受" if readers[-1].revisions == "final" else "拒绝"
        notes.append(ReaderNote(f"文件有{changes}处修订，按全部{view}后的文字读取"))
    if hidden:
        notes.append(ReaderNote(f"有{hidden}处隐藏文字，没有读取"))
    broken = sum(reader.runs.broken for reader in readers)
    if broken:
        notes.append(ReaderNote(f"有{broken}个域不完整，按文字读取，请在 Word 中查看"))
    if contents:
        notes.append(ReaderNote(f"自动目录共{contents}段，没有读取"))
    if notes_at_foot:
        notes.append(ReaderNote(f"脚注和尾注共{notes_at_foot}处，没有读取"))
    if any(True for _ in body.iter(W + "altChunk")):
        notes.append(ReaderNote("文件嵌有其他文档，没有读取，请在 Word 中打开并保存一次"))
    return notes
