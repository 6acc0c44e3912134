"""Reading rankings and decisions."""

from sqlalchemy import select

from judging.infra.db import db
from judging.results.models import Run, TieDecision


def newest_run(competition_id: int) -> Run | None:
    """The ranking in force, or None before the first computation."""
    runs = select(Run).where(Run.competition_id == competition_id)
    return db.session.scalar(runs.order_by(Run.id.desc()).limit(1))


def decisions_of(competition_id: int) -> list[TieDecision]:
    """Every recorded decision, oldest first."""
    recorded = select(TieDecision).where(TieDecision.competition_id == competition_id)
    return list(db.session.scalars(recorded.order_by(TieDecision.id)))


def decisions_in_force(competition_id: int) -> list[TieDecision]:
    """The newest decision about each set of entries."""
    newest = {frozenset(decision.order): decision for decision in decisions_of(competition_id)}
    return sorted(newest.values(), key=lambda decision: decision.id)
