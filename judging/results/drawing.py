"""The lot: the number drawn in public by which the rules set equals apart."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Competition
from judging.errors import Invalid, NotFound
from judging.infra.text import clean
from judging.ranking.rules import Rules
from judging.results import computing, queries
from judging.results.models import Run

LONGEST = 100


def draws_lots(rules: Rules) -> bool:
    """Whether the rules set equals apart by lot."""
    return "lot" in rules.ties.chain


def draw(competition: Competition, number: str, *, how: str, actor: Person, now: datetime) -> Run | None:
    """Keep the ``number`` that was drawn, and ``how``: where, when, before whom, or why it is corrected.

    A ranking that was computed already is computed anew. The log keeps every number.
    """
    hold(competition, "closed")
    if not draws_lots(competition.rules):
        raise NotFound()
    number = clean(number)
    if not 0 < len(number) <= LONGEST:
        raise Invalid("Please enter the number that was drawn.")
    if not clean(how):
        raise Invalid("Please write where, when and before whom it was drawn.")
    before, competition.lot = competition.lot, number
    record("lot drawn", now=now, actor=actor, competition=competition, name=number, before=before,
           reason=clean(how))  # fmt: skip
    if queries.newest_run(competition.id) is None:
        return None
    return computing.compute(competition, actor=actor, now=now)
