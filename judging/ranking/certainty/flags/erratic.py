"""Judges whose sheets follow no line that colleagues can see, and single sheets far from all the others."""

from collections.abc import Iterator

import numpy as np

from judging.ranking.certainty.flags.found import (
    RATE,
    Found,
    by_judge,
    freedom,
    from_colleagues,
    often_enough,
    standing_out,
)
from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.severity import Severities
from judging.ranking.certainty.tails import discoveries, from_chi_squared, normal, student
from judging.ranking.certainty.types import Flag

ENOUGH = 4  # degrees of freedom of a judge's residuals
TIMES = 1.5  # the mean square of a judge's residuals against the panel's, as for outfit in Rasch models
NONE = 1e-6  # stands for a share of nothing, which has no logarithm and divides nothing
COLLEAGUES = 2  # of two sheets far apart nobody can say which one is the odd one
SINGLE = 0.05  # of the single sheets flagged, the share that may be so by chance
FAR = 3.5  # residuals' standard deviations a single sheet must be away at least


def room(marks: Marks) -> Floats:
    """What share of the variance of a sheet is left in its residual: (1 − 1/n_i)(1 − 1/N_j).

    Exact where every judge has every entry; elsewhere the judge's part is small and this is near enough.
    """
    return (1 - 1 / marks.sheets_of_entry[marks.entry]) * (1 - 1 / marks.sheets_of_judge[marks.judge])


# A judge's mean square residual over its expectation s²·sum(room) is chi-squared over its degrees of freedom f. Judges'
# own variances differ by factors, so its logarithm is compared; that has an error of about sqrt(2/f).
def erratic(marks: Marks, severities: Severities) -> Iterator[Found]:
    """Judges whose residuals are larger than the panel's; the value is how many times as large (standard deviations).

    Not to be used to call a judge wrong: who alone sees something rare is erratic too. Colleagues on the same entries
    look a little erratic with them, the more the smaller the jury.
    """
    here = often_enough(marks)
    degrees = by_judge(marks, room(marks))[here]
    here, degrees = here[degrees >= ENOUGH], degrees[degrees >= ENOUGH]
    square = by_judge(marks, severities.residual**2)[here] / (degrees * severities.spread**2)
    certain = discoveries([normal(z) for z in from_chi_squared(square, degrees)], RATE)
    for at, chance in standing_out(np.log(np.maximum(square, NONE)), np.sqrt(2 / degrees), upward=True).items():
        if certain[at] and square[at] >= TIMES:
            value = float(np.sqrt(square[at]))
            yield Found(chance, Flag(kind="erratic", judge=marks.judges[here[at]], value=value))


# With f degrees of freedom in all, z = residual/(s·sqrt(room)) has the sheet in s too; without it,
# t = z·sqrt((f − 1)/(f − z²)) is Student's with f − 1 (the externally studentized residual, Cook & Weisberg 1982).
def outlier_sheet(marks: Marks, severities: Severities) -> Iterator[Found]:
    """Single sheets far from the entry's others; the value is how many points, severities taken away.

    Of an entry only the sheet farthest away, as it pulls the mean the others are compared with. Not to be used with
    fewer than three sheets of an entry.
    """
    away, error = from_colleagues(marks, severities)
    looked_at = np.flatnonzero(marks.sheets_of_entry[marks.entry] > COLLEAGUES)
    f, kept = freedom(severities), room(marks)[looked_at]
    if f < 2:
        return
    z = np.abs(severities.residual[looked_at]) / (severities.spread * np.sqrt(np.maximum(kept, NONE)))
    farthest = np.zeros(len(marks.entries))
    np.maximum.at(farthest, marks.entry[looked_at], z)
    far = np.flatnonzero((z >= FAR) & (z == farthest[marks.entry[looked_at]]))
    chances = np.ones(len(z))
    chances[far] = [2 * student(x, f - 1) for x in z[far] * np.sqrt((f - 1) / np.maximum(f - z[far] ** 2, NONE))]
    for at in np.flatnonzero(discoveries(chances, SINGLE)):
        sheet = looked_at[at]
        yield Found(
            min(1.0, float(chances[at]) * len(z)),
            Flag(
                kind="outlier_sheet",
                judge=marks.judges[marks.judge[sheet]],
                entry=marks.entries[marks.entry[sheet]],
                value=away[sheet].item(),
                error=error[sheet].item(),
            ),
        )
