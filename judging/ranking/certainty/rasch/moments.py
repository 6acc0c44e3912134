"""What the model expects of the marks: sums and covariances, for the likelihood's slopes and its curvature.

The statistic of a threshold F_x is X ≥ x. Within a mark, with P(≥ x) = P_x + … + P_M,

    Var X = V,    Cov(X, X ≥ x) = Σ_{y≥x} (y − E)·P_y,    Cov(X ≥ x, X ≥ y) = P(≥ max(x, y)) − P(≥ x)·P(≥ y)

and different marks are independent.
"""

from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices
from judging.ranking.certainty.rasch.chances import chances, mean_and_deviations
from judging.ranking.certainty.rasch.measures import Measures, Ratings


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """``residual`` (observed − expected) and ``variance`` of every mark (N × K).

    And of the K sums by criterion followed by the T counts of marks that reach each step of each scale: ``excess``,
    observed − expected; ``shared`` (N × (K + T)), covariances with the sum of each sheet; ``among`` ((K + T)²), theirs.
    """

    residual: Floats
    variance: Floats
    excess: Floats
    shared: Floats
    among: Floats


def moments(ratings: Ratings, measures: Measures) -> Moments:
    """The moments of all marks under these measures."""
    eta = measures.eta(ratings.entry, ratings.judge)
    criteria, size = len(ratings.scale), len(ratings.scale) + sum(ratings.tops)
    shapes = eta.shape, eta.shape, size, (len(eta), size), (size, size)
    found, first = Moments(*map(np.zeros, shapes)), criteria
    for scale, thresholds in enumerate(measures.thresholds):
        own = np.flatnonzero(ratings.scale == scale)
        steps = np.arange(first, first := first + len(thresholds))
        chance = chances(eta[:, own], thresholds)
        mean, away = mean_and_deviations(chance)
        weighted = away * chance
        reach, covary = _from_the_top(chance), _from_the_top(weighted)
        found.residual[:, own] = ratings.category[:, own] - mean
        found.variance[:, own] = np.multiply(away, weighted, out=away).sum(axis=0)
        found.excess[steps] = _reached(ratings.category[:, own], len(thresholds)) - reach.sum(axis=(1, 2))
        found.shared[:, steps] = covary.sum(axis=2).T
        found.among[np.ix_(steps, own)] = covary.sum(axis=1)
        found.among[np.ix_(own, steps)] = covary.sum(axis=1).T
        found.among[np.ix_(steps, steps)] = _among(reach.reshape(len(thresholds), -1))
    found.excess[:criteria] = found.residual.sum(axis=0)
    found.shared[:, :criteria] = found.variance
    found.among[range(criteria), range(criteria)] = found.variance.sum(axis=0)
    return found


def _from_the_top(values: Floats) -> Floats:
    """Sums over the categories x and higher, for x = 1 … M."""
    return np.cumsum(values[:0:-1], axis=0)[::-1]


def _reached(category: Indices, top: int) -> Floats:
    """How many marks are of category x or higher, for x = 1 … top."""
    return _from_the_top(np.bincount(category.ravel(), minlength=top + 1))


def _among(reach: Floats) -> Floats:
    """The covariances of X ≥ x and X ≥ y, summed over the marks, from P(≥ x) of each (M × marks)."""
    x = np.arange(len(reach))
    return reach.sum(axis=1)[np.maximum.outer(x, x)] - reach @ reach.T
