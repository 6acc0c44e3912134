"""Recording what was found of entries in the round under way, correcting it, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.document import rule_of
from judging.competitions.holding import hold
from judging.competitions.lifecycle import STAGES
from judging.competitions.models import Competition, Round
from judging.entries.models import Entry
from judging.errors import Closed, Invalid, Stale
from judging.findings import checking, queries
from judging.findings.models import Finding
from judging.infra.db import db


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of an entry, over the ``mark`` of what was seen recorded before; "" for nothing."""

    entry: Entry
    data: dict
    seen: str = ""


def keep(competition: Competition, round_: Round, found: Sequence[Found], *, actor: Person, now: datetime) -> int:
    """Record all of ``found`` or nothing, and say of how many entries this was new.

    The same once more changes nothing and is welcome. Raises Closed unless the round is
    under way, Invalid for what contradicts itself or an entry that does not take part,
    Stale where somebody else recorded something meanwhile.
    """
    _require_open(competition, round_)
    rule = rule_of(competition, round_)
    takers, kept = queries.takers_in(round_), queries.findings_in(round_)
    changed = 0
    for each in found:
        if each.entry.id not in takers:
            raise Invalid("Number %(n)s does not take part in this round.", n=each.entry.number)
        checking.require_sound(rule, each.data)
        row = kept.get(each.entry.id)
        if row is not None and row.data == each.data:
            continue
        before = row and row.data
        _require_seen(row, each.entry, each.seen)
        _write(round_, row, each, recorded_by_id=actor.id, recorded_at=now)
        verb = "finding corrected" if row else "finding recorded"
        _log(verb, competition, round_, entry=each.entry, before=before, after=each.data, actor=actor, now=now)
        changed += 1
    db.session.flush()
    return changed


def take_back(
    competition: Competition, round_: Round, entry: Entry, *, seen: str, actor: Person, now: datetime
) -> None:
    """Forget what was recorded of an entry, as if nothing had been; repeated, it changes nothing."""
    _require_open(competition, round_)
    row = queries.findings_in(round_).get(entry.id)
    if row is None:
        return
    _require_seen(row, entry, seen)
    db.session.delete(row)
    db.session.flush()
    _log("finding taken back", competition, round_, entry=entry, before=row.data, after=None, actor=actor, now=now)


def _require_open(competition: Competition, round_: Round) -> None:
    hold(competition, *STAGES)
    if round_.state == "closed":
        raise Closed("The round is closed. What was recorded in it can no longer change.")
    if round_.state != "judging":
        raise Closed("The round has not been opened yet. Things are recorded once it is under way.")


def _require_seen(row: Finding | None, entry: Entry, seen: str) -> None:
    if seen != (row.mark if row else ""):
        raise Stale(
            "Somebody else has recorded something of number %(n)s meanwhile. Please look at it, then record it again.",
            n=entry.number,
        )


def _write(round_: Round, row: Finding | None, found: Found, **by) -> None:
    if row is None:
        db.session.add(Finding(round_id=round_.id, entry_id=found.entry.id, data=found.data, **by))
        return
    row.data, row.recorded_by_id, row.recorded_at = found.data, by["recorded_by_id"], by["recorded_at"]


def _log(
    verb: str, competition: Competition, round_: Round, *, entry: Entry, actor: Person, now: datetime, **data
) -> None:
    record(verb, now=now, actor=actor, competition=competition, subject=f"entry:{entry.id}", round=round_.key, **data)
