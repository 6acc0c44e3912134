"""One CSV file as rows of named cells, or every fault in it.

UTF-8 with or without a byte order mark; any line ends; cells in quotation marks where
they hold the separator. The separator is the comma, or the semicolon or tab where the
header has one of these and no comma. Cells are trimmed and brought into Unicode's form
NFC, so that one name typed on two machines is one name. Lines with nothing in any cell
are passed over.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from fractions import Fraction

from judging.ranking.tables.faults import Fault, Faults, Misread

MOST_MEGABYTES = 64
MOST_CHARACTERS = 200
NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,9})?", re.ASCII)
WHOLE = re.compile(r"\d{1,12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: those it must have, and those it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        return self.required + self.optional


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its cells by column; a column that the file has not is empty."""

    file: str
    line: int
    cells: Mapping[str, str]

    def text(self, column: str, wanted: tuple[str, str] | None = None) -> str:
        """The cell as it stands; ``wanted`` (in both languages) says what it needs where it may not be empty."""
        value = self.cells.get(column, "")
        if not value and wanted:
            raise self.wrong("cell_empty", column, wanted_vi=wanted[0], wanted_en=wanted[1])
        return value

    def number(self, column: str) -> Fraction:
        """An exact number, with a decimal point or comma."""
        value = self.text(column, ("một số, không bao giờ được coi là 0", "a number; it is never taken for 0"))
        if not NUMBER.fullmatch(value):
            raise self.wrong("not_a_number", column, value=value)
        return Fraction(value.replace(",", "."))

    def whole(self, column: str, default: int | None = None) -> int:
        """A whole number from 0; an empty cell is the ``default``, if there is one."""
        if default is not None and not self.cells.get(column):
            return default
        value = self.text(column, ("một số nguyên", "a whole number"))
        if not WHOLE.fullmatch(value):
            raise self.wrong("not_whole", column, value=value)
        return int(value)

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        """The cell, if it is one of ``allowed``."""
        choices = list(allowed)
        listed = ", ".join(choices)
        value = self.text(column, (f"một trong: {listed}", f"one of: {listed}"))
        if value not in choices:
            raise self.wrong("unknown", column, value=value, allowed=choices)
        return value

    def wrong(self, code: str, column: str = "", /, **values) -> Misread:
        """A fault at this line, to be raised."""
        return Misread(Fault(code, self.file, self.line, column, tuple(values.items())))


def read(file: str, content: bytes, *, columns: Columns, ignored: Set[str] = frozenset()) -> list[Row]:
    """Every row of ``content``; ``file`` is its name in what is said about it."""
    lines = _lines(file, _text(file, content))
    top, header = next(lines, (1, []))
    names = [unicodedata.normalize("NFC", name.strip()) for name in header]
    if not any(names):
        raise Faults([_fault("empty", file, columns=columns.required)])
    _check_header(Row(file, top, {}), names, columns=columns, ignored=ignored)
    clean = _cleaner()
    return collect(lines, lambda numbered: _row(file, numbered, names=names, ignored=ignored, clean=clean))


def collect(items: Iterable, make: Callable) -> list:
    """What ``make`` makes of each of ``items``; every fault of them all at once, where there are any."""
    made, faults = [], []
    for item in items:
        try:
            made.append(make(item))
        except Misread as misread:
            faults.append(misread.fault)
    if faults:
        raise Faults(faults)
    return made


def _fault(code: str, file: str, line: int = 0, **values) -> Fault:
    return Fault(code, file, line, "", tuple(values.items()))


def _text(file: str, content: bytes) -> str:
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise Faults([_fault("too_large", file, most=MOST_MEGABYTES)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Faults([_fault("not_utf8", file, line, byte=error.start + 1)]) from error


def _lines(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Every line that has something in a cell, with the number it begins at."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            code, most = ("cell_long", csv.field_size_limit()) if "limit" in str(error) else ("quotes", 0)
            raise Faults([_fault(code, file, begins, found=f"> {most}", most=MOST_CHARACTERS)]) from error
        if any(cell.strip() for cell in cells):
            yield begins, cells


def _separator(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    return next((mark for mark in ",;\t" if mark in header), ",")


def _check_header(header: Row, names: list[str], *, columns: Columns, ignored: Set[str]) -> None:
    """The columns, each once and by name; ``--ignore`` leaves a column out even where its name is known."""
    wrong = []
    for number, name in enumerate(names, 1):
        if not name:
            wrong.append(header.wrong("column_nameless", number=number))
        elif name in names[: number - 1]:
            wrong.append(header.wrong("column_twice", name))
        elif name not in columns.allowed and name not in ignored:
            wrong.append(header.wrong("column_unknown", name, columns=columns.allowed))
    for name in columns.required:
        if name not in names or name in ignored:
            wrong.append(header.wrong("column_missing", name, columns=columns.required))
    if wrong:
        raise Faults([misread.fault for misread in wrong])


def _row(file: str, numbered: tuple[int, list[str]], *, names: list[str], ignored: Set[str], clean: Callable) -> Row:
    line, cells = numbered
    if len(cells) != len(names):
        raise Row(file, line, {}).wrong("ragged", found=len(cells), wanted=len(names))
    row = {}
    for name, cell in zip(names, cells, strict=True):
        if name not in ignored:
            row[name], problem = clean(cell)
            if problem:
                raise Row(file, line, {}).wrong(problem[0], name, **problem[1])
    return Row(file, line, row)


def _cleaner() -> Callable[[str], tuple[str, tuple | None]]:
    """A function: a cell trimmed and normalised, and what is wrong with it; cells repeat, so it remembers them."""
    known = {}

    def clean(cell: str) -> tuple[str, tuple | None]:
        if cell not in known:
            known[cell] = _cleaned(cell)
        return known[cell]

    return clean


def _cleaned(cell: str) -> tuple[str, tuple | None]:
    text = unicodedata.normalize("NFC", cell.strip())
    if len(text) > MOST_CHARACTERS:
        return "", ("cell_long", {"found": len(text), "most": MOST_CHARACTERS})
    control = next((letter for letter in text if unicodedata.category(letter) in ("Cc", "Zl", "Zp")), None)
    return text, control and ("cell_control", {"code": f"U+{ord(control):04X}"})
