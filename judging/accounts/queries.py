"""Reading people and sign-ins."""

from datetime import datetime

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import contains_eager

from judging.accounts.models import Person, SignIn
from judging.errors import NotFound
from judging.infra import ids
from judging.infra.db import db
from judging.infra.text import email_key, folded, phone_key

PAGE = 50


def signed_in(sign_in_id: str, now: datetime) -> Person | None:
    """The person of a live sign-in, with that sign-in on it; None when ended, expired or disabled."""
    found = db.session.scalar(_SIGN_IN, {"sign_in": sign_in_id, "now": now})
    if found is None:
        return None
    found.person.sign_in = found
    return found.person


#: The ``sign_in`` is neither ended nor expired ``now``, and its person's account is open. Wants both rows joined.
IS_LIVE = and_(
    SignIn.id == bindparam("sign_in"),
    SignIn.ended_at.is_(None),
    SignIn.expires_at > bindparam("now"),
    Person.is_active,
)
#: Built once: every request of somebody who is signed in asks this.
_SIGN_IN = select(SignIn).join(SignIn.person).where(IS_LIVE).options(contains_eager(SignIn.person))


def by_contact(typed: str) -> Person | None:
    """The person with this e-mail address or telephone number, as typed."""
    mail = email_key(typed)
    if mail and "@" in mail:
        return db.session.scalar(select(Person).where(Person.email == mail))
    phone = phone_key(typed)
    return phone and db.session.scalar(select(Person).where(Person.phone == phone))


def by_id(person_id: int) -> Person:
    """One person, whoever; for administrators. Raises NotFound."""
    found = db.session.get(Person, person_id)
    if found is None:
        raise NotFound()
    return found


def found(typed: str, *, page: int) -> tuple[list[Person], int]:
    """One page of people whose name, e-mail or telephone holds every word, by given name; and how many there are."""
    words = select(Person)
    for word in folded(typed).split():
        words = words.where(Person.search.contains(word, autoescape=True))
    count = db.session.scalar(select(func.count()).select_from(words.subquery()))
    people = words.order_by(Person.sort, Person.id).limit(PAGE).offset(PAGE * (page - 1))
    return list(db.session.scalars(people)), count


def devices_of(person_id: int, now: datetime) -> list[SignIn]:
    """Where a person is signed in, newest first."""
    live = select(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None), SignIn.expires_at > now)
    return list(db.session.scalars(live.order_by(SignIn.created_at.desc(), SignIn.id)))


def device(person_id: int, name: str, now: datetime) -> SignIn:
    """One of a person's own sign-ins by the name its page gives it; raises NotFound."""
    for each in devices_of(person_id, now):
        if device_name(each) == name:
            return each
    raise NotFound()


def device_name(sign_in: SignIn) -> str:
    """What a page calls a sign-in: its id is what the cookie holds and is never written down."""
    return ids.digest(sign_in.id)[:16]


def administrators() -> list[Person]:
    """Everybody who administers, the closed ones as well."""
    return list(db.session.scalars(select(Person).where(Person.is_administrator).order_by(Person.id)))
