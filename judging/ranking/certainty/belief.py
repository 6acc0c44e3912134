"""What the sheets make us believe, entries and judges together, and what a further sheet would make of it.

Given the variances of the additive mixed model, worth and severity have a joint normal distribution (``mixed``),
and so has every sheet still to be written. Not to be used where judges were given entries by their quality.
"""

from dataclasses import dataclass
from functools import cached_property
from math import asin, erf, pi, sqrt

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.mixed import Equations, Variances, of_totals

#: Points and weights of Gauss and Legendre on (0, 1), and the normal law by tenths of a thousandth of the widest.
NODES, WEIGHTS = ((each + shift) / 2 for each, shift in zip(np.polynomial.legendre.leggauss(12), (1, 0), strict=True))
WIDEST = 8.0
GRID = np.linspace(-WIDEST, WIDEST, 8001)
BELOW = np.array([(1 + erf(x / sqrt(2))) / 2 for x in GRID])
CLOSEST = asin(0.999999)


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """What entries are worth (d × n, points) and what judges add (d × m) in d draws."""

    worth: Floats
    effect: Floats


class Belief:
    """``worth`` (n) and its ``variance`` (n), what judges add as ``effect`` (m) with their ``covariance`` (m × m), and
    ``rest``, the variance of one sheet around the two; in points and points²."""

    # With w = (μ, v) ~ (ŵ, σ_e² S⁻¹) and u_i | w ~ ((y_i − Q_i w)/d_i, σ_e²/d_i) as in ``mixed``, the worth μ + u_i
    # deviates from its mean by g_i (w − ŵ) + an own part of variance σ_e²/d_i, g_i = (1, 0, …) − Q_i/d_i. Hence its
    # variance g_i C g_i' + σ_e²/d_i and its covariance g_i C with the judges, C = σ_e² S⁻¹.

    def __init__(self, marks: Marks, variances: Variances):
        values = of_totals(marks)
        equations = Equations(values, variances)
        found = equations.found
        self.worth, self.effect = found.fixed[0] + found.entry, found.judge
        self.rest = variances.rest
        self._joint = variances.rest * equations.inverse
        self._own = variances.rest / equations.weights
        self._weights = -values.table / equations.weights[:, None]
        self._weights[:, 0] += 1
        self.covariance = self._joint[1:, 1:]

    @cached_property
    def _with_joint(self) -> Floats:
        return self._weights @ self._joint

    @cached_property
    def variance(self) -> Floats:
        return (self._with_joint * self._weights).sum(axis=1) + self._own

    def shared(self, entries: Indices) -> Floats:
        """The covariance of what these entries (c) are worth with what each judge adds (c × m)."""
        return self._with_joint[entries, 1:]

    def drawn(self, random: np.random.Generator, draws: int) -> Draws:
        """So many draws of everything together."""
        both = random.standard_normal((draws, len(self._joint))) @ np.linalg.cholesky(self._joint).T
        own = random.standard_normal((draws, len(self._own))) * np.sqrt(self._own)
        return Draws(self.worth + both @ self._weights.T + own, self.effect + both[:, 1:])


def agreeing(a: Floats, b: Floats, correlation: Floats) -> Floats:
    """The chance that two standard normal figures stand on the same side of ``a`` and of ``b`` each (broadcast)."""
    # d/dρ P(X > a, Y > b) is the density at (a, b) (Plackett, 1954). From ρ = sin θ, 0 at independence,
    #     P(X > a, Y > b) = Φ(−a) Φ(−b) + 1/2π ∫ exp(−(a² + b² − 2ab sin θ) / 2cos²θ) dθ  from 0 to arcsin ρ
    # (Drezner and Wesolowsky, 1990), and P(X < a, Y < b) is the same with both signs turned: the integral twice.
    top = np.arcsin(correlation).clip(-CLOSEST, CLOSEST)
    total = below(-a) * below(-b) + below(a) * below(b)
    for node, weight in zip(NODES, WEIGHTS, strict=True):
        sine = np.sin(node * top)
        total = total + weight * top / pi * np.exp((a * b * sine - (a * a + b * b) / 2) / (1 - sine * sine))
    return total


def below(x: Floats) -> Floats:
    """Φ(x), to six digits."""
    return np.interp(x, GRID, BELOW)
