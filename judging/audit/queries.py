"""Reading the log."""

from sqlalchemy import func, select

from judging.audit.models import Event
from judging.infra.db import db


def latest(competition_id: int, limit: int = 100) -> list[Event]:
    """The newest lines of one competition, newest first."""
    lines = select(Event).where(Event.competition_id == competition_id)
    return list(db.session.scalars(lines.order_by(Event.id.desc()).limit(limit)))


def about(subject: str, competition_id: int | None) -> list[Event]:
    """Everything that happened to one thing, oldest first."""
    lines = select(Event).where(Event.competition_id == competition_id, Event.subject == subject)
    return list(db.session.scalars(lines.order_by(Event.id)))


def page(competition_id: int, without: tuple[str, ...], *, number: int, size: int) -> tuple[list[Event], int]:
    """One page of a competition's lines, newest first, but for those verbs; and how many there are."""
    lines = select(Event).where(Event.competition_id == competition_id, Event.verb.not_in(without))
    total = db.session.scalar(select(func.count()).select_from(lines.subquery()))
    rows = db.session.scalars(lines.order_by(Event.id.desc()).limit(size).offset((number - 1) * size))
    return list(rows), total
