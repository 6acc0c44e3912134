"""Tails against closed forms and printed tables; many tests at once against the published example."""

from math import atan, gamma, inf, pi, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging.ranking.certainty.tails import discoveries, from_chi_squared, normal, student


def test_normal():
    assert normal(0) == 0.5
    assert normal(1.959963984540054) == pytest.approx(0.025)
    assert normal(-1) == pytest.approx(0.841344746)
    assert normal(6) == pytest.approx(9.865876e-10)


CLOSED = {
    1: lambda t: 0.5 - atan(t) / pi,
    2: lambda t: 0.5 - t / sqrt(2 + t * t) / 2,
    3: lambda t: 0.5 - (atan(t / sqrt(3)) + t / sqrt(3) / (1 + t * t / 3)) / pi,
    4: lambda t: 0.5 - 3 / 8 * t / sqrt(1 + t * t / 4) * (1 - t * t / (12 * (1 + t * t / 4))),
}


@pytest.mark.parametrize("freedom", CLOSED)
@pytest.mark.parametrize("t", [-40, -1.5, -0.01, 0, 0.2, 0.9, 1, 2, 7])
def test_student_has_closed_forms_of_few_degrees(freedom, t):
    assert student(t, freedom) == pytest.approx(CLOSED[freedom](t), abs=1e-13)


@pytest.mark.parametrize(
    ("freedom", "t", "tail"),
    [(10, 2.228139, 0.025), (5, 4.032143, 0.005), (30, 1.697261, 0.05), (120, 3.159539, 0.001)],
)
def test_student_as_printed_in_tables(freedom, t, tail):
    assert student(t, freedom) == pytest.approx(tail, rel=1e-5)


@given(st.floats(0.5, 60), st.floats(0, 6))
def test_student_is_the_integral_of_its_density(freedom, t):
    """With t = sqrt(f)·tan(a) the density is in proportion to cos(a)^(f − 1), which is easily summed."""
    a = np.linspace(0, atan(t / sqrt(freedom)), 2001)
    height = np.cos(a) ** (freedom - 1)
    whole = gamma(freedom / 2 + 0.5) / gamma(freedom / 2) / sqrt(pi)
    body = (height[:-1] + height[1:]).sum() / 2 * a[1]
    assert student(t, freedom) == pytest.approx(0.5 - whole * body, abs=1e-6)


def test_student_far_out_and_of_many_degrees():
    assert student(1e200, 4) == student(inf, 4) == 0 and student(-inf, 4) == 1
    assert 0 < student(1e6, 4) < 1e-20
    assert student(2, 1e7) == pytest.approx(normal(2), rel=1e-5)


@pytest.mark.parametrize(
    ("freedom", "square", "tail"), [(10, 18.307, 0.05), (10, 3.940, 0.95), (20, 37.566, 0.01), (6, 0.872, 0.99)]
)
def test_chi_squared_is_near_its_tables(freedom, square, tail):
    assert normal(float(from_chi_squared(square / freedom, freedom))) == pytest.approx(tail, abs=0.002)


def test_chi_squared_of_nothing_is_finite():
    assert from_chi_squared([0, 1], [2, 2]).tolist() == pytest.approx([-(8 / 9) * 3, (1 / 9) * 3])


#: Benjamini & Hochberg (1995), 4.1: fifteen tests, of which four are believed at 5 %.
PUBLISHED = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528]
PUBLISHED += [0.759, 1.0]


def test_benjamini_and_hochberg_believe_four():
    assert discoveries(PUBLISHED, 0.05).tolist() == [True] * 4 + [False] * 11
    assert discoveries(PUBLISHED[::-1], 0.05).tolist() == [False] * 11 + [True] * 4


@pytest.mark.parametrize(
    ("chances", "believed"),
    [
        ([], []),
        ([0.05], [True]),
        ([0.051], [False]),
        ([0.04, 0.05], [True, True]),
        ([0.5, 0.025], [False, True]),
        ([0.5, 0.026], [False, False]),
    ],
)
def test_the_last_that_is_within_its_share_takes_all_before(chances, believed):
    assert discoveries(chances, 0.05).tolist() == believed
