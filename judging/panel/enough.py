"""The rules that enough judges remain for every entry, and that a settled round stays as it was."""

from sqlalchemy import select

from judging.competitions.document import rule_of
from judging.competitions.models import Competition, Round
from judging.errors import Closed, Conflict, NotFound
from judging.infra.db import db
from judging.panel import queries
from judging.panel.models import Judge, RoundSeat
from judging.panel.seats import panels_of
from judging.ranking.rules import Scored


def fewest_in(round_: Round | None, competition: Competition) -> int:
    """How many judges an entry needs in a scored round, by the rules."""
    rule = rule_of(competition, round_) if round_ else None
    return rule.minimum if isinstance(rule, Scored) else 1


def counting(competition: Competition, round_: Round) -> dict[int, frozenset[int]]:
    """Entry -> the judges who count in its figure: ``queries.required`` without those of panels of weight 0."""
    silent = [panel.id for panel in panels_of(competition, round_) if not panel.weight]
    seats = select(RoundSeat.judge_id).where(RoundSeat.round_id == round_.id, RoundSeat.panel.in_(silent))
    out = set(db.session.scalars(seats)) if silent else set()
    return {entry: judges - out for entry, judges in queries.required(competition, round_).items()}


def round_to_change(competition: Competition) -> Round:
    """The scored round whose sheets can still be left out or asked for again.

    Raises Closed before it has opened and once the next one has, NotFound where no round is scored.
    """
    round_ = competition.scored_round
    if round_ is None:
        raise NotFound()
    if round_.state == "waiting":
        raise Closed("Judging has not begun. Scores can be given once the organisers open it.")
    if round_.required is not None:
        raise Closed("The next round has opened: which sheets count in this one can no longer change.")
    return round_


def require_enough(competition: Competition, judge: Judge, entries: set[int] | None = None) -> None:
    """Refuse to leave ``judge`` out of ``entries`` (all, when None) where too few would remain; raises Conflict.

    What counted in a round before the one that is open stays as it is.
    """
    round_ = competition.scored_round
    if round_ is None or round_.required is not None:
        return
    fewest = fewest_in(round_, competition)
    for entry, judges in counting(competition, round_).items():
        if (entries is None or entry in entries) and judge.id in judges and len(judges) <= fewest:
            raise Conflict("Too few judges would remain: at least %(fewest)s must score every entry.", fewest=fewest)
