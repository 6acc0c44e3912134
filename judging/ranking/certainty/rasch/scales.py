"""From points to categories: which marks count as one step on the way from none to all.

The model takes a mark for a category 0, 1, … M, and every category must have been given, for its
threshold would lie at infinity otherwise. So

- marks nobody gave have no category: what is above moves down (as FACETS and mfrmr do);
- where the marks given reach over more than 20 steps (points of 0 to 40, or of 0 to 10 by a quarter) there
  would be too few marks to place every threshold. These are taken in *bands*, each of as many steps and at most 21
  from the lowest mark given to the highest: 2 steps each where marks run from 15 to 40. A measure then says
  nothing about differences within a band. In competitions of known truth (218 entries, points of 0 to 40; 60, of
  0 to 100) that costs at most 0.002 of Kendall's tau, which is then 0.77; ten bands would cost 0.004 to 0.009.

Criteria of one range (the same maximum and step) share their categories and thresholds: a *scale*.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from judging.ranking.certainty.marks import Floats, Indices

MOST = 21
"""So many categories a scale has at most."""

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Range:
    """What a criterion can be given: 0 to ``maximum`` by ``step``, both in points."""

    maximum: Fraction
    step: Fraction


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """The ``band`` (N × K) of every mark, the ``scale`` (K) of every criterion, and of each scale how many steps a band
    is ``wide``."""

    band: Indices
    scale: Indices
    wide: tuple[int, ...]

    def categories(self, rows: Bools, criteria: Bools) -> tuple[Indices, Indices]:
        """The category (N × K) of each mark, and the highest (K) of each criterion.

        A category is a band given in ``rows`` for ``criteria`` (masks of N and K). Any other band counts as the
        nearest one below it, or the lowest.
        """
        category, top = np.zeros_like(self.band), np.zeros_like(self.scale)
        for scale in np.unique(self.scale[criteria]):
            columns = self.scale == scale
            used = np.unique(self.band[np.ix_(rows, columns & criteria)])
            below = np.searchsorted(used, self.band[:, columns], "right") - 1
            category[:, columns] = np.maximum(below, 0)
            top[columns] = len(used) - 1
        return category, top


def bands(points: Floats, ranges: Sequence[Range]) -> Bands:
    """The bands of ``points`` (N × K, N > 0) whose criteria have these ranges (K)."""
    scales = list(dict.fromkeys(ranges))
    scale = np.array([scales.index(range) for range in ranges], np.intp)
    band, wide = np.empty(points.shape, np.intp), []
    for at, range in enumerate(scales):
        steps = np.rint(points[:, scale == at] / float(range.step)).astype(np.intp)
        steps -= steps.min()
        given = int(steps.max()) + 1
        wide.append(-(-given // MOST))
        band[:, scale == at] = steps // wide[-1]
    return Bands(band, scale, tuple(wide))
