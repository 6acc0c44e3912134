"""Computing a ranking and keeping it: frozen runs, each read back exactly as it came out."""

import json
from dataclasses import replace
from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Competition, Round
from judging.errors import Incomplete
from judging.infra.db import db
from judging.ranking import types
from judging.ranking.fingerprint import canonical
from judging.ranking.pipeline import rank
from judging.ranking.restoring import restored
from judging.ranking.rules import Rules, Ties
from judging.results.inputs import fingerprint_of, inputs_of
from judging.results.models import Run

#: Marks a sentence for the catalogue.
N_ = str


#: A code of the ranking -> what to do about it.
WORDS = {
    "judges_missing": N_("The ranking cannot be computed: %(count)s products have too few judges left."),
    "sheets_missing": N_(
        "The ranking cannot be computed: %(count)s required scores are missing. "
        "See which sheets they are, and waive them or wait for them."
    ),
    "answers_missing": N_("The result cannot be computed: %(count)s answers to conditions have not been recorded."),
    "votes_missing": N_("The result cannot be computed: the votes on %(count)s entries have not been recorded."),
    "no_quorum": N_(
        "The vote on %(count)s entries is not valid: too few members were present, or the chair was missing. "
        "It has to be taken again."
    ),
    "seed_missing": N_("The rules draw lots between equals. Please enter the number that was drawn in public."),
    "rules_open": N_("The rules still leave %(count)s points open. Nothing can be computed from them."),
}


def compute(competition: Competition, *, actor: Person, now: datetime) -> Run:
    """Rank the closed round's sheets and keep the outcome; the newest run is the one in force.

    Raises Incomplete while a required sheet is missing, Closed before the round is closed.
    """
    hold(competition, "closed")
    inputs = inputs_of(competition)
    outcome = _rank(competition.rules, inputs)
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


def passed(competition: Competition, round_: Round) -> set[int]:
    """The entries that passed every round up to ``round_``: they take part in the next one.

    Raises Incomplete while something of these rounds is missing.
    """
    rules, to = competition.rules, competition.rounds.index(round_) + 1
    so_far = replace(rules, rounds=rules.rounds[:to], bands=(), awards=(), ties=Ties())
    outcome = _rank(so_far, inputs_of(competition, competition.rounds[:to]))
    return {int(standing.entry) for standing in outcome.standings if standing.qualified}


def _rank(rules: Rules, given: types.Given) -> types.Outcome:
    try:
        return rank(rules, given)
    except Incomplete as incomplete:
        raise _in_words(incomplete) from incomplete


def _in_words(incomplete: Incomplete) -> Incomplete:
    missing = incomplete.values.get("missing", ())
    return Incomplete(WORDS[incomplete.reason], count=len(missing), missing=missing)


def outcome_of(run: Run) -> types.Outcome:
    """The kept outcome as the ranking's own values."""
    return restored(types.Outcome, run.outcome)
