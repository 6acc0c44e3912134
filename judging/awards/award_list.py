"""The award list before it is law: what the ranking in force proposes, in the order it is read out."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from judging.competitions.models import Category, Competition, Prize
from judging.entries.models import Entry, Photo
from judging.infra.db import db
from judging.ranking import types
from judging.ranking.rules import Rules
from judging.results.computing import outcome_of
from judging.results.models import Run


@dataclass(frozen=True, slots=True)
class Line:
    """One entry proposed for a prize; ``is_across``: a prize of all groups together."""

    entry: Entry
    category: Category
    prize: Prize
    standing: types.Standing
    is_across: bool = False

    @property
    def number(self) -> int:
        """The number it is judged under."""
        return self.entry.number

    @property
    def total(self) -> Fraction | None:
        """The exact total; None where no round gave points."""
        return self.standing.total


def proposed(competition: Competition, run: Run) -> list[Line]:
    """Who would be recognised: by group, then prize, then place, then number; first what stands across groups."""
    categories = {category.key: category for category in competition.categories}
    prizes = {(prize.kind, prize.key): prize for prize in competition.prizes}
    across = keys_across(competition.rules)
    won = [(s, prizes[key]) for s in outcome_of(run).standings for key in recognitions(s.awards, s.band)]
    entries = _entries(competition, [standing.number for standing, _ in won])
    lines = [
        Line(entries[s.number], categories[s.group], prize, s, (prize.kind, prize.key) in across) for s, prize in won
    ]
    return sorted(lines, key=lambda line: (*reading_order(line, across=across, place=line.standing.place), line.number))


def recognitions(awards: Iterable[str], band: str | None) -> list[tuple[str, str]]:
    """What one entry is recognised with, as kind and key of prizes: its awards, then its band."""
    return [("award", award) for award in awards] + ([("band", band)] if band else [])


def keys_across(rules: Rules) -> set[tuple[str, str]]:
    """The awards of all groups together, as kind and key of prizes; where there are no groups every award is."""
    return {("award", award.id) for award in rules.awards if award.across and rules.groups}


def reading_order(line, *, across: set[tuple[str, str]], place: int | None) -> tuple:
    """Where a line (or a published award) stands: across groups by total, then by group, prize and ``place``."""
    if (line.prize.kind, line.prize.key) in across:
        return 0, line.prize.position, -Fraction(line.total or 0)
    return line.category.position, line.prize.position, place or 0


def honoured(lines: list[Line]) -> tuple[int, int]:
    """How many distinct entries the list honours, and of how many organisations and individuals."""
    return len({line.entry.id for line in lines}), len({line.entry.entrant_id for line in lines})


def _entries(competition: Competition, numbers: list[int]) -> dict[int, Entry]:
    wanted = select(Entry).where(Entry.competition_id == competition.id, Entry.number.in_(numbers))
    deep = (joinedload(Entry.entrant), selectinload(Entry.photos).joinedload(Photo.piece))
    return {entry.number: entry for entry in db.session.scalars(wanted.options(*deep))}
