"""The rounds of a competition one after the other: how far each has come, who takes part, who passed."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from judging.competitions.models import Category, Competition, Round
from judging.entries.models import Entry
from judging.errors import Incomplete
from judging.findings.models import Finding
from judging.infra.db import db
from judging.panel import queries as panel
from judging.ranking.explain import Explainer
from judging.results import computing


@dataclass(frozen=True, slots=True)
class Leg:
    """One round: ``taking_part`` and ``passed`` are None while nobody can know; ``recorded`` counts findings."""

    round: Round
    taking_part: int | None
    passed: int | None
    recorded: int

    @property
    def missing(self) -> int:
        """Of how many entries nothing has been recorded yet."""
        return (self.taking_part or 0) - self.recorded


def legs(competition: Competition) -> list[Leg]:
    """Every round in order, in two statements."""
    reached = _reached(competition)
    recorded = _recorded(competition)
    found = []
    for round_ in competition.rounds:
        following = next(iter(competition.rounds[round_.position :]), None)
        has_followed = following is not None and following.state != "waiting"
        found.append(
            Leg(
                round=round_,
                taking_part=_count(reached, round_.position) if round_.state != "waiting" else None,
                passed=_count(reached, following.position) if has_followed else None,
                recorded=recorded.get(round_.id, 0),
            )
        )
    return found


def leg_of(competition: Competition) -> Leg:
    """The round under way."""
    return next(leg for leg in legs(competition) if leg.round is competition.round)


@dataclass(frozen=True, slots=True)
class Result:
    """Whether an entry passed a closed round, and why, in both languages."""

    is_passed: bool
    why: dict[str, str]


def results_of(competition: Competition, round_: Round) -> dict[int, Result]:
    """Entry id -> its result, of those that took part in a closed round; raises Incomplete."""
    outcome = computing.so_far(competition, round_)
    explainer = Explainer(computing.rules_until(competition, round_), outcome)
    ids = dict(db.session.execute(select(Entry.number, Entry.id).where(Entry.competition_id == competition.id)).all())
    return {
        ids[standing.number]: Result(standing.qualified, explainer.explain(standing))
        for standing in outcome.standings
        if any(result.round == round_.key for result in standing.rounds)
    }


@dataclass(frozen=True, slots=True)
class Between:
    """The round that was closed last and the next one; ``passed`` by number, ``refusal`` where nobody can say."""

    closed: Round
    following: Round
    passed: frozenset[int]
    taking_part: int
    refusal: Incomplete | None = None

    @property
    def out(self) -> int:
        """How many go no further."""
        return self.taking_part - len(self.passed)


def between(competition: Competition) -> Between | None:
    """What stands between two rounds; None while one is under way, and before the first and after the last."""
    following = competition.round
    if following.state != "waiting" or following.position == 1:
        return None
    closed = competition.rounds[following.position - 2]
    taking_part = len(list(db.session.scalars(panel.taking_part(closed, Entry.id))))
    try:
        passed = frozenset(computing.passed(competition, closed))
    except Incomplete as refusal:
        return Between(closed, following, frozenset(), taking_part, refusal)
    return Between(closed, following, passed, taking_part)


def groups_of(competition: Competition, between: Between) -> list[tuple[Category, int, int]]:
    """Every group with how many of it took part in the closed round, and how many of these passed."""
    rows = list(db.session.execute(panel.taking_part(between.closed, Entry.number, Entry.category_id)))
    whole = Counter(category for _number, category in rows)
    passed = Counter(category for number, category in rows if number in between.passed)
    return [(category, whole[category.id], passed[category.id]) for category in competition.categories]


def _reached(competition: Competition) -> dict[int, int]:
    accepted = select(Entry.reached, func.count()).where(
        Entry.competition_id == competition.id, Entry.state == "accepted"
    )
    return dict(db.session.execute(accepted.group_by(Entry.reached)).all())


def _count(reached: dict[int, int], position: int) -> int:
    return sum(count for furthest, count in reached.items() if furthest >= position)


def _recorded(competition: Competition) -> dict[int, int]:
    """Round id -> how many of its entries something has been recorded of."""
    counts = select(Finding.round_id, func.count()).join(Entry).join(Round, Round.id == Finding.round_id)
    counts = counts.where(Round.competition_id == competition.id, Entry.state == "accepted")
    return dict(db.session.execute(counts.where(Entry.reached >= Round.position).group_by(Finding.round_id)).all())
