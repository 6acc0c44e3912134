"""Intraclass correlations: the published six, a table worked by hand, and juries where nothing can be said."""

import csv

import pytest

from judging.ranking.certainty.agreeing import icc
from judging.ranking.certainty.untold import Reason, Untold
from tests.ranking.certainty.panels import marked, on_file

#: Shrout & Fleiss (1979), table 2: six targets, four judges; and their table 4.
SIX = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]
PUBLISHED = {"icc_1_1": 0.17, "icc_2_1": 0.29, "icc_3_1": 0.71, "icc_1_k": 0.44, "icc_2_k": 0.62, "icc_3_k": 0.91}


def six(marks):
    return {**icc.one_way(marks), **icc.two_way(icc.table(marks))}


def test_shrout_and_fleiss_published_these_six():
    assert {name: round(value, 2) for name, value in six(marked(SIX)).items()} == PUBLISHED


def test_the_published_table_on_file(shared):
    folder = shared / "data/scores/reliability_shrout_fleiss1979"
    with (folder / "expected.csv").open(newline="", encoding="utf-8") as opened:
        wanted = {row["statistic"]: float(row["published"]) for row in csv.DictReader(opened)}
    found = six(on_file(folder / "scores.csv")[0])
    assert {f"ICC{name[4]}{name[6]}": round(value, 2) for name, value in found.items()} == wanted


def test_a_table_by_hand():
    """Rows' means 2, 3, 7 about 4: B = 2(4 + 1 + 9)/2 = 14; columns' 3 and 5: C = 3(1 + 1) = 6.

    Residuals are 0, 1, −1 and their opposites: R = 4/2 = 2. Within rows W = (2 + 0 + 8)/3.
    """
    assert six(marked([(1, 3), (3, 3), (5, 9)])) == pytest.approx(
        {
            "icc_1_1": (14 - 10 / 3) / (14 + 10 / 3),
            "icc_1_k": (14 - 10 / 3) / 14,
            "icc_2_1": 12 / (14 + 2 + 2 * 4 / 3),
            "icc_2_k": 12 / (14 + 4 / 3),
            "icc_3_1": 12 / 16,
            "icc_3_k": 12 / 14,
        }
    )


def test_one_way_takes_any_numbers_of_sheets():
    """N = 6, k0 = (6 − 14/6)/2 = 11/6; means 2, 5, 14 about 5: B = (3·9 + 0 + 81)/2 = 54, W = (2 + 8)/3."""
    between, within, each = 54, 10 / 3, 11 / 6
    assert icc.one_way(marked([(1, 2, 3), (3, 7), (None, None, 14)])) == pytest.approx(
        {
            "icc_1_1": (between - within) / (between + (each - 1) * within),
            "icc_1_k": (between - within) / between,
        }
    )


def test_an_entry_without_sheets_changes_nothing():
    assert icc.one_way(marked([(1, 2, 3), (), (3, 7), (9,)])) == icc.one_way(marked([(1, 2, 3), (3, 7), (9,)]))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([], Reason.NO_SHEETS),
        ([(1, 2, 3)], Reason.ONE_ENTRY),
        ([(1,), (2,)], Reason.ONE_JUDGE),
        ([(1, None), (None, 2)], Reason.NOTHING_SHARED),
        ([(5, 5), (5, 5)], Reason.ALL_EQUAL),
    ],
)
def test_nothing_to_say(table, reason):
    with pytest.raises(Untold) as refusal:
        icc.one_way(marked(table))
    assert refusal.value.reason == reason


@pytest.mark.parametrize("table", [[(5, 5), (5, 5)], [(7.1, 7.1, 7.1), (7.1, 7.1, 7.1)]])
def test_all_equal(table):
    with pytest.raises(Untold) as refusal:
        icc.two_way(icc.table(marked(table)))
    assert refusal.value.reason == Reason.ALL_EQUAL


def test_a_missing_sheet_leaves_no_table():
    with pytest.raises(Untold) as refusal:
        icc.table(marked([(1, 2), (3, None)]))
    assert refusal.value.reason == Reason.INCOMPLETE


def test_what_would_divide_by_zero_is_left_out():
    """Both entries have the mean 1.5 and both judges too: nothing but residuals, and few figures divide by them."""
    assert set(icc.two_way(icc.table(marked([(1, 2), (2, 1)])))) == {"icc_3_1"}
    assert set(icc.one_way(marked([(1, 2), (2, 1)]))) == {"icc_1_1"}


def test_judges_who_agree_but_for_severity():
    found = icc.two_way(icc.table(marked([(1, 3), (2, 4), (6, 8)])))
    assert found["icc_3_1"] == pytest.approx(1) and found["icc_2_1"] == pytest.approx(14 / (14 + 2 * 6 / 3))
