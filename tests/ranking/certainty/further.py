"""Competitions whose truth is known, judged further: by advice, or with as many sheets spread evenly."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.advice import advice, evenly, free_of
from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.types import Line
from judging.ranking.certainty.variances import variances

More = Callable[[Indices, np.random.Generator], Floats]
"""The totals of further sheets (p × 2: entry, judge), as the judges would write them."""


@dataclass(frozen=True)
class Winners:
    """How many of the truly best are chosen: as judged, judged further by advice, and evenly; and what advice told."""

    now: float
    then: float
    evenly: float
    told: tuple[float, float, float]
    sheets: int


def compared(marks: Marks, truth: Floats, more: More, *, best: int, sheets: int, seed: int) -> Winners:
    """Both ways in one competition. The chosen are those with the highest mean; ties across the line count in part."""
    order = np.argsort(-marks.mean, kind="stable")[:best]
    line = Line(id="line", group="all", count=best, above=frozenset(marks.entries[at] for at in order))
    found = advice(marks, line, variances(marks), sheets=sheets, seed=seed)
    entries, judges = ({id: at for at, id in enumerate(ids)} for ids in (marks.entries, marks.judges))
    advised = np.array([(entries[extra.entry], judges[extra.judge]) for extra in found.sheets], np.intp).reshape(-1, 2)
    random = np.random.default_rng(seed)
    spread = evenly(free_of(marks, ()), np.arange(len(truth)), count=len(advised), random=random)
    right = [
        winners(mean_with(marks, plan, more(plan, random)), truth, best) for plan in (advised[:0], advised, spread)
    ]
    return Winners(*right, (found.now, found.then, found.evenly), len(advised))


def mean_with(marks: Marks, plan: Indices, totals: Floats) -> Floats:
    """Each entry's mean once the plan's sheets have these totals."""
    size = len(marks.entries)
    whole = np.bincount(marks.entry, marks.total, size) + np.bincount(plan[:, 0], totals, size)
    return whole / (marks.sheets_of_entry + np.bincount(plan[:, 0], minlength=size))


def winners(total: Floats, truth: Floats, best: int) -> float:
    """How many of the truly best have the highest totals; of a tie across the line as many as a lot would find."""
    is_best = np.argsort(np.argsort(-truth)) < best
    cut = np.sort(total)[-best]
    is_above, is_tied = total > cut + 1e-9, abs(total - cut) <= 1e-9
    places = best - is_above.sum()
    return float((is_above & is_best).sum() + places * (is_tied & is_best).sum() / is_tied.sum())


def written(made, module, seed: int) -> More:
    """How the judges of one competition of the shared benchmark write further sheets, by its own model.

    What an entry is worth on each criterion is drawn first there, so that the seed gives it again.
    """
    p, first = module.P, np.random.default_rng(seed)
    merit = first.normal(0, p["SD_Q"], made.n)[:, None] + first.normal(0, p["SD_C"], (made.n, made.K))
    assert np.allclose(merit @ made.w, made.truth)
    judges = made.truth_params

    def more(plan: Indices, random: np.random.Generator) -> Floats:
        entry, judge = plan.T
        taste = random.normal(0, p["SD_H"], (len(plan), 1)) + random.normal(0, p["SD_E"], (len(plan), made.K))
        points = p["MID"] + judges.a[judge][:, None] * (merit[entry] + taste)
        points -= judges.s[judge][:, None] + judges.t[judge]
        return np.clip(np.rint(points), made.lo, made.hi) @ made.w

    return more
