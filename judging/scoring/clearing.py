"""Clearing a declared conflict of interest."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.entries.models import Entry
from judging.errors import Closed, Invalid, NotFound
from judging.infra.db import db
from judging.infra.text import clean
from judging.panel import queries as panel
from judging.panel.models import ConflictOfInterest, Judge
from judging.scoring import handing_in
from judging.scoring.standing import CLOSED


def clear(judge: Judge, entry: Entry, *, reason: str, actor: Person, now: datetime) -> None:
    """The organiser finds that there is no conflict: the sheet opens again, its scores count again.

    Raises Closed where the sheet is not complete and can no longer be.
    """
    hold(judge.competition, "judging")
    panel.require_open(judge.competition)
    declared = db.session.get(ConflictOfInterest, (judge.id, entry.id))
    if declared is None:
        raise NotFound()
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    if not handing_in.may_be_complete(judge, entry):
        raise Closed(CLOSED)
    db.session.delete(declared)
    record("conflict cleared", now=now, actor=actor, competition=judge.competition, subject=f"entry:{entry.id}",
           judge=judge.id, reason=clean(reason))  # fmt: skip
    handing_in.require_again(judge, entry, actor=actor, now=now)
