"""Where an entry stands now, and what a change of it brings with it."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import lifecycle
from judging.competitions.models import Competition
from judging.competitions.queries import is_field_settled, stage_of
from judging.entries import policy
from judging.entries.models import Entry
from judging.errors import Closed


def is_taking(competition: Competition, now: datetime) -> bool:
    """Whether the competition takes entries at this moment."""
    return lifecycle.takes_entries(
        stage_of(competition), opens_at=competition.opens_at, deadline_at=competition.deadline_at, now=now
    )


def require_taking(competition: Competition, now: datetime) -> None:
    """Raises Closed when no entries are taken now."""
    if not is_taking(competition, now):
        raise Closed("This competition takes no entries now. Please call the organisers if you need to.")


def may_change(entry: Entry, now: datetime) -> bool:
    """Whether this entry's texts and photos may change now."""
    return policy.may_change(entry.state, **_clock(entry, now))


def may_submit(entry: Entry, now: datetime) -> bool:
    """Whether this entry may be sent now."""
    return policy.may_submit(entry.state, **_clock(entry, now))


def may_withdraw(entry: Entry) -> bool:
    """Whether this entry may be withdrawn now."""
    competition = entry.competition
    return policy.may_withdraw(entry.state, stage=stage_of(competition), is_settled=is_field_settled(competition))


def until(entry: Entry) -> datetime:
    """The last moment to change or send it: the return's own date, else the deadline."""
    returned = entry.correct_until if entry.state == "returned" else None
    return returned or entry.competition.deadline_at


def require_change(entry: Entry, now: datetime) -> None:
    """Raises Closed when the time to change it is over."""
    if not may_change(entry, now):
        raise Closed("The time to change this entry is over. Please call the organisers if you need to.")


def changed(entry: Entry, *, what: str, actor: Person, now: datetime) -> None:
    """Note a change: an accepted entry waits to be looked at again, and what was sent is told in the log."""
    entry.updated_at = now
    if entry.state == "draft":
        return
    was_accepted = entry.state == "accepted"
    if was_accepted:
        entry.state, entry.decided_at = "submitted", None
    record(
        "entry changed",
        now=now,
        actor=actor,
        competition=entry.competition,
        subject=f"entry:{entry.id}",
        what=what,
        was_accepted=was_accepted,
    )


def _clock(entry: Entry, now: datetime) -> dict:
    return {
        "is_taking": is_taking(entry.competition, now),
        "stage": stage_of(entry.competition),
        "correct_until": entry.correct_until,
        "now": now,
    }
