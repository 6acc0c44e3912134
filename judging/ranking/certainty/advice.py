"""Where a further sheet helps most to find the right winners at a line: which entry, by which judge.

For each entry near the line, the chance that its total would stand on the right side once the sheet is in is known in
closed form (``near``); what an entry wrongly above takes, another wrongly below has lost, so half of what is gained
is gained in right winners. It is the knowledge gradient (Frazier, Powell and Dayanik, 2008) with the official total,
not the best prediction, deciding. Sheets are given away one after the other to the highest gain, two or three to an
entry where only these together would turn it. What it all brings is then told from draws, beside the same number
spread evenly. Under a plain mean it also picks judges whose severity makes up for that of the entry's judges so far.
Not to be used where ``variances`` are not: it trusts them. Dropped or median sheets are taken for a mean.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.belief import Belief
from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.mixed import Variances
from judging.ranking.certainty.near import Near, like_others, one_more, sum_of
from judging.ranking.certainty.otherwise.twin import Bools
from judging.ranking.certainty.types import Advice, Extra, Line

MOST = 3  # further sheets for one entry
FAIR_SHARES = 2  # times as many as an even share may go to one judge
DRAWS = 300
LEAST = 1e-6  # of a winner: less is no gain


def advice(
    marks: Marks,
    line: Line,
    variances: Variances,
    *,
    sheets: int,
    barred: Collection[tuple[str, str]] = frozenset(),
    offset: Floats | None = None,
    effects: Floats | None = None,
    seed: int = 1,
) -> Advice:
    """At most so many ``sheets``, best first, none by a judge who is ``barred`` (entry, judge) or has scored the entry.

    ``offset`` (n, points) is what an official total has beyond the mean of its sheets, ``effects`` (m) what the rules
    take away from each judge's sheets; nought if not given. Right winners are counted among the line's own entries.
    """
    near = Near(marks, line, Belief(marks, variances), offset=offset, effects=effects)
    free = free_of(marks, barred)
    extra = _chosen(near, free, sheets)
    chosen = np.array([(entry, judge) for entry, judge, _ in extra], np.intp).reshape(-1, 2)
    random = np.random.default_rng(seed)
    spread = evenly(free, near.inside, count=len(extra), random=random)
    now, then, even = near.right(near.belief.drawn(random, DRAWS), [chosen, spread], random)
    named = tuple(Extra(entry=marks.entries[e], judge=marks.judges[j], gain=gain) for e, j, gain in extra)
    return Advice(line=line.id, sheets=named, now=now, then=then, evenly=even)


def free_of(marks: Marks, barred: Collection[tuple[str, str]]) -> Bools:
    """Which judge may write a further sheet of which entry (n × m)."""
    free = np.ones((len(marks.entries), len(marks.judges)), bool)
    free[marks.entry, marks.judge] = False
    entries, judges = ({id: at for at, id in enumerate(ids)} for ids in (marks.entries, marks.judges))
    for entry, judge in barred:
        if entry in entries and judge in judges:
            free[entries[entry], judges[judge]] = False
    return free


@dataclass(slots=True, eq=False)
class _Plan:
    """Who is to get further sheets, most wanted first (c and how many each), and by whom (c × MOST, −1 none)."""

    entries: Indices
    counts: Indices
    judges: Indices


def _chosen(near: Near, free: Bools, sheets: int) -> list[tuple[int, int, float]]:
    """(entry, judge, gain) for at most so many sheets, best first; what an entry's sheets gain together is shared."""
    plan = _wanted(near, free, sheets)
    load, share = np.zeros(free.shape[1], int), FAIR_SHARES * -(-plan.counts.sum() // free.shape[1])
    for turn in range(MOST):
        rows = np.flatnonzero(plan.counts > turn)
        agreement = near.agreement(plan.entries[rows], one_more(near, plan.entries[rows], plan.judges[rows, :turn]))
        for row, by_judge in zip(rows, agreement, strict=True):
            may = free[plan.entries[row]] & (load < share)
            may[plan.judges[row, :turn]] = False
            if may.any():
                plan.judges[row, turn] = judge = np.where(may, by_judge, -1).argmax()
                load[judge] += 1
            else:
                plan.counts[row] = turn
    rows = np.flatnonzero(plan.counts)
    entries, counts, judges = plan.entries[rows], plan.counts[rows], plan.judges[rows]
    each = (near.agreement(entries, sum_of(near, entries, judges)) - near.now(entries)) / 2 / counts
    return [
        (int(entries[at]), int(judge), float(each[at]))
        for at in (-each).argsort(kind="stable") if each[at] > LEAST
        for judge in judges[at, : counts[at]]
    ]  # fmt: skip


def _wanted(near: Near, free: Bools, sheets: int) -> _Plan:
    """To whom the sheets go, were they by a judge like the others: always where one more brings most."""
    # What k sheets bring, G_k, need not grow by less each time: two may turn what one cannot. The rate at which a
    # sheet j is worth having is then the slope of the least concave curve over G: the least over a <= j of the
    # greatest over b >= j of (G_b − G_(a−1)) / (b − a + 1).
    now = near.now(near.inside)
    most = np.minimum(free[near.inside].sum(axis=1), MOST)
    gained = [np.zeros(len(now))]
    for count in range(1, MOST + 1):
        more = (near.agreement(near.inside, like_others(near, near.inside, count)) - now) / 2
        gained.append(np.where(count <= most, more, gained[-1]))
    rates = np.column_stack([
        np.min([
            np.max([(gained[b] - gained[a - 1]) / (b - a + 1) for b in range(j, MOST + 1)], axis=0)
            for a in range(1, j + 1)
        ], axis=0)
        for j in range(1, MOST + 1)
    ])  # fmt: skip
    order = (-rates).argsort(axis=None, kind="stable")[:sheets]
    order = order[rates.flat[order] > LEAST]
    rows, counts = np.unique(order // MOST, return_counts=True)
    first = (-rates[rows, 0]).argsort(kind="stable")
    rows, counts = rows[first], counts[first]
    return _Plan(near.inside[rows], counts, np.full((len(rows), MOST), -1))


def evenly(free: Bools, entries: Indices, *, count: int, random: np.random.Generator) -> Indices:
    """So many sheets (entry, judge), spread evenly over entries and judges, by lot."""
    free, load = free.copy(), np.zeros(free.shape[1], int)
    plan: list[tuple[int, int]] = []
    while len(plan) < count:
        given = len(plan)
        for entry in random.permutation(entries)[: count - given]:
            if free[entry].any():
                judge = np.where(free[entry], load + random.random(len(load)), np.inf).argmin()
                free[entry, judge] = False
                load[judge] += 1
                plan.append((entry, judge))
        if len(plan) == given:
            break
    return np.array(plan, np.intp).reshape(-1, 2)
