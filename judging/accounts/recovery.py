"""Coming in again without the password: a link by mail, or a code on paper.

Codes are random, kept as digests only, and work once. ``recovery`` codes were shown
at registration and do not expire, ``handed_out`` ones were read out by an organiser
and last a day, ``mail`` links last half an hour.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.accounts import queries, signing_in
from judging.accounts.models import OneTimeCode, Person
from judging.audit.recording import record
from judging.errors import Gone, Invalid, NotAllowed
from judging.infra import ids, mail
from judging.infra.db import db, lock

LINK_LIFETIME = timedelta(minutes=30)
HANDED_OUT_LIFETIME = timedelta(hours=24)
ON_PAPER = ("recovery", "handed_out")

#: (person, secret) -> (subject, body): how the edge words the mail.
Letter = Callable[[Person, str], tuple[str, str]]


def post_link(typed: str, *, letter: Letter, now: datetime) -> None:
    """Mail a link to the account's own address, if there is one; the asker hears nothing of it."""
    person = queries.by_contact(typed)
    if person is None or not person.email or not person.is_active:
        return
    secret = ids.token()
    _issue(person, "mail", ids.digest(secret), now=now, expires_at=now + LINK_LIFETIME)
    subject, body = letter(person, secret)
    mail.post(person_id=person.id, recipient=person.email, subject=subject, body=body, now=now)
    record("recovery link sent", now=now, subject=f"person:{person.id}")


def renew_code(person: Person, *, now: datetime) -> str:
    """A fresh recovery code, to be shown once; the one before no longer works."""
    _use_up(person, ("recovery",), now=now)
    code = ids.code()
    _issue(person, "recovery", ids.digest_of_code(code), now=now, expires_at=None)
    record("recovery code made", now=now, actor=person, subject=f"person:{person.id}")
    return code


def hand_out(person: Person, *, issued_by: Person, now: datetime, competition=None) -> str:
    """A code that an organiser or administrator gives ``person`` in their hand or over the telephone."""
    if person.is_administrator and not issued_by.is_administrator:
        raise NotAllowed("Only an administrator can hand out a code for this person. Please ask one.")
    _use_up(person, ("handed_out",), now=now)
    code = ids.code()
    row = _issue(person, "handed_out", ids.digest_of_code(code), now=now, expires_at=now + HANDED_OUT_LIFETIME)
    row.issued_by_id = issued_by.id
    record("recovery code handed out", now=now, actor=issued_by, competition=competition, subject=f"person:{person.id}")
    return code


def withdraw(person: Person, *, now: datetime) -> None:
    """End a code that was handed out and has not been used."""
    _use_up(person, ("handed_out",), now=now)


def of_link(secret: str, *, now: datetime) -> OneTimeCode:
    """The live code behind a mailed link; raises Gone."""
    return _live(
        select(OneTimeCode).where(OneTimeCode.digest == ids.digest(secret), OneTimeCode.purpose == "mail"), now
    )


def of_paper(typed: str, code: str, *, now: datetime) -> OneTimeCode:
    """The live code of this account; raises Invalid, the same whether the account or the code is unknown."""
    person = queries.by_contact(typed)
    codes = select(OneTimeCode).where(OneTimeCode.digest == ids.digest_of_code(code), OneTimeCode.purpose.in_(ON_PAPER))
    try:
        found = _live(codes, now)
    except Gone:
        found = None
    if person is None or found is None or found.person_id != person.id:
        raise Invalid(
            "This code does not belong to this e-mail or telephone number, or it has been used. Please check both."
        )
    return found


def set_password(code: OneTimeCode, hashed: str, *, now: datetime) -> str | None:
    """Use ``code`` up for a new password; every device is signed out, other links and codes die.

    Who came with a code on paper gets a fresh one, to be shown once. ``hashed`` is
    made outside the transaction; raises Gone when another request was first.
    """
    lock(code)
    if not _is_live(code, now):
        raise _gone()
    person = code.person
    person.password = hashed
    _use_up(person, ("handed_out", "mail"), now=now)
    signing_in.end_all(person, now=now)
    record("password recovered", now=now, actor=person, subject=f"person:{person.id}", way=code.purpose)
    return renew_code(person, now=now) if code.purpose in ON_PAPER else None


def _issue(person: Person, purpose: str, digest: str, *, now: datetime, expires_at: datetime | None) -> OneTimeCode:
    row = OneTimeCode(person_id=person.id, purpose=purpose, digest=digest, created_at=now, expires_at=expires_at)
    db.session.add(row)
    return row


def _use_up(person: Person, purposes: tuple[str, ...], *, now: datetime) -> None:
    live = select(OneTimeCode).where(OneTimeCode.person_id == person.id, OneTimeCode.used_at.is_(None))
    for code in db.session.scalars(live.where(OneTimeCode.purpose.in_(purposes))):
        code.used_at = now


def _live(codes, now: datetime) -> OneTimeCode:
    found = db.session.scalar(codes.options(joinedload(OneTimeCode.person, innerjoin=True)))
    if found is None or not _is_live(found, now):
        raise _gone()
    return found


def _is_live(code: OneTimeCode, now: datetime) -> bool:
    return code.used_at is None and (code.expires_at is None or code.expires_at > now) and code.person.is_active


def _gone() -> Gone:
    return Gone("This link has been used or has expired. Please ask for a new one.")
