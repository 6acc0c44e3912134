"""Judges who grow more lenient or more severe on the way."""

from collections.abc import Iterator, Mapping

import numpy as np

from judging.ranking.certainty.flags.found import ENOUGH_SHEETS, NOTHING, RATE, Found
from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.severity import Severities
from judging.ranking.certainty.tails import discoveries, student
from judging.ranking.certainty.types import Flag

MATTERS = 1.0  # times the spread of a sheet: less from first to last is within what sheets vary anyhow


# A judge's n sheets in order are placed x = −1/2 … 1/2 evenly, those of one moment together. By least squares the slope
# is b = sum x r / sum x² (x has mean 0), the points gained from first to last sheet, and its error
# sqrt(sum (r − mean − bx)² / (n − 2) / sum x²); b over it is Student's t with n − 2 degrees of freedom.
def drift(marks: Marks, severities: Severities, order: Mapping[tuple[str, str], float]) -> Iterator[Found]:
    """Judges whose residuals rise or fall in the order their sheets were filled in; the value is points, first to last.

    ``order`` gives each (entry, judge) its time or number; only the sequence counts. Sheets not in it are left out, and
    those of entries without another sheet. Not to be used where a judge was handed the entries sorted by worth or kind.
    If all saw the entries in the same order and drifted alike, no figure shows it.
    """
    when = _times(marks, order)
    looked_at = {}
    for judge in range(len(marks.judges)):
        sheets = np.flatnonzero((marks.judge == judge) & np.isfinite(when))
        if len(sheets) >= ENOUGH_SHEETS and np.ptp(when[sheets]) > 0:
            looked_at[judge] = _slope(when[sheets], severities.residual[sheets])
    chances = [2 * student(abs(slope) / error, often) for slope, error, often in looked_at.values()]
    believed = discoveries(chances, RATE)
    for (judge, (slope, error, _)), chance, is_so in zip(looked_at.items(), chances, believed, strict=True):
        if is_so and abs(slope) >= MATTERS * severities.spread:
            flag = Flag(kind="drift", judge=marks.judges[judge], value=slope, error=error)
            yield Found(min(1.0, chance * len(chances)), flag)


def _times(marks: Marks, order: Mapping[tuple[str, str], float]) -> Floats:
    """When each sheet (N) was filled in; infinity for those that are not looked at."""
    sheets = zip(marks.entry.tolist(), marks.judge.tolist(), strict=True)
    when = np.array([order.get((marks.entries[e], marks.judges[j]), np.inf) for e, j in sheets], float)
    return np.where(marks.sheets_of_entry[marks.entry] > 1, when, np.inf)


def _slope(when: Floats, residual: Floats) -> tuple[float, float, int]:
    """Points from first to last, their error, and its degrees of freedom."""
    _, turn, together = np.unique(when, return_inverse=True, return_counts=True)
    x = (np.cumsum(together) - (together - 1) / 2)[turn]
    x = (x - x.mean()) / (len(x) - 1)
    square = float(x @ x)
    slope = float(x @ residual) / square
    left = residual - residual.mean() - slope * x
    return slope, max(float(np.sqrt(left @ left / (len(x) - 2) / square)), NOTHING), len(x) - 2
