"""Judges who are far more lenient or severe than the panel, or use far more or less of the scale."""

from collections.abc import Iterator

import numpy as np

from judging.ranking.certainty.flags.found import NOTHING, RATE, Found, by_judge, freedom, often_enough, standing_out
from judging.ranking.certainty.marks import Marks
from judging.ranking.certainty.severity import Severities
from judging.ranking.certainty.tails import discoveries, student
from judging.ranking.certainty.types import Flag

NARROW, WIDE = 0.6, 1.6  # of the panel's use of the scale: within these, judges differ as judges do


# effect/error is Student's t were the judge like the rest on the average. With hundreds of sheets everybody differs
# from the average for sure, so a judge is flagged who also differs more than judges of this panel commonly do.
def severity(marks: Marks, severities: Severities) -> Iterator[Found]:
    """Judges more severe or lenient than the panel's judges commonly are; the value is their effect in points.

    Severity alone is not misconduct, and a corrected mean takes it away. Not to be used between unconnected parts.
    """
    here, often = np.flatnonzero(severities.error > NOTHING), freedom(severities)
    effect, error = severities.effect[here], severities.error[here]
    certain = discoveries([2 * student(abs(t), often) for t in effect / error], RATE)
    for at, chance in standing_out(effect, error).items():
        if certain[at]:
            judge = marks.judges[here[at]]
            yield Found(chance, Flag(kind="severity", judge=judge, value=effect[at].item(), error=error[at].item()))


# The judge's own standard deviation over that of the corrected figures of the same entries. Both hold noise, the
# means less of it, so the ratio is above 1 for all; it is divided by its median over the panel. The logarithm of a
# standard deviation of n marks has an error of about 1/sqrt(2(n − 1)); so the ratio r has about r times that.
def spread(marks: Marks, severities: Severities) -> Iterator[Found]:
    """Judges who use far more or less of the scale than colleagues on the same entries; the value is how many times.

    Not to be used where judges saw few entries or entries that hardly differ.
    """
    here = often_enough(marks)
    own = _deviation(marks, marks.total)[here]
    theirs = _deviation(marks, severities.corrected[marks.entry])[here]
    here, own, theirs = here[theirs > NOTHING], own[theirs > NOTHING], theirs[theirs > NOTHING]
    ratio = own / theirs
    middle = float(np.median(ratio)) if len(ratio) else 0.0
    if middle <= NOTHING:
        return
    ratio /= middle
    error = 1 / np.sqrt(2 * (marks.sheets_of_judge[here] - 1))
    for at, chance in standing_out(ratio, error).items():
        if not NARROW < ratio[at] < WIDE:
            yield Found(chance, Flag(kind="spread", judge=marks.judges[here[at]], value=ratio[at].item()))


def _deviation(marks: Marks, values: np.ndarray) -> np.ndarray:
    """The standard deviation of ``values`` (N) over each judge's sheets; 0 for one sheet or none."""
    sheets = marks.sheets_of_judge
    mean = by_judge(marks, values) / np.maximum(sheets, 1)
    return np.sqrt(by_judge(marks, (values - mean[marks.judge]) ** 2) / np.maximum(sheets - 1, 1))
