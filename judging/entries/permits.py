"""An organiser's exception: one person may send after the deadline, until a date of their own, for a reason.

It is the person's, not an entry's: a draft is nobody's but its entrant's until it is sent, so the desk cannot point to
one. It opens drafts that are there and those begun meanwhile, and ends with the first round's opening.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import lifecycle
from judging.competitions.models import Competition
from judging.competitions.queries import stage_of
from judging.entries.belongings import LatePermit
from judging.entries.eligibility import refuse_staff
from judging.errors import Invalid, NotFound
from judging.infra.db import db, lock
from judging.infra.text import clean


def give(
    competition: Competition, person: Person, *, until: datetime, reason: str, actor: Person, now: datetime
) -> LatePermit:
    """Let a person send late; an earlier exception of theirs ends. Raises Closed, Conflict and Invalid."""
    lock(competition)  # judging does not open meanwhile
    lifecycle.require(stage_of(competition), "open")
    refuse_staff(person, competition)
    if until <= now or competition.deadline_at is None or until <= competition.deadline_at:
        raise Invalid("Please choose a date that is still to come and later than the deadline for everybody.")
    if not clean(reason):
        raise Invalid("Please write the reason; it is kept in the log.")
    _end(competition.id, person.id, now)
    given = {"given_at": now, "given_by_id": actor.id, "reason": clean(reason)}
    permit = LatePermit(competition_id=competition.id, person_id=person.id, until=until, **given)
    db.session.add(permit)
    db.session.flush()
    _tell("late entry allowed", permit, actor=actor, now=now, until=until.isoformat(), reason=permit.reason)
    return permit


def take_back(permit: LatePermit, *, actor: Person, now: datetime) -> None:
    """End it before its date; repeated, it changes nothing."""
    if permit.ended_at is None:
        permit.ended_at = now
        _tell("late entry no longer allowed", permit, actor=actor, now=now)


def move(competition: Competition, *, artisan_id: int, person: Person) -> None:
    """Give an account that takes over an artisan's entries the exceptions that were the artisan's there."""
    theirs = LatePermit.competition_id == competition.id, LatePermit.person_id == artisan_id
    db.session.execute(update(LatePermit).where(*theirs).values(person_id=person.id))


def until_of(permits: Iterable[LatePermit]) -> datetime | None:
    """Until when these permit to send: those that have not been ended."""
    return max((permit.until for permit in permits if permit.ended_at is None), default=None)


def permits_of(person_id: int, competition_id: int | None = None) -> list[LatePermit]:
    """A person's exceptions, in one competition or in all, oldest first."""
    mine = select(LatePermit).where(LatePermit.person_id == person_id).options(joinedload(LatePermit.competition))
    if competition_id is not None:
        mine = mine.where(LatePermit.competition_id == competition_id)
    return list(db.session.scalars(mine.order_by(LatePermit.id)))


def permits_in(competition_id: int) -> list[LatePermit]:
    """Every exception of a competition, newest first."""
    given = select(LatePermit).where(LatePermit.competition_id == competition_id).order_by(LatePermit.id.desc())
    return list(db.session.scalars(given.options(joinedload(LatePermit.person), joinedload(LatePermit.given_by))))


def permit_at(competition_id: int, permit_id: int) -> LatePermit:
    """One of them; raises NotFound."""
    for permit in permits_in(competition_id):
        if permit.id == permit_id:
            return permit
    raise NotFound()


def forget_reasons(person: Person) -> None:
    """What was written about a person goes; that there was an exception stays."""
    db.session.execute(update(LatePermit).where(LatePermit.person_id == person.id).values(reason=""))


def _end(competition_id: int, person_id: int, now: datetime) -> None:
    theirs = LatePermit.competition_id == competition_id, LatePermit.person_id == person_id
    db.session.execute(update(LatePermit).where(*theirs, LatePermit.ended_at.is_(None)).values(ended_at=now))


def _tell(verb: str, permit: LatePermit, *, actor: Person, now: datetime, **data) -> None:
    subject = f"person:{permit.person_id}"
    record(verb, now=now, actor=actor, competition=permit.competition, subject=subject, **data)
