"""How often chance alone goes as far: tails of the normal, Student's and chi-squared laws, and many tests at once."""

from math import erfc, exp, lgamma, log, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

CLOSE = 1e-14
FARTHEST = 1e100  # its square is still a number, and its tail is 0


def normal(z: float) -> float:
    """The chance that a standard normal figure exceeds ``z``."""
    return erfc(z / sqrt(2)) / 2


def student(t: float, freedom: float) -> float:
    """The chance that Student's t with ``freedom`` > 0 degrees of freedom exceeds ``t``.

    P(T > t) = I_x(freedom/2, 1/2) / 2 with x = freedom / (freedom + t²) for t >= 0 (Abramowitz & Stegun 26.7.1).
    """
    if t < 0:
        return 1 - student(-t, freedom)
    square = min(t, FARTHEST) ** 2
    return _beta(freedom / (freedom + square), square / (freedom + square), freedom / 2) / 2


def _beta(x: float, rest: float, a: float) -> float:
    """The regularised incomplete beta function I_x(a, 1/2), ``rest`` = 1 − x being given without cancellation.

    The continued fraction converges fast only for x < (a + 1) / (a + 2.5); beyond it I_x(a, b) = 1 − I_{1−x}(b, a).
    """
    if rest <= 0:
        return 1.0
    front = exp(lgamma(a + 0.5) - lgamma(a) - lgamma(0.5) + a * log(x) + 0.5 * log(rest))
    if x < (a + 1) / (a + 2.5):
        return front * _fraction(x, a, 0.5) / a
    return 1 - front * _fraction(rest, 0.5, a) / 0.5


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction 26.5.8 of Abramowitz & Stegun, evaluated forwards (Lentz 1976)."""
    c, d, m = 1.0, 1 / (1 - (a + b) * x / (a + 1)), 0
    value = d
    while True:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d, c = 1 / (1 + term * d), 1 + term / c
            value *= c * d
        if abs(c * d - 1) < CLOSE:
            return value


def from_chi_squared(share: ArrayLike, freedom: ArrayLike) -> NDArray[np.float64]:
    """The standard normal figure as unusual as a mean square of ``share`` times the expected one.

    Wilson & Hilferty (1931): the cube root of a chi-squared figure over its degrees of freedom f is near normal with
    mean 1 − 2/(9f) and variance 2/(9f). Good to two digits of the tail from about f = 5; a share of 0 stays finite.
    """
    variance = 2 / (9 * np.asarray(freedom, float))
    return (np.cbrt(share) - (1 - variance)) / np.sqrt(variance)


def discoveries(chances: ArrayLike, rate: float) -> NDArray[np.bool_]:
    """Which of many tests to believe so that of those believed a share of at most ``rate`` is expected to be chance.

    Benjamini & Hochberg (1995): with p sorted ascending, believe the first k for the largest k that has
    p_k <= rate · k / n. Meant for tests that are independent or go together, as those of judges of one panel nearly do.
    """
    chances = np.asarray(chances, float)
    order = np.argsort(chances, kind="stable")
    within = np.flatnonzero(chances[order] <= rate * np.arange(1, len(chances) + 1) / max(len(chances), 1))
    believed = np.zeros(len(chances), bool)
    believed[order[: within[-1] + 1 if len(within) else 0]] = True
    return believed
