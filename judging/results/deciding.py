"""Recording what people decided where the figures are equal."""

from datetime import date, datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Competition
from judging.errors import Invalid, Stale
from judging.infra.db import db
from judging.results import computing, queries
from judging.results.models import Run, TieDecision


def decide(
    competition: Competition,
    order: list[int],
    *,
    decided_by: str,
    decided_on: date,
    reason: str,
    actor: Person,
    now: datetime,
) -> Run:
    """Record the order, best first, by number, in which tied entries take the prizes at a line, and compute anew.

    ``decided_by`` says in words who decided. Totals and places stay as computed. Raises
    Stale when these entries are not a tie across a line of the ranking in force.
    """
    hold(competition, "closed")
    tie = _tie(competition, order)
    if not (decided_by and reason):
        raise Invalid("Please write who decided, when, and why.")
    decision = TieDecision(
        competition_id=competition.id,
        category_id=next((row.id for row in competition.categories if row.key == tie.group), None),
        order=list(order),
        decided_by=decided_by,
        decided_on=decided_on,
        reason=reason,
        recorded_by_id=actor.id,
        recorded_at=now,
    )
    db.session.add(decision)
    db.session.flush()
    record("tie decided", now=now, actor=actor, competition=competition, subject=f"decision:{decision.id}",
           order=list(order), by=decided_by, reason=reason)  # fmt: skip
    return computing.compute(competition, actor=actor, now=now)


def _tie(competition: Competition, order: list[int]):
    run = queries.newest_run(competition.id)
    wanted = sorted(map(str, order))
    ties = computing.outcome_of(run).ties if run else ()
    found = next((tie for tie in ties if sorted(tie.entries) == wanted), None)
    if found is None:
        raise Stale("These entries are not tied in the ranking now in force. Please reload the page.")
    return found
