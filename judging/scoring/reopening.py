"""Opening what a judge has handed in: a whole group, or one sheet of it while all others stay closed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Category, Round
from judging.entries.models import Entry
from judging.errors import Closed, Conflict, Invalid
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.scoring import places, queries
from judging.scoring.decisions import SheetReopening
from judging.scoring.models import HandIn
from judging.scoring.standing import HANDED_IN, standing_of

#: Marks a sentence for the catalogue.
N_ = str

NOT_HANDED_IN = N_("This group has not been handed in. The judge can change its sheets.")


def open_sheet(judge: Judge, entry: Entry, *, reason: str, actor: Person, now: datetime) -> SheetReopening:
    """Let the judge change the sheet of ``entry``; the group stays handed in otherwise.

    Raises Closed where something else than the hand-in closes the sheet, Conflict where nothing does.
    """
    reason = _held(judge, reason)
    closed = standing_of(places.place_of(judge, entry.number)).closed
    if closed is None:
        raise Conflict("This sheet is open. The judge can change it.")
    if closed != HANDED_IN:
        raise Closed(closed)
    made = _add(judge, entry.category, entry, reason=reason, actor=actor, now=now)
    record("sheet opened again", now=now, actor=actor, competition=judge.competition, subject=f"entry:{entry.id}",
           judge=judge.id, reason=reason)  # fmt: skip
    return made


def open_group(judge: Judge, category: Category, *, reason: str, actor: Person, now: datetime) -> SheetReopening:
    """Take the hand-in of a whole group back; the judge looks at it once more and hands it in anew."""
    reason = _held(judge, reason)
    round_ = queries.round_of(judge)
    handed_in = db.session.get(HandIn, (round_.id, round_.attempt, judge.id, category.id))
    if handed_in is None:
        raise Conflict(NOT_HANDED_IN)
    for single in open_in(round_, SheetReopening.judge_id == judge.id, SheetReopening.category_id == category.id):
        single.settled_at = now
    db.session.delete(handed_in)
    made = _add(judge, category, None, reason=reason, actor=actor, now=now)
    record("group opened again", now=now, actor=actor, competition=judge.competition, subject=f"judge:{judge.id}",
           group=category.id, reason=reason)  # fmt: skip
    return made


def open_in(round_: Round | None, *where) -> list[SheetReopening]:
    """What was opened again in a round and has not been handed in since, oldest first."""
    rows = select(SheetReopening).where(SheetReopening.round_id == (round_ and round_.id), *where)
    rows = rows.where(SheetReopening.settled_at.is_(None)).order_by(SheetReopening.id)
    return list(db.session.scalars(rows.options(joinedload(SheetReopening.entry))))


def open_for(judge: Judge) -> list[SheetReopening]:
    """What this judge is asked to look at again."""
    return open_in(judge.competition.scored_round, SheetReopening.judge_id == judge.id)


def _held(judge: Judge, reason: str) -> str:
    """The reason in a clean form, once nobody else decides and the judge hands nothing in meanwhile."""
    hold(judge.competition, "judging")
    panel.require_open(judge.competition)
    if not clean(reason):
        raise Invalid("Please write the reason; the judge reads it and it stands in the log.")
    lock(judge)
    return clean(reason)


def _add(
    judge: Judge, category: Category, entry: Entry | None, *, reason: str, actor: Person, now: datetime
) -> SheetReopening:
    round_ = queries.round_of(judge)
    made = SheetReopening(
        round_id=round_.id, attempt=round_.attempt, judge_id=judge.id, category_id=category.id,
        entry_id=entry and entry.id, reason=reason, opened_by_id=actor.id, opened_at=now,
    )  # fmt: skip
    db.session.add(made)
    return made
