"""Handing a whole group in: once, and only when nothing is left to score; and opening it again for a sheet."""

from datetime import datetime

from sqlalchemy import delete, select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import lifecycle
from judging.competitions.models import Category, Round
from judging.competitions.queries import stage_of
from judging.entries.models import Entry
from judging.errors import Closed, Incomplete, NotFound
from judging.infra.db import db, lock
from judging.panel.models import Judge
from judging.scoring import queries
from judging.scoring.decisions import SheetReopening
from judging.scoring.models import HandIn
from judging.scoring.scales import is_complete
from judging.scoring.standing import STOOD_DOWN, hold


def hand_in(judge: Judge, category: Category, *, actor: Person, now: datetime) -> HandIn:
    """Lock the judge's sheets of ``category``; repeated, it changes nothing, unless a sheet of it was opened again.

    Raises Incomplete while any is left.
    """
    if category not in judge.categories:
        raise NotFound()
    lock(judge)
    round_ = queries.round_of(judge)
    hold(judge.id, round_.id)
    db.session.refresh(round_)  # whoever held it before may have closed it
    known = db.session.get(HandIn, (round_.id, round_.attempt, judge.id, category.id))
    opened = _opened_in(round_, judge, category)
    if known and not any(row.entry_id for row in opened):
        return known
    lifecycle.require(stage_of(judge.competition), "judging")
    lifecycle.require(round_.state, "judging")
    group = queries.group_of(judge, category.position)
    if not group.tasks:
        raise NotFound()
    if group.is_stood_down:
        raise Closed(STOOD_DOWN)
    if not group.is_complete:
        raise Incomplete(
            "%(count)s sheets of this group are not completely scored. Please score them first.", count=group.left
        )
    for row in opened:
        row.settled_at = now
    handed_in = known or HandIn(
        round_id=round_.id, attempt=round_.attempt, judge_id=judge.id, category_id=category.id
    )  # fmt: skip
    handed_in.handed_in_at = now
    db.session.add(handed_in)
    record("group handed in", now=now, actor=actor, competition=judge.competition, subject=f"judge:{judge.id}",
           group=category.id, sheets=group.done)  # fmt: skip
    return handed_in


def _opened_in(round_: Round, judge: Judge, category: Category) -> list[SheetReopening]:
    """What of the group was opened again and is handed in now."""
    rows = select(SheetReopening).filter_by(round_id=round_.id, judge_id=judge.id, category_id=category.id)
    return list(db.session.scalars(rows.where(SheetReopening.settled_at.is_(None))))


def forget(round_: Round) -> None:
    """Whatever was handed in of a round whose opening is taken back is open again."""
    db.session.execute(delete(SheetReopening).where(SheetReopening.round_id == round_.id))
    db.session.execute(delete(HandIn).where(HandIn.round_id == round_.id))


def may_be_complete(judge: Judge, entry: Entry) -> bool:
    """Whether the judge's sheet of ``entry`` is complete, or can still be: not once others are scored again."""
    round_ = queries.round_of(judge)
    is_open = queries.attempts_in(round_)[entry.id] >= queries.least_attempt(round_)
    return is_open or is_complete(queries.sheet_of(judge, entry).scores, queries.scales_of(round_, entry.category))


def require_again(judge: Judge, entry: Entry, *, actor: Person, now: datetime) -> None:
    """Open the judge's group when it was handed in without the sheet of ``entry``, which is required from now on.

    The judge scores it, looks at the group once more, and hands it in anew.
    """
    lock(judge)
    round_ = queries.round_of(judge)
    handed_in = db.session.get(HandIn, (round_.id, round_.attempt, judge.id, entry.category_id))
    scores = queries.sheet_of(judge, entry).scores
    if handed_in is None or is_complete(scores, queries.scales_of(round_, entry.category)):
        return
    db.session.delete(handed_in)
    record("hand-in taken back", now=now, actor=actor, competition=judge.competition, subject=f"judge:{judge.id}",
           group=entry.category_id)  # fmt: skip
