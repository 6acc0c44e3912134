"""Computing a ranking and keeping it: frozen runs, each read back exactly as it came out."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import document
from judging.competitions.holding import hold
from judging.competitions.models import Competition, Round
from judging.errors import Incomplete, Invalid
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
    "judges_missing": N_("The ranking cannot be computed: %(count)s entries have too few judges left."),
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
    "panel_unknown": N_("A judge of a round with several panels sits in none of them. Please say in which."),
    "correction_unconnected": N_(
        "What judges give more than colleagues cannot be measured: these share no entry: %(judges)s. By the rules "
        "there is then no result. Please have judges of one part score entries of another while the round is open."
    ),
    "correction_uncertain": N_(
        "What judges give more than colleagues is not known surely enough of judges %(judges)s. By the rules there is "
        "then no result. Please have them score more entries that others score too while the round is open."
    ),
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
        rules_fingerprint=document.fingerprint_of(competition),
        scores_fingerprint=fingerprint_of(inputs),
        outcome=json.loads(canonical(outcome)),
    )
    db.session.add(run)
    db.session.flush()
    record("ranking computed", now=now, actor=actor, competition=competition, subject=f"run:{run.id}",
           scores=run.scores_fingerprint, rules=run.rules_fingerprint)  # fmt: skip
    return run


def so_far(competition: Competition, round_: Round) -> types.Outcome:
    """The result of the rounds up to ``round_``, without awards.

    Raises Incomplete while something of these rounds is missing.
    """
    return _after(competition, round_.position)


def rules_until(competition: Competition, round_: Round) -> Rules:
    """The rules as if ``round_`` were the last one: who passes, and nothing about awards."""
    return _first(competition, round_.position)


def passed(competition: Competition, round_: Round) -> set[int]:
    """The numbers of the entries that passed every round up to ``round_``: they take part in the next one.

    Raises Incomplete while something of these rounds is missing.
    """
    return {standing.number for standing in so_far(competition, round_).standings if standing.qualified}


def reached(competition: Competition) -> dict[int, int]:
    """Number of an accepted entry -> the position of the last opened round it takes part in; 0 for none."""
    before = max(sum(round_.state != "waiting" for round_ in competition.rounds) - 1, 0)
    return {
        s.number: 0 if s.reason is types.Reason.NOT_RECOGNISED_BELOW else len(s.rounds) + s.qualified
        for s in _after(competition, before).standings
    }


def _after(competition: Competition, rounds: int) -> types.Outcome:
    given = replace(inputs_of(competition, competition.rounds[:rounds]), decisions=(), withheld=())
    return _rank(_first(competition, rounds), given)


def _first(competition: Competition, rounds: int) -> Rules:
    """The rules of so many rounds alone."""
    rules = competition.rules
    return replace(rules, rounds=rules.rounds[:rounds], bands=(), awards=(), ties=Ties())


def _rank(rules: Rules, given: types.Given) -> types.Outcome:
    try:
        return rank(rules, given)
    except (Incomplete, Invalid) as refusal:
        if refusal.reason not in WORDS:
            raise
        missing = refusal.values.get("missing", ())
        known = {"judges": _judges(missing)} if refusal.reason.startswith("correction_") else {}
        raise type(refusal)(WORDS[refusal.reason], count=len(missing), missing=missing, **known) from refusal


def _judges(missing: Sequence[str | tuple[str, ...]]) -> str:
    """Judges by number, in parts where they fall into such."""
    if all(isinstance(judge, str) for judge in missing):
        return ", ".join(sorted(missing, key=int))
    return " | ".join(_judges(part) for part in missing)


def is_current(run: Run, competition: Competition) -> bool:
    """Whether a ranking is what the rules make of what is recorded now: late scores may have been taken since."""
    of_rules = run.rules_fingerprint == document.fingerprint_of(competition)
    return of_rules and run.scores_fingerprint == fingerprint_of(inputs_of(competition))


def outcome_of(run: Run) -> types.Outcome:
    """The kept outcome as the ranking's own values."""
    return restored(types.Outcome, run.outcome)
