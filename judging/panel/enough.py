"""The rule that enough judges remain for every entry."""

from judging.competitions.models import Competition
from judging.errors import Conflict
from judging.panel import queries
from judging.panel.models import Judge


def require_enough(competition: Competition, judge: Judge, entries: set[int] | None = None) -> None:
    """Refuse to leave ``judge`` out of ``entries`` (all, when None) where too few would remain; raises Conflict."""
    fewest = competition.minimum_judges or 1
    for entry, judges in queries.required(competition).items():
        if (entries is None or entry in entries) and judge.id in judges and len(judges) <= fewest:
            raise Conflict("Too few judges would remain: at least %(fewest)s must score every product.", fewest=fewest)
