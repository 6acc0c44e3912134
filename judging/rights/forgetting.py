"""The words of a request go with whoever asked, or when they are no longer needed; that there was one stays."""

from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.infra.db import db
from judging.infra.text import email_key, phone_key
from judging.rights.models import DataRequest, RequestStep


def forget_of(person: Person, *, actor: Person | None, now: datetime) -> None:
    """Empty every request of a person who is being erased, and those noted down with an address of theirs.

    An open one has nobody left to be answered, and ends.
    """
    for request in [
        *db.session.scalars(select(DataRequest).where(DataRequest.person_id == person.id)),
        *_by_contact(person),
    ]:
        if request.state == "open":
            request.state, request.closed_at = "done", now
            request.steps.append(RequestStep(kind="erased", at=now, actor_id=actor and actor.id, text=""))
            told = {"actor": actor, "competition": request.competition, "subject": f"request:{request.id}"}
            record("request ended with its person", now=now, **told)
        _empty(request, now=now)


def forget_old(closed_before: datetime, *, most: int, now: datetime) -> int:
    """Empty those closed before then; how many."""
    old = select(DataRequest).where(DataRequest.closed_at <= closed_before, DataRequest.forgotten_at.is_(None))
    found = list(db.session.scalars(old.order_by(DataRequest.id).limit(most)))
    for request in found:
        _empty(request, now=now)
    return len(found)


def _by_contact(person: Person) -> list[DataRequest]:
    own = {email_key(person.email or ""), phone_key(person.phone or "")} - {""}
    noted = select(DataRequest).where(DataRequest.person_id.is_(None), DataRequest.contact != "")
    return [one for one in db.session.scalars(noted) if {email_key(one.contact), phone_key(one.contact)} & own]


def _empty(request: DataRequest, *, now: datetime) -> None:
    request.name = request.contact = request.text = ""
    request.forgotten_at = request.forgotten_at or now
    for step in request.steps:
        step.text = ""
