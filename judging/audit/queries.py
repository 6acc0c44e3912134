"""Reading the log."""

from sqlalchemy import select

from judging.audit.models import Event
from judging.infra.db import db


def latest(competition_id: int, limit: int = 100) -> list[Event]:
    """The newest lines of one competition, newest first."""
    lines = select(Event).where(Event.competition_id == competition_id)
    return list(db.session.scalars(lines.order_by(Event.id.desc()).limit(limit)))


def about(subject: str, competition_id: int) -> list[Event]:
    """Everything that happened to one thing, oldest first."""
    lines = select(Event).where(Event.competition_id == competition_id, Event.subject == subject)
    return list(db.session.scalars(lines.order_by(Event.id)))
