"""Taking an entry out of the competition, and taking back what was agreed to."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.entries import consents, standing
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


def withdraw_consent(entry: Entry, purpose: str, *, actor: Person, now: datetime) -> None:
    """Take a consent back, at any time. Without a needed one the entry leaves the competition.

    Once judging is over it can no longer leave: its scores stay, as a number that names nobody.
    """
    if purpose in consents.NEEDED and standing.may_withdraw(entry):
        withdraw(entry, actor=actor, now=now)
    consents.withdraw(entry, purpose, actor=actor, now=now)
