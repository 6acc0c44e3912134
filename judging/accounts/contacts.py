"""E-mail addresses and telephone numbers as people's unique names."""

import re

from judging.accounts import queries
from judging.accounts.models import Person, searchable
from judging.errors import Conflict, Invalid
from judging.infra.text import email_key, phone_key

_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]+")


def checked(*, email: str | None, phone: str | None) -> tuple[str | None, str | None]:
    """Both as compared and kept; raises Invalid when one is malformed or both are missing."""
    mail, number = email_key(email), phone_key(phone)
    if mail and (len(mail) > 254 or not _EMAIL.fullmatch(mail)):
        raise Invalid("This is not a complete e-mail address. Please write it as name@example.org.")
    if (phone or "").strip() and not (number and 8 <= len(number) <= 15):
        raise Invalid("This is not a complete telephone number. Please write all its digits.")
    if not (mail or number):
        raise Invalid("Please give an e-mail address or a telephone number, so that you can sign in again.")
    return mail, number


def give(person: Person, *, email: str | None, phone: str | None) -> None:
    """Set both; raises Conflict when one is another person's."""
    for typed in filter(None, (email, phone)):
        other = queries.by_contact(typed)
        if other is not None and other is not person:
            raise Conflict(
                "This e-mail or telephone number is registered already. Please sign in, or recover your password."
            )
    person.email, person.phone = email, phone
    person.search = searchable(person.name, email, phone)
