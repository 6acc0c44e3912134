"""Awards that people decide not to give, although there are entries; and giving them after all."""

from dataclasses import dataclass
from datetime import date, datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Category, Competition, Prize
from judging.competitions.prizes import caps_of
from judging.errors import Conflict, Invalid, NotFound
from judging.infra.db import db
from judging.infra.text import clean
from judging.results import computing, queries
from judging.results.models import Run, Withholding


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided, in words; when; and why."""

    by: str
    on: date
    reason: str


def withhold(
    competition: Competition, prize: Prize, group: Category | None, *, decided: Decided, actor: Person, now: datetime
) -> Run:
    """Do not give ``prize`` in ``group`` (``None``: nowhere) and compute anew.

    Only an award that is computed and that the group may give; raises NotFound for others,
    Conflict where it is withheld already.
    """
    hold(competition, "closed")
    award = next((a for a in competition.rules.awards if (prize.kind, prize.key) == ("award", a.id)), None)
    if award is None or (group and group.key not in caps_of(award, competition.rules)):
        raise NotFound()
    if not (clean(decided.by) and clean(decided.reason)):
        raise Invalid("Please write who decided, when, and why.")
    in_force = [w for w in queries.withholdings_of(competition.id) if w.prize_id == prize.id]
    if any(w.category_id in (None, group and group.id) for w in in_force):
        raise Conflict("This award is withheld there already.")
    made = Withholding(
        competition_id=competition.id, prize_id=prize.id, category_id=group and group.id, decided_by=clean(decided.by),
        decided_on=decided.on, reason=clean(decided.reason), recorded_by_id=actor.id, recorded_at=now,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("award withheld", now=now, actor=actor, competition=competition, subject=f"withholding:{made.id}",
           name=_named(made), by=made.decided_by, reason=made.reason)  # fmt: skip
    return computing.compute(competition, actor=actor, now=now)


def take_back(competition: Competition, withholding_id: int, *, reason: str, actor: Person, now: datetime) -> Run:
    """Give the award after all and compute anew; raises NotFound where it is not withheld."""
    hold(competition, "closed")
    made = next((w for w in queries.withholdings_of(competition.id) if w.id == withholding_id), None)
    if made is None:
        raise NotFound()
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    made.taken_back_at = now
    record("withholding taken back", now=now, actor=actor, competition=competition,
           subject=f"withholding:{made.id}", name=_named(made), reason=clean(reason))  # fmt: skip
    return computing.compute(competition, actor=actor, now=now)


def _named(withheld: Withholding) -> str:
    return ", ".join(thing.name for thing in (withheld.prize, withheld.category) if thing)
