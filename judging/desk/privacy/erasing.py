"""Erasing: whose it was goes, what was counted stays.

A sent entry keeps its number, group, scores, places and awards, and is called by its
number from then on; the account becomes an empty row, so that everything that points to it
still finds one. Law 91/2025/QH15 and Decree 356/2025/ND-CP give the right (exact articles: to be
confirmed by a lawyer); of a result made public the place stays without the name.

Nothing is removed from the store here: the caller lets go of ``Left`` after the commit.
"""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, or_, select, update

from judging.accounts.models import OneTimeCode, Person, SignIn, searchable
from judging.audit import redacting
from judging.audit.recording import record
from judging.awards.models import Award
from judging.desk.privacy import standing
from judging.entries import messages, permits, versions, withdrawing
from judging.entries.models import Entry
from judging.infra.db import db, lock
from judging.infra.mail import Message
from judging.infra.text import folded
from judging.panel.models import ConflictOfInterest
from judging.rights import forgetting

#: The texts of an entry that become empty.
TEXTS = ("set_type", "story", "materials", "technique", "size", "maker", "craft_village", "recognition", "reason")
#: What the award list kept of it.
KEPT_NAMES = ("kept_title", "kept_maker", "kept_authors", "kept_craft_village", "kept_commune", "kept_province")
#: What people tell of themselves.
DETAILS = ("representative", "address", "commune", "province", "craft_village")


@dataclass(slots=True)
class Left:
    """What lies in files still: keys of photos and PDFs, ids of mails, and that sheets may name ``people`` erased."""

    photos: list[str] = field(default_factory=list)
    mails: list[int] = field(default_factory=list)
    people: int = 0

    def __iadd__(self, other: "Left") -> "Left":
        self.photos += other.photos
        self.mails += other.mails
        self.people += other.people
        return self


def erase(person: Person, *, now: datetime) -> Left:
    """Erase a person as they ask, at once; repeated, it changes nothing. Raises Conflict (``require_free``)."""
    lock(person)
    if person.erased_at is not None:
        return Left()
    standing.require_free(person)
    return empty(person, actor=person, now=now)


def empty(person: Person, *, actor: Person | None, now: datetime) -> Left:
    """Erase every entry of a person, then the account; whoever calls has asked whether anything stands against it."""
    left = Left(people=1)
    for fate in standing.fates(person):
        left += forget(fate, actor=actor or person, now=now)
    left += _forget_mails(person)
    permits.forget_reasons(person)
    forgetting.forget_of(person, actor=actor, now=now)
    _empty_account(person, now=now)
    redacting.redact([f"person:{person.id}"])
    record("person erased", now=now, actor=actor, subject=f"person:{person.id}")
    db.session.flush()
    return left


def forget(fate: standing.Fate, *, actor: Person | None, now: datetime) -> Left:
    """Erase one entry: delete it when it was never sent, else leave a number."""
    entry = fate.entry
    left = Left(photos=[one.key for one in (*entry.photos, *entry.uploads, *entry.enclosures)])
    photos = [photo.id for photo in entry.photos]
    subject, competition = f"entry:{entry.id}", entry.competition
    if fate.becomes == "deleted":
        db.session.delete(entry)
    else:
        if fate.becomes == "withdrawn":
            withdrawing.withdraw(entry, actor=actor or entry.entrant, now=now)
        _leave_a_number(entry, now=now)
    redacting.redact([subject], photos=photos)
    record("entry erased", now=now, actor=actor, competition=competition, subject=subject, becomes=fate.becomes)
    db.session.flush()
    return left


def _leave_a_number(entry: Entry, *, now: datetime) -> None:
    entry.title = f"Hồ sơ {entry.number:04}"
    for name in TEXTS:
        setattr(entry, name, "")
    entry.year = entry.claim_digest = entry.correct_until = entry.is_under_age = entry.guardian = None
    entry.imported = None
    entry.details, entry.answers, entry.statements, entry.contact, entry.locked = {}, {}, {}, "", []
    entry.pieces, entry.photos, entry.uploads, entry.enclosures, entry.kind = [], [], [], [], "single"
    entry.authors, entry.authorisation_seen_at, entry.authorisation_seen_by_id = [], None, None
    entry.search, entry.erased_at, entry.updated_at = folded(str(entry.number)), now, now
    messages.forget(entry)
    versions.forget(entry)
    for given in entry.consents:
        given.withdrawn_at = given.withdrawn_at or now
    names = dict.fromkeys(KEPT_NAMES, "")
    db.session.execute(update(Award).where(Award.entry_id == entry.id).values(names))
    reasons = update(ConflictOfInterest).where(ConflictOfInterest.entry_id == entry.id)
    db.session.execute(reasons.values(reason=""))


def _forget_mails(person: Person) -> Left:
    whose = Message.person_id == person.id
    if person.email:
        whose = or_(whose, Message.recipient == person.email)
    mails = list(db.session.scalars(select(Message.id).where(whose)))
    db.session.execute(delete(Message).where(whose))
    return Left(mails=mails)


def _empty_account(person: Person, *, now: datetime) -> None:
    person.kind, person.name = "individual", f"#{person.id}"
    person.email = person.phone = person.password = person.second_factor = None
    for name in DETAILS:
        setattr(person, name, "")
    person.search = searchable(person.name, None, None)
    person.is_active, person.second_factor_step, person.erased_at = False, 0, now
    for rows in (SignIn, OneTimeCode):
        db.session.execute(delete(rows).where(rows.person_id == person.id))
    db.session.flush()
