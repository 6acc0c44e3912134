"""Kendall's W: do judges put the entries in the same order?

Kendall & Babington Smith (1939); Siegel & Castellan (1988), 9.6, for ties. Not to be used where a judge has not seen
every entry, nor to say that points agree: judges may be far apart in points and give the same order.
"""

import numpy as np

from judging.ranking.certainty.agreeing.alpha import DIGITS
from judging.ranking.certainty.agreeing.icc import table
from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.untold import Reason, Untold


# m judges rank n entries, ties sharing the mean of their ranks; R_i is the sum of entry i's ranks, its mean m(n + 1)/2.
# If all agreed without ties, R would be m, 2m, … and sum (R_i − mean)² = m²(n³ − n)/12. Each judge's ties of t entries
# lower what could be reached by m·(t³ − t)/12:
#     W = 12 sum (R_i − mean)² / (m²(n³ − n) − m·sum (t³ − t))
def concordance(marks: Marks) -> float:
    """W from 0 (no common order) to 1 (one order) of the sheets' totals.

    Raises ``Untold`` like ``icc.table``; ALL_EQUAL where each judge ties all entries.
    """
    ranks, ties = _ranks(table(marks).round(DIGITS))
    n, m = ranks.shape
    possible = m * m * (n**3 - n) - m * ties
    if possible <= 0:
        raise Untold(Reason.ALL_EQUAL)
    return float(12 * ((ranks.sum(1) - m * (n + 1) / 2) ** 2).sum() / possible)


def _ranks(filled: Floats) -> tuple[Floats, float]:
    """The mid-ranks of each judge's marks (columns), and the sum of t³ − t over all ties."""
    ranks, ties = np.empty(filled.shape), 0.0
    for judge, column in enumerate(filled.T):
        _, place, tied = np.unique(column, return_inverse=True, return_counts=True)
        ranks[:, judge] = (np.cumsum(tied) - (tied - 1) / 2)[place]
        ties += (tied.astype(float) ** 3 - tied).sum()
    return ranks, ties
