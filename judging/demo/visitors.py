"""Whom a visitor of the demo may be: somebody of each role in each competition."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from judging.accounts import queries as accounts
from judging.accounts.models import Person
from judging.competitions import queries as competitions
from judging.competitions.models import Competition, Staff
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel.models import Judge

JUDGES = 3


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person of the demo in a role: ``administrator``, ``organiser``, ``secretary``, ``judge`` or ``entrant``."""

    person: Person
    role: str
    competition: Competition | None = None


def people_to_be() -> list[Visitor]:
    """Everybody a visitor may be, competition by competition, newest first; administrators last."""
    known = _staff() + _judges() + _entrants()
    newest = {competition.id: n for n, competition in enumerate(competitions.announced())}
    known = sorted((v for v in known if v.competition.id in newest), key=lambda v: newest[v.competition.id])
    return known + [Visitor(person, "administrator") for person in accounts.administrators()[:1]]


def visitor(person_id: int) -> Person | None:
    """The person, if a visitor may be them."""
    return next((each.person for each in people_to_be() if each.person.id == person_id), None)


def _staff() -> list[Visitor]:
    rows = select(Person, Staff.role, Competition).join(Staff, Staff.person_id == Person.id)
    rows = rows.join(Competition, Competition.id == Staff.competition_id).order_by(Staff.role, Person.id)
    return [Visitor(*row) for row in db.session.execute(rows)]


def _judges() -> list[Visitor]:
    rows = select(Person, Competition).join(Judge, Judge.person_id == Person.id)
    before = aliased(Judge)
    earlier = select(func.count()).where(
        before.competition_id == Judge.competition_id, before.number < Judge.number, before.is_active
    )
    rows = rows.join(Competition, Competition.id == Judge.competition_id).order_by(Judge.number)
    rows = rows.where(Judge.is_active, earlier.correlate(Judge).scalar_subquery() < JUDGES)
    return [Visitor(person, "judge", competition) for person, competition in db.session.execute(rows)]


def _entrants() -> list[Visitor]:
    """Who has entered most in each competition."""
    counted = select(Entry.competition_id, Entry.entrant_id, func.count().label("entries"))
    counted = counted.where(Entry.erased_at.is_(None)).group_by(Entry.competition_id, Entry.entrant_id).subquery()
    busiest = (counted.c.entries.desc(), counted.c.entrant_id)
    place = func.row_number().over(partition_by=counted.c.competition_id, order_by=busiest).label("place")
    ranked = select(counted.c.competition_id, counted.c.entrant_id, place).subquery()
    rows = select(Person, Competition).join(ranked, ranked.c.entrant_id == Person.id)
    rows = rows.join(Competition, Competition.id == ranked.c.competition_id).where(ranked.c.place == 1)
    return [Visitor(person, "entrant", competition) for person, competition in db.session.execute(rows)]
