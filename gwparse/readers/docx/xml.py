"""Names and values in WordprocessingML.

What is missing is None and raises nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

#: What files of the strict kind (ISO/IEC 29500 Strict) call the same names.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
)


def val(element: Element | None, name: str) -> str | None:
    """The `w:val` of a child; None where the child or its value is missing.

    Args:
        element: the parent, or None.
        name: the child's name without its prefix.
    """
    child = element.find(W + name) if element is not None else None
    return child.get(W + "val") if child is not None else None


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a child switches something on or off; None where it is missing."""
    child = element.find(W + name) if element is not None else None
    if child is None:
        return None
    return child.get(W + "val", "true").lower() not in ("0", "false", "off", "none")


def number(text: str | None) -> float | None:
    """A measure as a number of the unit it is written in, twips where none is said; None for what is none.

    Files of the strict kind write points and the like: 10.5pt.
    """
    if text is None:
        return None
    factor = 1.0
    if text[-2:] in _UNITS:
        text, factor = text[:-2], _UNITS[text[-2:]]
    try:
        value = float(text) * factor
    except ValueError:
        return None
    return value if -1e7 < value < 1e7 else None


#: How many twips a unit has.
_UNITS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pc": 240.0, "pi": 240.0}


def chosen(alternatives: Element) -> Element | None:
    """What is read of an `mc:AlternateContent`: its first choice, else its fallback, never both."""
    choice = alternatives.find(MC + "Choice")
    return choice if choice is not None and len(choice) else alternatives.find(MC + "Fallback")


def text_boxes(element: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, outer ones only, in order."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            taken = chosen(child)
            if taken is not None:
                yield from text_boxes(taken)
        else:
            yield from text_boxes(child)
