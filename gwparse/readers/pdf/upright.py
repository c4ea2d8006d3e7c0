"""A page as it is looked at: PDF files count from the bottom, and may be turned."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any


class Upright:
    """A page as it is looked at: turned as the file says, from its top left corner on.

    Attributes:
        width, height: the page's.
        angle: how its text is turned in the file to stand upright.
        is_sideways: whether it is turned by a quarter.
    """

    def __init__(self, pdfium: Any, page: Any) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        turn = pdfium.FPDFPage_GetRotation(page) % 4
        self._left, self._bottom = box.left, box.bottom
        wide, high = abs(box.right - box.left), abs(box.top - box.bottom)
        self._corner = {0: (0.0, high), 1: (0.0, 0.0), 2: (wide, 0.0), 3: (wide, high)}[turn]
        self.is_sideways = turn % 2 == 1
        self.width, self.height = (high, wide) if self.is_sideways else (wide, high)
        self.angle = turn * pi / 2
        self._cos, self._sin = round(cos(self.angle)), round(sin(self.angle))

    def moved(self, right: float, up: float) -> tuple[float, float]:
        """A way in the file, to the right and up, as one on the page as it is looked at, to the right and down."""
        return right * self._cos + up * self._sin, right * self._sin - up * self._cos

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the file on the page as it is looked at."""
        return self.moved(x - self._left - self._corner[0], y - self._bottom - self._corner[1])
