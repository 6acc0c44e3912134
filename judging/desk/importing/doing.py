"""A plan carried out: photos first, into the incoming folder, then every row in the caller's one transaction.

Whatever ends it half-way leaves no row; the files without rows go with the next sweep.
"""

from dataclasses import dataclass, field
from datetime import datetime

from judging.accounts.models import Person, searchable
from judging.audit.recording import record
from judging.competitions.models import Competition
from judging.desk.importing import piece_names, planning
from judging.desk.importing.known import all_of, stamp
from judging.desk.importing.people import Directory, Who, who
from judging.desk.importing.pictures import Pictures
from judging.desk.importing.planning import Plan, Step
from judging.desk.importing.rows import Row
from judging.entries import claiming, drafting, photos, texts
from judging.entries.belongings import Imported
from judging.entries.models import Entry
from judging.errors import Invalid
from judging.infra.db import db, lock
from judging.infra.storage.incoming import Incoming
from judging.media.intake import USUAL

#: What is known of the entrant fills these of a new entry, where the sheet leaves them empty.
KNOWN_OF_ENTRANT = ("maker", "craft_village", "details")
#: Of a person, as ``claiming.enter_for`` takes them.
OF_PERSON = ("kind", "representative", "address", "commune", "province")

Arrived = dict[tuple[str, str], tuple[str, str]]  # (code, name of the file) -> (key, digest)


@dataclass(slots=True)
class Written:
    """How many entries, and the keys of photos whose files are of no use any more."""

    entries: int = 0
    lost: list[str] = field(default_factory=list)


def bring(plan: Plan, pictures: Pictures, incoming: Incoming, *, arrived: Arrived) -> None:
    """Photos of the rows that will be written, onto the disk and into ``arrived``, one after the other."""
    for step in plan.steps:
        for name, _ in step.files if step.act != planning.SAME else ():
            with pictures.open(name) as file:
                key, digest = incoming.take(file)
            arrived[step.row.code, name] = key, digest
            if incoming.file(key).stat().st_size > USUAL.bytes:
                most = USUAL.bytes // 10**6
                raise Invalid("The photo is larger than %(most)s MB. Please choose a smaller one.", most=most)


def write(plan: Plan, arrived: Arrived, *, competition: Competition, actor: Person, now: datetime) -> Written:
    """Every row of the plan that is new or changed."""
    writer = _Writer(plan, arrived, competition=competition, actor=actor, now=now)
    for step in plan.steps:
        if step.act != planning.SAME:
            writer.write(step)
    if writer.done.entries:
        counts = {act: plan.count(act) for act in (planning.NEW, planning.CHANGED)}
        record("entries imported", now=now, actor=actor, competition=competition, **counts)
    db.session.flush()
    return writer.done


class _Writer:
    """Writes rows one by one, and remembers whom it has met."""

    def __init__(self, plan: Plan, arrived: Arrived, *, competition: Competition, actor: Person, now: datetime):
        self.arrived, self.competition, self.plan = arrived, competition, plan
        self.by = {"actor": actor, "now": now}
        self.done = Written()
        self.met: dict[Who, Person] = Directory(competition, ()).on_paper

    def write(self, step: Step) -> None:
        row = step.row
        entry = self._held(step.entry_id) if step.entry_id else self._begin(step)
        is_new = step.act == planning.NEW
        if not is_new:
            self._change_entrant(entry, step)
        blank = {name: value for name, value in row.blank.items() if not is_new or name not in KNOWN_OF_ENTRANT}
        drafting.save(entry, _over(blank, row.fields), seen=texts.seen(entry), **self.by)
        if not self.plan.are_photos_left:
            self._put_photos(entry, step)
        self._tell_of_photos(entry, row)
        self._note(entry, step)
        self.done.entries += 1

    def _held(self, entry_id: int) -> Entry:
        entry = db.session.get_one(Entry, entry_id)
        lock(entry)
        return entry

    def _begin(self, step: Step) -> Entry:
        row = step.row
        person = self._person(step)
        if person is None:
            place = {name: row.person[name] for name in OF_PERSON if name in row.person}
            entry = claiming.enter_for(
                self.competition, name=row.person["name"], contact=row.contact, **place, **self.by
            )
            self._meet(row, entry.entrant)
            return entry
        entry = drafting.start(self.competition, person, **self.by)
        entry.contact = "" if step.account_id else row.contact
        return entry

    def _person(self, step: Step) -> Person | None:
        if step.account_id:
            return db.session.get_one(Person, step.account_id)
        return self.met.get(who(step.row) or ("", ""))

    def _meet(self, row: Row, person: Person) -> None:
        if key := who(row):
            self.met[key] = person

    def _change_entrant(self, entry: Entry, step: Step) -> None:
        """The row may name somebody else now, or say more of the same artisan; no account is written over."""
        row, person = step.row, self._person(step)
        if person is None and step.account_id is None:
            person = entry.entrant if entry.is_on_paper and not self._has_others(entry) else self._another(row)
            self._meet(row, person)
        if person.password is None:
            person.name = row.person["name"]
            for name in OF_PERSON:
                if f"person:{name}" in row.places:
                    setattr(person, name, row.person.get(name, "individual" if name == "kind" else ""))
            person.search = searchable(person.name, person.email, person.phone)
        entry.entrant_id, entry.contact = person.id, "" if step.account_id else row.contact
        db.session.flush()
        db.session.refresh(entry, ["entrant"])

    def _another(self, row: Row) -> Person:
        person = Person(name=row.person["name"], created_at=self.by["now"])
        db.session.add(person)
        db.session.flush()
        return person

    def _has_others(self, entry: Entry) -> bool:
        others = db.session.query(Entry).where(Entry.entrant_id == entry.entrant_id, Entry.id != entry.id)
        return db.session.query(others.exists()).scalar()

    def _put_photos(self, entry: Entry, step: Step) -> None:
        """Those of the row in its order; what is here already stays, what the row has no more goes."""
        files = [self.arrived[step.row.code, name] for name, _ in step.files]
        wanted = [digest for _, digest in files]
        for photo in [one for one in entry.photos if one.digest not in wanted or one.state == "refused"]:
            self.done.lost.append(photos.remove(photo, **self.by))
        came = [
            (key, name.rpartition("/")[2], digest) for (name, _), (key, digest) in zip(step.files, files, strict=True)
        ]
        self.done.lost += photos.add_many(entry, came, **self.by)
        order = sorted(entry.photos, key=lambda photo: wanted.index(photo.digest))
        photos.arrange(entry, [photo.id for photo in order], **self.by)

    def _tell_of_photos(self, entry: Entry, row: Row) -> None:
        """What the row says of each: nothing of those after its last line, nothing of any without a column."""
        none, taken = [""] * photos.MOST, photos.accepted(entry)
        if "captions" in row.places:
            for photo, caption in zip(taken, (*row.captions, *none), strict=False):
                photos.describe(photo, caption=caption, **self.by)
        if "photo_pieces" in row.places:
            names = [piece.name for piece in entry.pieces]
            for photo, text in zip(taken, (*row.photo_pieces, *none), strict=False):
                piece = entry.pieces[piece_names.place_of(text, names)].id if text else None
                photos.assign(photo, piece, **self.by)

    def _note(self, entry: Entry, step: Step) -> None:
        code, came = step.row.code, None if self.plan.are_photos_left else self._digests(step)
        told = {"row": step.row.digest, "made": stamp(entry), "imported_at": self.by["now"]}
        if entry.imported is None:
            none = {"competition_id": self.competition.id, "code": code, "photos": all_of([])}
            entry.imported = Imported(**none | told)
        for name, value in (told | ({"photos": all_of(came)} if came is not None else {})).items():
            setattr(entry.imported, name, value)

    def _digests(self, step: Step) -> list[str]:
        return [self.arrived[step.row.code, name][1] for name, _ in step.files]


def _over(blank: dict, fields: dict) -> dict:
    """Fields over empty ones; what is kept together is laid over part by part."""
    return blank | {
        name: blank.get(name, {}) | value if isinstance(value, dict) else value for name, value in fields.items()
    }
