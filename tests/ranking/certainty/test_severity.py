"""Severities by hand, against plain least squares with a column for everybody, and where there is nothing to say."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging.ranking.certainty import severity
from judging.ranking.certainty.severity import components, linked, refuse_unlinked, severities, strain, weakly_linked
from judging.ranking.certainty.untold import Reason, Untold
from tests.ranking.certainty.panels import honest, marked

NO = None
WHEEL = marked([[10, 6, NO], [NO, 4, 5], [9, NO, 8]])


def in_groups(marks, *groups):
    """The same sheets, the entries in these groups."""
    return replace(marks, groups=tuple(map(str, range(max(groups) + 1))), group=np.array(groups, np.intp))


def test_two_judges_of_everything():
    """Differences 2, 4, 0: judge 2 gives 2 more, so each is 1 off; squares left 4 with 6 − 3 − 2 + 1 = 2 to spare."""
    found = severities(marked([[3, 5], [4, 8], [5, 5]]))
    assert found.effect == pytest.approx([-1, 1])
    assert found.corrected == pytest.approx([4, 6, 5])
    assert found.residual == pytest.approx([0, 0, -1, 1, 1, -1])
    assert (found.spread, found.freedom) == (pytest.approx(2**0.5), 2)
    assert found.error == pytest.approx([(1 / 3) ** 0.5] * 2)  # half of a mean of three differences: s²·2/3/4


def test_a_wheel_of_three_judges():
    """M = 3/2 (I − J/3), r = (5/2, −5/2, 0): effects (5/3, −5/3, 0), C = 2/3 (I − J/3); squares left 6/9."""
    found = severities(WHEEL)
    assert found.effect == pytest.approx([5 / 3, -5 / 3, 0])
    assert found.corrected == pytest.approx([8, 16 / 3, 23 / 3])
    assert found.residual == pytest.approx([1 / 3, -1 / 3, 1 / 3, -1 / 3, -1 / 3, 1 / 3])
    assert found.spread == pytest.approx((2 / 3) ** 0.5)
    assert found.error == pytest.approx([(2 / 3) ** 0.5 * 2 / 3] * 3)
    assert strain(WHEEL) == pytest.approx([2 / 9] * 3)  # ½ · 2/3 (2 − 4/3)


def test_a_judge_who_filled_in_nothing():
    """The panel of two with a third judge and a fourth entry that nobody met: they change nothing and have noughts."""
    found = severities(marked([[3, 5], [4, 8], [5, 5], [NO, NO, NO]]))
    assert found.effect == pytest.approx([-1, 1, 0])
    assert found.error == pytest.approx([3**-0.5, 3**-0.5, 0])
    assert found.corrected == pytest.approx([4, 6, 5, 0])
    assert found.spread == pytest.approx(2**0.5)


def test_groups_apart_are_measured_apart():
    """Two groups with a panel each: effects add up to nought in each; as one group they cannot be compared."""
    table = [[3, 5, NO, NO], [4, 8, NO, NO], [5, 5, NO, NO], [NO, NO, 7, 1], [NO, NO, 9, 5]]
    marks = in_groups(marked(table), 0, 0, 0, 1, 1)
    assert linked(marks) == 2
    assert [list(part) for part in components(marks)] == [[0, 0, 0, 1, 1], [0, 0, 1, 1]]
    found = severities(marks)
    assert found.effect == pytest.approx([-1, 1, 2.5, -2.5])
    spread = ((4 + 1) / 3) ** 0.5  # 10 sheets − 5 entries − 4 judges + 2
    assert found.spread == pytest.approx(spread)
    assert found.error == pytest.approx(spread * np.sqrt([1 / 6, 1 / 6, 1 / 4, 1 / 4]))
    with pytest.raises(Untold) as refused:
        severities(marked(table))
    assert refused.value.reason == Reason.UNCONNECTED


def test_a_judge_alone_in_a_group_has_nobody_to_be_measured_against():
    marks = in_groups(marked([[3, 5, NO], [4, 8, NO], [5, 5, NO], [NO, NO, 9]]), 0, 0, 0, 1)
    found = severities(marks)
    assert found.effect == pytest.approx([-1, 1, 0]) and found.error == pytest.approx([3**-0.5, 3**-0.5, 0])
    assert found.corrected == pytest.approx([4, 6, 5, 9])


def test_a_group_before_two_panels_is_refused_whatever_the_others_are():
    pair, other = [3, 5, NO, NO], [NO, NO, 4, 4]
    with pytest.raises(Untold, match="unconnected"):
        severities(in_groups(marked([pair, other, other, pair]), 0, 0, 1, 2))


def test_parts_are_told():
    marks = marked([[1, 1, NO, NO, NO], [NO, NO, NO, NO, NO], [NO, NO, 1, NO, NO], [NO, 1, NO, NO, 1]])
    assert linked(marks) == 2
    assert [list(part) for part in components(marks)] == [[0, -1, 1, 0], [0, 0, 1, -1, 0]]
    assert linked(marked([])) == 0


def test_a_long_chain_is_one_part():
    assert linked(marked([[NO] * at + [1, 1] + [NO] * (6 - at) for at in (3, 0, 6, 1, 5, 2, 4)])) == 1


@pytest.mark.parametrize(
    "table, reason",
    [
        ([], "no_sheets"),
        ([[NO, NO], [NO, NO]], "no_sheets"),
        ([[4, 5, 6]], "one_entry"),
        ([[NO, NO], [4, 5]], "one_entry"),
        ([[4], [5]], "one_judge"),
        ([[4, NO], [5, NO]], "one_judge"),
        ([[4, NO], [NO, 5], [6, NO]], "nothing_shared"),
        ([[4, 5, NO], [NO, NO, 6]], "unconnected"),
        ([[4, 5, NO, NO], [NO, NO, 6, 7], [4, 5, NO, NO], [NO, NO, 6, 9]], "unconnected"),
        ([[4, 5, NO], [NO, 5, 6]], "too_few"),
    ],
)
def test_what_cannot_be_told(table, reason):
    with pytest.raises(Untold) as refused:
        severities(marked(table))
    assert refused.value.reason == reason


def test_as_few_sheets_as_will_do():
    """A sheet more than entries and judges less one; who judged what can be looked at with fewer."""
    assert severities(marked([[4, 5, NO], [NO, 5, 6], [4, NO, 6]])).spread >= 0
    assert severities(marked([[4, 5], [5, 5]])).spread == pytest.approx(0.5)
    assert strain(marked([[4, 5, NO], [NO, 5, 6]])).shape == (2,)
    with pytest.raises(Untold, match="one_judge"):
        strain(marked([[4], [5]]))


def test_too_few_sheets_are_too_few_for_all_that_is_built_on_severity():
    refuse_unlinked(marked([[4, 5], [5, 5]]))
    with pytest.raises(Untold, match="too_few"):
        refuse_unlinked(marked([[4, 5, NO], [NO, 5, 6]]))


def test_judges_who_agree_have_no_severity():
    found = severities(marked([[7, 7, 7], [7, 7, 7]]))
    assert not found.effect.any() and not found.error.any() and found.spread == 0
    assert list(found.corrected) == [7, 7]


def test_nobody_is_strained_where_everybody_judges_everything():
    marks = marked([[4, 5, 6], [5, 5, 5]])
    assert strain(marks) == pytest.approx([0, 0], abs=1e-12)
    assert not weakly_linked(marks)


def two_panels(shared: int):
    """Twenty entries before each of two pairs of judges, and ``shared`` more before one of each."""
    apart = [[5, 6, NO, NO]] * 20 + [[NO, NO, 5, 6]] * 20
    return marked(apart + [[5, NO, 6, NO]] * shared)


def test_panels_that_share_little_are_weakly_linked():
    """By hand for one shared entry: half of all sheets hang on one difference, 2 s² off, so a panel is off by s²/2."""
    assert strain(two_panels(1))[0] == pytest.approx(1 + 1 / 20, rel=0.1)
    assert weakly_linked(two_panels(1)) and weakly_linked(two_panels(4))
    assert not weakly_linked(two_panels(16))


def test_just_over_a_tenth_is_weak(monkeypatch):
    assert severity.WEAKLY_LINKED == "weakly_linked"
    monkeypatch.setattr(severity, "strain", lambda marks: np.array([0.0, 0.1]))
    assert not weakly_linked(WHEEL)
    monkeypatch.setattr(severity, "strain", lambda marks: np.array([0.11, 0.0]))
    assert weakly_linked(WHEEL)


def test_random_assignment_is_well_linked():
    assert not weakly_linked(honest((120, 10, 4), seed=1))
    assert weakly_linked(honest((12, 6, 2), seed=1))


@st.composite
def tables(draw):
    """Marks of up to 7 entries and 5 judges that can be told."""
    n, m = draw(st.integers(2, 7)), draw(st.integers(2, 5))
    cells = st.one_of(st.none(), st.integers(0, 40))
    return marked(draw(st.lists(st.lists(cells, min_size=m, max_size=m), min_size=n, max_size=n)))


@given(tables())
def test_as_least_squares_with_a_column_for_everybody(marks):
    try:
        found = severities(marks)
    except Untold:
        return
    n, m = len(marks.entries), len(marks.judges)
    rows = np.hstack([np.eye(n)[marks.entry], np.eye(m)[marks.judge]])
    inverse = np.linalg.pinv(rows.T @ rows)
    both = inverse @ rows.T @ marks.total
    left = marks.total - rows @ both
    spread = np.sqrt(left @ left / (len(marks.entry) - np.linalg.matrix_rank(rows)))
    mean = np.bincount(marks.judge, minlength=m) / len(marks.entry)
    apart = np.hstack([np.zeros((m, n)), np.eye(m) - mean])  # each judge against the mean sheet
    assert found.residual == pytest.approx(left, abs=1e-6)
    assert found.spread == pytest.approx(spread, abs=1e-6)
    assert linked(marks) == 1
    seen = marks.sheets_of_judge > 0
    assert found.effect[seen] == pytest.approx((apart @ both)[seen], abs=1e-6)
    errors = spread * np.sqrt(np.maximum((apart @ inverse @ apart.T).diagonal(), 0))
    assert found.error[seen] == pytest.approx(errors[seen], abs=1e-5)
    assert not found.effect[~seen].any() and not found.error[~seen].any()
    assert found.corrected[marks.entry] + found.effect[marks.judge] + found.residual == pytest.approx(marks.total)
    shares = np.array([row @ (apart @ inverse @ apart.T) @ row for row in _rows(marks)])
    assert strain(marks) == pytest.approx(shares / np.maximum(marks.sheets_of_entry, 1), abs=1e-6)


def _rows(marks):
    table = np.zeros((len(marks.entries), len(marks.judges)))
    table[marks.entry, marks.judge] = 1
    return table


@given(tables(), st.integers(-9, 9))
def test_a_judge_who_adds_points_to_everything_changes_no_difference(marks, points):
    try:
        found = severities(marks)
    except Untold:
        return
    kinder = severities(replace(marks, total=marks.total + points * (marks.judge == marks.judge[0])))
    assert np.ptp(kinder.corrected - found.corrected) < 1e-6 or not marks.sheets_of_entry.all()
    assert kinder.residual == pytest.approx(found.residual, abs=1e-6)
