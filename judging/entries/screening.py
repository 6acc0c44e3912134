"""The preliminary round: an organiser accepts, returns or refuses; objects are ticked as they arrive."""

from collections.abc import Collection
from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.queries import stage_of
from judging.entries import authors, parts, policy, subjects, texts
from judging.entries.models import Entry
from judging.errors import Closed, Incomplete, Invalid, Stale
from judging.infra.db import lock
from judging.infra.text import clean


def accept(entry: Entry, *, seen: int | None = None, actor: Person, now: datetime) -> None:
    """Take the entry into the competition: complete, authorised by its authors, as it was looked at in its version
    ``seen`` (if given). Raises Stale and Incomplete."""
    _require(policy.may_accept, entry)
    if seen not in (None, entry.version):
        raise Stale("This entry was changed on another screen. Please reload the page and look again.")
    if lacking := texts.missing(entry):
        raise Incomplete(
            "This entry is not complete: something required is missing, or a photo is still being made.",
            missing=lacking,
        )
    if authors.is_unauthorised(entry):
        raise Incomplete(
            "It is not declared that the authors named now have authorised the first of them. Please return the entry "
            "so that its entrant declares it, or tick their written authorisation as seen.",
            missing=[authors.AUTHORISATION],
        )
    _decide(entry, "accepted", actor=actor, now=now)


def return_for_correction(
    entry: Entry, *, reason: str, until: datetime, opened: Collection[str], actor: Person, now: datetime
) -> None:
    """Give it back with a reason and a date of its own, which counts after the deadline too.

    Only the parts ``opened`` (``entries.parts``) can be corrected; the rest is locked until it is sent again.
    """
    _require(policy.may_return, entry)
    if until <= now:
        raise Invalid("The date for the correction has passed already. Please choose a later one.")
    locked = parts.locked_beside(entry, opened)
    _decide(entry, "returned", actor=actor, now=now, reason=_required(reason), until=until.isoformat())
    entry.correct_until, entry.locked = until, locked


def refuse(entry: Entry, *, reason: str, actor: Person, now: datetime) -> None:
    """Leave it out of the competition, with a reason its entrant reads."""
    _require(policy.may_refuse, entry)
    _decide(entry, "refused", actor=actor, now=now, reason=_required(reason))


def receive(entry: Entry, *, pieces: int | None = None, actor: Person, now: datetime) -> None:
    """Tick its object as received; of a set, how many pieces. Repeated, the newest count stands."""
    _require(policy.may_receive, entry)
    if not subjects.of(entry.competition.rules).is_object:
        raise Closed("No objects are brought in this competition.")
    if pieces is not None and pieces < 1:
        raise Invalid("Please count the pieces that arrived: at least one.")
    entry.received_at, entry.received_by_id, entry.received_pieces = now, actor.id, pieces
    _tell("object received", entry, actor=actor, now=now, pieces=pieces)


def take_back_arrival(entry: Entry, *, actor: Person, now: datetime) -> None:
    """The object was ticked by mistake, or has left again; repeated, it changes nothing."""
    if entry.received_at is None:
        return
    _require(policy.may_receive, entry)
    entry.received_at = entry.received_by_id = entry.received_pieces = None
    _tell("object not received", entry, actor=actor, now=now)


def _decide(entry: Entry, state: str, *, actor: Person, now: datetime, reason: str = "", **data) -> None:
    was, entry.state, entry.decided_at, entry.reason = entry.state, state, now, reason
    entry.correct_until, entry.locked = None, []
    _tell(f"entry {state}", entry, actor=actor, now=now, was=was, **(data | ({"reason": reason} if reason else {})))


def _tell(verb: str, entry: Entry, *, actor: Person, now: datetime, **data) -> None:
    record(verb, now=now, actor=actor, competition=entry.competition, subject=f"entry:{entry.id}", **data)


def _require(may, entry: Entry) -> None:
    lock(entry.competition)  # judging does not open meanwhile for others than are accepted
    if not may(entry.state, stage=stage_of(entry.competition)):
        raise Closed("This cannot be done at this stage. Please reload the page to see where the entry stands.")


def _required(reason: str) -> str:
    reason = clean(reason)
    if not reason:
        raise Invalid("Please write the reason; the entrant will read it.")
    return reason
