"""Computing a ranking and keeping it: frozen runs, each read back exactly as it came out."""

import json
from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.document import rules_of
from judging.competitions.holding import hold
from judging.competitions.models import Competition
from judging.errors import Incomplete
from judging.infra.db import db
from judging.ranking import types
from judging.ranking.fingerprint import canonical
from judging.ranking.pipeline import rank
from judging.ranking.restoring import restored
from judging.results.inputs import fingerprint_of, inputs_of
from judging.results.models import Run


def compute(competition: Competition, *, actor: Person, now: datetime) -> Run:
    """Rank the closed round's sheets and keep the outcome; the newest run is the one in force.

    Raises Incomplete while a required sheet is missing, Closed before the round is closed.
    """
    hold(competition, "closed")
    inputs = inputs_of(competition)
    outcome = _rank(competition, inputs)
    run = Run(
        competition=competition,
        computed_at=now,
        computed_by_id=actor.id,
        rules_fingerprint=competition.rules_fingerprint or "",
        scores_fingerprint=fingerprint_of(inputs),
        outcome=json.loads(canonical(outcome)),
    )
    db.session.add(run)
    db.session.flush()
    record("ranking computed", now=now, actor=actor, competition=competition, subject=f"run:{run.id}",
           scores=run.scores_fingerprint, rules=run.rules_fingerprint)  # fmt: skip
    return run


def _rank(competition: Competition, given: types.Given) -> types.Outcome:
    try:
        return rank(rules_of(competition), given)
    except Incomplete as incomplete:
        raise _in_words(incomplete) from incomplete


def _in_words(incomplete: Incomplete) -> Incomplete:
    missing = incomplete.values["missing"]
    if incomplete.reason == "judges_missing":
        return Incomplete(
            "The ranking cannot be computed: %(count)s products have too few judges left.",
            count=len(missing),
            missing=missing,
        )
    return Incomplete(
        "The ranking cannot be computed: %(count)s required scores are missing. "
        "See which sheets they are, and waive them or wait for them.",
        count=len(missing),
        missing=missing,
    )


def outcome_of(run: Run) -> types.Outcome:
    """The kept outcome as the ranking's own values."""
    return restored(types.Outcome, run.outcome)
