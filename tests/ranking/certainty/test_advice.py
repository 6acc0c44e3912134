"""Where a further sheet helps most, and that it does."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from judging.ranking.certainty.advice import advice, evenly, free_of
from judging.ranking.certainty.belief import Belief
from judging.ranking.certainty.marks import Marks
from judging.ranking.certainty.mixed import Variances
from judging.ranking.certainty.near import Near, one_more
from judging.ranking.certainty.types import Line
from judging.ranking.certainty.variances import variances
from tests.ranking.certainty.further import compared, winners, written
from tests.ranking.certainty.panels import marked
from tests.ranking.certainty.simulated import marks_of, simulate

VARIANCES = Variances(16, 4, 9)
#: Four entries before four judges; e1 and e2 are close.
TABLE = [[80, 82, None, None], [71, None, 73, None], [None, 70, None, 71], [50, 52, None, 51]]


def line_of(marks: Marks, count: int | None = 2, **more) -> Line:
    best = np.argsort(-marks.mean, kind="stable")[:count]
    return Line(id="award:first", group="all", count=count, above=frozenset(marks.entries[at] for at in best), **more)


def test_advice_is_for_entries_at_the_line_by_judges_who_may():
    marks = marked(TABLE)
    found = advice(marks, line_of(marks), VARIANCES, sheets=2)
    assert {extra.entry for extra in found.sheets} <= {"e1", "e2"} and len(found.sheets) == 2
    written_down = {(marks.entries[e], marks.judges[j]) for e, j in zip(marks.entry, marks.judge, strict=True)}
    assert not written_down & {(extra.entry, extra.judge) for extra in found.sheets}
    gains = [extra.gain for extra in found.sheets]
    assert gains == sorted(gains, reverse=True) and gains[-1] > 0
    assert found.line == "award:first" and found.now < found.then <= 2
    assert advice(marks, line_of(marks), VARIANCES, sheets=2) == found
    barred = {(extra.entry, extra.judge) for extra in found.sheets} | {("nobody", "j0"), ("e0", "nobody")}
    other = advice(marks, line_of(marks), VARIANCES, sheets=2, barred=barred)
    assert other.sheets and not barred & {(extra.entry, extra.judge) for extra in other.sheets}


def test_nobody_may_or_nothing_is_asked():
    marks = marked(TABLE)
    everybody = {(entry, judge) for entry in marks.entries for judge in marks.judges}
    for found in (
        advice(marks, line_of(marks), VARIANCES, sheets=3, barred=everybody),
        advice(marks, line_of(marks), VARIANCES, sheets=0),
        advice(marked([[9, 8], [7, 7], [2, 3]]), line_of(marked([[9, 8], [7, 7], [2, 3]])), VARIANCES, sheets=3),
    ):
        assert found.sheets == ()
        assert found.now == found.then == found.evenly


def test_no_judge_has_more_than_twice_an_even_share():
    random = np.random.default_rng(4)
    table = [
        [x if at < 2 else None for at, x in enumerate(random.permutation(row))] for row in random.normal(70, 3, (30, 6))
    ]
    table = [list(np.roll(np.array(row, object), shift)) for shift, row in enumerate(table)]
    marks = marked(table)
    found = advice(marks, line_of(marks, 10), VARIANCES, sheets=12)
    by_judge = [sum(extra.judge == judge for extra in found.sheets) for judge in marks.judges]
    assert len(found.sheets) == 12 and max(by_judge) <= 4
    barred = {(entry, judge) for entry in marks.entries for judge in marks.judges if judge != "j0"}
    assert len(advice(marks, line_of(marks, 10), VARIANCES, sheets=12, barred=barred).sheets) == 4


def test_only_the_groups_entries_are_looked_at():
    marks = replace(marked(TABLE * 2), groups=("g", "h"), group=np.repeat([0, 1], 4))
    line = Line(id="award:first", group="h", count=2, above=frozenset({"e4", "e5"}))
    found = advice(marks, line, VARIANCES, sheets=4)
    assert {extra.entry for extra in found.sheets} <= {"e4", "e5", "e6", "e7"} and found.now <= 2


def test_a_line_in_points():
    marks = marked(TABLE)
    line = Line(id="threshold", group="all", points=Fraction(71), above=frozenset({"e0", "e1"}))
    found = advice(marks, line, VARIANCES, sheets=2)
    assert {extra.entry for extra in found.sheets} <= {"e1", "e2"}


def test_evenly_is_as_even_as_can_be():
    free = free_of(marked(TABLE), ())
    plan = evenly(free, np.arange(4), count=7, random=np.random.default_rng(0))
    assert len({tuple(sheet) for sheet in plan.tolist()}) == 7 and free[plan[:, 0], plan[:, 1]].all()
    assert np.bincount(plan[:, 0], minlength=4).tolist() in ([2, 2, 2, 1],)
    assert len(evenly(free, np.arange(4), count=99, random=np.random.default_rng(0))) == free.sum()


def test_winners_of_a_tie_are_those_a_lot_would_find():
    assert winners(np.array([5.0, 4, 4, 4, 1]), np.array([9.0, 8, 7, 1, 2]), 3) == 1 + 2 * 2 / 3


def competition(seed: int):
    """120 entries of normal merit, 10 normally severe judges, 3 sheets an entry; and how further ones are written."""
    random = np.random.default_rng(seed)
    merit, effect = random.normal(70, 6, 120), random.normal(0, 5, 10)
    given = np.argsort(random.random((120, 10)), axis=1)[:, :3]
    table = np.full((120, 10), None)
    for entry, judges in enumerate(given):
        table[entry, judges] = merit[entry] + effect[judges] + random.normal(0, 5, 3)
    return (
        marked(table.tolist()),
        merit,
        lambda plan, r: merit[plan[:, 0]] + effect[plan[:, 1]] + r.normal(0, 5, len(plan)),
    )


def more_than_evenly(found) -> float:
    """The paired difference in right winners, in standard errors."""
    gain = np.array([each.then - each.evenly for each in found])
    return gain.mean() / (gain.std(ddof=1) / len(gain) ** 0.5)


def test_gains_add_up_to_what_is_told_of_them():
    told, gained = [], []
    for seed in range(6):
        marks, _, _ = competition(seed)
        found = advice(marks, line_of(marks, 40), variances(marks), sheets=24, seed=seed)
        told.append(found.then - found.now)
        gained.append(sum(extra.gain for extra in found.sheets))
    assert np.mean(gained) == pytest.approx(np.mean(told), rel=0.15)


def test_a_single_sheet_goes_where_it_gains_most():
    for seed in range(6):
        marks, _, _ = competition(seed)
        line, found = line_of(marks, 40), variances(marks)
        near = Near(marks, line, Belief(marks, found), offset=None, effects=None)
        everybody = np.arange(120)
        by_judge = (
            near.agreement(everybody, one_more(near, everybody, np.zeros((120, 0), int))) - near.now(everybody)[:, None]
        ) / 2
        by_judge[marks.entry, marks.judge] = -1
        (extra,) = advice(marks, line, found, sheets=1).sheets
        entry, judge = marks.entries.index(extra.entry), marks.judges.index(extra.judge)
        assert extra.gain == pytest.approx(by_judge[entry, judge], abs=1e-9)
        assert extra.gain == pytest.approx(by_judge[entry].max(), abs=1e-9)
        assert extra.gain > 0.6 * by_judge.max()


def test_advice_finds_more_right_winners_than_spreading_evenly():
    found = []
    for seed in range(30):
        marks, merit, more = competition(seed)
        found.append(compared(marks, merit, more, best=40, sheets=24, seed=seed))
    assert more_than_evenly(found) > 4
    told, true = np.mean([f.told for f in found], axis=0), np.mean([(f.now, f.then, f.evenly) for f in found], axis=0)
    assert told == pytest.approx(true, abs=0.8)


def test_advice_finds_more_right_winners_on_rounded_points_with_halo(shared):
    found, benchmark = [], simulate()
    for seed in range(1000, 1020):
        made = benchmark.generate(218, 15, 5, seed)
        more = written(made, benchmark, seed)
        found.append(compared(marks_of(made), made.truth, more, best=126, sheets=54, seed=seed))
    assert more_than_evenly(found) > 3
