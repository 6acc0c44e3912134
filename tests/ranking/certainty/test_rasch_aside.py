"""Who is set aside, and how they are measured afterwards."""

from fractions import Fraction
from math import log

import numpy as np
import pytest

from judging.ranking.certainty.rasch.aside import is_connected, set_aside
from judging.ranking.certainty.rasch.model import rasch
from judging.ranking.certainty.rasch.page import fair_averages
from judging.ranking.certainty.rasch.scales import Range, bands
from judging.ranking.certainty.untold import Reason, Untold
from tests.ranking.certainty.juries import marks

CLOSE = pytest.approx
YES_NO = Range(Fraction(1), Fraction(1))

#: The example worked by hand in ``test_by_hand``: J1 is at −log 3, J2 at +log 3 and all entries at 0.
CORE = [(f"E{n}", judge, [judge == ("J1" if n < 6 else "J2")]) for n in range(8) for judge in ("J1", "J2")]


def aside(rows, range: Range = YES_NO) -> list[tuple[str, list[str]]]:
    sheets = marks(rows)
    core = set_aside(sheets, bands(sheets.points, [range] * len(sheets.criteria)))
    names = {"entry": sheets.entries, "judge": sheets.judges}
    return [(kind, [names[kind][at] for at in who]) for kind, who in core.aside]


def measured(rows) -> tuple[dict[str, float], dict[str, float]]:
    sheets = marks(rows)
    model = rasch(sheets, [YES_NO] * len(sheets.criteria))
    return (
        dict(zip(sheets.entries, model.entries.measure, strict=True)),
        dict(zip(sheets.judges, model.judges.measure, strict=True)),
    )


def test_nobody_is_set_aside_without_need():
    assert aside(CORE) == []


def test_both_ends_go_and_entries_go_first():
    """J3 said yes to E1, E2 and E9; E9 has only that, so it goes before J3 does."""
    extra = [("E1", "J3", [1]), ("E6", "J3", [1]), ("E9", "J3", [1]), ("F1", "J1", [0])]
    assert aside(CORE + extra) == [("entry", ["E9", "F1"]), ("judge", ["J3"])]


def test_taking_one_away_may_leave_another_extreme():
    """F1 has a yes of J1 and a no of J3; J3 said no to all, and without J3 F1 has yes alone."""
    extra = [("E1", "J3", [0]), ("E6", "J3", [0]), ("F1", "J1", [1]), ("F1", "J3", [0])]
    assert aside(CORE + extra) == [("judge", ["J3"]), ("entry", ["F1"])]


def test_a_top_that_only_the_extreme_reached_goes_with_them():
    """Without F1 nobody has two points, so E9 with one of one everywhere is at the top then."""
    extra = [("F1", "J1", [2]), ("F1", "J2", [2]), ("E9", "J1", [1]), ("E9", "J2", [1])]
    assert aside(CORE + extra, Range(Fraction(2), Fraction(1))) == [("entry", ["F1"]), ("entry", ["E9"])]


def test_a_criterion_with_one_mark_says_nothing_but_counts_in_totals():
    rows = [(entry, judge, [5, yes]) for entry, judge, (yes,) in CORE]
    sheets = marks(rows)
    model = rasch(sheets, [Range(Fraction(5), Fraction(1)), YES_NO])
    assert model.core.criteria.tolist() == [False, True] and model.core.aside == ()
    assert model.judges.measure == CLOSE([-log(3), log(3)])
    entries, judges = fair_averages(sheets, model, [Fraction(2), Fraction(4)])
    assert entries == CLOSE([12] * 8) and judges == CLOSE([13, 11])


def test_a_judge_who_says_yes_to_all_is_measured_by_the_entries():
    """Four entries at 0 with 3.7 of 4 expected: −C = log(3.7/0.3); with a no to all it is as far on the other side."""
    for said, sign in ((1, -1), (0, 1)):
        _, judges = measured(CORE + [(f"E{n}", "J3", [said]) for n in (0, 1, 6, 7)])
        assert judges["J3"] == CLOSE(sign * log((3.7 / 4) / (0.3 / 4)))
        assert (judges["J1"], judges["J2"]) == CLOSE((-log(3), log(3)))


def test_who_went_first_is_measured_by_who_went_later():
    """E9 has one yes, of J3 who said yes to four more: 0.7 expected of a judge at −log(3.7/0.3)."""
    entries, judges = measured(CORE + [(f"E{n}", "J3", [1]) for n in (0, 1, 6, 7)] + [("E9", "J3", [1])])
    assert judges["J3"] == CLOSE(-log(3.7 / 0.3))
    assert entries["E9"] == CLOSE(log(0.7 / 0.3) - log(3.7 / 0.3))


def test_who_lost_every_judge_is_measured_by_these_in_a_second_turn():
    """F1 has a yes of J3, who says yes to all, and a no of J4, who says no to all: in the middle of both, so 0."""
    extra = [(f"E{n}", judge, [judge == "J3"]) for n in (0, 1, 6, 7) for judge in ("J3", "J4")]
    extra += [("F1", "J3", [1]), ("F1", "J4", [0])]
    assert aside(CORE + extra) == [("judge", ["J3", "J4"]), ("entry", ["F1"])]
    entries, judges = measured(CORE + extra)
    assert judges["J3"] == CLOSE(-log(3.7 / 0.3)) and judges["J4"] == CLOSE(log(3.7 / 0.3))
    assert entries["F1"] == CLOSE(0, abs=1e-9)


def test_errors_of_those_set_aside_come_from_all_their_sheets():
    sheets = marks(CORE + [(f"E{n}", "J3", [1]) for n in (0, 1, 6, 7)])
    model = rasch(sheets, [YES_NO])
    assert model.judges.error[2] == CLOSE((4 * 3.7 / 4 * 0.3 / 4) ** -0.5)
    assert model.entries.error == CLOSE([(2 * 3 / 16) ** -0.5] * 8)  # a judge set aside told nothing of them


def test_nobody_stays_unmeasured():
    """F1 and J3 know only each other."""
    with pytest.raises(Untold) as untold:
        measured([*CORE, ("F1", "J3", [1])])
    assert untold.value.reason is Reason.TOO_FEW


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0, 0)], True),
        ([(0, 0), (1, 1)], False),
        ([(0, 0), (0, 1), (1, 1)], True),
        ([(3, 2), (2, 2), (2, 1), (1, 1), (1, 0), (0, 0)], True),
        ([(0, 0), (0, 1), (1, 2), (2, 2)], False),
    ],
)
def test_a_walk_over_shared_entries_and_judges(pairs, expected):
    entry, judge = np.array(pairs).T
    assert is_connected(entry, judge) is expected
