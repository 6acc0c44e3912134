"""What an import would do, row by row, and everything that is wrong; nothing is written.

A row is known again by its code. One that says the same changes nothing; one that says something else changes an entry
nobody has worked on since it was imported, and is a fault where somebody has.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from judging.competitions.models import Competition
from judging.desk.importing import columns, people, piece_names, rows
from judging.desk.importing.faults import Fault, at
from judging.desk.importing.known import Known, digest_of, known_of
from judging.desk.importing.pictures import Nothing, Pictures, Register, require_photo
from judging.desk.importing.rows import Row
from judging.desk.importing.sheets import Line
from judging.entries import photos, standing
from judging.errors import Invalid, Refusal

N_ = str  # marks a text for the translators
ANOTHERS = N_(
    "This entry belongs to an account with another telephone or e-mail, and stays there. Please write those of that "
    "account, or take the row out."
)
NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one row: ``files`` are (name, digest where it had to be known) of its photos in order."""

    row: Row
    act: str
    files: tuple[tuple[str, str], ...] = ()
    entry_id: int | None = None
    account_id: int | None = None


@dataclass(slots=True)
class Plan:
    """All of it; ``unused`` photos are taken by no row, ``are_photos_left`` says that none came and none is touched."""

    steps: list[Step] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    are_photos_left: bool = False

    def count(self, act: str) -> int:
        """How many rows this happens to."""
        return sum(step.act == act for step in self.steps)

    @property
    def wrong(self) -> set[int]:
        """The numbers of rows in which something is wrong."""
        return {_order(fault.cell)[0] for fault in self.faults}

    @property
    def photos(self) -> int:
        """How many photos belong to rows that are written."""
        return sum(len(step.files) for step in self.steps if step.act != SAME)

    @property
    def fingerprint(self) -> str:
        """By it an import is the one that was looked at."""
        told = [(s.act, s.row.code, s.row.digest, s.files, s.entry_id, s.account_id) for s in self.steps]
        return hashlib.sha256(json.dumps([told, self.are_photos_left]).encode()).hexdigest()


def plan(
    competition: Competition,
    lines: list[Line],
    pictures: Pictures,
    *,
    digests: dict[str, str] | None = None,
    now: datetime,
) -> Plan:
    """What would happen now; ``digests`` keeps those of photos, for a second look. Raises Closed when no entries are
    taken."""
    standing.require_taking(competition, now)
    found, faults = columns.find(competition, lines[0])
    made = Plan(faults=faults, are_photos_left=isinstance(pictures, Nothing))
    if faults:
        return made
    read = list(_rows(lines[1:], found, competition=competition, faults=faults))
    if not read and not faults:
        faults.append(Fault("A2", N_("There is no row below the header. Please fill in the entries.")))
    planner = _Planner(competition, read, pictures)
    planner.digests = {} if digests is None else digests
    for row in read:
        step, wrong = planner.step(row)
        faults += wrong
        made.steps += [step] if step else []
    taken = {name for step in made.steps for name, _ in step.files} | planner.taken
    made.unused = [name for name in pictures.names() if name not in taken]
    faults.sort(key=lambda fault: _order(fault.cell))
    return made


def _rows(lines: list[Line], found: dict, *, competition: Competition, faults: list[Fault]) -> Iterator[Row]:
    """The rows that can be known; of two with one code the later one is a fault."""
    seen: dict[str, int] = {}
    for line in lines:
        row, wrong = rows.read(line, found, competition)
        faults += wrong if row is None or row.code != columns.EXAMPLE else ()
        if row is None or row.code == columns.EXAMPLE:
            continue
        first = seen.setdefault(row.code, row.number)
        if first != row.number:
            reason = N_("The code “%(code)s” is in row %(row)s already. Please give each row its own.")
            faults.append(Fault(row.place(columns.CODE), reason, {"code": row.code, "row": first}))
            continue
        yield row


class _Planner:
    """Looks each row up: its photos, whose it is, whether it is here already."""

    def __init__(self, competition: Competition, read: list[Row], pictures: Pictures):
        self.pictures, self.is_bare = pictures, isinstance(pictures, Nothing)
        self.register = Register(pictures.names(), [row.code for row in read])
        self.directory = people.Directory(competition, read)
        self.known = known_of(competition, [row.code for row in read])
        self.taken: set[str] = set()
        self.digests: dict[str, str] = {}

    def step(self, row: Row) -> tuple[Step | None, list[Fault]]:
        """What becomes of it, or why it cannot be."""
        known, faults = self.known.get(row.code), []
        names = [] if self.is_bare and known else self._files(row, faults)
        self.taken.update(names)
        faults += _strange_pieces(row, known)
        try:
            account = self.directory.account(row)
        except Refusal as refusal:
            faults.append(at(_contact_place(row), refusal))
        if faults:
            return None, faults
        files = tuple((name, self._digest(name) if known else "") for name in names)
        act = known.act(row, None if self.is_bare else [digest for _, digest in files]) if known else NEW
        if act is None:
            return None, [Fault(row.place(columns.CODE), known.why)]
        if act == CHANGED and known.is_anothers(account):
            return None, [Fault(_contact_place(row), ANOTHERS)]
        return Step(row, act, files, known and known.entry.id, account and account.id), []

    def _digest(self, name: str) -> str:
        if name not in self.digests:
            self.digests[name] = digest_of(self.pictures, name)
        return self.digests[name]

    def _files(self, row: Row, faults: list[Fault]) -> list[str]:
        """The files of a row: those it names, or those that are called by its code."""
        place = row.place("photos")
        names = [self._called(name, place, faults) for name in row.photos] or self.register.of_code(row.code)
        if len(names) > photos.MOST:
            faults.append(Fault(place, N_("At most %(most)s photos, please."), {"most": photos.MOST}))
        elif len(row.captions) > len(names):
            faults.append(Fault(row.place("captions"), N_("There are more captions than photos here.")))
        elif len(row.photo_pieces) > len(names):
            faults.append(Fault(row.place("photo_pieces"), N_("There are more pieces of photos than photos here.")))
        found = [name for name in names if name]
        for name in found[: photos.MOST]:
            try:
                require_photo(self.pictures, name)
            except Refusal as refusal:
                faults.append(at(place, refusal))
        return found

    def _called(self, name: str, place: str, faults: list[Fault]) -> str | None:
        found = self.register.called(name)
        if len(found) == 1:
            return found[0]
        reason = N_("No photo is called “%(name)s”. Please add it, or correct the name.")
        several = N_("Several photos are called “%(name)s”. Please write the folder before the name.")
        faults.append(Fault(place, several if found else reason, {"name": name[:100]}))
        return None


def _strange_pieces(row: Row, known: Known | None) -> Iterator[Fault]:
    """A fault for each piece of a photo that is none of the row's, nor of its entry where the sheet tells of none."""
    names = row.pieces_over([piece.name for piece in known.entry.pieces] if known else [])
    for text in filter(None, row.photo_pieces):
        try:
            piece_names.place_of(text, names)
        except Invalid as strange:
            yield at(row.place("photo_pieces"), strange)


def _contact_place(row: Row) -> str:
    """The cell by which its person is known."""
    return row.place("person:phone" if row.person.get("phone") else "person:email")


def _order(cell: str) -> tuple[int, int, str]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 0), len(letters), letters
