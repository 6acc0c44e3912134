"""Clearing a declared conflict of interest."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.entries.models import Entry
from judging.errors import Invalid, NotFound
from judging.infra.db import db
from judging.infra.text import clean
from judging.panel.models import ConflictOfInterest, Judge
from judging.scoring import handing_in


def clear(judge: Judge, entry: Entry, *, reason: str, actor: Person, now: datetime) -> None:
    """The organiser finds that there is no conflict: the sheet opens again, its scores count again."""
    hold(judge.competition, "judging")
    declared = db.session.get(ConflictOfInterest, (judge.id, entry.id))
    if declared is None:
        raise NotFound()
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    db.session.delete(declared)
    record("conflict cleared", now=now, actor=actor, competition=judge.competition, subject=f"entry:{entry.id}",
           judge=judge.id, reason=clean(reason))  # fmt: skip
    handing_in.require_again(judge, entry, actor=actor, now=now)
