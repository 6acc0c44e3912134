"""The additive mixed model: values that are the sum of a fixed part, an entry, a judge and chance, all three normal.

    y = X b + u[entry] + v[judge] + e,   u ~ N(0, σ_u²),  v ~ N(0, σ_v²),  e ~ N(0, σ_e²)

Only σ² and fixed X are asked for, so sheets' totals and single scores are both served. Source: Henderson's mixed model
equations (Henderson, "Applications of Linear Models in Animal Breeding", 1984). Not to be used where judges were
given entries by their quality: both are then taken for draws from a common stock, and severity is mixed up with merit.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices, Marks


@dataclass(frozen=True, eq=False)
class Values:
    """N values ``y``, ``entries`` entries, ``judges`` judges (positions ``entry``, ``judge``), ``fixed`` X (N × p)."""

    entry: Indices
    judge: Indices
    y: Floats
    fixed: Floats
    entries: int
    judges: int

    @cached_property
    def of_entry(self) -> Indices:
        """How many values each entry has."""
        return np.bincount(self.entry, minlength=self.entries)

    @cached_property
    def squares(self) -> Floats:
        """W'W for W = [X Z], Z (N × m) saying whose each value is ((p + m) × (p + m))."""
        columns = [np.bincount(self.judge, x, self.judges) for x in self.fixed.T]
        by_fixed = np.array(columns).reshape(self.fixed.shape[1], self.judges)
        own = np.diag(np.bincount(self.judge, minlength=self.judges))
        return np.block([[self.fixed.T @ self.fixed, by_fixed], [by_fixed.T, own]])

    @cached_property
    def table(self) -> Floats:
        """Q = the sums of W's rows over each entry's values (n × (p + m))."""
        at = self.entry * self.judges + self.judge
        counts = np.bincount(at, minlength=self.entries * self.judges).reshape(self.entries, self.judges)
        columns = [np.bincount(self.entry, x, self.entries) for x in self.fixed.T]
        return np.column_stack([*columns, counts]).astype(float)

    @cached_property
    def alike(self) -> tuple[Indices, Floats]:
        """The different numbers of values an entry may have (c), and Q'Q of the entries that have so many (c × …)."""
        numbers = np.unique(self.of_entry)
        parts = (self.table[self.of_entry == number] for number in numbers)
        return numbers, np.array([part.T @ part for part in parts])


def of_totals(marks: Marks) -> Values:
    """The totals of N sheets around one mean."""
    return Values(
        entry=marks.entry, judge=marks.judge, y=marks.total, fixed=np.ones((len(marks.total), 1)),
        entries=len(marks.entries), judges=len(marks.judges),
    )  # fmt: skip


class Variances(NamedTuple):
    """σ_u² of entries, σ_v² of judges and σ_e² of what is left, in points²."""

    entry: float
    judge: float
    rest: float


class Solution(NamedTuple):
    """The fixed part (p), what each judge (m) and each entry (n) adds, and what is left of each value (N)."""

    fixed: Floats
    judge: Floats
    entry: Floats
    left: Floats


class Equations:
    """Henderson's equations at given variances (all above 0), the entries absorbed."""

    # Maximising the joint density of y, u and v gives, with λ_u = σ_e²/σ_u², λ_v = σ_e²/σ_v²,
    #     (n_i + λ_u) u_i = Σ over i's values of (y − X b − v_j),
    # and, that put into the equations of w = (b, v), with d_i = n_i + λ_u and Q, W as above,
    #     S w = W'(y − Z_u D⁻¹ Z_u'y),   S = W'W + diag(0, λ_v) − Q' D⁻¹ Q.
    # σ_e² S⁻¹ is the covariance of w − its true value (b flat): Henderson's prediction error.

    def __init__(self, values: Values, variances: Variances):
        self.values, self.variances = values, variances
        self.ratio_entry = variances.rest / variances.entry
        self.ratio_judge = variances.rest / variances.judge
        self.weights = values.of_entry + self.ratio_entry
        ridge = np.repeat([0.0, self.ratio_judge], [values.fixed.shape[1], values.judges])
        self.inverse = np.linalg.inv(values.squares + np.diag(ridge) - self.absorbed(1))

    def absorbed(self, power: int) -> Floats:
        """Q' D^−power Q."""
        numbers, parts = self.values.alike
        return np.tensordot((numbers + self.ratio_entry) ** -power, parts, 1)

    @cached_property
    def found(self) -> Solution:
        """The predictions from the values themselves."""
        return self.solved(self.values.y)

    def solved(self, y: Floats) -> Solution:
        """Best linear unbiased predictions from ``y`` (N) in the place of the values."""
        values = self.values
        own = y - (self._by_entry(y) / self.weights)[values.entry]
        given = np.concatenate([values.fixed.T @ own, np.bincount(values.judge, own, values.judges)])
        both = self.inverse @ given
        fixed, judge = both[: values.fixed.shape[1]], both[values.fixed.shape[1] :]
        left = y - values.fixed @ fixed - judge[values.judge]
        entry = self._by_entry(left) / self.weights
        return Solution(fixed, judge, entry, left - entry[values.entry])

    def _by_entry(self, y: Floats) -> Floats:
        return np.bincount(self.values.entry, y, self.values.entries)
