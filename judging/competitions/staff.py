"""Who works for a competition: organisers decide, secretaries help.

Whether a person may join at all also depends on entries and panel: edges call
``judging.desk.staffing``, which asks those first.
"""

from datetime import datetime

from sqlalchemy import func, select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.models import ROLES, Competition, Staff
from judging.errors import Conflict, Invalid, NotFound
from judging.infra.db import db, lock


def add(competition: Competition, person: Person, role: str, *, actor: Person | None, now: datetime) -> Staff:
    """Give a person a role; a second role replaces the first. The last organiser keeps theirs."""
    if role not in ROLES:
        raise Invalid("Please choose organiser or secretary.")
    lock(competition)
    held = db.session.get(Staff, (competition.id, person.id))
    if held is None:
        held = Staff(competition_id=competition.id, person_id=person.id, role=role)
        db.session.add(held)
    elif held.role == role:
        raise Conflict("%(name)s has this role already.", name=person.name)
    else:
        _keep_an_organiser(held)
        held.role = role
    db.session.flush()
    record("staff added", now=now, actor=actor, competition=competition, subject=f"person:{person.id}", role=role)
    return held


def remove(competition: Competition, person_id: int, *, actor: Person, now: datetime) -> None:
    """Take a person's role away; raises Conflict for the last organiser."""
    lock(competition)
    held = db.session.get(Staff, (competition.id, person_id))
    if held is None:
        raise NotFound()
    _keep_an_organiser(held)
    record(
        "staff removed", now=now, actor=actor, competition=competition, subject=f"person:{person_id}", role=held.role
    )
    db.session.delete(held)


def _keep_an_organiser(leaving: Staff) -> None:
    organisers = select(func.count()).where(Staff.competition_id == leaving.competition_id, Staff.role == "organiser")
    if leaving.role == "organiser" and db.session.scalar(organisers) == 1:
        raise Conflict("A competition needs an organiser. Please add another one first.")
