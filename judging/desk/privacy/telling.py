"""One person's data as plain values, part by part."""

from typing import Any

from sqlalchemy import or_, select

from judging.accounts.models import Person, SignIn
from judging.audit.models import Event
from judging.awards.models import Award
from judging.competitions.models import Competition, Staff
from judging.entries import consents, messages, permits, queries, versions
from judging.entries.messages import EntryMessage
from judging.entries.models import Enclosure, Entry, Photo
from judging.entries.versions import EntryVersion
from judging.infra.db import db
from judging.infra.mail import Message
from judging.originality.models import PhotoPrint
from judging.panel.models import Judge
from judging.rights import queries as asked
from judging.rights.models import DataRequest

Told = dict[str, Any]

ACCOUNT = (
    *("id", "name", "kind", "representative", "email", "phone", "address", "commune", "province", "craft_village"),
    *("language", "created_at"),
)
ENTRY = (
    *("id", "number", "state", "kind", "set_type", "title", "story", "materials", "technique", "size", "year"),
    *("maker", "craft_village", "recognition", "details", "answers", "statements", "declarations"),
    *("contact", "is_under_age"),
    *("created_at", "updated_at", "submitted_at", "decided_at", "reason", "correct_until", "received_at"),
    *("received_pieces", "authorisation_seen_at", "erased_at"),
)
READ = ("taken_at", "device", "software", "is_generated")
PIECE = ("name", "count", "material", "model", "use")
AUTHOR = ("name", "part")
CONSENT = ("purpose", "version", "way", "given_at", "withdrawn_at")
#: Acts on an entry that its entrant may hear of; who scored it, and who could not, is not theirs to know.
HEARD = (
    *("entry ", "photo ", "enclosure ", "object ", "consent ", "claim "),
    *("message ", "authorisation "),
)


def account(person: Person) -> Told:
    """What the person told of themselves; of secrets only whether there is one."""
    return _of(person, ACCOUNT) | {"has_password": bool(person.password), "has_second_step": bool(person.second_factor)}


def roles(person: Person) -> list[Told]:
    """Where the person works or judges."""
    works = select(Competition.title, Staff.role).join(Staff, Staff.competition_id == Competition.id)
    judges = select(Competition.title, Judge.number).join(Judge, Judge.competition_id == Competition.id)
    staffed = db.session.execute(works.where(Staff.person_id == person.id)).all()
    seats = db.session.execute(judges.where(Judge.person_id == person.id)).all()
    return [{"competition": title, "role": role} for title, role in staffed] + [
        {"competition": title, "role": "judge", "number": number} for title, number in seats
    ]


def sign_ins(person: Person) -> list[Told]:
    """The devices; never what a cookie holds."""
    mine = select(SignIn).where(SignIn.person_id == person.id).order_by(SignIn.created_at)
    return [_of(one, ("device", "created_at", "expires_at", "ended_at")) for one in db.session.scalars(mine)]


def entries(person: Person) -> list[Told]:
    """Every entry with its pieces, photos, consents and what it was publicly awarded."""
    return [_entry(entry) for entry in queries.entries_of(person.id)]


def late_permits(person: Person) -> list[Told]:
    """Where an organiser let them send after the deadline, until when and why."""
    known = ("until", "reason", "given_at", "ended_at")
    return [{"competition": one.competition.title} | _of(one, known) for one in permits.permits_of(person.id)]


def requests(person: Person) -> list[Told]:
    """What they asked about their data and what was answered; the desk answers as one."""
    known = ("id", "kind", "text", "state", "came_on", "answer_by", "due_on", "closed_at")
    return [
        _of(one, known) | {"competition": one.competition and one.competition.title}
        | {"steps": [_of(step, ("kind", "at", "text")) for step in one.steps]}
        for one in asked.requests_of(person.id)
    ]  # fmt: skip


def mails(person: Person) -> list[Told]:
    """What was written to them."""
    mine = select(Message).where(or_(Message.person_id == person.id, Message.recipient == (person.email or "")))
    known = ("recipient", "subject", "body", "created_at", "sent_at")
    return [_of(one, known) for one in db.session.scalars(mine.order_by(Message.id))]


def log(person: Person) -> list[Told]:
    """The log's lines by the person, about the account, and about the entries as far as an entrant may hear."""
    own = [
        f"entry:{entry_id}" for entry_id in db.session.scalars(select(Entry.id).where(Entry.entrant_id == person.id))
    ]
    asking = select(DataRequest.id).where(DataRequest.person_id == person.id)
    requests = [f"request:{request_id}" for request_id in db.session.scalars(asking)]
    about_entries = Event.subject.in_(own) & or_(*(Event.verb.startswith(verb) for verb in HEARD))
    about_me = or_(Event.actor_id == person.id, Event.subject.in_([f"person:{person.id}", *requests]), about_entries)
    lines = select(Event).where(about_me)
    return [_line(line, person) for line in db.session.scalars(lines.order_by(Event.id))]


def _line(line: Event, person: Person) -> Told:
    by = "you" if line.actor_id == person.id else "somebody else" if line.actor_id else "the system"
    kept = {name: line.data[name] for name in ("what", "reason", "number") if name in line.data}
    return {"at": line.at, "by": by, "act": line.verb, "about": line.subject, **kept}


def _entry(entry: Entry) -> Told:
    return _of(entry, ENTRY) | {
        "competition": entry.competition.title,
        "group": entry.category.name if entry.category else None,
        "pieces": [_of(piece, PIECE) for piece in entry.pieces],
        "authors": [_of(author, AUTHOR) for author in entry.authors],
        "photos": [_photo(entry, photo) for photo in entry.photos],
        "enclosures": [_enclosure(entry, one) for one in entry.enclosures],
        "photos_on_their_way": [upload.original_name for upload in entry.unfinished],
        "consents": [_of(each, CONSENT) | {"words": consents.words(entry, each)} for each in entry.consents],
        "guardian": entry.guardian and _of(entry.guardian, tuple(consents.GUARDIAN)),
        "imported_as": entry.imported and entry.imported.code,
        "awards": _awards(entry),
        "messages": [_message(one) for one in messages.thread_of(entry)],
        "versions": [_version(one) for one in versions.versions_of(entry)],
    }


def _photo(entry: Entry, photo: Photo) -> Told:
    known = ("caption", "original_name", "state", "width", "height", "created_at")
    read = db.session.get(PhotoPrint, photo.id)
    told = {"read_from_file": _of(read, READ) if read else None}
    told["piece"] = photo.piece and photo.piece.name
    file = f"photos/entry-{entry.id}/{photo.id}"
    if photo.has_original:
        told["as_sent"] = f"{file}-as-sent"
    return _of(photo, known) | told | {"file": f"{file}.jpg", "key": photo.key}


def _enclosure(entry: Entry, enclosure: Enclosure) -> Told:
    known = ("question", "original_name", "length", "pages", "created_at")
    return _of(enclosure, known) | {"file": f"enclosures/entry-{entry.id}/{enclosure.id}.pdf", "key": enclosure.key}


def _message(message: EntryMessage) -> Told:
    """Who of the desk wrote is not told: it writes as one."""
    by = "the organisers" if message.is_from_desk else "you"
    return {"by": by} | _of(message, ("written_at", "text"))


def _version(version: EntryVersion) -> Told:
    photos = [{name: photo[name] for name in ("name", "caption", "piece") if name in photo} for photo in version.photos]
    return _of(version, ("number", "kind", "at", "fields")) | {"photos": photos}


def _awards(entry: Entry) -> list[Told]:
    """As the published list has them; the total only where it is public."""
    if entry.competition.state != "published":
        return []
    mine = db.session.scalars(select(Award).where(Award.entry_id == entry.id).order_by(Award.position))
    is_public = entry.competition.is_total_public
    return [{"prize": a.prize.name} | ({"place": a.place, "total": a.total} if is_public else {}) for a in mine]


def _of(row, names: tuple[str, ...]) -> Told:
    return {name: getattr(row, name) for name in names}
