"""What all kinds of flags share: how a judge stands out from the panel, and deviations from colleagues."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.severity import Severities
from judging.ranking.certainty.tails import student
from judging.ranking.certainty.types import Flag

ENOUGH_SHEETS = 8  # of a judge, before anything is said of how that judge goes about it
ENOUGH_JUDGES = 5  # to know how much judges commonly differ
RATE = 0.1  # of the judges flagged as a kind, the share that may be so by chance
STRICT = 0.05  # the chance that an honest panel has somebody standing out, at the first look
NOTHING = 1e-9  # points; less is rounding


@dataclass(frozen=True, slots=True)
class Found:
    """A flag, and the chance that an honest jury has one as striking."""

    chance: float
    flag: Flag


def from_colleagues(marks: Marks, severities: Severities) -> tuple[Floats, Floats]:
    """Each sheet minus the mean of the other judges' sheets of the entry, severities taken away; and its error (N).

    A residual is r = z − mean(z) over the n sheets z of an entry, so from the other n − 1 the sheet is r·n/(n − 1)
    away, with the variance s²(1 + 1/(n − 1)) = s²·n/(n − 1). A sheet without colleagues is 0 away, with an error of 0.
    """
    sheets = marks.sheets_of_entry[marks.entry]
    times = np.where(sheets > 1, sheets / np.maximum(sheets - 1, 1), 0.0)
    return severities.residual * times, severities.spread * np.sqrt(times)


def freedom(severities: Severities) -> int:
    """The degrees of freedom of the residuals: their sum of squares over the variance is just that."""
    return round(float(severities.residual @ severities.residual) / severities.spread**2)


# Judges of an honest panel differ too. Let a judge's figure be x_j ~ N(mean, tau² + e_j²) with e_j its own error; tau²
# is the variance seen less the mean of e_j² (not below 0), and x_j/sqrt(tau² + e_j²) has the same variance for all. The
# judge farthest from the mean of the m − 1 others is then Student's t with m − 2 degrees of freedom,
#     t = (x − mean of others) / (sd of others · sqrt(1 + 1/(m − 1))),
# and as the farthest of m was picked, its chance is multiplied by m. To find several who would hide one another it is
# taken away and the rest looked at again, up to a quarter of the panel; all are believed up to the last one that is
# too far for chance (the generalized extreme studentized deviate, Rosner 1983).
def standing_out(value: Floats, error: Floats, *, upward: bool = False) -> dict[int, float]:
    """Which of m judges differ from the panel more than judges of it commonly do, and how likely that is by chance.

    ``upward`` looks only above the panel. Empty for fewer than 5 judges, or where all are the same.
    """
    variance = max(float(np.var(value, ddof=1) - (error**2).mean()), 0.0) + error**2 if len(value) > 1 else error**2
    if len(value) < ENOUGH_JUDGES or not (variance > NOTHING**2).all():
        return {}
    x, left = (value - value.mean()) / np.sqrt(variance), list(range(len(value)))
    seen: list[tuple[int, float]] = []
    while len(seen) < max(1, len(value) // 4):
        farthest, t = _farthest(x[left], upward)
        chance = min(1.0, len(left) * (1 if upward else 2) * student(t, len(left) - 2))
        seen.append((left.pop(farthest), chance))
    last = max((at for at, (_, chance) in enumerate(seen, 1) if chance <= STRICT), default=0)
    return dict(seen[:last])


def _farthest(x: Floats, upward: bool) -> tuple[int, float]:
    """The position farthest from the mean of the others, and its t from them."""
    away = x - x.mean()
    at = int((away if upward else np.abs(away)).argmax())
    others = np.delete(x, at)
    scale = max(float(others.std(ddof=1)), NOTHING) * np.sqrt(1 + 1 / len(others))
    distance = float(x[at] - others.mean())
    return at, (distance if upward else abs(distance)) / scale


def by_judge(marks: Marks, values: Floats) -> Floats:
    """The sum of ``values`` (N) over each judge's sheets."""
    return np.bincount(marks.judge, values, len(marks.judges))


def often_enough(marks: Marks) -> Sequence[int]:
    """The positions of the judges with sheets enough to say how they go about it."""
    return np.flatnonzero(marks.sheets_of_judge >= ENOUGH_SHEETS)
