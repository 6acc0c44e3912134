"""The calendar of a competition."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from judging.audit.recording import record
from judging.competitions import queries
from judging.competitions.models import Competition
from judging.competitions.setting_up import fill, hold
from judging.errors import Closed, Invalid
from judging.infra.clock import in_vietnam

STAGES = ("draft", "open", "judging", "closed")
#: What each stage has fixed; ``rounds.extend_deadline`` is the one way to move a deadline.
FIXED = {
    "draft": (),
    "open": ("opens_at", "deadline_at"),
    "judging": ("opens_at", "deadline_at", "judging_opens_at"),
    "closed": ("opens_at", "deadline_at", "judging_opens_at", "judging_closes_at"),
}


@dataclass(frozen=True, slots=True)
class Dates:
    """When things happen; None for not entered yet. Judging's are a plan: the organiser opens and closes."""

    opens_at: datetime | None = None
    deadline_at: datetime | None = None
    judging_opens_at: datetime | None = None
    judging_closes_at: datetime | None = None
    awarded_on: date | None = None


def plan(competition: Competition, wanted: Dates, *, seen: int, actor, now: datetime) -> None:
    """Write the dates; those that a stage has fixed must stay as they are, raises Closed."""
    hold(competition, seen=seen, stages=STAGES)
    values = asdict(wanted)
    if any(getattr(competition, name) != values[name] for name in FIXED[queries.stage_of(competition)]):
        raise Closed("This date is fixed now. A deadline can be extended on its own page.")
    _require_order(wanted)
    changed = fill(competition, values)
    if changed:
        record("dates changed", now=now, actor=actor, competition=competition, fields=changed)


def _require_order(dates: Dates) -> None:
    moments = [dates.opens_at, dates.deadline_at, dates.judging_opens_at, dates.judging_closes_at]
    known = [moment for moment in moments if moment]
    if known != sorted(known) or len(set(known)) < len(known):
        raise Invalid("The dates must follow each other: entries open, deadline, judging begins, judging ends.")
    if dates.awarded_on and known and dates.awarded_on < in_vietnam(known[-1]).date():
        raise Invalid("The award ceremony must come after judging.")
