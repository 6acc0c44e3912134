"""Why an entry is out, in words: the round's own reason with the figure that decided."""

from collections.abc import Iterable
from fractions import Fraction

from judging.ranking.printing import shortest
from judging.ranking.rules import Criterion, Round, Scored, Vote
from judging.ranking.sheets import differing
from judging.ranking.types import Reason, RoundResult, Standing


def said(teller, standing: Standing) -> str:
    """The clause that says why ``standing`` does not qualify."""
    if standing.reason is Reason.NOT_RECOGNISED_BELOW:
        ladder = teller.known.rules.ladder
        return teller.say(standing.reason, needs=ladder.needs, level=ladder.level)
    result = standing.rounds[-1]
    round = teller.known.rounds[result.round]
    match standing.reason:
        case Reason.INELIGIBLE:
            condition = next(c for c in round.conditions if c.id == result.detail)
            return teller.say(standing.reason, condition=teller.name(condition))
        case Reason.BELOW_FLOOR:
            return _below_floor(teller, standing, round)
        case Reason.BELOW_THRESHOLD:
            line = shortest(round.threshold, teller.language)
            return teller.say(f"below_{round.comparison}", threshold=line)
        case Reason.NOT_KEPT:
            return teller.say(standing.reason, round=teller.name(round))
    return _voted_down(teller, round, result)


def criterion_of(rounds: Iterable[Round], id: str) -> Criterion:
    """A criterion by its id, in the last round that has it."""
    found = [c for round in rounds if isinstance(round, Scored) for c in round.criteria if c.id == id]
    return found[-1]


def _below_floor(teller, standing: Standing, round: Scored) -> str:
    result = standing.rounds[-1]
    criterion = next(c for c in round.criteria if c.id == result.detail)
    figure = next(c.figure for c in result.criteria if c.criterion == result.detail)
    floor = differing(criterion, standing.group, "floor")
    return teller.say(
        Reason.BELOW_FLOOR,
        criterion=teller.name(criterion),
        figure=shortest(figure, teller.language),
        floor=shortest(floor, teller.language),
    )


def _voted_down(teller, round: Vote, result: RoundResult) -> str:
    ballots = result.ballots
    whole = {
        "listed": ballots.listed,
        "present": ballots.present,
        "valid": ballots.yes + ballots.no + ballots.abstain,
    }[round.of]
    return teller.say(
        Reason.VOTED_DOWN,
        yes=ballots.yes,
        whole=whole,
        of=teller.say(f"of_{round.of}"),
        share=_percent(round.share, teller),
        more=teller.say(f"share_{round.comparison}"),
    )


def _percent(share: Fraction, teller) -> str:
    """A share as people say it: 90 %, or 2/3 where hundredths do not hold it."""
    percent = share * 100
    return f"{shortest(percent, teller.language)} %" if percent.denominator in (1, 2, 4, 5, 10) else str(share)
