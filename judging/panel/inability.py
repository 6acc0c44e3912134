"""A judge cannot score an entry: asking the organisers to do without the sheet, and their answer."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Round
from judging.entries.models import Entry
from judging.errors import Conflict, Invalid, NotFound
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.panel import queries
from judging.panel.models import Inability, Judge

#: Broken, not on show, outside the judge's field; "other" says it in words.
CAUSES = ("broken", "absent", "field", "other")


def ask(judge: Judge, entry: Entry, *, cause: str, words: str = "", actor: Person, now: datetime) -> Inability:
    """Ask to do without this judge's sheet of ``entry``. While one is waiting for its answer, nothing is added."""
    hold(judge.competition, "judging")
    queries.require_open(judge.competition)
    if cause not in CAUSES:
        raise Invalid("Please choose a reason.")
    if cause == "other" and not clean(words):
        raise Invalid("Please write why you cannot judge it.")
    lock(judge)
    if queries.excuses_of(judge).get(entry.id):
        raise Conflict("Your sheet of this entry is not needed any more.")
    round_ = judge.competition.scored_round
    if waiting := _waiting(round_, judge, entry):
        return waiting
    asked = Inability(
        round_id=round_.id, judge_id=judge.id, entry_id=entry.id, cause=cause, words=clean(words), asked_at=now
    )
    db.session.add(asked)
    record("inability said", now=now, actor=actor, competition=judge.competition, subject=f"entry:{entry.id}",
           judge=judge.id, cause=cause, reason=asked.words)  # fmt: skip
    return asked


def take_back(judge: Judge, entry: Entry, *, actor: Person, now: datetime) -> None:
    """The judge can score it after all."""
    hold(judge.competition, "judging")
    lock(judge)
    if not settle(judge, entry, answer="taken back", actor=actor, now=now):
        raise NotFound()
    record("inability taken back", now=now, actor=actor, competition=judge.competition, subject=f"entry:{entry.id}",
           judge=judge.id)  # fmt: skip


def decline(judge: Judge, entry: Entry, *, words: str = "", actor: Person, now: datetime) -> None:
    """Ask the judge to score it nevertheless."""
    hold(judge.competition, "judging")
    lock(judge)
    if not settle(judge, entry, answer="score", words=words, actor=actor, now=now):
        raise NotFound()
    record("inability declined", now=now, actor=actor, competition=judge.competition, subject=f"entry:{entry.id}",
           judge=judge.id, reason=clean(words))  # fmt: skip


def settle(judge: Judge, entry: Entry, *, answer: str, words: str = "", actor: Person, now: datetime) -> bool:
    """Answer what is waiting; whether anything was."""
    waiting = _waiting(judge.competition.scored_round, judge, entry)
    if waiting is None:
        return False
    waiting.answer, waiting.answer_words = answer, clean(words)
    waiting.answered_by_id, waiting.answered_at = actor.id, now
    return True


def last_of(judge: Judge, entry: Entry) -> Inability | None:
    """What this judge last asked about the entry in the round judges see, answered or not."""
    asked = _asked(judge.competition.scored_round).where(Inability.judge_id == judge.id)
    return db.session.scalar(asked.where(Inability.entry_id == entry.id).order_by(Inability.id.desc()).limit(1))


def said_by(judge: Judge) -> dict[int, Inability]:
    """Entry number -> this judge's last request about it in the round judges see, where it waits or was declined."""
    rows = _asked(judge.competition.scored_round).where(Inability.judge_id == judge.id)
    last = {row.entry.number: row for row in db.session.scalars(rows.options(joinedload(Inability.entry)))}
    return {number: row for number, row in last.items() if row.answer in ("", "score")}


def waiting_in(round_: Round | None) -> list[Inability]:
    """Every request of a round that has no answer, in the order they came."""
    rows = _asked(round_).where(Inability.answer == "")
    return list(db.session.scalars(rows.options(joinedload(Inability.judge), joinedload(Inability.entry))))


def _waiting(round_: Round, judge: Judge, entry: Entry) -> Inability | None:
    waiting = _asked(round_).where(Inability.judge_id == judge.id, Inability.entry_id == entry.id)
    return db.session.scalar(waiting.where(Inability.answer == ""))


def _asked(round_: Round | None):
    return select(Inability).where(Inability.round_id == (round_ and round_.id)).order_by(Inability.id)
