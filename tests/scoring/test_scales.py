"""Only exact integers on the scale pass."""

import json
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging.errors import Invalid
from judging.scoring.scales import Scale, checked, is_complete

WHOLE = Scale("1", maximum=4000, step=100)
HALF = Scale("2", maximum=1000, step=50)
SCALES = (WHOLE, HALF)


@pytest.mark.parametrize("value", [0, 100, 3700, 4000])
def test_scores_on_the_scale(value):
    assert checked({"1": value}, SCALES) == {"1": value}


@pytest.mark.parametrize(
    "value",
    [-100, 4001, 4100, 3750, 1, True, False, None, 37.0, 3700.0, math.nan, math.inf, 1e400, "3700", "5 ", "٣٧٠٠",
     [3700], {"a": 1}, 10**40, -0.0, 5.0000001],
)  # fmt: skip
def test_everything_else_is_refused(value):
    with pytest.raises(Invalid):
        checked({"1": value}, SCALES)


@pytest.mark.parametrize("scores", [None, [], "{}", 5, {"3": 100}, {1: 100}, {"1": 100, "x": 100}])
def test_foreign_criteria_and_shapes_are_refused(scores):
    with pytest.raises(Invalid):
        checked(scores, SCALES)


_anything = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**6), 10**6), st.floats(), st.sampled_from(["", "5", "1e3", "٥"])
)


@given(st.dictionaries(st.sampled_from("123"), st.one_of(_anything, st.integers(0, 80).map(lambda n: n * 50))))
def test_what_passes_is_on_the_scale(scores):
    try:
        passed = checked(scores, SCALES)
    except Invalid:
        return
    for scale in SCALES:
        value = passed.get(scale.key, 0)
        assert type(value) is int and 0 <= value <= scale.maximum and value % scale.step == 0
    assert json.loads(json.dumps(passed)) == scores


def test_an_empty_score_is_absent_and_never_zero():
    assert checked({}, SCALES) == {}
    assert not is_complete({"1": 0}, SCALES)
    assert is_complete({"1": 0, "2": 0}, SCALES)


@pytest.mark.parametrize(
    "maximum, step, is_short, decimals",
    [(1000, 100, True, 0), (2000, 200, True, 0), (1100, 100, False, 0), (500, 50, True, 1), (4000, 100, False, 0),
     (100, 25, True, 2)],
)  # fmt: skip
def test_a_scale_of_up_to_eleven_scores_has_buttons(maximum, step, is_short, decimals):
    scale = Scale("1", maximum, step)
    assert (scale.is_short, scale.decimals) == (is_short, decimals)
    assert not is_short or len(scale.values) <= 11


def test_the_refusal_says_the_highest_score():
    with pytest.raises(Invalid) as refusal:
        checked({"2": 1050}, SCALES)
    assert refusal.value.values == {"maximum": Decimal(10)}
