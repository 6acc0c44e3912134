"""Judges who give more to entries they are close to than their colleagues give the same entries."""

from collections.abc import Collection, Iterator

import numpy as np

from judging.ranking.certainty.flags.found import NOTHING, RATE, Found
from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.tails import discoveries, student
from judging.ranking.certainty.types import Flag

ENOUGH = 5  # sheets of entries close to the judge, and of others


# d_ij is a mark minus the mean of the other judges' marks of the same entry, so an entry good for everybody says
# nothing. For judge j with a related sheets of mean d_a and variance v_a, and b others, Welch (1947):
#     t = (d_a − d_b) / sqrt(v_a/a + v_b/b),  freedom = (v_a/a + v_b/b)² / ((v_a/a)²/(a − 1) + (v_b/b)²/(b − 1)).
# The judge's own severity is in both means and falls out. Were the judge impartial, both kinds of sheets would vary
# alike, and Student's t, with one variance for both and a + b − 2 degrees of freedom, would do; and few sheets that
# happen to agree make Welch's t too large. So the larger chance of the two is believed. After Emerson, Seltzer & Lin
# (2009), The American Statistician 63.
def favouritism(marks: Marks, away: Floats, related: Collection[tuple[str, str]]) -> Iterator[Found]:
    """Judges who lift the entries that ``related`` (entry, judge) says are close to them; the value is points more.

    ``away`` (N) is each sheet minus its colleagues'; sheets without are left out. Needs 5 sheets of either kind. Not to
    be used where the entries close to a judge are of another kind than the rest: a taste for it looks the same.
    """
    close, shared = closeness(marks, related), marks.sheets_of_entry[marks.entry] > 1
    looked_at = [
        (judge, beside) for judge in range(len(marks.judges))
        if (beside := _beside(away[(own := (marks.judge == judge) & shared) & close], away[own & ~close]))
    ]  # fmt: skip
    chances = [chance for _, (_, _, chance) in looked_at]
    believed = discoveries(chances, RATE)
    for (judge, (value, error, _)), chance, is_so in zip(looked_at, chances, believed, strict=True):
        if is_so:
            flag = Flag(kind="favouritism", judge=marks.judges[judge], value=value, error=error)
            yield Found(min(1.0, chance * len(looked_at)), flag)


def closeness(marks: Marks, related: Collection[tuple[str, str]]) -> np.ndarray:
    """Which sheets (N) are of an entry close to their judge."""
    entries = {entry: at for at, entry in enumerate(marks.entries)}
    judges = {judge: at for at, judge in enumerate(marks.judges)}
    known = [(entries[e], judges[j]) for e, j in related if e in entries and j in judges]
    codes = np.array([e * len(judges) + j for e, j in known], np.intp)
    return np.isin(marks.entry * len(judges) + marks.judge, codes)


def _beside(own: Floats, others: Floats) -> tuple[float, float, float] | None:
    """How much more the judge's own are given, its error by Welch, and its chance; ``None`` of too few sheets."""
    if min(len(own), len(others)) < ENOUGH:
        return None
    count = np.array([len(own), len(others)], float)
    variance = np.maximum([own.var(ddof=1), others.var(ddof=1)], NOTHING**2)
    more, parts, often = float(own.mean() - others.mean()), variance / count, float(count.sum() - 2)
    error = float(np.sqrt(parts.sum()))
    welch = student(more / error, error**4 / float((parts**2 / (count - 1)).sum()))
    common = float((variance @ (count - 1)) / often * (1 / count).sum())
    return more, error, max(welch, student(more / common**0.5, often))
