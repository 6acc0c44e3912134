"""The ranking of one group as the desk reads it: rows, the cut line, and what awaits a decision."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from judging.competitions.models import Category, Competition
from judging.competitions.prizes import caps_of
from judging.entries.models import Entry
from judging.infra.db import db
from judging.ranking import types
from judging.ranking.printing import places_needed
from judging.ranking.rules import ALL


@dataclass(frozen=True, slots=True)
class Table:
    """One group's standings with their entries; ``cut`` counts the rows above the prize line."""

    category: Category
    standings: list[types.Standing]
    entries: dict[str, Entry]
    cut: int
    places: int
    ties: list[types.TieAcrossLine]


def table(competition: Competition, outcome: types.Outcome, group: str) -> Table:
    """The table of one group."""
    standings = _in_order([standing for standing in outcome.standings if standing.group == group], competition)
    return Table(
        category=next(category for category in competition.categories if category.key == group),
        standings=standings,
        entries=_entries(standings),
        cut=_cut(standings, _capacity(competition, group)),
        places=places_needed(standing.total for standing in standings if standing.total is not None),
        ties=[tie for tie in outcome.ties if tie.group in (group, None)],
    )


def _in_order(standings: list[types.Standing], competition: Competition) -> list[types.Standing]:
    """By place, equals by their prizes: once a tie is decided, the line parts them as it was decided."""
    prizes = [award.id for award in competition.rules.awards] + [None]
    return sorted(standings, key=lambda standing: (standing.place or 0, prizes.index(standing.award), standing.number))


def _capacity(competition: Competition, group: str) -> int | None:
    """How many prizes the group may receive at most; None: everyone who qualifies."""
    rules = competition.rules
    caps = [caps_of(award, rules).get(group, 0) for award in rules.awards if not (award.across or award.side)]
    return None if ALL in caps else sum(caps)


def _cut(standings: list[types.Standing], capacity: int | None) -> int:
    """The rows above the line: those passed over for the entrant's limit take no prize from others."""
    taken = 0
    for row, standing in enumerate(standings):
        if not standing.qualified or taken == capacity:
            return row
        taken += standing.reason != types.Reason.OVER_LIMIT
    return len(standings)


def _entries(standings: list[types.Standing]) -> dict[str, Entry]:
    wanted = select(Entry).where(Entry.id.in_([int(s.entry) for s in standings])).options(selectinload(Entry.photos))
    return {str(entry.id): entry for entry in db.session.scalars(wanted)}
