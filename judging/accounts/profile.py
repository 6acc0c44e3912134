"""Looking after one's own account."""

from collections.abc import Callable
from datetime import datetime

from judging.accounts import contacts, password_rules, signing_in
from judging.accounts.models import Person, SignIn, searchable
from judging.accounts.registering import Details, describe
from judging.audit.recording import record
from judging.errors import Invalid
from judging.infra import mail, passwords

LANGUAGES = ("vi", "en")

#: person -> (subject, body): how the edge words the notice that the way in was changed.
Letter = Callable[[Person], tuple[str, str]]


def edit(person: Person, details: Details, *, now: datetime) -> None:
    """Change what a person tells of themselves; raises Invalid."""
    describe(person, details)
    person.search = searchable(person.name, person.email, person.phone)
    record("profile edited", now=now, actor=person, subject=f"person:{person.id}")


def require_password(person: Person, password: str) -> None:
    """Ask for the password once more before what would lock its owner out; slow. Raises Invalid."""
    if not passwords.matches(password, person.password):
        raise Invalid("This is not your present password. Please check it and try again.")


def prepared_password(person: Person, new: str) -> str:
    """A new password as kept; slow, so outside any transaction. Raises Invalid."""
    password_rules.check(new, name=person.name, email=person.email, phone=person.phone)
    return passwords.hashed(new)


def set_password(person: Person, hashed: str, *, letter: Letter | None, now: datetime) -> None:
    """Keep a new password, sign every other device out and tell the person by mail."""
    _tell(person, letter, now=now)
    person.password = hashed
    signing_in.end_all(person, now=now, keep=person.sign_in)
    record("password changed", now=now, actor=person, subject=f"person:{person.id}")


def change_contacts(person: Person, *, email: str | None, phone: str | None, letter: Letter, now: datetime) -> None:
    """New names to sign in by, as ``contacts.checked`` gives them; the old address hears of it. Raises Conflict."""
    _tell(person, letter, now=now)
    contacts.give(person, email=email, phone=phone)
    record("contact changed", now=now, actor=person, subject=f"person:{person.id}")


def speak(person: Person, language: str) -> None:
    """The language this person reads; others are ignored."""
    if language in LANGUAGES:
        person.language = language


def sign_out(person: Person, sign_in: SignIn, *, now: datetime) -> None:
    """End one of the person's devices."""
    signing_in.end(sign_in, now=now)
    record("signed out", now=now, actor=person, subject=f"person:{person.id}")


def sign_out_others(person: Person, *, now: datetime) -> None:
    """End every device but this one."""
    signing_in.end_all(person, now=now, keep=person.sign_in)
    record("signed out everywhere else", now=now, actor=person, subject=f"person:{person.id}")


def _tell(person: Person, letter: Letter | None, *, now: datetime) -> None:
    if letter and person.email:
        subject, body = letter(person)
        mail.post(person_id=person.id, recipient=person.email, subject=subject, body=body, now=now)
