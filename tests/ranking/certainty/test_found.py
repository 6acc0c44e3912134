"""Standing out from a panel: by hand, the published example, and how rarely an honest panel has anybody stand out."""

import numpy as np
import pytest

from judging.ranking.certainty.flags.found import by_judge, freedom, from_colleagues, often_enough, standing_out
from judging.ranking.certainty.tails import student
from tests.ranking.certainty.panels import marked, severe

#: Rosner (1983), as NIST's handbook of engineering statistics has it, 1.3.5.17.3: three of 54 stand out at 5 %.
ROSNER = """-0.25 0.68 0.94 1.15 1.20 1.26 1.26 1.34 1.38 1.43 1.49 1.49 1.55 1.56 1.58 1.65 1.69 1.70 1.76 1.77 1.81
1.91 1.94 1.96 1.99 2.06 2.09 2.10 2.14 2.15 2.23 2.24 2.26 2.35 2.37 2.40 2.47 2.54 2.62 2.64 2.90 2.92 2.92 2.93 3.21
3.26 3.30 3.59 3.68 4.30 4.64 5.34 5.42 6.01"""


def out(values, errors=0.0, **how):
    return standing_out(np.array(values, float), np.zeros(len(values)) + errors, **how)


def test_rosner_published_these_three():
    assert list(out(list(map(float, ROSNER.split())))) == [53, 52, 51]


def test_one_by_hand():
    """The others' mean is 2 and their variance 5/2: t = 18 / sqrt(5/2 · 6/5), four degrees of freedom, six judges."""
    found = out([0, 1, 20, 2, 3, 4])
    assert list(found) == [2] and found[2] == pytest.approx(12 * student(18 / 3**0.5, 4))
    assert out([0, 1, -16, 2, 3, 4]) == pytest.approx(found)


def test_upward_looks_above_only_and_is_the_surer_for_it():
    assert out([0, 1, 20, 2, 3, 4], upward=True)[2] == pytest.approx(6 * student(18 / 3**0.5, 4))
    assert out([0, 1, -16, 2, 3, 4], upward=True) == {}


@pytest.mark.parametrize("far", [8.3, 8.4, 8.5, 8.6, 8.7])
def test_one_in_twenty_honest_panels_may_have_one(far):
    """Six judges, t = far/sqrt(3): the chance 12·P(T > t) is 0.05 at t = 4.85 (Bonferroni's t of four degrees)."""
    assert (list(out([0, 1, far + 2, 2, 3, 4])) == [2]) == (far > 4.851 * 3**0.5)


def test_two_do_not_hide_one_another():
    values = [0, 1, 2, 3, 4, 5, 6, 7, 60, 60]
    assert sorted(out(values)) == [8, 9]
    assert min(1, 20 * student((60 - 88 / 9) / (18.8 * (10 / 9) ** 0.5), 8)) > 0.05, "one by one neither stands out"


def test_no_more_than_a_quarter_of_a_panel_stands_out():
    assert len(out([0, 1, 2, 3, 50, 500, 5000])) == 1
    assert len(out([0, 1, 2, 3, 4, 5, 50, 5000])) == 2


def test_a_figure_of_large_error_stands_out_less():
    """Both are 20 from the rest, but one of the two is known to ± 30 only."""
    errors = np.array([0.1, 30] + [0.1] * 10)
    values = [20, -20, 0, 1, 2, 0, -1, -2, 0, 1, 2, 0]
    assert sorted(out(values)) == [0, 1]
    assert list(out(values, errors)) == [0]


@pytest.mark.parametrize("values", [[], [3], [0, 1, 2, 900], [4, 4, 4, 4, 4, 4]])
def test_too_few_or_all_the_same(values):
    assert out(values) == {}


def test_five_are_enough():
    assert list(out([0, 1, 2, 1, 900])) == [4]


def test_others_all_the_same():
    assert out([7, 7, 7, 7, 8, 7]) == {4: pytest.approx(0, abs=1e-30)}


def test_an_honest_panel_seldom_has_anybody_stand_out():
    """One time in twenty, a little oftener for the second look; of 400 that is 20 to 32, and chance is allowed for."""
    rng = np.random.default_rng(5)
    assert 10 <= sum(bool(out(rng.normal(0, 2, 12), 0.5)) for _ in range(400)) <= 45


def test_from_colleagues():
    """Of 4, 6, 11 the last is 6 above the mean of the others; residuals are −3, −1, 4."""
    marks = marked([(4, 6, 11), (5,), (2, 4)])
    away, error = from_colleagues(marks, severe(marks, residual=[-3, -1, 4, 0, -1, 1], spread=2.0))
    assert away.tolist() == pytest.approx([-4.5, -1.5, 6, 0, -2, 2])
    assert error.tolist() == pytest.approx([2 * 1.5**0.5] * 3 + [0] + [2 * 2**0.5] * 2)


def test_freedom():
    marks = marked([(1, 2), (3, 4)])
    assert freedom(severe(marks, residual=[3, -3, 3, -3], spread=2.0)) == 9


def test_by_judge_and_often_enough():
    marks = marked([(1, 2)] * 7 + [(3, None)])
    assert by_judge(marks, marks.total).tolist() == [10, 14]
    assert often_enough(marks).tolist() == [0]
