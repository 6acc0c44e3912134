"""Kendall's W: by hand with and without ties, and the Paris reds."""

import pytest

from judging.ranking.certainty.agreeing.concordance import concordance
from judging.ranking.certainty.untold import Reason, Untold
from tests.ranking.certainty.panels import marked, on_file


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ([(1, 10), (2, 20), (3, 21)], 1),
        ([(1, 3), (2, 2), (3, 1)], 0),
        # Ranks 1 1 2, 2 3 1, 3 2 3, sums 4 6 8 about 6: 12 · 8 / (9 · 24).
        ([(1, 5, 6), (2, 8, 2), (3, 7, 9)], 12 * 8 / (9 * 24)),
        # Ranks 1 1.5, 2.5 1.5, 2.5 3, sums 2.5 4 5.5: 12 · 4.5 / (4 · 24 − 2 · (6 + 6)).
        ([(1, 1), (2, 1), (2, 2)], 12 * 4.5 / (4 * 24 - 2 * 12)),
        # One judge ties all three (24), the other none: sums 3 4 5.
        ([(1, 7), (2, 7), (3, 7)], 12 * 2 / (4 * 24 - 2 * 24)),
    ],
)
def test_by_hand(table, wanted):
    assert concordance(marked(table)) == pytest.approx(wanted)


def test_a_sum_of_tenths_is_the_same_mark():
    assert concordance(marked([(0.1 + 0.2, 1), (0.3, 2), (5, 3)])) == concordance(marked([(3, 1), (3, 2), (5, 3)]))


def test_the_paris_reds(shared):
    assert round(concordance(on_file(shared / "data/scores/wine_paris1976_red/scores.csv")[0]), 3) == 0.260


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([], Reason.NO_SHEETS),
        ([(1, 2)], Reason.ONE_ENTRY),
        ([(1,), (2,)], Reason.ONE_JUDGE),
        ([(1, 2), (2, None)], Reason.INCOMPLETE),
        ([(1, 2), (1, 2), (1, 2)], Reason.ALL_EQUAL),
    ],
)
def test_nothing_to_say(table, reason):
    with pytest.raises(Untold) as refusal:
        concordance(marked(table))
    assert refusal.value.reason == reason
