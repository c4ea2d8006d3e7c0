"""The ruled lines of a PDF page: what is stroked level or upright, and what is filled and thin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gwparse.readers.fixed.glyphs import MOST_STROKES, Stroke
from gwparse.readers.fixed.tables import Corner, strokes_of
from gwparse.readers.pdf.upright import Upright

#: Forms within forms that are looked into.
DEEPEST = 4

#: Pages with more objects are pictures, not tables.
MOST_OBJECTS = 50_000


class Strokes:
    """Finds the ruled lines of a page.

    Args:
        pdfium: the functions of PDFium.
        upright: the page as it is looked at.
    """

    def __init__(self, pdfium: Any, upright: Upright) -> None:
        self._pdfium = pdfium
        self._upright = upright

    def of_page(self, page: Any) -> list[Stroke]:
        """The ruled lines of a page; none where there are so many that they make a picture."""
        pdfium = self._pdfium
        found: list[Stroke] = []
        count = pdfium.FPDFPage_CountObjects(page)
        for at in range(count if count <= MOST_OBJECTS else 0):
            found += self._of(pdfium.FPDFPage_GetObject(page, at), (), 0)
            if len(found) > MOST_STROKES:
                return []
        return found

    def _of(self, one: Any, within: tuple[Any, ...], depth: int) -> Iterator[Stroke]:
        pdfium = self._pdfium
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from self._of_path(one, within)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(one, matrix)
            for at in range(pdfium.FPDFFormObj_CountObjects(one)):
                yield from self._of(pdfium.FPDFFormObj_GetObject(one, at), (matrix, *within), depth + 1)

    def _of_path(self, path: Any, within: tuple[Any, ...]) -> Iterator[Stroke]:
        pdfium = self._pdfium
        fill, stroke = pdfium.c_int(), pdfium.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return
        points = list(self._points(path, within))
        if len(points) <= MOST_STROKES:
            yield from strokes_of(points, stroked=bool(stroke.value))

    def _points(self, path: Any, within: tuple[Any, ...]) -> Iterator[Corner]:
        """The corners of a path."""
        pdfium = self._pdfium
        matrix, x, y = pdfium.FS_MATRIX(), pdfium.c_float(), pdfium.c_float()
        pdfium.FPDFPageObj_GetMatrix(path, matrix)
        first: tuple[float, float] | None = None
        for at in range(min(pdfium.FPDFPath_CountSegments(path), MOST_STROKES + 1)):
            segment = pdfium.FPDFPath_GetPathSegment(path, at)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            px, py = x.value, y.value
            for one in (matrix, *within):
                px, py = one.a * px + one.c * py + one.e, one.b * px + one.d * py + one.f
            here = self._upright.place(px, py)
            is_line = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                first = here
            yield Corner(*here, is_line)
            if first is not None and pdfium.FPDFPathSegment_GetClose(segment):
                yield Corner(*first, True)
