"""Judges too alike: a copied one, an erratic third who makes others look alike, and pairs with little in common."""

from itertools import combinations

import numpy as np
import pytest

from judging.ranking.certainty.flags.alike import alike
from judging.ranking.certainty.tails import from_chi_squared, normal
from tests.ranking.certainty.panels import marked, severe


def told(table, spread=1.0):
    """A table of what judges add to entries, ``None`` where they have no sheet; its means by entry are taken away."""
    marks = marked(table)
    values = np.array([0.0 if v is None else v for row in table for v in row])
    there = np.array([v is not None for row in table for v in row])
    values = values[there]
    left = values - (np.bincount(marks.entry, values) / marks.sheets_of_entry)[marks.entry]
    return list(alike(marks, severe(marks, residual=left, spread=spread)))


def judges(count, entries=12, seed=1):
    return np.random.default_rng(seed).normal(0, 1, (entries, count))


def test_a_copied_judge():
    table = judges(6)
    table[:, 4] = table[:, 1] + 2  # more lenient all along, which copies nothing less
    [found] = told(table.tolist())
    assert (found.flag.kind, found.flag.judge, found.flag.other, found.flag.entry) == ("alike", "j1", "j4", "")
    assert found.flag.value == pytest.approx(1) and found.flag.error is None
    assert found.chance == pytest.approx(15 * normal(-float(from_chi_squared(0, 11))))


def test_judging_apart():
    assert not told(judges(6).tolist())


def test_the_value_is_what_goes_together():
    """The equations of a complete jury are (1 + 3·[j = k]) s² = sum of the differences' variances."""
    table = judges(5, 40, seed=4)
    table[:, 1] = 0.95 * table[:, 0] + 0.3 * table[:, 1]
    [found] = told(table.tolist())
    square = np.array([[(table[:, a] - table[:, b]).var(ddof=1) for b in range(5)] for a in range(5)])
    own = np.linalg.solve(np.ones((5, 5)) + 3 * np.eye(5), square.sum(1))
    assert found.flag.value == pytest.approx(1 - square[0, 1] / (own[0] + own[1]))
    assert found.chance == pytest.approx(10 * normal(-float(from_chi_squared(1 - found.flag.value, 39))))


def test_somewhat_alike_is_no_question():
    """Correlations of 0.5 and of 0.7 on 200 entries: both surely not chance, the first too small to ask about."""
    for share, is_told in ((0.5, False), (0.75, True)):
        table = judges(6, 200, seed=7)
        table[:, 1] = share * table[:, 0] + (1 - share**2) ** 0.5 * table[:, 1]
        assert bool(told(table.tolist())) == is_told


def test_an_erratic_colleague_makes_nobody_alike():
    """Residuals of the others all go against the erratic judge's, so they would seem to go together."""
    table = judges(5, 20)
    table[:, 2] *= 10
    assert not told(table.tolist())


@pytest.mark.parametrize("count", [2, 3])
def test_two_or_three_judges_leave_nothing_to_tell_a_pair_by(count):
    table = judges(count)
    table[:, 1] = table[:, 0]
    assert not told(table.tolist())


@pytest.mark.parametrize(("shared", "is_told"), [(8, True), (7, False)])
def test_eight_entries_in_common_are_needed(shared, is_told):
    table = judges(6, 20)
    table[:, 4] = table[:, 1]
    rows = [[None if j == 4 and e >= shared else v for j, v in enumerate(row)] for e, row in enumerate(table.tolist())]
    assert bool(told(rows)) == is_told


def test_incomplete_juries():
    """Each entry has four of six judges; two of whom filled in together."""
    table = judges(6, 60, seed=3)
    table[:, 5] = table[:, 0]
    away = [{1, 2}, {1, 3}, {2, 4}, {3, 4}, {0, 1}, {5, 2}]
    rows = [[None if j in away[e % 6] else v for j, v in enumerate(row)] for e, row in enumerate(table.tolist())]
    assert [(found.flag.judge, found.flag.other) for found in told(rows)] == [("j0", "j5")]


def test_each_pair_by_itself_where_juries_are_incomplete():
    """Pairs that share one entry (judges 1 and 2) say nothing, those that share two (0 and 2) a little."""
    table = judges(6, 14, seed=11)
    table[:, 4] = table[:, 3] + 0.2 * table[:, 4]
    seen = [range(8), (0, 1, 2, 3, 12), (5, 6, 12), range(11), range(2, 14), range(14)]
    there = np.array([[e in own for own in seen] for e in range(14)])
    [found] = told([[v if t else None for v, t in zip(*row, strict=True)] for row in zip(table, there, strict=True)])
    system, right, squares = np.zeros((6, 6)), np.zeros(6), {}
    for a, b in combinations(range(6), 2):
        both = there[:, a] & there[:, b]
        if both.sum() > 1:
            squares[a, b] = (table[both, a] - table[both, b]).var(ddof=1)
            for j in (a, b):
                system[j, [a, b]] += both.sum()
                right[j] += both.sum() * squares[a, b]
    own = np.linalg.solve(system, right)
    assert (found.flag.judge, found.flag.other) == ("j3", "j4")
    assert found.flag.value == pytest.approx(1 - squares[3, 4] / (own[3] + own[4]))


def test_pairs_that_never_met_or_nothing_at_all():
    assert not told([[1, 2, None, None], [2, 1, None, None], [None, None, 3, 4]])
    assert not list(alike(marked([]), severe(marked([]))))


def test_a_whole_panel_without_differences():
    assert not told([[5.0] * 6] * 10)
    assert not told(np.tile(np.arange(6.0), (10, 1)).tolist())
