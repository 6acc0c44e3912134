"""The model itself: the chance of each category.

The step from category x − 1 to x is harder the more severe the judge, the harder the criterion and the higher
the step's own threshold (D. Andrich's rating scale, 1978; J. M. Linacre's facets, 1989):

    log(P_x / P_(x−1)) = B_i − C_j − D_k − F_x          x = 1 … M

so with η = B_i − C_j − D_k the chances are P_x ∝ exp(x·η − F_1 − … − F_x). A mark X then has mean E = Σ x·P_x and
variance V = Σ (x − E)²·P_x; V is also the information the mark carries about each of B, C and D.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices


def chances(eta: Floats, thresholds: Floats) -> Floats:
    """The chance of each category, (M + 1) × the shape of ``eta``, from M thresholds (logits)."""
    x = np.arange(len(thresholds) + 1.0)
    sums = np.concatenate(([0.0], np.cumsum(thresholds)))
    chance = np.multiply.outer(x, eta) - sums.reshape(-1, *[1] * eta.ndim)
    chance -= chance.max(axis=0)
    np.exp(chance, out=chance)
    chance /= chance.sum(axis=0)
    return chance


def mean_and_deviations(chance: Floats) -> tuple[Floats, Floats]:
    """The expected category, in the shape of a mark, and how far each category is from it, in that of ``chance``."""
    x = np.arange(float(len(chance)))
    mean = np.tensordot(x, chance, axes=1)
    return mean, np.subtract.outer(x, mean)


@dataclass(frozen=True, slots=True, eq=False)
class Ruler:
    """What sheets are measured with: the ``difficulty`` and ``scale`` of K criteria, and the scales' ``thresholds``."""

    difficulty: Floats
    scale: Indices
    thresholds: tuple[Floats, ...]

    def sheets(self, merit: Floats) -> tuple[Floats, Floats]:
        """The expected sum of categories and its variance of sheets on which merit less severity is so much."""
        sums, variances = np.zeros_like(merit), np.zeros_like(merit)
        for difficulty, scale in zip(self.difficulty, self.scale, strict=True):
            chance = chances(merit - difficulty, self.thresholds[scale])
            mean, away = mean_and_deviations(chance)
            sums += mean
            variances += (away**2 * chance).sum(axis=0)
        return sums, variances

    def worth(self, merit: Floats, values: Sequence[Floats]) -> Floats:
        """The expected worth of such sheets, where category x of criterion k is worth ``values[k][x]``."""
        parts = zip(self.difficulty, self.scale, values, strict=True)
        return sum(
            np.tensordot(value, chances(merit - difficulty, self.thresholds[scale]), axes=1)
            for difficulty, scale, value in parts
        )
