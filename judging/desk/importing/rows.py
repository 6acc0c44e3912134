"""A line of the sheet read whole: who enters what, with which photos; every cell that is wrong is named."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from judging.competitions.models import Competition
from judging.desk.importing import cells, lists
from judging.desk.importing.columns import CODE, NEEDED, TOLD, Column
from judging.desk.importing.faults import Fault, at
from judging.desk.importing.sheets import Line
from judging.desk.importing.workbook import FAILED, FORMULA, letters_of
from judging.entries import photos, subjects
from judging.errors import Invalid

N_ = str  # marks a text for the translators
#: Longest answers of a person, by column.
LONGEST = {"name": 200, "representative": 200, "address": 300, "commune": 120, "province": 120}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the sheet has it: ``fields`` as ``drafting.save`` takes them, ``blank`` those left empty.

    ``places`` are the cells of its columns, for what turns out to be wrong later.
    """

    number: int
    code: str
    person: dict[str, str]
    fields: dict
    blank: dict
    photos: tuple[str, ...]
    captions: tuple[str, ...]
    photo_pieces: tuple[str, ...]
    places: dict[str, str]

    def place(self, key: str) -> str:
        """The cell of a column, or of the code."""
        return self.places.get(key, self.places[CODE])

    @property
    def contact(self) -> str:
        """Telephone and e-mail as they are kept of an artisan on paper."""
        return ", ".join(filter(None, (self.person.get("phone"), self.person.get("email"))))

    def pieces_over(self, kept: list[str]) -> list[str]:
        """The names of its pieces; those that are ``kept`` where the sheet has no column for them."""
        lines = {"pieces": None} | self.blank | self.fields
        return kept if lines["pieces"] is None else [line.name for line in lines["pieces"] if line.name]

    @property
    def digest(self) -> str:
        """Of all it says; its photos are compared by themselves."""
        told = [self.person, self.fields, sorted(_flat(self.blank)), self.captions]
        told += [self.photo_pieces] if any(self.photo_pieces) else []
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def read(line: Line, columns: dict[int, Column], competition: Competition) -> tuple[Row | None, list[Fault]]:
    """The row, and what is wrong in it; None where it cannot be known at all."""
    places = {column.key: f"{letters_of(at)}{line.number}" for at, column in columns.items()}
    given, faults = {}, []
    for place, column in columns.items():
        text = line.cells.get(place, "")
        if column.key in TOLD:
            continue
        if not text.strip():
            faults += [Fault(places[column.key], N_("Please fill this in."))] if column.key in NEEDED else []
            continue
        try:
            given[column.key] = _read(text.rstrip(), column.key, competition)
        except Invalid as wrong:
            faults.append(at(places[column.key], wrong))
    criteria = {f"statement:{each.key}": f"statement:{each.id}" for each in competition.criteria}
    given, places = ({criteria.get(key, key): value for key, value in each.items()} for each in (given, places))
    return (_row(line.number, given, places) if CODE in given else None), faults


def _row(number: int, given: dict, places: dict[str, str]) -> Row:
    fields = _fields(given)
    if fields.get("pieces") and "kind" not in fields:
        fields["kind"] = "set"
    return Row(
        number=number,
        code=given[CODE],
        person={name.removeprefix("person:"): value for name, value in given.items() if name.startswith("person:")},
        fields=fields,
        blank=_fields({name: EMPTY.get(name, "") for name in places if name not in given}),
        photos=tuple(given.get("photos", ())),
        captions=tuple(given.get("captions", ())),
        photo_pieces=tuple(given.get("photo_pieces", ())),
        places=places,
    )


def _fields(given: dict) -> dict:
    """Columns by name, and what is kept together under its one name."""
    found = {name: value for name, value in given.items() if ":" not in name and name not in BESIDE}
    for part, name in PARTS.items():
        together = {key.removeprefix(part): value for key, value in given.items() if key.startswith(part)}
        found |= {name: together} if together else {}
    return found


def _flat(fields: dict) -> Iterator[str]:
    for name, value in fields.items():
        yield from (f"{name}:{key}" for key in value) if isinstance(value, dict) else [name]


#: Not texts of the entry.
BESIDE = (CODE, *TOLD, "photos", "captions", "photo_pieces")
#: What a column is when nothing is in it, where that is not an empty text.
EMPTY = {"category_id": None, "year": None, "kind": "single", "pieces": [], "authors": []}
#: Beginnings of keys -> the field in which their values are kept together.
PARTS = {"detail:": "details", "answer:": "answers", "statement:": "statements"}


def _read(text: str, key: str, competition: Competition):
    if text == FORMULA:
        raise Invalid("This cell holds a formula. Please put its value in its place.")
    if text == FAILED:
        raise Invalid("This cell holds an error of the spreadsheet. Please write what is meant.")
    kind, _, name = key.rpartition(":")
    if kind:
        return _OF_PARTS[kind](text, name, competition)
    if key in _PLAIN:
        return _PLAIN[key](text, competition)
    return cells.column(text, key=key, competition=competition)


def _person(text: str, name: str, competition: Competition) -> str:
    if name == "kind":
        return cells.choice(text, "person:kind")
    if name in ("phone", "email"):
        return getattr(cells, name)(text)
    return cells.line(text, LONGEST[name])


def _fact(text: str, key: str, competition: Competition):
    facts = subjects.of(competition.rules).facts
    return cells.fact(text, next(fact for fact in facts if fact.key == key))


def _answer(text: str, key: str, competition: Competition):
    return cells.answer(text, next(each for each in competition.questions if each.key == key))


def _photos(text: str, competition: Competition) -> list[str]:
    names = lists.split(text, ";")
    if len(names) > photos.MOST:
        raise Invalid("At most %(most)s photos, please.", most=photos.MOST)
    if len(set(names)) < len(names):
        raise Invalid("A photo is named twice here. Please name each once.")
    return names


def _captions(text: str, competition: Competition) -> list[str]:
    found = [cells.line(part, photos.LONGEST_CAPTION) for part in text.splitlines()]
    if len(found) > photos.MOST:
        raise Invalid("At most %(most)s captions, one on each line, please.", most=photos.MOST)
    return found


def _photo_pieces(text: str, competition: Competition) -> list[str]:
    found = [cells.line(part, 120) for part in text.splitlines()]
    if len(found) > photos.MOST:
        raise Invalid("At most %(most)s pieces of photos, one on each line, please.", most=photos.MOST)
    return found


_OF_PARTS: dict[str, Callable] = {
    "person": _person,
    "detail": _fact,
    "answer": _answer,
    "statement": lambda text, _, __: cells.statement(text),
}
_PLAIN: dict[str, Callable] = {
    CODE: lambda text, _: cells.code(text),
    "category_id": cells.group,
    "pieces": lambda text, _: cells.pieces(text),
    "authors": lambda text, _: cells.several_authors(text),
    "photos": _photos,
    "captions": _captions,
    "photo_pieces": _photo_pieces,
}
