"""Reading rankings and decisions."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.competitions.models import Category, Competition, Prize
from judging.infra.db import db
from judging.ranking import types
from judging.results.models import Run, TieDecision, Withholding


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


def withholdings_of(competition_id: int) -> list[Withholding]:
    """Awards withheld by people and not given after all, oldest first."""
    rows = select(Withholding).where(Withholding.competition_id == competition_id, Withholding.taken_back_at.is_(None))
    deep = (joinedload(Withholding.prize), joinedload(Withholding.category))
    return list(db.session.scalars(rows.order_by(Withholding.id).options(*deep)))


def withheld_in(competition: Competition) -> list[types.Withheld]:
    """The same, as the ranking takes them."""
    rows = select(Prize.key, Category.key).select_from(Withholding).join(Prize).outerjoin(Category)
    rows = rows.where(Withholding.competition_id == competition.id, Withholding.taken_back_at.is_(None))
    return [types.Withheld(prize, category) for prize, category in db.session.execute(rows.order_by(Withholding.id))]
