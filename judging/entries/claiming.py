"""An artisan comes with paper and pictures: the secretary enters for them, they take it over by a code."""

from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.models import Competition
from judging.entries import drafting, permits, texts
from judging.entries.eligibility import refuse_staff
from judging.entries.models import Entry
from judging.errors import Closed, Invalid
from judging.infra import ids
from judging.infra.db import db, lock
from judging.infra.text import clean


def enter_for(
    competition: Competition, *, name: str, contact: str = "", actor: Person, now: datetime, **place: str
) -> Entry:
    """Begin an entry for an artisan without an account; ``place``: address, commune, province, craft_village.

    The telephone is kept with the entry: as an account's it would keep the artisan
    from registering with it.
    """
    if not clean(name):
        raise Invalid("Please write the entrant's name.")
    kept = {key: clean(value) for key, value in place.items()}
    artisan = Person(name=clean(name), created_at=now, **kept)
    db.session.add(artisan)
    db.session.flush()
    entry = drafting.start(competition, artisan, now=now, actor=actor)
    entry.contact = clean(contact)
    return entry


def issue_code(entry: Entry, *, actor: Person, now: datetime) -> str:
    """A new code for the artisan's slip; an earlier one no longer works. Raises Closed when taken over."""
    if not entry.is_on_paper:
        raise Closed("This entry belongs to an entrant's own account.")
    code = ids.code()
    entry.claim_digest = ids.digest_of_code(code)
    record("claim code issued", now=now, actor=actor, competition=entry.competition, subject=f"entry:{entry.id}")
    return code


def by_code(typed: str) -> Entry:
    """The entry this code is for; raises Invalid."""
    found = db.session.scalar(select(Entry).where(Entry.claim_digest == ids.digest_of_code(typed)))
    if found is None or not found.is_on_paper:
        raise Invalid("This code is not known, or has been used. Please check it, or call the organisers.")
    return found


def take_over(entry: Entry, person: Person, *, now: datetime) -> None:
    """Give ``person`` the entry and the artisan's others in the competition, and leave to send them late; their codes
    are used up.

    Raises Closed once the awards are published: who is honoured, and how often, stands in the list.
    """
    lock(entry.competition)
    if entry.competition.state == "published":
        raise Closed("The awards are published; an entry can no longer be taken over. Please call the organisers.")
    refuse_staff(person, entry.competition)
    artisan = entry.entrant_id
    permits.move(entry.competition, artisan_id=artisan, person=person)
    same = select(Entry).where(Entry.entrant_id == artisan, Entry.competition_id == entry.competition_id)
    for one in db.session.scalars(same).all():
        one.entrant_id, one.claim_digest, one.contact = person.id, None, ""
        db.session.flush()
        db.session.refresh(one, ["entrant", "permits"])
        one.search = texts.search_text(one)
        record(
            "entry taken over",
            now=now,
            actor=person,
            competition=one.competition,
            subject=f"entry:{one.id}",
            artisan=artisan,
        )
