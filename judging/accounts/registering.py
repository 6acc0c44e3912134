"""Registering: a new person, with a password and a code to recover it by."""

from dataclasses import dataclass
from datetime import datetime

from judging.accounts import contacts, password_rules, recovery
from judging.accounts.models import KINDS, Person
from judging.audit.recording import record
from judging.errors import Invalid
from judging.infra import passwords
from judging.infra.db import db


@dataclass(frozen=True, kw_only=True, slots=True)
class Details:
    """What people tell of themselves, and may change later."""

    name: str
    kind: str = "individual"
    representative: str = ""
    address: str = ""
    commune: str = ""
    province: str = ""
    craft_village: str = ""


def prepared(*, name: str, email: str | None, phone: str | None, password: str) -> tuple[str | None, str | None, str]:
    """E-mail, telephone and password as kept; slow, so outside any transaction. Raises Invalid."""
    mail, number = contacts.checked(email=email, phone=phone)
    password_rules.check(password, name=name, email=mail, phone=number)
    return mail, number, passwords.hashed(password)


def register(
    details: Details, *, email: str | None, phone: str | None, hashed: str | None, language: str, now: datetime
) -> tuple[Person, str]:
    """Add a person, with the recovery code to be shown once; raises Conflict when the contact is taken."""
    person = Person(name=details.name, language=language, password=hashed, created_at=now)
    describe(person, details)
    contacts.give(person, email=email, phone=phone)
    db.session.add(person)
    db.session.flush()
    record("person registered", now=now, actor=person, subject=f"person:{person.id}")
    return person, recovery.renew_code(person, now=now)


def describe(person: Person, details: Details) -> None:
    """Write what people tell of themselves; raises Invalid."""
    if details.kind not in KINDS:
        raise Invalid("Please choose whether you take part alone, as a group or as an organisation.")
    if not details.name:
        raise Invalid("Please give a name.")
    if details.kind != "individual" and not details.representative:
        raise Invalid("Please give the name of the person who represents the group or organisation.")
    for field in Details.__dataclass_fields__:
        setattr(person, field, getattr(details, field))
