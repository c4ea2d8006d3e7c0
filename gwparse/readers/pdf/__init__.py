"""PDF files to the text of the document on them, by way of PDFium, which comes with the extra `pdf`.

PDFium tells of each character what it is and where it stands; the rest is geometry (readers/fixed). The file is never changed,
nothing in it is run, and nothing outside it is fetched. A page without characters, a scan, is told; a file without any is refused.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from gwparse.errors import UNNAMED, UnreadableInput
from gwparse.readers.fixed import source_of
from gwparse.readers.fixed.glyphs import MOST_GLYPHS, MOST_PAGES, FixedPage
from gwparse.readers.fixed.notes import Missing
from gwparse.readers.pdf.bombs import refuse_bombs
from gwparse.readers.pdf.characters import Characters, Reader
from gwparse.readers.pdf.strokes import Strokes
from gwparse.readers.pdf.upright import Upright

if TYPE_CHECKING:
    from gwparse.source import Source

#: PDFium is not made for several threads at once.
_LOCK = Lock()


def read_pdf(data: bytes, path: str | None = None) -> Source:
    """Read a PDF file.

    Args:
        data: the whole file.
        path: the file's name, kept on the Source and used in messages.

    Returns:
        A Source whose `printed` says on which page each of its lines stands.

    Raises:
        UnreadableInput: when PDFium is not installed, or the file is damaged, locked by a password, too large, or has no text.
    """
    name = path or UNNAMED
    try:
        import pypdfium2.raw as pdfium
    except ImportError:
        raise UnreadableInput(f"{name}: 读 PDF 文件要装 pypdfium2，请运行 pip install 'gwparse[pdf]'") from None
    refuse_bombs(data, name)
    with _LOCK:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            is_locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise UnreadableInput(
                f"{name}: 文件有密码，请去掉密码后另存一份"
                if is_locked
                else f"{name}: 文件已损坏，或者不完整，PDF 打不开"
            )
        try:
            return _Document(pdfium, document, name).read(path)
        finally:
            pdfium.FPDF_CloseDocument(document)


class _Document:
    """An open document.

    Args:
        pdfium: the functions of PDFium.
        document: the document.
        name: the file's name, for messages.
    """

    def __init__(self, pdfium: Any, document: Any, name: str) -> None:
        self._pdfium = pdfium
        self._document = document
        self._name = name
        self._missing = Missing()
        self._characters = Reader(pdfium, self._missing)
        self._count = 0

    def read(self, path: str | None) -> Source:
        """The text of all pages."""
        count = self._pdfium.FPDF_GetPageCount(self._document)
        if count > MOST_PAGES:
            raise UnreadableInput(f"{self._name}: 超过 {MOST_PAGES} 页，太长")
        pages = [self._page(at) for at in range(count)]
        self._missing.refuse_without_text(self._name)
        return source_of(pages, path, self._missing.notes())

    def _page(self, at: int) -> FixedPage:
        pdfium = self._pdfium
        page = pdfium.FPDF_LoadPage(self._document, at)
        if not page:
            raise UnreadableInput(f"{self._name}: 文件已损坏，第{at + 1}页打不开")
        text = pdfium.FPDFText_LoadPage(page)
        try:
            return self._read(page, text)
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(page)

    def _read(self, page: Any, text: Any) -> FixedPage:
        pdfium = self._pdfium
        upright = Upright(pdfium, page)
        self._count += pdfium.FPDFText_CountChars(text) if text else 0
        if self._count > MOST_GLYPHS:
            raise UnreadableInput(f"{self._name}: 超过 {MOST_GLYPHS // 10_000} 万字，太长")
        found = self._characters.read(page, text, upright) if text else Characters([], [])
        drawn = pdfium.FPDFPage_CountObjects(page)
        shown = self._missing.count_page(found.shown, found.hidden, left_out=found.left_out, drawn=drawn)
        strokes = Strokes(pdfium, upright).of_page(page) if shown else []
        return FixedPage(upright.width, upright.height, shown, strokes)
