"""The sheets of one scored round as arrays, taken from its exact result.

A *field* is what can be looked at together: the groups whose sheets have the same scale. Where
a criterion has another maximum or factor in one group, that group is a field of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from judging.ranking.rules import EVERYBODY, Rules, Scored
from judging.ranking.sheets import differing, lines_of
from judging.ranking.types import Outcome, RoundResult, Standing

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Marks:
    """N sheets of n entries by m judges on K criteria.

    ``entry`` and ``judge`` (N) say whose sheet it is by position in ``entries`` and ``judges``;
    ``points`` (N × K) are before and ``total`` (N) after the factors; ``group`` (n) is each entry's
    group by position in ``groups``. A judge has at most one sheet of an entry.
    """

    entries: tuple[str, ...]
    judges: tuple[str, ...]
    criteria: tuple[str, ...]
    groups: tuple[str, ...]
    entry: Indices
    judge: Indices
    group: Indices
    points: Floats
    total: Floats

    @cached_property
    def sheets_of_entry(self) -> Indices:
        """How many sheets each entry has."""
        return np.bincount(self.entry, minlength=len(self.entries))

    @cached_property
    def sheets_of_judge(self) -> Indices:
        """How many sheets each judge filled in."""
        return np.bincount(self.judge, minlength=len(self.judges))

    @cached_property
    def mean(self) -> Floats:
        """The mean of each entry's sheets: the plain mean, whatever the rules make of them."""
        return np.bincount(self.entry, self.total, len(self.entries)) / self.sheets_of_entry

    def without_judge(self, judge: int) -> "Marks":
        """The same sheets but those of one judge; entries and judges keep their positions."""
        left = self.judge != judge
        kept = {name: getattr(self, name)[left] for name in ("entry", "judge", "points", "total")}
        same = {name: getattr(self, name) for name in ("entries", "judges", "criteria", "groups", "group")}
        return Marks(**same, **kept)


def fields(round: Scored, groups: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The groups of each field: all of them together, unless a sheet differs in one."""
    scales: dict[tuple, list[str]] = {}
    for group in groups:
        scale = tuple(differing(c, group, key) for c in round.criteria for key in ("maximum", "factor"))
        scales.setdefault(scale, []).append(group)
    return tuple(map(tuple, scales.values()))


def maxima_of(round: Scored, group: str) -> tuple[Fraction, ...]:
    """The most points of each criterion in a group, before its factor; of one in parts, those of its parts together."""
    most = [Fraction(0)] * len(round.criteria)
    for line in lines_of(round, group).values():
        most[line.criterion] += line.maximum
    return tuple(most)


def groups_of(rules: Rules) -> tuple[str, ...]:
    """The ids of the ranking groups."""
    return tuple(group.id for group in rules.groups) or (EVERYBODY,)


def scored_rounds(rules: Rules) -> tuple[Scored, ...]:
    """The rounds in which judges give points."""
    return tuple(round for round in rules.rounds if isinstance(round, Scored))


def marks_of(outcome: Outcome, round: Scored, groups: Sequence[str]) -> Marks:
    """The counting sheets of the entries of ``groups`` that took part in ``round``, in the result's order."""
    rows = [
        (at, standing, sheet) for at, standing in enumerate(taking_part(outcome, round, groups))
        for sheet in result_in(standing, round).sheets
    ]  # fmt: skip
    standings = {at: standing for at, standing, _ in rows}
    judges = sorted({sheet.judge for _, _, sheet in rows}, key=_by_number)
    position = {judge: at for at, judge in enumerate(judges)}
    groups = tuple(groups)
    shape = (len(rows), len(round.criteria))
    return Marks(
        entries=tuple(standing.entry for standing in standings.values()),
        judges=tuple(judges),
        criteria=tuple(criterion.id for criterion in round.criteria),
        groups=groups,
        entry=np.array([at for at, _, _ in rows], np.intp),
        judge=np.array([position[sheet.judge] for _, _, sheet in rows], np.intp),
        group=np.array([groups.index(standing.group) for standing in standings.values()], np.intp),
        points=np.array([[float(p) for p in sheet.points] for _, _, sheet in rows], float).reshape(shape),
        total=np.array([float(sheet.total) for _, _, sheet in rows], float),
    )


def taking_part(outcome: Outcome, round: Scored, groups: Iterable[str]) -> list[Standing]:
    """The entries of these groups that have sheets in the round."""
    return [s for s in outcome.standings if s.group in groups and any(_has_sheets(r, round) for r in s.rounds)]


def _has_sheets(result: RoundResult, round: Scored) -> bool:
    return result.round == round.id and bool(result.sheets)


def result_in(standing: Standing, round: Scored):
    """An entry's result in the round."""
    return next(result for result in standing.rounds if result.round == round.id)


def _by_number(judge: str) -> tuple:
    """Judges known by numbers in the order of these, others as text."""
    return (0, int(judge), "") if judge.isdecimal() else (1, 0, judge)
