"""Where an entry stands now, and what a change of it brings with it."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import lifecycle
from judging.competitions.models import Competition
from judging.competitions.queries import is_field_settled, stage_of
from judging.entries import permits, policy, versions
from judging.entries.models import Entry
from judging.errors import Closed


def is_taking(competition: Competition, now: datetime) -> bool:
    """Whether the competition takes entries at this moment."""
    return lifecycle.takes_entries(
        stage_of(competition), opens_at=competition.opens_at, deadline_at=competition.deadline_at, now=now
    )


def takes_from(competition: Competition, person: Person, now: datetime) -> bool:
    """Whether this person may begin an entry now: while entries are taken, or by an exception of their own."""
    return is_taking(competition, now) or late_until(competition, person, now) is not None


def late_until(competition: Competition, person: Person, now: datetime) -> datetime | None:
    """Until when an exception lets this person send late; None where none counts now."""
    until = permits.until_of(permits.permits_of(person.id, competition.id)) if _is_over(competition, now) else None
    return until if policy.may_begin_late(stage_of(competition), late_until=until, now=now) else None


def late_competitions(person: Person, now: datetime) -> dict[int, datetime]:
    """The competitions to which exceptions let this person send late, and until when."""
    live = [permit for permit in permits.permits_of(person.id) if permit.ended_at is None]
    return {
        permit.competition_id: permit.until
        for permit in live
        if _is_over(permit.competition, now)
        and policy.may_begin_late(stage_of(permit.competition), late_until=permit.until, now=now)
    }


def require_start(competition: Competition, person: Person, now: datetime) -> None:
    """Raises Closed when no entries are taken from this person now."""
    if not takes_from(competition, person, now):
        require_taking(competition, now)


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


def is_late(entry: Entry, now: datetime) -> bool:
    """Whether it is a draft that only an exception could still open: the deadline is over, and judging not open."""
    is_open = stage_of(entry.competition) == "open" and _is_over(entry.competition, now)
    return entry.state == "draft" and is_open and not may_change(entry, now)


def may_withdraw(entry: Entry) -> bool:
    """Whether this entry may be withdrawn now."""
    competition = entry.competition
    return policy.may_withdraw(entry.state, stage=stage_of(competition), is_settled=is_field_settled(competition))


def require_change(entry: Entry, now: datetime, *touched: str) -> None:
    """Raises Closed when the time to change it is over, or its return left one of these parts of it closed."""
    if not may_change(entry, now):
        raise Closed("The time to change this entry is over. Please call the organisers if you need to.")
    if not all(policy.may_change_part(part, entry.state, locked=entry.locked) for part in touched):
        raise Closed("Only what the organisers marked can be corrected now; the rest stays as it was sent.")


def change_until(entry: Entry, now: datetime) -> datetime | None:
    """The date its pages speak of: a return's own until it is over, an exception's after the deadline, else that."""
    if entry.state == "returned" and entry.correct_until and (now < entry.correct_until or not may_change(entry, now)):
        return entry.correct_until
    return (entry.state == "draft" and _clock(entry, now)["late_until"]) or entry.competition.deadline_at


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
    if entry.state == "submitted":
        versions.keep(entry, versions.CHANGED, actor=actor, now=now, is_apart=was_accepted)


def _is_over(competition: Competition, now: datetime) -> bool:
    return competition.deadline_at is not None and competition.deadline_at <= now


def _clock(entry: Entry, now: datetime) -> dict:
    return {
        "is_taking": is_taking(entry.competition, now),
        "stage": stage_of(entry.competition),
        "correct_until": entry.correct_until,
        "late_until": permits.until_of(entry.permits) if _is_over(entry.competition, now) else None,
        "now": now,
    }
