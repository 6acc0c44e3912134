"""Judges who grow more lenient or more severe on the way."""

from collections.abc import Iterator, Mapping

import numpy as np

from judging.ranking.certainty.flags.found import ENOUGH_SHEETS, RATE, Found
from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.severity import Severities
from judging.ranking.certainty.tails import discoveries, student
from judging.ranking.certainty.types import Flag

MATTERS = 1.0  # times the spread of a sheet: less from first to last is within what sheets vary anyhow


# A judge's n sheets in order are placed x = −1/2 … 1/2 evenly. By least squares the slope is b = sum x r / sum x²
# (x has mean 0), the points gained from first to last sheet, its error sqrt(sum (r − mean − bx)² / (n − 2) / sum x²);
# b over it is Student's t with n − 2 degrees of freedom.
def drift(marks: Marks, severities: Severities, order: Mapping[tuple[str, str], float]) -> Iterator[Found]:
    """Judges whose residuals rise or fall in the order their sheets were filled in; the value is points, first to last.

    ``order`` gives each (entry, judge) its time or number; sheets not in it are left out, and only the sequence counts.
    Not to be used where a judge was handed the entries sorted by worth or kind. If all saw the entries in the same
    order and drifted alike, no figure shows it.
    """
    looked_at = {}
    for judge, sheets in _in_order(marks, order):
        if len(sheets) >= ENOUGH_SHEETS:
            looked_at[judge] = _slope(severities.residual[sheets])
    chances = [2 * student(abs(slope) / error, often) for slope, error, often in looked_at.values()]
    believed = discoveries(chances, RATE)
    for (judge, (slope, error, _)), chance, is_so in zip(looked_at.items(), chances, believed, strict=True):
        if is_so and abs(slope) >= MATTERS * severities.spread:
            flag = Flag(kind="drift", judge=marks.judges[judge], value=slope, error=error)
            yield Found(min(1.0, chance * len(chances)), flag)


def _in_order(marks: Marks, order: Mapping[tuple[str, str], float]) -> Iterator[tuple[int, np.ndarray]]:
    """Each judge and that judge's sheets as they were filled in; at the same time, as they stand."""
    names = zip(marks.entry.tolist(), marks.judge.tolist(), strict=True)
    when = np.array([order.get((marks.entries[e], marks.judges[j]), np.inf) for e, j in names], float)
    sheets = np.lexsort((when, marks.judge))
    sheets = sheets[np.isfinite(when[sheets])]
    ends = np.cumsum(np.bincount(marks.judge[sheets], minlength=len(marks.judges)))
    yield from enumerate(np.split(sheets, ends[:-1]))


def _slope(residual: Floats) -> tuple[float, float, int]:
    """Points from first to last, their error, and its degrees of freedom."""
    x = np.linspace(-0.5, 0.5, len(residual))
    square = float(x @ x)
    slope = float(x @ residual) / square
    left = residual - residual.mean() - slope * x
    return slope, max(float(np.sqrt(left @ left / (len(x) - 2) / square)), 1e-12), len(x) - 2
