"""The rules that enough judges remain for every entry, and that a settled round stays as it was."""

from judging.competitions.models import Competition, Round
from judging.errors import Closed, Conflict, NotFound
from judging.panel import queries
from judging.panel.models import Judge
from judging.ranking.rules import Scored


def fewest_in(round_: Round | None, competition: Competition) -> int:
    """How many judges an entry needs in a scored round, by the rules."""
    found = (each for each in competition.rules.rounds if round_ and each.id == round_.key)
    return next((each.minimum for each in found if isinstance(each, Scored)), 1)


def round_to_change(competition: Competition) -> Round:
    """The scored round whose sheets can still be left out or asked for again.

    Raises Closed once the next round has opened, NotFound where no round is scored.
    """
    round_ = competition.scored_round
    if round_ is None:
        raise NotFound()
    if round_.required is not None:
        raise Closed("The next round has opened: which sheets count in this one can no longer change.")
    return round_


def require_enough(competition: Competition, judge: Judge, entries: set[int] | None = None) -> None:
    """Refuse to leave ``judge`` out of ``entries`` (all, when None) where too few would remain; raises Conflict."""
    fewest = fewest_in(competition.scored_round, competition)
    for entry, judges in queries.required(competition).items():
        if (entries is None or entry in entries) and judge.id in judges and len(judges) <= fewest:
            raise Conflict("Too few judges would remain: at least %(fewest)s must score every product.", fewest=fewest)
