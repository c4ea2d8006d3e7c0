"""The task table as a workbook for Excel and WPS; needs the extra `xlsx`.

Cells are text, but for the numbers of lines; none is a formula.
"""

from __future__ import annotations

import io

from gwparse.errors import Misuse
from gwparse.export.ledger import Table

#: Widths of columns, in characters of the default font.
WIDTHS = {
    "任务": 48,
    "牵头单位": 24,
    "责任单位": 36,
    "配合单位": 36,
    "其他": 24,
    "完成时限": 16,
    "文件": 28,
    "单位": 28,
}


def as_xlsx(shown: Table) -> bytes:
    """A table as the bytes of a workbook: one sheet, its first line fixed and filtered, line numbers as numbers, all other cells text.

    Raises:
        Misuse: when the package XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise Misuse("写成 xlsx 要装 XlsxWriter，请运行 pip install 'gwparse[xlsx]'") from None
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        head = book.add_format(
            {"bold": True, "border": 1, "bg_color": "#DDEBF7", "valign": "vcenter", "text_wrap": True}
        )
        body = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
        sheet = book.add_worksheet("责任分工")
        for column, title in enumerate(shown.columns):
            sheet.set_column(column, column, WIDTHS.get(title, 10))
            sheet.write_string(0, column, title, head)
        for number, row in enumerate(shown.rows, start=1):
            for column, (title, cell) in enumerate(zip(shown.columns, row, strict=True)):
                text = cell.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair, in a file's name
                if title == "行" and cell.isdecimal():  # of a Word file it is a paragraph, in words
                    sheet.write_number(number, column, int(cell), body)
                else:
                    sheet.write_string(number, column, text, body)
        sheet.freeze_panes(1, 0)
        if shown.rows:
            sheet.autofilter(0, 0, len(shown.rows), len(shown.columns) - 1)
    return out.getvalue()
