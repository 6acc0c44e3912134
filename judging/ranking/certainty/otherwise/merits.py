"""What puts entries in order in a case: the total, then whatever the tie chain compares, as columns of floats.

The twin of ``ties``. Rows are compared from the left, the higher figure first; rows that agree in all of
them are equal.
"""

from functools import cached_property

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices
from judging.ranking.certainty.otherwise.twin import OFFICIAL, Case, Part, Twin, combined
from judging.ranking.ties import Field, step_values

#: Steps that no case changes: what another round gave, and the lot.
FIXED = ("round", "lot")
#: Behind every place that a sheet can give, where an entry has no further sheet.
NO_PLACE = -1e9


class Merits:
    """The columns of one twin; those of the fixed steps are looked up once."""

    def __init__(self, twin: Twin, *, most: int):
        """``most`` is the number of sheets an entry may have, here or in a field it is compared with."""
        self.twin, self.marks, self.most = twin, twin.marks, most
        self.chain = twin.rules.ties.chain

    def columns(self, case: Case, part: Part) -> Floats:
        """The figures (S × columns) that order the entries of the part, those that are equal made equal."""
        columns = [self.twin.totals(case, part)]
        for step in self.chain:
            columns += self._step(step, case, part)
        return np.round(np.column_stack(columns), 9)

    def _step(self, step: str, case: Case, part: Part) -> list[Floats]:
        kind, _, name = step.partition(":")
        if kind == "round" and name == self.twin.round.id:
            return []  # the total itself
        if kind in FIXED:
            return [self._fixed[step][part.entries]]
        if kind == "criterion":
            if name not in self.marks.criteria:
                return []
            return [self.twin.criteria(case, part)[:, self.marks.criteria.index(name)]]
        if kind == "first-places":
            return list(self._counted_back(case, part).T)
        sheets = self.twin.sheets(case, part)
        if kind == "chair":
            return [self._chair(sheets, part)]
        return [self._of_sheets(kind, sheets, part)]

    def _chair(self, sheets: Floats, part: Part) -> Floats:
        names = [judge == self.twin.rules.ties.chair for judge in self.marks.judges]
        is_chair = np.array(names)[self.marks.judge[part.rows]]
        return np.bincount(part.own[is_chair], sheets[is_chair], len(part.entries))

    def _of_sheets(self, kind: str, sheets: Floats, part: Part) -> Floats:
        size = len(part.entries)
        if kind == "median":
            return combined(sheets, part.own, size=size, is_median=True, drops=(0, 0, 1))
        edge = np.full(size, -np.inf if kind == "highest" else np.inf)
        (np.maximum if kind == "highest" else np.minimum).at(edge, part.own, sheets)
        return edge

    def _counted_back(self, case: Case, part: Part) -> Floats:
        """Places by judge, best first (S × most sheets), negated, so that who has a better one first comes first.

        More first places, then more second ones, is the same as the better place where two ordered lists of places
        first differ; where one list ends there, the longer one is ahead.
        """
        given = (self._places if case.factors is None else self._placed(case))[part.rows]
        order = np.lexsort((given, part.own))
        own, count = part.own[order], np.bincount(part.own, minlength=len(part.entries))
        at = np.arange(len(own)) - (np.cumsum(count) - count)[own]
        table = np.full((len(part.entries), self.most), NO_PLACE)
        table[own, at] = -given[order]
        return table

    @cached_property
    def _places(self) -> Indices:
        return self._placed(OFFICIAL)

    def _placed(self, case: Case) -> Indices:
        """The place (N, from 0) each sheet gives its entry among those of the same judge and group; equals share it."""
        totals = np.round(self.twin.sheets(case, self.twin.everything), 9)
        of = self.marks.group[self.marks.entry] * len(self.marks.judges) + self.marks.judge
        order = np.lexsort((-totals, of))
        of, totals = of[order], totals[order]
        at = np.arange(len(of))
        is_new = np.append(True, of[1:] != of[:-1])[: len(of)]
        is_next = is_new | np.append(True, totals[1:] != totals[:-1])[: len(of)]
        first = np.maximum.accumulate(np.where(is_new, at, 0))
        places = np.empty(len(of), np.intp)
        places[order] = np.maximum.accumulate(np.where(is_next, at, 0)) - first
        return places

    @cached_property
    def _fixed(self) -> dict[str, Floats]:
        """By step: the figures (n) as ranks, since those of a lot are too long for a float."""
        outcome = self.twin.outcome
        courses = {s.entry: s.rounds for s in outcome.standings}
        field = Field(self.twin.rules, courses, {s.entry: s.group for s in outcome.standings}, outcome.seed)
        steps = [step for step in self.chain if step.partition(":")[0] in FIXED]
        return {step: self._ranked(step_values(step, self.twin.round.id, field)) for step in steps}

    def _ranked(self, values: dict) -> Floats:
        rank = {value: at for at, value in enumerate(sorted(set(values.values())))}
        return np.array([float(rank[values[entry]]) if entry in values else 0.0 for entry in self.marks.entries])
