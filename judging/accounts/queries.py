"""Reading people and sign-ins."""

from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person, SignIn
from judging.infra.db import db
from judging.infra.text import email_key, phone_key


def signed_in(sign_in_id: str, now: datetime) -> Person | None:
    """The person of a live sign-in, with that sign-in on it; None when ended, expired or disabled."""
    found = db.session.get(SignIn, sign_in_id)
    if found is None or found.ended_at or found.expires_at <= now or not found.person.is_active:
        return None
    found.person.sign_in = found
    return found.person


def by_contact(typed: str) -> Person | None:
    """The person with this e-mail address or telephone number, as typed."""
    if "@" in typed:
        return db.session.scalar(select(Person).where(Person.email == email_key(typed)))
    phone = phone_key(typed)
    return phone and db.session.scalar(select(Person).where(Person.phone == phone))
