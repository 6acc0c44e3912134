"""How reliable the mean of so many judges is, and how many are enough."""

import pytest

from judging.ranking.certainty.agreeing.generalizability import coefficient, judges_for


@pytest.mark.parametrize(
    ("entry", "noise", "wanted", "judges"),
    [
        (4.0, 8.0, 0.8, 8),
        (4.0, 8.1, 0.8, 9),
        (4.0, 4.0, 0.5, 1),
        (4.0, 0.0, 0.8, 1),
        (1.0, 0.3, 0.9, 3),  # 2.7
        (4.0, 999.0, 0.8, 999),
        (4.0, 999.1, 0.8, None),
        (1e-300, 1e300, 0.8, None),
        (0.0, 0.0, 0.8, None),
        (0.0, 1.0, 0.8, None),
    ],
)
def test_judges_for(entry, noise, wanted, judges):
    assert judges_for(entry, noise, wanted) == judges
    if judges and noise:
        assert coefficient(entry, noise, judges) >= wanted - 1e-9
        assert judges == 1 or coefficient(entry, noise, judges - 1) < wanted


def test_judges_for_asks_for_eight_tenths():
    assert judges_for(1.0, 2.0) == 8


def test_coefficient():
    assert coefficient(3.0, 4.0, 2) == pytest.approx(3 / 5)
    assert coefficient(0.0, 0.0, 2) == 0
