"""All figures of agreement together: which are told of which sheets, and how many judges would be enough."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging.ranking.certainty.agreeing.agreement import agreement, is_complete, typical
from judging.ranking.certainty.mixed import Variances
from judging.ranking.certainty.untold import Reason, Untold
from tests.ranking.certainty.panels import marked
from tests.ranking.certainty.test_icc import PUBLISHED, SIX

ALPHAS = ["alpha_nominal", "alpha_ordinal", "alpha_interval", "alpha_ratio"]
SOME = Variances(entry=4.0, judge=2.0, rest=6.0)
GAPS = [(5, 7, None), (1, None, 2), (8, 9, 6), (None, 4, 4)]


def told(*of):
    return {figure.id: figure.value for figure in agreement(*of)}


def test_a_complete_jury():
    found = told(marked(SIX), SOME)
    assert list(found) == [*sorted(PUBLISHED), *ALPHAS, "kendall_w", "g_relative", "g_absolute", "judges_needed"]
    assert {name: round(found[name], 2) for name in PUBLISHED} == PUBLISHED
    assert found["g_relative"] == pytest.approx(4 / (4 + 6 / 4))
    assert found["g_absolute"] == pytest.approx(4 / (4 + 8 / 4))
    assert found["judges_needed"] == 6  # 0.8/0.2 · 6/4, as all judges see all entries


def test_an_incomplete_jury_by_components():
    """Three entries have two sheets and one has three: 4 / (3/2 + 1/3) = 24/11 sheets."""
    found = told(marked(GAPS), SOME)
    assert list(found) == [*sorted(PUBLISHED), *ALPHAS, "g_relative", "g_absolute", "judges_needed"]
    assert found["icc_2_1"] == pytest.approx(4 / 12) and found["icc_3_1"] == pytest.approx(4 / 10)
    assert found["icc_2_k"] == found["g_absolute"] == pytest.approx(4 / (4 + 8 * 11 / 24))
    assert found["icc_3_k"] == found["g_relative"] == pytest.approx(4 / (4 + 6 * 11 / 24))
    assert found["judges_needed"] == 8  # 0.8/0.2 · (2 + 6)/4


def test_without_components():
    assert list(told(marked(GAPS))) == ["icc_1_1", "icc_1_k", *ALPHAS]
    assert list(told(marked(SIX))) == [*sorted(PUBLISHED), *ALPHAS, "kendall_w"]


def test_a_jury_that_agrees_on_nothing():
    """A whole jury's reliability is a share of variance, so not below 0; a single sheet's shows how far off it is."""
    found = told(marked([(1, 15), (8, 9), (5, 11)]), Variances(entry=0.0, judge=0.0, rest=9.0))
    assert found["icc_1_1"] < 0 and found["icc_3_1"] < 0
    assert found["icc_1_k"] == found["icc_2_k"] == found["icc_3_k"] == found["g_relative"] == 0
    assert "judges_needed" not in found


def test_components_of_nothing_say_nothing():
    nothing = Variances(entry=0.0, judge=3.0, rest=0.0)
    assert "icc_2_1" not in told(marked(GAPS), nothing)
    assert told(marked(GAPS), nothing)["g_absolute"] == 0


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([], Reason.NO_SHEETS),
        ([(1, 2, 3)], Reason.ONE_ENTRY),
        ([(1,), (2,)], Reason.ONE_JUDGE),
        ([(1, None), (None, 2)], Reason.NOTHING_SHARED),
        ([(5, 5), (5, None)], Reason.ALL_EQUAL),
    ],
)
def test_nothing_to_say(table, reason):
    with pytest.raises(Untold) as refusal:
        agreement(marked(table), SOME)
    assert refusal.value.reason == reason


marks = st.one_of(st.none(), st.integers(0, 3).map(float))


@given(st.lists(st.tuples(marks, marks, marks), min_size=0, max_size=6))
def test_every_figure_is_finite(table):
    try:
        found = agreement(marked(table), SOME)
    except Untold:
        return
    assert found and all(np.isfinite(figure.value) for figure in found)


def test_is_complete_and_typical():
    assert is_complete(marked(SIX)) and not is_complete(marked(GAPS))
    assert typical(marked(SIX)) == 4
    assert typical(marked([(1, 2), (), (1, 2, 3), (4,)])) == pytest.approx(3 / (1 / 2 + 1 / 3 + 1))
