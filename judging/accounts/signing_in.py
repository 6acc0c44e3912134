"""Opening and ending a device's sign-in."""

from datetime import datetime, timedelta

from sqlalchemy import select

from judging.accounts import queries
from judging.accounts.models import Person, SignIn
from judging.audit.recording import record
from judging.errors import Invalid, NotAllowed
from judging.infra import ids, passwords
from judging.infra.db import db

LIFETIME = timedelta(days=30)


def proven(typed: str, password: str) -> Person:
    """Who has this e-mail or telephone number and this password; slow, and as slow for nobody. Raises Invalid."""
    person = queries.by_contact(typed)
    if not passwords.matches(password, person and person.password):
        raise Invalid("The e-mail, telephone number or password is not right. Please check them and try again.")
    if not person.is_active:
        raise NotAllowed("This account has been closed. Please call the organisers.")
    return person


def sign_in(person: Person, *, device: str, now: datetime, instead_of: SignIn | None = None) -> SignIn:
    """A new sign-in for somebody who has been proven; the device's former one ends."""
    if instead_of is not None:
        end(instead_of, now=now)
    record("signed in", now=now, actor=person, subject=f"person:{person.id}")
    return open_for(person, device=device, now=now)


def open_for(person: Person, *, device: str, now: datetime, lifetime: timedelta = LIFETIME) -> SignIn:
    """Sign ``person`` in on a device; the caller has made sure who it is."""
    sign_in = SignIn(id=ids.key(), person=person, device=device[:200], created_at=now, expires_at=now + lifetime)
    db.session.add(sign_in)
    person.sign_in = sign_in
    return sign_in


def end(sign_in: SignIn, *, now: datetime) -> None:
    """Sign this device out; repeated, it changes nothing."""
    sign_in.ended_at = sign_in.ended_at or now


def end_all(person: Person, *, now: datetime, keep: SignIn | None = None) -> None:
    """Sign every device out but ``keep``: after a new password, or when a person is disabled."""
    live = select(SignIn).where(SignIn.person_id == person.id, SignIn.ended_at.is_(None))
    for sign_in in db.session.scalars(live):
        if sign_in is not keep:
            end(sign_in, now=now)
