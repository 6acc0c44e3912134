"""Figures as people read them."""

from fractions import Fraction

import pytest

from judging.ranking.explain import places_needed, printed
from judging.ranking.printing import shortest


@pytest.mark.parametrize(
    ("figure", "places", "vi", "en"),
    [
        ("81.4", 2, "81,40", "81.40"),
        ("1608", 0, "1.608", "1,608"),
        ("1234567.891", 2, "1.234.567,89", "1,234,567.89"),
        ("262/3", 2, "87,33", "87.33"),
        ("69.995", 2, "70,00", "70.00"),
        ("69.994999", 2, "69,99", "69.99"),
        ("0.005", 2, "0,01", "0.01"),
        ("0.015", 2, "0,02", "0.02"),
        ("2.5", 0, "3", "3"),
        ("999.995", 2, "1.000,00", "1,000.00"),
        ("0.004", 3, "0,004", "0.004"),
        ("0", 2, "0,00", "0.00"),
        ("-0.005", 2, "−0,01", "−0.01"),
        ("-0.004", 2, "0,00", "0.00"),
        ("-1608.5", 1, "−1.608,5", "−1,608.5"),
    ],
)
def test_half_is_rounded_up_exactly(figure, places, vi, en):
    assert printed(Fraction(figure), places) == vi
    assert printed(Fraction(figure), places, "en") == en


def test_two_places_unless_said_otherwise():
    assert printed(Fraction(5)) == "5,00"


@pytest.mark.parametrize(
    ("totals", "places"),
    [
        ([], 2),
        (["80"], 2),
        (["80", "80"], 2),
        (["80", "80.01"], 2),
        (["80", "80.001"], 3),
        (["69.995", "70"], 3),
        (["80.00001", "80.00002", "12"], 5),
        (["80.000001", "80.000002"], 6),
        (["80.0000001", "80.0000002"], 6),
    ],
)
def test_decimals_enough_to_tell_totals_apart(totals, places):
    assert places_needed(map(Fraction, totals)) == places


@pytest.mark.parametrize(
    ("figure", "vi"), [("70", "70"), ("67.5", "67,5"), ("1000", "1.000"), ("66.125", "66,125"), ("200/3", "66,666667")]
)
def test_a_rule_is_printed_as_short_as_it_is_written(figure, vi):
    assert shortest(Fraction(figure)) == vi
