"""Sending an entry: complete, declared, in time; the first time it receives its number."""

from datetime import datetime

from sqlalchemy import func, select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.models import Competition
from judging.entries import consents, declarations, drafting, limits, standing, texts, versions
from judging.entries.eligibility import refuse_staff
from judging.entries.models import Entry
from judging.errors import Closed, Incomplete
from judging.infra.db import db, lock


def submit(entry: Entry, *, agreed: set[str], actor: Person, now: datetime) -> None:
    """Send a draft, or a returned entry again. ``agreed``: keys of ``declarations.TEXTS`` and
    ``consents.TEXTS`` ticked just now.

    The server's clock decides: up to the deadline, or up to the return's own date.
    Raises Closed, Conflict and Incomplete (with ``missing``).
    """
    if not standing.may_submit(entry, now):
        raise Closed("This entry cannot be sent now. Please call the organisers if you need to.")
    refuse_staff(entry.entrant, entry.competition)
    drafting.settle_group(entry)
    if lacking := texts.missing(entry):
        raise Incomplete(
            "This entry is not complete yet. Please fill in what is missing, then send it.", missing=lacking
        )
    declarations.declare(entry, agreed, now=now)
    if lacking := declarations.outstanding(entry):
        raise Incomplete("Please read and tick each declaration, then send.", missing=lacking)
    _agree(entry, agreed, actor=actor, now=now)
    is_first = entry.number is None
    if is_first:
        limits.require_room(entry)
        entry.number = _next_number(entry.competition)
    entry.state, entry.submitted_at, entry.updated_at, entry.locked = "submitted", now, now, []
    entry.search = texts.search_text(entry)
    record(
        "entry submitted" if is_first else "entry submitted again",
        now=now,
        actor=actor,
        competition=entry.competition,
        subject=f"entry:{entry.id}",
        number=entry.number,
        declarations=declarations.VERSION,
        consents=consents.VERSION,
    )
    versions.keep(entry, versions.SENT if is_first else versions.SENT_AGAIN, actor=actor, now=now)


def _agree(entry: Entry, agreed: set[str], *, actor: Person, now: datetime) -> None:
    """Keep the consents; nobody takes part without the needed ones, nor under 18 without a guardian's."""
    consents.give(entry, agreed & set(consents.asked(entry)), actor=actor, now=now)
    if lacking := consents.missing(entry):
        raise Incomplete("Something is missing before it can be sent: please look below.", missing=lacking)


def _next_number(competition: Competition) -> int:
    """One more than the highest given, under the competition's lock; a number is never given twice."""
    lock(competition)
    highest = select(func.max(Entry.number)).where(Entry.competition_id == competition.id)
    return (db.session.scalar(highest) or 0) + 1
