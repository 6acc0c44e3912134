"""Votes: of the council on each entry, with its quorum and its denominator, and of the public.

``docs/rules.md``, sections 4.3 and 4.4. With 11 listed members and 90 % of all of them, 10 yes
pass and 9 do not, although 9 of 10 present would be 90 %.
"""

from collections.abc import Mapping

from judging.errors import Incomplete
from judging.ranking.arithmetic import reaches, share
from judging.ranking.rules import Public, Vote
from judging.ranking.types import Ballots, Candidate, Given, Reason, RoundResult


def vote(round: Vote, takers: Mapping[str, Candidate], given: Given) -> dict[str, RoundResult]:
    """The council's vote on every entry that takes part.

    Raises ``Incomplete`` for entries without ballots and for a session without quorum.
    """
    ballots = {b.entry: b for b in given.ballots if b.round == round.id and b.entry in takers}
    refuse_missing(round, takers, ballots)
    void = sorted(entry for entry, of_entry in ballots.items() if not is_valid(round, of_entry))
    if void:
        raise Incomplete("no_quorum", round=round.id, missing=void)
    return {entry: _counted(round, ballots[entry]) for entry in takers}


def is_valid(round: Vote, ballots: Ballots) -> bool:
    return ballots.present >= round.quorum * ballots.listed and (ballots.chair or not round.chair)


def _counted(round: Vote, ballots: Ballots) -> RoundResult:
    valid = ballots.yes + ballots.no + ballots.abstain
    denominator = {"listed": ballots.listed, "present": ballots.present, "valid": valid}[round.of]
    passes = valid > 0 and reaches(share(ballots.yes, denominator), round.share, round.comparison)
    return RoundResult(round=round.id, ballots=ballots, reason=None if passes else Reason.VOTED_DOWN)


def public_votes(round: Public, takers: Mapping[str, Candidate], given: Given) -> dict[str, int]:
    """The votes of every entry that takes part; raises ``Incomplete`` for those without a row."""
    votes = {v.entry: v.votes for v in given.votes if v.round == round.id and v.entry in takers}
    refuse_missing(round, takers, votes)
    return votes


def refuse_missing(round: Vote | Public, takers: Mapping, found: Mapping) -> None:
    """Raise ``Incomplete`` unless every entry that takes part has been voted on."""
    missing = sorted(takers.keys() - found.keys())
    if missing:
        raise Incomplete("votes_missing", round=round.id, missing=missing)
