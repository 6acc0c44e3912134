"""The entries on both sides of a line, and how likely each stands on its right side once further sheets are in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.belief import Belief, Draws, agreeing, below
from judging.ranking.certainty.chance import competing
from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.otherwise.twin import Bools
from judging.ranking.certainty.types import Line

STEPS = 60  # halvings, to place the line


@dataclass(frozen=True, slots=True, eq=False)
class More:
    """Further sheets of some entries (c): how many, and of what their judges add to the sum of them the mean, the
    variance and the covariance with what the entry is worth."""

    count: Floats
    effect: Floats
    variance: Floats
    shared: Floats


class Near:
    """The entries on both sides of one line (``inside``, positions) and where it is drawn, in totals and in worth."""

    def __init__(self, marks: Marks, line: Line, belief: Belief, *, offset: Floats | None, effects: Floats | None):
        self.marks, self.belief = marks, belief
        self.effects = np.zeros(len(marks.judges)) if effects is None else effects
        self.offset = np.zeros(len(marks.entries)) if offset is None else offset
        taken = np.bincount(marks.entry, self.effects[marks.judge], len(marks.entries)) / marks.sheets_of_entry
        self.total = marks.mean - taken + self.offset
        self.worth = belief.worth + self.offset
        self.inside = np.flatnonzero(competing(marks, line))
        self.is_above = np.array([entry in line.above for entry in marks.entries], bool)
        self.count = None if line.count is None else min(line.count, len(self.inside))
        self.points = None if line.points is None else float(line.points)
        self.cut, self.worth_cut = self._cuts()

    def _cuts(self) -> tuple[float, float]:
        """Where the line is in totals, midway between its sides, and in worth: where as many are expected above."""
        asked = (-np.inf if self.points is None else self.points,) * 2
        if self.count is None or not 0 < self.count < len(self.inside):
            return asked
        totals = np.sort(self.total[self.inside])
        cut = totals[-self.count - 1 : len(totals) - self.count + 1].mean()
        worth, error = self.worth[self.inside], np.sqrt(self.belief.variance[self.inside])
        low, high = (worth - 9 * error).min(), (worth + 9 * error).max()
        for _ in range(STEPS):
            middle = (low + high) / 2
            is_low = below((worth - middle) / error).sum() > self.count
            low, high = (middle, high) if is_low else (low, middle)
        return max(cut, asked[0]), max(middle, asked[1])

    def agreement(self, entries: Indices, more: More) -> Floats:
        """The chance (c, or c × m) that total and worth are on the same side once further sheets are in; c entries."""
        # The new total is T' = T + k/(r+k) (mean of the k new sheets − T), and these are worth + effect + chance each.
        belief, own = self.belief, (slice(None),) + (None,) * (np.ndim(more.effect) - 1)
        total, worth = (each[entries][own] for each in (self.total, self.worth))
        variance = belief.variance[entries][own]
        all_ = self.marks.sheets_of_entry[entries][own] + more.count
        mean = total + (more.count * (worth - total) + more.effect) / all_
        spread = more.count**2 * variance + more.variance + 2 * more.count * more.shared + more.count * belief.rest
        shared = more.count * variance + more.shared
        error, sure = np.sqrt(spread), np.sqrt(variance)
        a = (self.cut - mean) / (error / all_)
        return agreeing(a, (self.worth_cut - worth) / sure, shared / (error * sure))

    def now(self, entries: Indices) -> Floats:
        """The same chance (c) as things are."""
        over = below((self.worth[entries] - self.worth_cut) / np.sqrt(self.belief.variance[entries]))
        return np.where(self.is_above[entries], over, 1 - over)

    def right(self, drawn: Draws, plans: Sequence[Indices], random: np.random.Generator) -> list[float]:
        """The expected number of right winners as things are and with each plan's sheets (p × 2: entry, judge)."""
        truly = self._best(drawn.worth[:, self.inside] + self.offset[self.inside])
        found = [np.broadcast_to(self.is_above[self.inside], truly.shape)]
        found += [self._best(self._totals(drawn, plan, random)[:, self.inside]) for plan in plans]
        return [float(np.count_nonzero(truly & above) / len(truly)) for above in found]

    def _totals(self, drawn: Draws, plan: Indices, random: np.random.Generator) -> Floats:
        """Everybody's total (d × n) with the plan's sheets, drawn."""
        entry, judge = plan.T
        sheets = drawn.worth[:, entry] + drawn.effect[:, judge] - self.effects[judge]
        sheets += random.standard_normal(sheets.shape) * np.sqrt(self.belief.rest)
        count = self.marks.sheets_of_entry
        mean = np.tile((self.total - self.offset) * count, (len(sheets), 1))
        np.add.at(mean.T, entry, sheets.T)
        return mean / (count + np.bincount(entry, minlength=len(count))) + self.offset

    def _best(self, totals: Floats) -> Bools:
        """Who (d × inside) is above the line by these totals."""
        above = np.ones(totals.shape, bool)
        if self.count is not None and self.count < totals.shape[1]:
            above = totals >= np.partition(totals, -self.count, axis=1)[:, [-self.count]]
        return above if self.points is None else above & (totals >= self.points)


def like_others(near: Near, entries: Indices, count: int) -> More:
    """So many sheets of each entry (c) by judges who are what judges are on average."""
    belief, m = near.belief, len(near.effects)
    own = float(belief.covariance.trace()) / m
    between = (float(belief.covariance.sum()) - own * m) / max(m * (m - 1), 1)
    mean = float((belief.effect - near.effects).mean())
    variance = count * own + count * (count - 1) * between
    return More(count, np.full(len(entries), count * mean), variance, count * belief.shared(entries).mean(axis=1))


def one_more(near: Near, entries: Indices, judges: Indices) -> More:
    """The sheets of ``judges`` (c × so far) and one more, by each judge in turn (c × m)."""
    belief, before = near.belief, sum_of(near, entries, judges)
    cross = belief.covariance[judges].sum(axis=1)
    return More(
        judges.shape[1] + 1,
        before.effect[:, None] + belief.effect - near.effects,
        before.variance[:, None] + 2 * cross + belief.covariance.diagonal(),
        before.shared[:, None] + belief.shared(entries),
    )


def sum_of(near: Near, entries: Indices, judges: Indices) -> More:
    """The sheets of each entry (c) by these judges (c × any, −1 for none)."""
    belief, has = near.belief, judges >= 0
    pairs = has[:, :, None] & has[:, None, :]
    effect = np.where(has, (belief.effect - near.effects)[judges], 0).sum(axis=1)
    variance = np.where(pairs, belief.covariance[judges[:, :, None], judges[:, None, :]], 0).sum(axis=(1, 2))
    shared = np.where(has, np.take_along_axis(belief.shared(entries), judges % len(near.effects), 1), 0).sum(axis=1)
    return More(has.sum(axis=1), effect, variance, shared)
