"""New names to sign in by, for somebody who may take part in competitions or work for them."""

from datetime import datetime

from sqlalchemy import or_, select

from judging.accounts import profile
from judging.accounts.models import Person
from judging.competitions.models import Competition, Staff
from judging.entries.models import Entry
from judging.errors import Conflict
from judging.infra.db import db
from judging.panel import queries as panel


def change(person: Person, *, email: str | None, phone: str | None, letter: profile.Letter, now: datetime) -> None:
    """Keep new contacts (``contacts.checked``); raises Conflict for those of a judge where ``person`` has a part."""
    profile.change_contacts(person, email=email, phone=phone, letter=letter, now=now)
    if any(panel.is_on_panel(person, competition) for competition in _parts_of(person)):
        raise Conflict(
            "These contacts belong to a judge of a competition you take part in or work for. "
            "Please call the organisers."
        )


def _parts_of(person: Person) -> list[Competition]:
    """Where ``person`` has a product that is not withdrawn, or works at the desk."""
    entered = select(Entry.competition_id).where(Entry.entrant_id == person.id, Entry.state != "withdrawn")
    works = select(Staff.competition_id).where(Staff.person_id == person.id)
    return list(
        db.session.scalars(select(Competition).where(or_(Competition.id.in_(entered), Competition.id.in_(works))))
    )
