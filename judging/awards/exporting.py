"""The recognised list as CSV and XLSX: one header row, then one row an award.

A cell that a spreadsheet would read as a formula is written as text (ASVS 1.2.10).
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

#: The same rows are the same bytes whenever they are asked for.
UNDATED = {"created": datetime(2000, 1, 1)}
#: First characters that make a cell a formula, and their full-width twins.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")


def as_csv(rows: Iterable[Sequence]) -> bytes:
    """UTF-8 with the mark by which a spreadsheet recognises it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[_safe(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[Sequence], sheet: str) -> bytes:
    """A workbook of one sheet; its header row bold and kept in sight."""
    content = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties(UNDATED)
        page = book.add_worksheet(sheet[:31])
        page.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for number, row in enumerate(rows):
            page.write_row(number, 0, row, bold if number == 0 else None)
    return content.getvalue()


def _safe(cell):
    """The cell as text no spreadsheet computes with: an apostrophe goes before what looks like a formula."""
    if not isinstance(cell, str):
        return cell
    bare = cell.lstrip(" '\"")
    return f"'{cell}" if bare.startswith(FORMULA) else cell
