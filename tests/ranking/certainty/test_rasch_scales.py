"""From points to categories."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from judging.ranking.certainty.rasch.page import ranges_of
from judging.ranking.certainty.rasch.scales import Range, bands
from judging.ranking.rules import Criterion, Difference, Part, Scored
from tests.ranking.certainty.juries import marks

ALL = np.array([True])


def column(*points) -> np.ndarray:
    return np.array(points, float).reshape(-1, 1)


def wide(*points, step: str = "1") -> tuple[list[int], tuple[int, ...]]:
    found = bands(column(*points), [Range(Fraction(100), Fraction(step))])
    return found.band[:, 0].tolist(), found.wide


@pytest.mark.parametrize(
    ("points", "step", "expected"),
    [
        ((0, 20), "1", ([0, 20], (1,))),  # 21 marks can be told apart
        ((0, 1, 2, 20, 21), "1", ([0, 0, 1, 10, 10], (2,))),  # 22 cannot: eleven bands of two
        ((5, 25), "1", ([0, 20], (1,))),  # only what lies between the marks given counts
        ((15, 16, 17, 40), "1", ([0, 0, 1, 12], (2,))),
        ((0, 0.5, 10), "0.5", ([0, 1, 20], (1,))),
        ((0, 0.5, 1, 10.5), "0.5", ([0, 0, 1, 10], (2,))),
        ((0, 41), "1", ([0, 20], (2,))),  # 21 bands of two
        ((0, 42), "1", ([0, 14], (3,))),
        ((0, 99, 100), "1", ([0, 19, 20], (5,))),
        ((0.3, 0.7), "0.1", ([0, 4], (1,))),  # 0.7/0.1 is 6.999… in floats
    ],
)
def test_more_than_twenty_steps_are_taken_in_bands(points, step, expected):
    assert wide(*points, step=step) == expected


def test_criteria_of_one_range_share_their_bands():
    ten, five = Range(Fraction(10), Fraction(1)), Range(Fraction(5), Fraction(1))
    found = bands(np.array([[4, 2, 9], [6, 3, 7]], float), [ten, five, ten])
    assert found.scale.tolist() == [0, 1, 0] and found.wide == (1, 1)
    assert found.band.tolist() == [[0, 0, 5], [2, 1, 3]]


def test_marks_nobody_gave_have_no_category():
    category, top = bands(column(0, 3, 3, 7), [Range(Fraction(10), Fraction(1))]).categories(np.ones(4, bool), ALL)
    assert category[:, 0].tolist() == [0, 1, 1, 2] and top.tolist() == [2]


def test_marks_only_others_gave_count_as_the_nearest_below():
    rows = np.array([False, True, True, False, False, False])
    found = bands(column(0, 2, 5, 3, 5, 9), [Range(Fraction(10), Fraction(1))])
    category, top = found.categories(rows, ALL)
    assert category[:, 0].tolist() == [0, 0, 1, 0, 1, 1] and top.tolist() == [1]


def test_a_criterion_set_aside_has_no_say_in_the_categories():
    ten = Range(Fraction(10), Fraction(1))
    found = bands(np.array([[1, 9], [3, 9]], float), [ten, ten])
    category, top = found.categories(np.ones(2, bool), np.array([True, False]))
    assert category[:, 0].tolist() == [0, 1] and top.tolist() == [1, 1]


def test_a_range_goes_to_the_maximum_by_the_steps_of_every_group():
    half = {"tre": Difference(step=Fraction(1, 2)), "son": Difference(step=Fraction(2, 3))}
    parts = Part(id="x", maximum=Fraction(3)), Part(id="y", maximum=Fraction(4), step=Fraction(3, 4))
    round = Scored(
        id="r",
        criteria=(
            Criterion(id="a", maximum=Fraction(10), step=Fraction(2)),
            Criterion(id="b", maximum=Fraction(10), step=Fraction(1), differences=half),
            Criterion(id="c", maximum=Fraction(10), differences={"gom": Difference(maximum=Fraction(20))}),
            Criterion(id="d", parts=parts),
        ),
    )
    sheets = replace(marks([("E", "J", (1, 1, 1, 1))]), groups=("gom", "tre", "son"))
    assert ranges_of(sheets, round) == [
        Range(Fraction(10), Fraction(2)),
        Range(Fraction(10), Fraction(1, 6)),
        Range(Fraction(20), Fraction(1)),
        Range(Fraction(7), Fraction(1, 4)),
    ]
