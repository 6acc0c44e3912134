"""Erratic judges, and single sheets far from the others."""

import numpy as np
import pytest

from judging.ranking.certainty.flags.erratic import erratic, outlier_sheet, room
from judging.ranking.certainty.tails import student
from tests.ranking.certainty.panels import marked, severe


def of_sizes(*sizes, entries=9, spread=1.0):
    """Each judge's residuals are so large, on that many entries each."""
    marks = marked([[5] * len(sizes)] * entries)
    return list(erratic(marks, severe(marks, residual=np.tile(sizes, entries), spread=spread)))


def test_room():
    marks = marked([(1, 2, 3), (1, 2, None), (1, None, None), (1, None, None)])
    assert room(marks).tolist() == pytest.approx([2 / 3 * 3 / 4, 2 / 3 / 2, 0, 1 / 2 * 3 / 4, 1 / 2 / 2, 0, 0])


def test_residuals_far_larger():
    """Nine sheets leave 9 · 5/6 · 8/9 = 20/3 degrees: a mean square of 81/(20/3)."""
    [found] = of_sizes(1, 1.1, 3, 0.9, 1, 1.2)
    assert (found.flag.kind, found.flag.judge, found.flag.error) == ("erratic", "j2", None)
    assert found.flag.value == pytest.approx((81 * 3 / 20) ** 0.5)
    assert found.chance < 0.01


def test_against_the_panel_s_spread():
    [found] = of_sizes(2, 2.2, 6, 1.8, 2, 2.4, spread=2.0)
    assert found.flag.value == pytest.approx((81 * 3 / 20) ** 0.5)


def test_far_smaller_is_no_fault():
    assert not of_sizes(1, 1.1, 0.01, 0.9, 1, 1.2)
    assert not of_sizes(1, 1.1, 0, 0.9, 1, 1.2)


@pytest.mark.parametrize(("size", "is_told"), [(1.12, True), (1.1, False)])
def test_half_as_much_again(size, is_told):
    """On 200 entries the mean square is size² · 200/(200 · 5/6 · 199/200): 1.5 at a size of 1.1152."""
    assert bool(of_sizes(0.9, 0.901, size, 0.899, 0.9, 0.902, entries=200)) == is_told


def test_larger_than_others_but_not_for_sure():
    """A mean square of 1.7 on twenty thirds of degrees comes one time in nine."""
    assert not of_sizes(0.1, 0.101, 1.12, 0.099, 0.1, 0.102)


def test_a_panel_in_which_all_differ():
    assert not of_sizes(0.3, 1, 3, 0.5, 2, 1.2)


def test_eight_sheets_and_four_degrees_are_enough():
    assert of_sizes(1, 1.1, 5, 0.9, 1, 1.2, entries=8) and not of_sizes(1, 1.1, 5, 0.9, 1, 1.2, entries=7)


def test_entries_of_two_sheets_leave_less_to_go_by():
    """Two judges an entry in turn, sixteen entries of six judges' ring: 8 · 1/2 · 7/8 is below four degrees."""
    pairs = [(j, (j + 1) % 6) for j in range(6) for _ in range(4)]
    table = [[5 if j in pair else None for j in range(6)] for pair in pairs]
    marks = marked(table)
    sizes = np.array([1, 1.1, 9, 0.9, 1, 1.2])
    assert (marks.sheets_of_judge == 8).all()
    assert not list(erratic(marks, severe(marks, residual=sizes[marks.judge])))


def sheet(residual, *, judges=4, entries=30, spread=1.0, quiet=0.9):
    """One sheet's residual, and its three colleagues' to make up for it; of all others they go up and down."""
    marks = marked([[5] * judges] * entries)
    left = np.tile([quiet, -quiet], judges * entries // 2)
    left[4 : 4 + judges] = [-residual / (judges - 1)] * (judges - 1) + [residual]
    return list(outlier_sheet(marks, severe(marks, residual=left, spread=spread))), left


def test_one_sheet_far_away():
    [found], left = sheet(5)
    assert (found.flag.kind, found.flag.judge, found.flag.entry) == ("outlier_sheet", "j3", "e1")
    assert found.flag.value == pytest.approx(5 * 4 / 3) and found.flag.error == pytest.approx((4 / 3) ** 0.5)
    z, freedom = 5 / (3 / 4 * 29 / 30) ** 0.5, round(float(left @ left))
    assert found.chance == pytest.approx(120 * 2 * student(z * ((freedom - 1) / (freedom - z * z)) ** 0.5, freedom - 1))


def test_far_below():
    [found], _ = sheet(-5)
    assert found.flag.value == pytest.approx(-5 * 4 / 3)


def test_only_the_farthest_of_an_entry():
    """Of 16 and its colleagues' −4 and −12 all are far out; the one that pulls the others is told."""
    marks = marked([[5] * 3] * 40)
    left = np.tile([1.0, -1.0], 60)
    left[:3] = [-4, 16, -12]
    assert [(f.flag.judge, f.flag.entry) for f in outlier_sheet(marks, severe(marks, residual=left))] == [("j1", "e0")]


@pytest.mark.parametrize(("z", "is_told"), [(3.51, True), (3.49, False)])
def test_three_and_a_half_deviations(z, is_told):
    """Ten entries: 40 sheets, where a chance of 0.05/40 lies nearer."""
    found, _ = sheet(z * (3 / 4 * 9 / 10) ** 0.5, entries=10)
    assert bool(found) == is_told


def test_among_very_many_sheets_farther_is_needed():
    """3.7 deviations: one in 4600 of either sign, and of 12,000 sheets two or three are."""
    assert not sheet(3.7 * 0.75**0.5, entries=3000, quiet=1.0)[0]
    assert sheet(3.7 * 0.75**0.5, entries=30)[0]


def test_of_two_sheets_nobody_knows_which_is_odd():
    assert not sheet(9, judges=2, entries=60)[0]
    assert sheet(9, judges=3, entries=40)[0]


def test_with_nothing_left_to_judge_by():
    marks = marked([(1, 2, 3), (4, 5, 9)])
    assert not list(outlier_sheet(marks, severe(marks, residual=[1, 0, 0, 0, 0, 0])))
    assert not list(outlier_sheet(marked([]), severe(marked([]))))


def test_a_judge_with_one_sheet_leaves_no_room():
    marks = marked([(1, 2, 3, 4), *[(1, 2, 3, None)] * 10])
    assert not list(outlier_sheet(marks, severe(marks, residual=np.tile([0.0, 1, -1], 12)[: len(marks.total)])))
