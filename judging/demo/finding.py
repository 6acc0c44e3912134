"""A demo competition's rounds without scores: every condition holds, and the council votes for who came that far."""

from datetime import datetime
from random import Random

from judging.competitions.models import Competition, Round
from judging.demo.people import Office
from judging.demo.plans import Plan
from judging.entries.models import Entry
from judging.findings import queries, recording
from judging.findings.recording import Found

#: At most so many members of the council are away, and so many of those present do not say yes.
AWAY, AGAINST = 3, 3


def record(plan: Plan, competition: Competition, round_: Round, *, office: Office, now: datetime) -> None:
    """Record what was found of every entry that takes part in the round under way."""
    data = {"eligibility": _conditions, "vote": _ballots}[round_.kind]
    found = [Found(entry, data(plan, competition, entry)) for entry in queries.entries_in(round_)]
    recording.keep(competition, round_, found, actor=office.organiser, now=now)


def _conditions(plan: Plan, competition: Competition, entry: Entry) -> dict[str, list[int]]:
    (screening,) = (each for each in competition.rules.rounds if each.kind == "eligibility")
    return {condition.id: [1, 1] for condition in screening.conditions}


def _ballots(plan: Plan, competition: Competition, entry: Entry) -> dict[str, int | bool]:
    """Each group is voted on in one session: those present there vote on all of it."""
    session = Random(f"{plan.slug} session {entry.category.position}")
    present = plan["council"] - session.randint(0, AWAY)
    rng = Random(f"{plan.slug} vote {entry.number}")
    against = rng.choice([*[0] * 5, *range(1, AGAINST + 1)])
    abstain = rng.randint(0, against)
    return {
        "listed": plan["council"],
        "present": present,
        "chair": True,
        "yes": present - against,
        "no": against - abstain,
        "abstain": abstain,
        "invalid": 0,
    }
