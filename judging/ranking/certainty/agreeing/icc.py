"""Intraclass correlations: what share of the variance of a mark is the entries' own.

Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428. Not to be used for ranks or for categories without
distances, nor to compare juries whose entries differ much more or less among themselves: the figure rises with the
variety of the entries though no judge judges better.
"""

from collections.abc import Mapping

import numpy as np

from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.untold import Reason, Untold


def table(marks: Marks) -> Floats:
    """The sheets' totals as a table, entries × judges.

    Raises ``Untold``: NO_SHEETS, ONE_ENTRY, ONE_JUDGE; INCOMPLETE where a judge has no sheet of an entry.
    """
    comparable(marks)
    shape = (len(marks.entries), len(marks.judges))
    if len(marks.total) != shape[0] * shape[1]:
        raise Untold(Reason.INCOMPLETE)
    filled = np.empty(shape)
    filled[marks.entry, marks.judge] = marks.total
    return filled


def comparable(marks: Marks) -> None:
    """Refuse sheets in which nothing can be compared with anything: NO_SHEETS, ONE_ENTRY, ONE_JUDGE."""
    if not len(marks.total):
        raise Untold(Reason.NO_SHEETS)
    if len(np.unique(marks.entry)) < 2:
        raise Untold(Reason.ONE_ENTRY)
    if len(np.unique(marks.judge)) < 2:
        raise Untold(Reason.ONE_JUDGE)


# One mark is y_ij = mean + entry_i + (judge_j + rest_ij), variances E, J, R. With every judge on every entry, n entries
# and k judges, the mean squares have the expectations
#     between entries  B = R + kE      between judges  C = R + nJ      rest  R
# so E = (B − R)/k and J = (C − R)/n, and ICC(2,1) = E/(E+J+R), ICC(3,1) = E/(E+R). For the mean of k judges the parts
# J and R are divided by k. Multiplied by k this is the published form.
def two_way(filled: Floats) -> Mapping[str, float]:
    """ICC(2,1), ICC(2,k), ICC(3,1) and ICC(3,k) of a complete table (entries × judges, at least 2 × 2).

    ICC(2) asks for the same marks (judges are some of many), ICC(3) only for the same differences between entries
    (these judges and no others). A figure that would divide by zero is left out; ALL_EQUAL where all are.
    """
    n, k = filled.shape
    rows, columns, middle = filled.mean(1), filled.mean(0), filled.mean()
    entries = k * ((rows - middle) ** 2).sum() / (n - 1)
    judges = n * ((columns - middle) ** 2).sum() / (k - 1)
    rest = ((filled - rows[:, None] - columns + middle) ** 2).sum() / ((n - 1) * (k - 1))
    return _told(
        {
            "icc_2_1": (entries - rest, entries + (k - 1) * rest + k * (judges - rest) / n),
            "icc_3_1": (entries - rest, entries + (k - 1) * rest),
            "icc_2_k": (entries - rest, entries + (judges - rest) / n),
            "icc_3_k": (entries - rest, entries),
        },
        np.abs(filled).max(),
    )


# Where every entry had another jury, judges and rest cannot be told apart: W = J + R within entries. With n_i sheets of
# entry i, N in all, E[between] = W + k0·E with k0 = (N − sum n_i²/N)/(n − 1) (Searle, Casella & McCulloch 1992, 3.6);
# k0 is the number of judges where that is the same for all.
def one_way(marks: Marks) -> Mapping[str, float]:
    """ICC(1,1) and ICC(1,k) of any sheets: agreement of judges drawn anew for each entry.

    Low where judges differ in severity, and wrong where harsher judges were sent the better entries. Raises ``Untold``
    like ``table`` (never INCOMPLETE), NOTHING_SHARED where no entry has two sheets, ALL_EQUAL.
    """
    comparable(marks)
    here = marks.sheets_of_entry > 0
    sheets, count, n = marks.sheets_of_entry[here], len(marks.total), int(here.sum())
    mean = np.bincount(marks.entry, marks.total, len(here))[here] / sheets
    if count == n:
        raise Untold(Reason.NOTHING_SHARED)
    each = (count - (sheets**2).sum() / count) / (n - 1)
    between = (sheets * (mean - marks.total.mean()) ** 2).sum() / (n - 1)
    within = ((marks.total - mean[(np.cumsum(here) - 1)[marks.entry]]) ** 2).sum() / (count - n)
    parts = {"icc_1_1": (between - within, between + (each - 1) * within), "icc_1_k": (between - within, between)}
    return _told(parts, np.abs(marks.total).max())


def _told(parts: Mapping[str, tuple[float, float]], largest: float) -> Mapping[str, float]:
    """The quotients, without those whose divisor is nothing but rounding of marks as large as ``largest``."""
    told = {name: float(above / below) for name, (above, below) in parts.items() if below > 1e-18 * largest**2}
    if not told:
        raise Untold(Reason.ALL_EQUAL)
    return told
