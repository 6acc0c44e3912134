"""Pairs of judges whose sheets are too alike: one may have copied, or both filled in together."""

from collections.abc import Iterator

import numpy as np

from judging.ranking.certainty.flags.found import RATE, Found
from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.severity import Severities
from judging.ranking.certainty.tails import discoveries, from_chi_squared, normal
from judging.ranking.certainty.types import Flag

ENOUGH_SHARED = 8
TOGETHER = 0.6  # the correlation of two judges' deviations from which it is worth a question


# The difference of two judges' sheets of the same entry holds neither the entry nor anybody else: its variance D_jk is
# s_j² + s_k² if they judge apart, and (1 − c)(s_j² + s_k²) if what they add goes together with correlation c. (The
# correlation of residuals will not do: of three judges one erratic one makes the other two look alike.) The s_j² are
# those that give all differences best, sum over k of n_jk (s_j² + s_k² − D_jk) = 0 for each j, n_jk the entries shared;
# D_jk/(s_j² + s_k²) is then near chi-squared over n_jk − 1 degrees of freedom, one taken for the mean.
def alike(marks: Marks, severities: Severities) -> Iterator[Found]:
    """Pairs of judges whose deviations go together; the value is their correlation: 0 judging apart, 1 copied.

    Pairs with 8 shared entries or more. Not to be used among three judges (nothing is left to tell a pair by), nor as
    proof: two of one school, alone among others, are alike as well.
    """
    shared, square = _differences(marks, severities.residual)
    own = _own(shared, square)
    first, second = np.nonzero(np.triu(shared >= ENOUGH_SHARED, 1))
    expected = own[first] + own[second]
    known = expected > 1e-3 * severities.spread**2
    first, second, expected = first[known], second[known], expected[known]
    share = square[first, second] / expected
    chances = np.array([normal(-z) for z in from_chi_squared(share, shared[first, second] - 1)])
    for at in np.flatnonzero(discoveries(chances, RATE) & (1 - share >= TOGETHER)):
        a, b = marks.judges[first[at]], marks.judges[second[at]]
        flag = Flag(kind="alike", judge=a, other=b, value=1 - share[at].item())
        yield Found(min(1.0, float(chances[at]) * len(chances)), flag)


def _differences(marks: Marks, residual: Floats) -> tuple[Floats, Floats]:
    """How many entries each pair of judges (m × m) shares, and the variance of their differences (0 for fewer than 2).

    Over shared entries, sum (a − b) and sum (a − b)² are products of the tables of residuals, squares and ones.
    """
    shape = (len(marks.entries), len(marks.judges))
    value, there = np.zeros(shape), np.zeros(shape)
    value[marks.entry, marks.judge], there[marks.entry, marks.judge] = residual, 1
    shared, sums, squares = there.T @ there, value.T @ there, (value**2).T @ there
    about = squares + squares.T - 2 * value.T @ value - (sums - sums.T) ** 2 / np.maximum(shared, 1)
    return shared, np.maximum(about, 0) / np.maximum(shared - 1, 1)


def _own(shared: Floats, square: Floats) -> Floats:
    """The variance s_j² of each judge (m) from those of the differences, weighed by n_jk."""
    weight = np.where(shared > 1, shared, 0.0)
    np.fill_diagonal(weight, 0)
    system = weight + np.diag(weight.sum(1))
    return np.linalg.lstsq(system, (weight * square).sum(1), rcond=None)[0]
