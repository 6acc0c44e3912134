"""Conflicts of interest: a judge does not score what the judge has an interest in."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Competition
from judging.entries.models import Entry
from judging.errors import Conflict
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.panel import queries
from judging.panel.models import ConflictOfInterest, Judge


def declare(judge: Judge, entry: Entry, *, reason: str = "", actor: Person, now: datetime) -> ConflictOfInterest:
    """Close this judge's sheet of ``entry``: scores given are kept and do not count. Repeated, it changes nothing.

    Raises Closed between rounds: what counted in a closed one stays as it is.
    """
    hold(judge.competition, "judging")
    queries.require_open(judge.competition)
    queries.entry_for(judge, entry.number)
    lock(judge)
    if known := db.session.get(ConflictOfInterest, (judge.id, entry.id)):
        return known
    declared = ConflictOfInterest(judge_id=judge.id, entry_id=entry.id, reason=clean(reason), declared_at=now)
    db.session.add(declared)
    record("conflict declared", now=now, actor=actor, competition=judge.competition, subject=f"entry:{entry.id}",
           judge=judge.id, reason=declared.reason)  # fmt: skip
    return declared


def refuse_entrant(person: Person, competition: Competition) -> None:
    """Refuse a member of the panel who wants to enter or to organise; raises Conflict."""
    if queries.is_on_panel(person, competition):
        raise Conflict("You are on the panel of this competition. Whoever judges cannot enter or organise it.")


def refuse_other(person: Person, competition: Competition) -> None:
    """The same, told to whoever enters somebody else or lets them enter; raises Conflict."""
    if queries.is_on_panel(person, competition):
        raise Conflict("This person is on the panel of this competition, and cannot enter it.")
