"""Computing a ranking and keeping it: frozen runs, each read back exactly as it came out."""

import json
from datetime import datetime
from fractions import Fraction

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Competition
from judging.errors import Incomplete
from judging.infra.db import db
from judging.ranking import types
from judging.ranking.fingerprint import canonical
from judging.ranking.pipeline import rank
from judging.results import queries
from judging.results.inputs import fingerprint_of, inputs_of, rules_of
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


def _rank(competition: Competition, inputs) -> types.Outcome:
    try:
        return rank(
            inputs.candidates,
            inputs.scores,
            inputs.panels,
            rules=rules_of(competition),
            decisions=[
                types.Decision(d.category_id and str(d.category_id), tuple(map(str, d.order)))
                for d in queries.decisions_in_force(competition.id)
            ],
            minimum_judges=competition.minimum_judges,
        )
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
    kept = run.outcome
    return types.Outcome(
        standings=tuple(_standing(line) for line in kept["standings"]),
        ties=tuple(
            types.TieAcrossLine(
                tie["group"], tuple(tie["entries"]), tuple(tie["prizes"]), tie["decided"], tuple(tie["order"])
            )
            for tie in kept["ties"]
        ),
        prizes=tuple(types.GivenPrize(**line) for line in kept["prizes"]),
        unused_decisions=tuple(types.Decision(d["group"], tuple(d["entries"])) for d in kept["unused_decisions"]),
    )


def _standing(line: dict) -> types.Standing:
    pairs = {
        name: tuple((key, Fraction(figure)) for key, figure in line[name]) for name in ("criterion_means", "sheets")
    }
    return types.Standing(
        **line
        | pairs
        | {
            "total": Fraction(line["total"]),
            "tied_with": tuple(line["tied_with"]),
            "reason": types.Reason(line["reason"]),
        }
    )
