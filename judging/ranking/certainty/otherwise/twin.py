"""The official total again, in floats and for all entries at once, as it is and as it would be otherwise.

A twin is for questions ("and without this judge?"), never for a result: it follows ``figures`` step by step and
agrees with the exact totals to 1e-9, and figures closer than that are equal to it. What other rounds carry over
stays as it is. Under rules that add up the sheets a sum is the mean times the number of sheets that count, so
that a sheet less does not make an entry worse.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from judging.ranking.certainty.marks import Floats, Indices, Marks, maxima_of, result_in, taking_part
from judging.ranking.certainty.otherwise import taken
from judging.ranking.figures import EVERY_JUDGE
from judging.ranking.rules import Rules, Scored
from judging.ranking.sheets import differing
from judging.ranking.types import Outcome

Bools = NDArray[np.bool_]

#: Figures that are closer than this are equal: the finest exact ones are some ten thousand times further apart.
CLOSE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """What is otherwise than in the rules; nothing, unless named.

    ``without`` is a judge by position, ``factors`` (K) multiplies those of the criteria, ``combine`` takes the place
    of the rules' own, ``drops`` are how many low and high ones go from how many values on, and ``effects`` (m) are
    taken away from each judge's sheets before these are combined as wholes.
    """

    without: int | None = None
    factors: Floats | None = None
    combine: str | None = None
    drops: tuple[int, int, int] | None = None
    effects: Floats | None = None


OFFICIAL = Case()


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some sheets (R) of some entries (S): rows of the marks, and each one's entry by position among these."""

    rows: Indices
    own: Indices
    entries: Indices


class Twin:
    """One field of a scored round; raises nothing, since it has an exact result to follow."""

    def __init__(self, rules: Rules, outcome: Outcome, marks: Marks, *, round: Scored):
        self.rules, self.outcome, self.marks, self.round = rules, outcome, marks, round
        self.standings = taking_part(outcome, round, marks.groups)
        results = [result_in(standing, round) for standing in self.standings]
        panels = {panel.id: at for at, panel in enumerate(round.panels or EVERY_JUDGE)}
        self.panel = np.array([panels[sheet.panel] for result in results for sheet in result.sheets], np.intp)
        self.panels = len(panels)
        self.factor = np.array([[float(c.factor) for c in result.criteria] for result in results], float)
        self.carried = np.array([float(sum(points for _, points in result.carried)) for result in results], float)
        self.effects = taken.official(marks, results) if round.combine == "corrected" else None
        self.drops = (round.drop_low, round.drop_high, round.drop_from or round.drop_low + round.drop_high + 1)

    @cached_property
    def everything(self) -> Part:
        """All sheets of all entries."""
        return Part(np.arange(len(self.marks.entry)), self.marks.entry, np.arange(len(self.marks.entries)))

    @cached_property
    def maxima(self) -> Floats:
        """Most points of each criterion (K) of a sheet, before the factors."""
        return np.array([float(most) for most in maxima_of(self.round, self.marks.groups[0])])

    @cached_property
    def factors(self) -> Floats:
        """Each criterion's factor (K), an entry's degree of difficulty left aside."""
        return np.array([float(differing(c, self.marks.groups[0], "factor")) for c in self.round.criteria])

    @cached_property
    def _counted(self) -> Indices:
        """How many sheets of each entry count in each panel once the extremes are dropped (n × panels)."""
        counts = np.bincount(self.marks.entry * self.panels + self.panel, minlength=len(self.standings) * self.panels)
        low, high, least = self.drops
        return np.where(counts >= least, counts - low - high, counts).reshape(-1, self.panels)

    def part(self, case: Case) -> Part:
        """The sheets in which a case differs from the rules: of the entries a judge scored without that judge's own, of
        all entries where severities are measured anew, and all sheets in every other case. An entry that would have
        no sheet left is not among these."""
        marks = self.marks
        if case.without is None:
            return self.everything
        is_in = np.zeros(len(marks.entries), bool)
        is_in[marks.entry[marks.judge == case.without]] = True
        has_others = marks.sheets_of_entry - is_in > 0
        is_in = has_others if self.effects is not None else is_in & has_others
        rows = np.flatnonzero(is_in[marks.entry] & (marks.judge != case.without))
        return Part(rows, (np.cumsum(is_in) - 1)[marks.entry[rows]], np.flatnonzero(is_in))

    def totals(self, case: Case, part: Part) -> Floats:
        """The total (S) of each entry of the part."""
        total = self.figures(case, part) + self.carried[part.entries]
        return rounded(total, self.round.decimals.total)

    def figures(self, case: Case, part: Part) -> Floats:
        """The round's own figure (S), nothing carried."""
        decimals, effects = self.round.decimals, self._taken(case)
        if self.round.per == "sheet" or effects is not None:
            sheets = self.sheets(case, part)
            if effects is not None:
                sheets = sheets - effects[self.marks.judge[part.rows]]
            return rounded(self._combined(sheets, case, part), decimals.figure)
        factor = self.factor[part.entries] if case.factors is None else self.factor[part.entries] * case.factors
        weighted = rounded(self.criteria(case, part) * factor, decimals.weighted)
        return rounded(weighted.sum(axis=1), decimals.figure)

    def _taken(self, case: Case) -> Floats | None:
        """What goes from each judge's sheets (m) before they are combined, if anything does."""
        if case.effects is not None or case.combine or self.effects is None:
            return case.effects
        if case.without is None and case.factors is None:
            return self.effects
        total = self.sheets(case, self.everything)
        return taken.measured(self.marks, self.round, self.effects, total=total, without=case.without)

    def sheets(self, case: Case, part: Part) -> Floats:
        """The total (R) of each sheet of the part."""
        if case.factors is None:
            return self.marks.total[part.rows]
        factor = self.factor[self.marks.entry[part.rows]] * case.factors
        return rounded((self.marks.points[part.rows] * factor).sum(axis=1), self.round.decimals.sheet)

    def criteria(self, case: Case, part: Part) -> Floats:
        """Each criterion's figure (S × K) before its factor."""
        points = self.marks.points[part.rows].T
        if self.round.per == "sheet":
            sheets = np.bincount(part.own, minlength=len(part.entries))
            return np.column_stack([np.bincount(part.own, p, len(part.entries)) / sheets for p in points])
        ids = self.marks.criteria
        figures = [self._combined(p, case, part, criterion=id) for id, p in zip(ids, points, strict=True)]
        return rounded(np.column_stack(figures), self.round.decimals.criterion)

    def _combined(self, values: Floats, case: Case, part: Part, *, criterion: str = "") -> Floats:
        """One value (S) from those of the judges (R): first in each panel, then the panels by their weights."""
        shape = (len(part.entries), self.panels)
        of = part.own * self.panels + self.panel[part.rows]
        how, drops = case.combine or self.round.combine, case.drops or self.drops
        value = combined(values, of, size=shape[0] * shape[1], is_median=how == "median", drops=drops).reshape(shape)
        if self.round.combine == "sum":
            value = value * self._counted[part.entries]
        if not self.round.panels:
            return value[:, 0]
        value = rounded(value, self.round.decimals.panel)
        weights = [float(panel.weights.get(criterion, panel.weight)) for panel in self.round.panels]
        weight = np.bincount(of, minlength=value.size).reshape(shape).clip(max=1) * np.array(weights)
        whole = weight.sum(axis=1)
        return (weight * value).sum(axis=1) / np.where(whole > 0, whole, 1)


def combined(values: Floats, of: Indices, *, size: int, is_median: bool, drops: tuple[int, int, int]) -> Floats:
    """The mean or median (``size``) of the values (R) with the same ``of``, 0 of none.

    So many low and high ones are dropped first where there are enough of them. In order of value each has a
    position among its own; the extremes are then the first and the last positions, the median the mean of the
    positions ⌊(c−1)/2⌋ and ⌊c/2⌋ of c.
    """
    count = np.bincount(of, minlength=size)
    low, high, least = drops
    if low + high or is_median:
        order = np.lexsort((values, of))
        values, of = values[order], of[order]
        at = np.arange(len(of)) - (np.cumsum(count) - count)[of]
        first = np.where(count >= least, low, 0)
        count = np.where(count >= least, count - low - high, count)
        at -= first[of]
        own = count[of]
        is_kept = (at == (own - 1) // 2) | (at == own // 2) if is_median else (at >= 0) & (at < own)
        values, of = values[is_kept], of[is_kept]
        count = np.bincount(of, minlength=size)
    return np.bincount(of, values, size) / np.maximum(count, 1)


def rounded(figures: Floats, decimals: int | None) -> Floats:
    """Half up, as in the rules; a figure a hair below a half is one that floats could not hold."""
    if decimals is None:
        return figures
    unit = 10.0**decimals
    return np.floor((figures + CLOSE / 10) * unit + 0.5) / unit
