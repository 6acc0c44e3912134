"""What entries, panel and sheets say about a competition's set-up: whether it may still be changed."""

from sqlalchemy import exists, select

from judging.competitions.models import Competition
from judging.entries.models import Entry
from judging.infra.db import db, lock
from judging.panel.models import Judge, JudgeCategory
from judging.scoring.models import ScoreSheet


def has_entries(competition: Competition) -> bool:
    """Whether a product has ever been submitted; if not, none is until the transaction ends."""
    lock(competition)
    return _any(exists().where(Entry.competition_id == competition.id, Entry.number.is_not(None)))


def is_group_used(category_id: int) -> bool:
    """Whether a group has products, drafts included, or judges."""
    of_entries = exists().where(Entry.category_id == category_id)
    return _any(of_entries) or _any(exists().where(JudgeCategory.category_id == category_id))


def has_scores(competition_id: int) -> bool:
    """Whether a judge has scored anything."""
    return _any(exists().where(ScoreSheet.judge_id == Judge.id, Judge.competition_id == competition_id))


def is_entrant(person_id: int, competition_id: int) -> bool:
    """Whether a person takes part with a product that has not been withdrawn, drafts included."""
    mine = exists().where(Entry.entrant_id == person_id, Entry.competition_id == competition_id)
    return _any(mine.where(Entry.state != "withdrawn"))


def _any(condition) -> bool:
    return bool(db.session.scalar(select(condition)))
