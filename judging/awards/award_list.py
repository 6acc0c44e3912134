"""The award list before it is law: what the ranking in force proposes, in the order it is read out."""

from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from judging.competitions.models import Category, Competition, Prize
from judging.entries.models import Entry
from judging.infra.db import db
from judging.ranking import types
from judging.results.computing import outcome_of
from judging.results.models import Run


@dataclass(frozen=True, slots=True)
class Line:
    """One entry proposed for a prize."""

    entry: Entry
    category: Category
    prize: Prize
    standing: types.Standing

    @property
    def total(self) -> Fraction:
        """The exact mean of the judges' totals."""
        return self.standing.total


def proposed(competition: Competition, run: Run) -> list[Line]:
    """Who would be awarded: by group, then prize, then place, then number."""
    categories = {str(category.id): category for category in competition.categories}
    prizes = {str(prize.id): prize for prize in competition.prizes}
    won = [standing for standing in outcome_of(run).standings if standing.award]
    entries = _entries([int(standing.entry) for standing in won])
    lines = [Line(entries[int(s.entry)], categories[s.group], prizes[s.award], s) for s in won]
    return sorted(lines, key=_reading_order)


def honoured(lines: list[Line]) -> int:
    """How many distinct organisations and individuals the list honours."""
    return len({line.entry.entrant_id for line in lines})


def _reading_order(line: Line) -> tuple:
    return line.category.position, line.prize.position, line.standing.place, line.entry.number


def _entries(ids: list[int]) -> dict[int, Entry]:
    wanted = select(Entry).where(Entry.id.in_(ids)).options(joinedload(Entry.entrant), selectinload(Entry.photos))
    return {entry.id: entry for entry in db.session.scalars(wanted)}
