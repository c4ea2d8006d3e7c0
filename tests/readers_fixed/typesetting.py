"""Writes tiny PDF and OFD files for the tests: characters where one wants them, or paragraphs set as official documents are."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape

#: A4, and the type area of GB/T 9704: 28 characters of 16 points on 22 lines.
WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP, SIZE, PITCH = 79.0, 120.0, 16.0, 29.0
PER_LINE, PER_PAGE = 28, 22

MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Run:
    """Characters beside each other: where they begin, points from the top left corner, and how far each is spread."""

    text: str
    x: float
    y: float
    size: float = SIZE
    spread: float = 0.0

    def advances(self) -> list[float]:
        """How far it is from each character to the next one."""
        return [self.size * (0.5 if char.isascii() else 1.0) + self.spread for char in self.text]


@dataclass(slots=True)
class Sheet:
    """A page: its runs, and its ruled lines as x0, y0, x1, y1."""

    runs: list[Run] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def grid(
    columns: Sequence[float], rows: Sequence[float], cells: Sequence[Sequence[str]], size: float = 12.0
) -> tuple[list[Run], list[tuple[float, float, float, float]]]:
    """A ruled table: the places of its upright and level lines, and what stands in its cells; lines of a cell are parted by /."""
    rules = [(columns[0], y, columns[-1], y) for y in rows]
    rules += [(x, rows[0], x, rows[-1]) for x in columns]
    runs = [
        Run(line, columns[at] + 4, rows[row] + (number + 1) * (size + 3), size)
        for row, texts in enumerate(cells)
        for at, text in enumerate(texts)
        for number, line in enumerate(text.split("/"))
        if line
    ]
    return runs, rules


def typeset(
    paragraphs: Iterable[str],
    *,
    number: str | None = "— {} —",
    header: str | None = None,
    spread: float = 0.0,
    indent: int = 2,
) -> list[Sheet]:
    """Paragraphs as they are set: first lines set in by two characters, full lines, page numbers.

    A paragraph that begins with > is centred, one that begins with < stands at the left edge.
    """
    step = SIZE + spread
    lines: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        mark, text = (paragraph[0], paragraph[1:]) if paragraph[:1] in "<>" else ("", paragraph)
        if mark == ">":
            lines += [(LEFT + (PER_LINE - len(text)) / 2 * step, text)]
            continue
        room = PER_LINE - (0 if mark == "<" else indent)
        lines.append((LEFT + (PER_LINE - room) * step, text[:room]))
        lines += [(LEFT, text[at : at + PER_LINE]) for at in range(room, len(text), PER_LINE)]
    sheets = []
    for first in range(0, max(1, len(lines)), PER_PAGE):
        here = lines[first : first + PER_PAGE]
        runs = [Run(text, x, TOP + at * PITCH, spread=spread) for at, (x, text) in enumerate(here)]
        at = first // PER_PAGE + 1
        runs += [Run(number.format(at), 280, 790, 14)] if number is not None else []
        runs += [Run(header, 200, 60, 10.5)] if header is not None else []
        sheets.append(Sheet(runs))
    return sheets


def ofd(sheets: Sequence[Sheet], *, base: str = "Pages/Page_{}/Content.xml", root: str = "Doc_0/Document.xml") -> bytes:
    """The sheets as an OFD file."""
    head = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(
        f'<ofd:Page ID="{at + 1}" BaseLoc="{("/Doc_0/" if at % 2 else "") + base.format(at)}"/>'
        for at in range(len(sheets))
    )
    box = f"<ofd:PhysicalBox>0 0 {WIDTH * MM:.3f} {HEIGHT * MM:.3f}</ofd:PhysicalBox>"
    parts = {
        "OFD.xml": f"<ofd:OFD {head}><ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        root.lstrip("/"): f"<ofd:Document {head}><ofd:CommonData><ofd:PageArea>{box}</ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, sheet in enumerate(sheets):
        objects = "".join(text_object(run) for run in sheet.runs) + "".join(path_object(rule) for rule in sheet.rules)
        parts[f"Doc_0/{base.format(at)}"] = content(objects)
    return packed(parts)


def content(objects: str) -> str:
    """The page of an OFD file with some objects on it."""
    return (
        '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>'
        f"{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def packed(parts: dict[str, str]) -> bytes:
    """Parts as an archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def text_object(run: Run, *, attributes: str = "", deltas: str | None = None) -> str:
    """A run as a text object of an OFD page."""
    if deltas is None:
        deltas = " ".join(f"{step * MM:.4f}" for step in run.advances()[:-1])
    return (
        f'<ofd:TextObject ID="1" Boundary="{run.x * MM:.4f} {(run.y - run.size) * MM:.4f} 200 20" '
        f'Size="{run.size * MM:.4f}" {attributes}><ofd:TextCode X="0" Y="{run.size * MM:.4f}" DeltaX="{deltas}">'
        f"{escape(run.text)}</ofd:TextCode></ofd:TextObject>"
    )


def path_object(rule: tuple[float, float, float, float]) -> str:
    """A ruled line as a path object of an OFD page."""
    x0, y0, x1, y1 = (f"{value * MM:.4f}" for value in rule)
    return (
        '<ofd:PathObject ID="1" Boundary="0 0 210 297"><ofd:AbbreviatedData>'
        f"M {x0} {y0} L {x1} {y1}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def cmap(ranges: str) -> bytes:
    """A table that tells which character a code stands for."""
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    return f"{head}{ranges}endcmap CMapName currentdict /CMap defineresource pop end end".encode()


#: Each two bytes are a character by its number, in the font and to those who read it.
TO_UNICODE = cmap(
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    + "".join(
        "64 beginbfrange\n"
        + "".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n" for high in four)
        + "endbfrange\n"
        for four in (range(first, first + 64) for first in range(0, 256, 64))
    )
)

FONT = b"<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
CID_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
    b"/Supplement 0 >> /FontDescriptor 6 0 R /DW 1000 /W [32 126 500] >>"
)
DESCRIPTOR = (
    b"<< /Type /FontDescriptor /FontName /FangSong /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 "
    b"/Descent -200 /CapHeight 700 /StemV 80 >>"
)


def pdf(
    sheets: Sequence[Sheet], *, extra: bytes = b"", page: bytes = b"", trailer: bytes = b"", embedded: bool = True
) -> bytes:
    """The sheets as a PDF file.

    Args:
        sheets: the pages.
        extra: what each page's content begins with.
        page: entries that each page has besides.
        trailer: entries that the trailer has besides.
        embedded: whether the font is in the file, each character a square; else it is named only, and nobody has it.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    chars = sorted({char for sheet in sheets for run in sheet.runs for char in run.text})
    if embedded:
        codes = {char: (at // 255, at % 255 + 1) for at, char in enumerate(chars)}
        fonts = [square_font(objects, chars[first : first + 255]) for first in range(0, len(chars), 255)]
    else:
        codes = {}
        fonts = [len(objects) + 1]
        objects += [FONT, CID_FONT, stream(TO_UNICODE), DESCRIPTOR]
    named = " ".join(f"/F{at} {number} 0 R" for at, number in enumerate(fonts))
    kids = []
    for sheet in sheets:
        operators = b"\n".join(shown(run, codes) for run in sheet.runs)
        objects.append(stream(extra + operators + b"\n" + drawn(sheet)))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << {named} >> >> "
            f"/Contents {len(objects)} 0 R ".encode()
            + page
            + b" >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return assembled(objects, trailer)


def square_font(objects: list[bytes], chars: Sequence[str]) -> int:
    """Add a font in which each character is a square, half as wide for those of ASCII; returns its number."""
    square = len(objects) + 1
    objects += [stream(b"%d 0 0 0 %d 800 d1 0 0 %d 800 re f" % (width, width, width)) for width in (1000, 500)]
    blank = len(objects) + 1
    objects.append(stream(b"500 0 d0"))
    procedures, widths, named = "", "", ""
    for code, char in enumerate(chars, 1):
        procedures += f"/c{code} {blank if char == ' ' else square + char.isascii()} 0 R "
        widths += "500 " if char.isascii() else "1000 "
        named += f"<{code:02X}> <{char.encode('utf-16-be').hex()}>\n"
    listed = " ".join(f"/c{code}" for code in range(1, len(chars) + 1))
    blocks = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
        for block in (named.splitlines()[at : at + 100] for at in range(0, len(chars), 100))
    )
    objects.append(stream(cmap("1 begincodespacerange <00> <FF> endcodespacerange\n" + blocks)))
    objects.append(
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 800] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 "
        f"/LastChar {len(chars)} /Widths [{widths}] /CharProcs << {procedures}>> /Encoding << /Type /Encoding "
        f"/Differences [1 {listed}] >> /Resources << >> /ToUnicode {len(objects)} 0 R >>".encode()
    )
    return len(objects)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects as a file, with the table that tells where each is."""
    out, places = b"%PDF-1.7\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, entry)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + table + end


def stream(data: bytes) -> bytes:
    """Data as a packed stream."""
    squeezed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(squeezed), squeezed)


def shown(run: Run, codes: dict[str, tuple[int, int]]) -> bytes:
    """The operators that show a run.

    Args:
        run: the run.
        codes: the font and the code of each character; none for the font whose codes are the characters.
    """
    head = f"BT {run.spread} Tc {run.x} {HEIGHT - run.y} Td "
    if not codes:
        return f"{head}/F0 {run.size} Tf <{run.text.encode('utf-16-be').hex()}> Tj ET".encode()
    for char in run.text:
        font, code = codes[char]
        head += f"/F{font} {run.size} Tf <{code:02X}> Tj "
    return f"{head}ET".encode()


def drawn(sheet: Sheet) -> bytes:
    """The operators that draw the ruled lines of a sheet."""
    lines = (f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S" for x0, y0, x1, y1 in sheet.rules)
    return "\n".join(lines).encode()
