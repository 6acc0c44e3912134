"""A sheet from XLSX or CSV as lines of text cells, each with its number as the spreadsheet shows it."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from judging.awards.exporting import FORMULA as LOOKS_COMPUTED
from judging.desk.importing import workbook
from judging.errors import Invalid

MOST_ROWS = 5000
MOST_COLUMNS = 400
MOST_BYTES = 20_000_000
DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Line:
    """One row that holds something: its number, and column (from 1) -> text."""

    number: int
    cells: dict[int, str]


def read(file: Path) -> list[Line]:
    """The rows in order, the header's first. Raises Invalid for what is no table, or too large a one."""
    if file.stat().st_size > MOST_BYTES:
        raise Invalid("This workbook is too large. Please keep only the sheet with the entries.")
    with file.open("rb") as content:
        is_workbook = content.read(2) == b"PK"
    cells = workbook.read(file) if is_workbook else _table(file.read_bytes())
    return _lines(cells)


def _lines(cells: workbook.Sheet) -> list[Line]:
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(cells.items()):
        if text.strip() and column <= MOST_COLUMNS:
            rows.setdefault(row, {})[column] = text
    if not rows:
        raise Invalid("This sheet is empty. Please download the template and fill it in.")
    if len(rows) > MOST_ROWS + 1:
        raise Invalid("At most %(most)s rows at once, please. Import the rest from another file.", most=MOST_ROWS)
    return [Line(number, found) for number, found in rows.items()]


def _table(content: bytes) -> workbook.Sheet:
    text = _decoded(content)
    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as broken:
        raise Invalid("This file is no CSV table. Please save it again as XLSX or as CSV (UTF-8).") from broken
    return {
        (number, column): _bare(cell)
        for number, row in enumerate(rows, 1)
        for column, cell in enumerate(row[:MOST_COLUMNS], 1)
        if cell
    }


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as other:
        raise Invalid("This CSV file is not in UTF-8. Please save it as “CSV UTF-8”, or as XLSX.") from other
    if "\0" in text:
        raise Invalid("This file is no CSV table. Please save it again as XLSX or as CSV (UTF-8).")
    return text


def _bare(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from computing; what would compute is a formula."""
    if cell.startswith("'") and cell[1:].lstrip(" '\"").startswith(LOOKS_COMPUTED):
        return cell[1:]
    return workbook.FORMULA if cell.startswith("=") else cell
