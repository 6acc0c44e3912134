"""Who may use this installation, and who administers it."""

from datetime import datetime

from sqlalchemy import select

from judging.accounts import signing_in
from judging.accounts.models import Person
from judging.audit.recording import record
from judging.errors import Closed, Conflict
from judging.infra.db import db


def disable(person: Person, *, actor: Person | None, now: datetime) -> None:
    """Close an account; its devices lose access at once. The last administrator's cannot be closed."""
    _keep_one_administrator(person)
    person.is_active = False
    signing_in.end_all(person, now=now)
    record("person disabled", now=now, actor=actor, subject=f"person:{person.id}")


def enable(person: Person, *, actor: Person | None, now: datetime) -> None:
    """Open a closed account again; raises Closed when it was erased: there is nobody left in it."""
    if person.erased_at is not None:
        raise Closed("This person was erased. The account cannot be opened again.")
    person.is_active = True
    record("person enabled", now=now, actor=actor, subject=f"person:{person.id}")


def appoint(person: Person, *, actor: Person | None, now: datetime) -> None:
    """Make a person an administrator."""
    person.is_administrator = True
    record("administrator appointed", now=now, actor=actor, subject=f"person:{person.id}")


def dismiss(person: Person, *, actor: Person | None, now: datetime) -> None:
    """No longer an administrator; the last one stays."""
    _keep_one_administrator(person)
    person.is_administrator = False
    record("administrator dismissed", now=now, actor=actor, subject=f"person:{person.id}")


def _keep_one_administrator(person: Person) -> None:
    """Refuse to lose the last active administrator; two who dismiss each other wait for one another."""
    active = select(Person).where(Person.is_administrator, Person.is_active).order_by(Person.id).with_for_update()
    if {each.id for each in db.session.scalars(active)} == {person.id}:
        raise Conflict("This is the last administrator. Please appoint another one first.")
