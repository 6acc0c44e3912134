"""What is still missing before a step, over a competition's own rows and rules.

Keys, not sentences: ``judging.web.desk.missing`` says each in words and names the page
where it is entered. A key with a point in it is a path in the rules that is still to be
decided. What needs the panel or the entries is in ``judging.desk.readiness``.
"""

from collections.abc import Iterator

from judging.competitions.document import UNIT, hundredths
from judging.competitions.models import Competition
from judging.competitions.rules import is_reachable, most_points
from judging.ranking.document.open_points import open_points
from judging.ranking.rules import Rules, Scored

#: Beginnings of the paths that entrants must be able to read before they enter.
ANNOUNCED = ("group", "award")


def missing_for_opening(competition: Competition) -> list[str]:
    """What blocks opening for entries, as keys in the order of the set-up; empty when nothing does."""
    texts = [key for key in ("title", "organiser", "phone") if not getattr(competition, key).strip()]
    rules = competition.rules
    dates = [] if None not in (competition.opens_at, competition.deadline_at) else ["entry_dates"]
    return [*texts, *dates, *(path for path in open_points(rules) if path.split(".")[0] in ANNOUNCED or _is_bare(path))]


def missing_for_judging(competition: Competition) -> list[str]:
    """What blocks opening for judging."""
    rules = competition.rules
    dates = [] if competition.judging_closes_at else ["judging_dates"]
    return [*open_points(rules), *_unusable(rules), *dates]


def _is_bare(path: str) -> bool:
    """A round whose criteria or conditions have not been entered at all."""
    return path.endswith((".criterion", ".condition"))


def _unusable(rules: Rules) -> Iterator[str]:
    """What the sheet cannot show: points finer than hundredths, a threshold out of reach."""
    for round_ in rules.rounds:
        if not isinstance(round_, Scored):
            continue
        lines = [line for criterion in round_.criteria for line in criterion.parts or (criterion,)]
        values = [value for line in lines for value in (line.maximum, line.step)]
        values += [v for c in round_.criteria for other in c.differences.values() for v in (other.maximum, other.step)]
        if any(value is not None and (value * UNIT).denominator > 1 for value in values):
            yield "fine_points"
        if not is_reachable(hundredths(round_.threshold), round_.comparison, most_points(round_)):
            yield "threshold_out_of_reach"
