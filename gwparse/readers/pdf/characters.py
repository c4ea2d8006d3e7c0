"""The characters of a PDF page with their places, as PDFium tells them, and mended where it errs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot, pi, remainder
from typing import Any

from gwparse.readers.fixed.glyphs import UNKNOWN, Glyph, known
from gwparse.readers.fixed.notes import Missing
from gwparse.readers.pdf.upright import Upright

#: Text farther than this from upright is left out, as stamps and watermarks have it; radians.
ASLANT = 0.1

#: How far from the base line of its text a character's place is a mistake, in its sizes.
OFF_BASE = 0.02

#: How many text objects back the one may be for which another was taken.
BACK = 8


@dataclass(slots=True)
class Characters:
    """The characters of one page.

    Attributes:
        shown: those that one sees.
        hidden: those that are there for machines alone, as the recognised text of a scan is.
        left_out: how many were left out.
    """

    shown: list[Glyph]
    hidden: list[Glyph]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Object:
    """A text object: where it is, how far it reaches, how big it is, and whether PDFium knows how high its characters are."""

    x: float
    y: float
    width: float
    size: float
    is_flat: bool


class Reader:
    """Reads the characters of pages.

    Args:
        pdfium: the functions of PDFium.
        missing: counts what is left out.
    """

    def __init__(self, pdfium: Any, missing: Missing) -> None:
        self._pdfium = pdfium
        self._missing = missing

    def read(self, page: Any, text: Any, upright: Upright) -> Characters:
        """The characters of one page.

        Args:
            page: the page.
            text: its text, as PDFium has loaded it.
            upright: the page as it is looked at.
        """
        found = Characters([], [])
        of_objects: dict[int, list[Glyph]] = {}
        for glyph, source in self._glyphs(text, upright, found):
            key = self._address(source)
            of_objects.setdefault(key, []).append(glyph)
            (found.hidden if self._is_hidden(source) else found.shown).append(glyph)
        found.shown += self._taken_for_others(page, upright, of_objects)
        return found

    def _glyphs(self, text: Any, upright: Upright, found: Characters) -> Iterator[tuple[Glyph, Any]]:
        """The characters that stand upright on the page, each with its text object."""
        pdfium = self._pdfium
        x, y, box = pdfium.c_double(), pdfium.c_double(), pdfium.FS_RECTF()
        matrix, own = pdfium.FS_MATRIX(), pdfium.FS_MATRIX()
        for at, char in self._named(text):
            # PDFium counts the angle with the clock.
            if abs(remainder(pdfium.FPDFText_GetCharAngle(text, at) + upright.angle, 2 * pi)) > ASLANT:
                self._missing.aslant += not char.isspace()
                found.left_out += 1
                continue
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            pdfium.FPDFText_GetLooseCharBox(text, at, box)
            pdfium.FPDFText_GetMatrix(text, at, matrix)
            size = pdfium.FPDFText_GetFontSize(text, at) * (hypot(matrix.c, matrix.d) or 1.0)
            width = abs(box.top - box.bottom) if upright.is_sideways else abs(box.right - box.left)
            source = pdfium.FPDFText_GetTextObject(text, at)
            origin = x.value, y.value
            if source and (off := _off_base(matrix, origin)) > OFF_BASE * size:
                pdfium.FPDFPageObj_GetMatrix(source, own)
                if _off_base(own, origin) < off:
                    origin, width = _moved(origin, own, matrix), size
            left, base = upright.place(*origin)
            if -1.0 <= left <= upright.width and 0.0 <= base <= upright.height + 1.0 and 0.0 < size < 2000.0:
                yield Glyph(char, left, base, width, size), source
            elif not char.isspace():
                self._missing.outside += 1
                found.left_out += 1

    def _named(self, text: Any) -> Iterator[tuple[int, str]]:
        """The characters in the order of the file by their number; what PDFium has added is left out."""
        pdfium = self._pdfium
        half = ""
        for at in range(pdfium.FPDFText_CountChars(text)):
            code = pdfium.FPDFText_GetUnicode(text, at)
            if code in (0x0A, 0x0D) or pdfium.FPDFText_IsGenerated(text, at) == 1:
                continue
            if 0xD800 <= code < 0xDC00:
                half = chr(code)
                continue
            char = half + (chr(code) if code <= 0x10FFFF else "")
            if half:
                char, half = char.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), ""
            named = known(char)
            if named is not None:
                self._missing.unnamed += named == UNKNOWN != char
                yield at, named

    def _is_hidden(self, source: Any) -> bool:
        mode = self._pdfium.FPDFTextObj_GetTextRenderMode(source) if source else None
        return bool(mode == self._pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)

    def _address(self, source: Any) -> int:
        return self._pdfium.cast(source, self._pdfium.c_void_p).value or 0

    def _taken_for_others(self, page: Any, upright: Upright, of_objects: dict[int, list[Glyph]]) -> Iterator[Glyph]:
        """The characters of text objects that PDFium takes for others printed twice, and leaves out.

        It does so where a font is not in the file and none on the computer has its characters: it then does not know how high
        they are, and takes two like each other for one, wherever they stand. Single ones it leaves out altogether.
        """
        pdfium = self._pdfium
        before: list[tuple[_Object, list[Glyph]]] = []
        for at in range(pdfium.FPDFPage_CountObjects(page)):
            one = pdfium.FPDFPage_GetObject(page, at)
            if pdfium.FPDFPageObj_GetType(one) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            here = self._object(one)
            glyphs = of_objects.get(self._address(one))
            if glyphs is None and here.is_flat:
                for other, like in reversed(before[-BACK:]):
                    if (
                        here.width > 0
                        and other.is_flat
                        and abs(other.width - here.width) < 0.01
                        and other.size == here.size
                    ):
                        right, down = upright.moved(here.x - other.x, here.y - other.y)
                        if hypot(right, down) > 0.3 * like[0].size:
                            glyphs = [one._replace(x=one.x + right, y=one.y + down) for one in like]
                            yield from glyphs
                        break
                if glyphs is None and not pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(one)):
                    self._missing.without_font += 1
            if glyphs:
                before.append((here, glyphs))

    def _object(self, one: Any) -> _Object:
        pdfium = self._pdfium
        sides = [pdfium.c_float() for _ in range(4)]
        matrix, size = pdfium.FS_MATRIX(), pdfium.c_float()
        pdfium.FPDFPageObj_GetBounds(one, *sides)
        pdfium.FPDFPageObj_GetMatrix(one, matrix)
        pdfium.FPDFTextObj_GetFontSize(one, size)
        left, bottom, right, top = (side.value for side in sides)
        return _Object(matrix.e, matrix.f, right - left, size.value, top - bottom < 0.001 * size.value)


def _off_base(matrix: Any, origin: tuple[float, float]) -> float:
    """How far a place is from the base line of a text with some matrix."""
    aside = matrix.a * (origin[1] - matrix.f) - matrix.b * (origin[0] - matrix.e)
    return float(abs(aside) / (hypot(matrix.a, matrix.b) or 1.0))


def _moved(origin: tuple[float, float], own: Any, matrix: Any) -> tuple[float, float]:
    """A place within a form as one on the page.

    PDFium gives the former for characters that it writes in another way than the file, as it does Kangxi radicals.

    Args:
        origin: the place.
        own: the matrix of its text within the form.
        matrix: the same on the page.
    """
    scale = own.a * own.d - own.b * own.c
    if not scale:
        return origin
    x, y = origin[0] - own.e, origin[1] - own.f
    u, v = (x * own.d - y * own.c) / scale, (y * own.a - x * own.b) / scale
    return u * matrix.a + v * matrix.c + matrix.e, u * matrix.b + v * matrix.d + matrix.f
