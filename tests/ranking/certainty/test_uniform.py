"""Straight lines down a sheet, and a halo over all criteria."""

from dataclasses import replace

import numpy as np
import pytest

from judging.ranking.certainty.flags.uniform import halo, is_straight, straight_lining
from judging.ranking.certainty.tails import normal
from tests.ranking.certainty.panels import filled_in, honest, marked, rounded


@pytest.mark.parametrize(
    ("points", "maxima", "straight"),
    [
        ([(7, 7, 7), (7, 7, 8), (6, 8, 7)], None, [True, False, False]),
        ([(7, 7, 7), (7, 7.5, 7), (6, 8, 7)], None, [True, False, False]),
        # 0.85 of 30, 20 and 10 in whole points is 26 (or 25), 17 and 9 (or 8).
        ([(26, 17, 9), (24, 16, 8), (27, 17, 9)], (30, 20, 10), [True, True, False]),
        ([(25, 18, 9), (20, 20, 10), (29, 17, 9)], (30, 20, 10), [False] * 3),
        # Of 40 and 10 in halves: 0.72 is 29 (28.8) and 7 (7.2); 30 and 7 are 0.744 to 0.756 and 0.675 to 0.725.
        ([(29, 7), (30, 7), (28.5, 7.5)], (40, 10), [True, False, False]),
    ],
)  # fmt: skip
def test_is_straight(points, maxima, straight):
    assert is_straight(np.array(points, float), maxima).tolist() == straight


def test_points_of_which_no_two_differ_are_whole_ones():
    assert is_straight(np.array([(5.0, 5, 5)] * 2), (6, 6, 6)).tolist() == [True, True]
    assert is_straight(np.array([(5.0, 5.5, 5)] * 2), None).tolist() == [True, True]
    assert is_straight(np.array([(5.0, 6, 5)] * 2), None).tolist() == [False, False]


def jury(*patterns, sheets=8):
    """Judges of eight entries who give one of these patterns each, by turns."""
    filled = [(e, j, turns[e % len(turns)]) for e in range(sheets) for j, turns in enumerate(patterns)]
    return filled_in(filled, (sheets, len(patterns)))


STRAIGHT, CROOKED = (6, 6, 6), (5, 6, 8)


def test_a_straight_liner():
    """Eight of eight where colleagues have none of sixteen: q = 1/18, z = (8 − 8/18)/sqrt(8/18 · 17/18)."""
    [found] = straight_lining(jury([CROOKED], [STRAIGHT], [CROOKED]))
    assert (found.flag.kind, found.flag.judge, found.flag.value, found.flag.error) == ("straight_lining", "j1", 1, None)
    assert found.chance == pytest.approx(3 * normal((8 - 8 / 18) / (8 / 18 * 17 / 18) ** 0.5), rel=1e-6)


def test_the_maxima_say_what_is_straight():
    found = straight_lining(jury([(9, 5, 3)], [(9, 6, 3)], [(5, 5, 3)]), (30, 20, 10))
    assert [each.flag.judge for each in found] == ["j1"]


def test_half_of_the_sheets_are_enough():
    [found] = straight_lining(jury([CROOKED], [STRAIGHT, CROOKED], [CROOKED]))
    assert found.flag.value == 0.5
    assert not list(straight_lining(jury([CROOKED], [STRAIGHT, CROOKED, CROOKED], [CROOKED], sheets=24)))


def test_where_colleagues_do_it_as_well():
    assert not list(straight_lining(jury([STRAIGHT], [STRAIGHT], [STRAIGHT])))
    half = [STRAIGHT, CROOKED, CROOKED, STRAIGHT, STRAIGHT, CROOKED]
    three_quarters = [STRAIGHT, CROOKED, STRAIGHT, STRAIGHT]
    assert not list(straight_lining(jury(half, three_quarters, half, half, half, half, sheets=96)))
    assert list(straight_lining(jury([CROOKED], three_quarters, half, half, [CROOKED], half, sheets=96)))


def test_seven_sheets_or_two_criteria_are_too_few():
    assert not list(straight_lining(jury([CROOKED], [STRAIGHT], [CROOKED], sheets=7)))
    assert not list(straight_lining(jury([(5, 6)], [(6, 6)], [(5, 6)])))
    assert not list(straight_lining(marked([])))


def with_halo(who: int, marks):
    """One judge lets the sum decide most of every criterion."""
    points = marks.points.copy()
    own = marks.judge == who
    points[own] = 0.2 * points[own] + 0.8 * points[own].mean(1, keepdims=True) + np.linspace(-1, 1, 5)
    return rounded(marks, points)


def test_a_halo_over_all_criteria():
    marks = with_halo(3, honest((60, 6, 6), 8))
    [found] = halo(marks)
    assert (found.flag.kind, found.flag.judge, found.flag.error) == ("halo", "j3", None)
    assert found.flag.value == pytest.approx(mean_correlation(marks, 3), abs=0.02)
    assert not list(halo(honest((60, 6, 6), 8)))


def mean_correlation(marks, judge: int) -> float:
    """Of the pairs of criteria, once the entries' means are taken away; every judge saw every entry."""
    points = marks.points.reshape(60, 6, 5)
    left = (points - points.mean(1, keepdims=True))[:, judge]
    correlations = np.corrcoef(left.T)
    return (correlations.sum() - 5) / 20


def test_where_all_have_one_a_halo_is_usual():
    marks = honest((60, 6, 6), 8)
    for judge in range(6):
        marks = with_halo(judge, marks)
    assert not list(halo(marks))


def test_a_little_more_of_what_all_have_is_not_told():
    """Correlations near 0.97 and 0.9: surely different, and no matter."""
    rng = np.random.default_rng(4)
    noise = np.where(np.arange(6) == 3, 0.17, 0.33)
    liked = rng.normal(0, 1, (200, 6, 1)) + noise[:, None] * rng.normal(0, 1, (200, 6, 5))
    for times, is_told in ((1, False), (3, True)):
        points = liked + (times - 1) * 0.33 * (noise > 0.2)[:, None] * rng.normal(0, 1, (200, 6, 5))
        sheets = [(e, j, points[e, j].tolist()) for e in range(200) for j in range(6)]
        assert bool(list(halo(filled_in(sheets, (200, 6))))) == is_told


def test_no_sheets_of_three_criteria():
    nothing = replace(marked([]), criteria=("a", "b", "c"), points=np.empty((0, 3)))
    assert not list(halo(nothing)) and not list(straight_lining(nothing))


def test_too_few_or_nothing_to_see():
    assert not list(halo(marked([])))
    assert not list(halo(with_halo(3, honest((7, 6, 6), 8))))
    two = with_halo(3, honest((60, 6, 6), 8))
    assert not list(
        halo(filled_in([(e, j, p[:2]) for e, j, p in zip(two.entry, two.judge, two.points, strict=True)], (60, 6)))
    )
    assert not list(halo(jury(*[[(5, 6, 7)]] * 6)))


def test_judges_whose_criteria_never_differ_from_each_other_s_means():
    """A criterion on which all agree and judges whose sheets are all the same leave nothing to divide by."""
    rng = np.random.default_rng(2)
    sheets = [(e, j, (*rng.integers(1, 9, 2), 4) if j else (5, 5, 4)) for e in range(20) for j in range(7)]
    assert not list(halo(filled_in(sheets, (20, 7))))
