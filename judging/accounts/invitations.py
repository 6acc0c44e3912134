"""Inviting somebody who has no account: a person without password, and the code they choose one with."""

from datetime import datetime

from judging.accounts import contacts, recovery
from judging.accounts.models import Person
from judging.accounts.profile import Letter
from judging.audit.recording import record
from judging.errors import Invalid
from judging.infra import mail
from judging.infra.db import db


def invite(
    name: str, contact: str, *, letter: Letter, actor: Person, now: datetime, competition=None
) -> tuple[Person, str]:
    """A new person found by ``contact`` (e-mail or telephone, as typed), and the code to be handed to them.

    With an e-mail address they are told as well; the mail holds no secret, recovery sends them a link.
    """
    if not name:
        raise Invalid("Nobody has this telephone or e-mail yet. Please give the person's name, to invite them.")
    is_mail = "@" in contact
    email, phone = contacts.checked(email=contact if is_mail else None, phone=None if is_mail else contact)
    person = Person(name=name, created_at=now, language="vi")
    contacts.give(person, email=email, phone=phone)
    db.session.add(person)
    db.session.flush()
    if email:
        subject, body = letter(person)
        mail.post(person_id=person.id, recipient=email, subject=subject, body=body, now=now)
    record("person invited", now=now, actor=actor, competition=competition, subject=f"person:{person.id}")
    return person, recovery.hand_out(person, issued_by=actor, competition=competition, now=now)
