"""Taking an entry out of the competition."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.entries import standing
from judging.entries.models import Entry
from judging.errors import Closed
from judging.infra.db import lock


def withdraw(entry: Entry, *, actor: Person, now: datetime) -> None:
    """Take it out, for good; repeated, it changes nothing.

    Raises Closed once judging is over, or others went on instead of it.
    """
    if entry.state == "withdrawn":
        return
    lock(entry.competition)  # no round opens meanwhile for others in its place
    if not standing.may_withdraw(entry):
        raise Closed("This entry can no longer be withdrawn here. Please call the organisers.")
    was = entry.state
    entry.state, entry.updated_at = "withdrawn", now
    record(
        "entry withdrawn",
        now=now,
        actor=actor,
        competition=entry.competition,
        subject=f"entry:{entry.id}",
        was=was,
    )
