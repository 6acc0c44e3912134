"""Writing the log: one line in the same transaction as the change it tells of."""

from datetime import datetime

from judging.audit.models import Event
from judging.infra.db import db


def record(verb: str, *, now: datetime, actor=None, competition=None, subject="", **data) -> Event:
    """Add a line. ``actor`` and ``competition`` are rows (or None), ``subject`` such as ``entry:7``."""
    event = Event(**_line(verb, now, actor, competition=competition, subject=subject, data=data))
    db.session.add(event)
    return event


def _line(verb: str, now: datetime, actor, *, competition, subject, data: dict) -> dict:
    return {
        "at": now,
        "actor_id": actor and actor.id,
        "competition_id": competition and competition.id,
        "verb": verb,
        "subject": str(subject),
        "data": data,
    }
