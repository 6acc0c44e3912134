"""What cannot be measured, and why."""

from fractions import Fraction

import numpy as np
import pytest

from judging.ranking.certainty.rasch.estimation import solved
from judging.ranking.certainty.rasch.measures import Ratings
from judging.ranking.certainty.rasch.model import rasch
from judging.ranking.certainty.rasch.scales import Range
from judging.ranking.certainty.untold import Untold
from tests.ranking.certainty.juries import by_pattern, marks

YES_NO, TO_TWO = (Range(Fraction(most), Fraction(1)) for most in (1, 2))
PARTED = [(f"E{n}", f"J{judge}", [(n + judge) % 2]) for n in range(4) for judge in (n // 2 * 2, n // 2 * 2 + 1)]

#: J0 and J1 disagree about the first four, J2 and J3 about the others; J2 says yes to all of the first, J0 no to all
#: of the others. The further apart both halves lie, the likelier is that, without end.
HALVES = [(f"E{n}", f"J{n // 4 * 2 + at}", [(n + at) % 2]) for n in range(8) for at in (0, 1)]
HALVES += [(f"E{n}", "J2", [1]) for n in range(4)] + [(f"E{n}", "J0", [0]) for n in range(4, 8)]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "no_sheets"),
        ([("E1", "J1", [0]), ("E1", "J2", [1])], "one_entry"),
        ([("E1", "J1", [0]), ("E2", "J1", [1])], "one_judge"),
        ([("E1", "J1", [1]), ("E1", "J2", [1]), ("E2", "J1", [1])], "all_equal"),
        ([("E1", "J1", [1]), ("E2", "J2", [0])], "nothing_shared"),
        (PARTED, "unconnected"),
        ([("E1", "J1", [1]), ("E1", "J2", [1]), ("E2", "J1", [0]), ("E2", "J2", [0])], "too_few"),  # all are extreme
        ([("E1", "J1", [1]), ("E1", "J2", [0]), ("E2", "J1", [0]), ("E2", "J2", [1]), ("E3", "J1", [0])], None),
        (HALVES, "too_few"),
    ],
)
def test_reasons(rows, reason):
    sheets = marks(rows)
    if reason is None:
        assert rasch(sheets, [YES_NO]).rounds >= 1
    else:
        with pytest.raises(Untold) as untold:
            rasch(sheets, [YES_NO] * len(sheets.criteria))
        assert untold.value.reason == reason


@pytest.mark.parametrize("is_judge", [True, False])
def test_two_judges_and_two_entries_must_be_left(is_judge):
    """The other judge, or the other entry, has yes alone: what is left could be measured, but against nobody."""
    both = [(f"A{n}", "B0", [(n + at) % 2 for at in range(3)]) for n in range(4)]
    both += [(f"A{n}", "B1", [1, 1, 1]) for n in range(4)]
    with pytest.raises(Untold, match="too_few"):
        rasch(marks(both if is_judge else [(judge, entry, points) for entry, judge, points in both]), [YES_NO] * 3)


def test_marks_must_outnumber_what_is_looked_for():
    """Three entries, a difference of judges and one of thresholds can be found from six marks; two of these cannot."""
    model = rasch(by_pattern((1, [[0], [2]]), (1, [[2], [0]]), (1, [[1], [1]])), [TO_TWO])
    assert model.ruler.thresholds[0] == pytest.approx([0, 0], abs=1e-9)
    with pytest.raises(Untold, match="too_few"):
        rasch(by_pattern((1, [[0], [3]]), (1, [[3], [0]]), (1, [[1], [2]])), [Range(Fraction(3), Fraction(1))])


def test_what_has_no_maximum_is_said_not_to_have_converged():
    entry, judge, category = (
        np.array(part) for part in zip(*((int(e[1]), int(j[1]), p) for e, j, p in HALVES), strict=True)
    )
    solution = solved(Ratings(entry, judge, category, np.array([0]), (1,)))
    assert (solution.is_converged, solution.rounds) == (False, 40)
    apart = solution.measures.entries[0] - solution.measures.entries[4]
    assert apart > 20 and np.isfinite(solution.residual).all()
