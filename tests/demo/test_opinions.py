"""What a fictional panel thinks: on the scale, always the same, and never unclear at a line that matters."""

from fractions import Fraction

import pytest

from judging.demo import opinions
from judging.demo.opinions import Taste

SCALES = [(4000, 100), (2000, 200), (2000, 200), (1000, 100), (1000, 50)]
TASTE = Taste("test", 0.7, 0.12)
WANTED = [(judge, entry) for judge in range(1, 6) for entry in range(1, 61)]


@pytest.fixture
def given():
    return opinions.sheets(TASTE, WANTED, SCALES)


def test_every_score_is_on_its_scale(given):
    assert given.keys() == set(WANTED)
    for points in given.values():
        assert all(0 < p <= most and p % step == 0 for p, (most, step) in zip(points, SCALES, strict=True))


def test_one_sheet_does_not_depend_on_the_others(given):
    assert opinions.sheets(TASTE, [(3, 17)], SCALES) == {(3, 17): given[3, 17]}
    assert opinions.sheets(Taste("other", 0.7, 0.12), [(3, 17)], SCALES) != {(3, 17): given[3, 17]}


def test_judges_differ_and_entries_more_so(given):
    by_judge = [sum(sum(given[judge, entry]) for entry in range(1, 61)) / 60 for judge in range(1, 6)]
    assert 200 < max(by_judge) - min(by_judge) < 1500
    means = opinions.means(given)
    assert max(means.values()) - min(means.values()) > 2500


@pytest.mark.parametrize("count", [1, 30, 59])
def test_as_many_pass_as_shall(given, count):
    opinions.let_pass(given, count, threshold=7000, scales=SCALES)
    assert sum(mean >= 7000 for mean in opinions.means(given).values()) == count
    test_every_score_is_on_its_scale(given)


def test_no_equals_on_both_sides_of_a_line():
    even = {(judge, entry): [2000, 1000] for judge in (1, 2, 3) for entry in (1, 2, 3, 4)}
    scales = [(4000, 100), (2000, 200)]
    opinions.keep_lines_clear(even, [[1, 2, 3, 4]], [1, 3, 9], free=set(even), scales=scales)
    order = sorted(opinions.means(even).values(), reverse=True)
    assert order[0] > order[1]
    assert order[2] > order[3]


def test_what_is_not_free_stays():
    fixed = {(judge, entry): [2000, 1000] for judge in (1, 2) for entry in (1, 2)}
    opinions.keep_lines_clear(fixed, [[1, 2]], [1], free=set(), scales=[(4000, 100), (2000, 200)])
    assert set(opinions.means(fixed).values()) == {Fraction(3000)}
