"""Page setups of a Word document: paper, margins, document grid, and the page numbers in footers and headers.

What a section does not say has the value that Word takes for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from gwparse.layout import Grid, NumberPlace, PageNumber, Pages, PageSetup
from gwparse.readers.docx.package import Package
from gwparse.readers.docx.runs import NUMBER, Piece, RunReader
from gwparse.readers.docx.styles import DEFAULT_SIZE, Styles
from gwparse.readers.docx.xml import WP, R, W, is_on, number

#: Twips in a millimetre.
_TWIPS = 1440 / 25.4

#: Word's own page where a section names none: Letter, an inch round it.
_DEFAULTS = {"w": 12240.0, "h": 15840.0, "top": 1440.0, "bottom": 1440.0, "left": 1800.0, "right": 1800.0}

_PLACES: dict[str, NumberPlace] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "outside": "outside",
    "inside": "inside",
}

_PAGES: dict[str, Pages] = {"default": "default", "even": "even", "first": "first"}

#: Section breaks after which the text goes on on the same page.
_SAME_PAGE = ("continuous", "nextColumn")


def page_setups(package: Package, styles: Styles, sections: Sequence[Element]) -> tuple[PageSetup, ...]:
    """The page setups of a document.

    Args:
        package: the file.
        styles: its styles.
        sections: the properties of its sections, in order; at least one.
    """
    settings = package.related("settings")
    odd_and_even = is_on(settings, "evenAndOddHeaders") is True
    parts = {one.id: one.part for one in package.relationships(package.main)}
    setups: list[PageSetup] = []
    used: dict[tuple[str, str], str] = {}  # a section without a footer of its own has that of the section before
    for section in sections:
        for kind in ("header", "footer"):
            for reference in section.iter(f"{W}{kind}Reference"):
                used[kind, reference.get(W + "type", "default")] = parts.get(reference.get(R + "id", ""), "")
        first_differs = is_on(section, "titlePg") is True
        numbers: list[PageNumber] = []
        for (kind, pages), part in used.items():
            counts = pages == "default" or (pages == "even" and odd_and_even) or (pages == "first" and first_differs)
            if counts and pages in _PAGES:
                numbers += _numbers(package, styles, part, _PAGES[pages], in_header=kind == "header")
        setups.append(_setup(section, settings, tuple(numbers), odd_and_even=odd_and_even, first_differs=first_differs))
    return tuple(setups)


def begins_page(section: Element) -> bool:
    """Whether a section begins on a new page."""
    kind = section.find(W + "type")
    return kind is None or kind.get(W + "val") not in _SAME_PAGE


def _setup(
    section: Element,
    settings: Element | None,
    numbers: tuple[PageNumber, ...],
    *,
    odd_and_even: bool,
    first_differs: bool,
) -> PageSetup:
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")

    def measured(element: Element | None, name: str) -> float:
        found = number(element.get(W + name)) if element is not None else None
        return abs(found) if found is not None else _DEFAULTS.get(name, 0.0)

    gutter = measured(margins, "gutter")
    on_top = is_on(settings, "gutterAtTop") is True
    left = measured(margins, "left") + (0.0 if on_top else gutter)
    top = measured(margins, "top") + (gutter if on_top else 0.0)
    return PageSetup(
        width=round(measured(size, "w") / _TWIPS, 1),
        height=round(measured(size, "h") / _TWIPS, 1),
        top=round(top / _TWIPS, 1),
        bottom=round(measured(margins, "bottom") / _TWIPS, 1),
        left=round(left / _TWIPS, 1),
        right=round(measured(margins, "right") / _TWIPS, 1),
        grid=_grid(section.find(W + "docGrid")),
        numbers=numbers,
        odd_and_even=odd_and_even,
        first_differs=first_differs,
    )


def _grid(grid: Element | None) -> Grid | None:
    kind = grid.get(W + "type", "default") if grid is not None else "default"
    pitch = number(grid.get(W + "linePitch")) if grid is not None else None
    if grid is None or kind == "default" or not pitch or pitch <= 0:
        return None
    if kind == "lines":
        return Grid(pitch / 20)
    space = _integer(grid.get(W + "charSpace", "0"))
    if space >= 2**31:
        space -= 2**32  # LibreOffice writes it without its sign
    return Grid(pitch / 20, space / 4096)


def _integer(text: str) -> int:
    """A whole number; 0 for what is none, or is none that such files hold."""
    try:
        return int(text) if len(text) < 12 else 0
    except ValueError:
        return 0


def _numbers(package: Package, styles: Styles, part: str, pages: Pages, *, in_header: bool) -> Iterator[PageNumber]:
    """The page numbers in one footer or header."""
    root = package.root(part) if part else None
    if root is None:
        return
    reader = RunReader(part, root, styles, marks_numbers=True)
    yield from _numbers_in(root, reader, styles, pages, None, boxed=False, in_header=in_header)


def _numbers_in(
    element: Element,
    reader: RunReader,
    styles: Styles,
    pages: Pages,
    place: NumberPlace | None,
    *,
    boxed: bool,
    in_header: bool,
) -> Iterator[PageNumber]:
    """The page numbers in the paragraphs of an element, outer ones first.

    Args:
        element: the footer, or the content of a text box in it.
        reader: the reader of its runs.
        styles: the styles.
        pages: which pages the footer is for.
        place: where the text box stands; None where that is not said.
        boxed: whether this is a text box.
        in_header: whether this is a header.
    """
    for paragraph in _paragraphs(element):
        properties = paragraph.find(W + "pPr")
        style = styles.style_of(properties)
        pieces, boxes = reader.pieces(paragraph, style)
        shown = next((piece for piece in pieces if piece.text == NUMBER and piece.origin is None), None)
        if shown is not None:
            setting = styles.paragraph(properties, style, shown.look.narrow.size or DEFAULT_SIZE)
            framed = _framed(properties)
            # A tab puts the number wherever its stop is.
            tabbed = any("\u3000" in piece.text for piece in pieces[: pieces.index(shown)])
            yield PageNumber(
                pages=pages,
                text=_text(pieces),
                alignment=framed or (place if boxed else None if tabbed else setting.alignment),
                left=setting.left,
                right=setting.right,
                format=shown.look.narrow,
                in_header=in_header,
            )
        places = _places(paragraph)
        for box in boxes:
            yield from _numbers_in(box, reader, styles, pages, places.get(id(box)), boxed=True, in_header=in_header)


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs of a part or of a text box, without those of the text boxes inside them."""
    for child in element:
        if child.tag == W + "p":
            yield child
        else:
            yield from _paragraphs(child)


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces).strip("\u3000 \n")


def _framed(properties: Element | None) -> NumberPlace | None:
    """Where the frame of a paragraph stands; None where it has none."""
    frame = properties.find(W + "framePr") if properties is not None else None
    return _PLACES.get(frame.get(W + "xAlign", "")) if frame is not None else None


def _places(paragraph: Element) -> dict[int, NumberPlace]:
    """Where the text boxes that hang on a paragraph stand, by the identity of their contents, as far as that is said."""
    found: dict[int, NumberPlace] = {}
    for anchor in paragraph.iter(WP + "anchor"):
        aligned = anchor.find(f"{WP}positionH/{WP}align")
        place = _PLACES.get((aligned.text or "").strip()) if aligned is not None else None
        if place is not None:
            found |= {id(content): place for content in anchor.iter(W + "txbxContent")}
    return found
