"""Refusing what cannot be ranked, before anything is computed.

This package names its refusals by code; who asked for the ranking knows how to say
them to a person. Whether a document's rules make sense by themselves is checked where
it is read; here it is whether rules and input belong together.
"""

from collections.abc import Iterable

from judging.errors import Incomplete, Invalid
from judging.ranking.document.open_points import open_points
from judging.ranking.offers import groups_of
from judging.ranking.rules import Eligibility, Public, Rules, Scored, Vote
from judging.ranking.types import Given

REASONS = (
    "rules_open",  # Incomplete; values: missing (dotted keys)
    "seed_missing",  # Incomplete
    "answers_missing",  # Incomplete; values: round, missing (entry, "", condition)
    "sheets_missing",  # Incomplete; values: round, missing (entry, judge, criterion)
    "judges_missing",  # Incomplete; values: round, missing (entries), minimum
    "votes_missing",  # Incomplete; values: round, missing (entries)
    "no_quorum",  # Incomplete; values: round, missing (entries)
    "entry_repeated",  # values: name
    "entry_unknown",  # values: entry
    "group_unknown",  # values: entry, group, allowed
    "round_unknown",  # values: round, entry, allowed
    "ballots_repeated",  # values: name
    "votes_repeated",  # values: name
    "ballots_contradict",  # values: round, entry
    "votes_negative",  # values: round, entry
    "decision_repeated",  # values: name, the tied entries
    "award_unknown",  # values: award, allowed
    "criterion_unknown",  # values: round, entry, judge, criterion
    "score_repeated",  # values: as above
    "score_out_of_range",  # values: as above, points, maximum
    "score_off_step",  # values: as above, points, step
    "answer_unknown",  # values: as above, points
    "panel_unknown",  # values: as above, panel, allowed
    "panel_differs",  # values: as above, panel
    "weight_differs",  # values: as above, weight
    "weights_differ",  # values: round, entry, criterion
    "weight_not_positive",  # values: as above, weight
    "weight_with_correction",  # values: round, entry, judge, criterion
    "correction_unconnected",  # Incomplete; values: round, group, missing (judges of each part)
    "correction_uncertain",  # Incomplete; values: round, limit, missing (judges)
)


def check(rules: Rules, given: Given) -> None:
    """Raise ``Incomplete`` for rules that are still open, ``Invalid`` for input that does not belong to them."""
    require_decided(rules)
    if "lot" in rules.ties.chain and not given.seed:
        raise Incomplete("seed_missing", missing=["seed"])
    _check_entries(rules, given)
    _check_scores(rules, given)
    _check_votes(rules, given)
    refuse_repeats("decision_repeated", (tuple(sorted(d.entries)) for d in given.decisions))
    awards = sorted(award.id for award in rules.awards)
    for withheld in given.withheld:
        if withheld.award not in awards:
            raise Invalid("award_unknown", award=withheld.award, allowed=awards)


def require_decided(rules: Rules) -> None:
    """Raise ``Incomplete`` with everything the rules still leave open."""
    if missing := open_points(rules):
        raise Incomplete("rules_open", missing=missing)


def _check_entries(rules: Rules, given: Given) -> None:
    refuse_repeats("entry_repeated", (candidate.entry for candidate in given.entries))
    groups = groups_of(rules)
    for candidate in given.entries:
        if candidate.group not in groups:
            raise Invalid("group_unknown", entry=candidate.entry, group=candidate.group, allowed=groups)


def _check_scores(rules: Rules, given: Given) -> None:
    entries = {candidate.entry for candidate in given.entries}
    rounds = {round.id: round for round in rules.rounds if isinstance(round, Scored | Eligibility)}
    answers = {r.id: {c.id for c in r.conditions} for r in rounds.values() if isinstance(r, Eligibility)}
    seen = set()
    for score in given.scores:
        if score.entry not in entries:
            raise Invalid("entry_unknown", entry=score.entry)
        if score.round not in rounds:
            raise Invalid("round_unknown", entry=score.entry, round=score.round, allowed=sorted(rounds))
        if score.round in answers:
            where = {"round": score.round, "entry": score.entry, "judge": score.judge, "criterion": score.criterion}
            if score.criterion not in answers[score.round]:
                raise Invalid("criterion_unknown", **where)
            if score.points not in (0, 1):
                raise Invalid("answer_unknown", **where, points=score.points)
            key = tuple(where.values())
            if key in seen:
                raise Invalid("score_repeated", **where)
            seen.add(key)


def _check_votes(rules: Rules, given: Given) -> None:
    entries = {candidate.entry for candidate in given.entries}
    for kind, rows in ((Vote, given.ballots), (Public, given.votes)):
        known = sorted(round.id for round in rules.rounds if isinstance(round, kind))
        for row in rows:
            if row.entry not in entries:
                raise Invalid("entry_unknown", entry=row.entry)
            if row.round not in known:
                raise Invalid("round_unknown", entry=row.entry, round=row.round, allowed=known)
    refuse_repeats("ballots_repeated", ((b.round, b.entry) for b in given.ballots))
    refuse_repeats("votes_repeated", ((v.round, v.entry) for v in given.votes))
    for ballots in given.ballots:
        cast = (ballots.yes, ballots.no, ballots.abstain, ballots.invalid)
        if min(cast) < 0 or not sum(cast) <= ballots.present <= ballots.listed or ballots.listed < 1:
            raise Invalid("ballots_contradict", round=ballots.round, entry=ballots.entry)
    for votes in given.votes:
        if votes.votes < 0:
            raise Invalid("votes_negative", round=votes.round, entry=votes.entry)


def refuse_repeats(reason: str, names: Iterable) -> None:
    """Raise ``Invalid`` with the first of ``names`` met a second time."""
    seen = set()
    for name in names:
        if name in seen:
            raise Invalid(reason, name=name)
        seen.add(name)
