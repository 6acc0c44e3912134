"""Drift: a judge worked by hand, and orders in which nothing can be seen."""

import numpy as np
import pytest

from judging.ranking.certainty.flags.drift import drift
from judging.ranking.certainty.tails import student
from tests.ranking.certainty.panels import marked, severe

MARKS = marked([(1, 2)] * 8)
BY_ENTRY = {(f"e{e}", f"j{j}"): float(e * 60) for e in range(8) for j in range(2)}
RISING = np.array([-4, -2, -2, -1, 1, 2, 2, 4.0])


def told(residual, order=BY_ENTRY, marks=MARKS, spread=1.0):
    """The second judge's residuals; the first has none."""
    left = np.zeros(len(marks.total))
    left[marks.judge == 1] = residual
    return list(drift(marks, severe(marks, residual=left, spread=spread), order))


def test_by_hand():
    """x = −7/14 … 7/14: sum x² = 168/196 = 6/7, sum x r = (28 + 10 + 6 + 1)/7 = 45/7, slope 7.5; left over is
    50 − 7.5² · 6/7 = 1.786, and the error sqrt(1.786/6 · 7/6)."""
    [found] = told(RISING)
    assert (found.flag.kind, found.flag.judge, found.flag.value) == ("drift", "j1", pytest.approx(7.5))
    left = 50 - 7.5**2 * 6 / 7
    assert found.flag.error == pytest.approx((left / 6 * 7 / 6) ** 0.5)
    assert found.chance == pytest.approx(2 * 2 * student(7.5 / (left / 6 * 7 / 6) ** 0.5, 6))


def test_down_as_well_as_up_and_whatever_the_clock():
    [found] = told(-RISING)
    assert found.flag.value == pytest.approx(-7.5)
    [found] = told(RISING + 3, {sheet: time**3 + 1e9 for sheet, time in BY_ENTRY.items()})
    assert found.flag.value == pytest.approx(7.5)


def test_in_the_order_of_the_sheets_not_of_the_entries():
    backwards = {sheet: -time for sheet, time in BY_ENTRY.items()}
    [found] = told(RISING, backwards)
    assert found.flag.value == pytest.approx(-7.5)
    assert not told([-4, 4, -2, 2, -2, 2, -1, 1])


def test_sheets_of_one_moment_stand_together():
    """Uploaded at once nothing has an order; in two lots it is the second against the first."""
    assert not told(RISING, dict.fromkeys(BY_ENTRY, 5.0))
    lots = {sheet: float(time > 200) for sheet, time in BY_ENTRY.items()}
    [found] = told([-3, -2, -3, -2, 2, 3, 2, 3], lots)  # lots at −4/14 and 4/14: 5 points over 8/14
    assert found.flag.value == pytest.approx(5 * 14 / 8)


@pytest.mark.parametrize(("spread", "is_told"), [(7.4, True), (7.6, False)])
def test_less_than_what_sheets_vary_anyhow(spread, is_told):
    assert bool(told(RISING, spread=spread)) == is_told


def test_what_chance_does_as_well():
    """t = 2.4 of six degrees has a chance of 0.05 — for one judge of two, 0.1 is believed; 2.1 is not."""
    noise = np.array([1, -1, -1, 1, 1, -1, -1, 1.0]) / (8 / 6 * 7 / 6) ** 0.5  # at right angles to x, error 1
    for t, is_told in ((2.1, False), (2.6, True)):
        assert bool(told(noise + t * np.linspace(-0.5, 0.5, 8))) == is_told


def test_a_perfectly_straight_drift():
    [found] = told(np.linspace(-2, 2, 8))
    assert found.flag.value == pytest.approx(4) and 0 < found.flag.error < 1e-8


def test_eight_sheets_with_a_time_and_a_colleague_are_needed():
    assert not told(RISING, {sheet: time for sheet, time in BY_ENTRY.items() if sheet != ("e3", "j1")})
    assert not told(RISING, marks=marked([(1, 2)] * 7 + [(None, 2)]))
    assert not told(RISING, {})
