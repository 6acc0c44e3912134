"""How well the model holds: errors, infit, outfit, separation and reliability.

A mark carries the information V about each measure in it, so the error of a measure is 1/√ΣV over its marks. This
takes the other measures as known and the marks of a sheet as independent: where judges share few entries, or give a
sheet's criteria much alike, the true error is larger.

With the residual X − E of a mark and z = (X − E)/√V, both of these are expected to be 1 (B. D. Wright and
G. N. Masters, "Rating Scale Analysis", 1982): above, the marks are more erratic than the model's; below, more alike
than its chance allows.

    outfit = Σ z² / number of marks          moved by single surprising marks
    infit  = Σ V·z² / ΣV = Σ (X − E)² / ΣV    weighs marks by what they tell

Separation G = √((S² − e²)/e²), with S² the variance of the measures and e² the mean of their squared errors, is how
many errors the measures are spread over; reliability (S² − e²)/S² = G²/(1 + G²) is the share of their spread that is
not error (0 where there is less spread than error). Only of those that are not extreme.
"""

from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices
from judging.ranking.certainty.rasch.estimation import Solution
from judging.ranking.certainty.rasch.scales import Bools


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """All entries or all judges: ``measure`` and ``error`` (logits), ``infit`` and ``outfit`` (0 where ``is_extreme``:
    nothing can be said of their fit)."""

    measure: Floats
    error: Floats
    infit: Floats
    outfit: Floats
    is_extreme: Bools

    @property
    def separation(self) -> float:
        """How many of their errors the measures are spread over (G)."""
        return float(np.sqrt(self._true / self._mean_square_error))

    @property
    def reliability(self) -> float:
        """The share of the measures' variance that is not error, 0 to 1."""
        return float(self._true / (self._true + self._mean_square_error))

    @property
    def _mean_square_error(self) -> float:
        return np.mean(self.error[~self.is_extreme] ** 2)

    @property
    def _true(self) -> float:
        return max(np.var(self.measure[~self.is_extreme], ddof=1) - self._mean_square_error, 0.0)


def infit_and_outfit(solution: Solution, of: Indices) -> tuple[Floats, Floats]:
    """The mean squares of those whose sheets are ``of`` (N) them."""
    square, variance = solution.residual**2, solution.variance
    infit = np.bincount(of, square.sum(axis=1)) / np.bincount(of, variance.sum(axis=1))
    return infit, np.bincount(of, (square / variance).mean(axis=1)) / np.bincount(of)
