"""Scoring again where sheets lie far apart: the round is opened once more for these entries; both sheets are kept."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import joinedload

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import rounds
from judging.competitions.holding import hold
from judging.competitions.models import Competition, Round
from judging.entries.models import Entry
from judging.errors import Closed, Invalid
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.panel.enough import round_to_change
from judging.scoring.models import HandIn, ScoreSheet, SecondLook


def open_again(
    competition: Competition, entries: Collection[Entry], *, reason: str, actor: Person, now: datetime
) -> None:
    """Let the judges score ``entries`` anew on empty sheets, which count from then on; the first ones are kept.

    Once a round, after it was closed and before the next one opens; whether the sheets
    are far apart the caller knows.
    """
    hold(competition, "judging", "closed")
    round_ = round_to_change(competition)
    if not entries:
        raise Invalid("Please choose at least one entry.")
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    rounds.open_again(competition, round_, actor=actor, now=now)
    for entry in entries:
        look = SecondLook(round_id=round_.id, entry_id=entry.id, reason=clean(reason), decided_by_id=actor.id)
        look.decided_at = now
        db.session.add(look)
        record("second look decided", now=now, actor=actor, competition=competition, subject=f"entry:{entry.id}",
               round=round_.key, reason=look.reason)  # fmt: skip


def take_back(competition: Competition, *, reason: str, actor: Person, now: datetime) -> None:
    """Let the first sheets stand after all, while nobody has begun to score anew: the round is closed as it was."""
    hold(competition, "judging")
    round_ = round_to_change(competition)
    lock(round_)
    if round_.attempt == 1 or round_.state != "judging":
        raise Closed("The competition is not at the stage for this. Please reload the page to see where it stands.")
    if has_begun(round_):
        raise Closed("A judge has scored again already. The second sheets are needed now.")
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    db.session.execute(delete(SecondLook).where(SecondLook.round_id == round_.id))
    db.session.execute(delete(HandIn).where(HandIn.round_id == round_.id, HandIn.attempt > 1))
    rounds.close_again(competition, reason=clean(reason), actor=actor, now=now)


def has_begun(round_: Round) -> bool:
    """Whether anything was scored anew."""
    anew = exists().where(ScoreSheet.round_id == round_.id, ScoreSheet.attempt > 1)
    return bool(db.session.scalar(select(anew)))


def looks_in(round_: Round) -> list[SecondLook]:
    """What is scored again in a round, by number, with its entry."""
    looks = select(SecondLook).join(Entry, Entry.id == SecondLook.entry_id).where(SecondLook.round_id == round_.id)
    return list(db.session.scalars(looks.options(joinedload(SecondLook.entry)).order_by(Entry.number)))
