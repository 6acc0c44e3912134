"""Intervals and chances by hand, against dense matrices, and what must hold whatever is drawn."""

from dataclasses import replace
from fractions import Fraction
from statistics import NormalDist

import numpy as np
import pytest

from judging.ranking.certainty import chance
from judging.ranking.certainty.chance import chances
from judging.ranking.certainty.mixed import Variances
from judging.ranking.certainty.types import Line
from judging.ranking.certainty.untold import Untold
from tests.ranking.certainty.panels import honest, marked

PAIR = marked([[70, 74, 75], [66, 70, 77]])
HONEST = honest((40, 6, 3), seed=5)


def line(id, group="all", **asked):
    return Line(id=id, group=group, **asked)


def test_two_entries_before_three_judges():
    """The difference of 2 points keeps 3·4/(3·4 + 9) of it, with variance 2·9/(3 + 9/4): above by Φ(0.617)."""
    found = chances(PAIR, [line("best", count=1)], variances=Variances(4, 1, 9), draws=20_000)
    by_hand = NormalDist().cdf((2 * 12 / 21) / (2 * 9 / (3 + 9 / 4)) ** 0.5)
    assert found.above["best"][0] == pytest.approx(by_hand, abs=0.012)
    assert found.above["best"].sum() == pytest.approx(1)


def test_intervals_and_points_as_dense_matrices_have_them():
    """The covariance of (μ, u, v) is σ_e² times the inverse of all of Henderson's equations at once."""
    marks = marked([[70, 74, None], [66, None, 77], [None, 60, 66], [80, 81, 79], [None, 50, None]])
    n, m, known = 5, 3, Variances(16, 4, 9)
    rows = np.hstack([np.ones((len(marks.entry), 1)), np.eye(n)[marks.entry], np.eye(m)[marks.judge]])
    inverse = np.linalg.inv(rows.T @ rows + np.diag([0] + [9 / 16] * n + [9 / 4] * m))
    each = np.hstack([np.ones((n, 1)), np.eye(n), np.zeros((n, m))])
    total = each @ inverse @ rows.T @ marks.total
    error = 3 * np.sqrt((each @ inverse @ each.T).diagonal())
    offset = np.array([0, 10, 0, -5, 0])
    asked = [line("threshold", points=Fraction(70))]
    found = chances(marks, asked, offset, variances=known, draws=20_000)
    assert found.low == pytest.approx(total + offset - 1.959964 * error)
    assert found.high == pytest.approx(total + offset + 1.959964 * error)
    by_hand = [1 - NormalDist(t, e).cdf(70) for t, e in zip(total + offset, error, strict=True)]
    assert found.above["threshold"] == pytest.approx(by_hand, abs=0.012)


def test_a_judge_all_entries_share_is_known_less_than_they_differ():
    """Draws know that judges err alike for all: one far better is the best in every draw."""
    far = marked([[90, 95, 93], [80, 85, 83], [70, 75, 72]])
    found = chances(far, [line("best", count=1), line("two", count=2), line("any")], variances=Variances(100, 400, 0.1))
    assert list(found.first) == list(found.last) == [1, 2, 3]
    assert [list(found.above[id]) for id in ("best", "two", "any")] == [[1, 0, 0], [1, 1, 0], [1, 1, 1]]
    assert found.high[0] - found.low[0] > 40  # the mean itself hangs on three judges of ±20


def test_a_line_with_places_and_points_needs_both():
    far = marked([[90, 95, 93], [80, 85, 83], [70, 75, 72]])
    asked = [line("award", count=2, points=Fraction(86)), line("low", count=1, points=Fraction(40))]
    found = chances(far, asked, variances=Variances(100, 1, 0.1))
    assert found.above["award"] == pytest.approx([1, 0, 0], abs=0.02)
    assert found.above["low"] == pytest.approx([1, 0, 0])


def test_who_has_just_the_points_is_above():
    asked = line("threshold", points=Fraction(70))
    totals = np.array([[70.0, 69.9, 70.1]])
    assert chance._above(asked, totals, np.array([[2, 3, 1]])).tolist() == [[True, False, True]]
    assert chance._above(replace(asked, count=1), totals, np.array([[2, 3, 1]])).tolist() == [[False, False, True]]


def test_equals_have_equal_chances_and_any_place():
    equals = marked([[50, 50, 51, 49]] * 8 + [[49, 51, 50, 50]] * 8)
    found = chances(equals, [line("quarter", count=4)], variances=Variances(1, 1, 1), draws=8000)
    assert found.above["quarter"] == pytest.approx([0.25] * 16, abs=0.02)
    assert set(found.first) == {1} and set(found.last) == {16}


def test_nothing_between_entries_still_says_nothing():
    """Where the variance of entries is nought, no order is surer than another: ties are not broken by position."""
    found = chances(marked([[1, 5], [2, 4], [3, 3]]), [line("best", count=1)])
    assert found.above["best"] == pytest.approx([1 / 3] * 3, abs=0.05)
    assert list(found.first) == [1, 1, 1] and list(found.last) == [3, 3, 3]


def test_places_are_by_group_and_lines_across_over_all():
    marks = replace(HONEST, groups=("a", "b"), group=np.arange(40) % 2)
    asked = [line("a1", "a", count=5), line("b1", "b", count=0), line("all1", count=7), line("other", "c", count=1)]
    found = chances(marks, asked)
    a, b = marks.group == 0, marks.group == 1
    assert found.above.keys() == {"a1", "b1", "all1"}
    assert found.above["a1"][a].sum() == pytest.approx(5) and not found.above["a1"][b].any()
    assert not found.above["b1"].any()
    assert found.above["all1"].sum() == pytest.approx(7) and found.above["all1"][b].any()
    assert found.first.min() == 1 and found.last.max() == 20
    alone = chances(HONEST, [line("all1", count=7)])
    assert np.array_equal(alone.low, found.low) and alone.last.max() > 35


def test_who_no_longer_competes_takes_no_place():
    marks = replace(HONEST, groups=("a", "b"), group=np.arange(40) % 2)
    out = frozenset(marks.entries[at] for at in (0, 1, 2, 39))
    asked = [
        replace(line("a5", "a", count=5), aside=out),
        line("a1", "a", count=1),
        replace(line("x", count=3), aside=out),
    ]
    found = chances(marks, asked)
    assert not found.above["a5"][[0, 2]].any() and not found.above["x"][[0, 1, 2, 39]].any()
    assert found.above["a5"].sum() == pytest.approx(5) and found.above["x"].sum() == pytest.approx(3)
    plain = chances(marks, [line("a1", "a", count=1)])
    assert np.array_equal(found.above["a1"], plain.above["a1"])
    assert np.array_equal(found.first, plain.first) and np.array_equal(found.last, plain.last)


def test_a_group_called_all_is_ranked_once():
    (found,) = (part for part in chance._parts(HONEST, [line("x")]))
    assert found.is_group and found.lines == (line("x"),)


def test_as_many_are_above_as_there_are_places_however_many_are_drawn_at_once(monkeypatch):
    monkeypatch.setattr(chance, "ROOM", 100)  # two draws at a time of forty entries, and a last one alone
    found = chances(HONEST, [line("ten", count=10)], draws=41)
    assert found.above["ten"].sum() == pytest.approx(10)
    assert (found.first >= 1).all() and (found.first <= found.last).all() and (found.last <= 40).all()
    monkeypatch.setattr(chance, "ROOM", 1)
    assert chances(HONEST, [line("ten", count=10)], draws=3).above["ten"].sum() == pytest.approx(10)


def test_one_draw_in_forty_is_left_out_at_either_end(monkeypatch):
    """Of 80 draws with one entry first in 2, second in 76 and last in 2, its place is second and nothing else."""
    marks = marked([[70, 74], [66, 75], [60, 61]])
    deviations = np.zeros((80, 3))
    deviations[:2, 1], deviations[2:4, 1] = 1000, -1000
    monkeypatch.setattr(chance, "_drawn", lambda *asked: [deviations])
    asked = {"variances": Variances(100, 1, 1), "draws": 80}
    assert [chances(marks, **asked).first[1], chances(marks, **asked).last[1]] == [2, 2]
    deviations[4, 1], deviations[5, 1] = 1000, -1000
    found = chances(marks, [line("best", count=1)], **asked)
    assert [found.first[1], found.last[1]] == [1, 3]
    assert found.above["best"] == pytest.approx([77 / 80, 3 / 80, 0])


def test_the_same_seed_draws_the_same():
    asked = [line("ten", count=10)]
    one, again, other = (chances(HONEST, asked, seed=seed) for seed in (3, 3, 4))
    assert np.array_equal(one.above["ten"], again.above["ten"]) and np.array_equal(one.first, again.first)
    assert not np.array_equal(one.above["ten"], other.above["ten"])
    assert one.above["ten"] == pytest.approx(other.above["ten"], abs=0.06)


def test_what_cannot_be_told():
    with pytest.raises(Untold, match="all_equal"):
        chances(marked([[5, 5], [5, 5]]))
