"""Joint maximum likelihood: the measures under which every observed sum is the expected one.

The log-likelihood Σ log P is concave, its parameters being those of an exponential family. Its slope in B_i is the
observed less the expected sum of entry i's marks; in C_j and D_k it is the same for the judge's and the criterion's
marks with the sign changed, and in F_x for the number of marks that reach x. Its curvature is the covariance of those
sums (``moments``). Newton's step, with judges, criteria and thresholds together as r, solves

    [  a   −U ] [ΔB]   [g_B]
    [ −Uᵀ   R ] [Δr] = [g_r]

where a is diagonal, for no mark is of two entries: (R − Uᵀ a⁻¹ U) Δr = g_r + Uᵀ a⁻¹ g_B, then ΔB = a⁻¹ (g_B + U Δr).
FACETS and mfrmr solve the same equations one facet after another, in hundreds of rounds where judges share few entries.

Judges, criteria and each scale's thresholds sum to 0; entries do not. JMLE stretches measures, by about L/(L − 1) for L
marks an entry, and keeps their order: where an entry has few marks, read the order and not the distances.
"""

from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices
from judging.ranking.certainty.rasch.measures import Measures, Ratings
from judging.ranking.certainty.rasch.moments import Moments, moments

RESIDUAL, CHANGE = 1e-6, 1e-4
"""Converged when no observed sum is further from the expected one (in categories) and no parameter moved further in the
last round (in logits); Newton's steps shrink like squares, so what is left is far below 1e-6 logits."""
MOST_ROUNDS = 40
"""Where there is an answer it takes about ten; where there is none, parameters walk on by about a logit a round."""
MOST_MOVED = 2.0
"""No parameter moves further in a round (logits): all then move less, in proportion."""
LEAST = 1e-9
"""So much of each parameter's own curvature is left in any case, so that a step exists where nothing determines it."""


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """The measures, the marks' residuals and variances under them (N × K), the rounds it took, whether it got there."""

    measures: Measures
    residual: Floats
    variance: Floats
    rounds: int
    is_converged: bool


def solved(ratings: Ratings) -> Solution:
    """The joint maximum of the likelihood, or how far it came in ``MOST_ROUNDS``."""
    at, rounds, moved = Measures.of(ratings), 0, np.inf
    while True:
        now = moments(ratings, at)
        slope = _slope(ratings, now)
        is_converged = moved <= CHANGE and max(np.abs(part).max() for part in slope) <= RESIDUAL
        if is_converged or rounds == MOST_ROUNDS:
            return Solution(at, now.residual, now.variance, rounds, is_converged)
        step = _newton(ratings, now, slope)
        moved = step.largest
        at, rounds = at.plus(step, MOST_MOVED / max(moved, MOST_MOVED)), rounds + 1


def _slope(ratings: Ratings, now: Moments) -> tuple[Floats, Floats]:
    """The likelihood's slopes: in entries (n), and in judges, criteria and thresholds (m + K + T)."""
    of_sheet = now.residual.sum(axis=1)
    return np.bincount(ratings.entry, of_sheet), -np.concatenate((np.bincount(ratings.judge, of_sheet), now.excess))


def _newton(ratings: Ratings, now: Moments, slope: tuple[Floats, Floats]) -> Measures:
    """Newton's step, centred; the last judge and criterion and every scale's first threshold are held meanwhile."""
    of_sheet, (merits, others) = now.variance.sum(axis=1), slope
    entries, judges, criteria = len(merits), int(ratings.judge.max()) + 1, len(ratings.scale)
    free = np.ones(len(others), bool)
    free[[judges - 1, judges + criteria - 1]] = False
    free[judges + criteria + np.cumsum([0, *ratings.tops[:-1]])] = False
    own = np.bincount(ratings.entry, of_sheet)
    across = np.zeros((entries, len(others)))
    across[ratings.entry, ratings.judge] = of_sheet
    across[:, judges:] = _sums(ratings.entry, now.shared, entries)
    among = np.zeros((len(others), len(others)))
    among[range(judges), range(judges)] = np.bincount(ratings.judge, of_sheet)
    among[:judges, judges:] = _sums(ratings.judge, now.shared, judges)
    among[judges:, :judges] = among[:judges, judges:].T
    among[judges:, judges:] = now.among
    across, among = across[:, free], among[np.ix_(free, free)]
    shares = across / own[:, None]
    step = np.zeros(len(others))
    curvature = among * (1 + LEAST * np.eye(len(among))) - across.T @ shares
    step[free] = np.linalg.solve(curvature, others[free] + shares.T @ merits)
    of_entries = (merits + across @ step[free]) / own
    parts = np.split(step, np.cumsum([judges, criteria, *ratings.tops[:-1]]))
    return Measures(of_entries, parts[0], parts[1], tuple(parts[2:])).centred(ratings.scale)


def _sums(of: Indices, columns: Floats, count: int) -> Floats:
    """The sum of each column over the sheets of each of ``count`` entries or judges."""
    return np.stack([np.bincount(of, column, count) for column in columns.T], axis=1)
