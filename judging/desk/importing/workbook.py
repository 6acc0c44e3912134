"""An XLSX file's first sheet as text, cell by cell, in memory that grows with what is written in it.

Read with the standard library alone: a library that builds the grid a file claims can be made to build one of
seventeen thousand million cells. Formulas are never computed and their kept values never believed: such a cell is
``FORMULA``. The format: ECMA-376, part 1, 18.3 (sheets), 18.4 (shared strings), 18.8 (styles).
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from judging.desk.importing.zips import DAMAGED
from judging.entries import figures
from judging.errors import Invalid

MOST_PARTS = 500
MOST_UNPACKED = 64 << 20
MOST_CELLS = 1_000_000
#: What stands for a cell that computes, and for one that failed to.
FORMULA, FAILED = "\0formula", "\0failed"

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
#: Number formats that show a day (18.8.30); of those an application made, what stands outside quotes and brackets.
_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DAY_ONE = date(1899, 12, 30)

Sheet = dict[tuple[int, int], str]  # (row, column) from 1 -> its text


def read(file: Path) -> Sheet:
    """The cells that hold something. Raises Invalid for what is no workbook of a size we take."""
    try:
        with zipfile.ZipFile(file) as archive:
            _require_modest(archive)
            return _cells(archive, _first_sheet(archive))
    except (*DAMAGED, ElementTree.ParseError, expat.ExpatError, LookupError, StopIteration) as broken:
        raise Invalid("This file is damaged or no XLSX workbook. Please save it again as XLSX or CSV.") from broken
    except RuntimeError as closed:
        raise Invalid("This workbook is locked by a password. Please save it without one.") from closed


def _require_modest(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise Invalid("This workbook holds macros. Please save it as a plain XLSX file.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Invalid("This workbook is too large. Please keep only the sheet with the entries.")


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """The name of the part that holds the first sheet."""
    book = _whole(archive, "xl/workbook.xml")
    first = next(each for each in book.iter() if _plain(each.tag) == "sheet")
    wanted = next(value for name, value in first.attrib.items() if name.endswith("}id"))
    for relation in _whole(archive, "xl/_rels/workbook.xml.rels").iter(_RELATION):
        if relation.get("Id") == wanted:
            return posixpath.normpath(posixpath.join("xl", relation.get("Target", ""))).removeprefix("/")
    raise KeyError(wanted)


def _cells(archive: zipfile.ZipFile, name: str) -> Sheet:
    texts, days, found = _shared(archive), _day_styles(archive), {}
    for each in _elements(archive, name, "c"):
        place = _PLACE.fullmatch(each.get("r", ""))
        text = _text(each, texts, days)
        if place is None or not text:
            continue
        found[int(place[2]), column_of(place[1])] = text
        if len(found) > MOST_CELLS:
            raise Invalid("This workbook is too large. Please keep only the sheet with the entries.")
    return found


def _text(cell, texts: list[str], days: list[bool]) -> str:
    parts = {_plain(part.tag): part for part in cell}
    if "f" in parts:
        return FORMULA
    kind, value = cell.get("t", "n"), parts["v"].text or "" if "v" in parts else ""
    match kind:
        case "s":
            return texts[int(value)] if value else ""
        case "inlineStr":
            return _spoken(parts["is"]) if "is" in parts else ""
        case "e":
            return FAILED
        case "b":
            return "yes" if value == "1" else "no"
        case "str" | "d":
            return value
    style = int(cell.get("s", 0))
    return _number(value, is_day=style < len(days) and days[style])


def _number(value: str, *, is_day: bool) -> str:
    """As it is read on the screen: a whole number without its point, a day as YYYY-MM-DD, 1.125 as no whole number."""
    if not value:
        return ""
    number = float(value)
    if is_day and 0 < number < 2_958_466:  # up to the end of the year 9999
        return (_DAY_ONE + timedelta(days=int(number))).isoformat()
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else figures.told(format(number, ".15g"))


def _shared(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_spoken(each) for each in _elements(archive, "xl/sharedStrings.xml", "si")]


def _spoken(item) -> str:
    """The text of its runs, without what says how Japanese is read aloud."""
    own = [part for part in item if _plain(part.tag) in ("t", "r")]
    return "".join(each.text or "" for part in own for each in part.iter() if _plain(each.tag) == "t")


def _day_styles(archive: zipfile.ZipFile) -> list[bool]:
    """For each cell format whether it shows a day."""
    if "xl/styles.xml" not in archive.namelist():
        return []
    root = _whole(archive, "xl/styles.xml")
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter() if _plain(each.tag) == "numFmt"}
    formats = next((each for each in root if _plain(each.tag) == "cellXfs"), ())
    return [_is_day(each.get("numFmtId", "0"), own) for each in formats]


def _is_day(number: str, own: dict) -> bool:
    if number in own:
        return any(letter in _QUOTED.sub("", own[number]).lower() for letter in "dy")
    return int(number) in _DAYS


def _whole(archive: zipfile.ZipFile, name: str):
    _require_plain(archive, name)
    with archive.open(name) as part:
        return ElementTree.parse(part).getroot()


def _elements(archive: zipfile.ZipFile, name: str, wanted: str) -> Iterator:
    """Each element of this name, forgotten once it has been looked at."""
    _require_plain(archive, name)
    with archive.open(name) as part:
        above = []
        for happened, each in ElementTree.iterparse(part, events=("start", "end")):
            if happened == "start":
                above.append(each)
                continue
            above.pop()
            if _plain(each.tag) == wanted:
                yield each
            if above and not any(_plain(one.tag) == wanted for one in above):
                above[-1].remove(each)


def _require_plain(archive: zipfile.ZipFile, name: str) -> None:
    """No document type: nothing that is spoken of once and stands for a thousand times as much."""
    with archive.open(name) as part:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse_type
        parser.ParseFile(part)


def _refuse_type(*_) -> None:
    raise ValueError("a document type")


def _plain(tag: str) -> str:
    return tag.rpartition("}")[2]


def column_of(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(65 + last) + letters
    return letters
