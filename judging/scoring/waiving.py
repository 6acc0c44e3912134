"""Doing without one missing sheet, and who asked for it."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Competition
from judging.entries.models import Entry
from judging.errors import Conflict, Invalid, NotFound
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.panel import inability
from judging.panel import queries as panel
from judging.panel.enough import require_enough, round_to_change
from judging.panel.models import Inability, Judge, Waiver
from judging.scoring import handing_in, queries
from judging.scoring.models import ScoreSheet
from judging.scoring.scales import is_complete


def waive(judge: Judge, entry: Entry, *, reason: str, actor: Person, now: datetime) -> Waiver:
    """Rank ``entry`` without the sheet of ``judge``, which is missing.

    A complete sheet counts and cannot be waived: nobody chooses among opinions. Raises
    Conflict for one, and where too few judges would remain.
    """
    competition = judge.competition
    hold(competition, "judging", "closed")
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    lock(judge)
    round_ = round_to_change(competition)
    if judge.id not in panel.required(competition, round_).get(entry.id, ()):
        raise NotFound()
    if is_complete(queries.sheet_of(judge, entry).scores, queries.scales_of(round_, entry.category)):
        raise Conflict("This sheet is complete and counts; only a missing one can be waived.")
    require_enough(competition, judge, {entry.id})
    made = Waiver(
        round_id=round_.id, judge_id=judge.id, entry_id=entry.id, reason=clean(reason),
        decided_by_id=actor.id, decided_at=now,
    )  # fmt: skip
    db.session.add(made)
    record("sheet waived", now=now, actor=actor, competition=competition, subject=f"entry:{entry.id}",
           judge=judge.id, reason=made.reason)  # fmt: skip
    inability.settle(judge, entry, answer="waived", words=reason, actor=actor, now=now)
    return made


def asked_in(competition: Competition) -> list[Inability]:
    """What judges said they cannot score, waits for its answer, and is not complete meanwhile."""
    round_ = competition.scored_round
    waiting = inability.waiting_in(round_)
    if not waiting:
        return []
    lines = {str(line.id) for line in round_.lines}
    rows = queries.sheets_in(round_, ScoreSheet.judge_id, ScoreSheet.entry_id, ScoreSheet.scores)
    rows = rows.where(ScoreSheet.entry_id.in_({each.entry_id for each in waiting}))
    done = {(judge, entry) for judge, entry, scores in db.session.execute(rows) if lines <= scores.keys()}
    done |= panel.excused(competition, round_)
    return [each for each in waiting if (each.judge_id, each.entry_id) not in done]


def take_back(judge: Judge, entry: Entry, *, actor: Person, now: datetime) -> None:
    """Require the sheet again."""
    hold(judge.competition, "judging", "closed")
    round_ = round_to_change(judge.competition)
    made = db.session.get(Waiver, (round_.id, judge.id, entry.id))
    if made is None:
        raise NotFound()
    db.session.delete(made)
    record("waiver taken back", now=now, actor=actor, competition=judge.competition, subject=f"entry:{entry.id}",
           judge=judge.id)  # fmt: skip
    handing_in.require_again(judge, entry, actor=actor, now=now)
