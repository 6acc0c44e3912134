"""Entries out, in the shape in which they come in: a sheet, and the clean photos named by each row's code.

What is written here is read back as the same entry (``cells``, ``rows``), whatever its words are.
"""

import shutil
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from typing import BinaryIO

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from judging.awards import exporting
from judging.competitions.models import Competition, Question
from judging.desk.importing import lists, piece_names
from judging.desk.importing.cells import CHOICES
from judging.desk.importing.columns import columns_of
from judging.desk.importing.known import code_of
from judging.entries import answers, figures
from judging.entries.models import Entry
from judging.errors import Conflict
from judging.infra.db import db
from judging.infra.i18n import said
from judging.infra.storage import Store
from judging.media.renditions import MASTER

N_ = str  # marks a text for the translators
STATES = {
    "draft": N_("Draft"),
    "submitted": N_("Submitted"),
    "returned": N_("Returned"),
    "accepted": N_("Accepted"),
    "refused": N_("Refused"),
    "withdrawn": N_("Withdrawn"),
}
#: What a cell of XLSX holds at most.
LONGEST_CELL = 32_767


def entries_of(competition_id: int) -> list[Entry]:
    """Every entry the desk knows and whose words are still kept, by number."""
    known = or_(Entry.state != "draft", Entry.entered_by_id.is_not(None))
    rows = select(Entry).where(Entry.competition_id == competition_id, known, Entry.erased_at.is_(None))
    whole = (joinedload(Entry.entrant), joinedload(Entry.category), joinedload(Entry.imported))
    parts = (selectinload(Entry.photos), selectinload(Entry.pieces), selectinload(Entry.authors))
    ordered = rows.options(*whole, *parts).order_by(Entry.number.is_(None), Entry.number, Entry.id)
    return list(db.session.scalars(ordered))


def rows_of(competition: Competition, entries: Iterable[Entry], language: str) -> list[list]:
    """The header, then one row an entry."""
    columns = columns_of(competition)
    head = [column.head(language) for column in columns]
    return [head, *([_cell(entry, column.key, language) for column in columns] for entry in entries)]


def as_csv(rows: list[list]) -> bytes:
    """UTF-8; what looks like a formula has an apostrophe before it, which reading takes away."""
    return exporting.as_csv(rows)


def as_xlsx(rows: list[list], sheet: str) -> bytes:
    """Raises Conflict where a cell is longer than a workbook can hold."""
    if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for row in rows for cell in row):
        raise Conflict("An answer is too long for a cell of XLSX. Please take the CSV file.")
    return exporting.as_xlsx(rows, sheet)


def photos_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Name in the ZIP -> key, of every photo that can be shown."""
    return {_file(entry, number): photo.key for entry in entries for number, photo in enumerate(entry.ready_photos, 1)}


def write_photos(photos: dict[str, str], *, store: Store, into: BinaryIO) -> None:
    """The ZIP of clean masters, no more than one block of one photo in memory; JPEG grows no smaller, so it is stored
    as it is."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        for name, key in photos.items():
            try:
                with store.open(key, MASTER) as picture, archive.open(zipfile.ZipInfo(name), "w") as target:
                    shutil.copyfileobj(picture, target)
            except FileNotFoundError:  # removed meanwhile
                continue


def _cell(entry: Entry, key: str, language: str):
    kind, _, name = key.rpartition(":")
    if kind:
        return _OF_PARTS[kind](entry, name, language)
    return _PLAIN[key](entry, language) if key in _PLAIN else getattr(entry, key) or ""


def _group(entry: Entry, language: str) -> str:
    if entry.category is None:
        return ""
    return entry.category.name_en if language == "en" and entry.category.name_en else entry.category.name


def _choice(key: str) -> Callable[[Entry, str], str]:
    return lambda entry, language: said(CHOICES[key][kept], language) if (kept := getattr(entry, key)) else ""


def _pieces(entry: Entry, language: str) -> str:
    return lists.lined([(f"{one.name} × {one.count}", one.material, one.model, one.use) for one in entry.pieces])


def _authors(entry: Entry, language: str) -> str:
    return lists.lined([(author.name, author.part) for author in entry.authors])


def _photos(entry: Entry, language: str) -> str:
    return "; ".join(_file(entry, number) for number, _ in enumerate(entry.ready_photos, 1))


def _captions(entry: Entry, language: str) -> str:
    return "\n".join(" ".join(photo.caption.split()) for photo in entry.ready_photos).rstrip()


def _photo_pieces(entry: Entry, language: str) -> str:
    names = [piece.name for piece in entry.pieces]
    shown = [
        photo.piece and piece_names.written(entry.pieces.index(photo.piece), names) for photo in entry.ready_photos
    ]
    return "\n".join(name or "" for name in shown).rstrip()


def _file(entry: Entry, number: int) -> str:
    return f"{code_of(entry)}-{number}.jpg"


def _person(entry: Entry, name: str, language: str) -> str:
    person = entry.entrant
    if name == "kind":
        return said(CHOICES["person:kind"][person.kind], language)
    if name in ("phone", "email") and not getattr(person, name):
        parts = [part for part in entry.contact.split(", ") if ("@" in part) == (name == "email")]
        return ", ".join(parts)
    return getattr(person, name) or ""


def _fact(entry: Entry, name: str, language: str):
    return entry.details.get(name, "")


def _statement(entry: Entry, key: str, language: str) -> str:
    criterion = next(each for each in entry.competition.criteria if each.key == key)
    return entry.statements.get(str(criterion.id), "")


def _answer(entry: Entry, key: str, language: str) -> str:
    question = next(each for each in entry.competition.questions if each.key == key)
    kept = answers.standing(question, entry.answers)
    return "" if kept is None else _said(question, kept, language)


def _said(question: Question, kept, language: str) -> str:
    names = {option["key"]: option["name"] for option in question.options}
    match question.kind:
        case "number":
            return figures.told(kept)
        case "choice":
            return names[kept]
        case "several":
            return lists.joined([names[key] for key in kept], ";", by="; ")
        case "date":
            return date.fromisoformat(kept).strftime("%d/%m/%Y")
        case "yes_no":
            return said(N_("Yes") if kept else N_("No"), language)
        case "table":
            return "\n".join(lists.joined(row, "|", by=" | ") for row in kept)
    return kept


_PLAIN = {
    "code": lambda entry, language: code_of(entry),
    "number": lambda entry, language: entry.number or "",
    "state": lambda entry, language: said(STATES[entry.state], language),
    "category_id": _group,
    "kind": _choice("kind"),
    "set_type": _choice("set_type"),
    "pieces": _pieces,
    "authors": _authors,
    "photos": _photos,
    "captions": _captions,
    "photo_pieces": _photo_pieces,
}
_OF_PARTS = {"person": _person, "detail": _fact, "statement": _statement, "answer": _answer}
