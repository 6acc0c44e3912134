"""Krippendorff's alpha: agreement beyond chance, for any number of judges and any pattern of missing sheets.

Krippendorff (2004), Content Analysis, chapter 11; (2011) "Computing Krippendorff's alpha-reliability".
1 is perfect, 0 what marks dealt out at random would give. Not to be used to show that *entries* differ (where they are
nearly equal, alpha is low however well judges agree), and at the ratio level only for points whose zero is a true zero.
"""

from enum import StrEnum

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.untold import Reason, Untold

DIGITS = 9  # marks that differ by less are the same mark
BLOCK = 1000


class Level(StrEnum):
    """What a difference between two marks means."""

    NOMINAL = "nominal"  # the same or not
    ORDINAL = "ordinal"  # how many marks lie between
    INTERVAL = "interval"  # how many points
    RATIO = "ratio"  # what share of their sum


# alpha = 1 − Do/De. Do: the mean squared difference within entries, where each of the N pairable marks is compared with
# the n_i − 1 others of its entry; De: the same among all N marks, whosesoever.
#     Do = (1/N) sum_i 1/(n_i − 1) sum_{a≠b in i} d²(a,b)         De = 1/(N(N − 1)) sum_{a≠b} d²(a,b)
def alpha(marks: Marks, level: Level) -> float:
    """Alpha of the sheets' totals at one level; at most 1.

    Only entries with two sheets or more count. Raises ``Untold``: NO_SHEETS, NOTHING_SHARED (no entry has two sheets),
    ALL_EQUAL (every such mark is the same: nothing to agree about), TOO_FEW (ratio level with a mark below 0).
    """
    if not len(marks.total):
        raise Untold(Reason.NO_SHEETS)
    shared = marks.sheets_of_entry[marks.entry] > 1
    if not shared.any():
        raise Untold(Reason.NOTHING_SHARED)
    value, mark = np.unique(marks.total[shared].round(DIGITS), return_inverse=True)
    _, entry = np.unique(marks.entry[shared], return_inverse=True)
    if len(value) == 1:
        raise Untold(Reason.ALL_EQUAL)
    if level == Level.RATIO and value[0] < 0:
        raise Untold(Reason.TOO_FEW)
    observed, expected = _disagreement(level, value, mark=mark, entry=entry)
    return float(1 - observed / expected)


def _disagreement(level: Level, value: Floats, *, mark: Indices, entry: Indices) -> tuple[float, float]:
    """Do and De of marks given as positions in the sorted distinct values."""
    often = np.bincount(mark)
    if level == Level.NOMINAL:
        return _nominal(often, mark, entry)
    if level == Level.RATIO:
        return _ratio(value, mark, entry)
    # d² of the ordinal level is (the number of marks from a to b, counting half of those at a and at b)²: that is the
    # difference of their mid-ranks, so ordinal alpha is interval alpha of the mid-ranks.
    ranks = np.cumsum(often) - (often - 1) / 2
    return _interval((ranks if level == Level.ORDINAL else value)[mark], entry)


# Over n marks, the sum of (a − b)² over ordered pairs is 2n times the sum of squares about the mean.
def _interval(x: Floats, entry: Indices) -> tuple[float, float]:
    sheets = np.bincount(entry)
    about = x - (np.bincount(entry, x) / sheets)[entry]
    within = np.bincount(entry, about**2)
    return 2 * (sheets * within / (sheets - 1)).sum() / len(x), 2 * ((x - x.mean()) ** 2).sum() / (len(x) - 1)


# Of n marks with n_c alike of each kind, n² − sum n_c² ordered pairs differ.
def _nominal(often: Indices, mark: Indices, entry: Indices) -> tuple[float, float]:
    sheets, count = np.bincount(entry), len(mark)
    pairs, alike = np.unique(entry * len(often) + mark, return_counts=True)
    same = np.bincount(pairs // len(often), alike.astype(float) ** 2)
    within = ((sheets**2 - same) / (sheets - 1)).sum() / count
    return within, (count**2 - (often.astype(float) ** 2).sum()) / (count * (count - 1))


# d² = ((a − b)/(a + b))², 0 for a = b = 0. Within entries, marks are compared with those 1, 2, … places on in their
# entry; among all, the distinct values with one another, in blocks of rows.
def _ratio(value: Floats, mark: Indices, entry: Indices) -> tuple[float, float]:
    order = np.argsort(entry, kind="stable")
    x, entry = value[mark][order], entry[order]
    sheets, count = np.bincount(entry), len(x)
    within = np.zeros(len(sheets))
    for step in range(1, int(sheets.max())):
        together = np.flatnonzero(entry[step:] == entry[:-step])
        within += np.bincount(entry[together], _apart(x[together], x[together + step]), len(sheets))
    often = np.bincount(mark)
    among = sum(
        often[at : at + BLOCK] @ _apart(value[at : at + BLOCK, None], value) @ often
        for at in range(0, len(value), BLOCK)
    )
    return 2 * (within / (sheets - 1)).sum() / count, among / (count * (count - 1))


def _apart(a: Floats, b: Floats) -> Floats:
    """The squared difference of two marks as a share of their sum."""
    total = a + b
    return ((a - b) / np.where(total > 0, total, 1)) ** 2
