"""Asking: by the person, or by the desk for somebody who called, wrote or came."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.models import Competition
from judging.errors import Conflict, Invalid
from judging.infra.clock import in_vietnam
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.rights.models import DataRequest, RequestStep
from judging.rights.terms import Days, dates

LONGEST = 4000
#: So many of one person wait for an answer at the same time: each is a letter to a whole desk.
MOST_OPEN = 10
OLDEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody without an account, as the desk noted it, and on which day and how the request came."""

    name: str
    contact: str
    way: str
    came_on: date


def ask(
    person: Person, kind: str, text: str, *, competition: Competition | None, days: Days, now: datetime
) -> tuple[DataRequest, bool]:
    """File a person's own request, and whether it is new: the same words sent twice are one while it is open.

    Raises Invalid without words, and Conflict when too many wait already.
    """
    lock(person)
    own = {"person_id": person.id, "name": "", "contact": "", "way": "web"}
    if twin := _twin(kind, text, competition, **own):
        return twin, False
    waiting = select(func.count()).where(DataRequest.person_id == person.id, DataRequest.state == "open")
    if db.session.scalar(waiting) >= MOST_OPEN:
        raise Conflict("Several of your requests are still open. Please wait for their answers, or call.")
    own["came_on"] = in_vietnam(now).date()
    return _file(kind, text, competition, days=days, actor=person, now=now, **own), True


def note_down(
    asker: Asker, kind: str, text: str, *, competition: Competition | None, days: Days, actor: Person, now: datetime
) -> DataRequest:
    """Enter a request that came another way; its terms run from the day it came.

    It is nobody's account, even where one has the same address: a caller is not a sign-in. Raises Invalid.
    """
    name, contact = clean(asker.name), clean(asker.contact)
    if not name or not contact:
        raise Invalid("Please write who asks and how to reach them.")
    today = in_vietnam(now).date()
    if asker.came_on > today:
        raise Invalid("A request cannot have come on a day that is still to come.")
    if asker.came_on < today - OLDEST:
        raise Invalid("This day is more than a year ago. Please check the day it came.")
    lock(actor)
    told = {"person_id": None, "name": name, "contact": contact, "way": asker.way, "came_on": asker.came_on}
    twin = _twin(kind, text, competition, **told)
    return twin or _file(kind, text, competition, days=days, actor=actor, now=now, **told)


def _twin(kind: str, text: str, competition: Competition | None, **told) -> DataRequest | None:
    same = {"kind": kind, "text": clean(text), "competition_id": competition and competition.id, "state": "open"}
    return db.session.scalar(select(DataRequest).filter_by(**same, **told))


def _file(
    kind: str, text: str, competition: Competition | None, *, days: Days, actor: Person, now: datetime, **told
) -> DataRequest:
    text = clean(text)
    if not text:
        raise Invalid("Please write what is asked.")
    if len(text) > LONGEST:
        raise Invalid("At most %(max)d characters, please.", max=LONGEST)
    promised = dates(kind, told["came_on"], days)
    ends = {"answer_by": promised.answer_by, "due_on": promised.due_on, "latest_on": promised.latest_on}
    made = DataRequest(kind=kind, text=text, competition=competition, state="open", **told, **ends)
    made.steps.append(RequestStep(kind="received", at=now, actor_id=actor.id, text=""))
    db.session.add(made)
    db.session.flush()
    record("request received", now=now, actor=actor, competition=competition, subject=f"request:{made.id}")
    return made
