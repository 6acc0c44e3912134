"""The ranking of one group as the desk reads it: rows, the cut line, awards across groups, ties to be decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from judging.awards.award_list import keys_across
from judging.competitions.models import Category, Competition
from judging.entries.models import Entry, Photo
from judging.infra.db import db
from judging.ranking import types
from judging.ranking.printing import places_needed
from judging.ranking.rules import EVERYBODY
from judging.results.models import TieDecision

WAITING = (types.Reason.AWAITING, types.Reason.AWAITING_OTHERS)


@dataclass(frozen=True, slots=True)
class Table:
    """One group's standings, and ``across`` those with an award of all groups or tied for one.

    ``cut`` counts the rows above the prize line, ``None`` where the group gives no prizes.
    ``entries`` are all that the page names, by number as text.
    """

    category: Category
    standings: list[types.Standing]
    across: list[types.Standing]
    entries: dict[str, Entry]
    cut: int | None
    places: int
    ties: list[types.TieAcrossLine]
    unused: set[frozenset[str]]

    def is_of_no_effect(self, decision: TieDecision) -> bool:
        """Whether a recorded decision is between entries that are no longer tied at a line."""
        return frozenset(map(str, decision.order)) in self.unused


def table(competition: Competition, outcome: types.Outcome, group: str) -> Table:
    """The table of one group."""
    standings = _in_order([standing for standing in outcome.standings if standing.group == group], competition)
    across = _across(competition, outcome)
    ties = [tie for tie in outcome.ties if tie.group in (group, EVERYBODY, None)]
    named = [s.entry for s in (*standings, *across)] + [w.entry for w in outcome.warnings if w.entry]
    named += [entry for tie in ties for entry in tie.entries]
    return Table(
        category=next(category for category in competition.categories if category.key == group),
        standings=standings,
        across=across,
        entries=_entries(competition, set(named)),
        cut=_cut(standings, outcome, group),
        places=places_needed(s.total for s in (*standings, *across) if s.total is not None),
        ties=ties,
        unused={frozenset(decision.entries) for decision in outcome.unused_decisions},
    )


def _in_order(standings: list[types.Standing], competition: Competition) -> list[types.Standing]:
    """Who qualified by place, then who is out by place; equals by their prizes, as a decided tie parted them."""
    prizes = [award.id for award in competition.rules.awards] + [None]

    def key(standing: types.Standing) -> tuple:
        last = len(standings) + 1
        rank = prizes.index(standing.award)
        return not standing.qualified, standing.place or last, -len(standing.rounds), rank, standing.number

    return sorted(standings, key=key)


def _across(competition: Competition, outcome: types.Outcome) -> list[types.Standing]:
    """Who has an award of all groups together, best first, then who is tied for one."""
    keys = [key for kind, key in sorted(keys_across(competition.rules), key=_rank(competition))]
    tied = {entry for tie in outcome.ties if tie.group == EVERYBODY and not tie.decided for entry in tie.entries}
    if not keys:
        return []

    def key(standing: types.Standing) -> tuple:
        won = [keys.index(award) for award in standing.awards if award in keys]
        return min(won, default=len(keys)), -(standing.total or 0), standing.number

    return sorted((s for s in outcome.standings if s.entry in tied or set(s.awards) & set(keys)), key=key)


def _rank(competition: Competition):
    order = [award.id for award in competition.rules.awards]
    return lambda key: order.index(key[1])


def _cut(standings: list[types.Standing], outcome: types.Outcome, group: str) -> int | None:
    """The rows above the line: as many as the group's prizes given or held; others above take none from anybody."""
    counts = [count for count in outcome.awards if count.group == group]
    if not counts:
        return None
    left = sum(count.given + count.held for count in counts)
    own = {count.award for count in counts}
    cut = 0
    for row, standing in enumerate(standings, 1):
        takes = bool(own & set(standing.awards)) or (standing.reason in WAITING and left > 0)
        left -= takes
        if takes or standing.awards:
            cut = row
    return cut


def _entries(competition: Competition, numbers: Iterable[str]) -> dict[str, Entry]:
    wanted = select(Entry).where(Entry.competition_id == competition.id, Entry.number.in_(map(int, numbers)))
    deep = (selectinload(Entry.photos).joinedload(Photo.piece), joinedload(Entry.category))
    return {str(entry.number): entry for entry in db.session.scalars(wanted.options(*deep))}
