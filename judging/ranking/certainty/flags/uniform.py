"""Judges whose sheets look alike from criterion to criterion: straight lines, and a halo over all criteria."""

from collections.abc import Iterator, Sequence

import numpy as np

from judging.ranking.certainty.flags.found import RATE, Found, by_judge, often_enough, standing_out
from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.tails import discoveries, normal
from judging.ranking.certainty.types import Flag

ENOUGH_CRITERIA = 3
OFTEN, MORE = 0.5, 0.3  # of a straight-liner's sheets at least half are straight, and so many more than colleagues'
STRONGER = 0.15  # a halo's correlation against the panel's
NEARLY = 1e-9


# A sheet is straight where one share of every maximum, rounded to the step of the points, gives all its points:
# max (p_k − h)/M_k < min (p_k + h)/M_k, h half a step. Of the same entries colleagues filled in a straight sheet
# with chance q (one of each kind added, so that q is never 0 or 1); of n sheets x are straight, and
# z = (x − nq)/sqrt(nq(1 − q)) is near normal.
def straight_lining(marks: Marks, maxima: Sequence[float] | None = None) -> Iterator[Found]:
    """Judges who give the same on every criterion of most sheets, as colleagues do not; the value is the share of them.

    ``maxima`` (K) are the most points of each criterion, the same for all unless given. Not to be used for fewer than
    three criteria, or criteria of few steps, where straight sheets are common.
    """
    here = often_enough(marks)
    if len(marks.criteria) < ENOUGH_CRITERIA:
        return
    straight = is_straight(marks.points, maxima).astype(float)
    sheets, count = marks.sheets_of_entry[marks.entry], by_judge(marks, straight)[here]
    others = np.bincount(marks.entry, straight, len(marks.entries))[marks.entry] - straight
    chance = (by_judge(marks, others)[here] + 1) / (by_judge(marks, sheets - 1.0)[here] + 2)
    n = marks.sheets_of_judge[here]
    chances = [normal(z) for z in (count - n * chance) / np.sqrt(n * chance * (1 - chance))]
    share = count / n
    for at in np.flatnonzero(discoveries(chances, RATE) & (share >= OFTEN) & (share - chance >= MORE)):
        flag = Flag(kind="straight_lining", judge=marks.judges[here[at]], value=share[at].item())
        yield Found(min(1.0, chances[at] * len(here)), flag)


def is_straight(points: Floats, maxima: Sequence[float] | None) -> np.ndarray:
    """Which sheets (N) give one share of every maximum, but for the steps' rounding."""
    most = np.ones(points.shape[1]) if maxima is None else np.asarray(maxima, float)
    half = _step(points) / 2
    return ((points - half) / most).max(1) < ((points + half) / most).min(1) - NEARLY


def _step(points: Floats) -> float:
    """The smallest difference between two marks on the same criterion; 1 where there is none."""
    return min((float(np.diff(own).min()) for own in map(np.unique, points.T) if len(own) > 1), default=1.0)


# e_k: what a sheet gives criterion k beyond the entry's mean on it, less the judge's mean of that, over its standard
# deviation. Over a judge's sheets, sum (sum_k e)² − sum e² is the sum over pairs of criteria; divided by (K − 1) sum e²
# it is the mean correlation of two criteria (of equal variance), from −1/(K − 1) to 1. Near normal as its inverse
# hyperbolic tangent (Fisher 1921), with an error of about 1/sqrt(n − 3).
def halo(marks: Marks) -> Iterator[Found]:
    """Judges whose criteria rise and fall together more than colleagues'; the value is that mean correlation.

    A halo is usual (a liked work is liked in everything), so only one far above the panel's is told. Not to be used
    where criteria mean nearly the same, nor for fewer than three.
    """
    here = often_enough(marks)
    if len(marks.criteria) < ENOUGH_CRITERIA or not len(here):
        return
    left = _left(marks)
    each = by_judge(marks, (left**2).sum(1))[here]
    pairs = by_judge(marks, left.sum(1) ** 2)[here] - each
    here, pairs, each = here[each > NEARLY], pairs[each > NEARLY], each[each > NEARLY]
    value = pairs / (each * (left.shape[1] - 1))
    error = 1 / np.sqrt(marks.sheets_of_judge[here] - 3)
    for at, chance in standing_out(np.arctanh(np.clip(value, -0.999, 0.999)), error, upward=True).items():
        if value[at] - np.median(value) >= STRONGER:
            yield Found(chance, Flag(kind="halo", judge=marks.judges[here[at]], value=value[at].item()))


def _left(marks: Marks) -> Floats:
    """The sheets' points (N × K) less the entry's means, then less the judge's, in standard deviations."""
    left = marks.points
    for whose in (marks.entry, marks.judge):
        count = np.maximum(np.bincount(whose), 1)
        left = left - np.stack([(np.bincount(whose, column) / count)[whose] for column in left.T], axis=1)
    scale = left.std(0)
    return left / np.where(scale > NEARLY, scale, 1)
