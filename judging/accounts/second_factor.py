"""A second proof for those who run competitions: a code from a telephone (TOTP), or one from paper."""

from datetime import datetime

import pyotp
from sqlalchemy import delete, func, select

from judging.accounts import signing_in
from judging.accounts.models import OneTimeCode, Person, SignIn
from judging.audit.recording import record
from judging.errors import Conflict, Invalid
from judging.infra import ids
from judging.infra.db import db, lock

STEP_SECONDS = 30
DRIFT = 1  # steps a telephone's clock may be early or late
CODES = 8


def new_secret() -> str:
    """A secret for an authenticator application."""
    return pyotp.random_base32()


def address(person: Person, secret: str, *, issuer: str) -> str:
    """What the QR code says to the authenticator application."""
    name = person.email or person.phone or person.name
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def set_up(person: Person, secret: str, code: str, *, now: datetime) -> list[str]:
    """Keep ``secret`` once its first code is right; returns the paper codes, to be shown once."""
    lock(person)
    if person.second_factor:
        raise Conflict("The second step is set up already. Please enter a code from your telephone.")
    step = _step_of(secret, code, after=0, now=now)
    if step is None:
        raise _wrong()
    person.second_factor, person.second_factor_step = secret, step
    _pass(person.sign_in)
    record("second factor set up", now=now, actor=person, subject=f"person:{person.id}")
    return renew_codes(person, now=now)


def give(person: Person, code: str, *, now: datetime) -> None:
    """Pass the second step on this device with a telephone's code (each works once) or a paper one."""
    lock(person)
    step = _step_of(person.second_factor, code, after=person.second_factor_step, now=now)
    if step is not None:
        person.second_factor_step = step
    else:
        _use_paper(person, code, now=now)
    _pass(person.sign_in)
    record("second factor given", now=now, actor=person, subject=f"person:{person.id}")


def renew_codes(person: Person, *, now: datetime) -> list[str]:
    """Fresh paper codes, to be shown once; the ones before no longer work."""
    db.session.execute(delete(OneTimeCode).where(*_codes_of(person)))
    codes = [ids.code(3) for _ in range(CODES)]
    for code in codes:
        digest = ids.digest_of_code(code)
        db.session.add(OneTimeCode(person_id=person.id, purpose="second_factor", digest=digest, created_at=now))
    return codes


def reset(person: Person, *, actor: Person | None, now: datetime) -> None:
    """Take the second factor away, for somebody who lost telephone and paper; every device is signed out."""
    person.second_factor, person.second_factor_step = None, 0
    db.session.execute(delete(OneTimeCode).where(*_codes_of(person)))
    signing_in.end_all(person, now=now)
    record("second factor reset", now=now, actor=actor, subject=f"person:{person.id}")


def codes_left(person: Person) -> int:
    """How many paper codes have not been used."""
    left = select(func.count()).select_from(OneTimeCode).where(*_codes_of(person), OneTimeCode.used_at.is_(None))
    return db.session.scalar(left)


def _step_of(secret: str | None, typed: str, *, after: int, now: datetime) -> int | None:
    """The time step whose code was typed, within the drift and later than ``after``."""
    code = "".join(c for c in typed if c.isdecimal())
    current = int(now.timestamp()) // STEP_SECONDS
    for step in range(current - DRIFT, current + DRIFT + 1) if secret and len(code) == 6 else ():
        if step > after and pyotp.utils.strings_equal(pyotp.TOTP(secret).generate_otp(step), code):
            return step
    return None


def _use_paper(person: Person, typed: str, *, now: datetime) -> None:
    unused = select(OneTimeCode).where(*_codes_of(person), OneTimeCode.used_at.is_(None))
    found = db.session.scalar(unused.where(OneTimeCode.digest == ids.digest_of_code(typed)))
    if found is None:
        raise _wrong()
    found.used_at = now


def _codes_of(person: Person) -> tuple:
    return OneTimeCode.person_id == person.id, OneTimeCode.purpose == "second_factor"


def _pass(sign_in: SignIn) -> None:
    sign_in.is_second_factor_given = True


def _wrong() -> Invalid:
    return Invalid(
        "This code is not right or was used before. Please wait for the next one and check the telephone's clock."
    )
