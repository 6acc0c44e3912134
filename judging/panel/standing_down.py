"""Leaving a judge out of a whole group."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Category
from judging.errors import Conflict, Invalid, NotFound
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.panel import queries
from judging.panel.enough import require_enough, round_to_change
from judging.panel.models import Judge, StandDown


def stand_down(judge: Judge, category: Category, *, reason: str, actor: Person, now: datetime) -> StandDown:
    """Leave every sheet of ``judge`` in ``category`` out: kept and shown, not counted, no longer changeable.

    Raises Conflict when too few judges would remain for an entry of the group.
    """
    competition = judge.competition
    hold(competition, "judging", "closed")
    if category not in judge.categories:
        raise NotFound()
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    lock(judge)
    round_ = round_to_change(competition)
    if db.session.get(StandDown, (round_.id, judge.id, category.id)):
        raise Conflict("This judge has been stood down from this group already.")
    require_enough(competition, judge, {entry.id for entry in queries.accepted_in(category, round_)})
    made = StandDown(
        round_id=round_.id, judge_id=judge.id, category_id=category.id, reason=clean(reason),
        decided_by_id=actor.id, decided_at=now,
    )  # fmt: skip
    db.session.add(made)
    record("judge stood down", now=now, actor=actor, competition=competition, subject=f"judge:{judge.id}",
           group=category.id, reason=made.reason)  # fmt: skip
    return made


def take_back(judge: Judge, category: Category, *, actor: Person, now: datetime) -> None:
    """Let the judge's sheets of the group count again."""
    hold(judge.competition, "judging", "closed")
    round_ = round_to_change(judge.competition)
    made = db.session.get(StandDown, (round_.id, judge.id, category.id))
    if made is None:
        raise NotFound()
    db.session.delete(made)
    record("judge's standing down taken back", now=now, actor=actor, competition=judge.competition,
           subject=f"judge:{judge.id}", group=category.id)  # fmt: skip
