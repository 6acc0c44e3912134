"""Many-facet Rasch models whose maximum of likelihood is known in closed form."""

from fractions import Fraction
from math import exp, log, sqrt

import numpy as np
import pytest

from judging.ranking.certainty.rasch.chances import Ruler, chances, mean_and_deviations
from judging.ranking.certainty.rasch.model import Rasch, rasch
from judging.ranking.certainty.rasch.page import fair, fair_averages
from judging.ranking.certainty.rasch.scales import Range
from judging.ranking.certainty.types import Fair
from judging.ranking.rules import Criterion, Scored
from tests.ranking.certainty.juries import by_pattern

CLOSE = pytest.approx
YES_NO = Range(Fraction(1), Fraction(1))
TO_TWO = Range(Fraction(2), Fraction(1))

#: Six entries have a yes of the first judge only, two of the second only: all have one of two, so one measure, 0, and
#: the first judge says yes to three in four of them: log(3/4 : 1/4) = log 3 = 0 − C. One has two and one has none.
YES_OR_NO = by_pattern((6, [[1], [0]]), (2, [[0], [1]]), (1, [[1], [1]]), (1, [[0], [0]]))

#: With 1.7 of two expected, the entry with two has u = exp B, where 3u/(1 + 3u) + u/(3 + u) = 1.7, that is
#: 0.9 u² − 7 u − 5.1 = 0; the one with none is as far on the other side.
EXTREME = log((7 + sqrt(49 + 4 * 0.9 * 5.1)) / 1.8)


@pytest.fixture(scope="module")
def yes_or_no() -> Rasch:
    return rasch(YES_OR_NO, [YES_NO])


def test_judges_differ_by_the_log_odds_of_their_yes(yes_or_no):
    assert yes_or_no.judges.measure == CLOSE([-log(3), log(3)])
    assert yes_or_no.entries.measure[:8] == CLOSE([0] * 8, abs=1e-9)
    assert yes_or_no.ruler.difficulty == CLOSE([0]) and yes_or_no.ruler.thresholds[0] == CLOSE([0])


def test_the_extreme_are_measured_with_three_tenths_less(yes_or_no):
    assert yes_or_no.entries.is_extreme.tolist() == [False] * 8 + [True, True]
    assert not yes_or_no.judges.is_extreme.any()
    assert yes_or_no.entries.measure[8:] == CLOSE([EXTREME, -EXTREME])


def test_errors_come_from_the_variance_of_the_marks(yes_or_no):
    """A mark with a chance of 3/4 has a variance of 3/16: an entry has two of them, a judge eight."""
    assert yes_or_no.entries.error[:8] == CLOSE([sqrt(8 / 3)] * 8)
    assert yes_or_no.judges.error == CLOSE([sqrt(2 / 3)] * 2)
    yes = [1 / (1 + exp(-EXTREME - by)) for by in (log(3), -log(3))]
    information = sum(p * (1 - p) for p in yes)
    assert yes_or_no.entries.error[8:] == CLOSE([1 / sqrt(information)] * 2)


def test_fit_says_who_is_surprising(yes_or_no):
    """Expected are 3/4 and 1/4: z² is (1/16)/(3/16) = 1/3 for the six and (9/16)/(3/16) = 3 for the two."""
    for fit in (yes_or_no.entries.infit, yes_or_no.entries.outfit):
        assert fit == CLOSE([1 / 3] * 6 + [3, 3, 0, 0])
    for fit in (yes_or_no.judges.infit, yes_or_no.judges.outfit):
        assert fit == CLOSE([(6 / 3 + 2 * 3) / 8] * 2)


def test_separation_and_reliability_weigh_spread_against_error(yes_or_no):
    """Judges: a variance of 2·log²3 and a mean square error of 2/3. Entries that are not extreme have one measure."""
    spread, error = 2 * log(3) ** 2, 2 / 3
    assert yes_or_no.judges.reliability == CLOSE((spread - error) / spread)
    assert yes_or_no.judges.separation == CLOSE(sqrt((spread - error) / error))
    assert (yes_or_no.entries.reliability, yes_or_no.entries.separation) == (0, 0)


def test_what_a_diagnosis_shows():
    round = Scored(id="r", criteria=(Criterion(id="c1", maximum=Fraction(1), factor=Fraction(20)),))
    entries, judges = fair(YES_OR_NO, round)
    assert [entry.id for entry in entries] == list(YES_OR_NO.entries)
    same = {"error": CLOSE(sqrt(2 / 3)), "infit": CLOSE(1), "outfit": CLOSE(1)}
    assert judges == (
        Fair(id="J1", measure=CLOSE(-log(3)), average=CLOSE(15), **same),
        Fair(id="J2", measure=CLOSE(log(3)), average=CLOSE(5), **same),
    )
    assert entries[0].average == CLOSE(10) and entries[0].infit == CLOSE(1 / 3) and not entries[0].is_extreme
    best = entries[8]
    assert best.average == CLOSE(20 / (1 + exp(-EXTREME)))
    assert (best.is_extreme, best.infit, best.outfit) == (True, None, None)


def test_thresholds_part_the_categories():
    """Two judges alike, every entry with two points: 0, 1 and 2 are given 4, 8 and 4 times, so F_1 = log(4/8)."""
    model = rasch(by_pattern((2, [[0], [2]]), (2, [[2], [0]]), (4, [[1], [1]])), [TO_TWO])
    assert model.ruler.thresholds[0] == CLOSE([log(1 / 2), log(2)])
    assert model.judges.measure == CLOSE([0, 0], abs=1e-9) and model.entries.measure == CLOSE([0] * 8, abs=1e-9)
    assert model.entries.error == CLOSE([1] * 8)  # two marks, each of variance 1/4 + 1/4
    assert model.entries.infit == CLOSE([2] * 4 + [0] * 4, abs=1e-9)


def test_criteria_differ_by_the_log_odds_of_their_points():
    """Every entry has two of four; the first criterion is met by three in four, by both judges."""
    model = rasch(by_pattern((3, [[1, 0], [1, 0]]), (1, [[0, 1], [0, 1]])), [YES_NO, YES_NO])
    assert model.ruler.difficulty == CLOSE([-log(3), log(3)])
    assert model.judges.measure == CLOSE([0, 0], abs=1e-9) and model.entries.measure == CLOSE([0] * 4, abs=1e-9)


def test_criteria_of_another_range_have_thresholds_of_their_own():
    """Half of the marks on the first are a yes; of the second 8, 4 and 8 are 0, 1 and 2, so F_1 = log(8/4)."""
    patterns = (4, [[1, 0], [0, 2]]), (4, [[0, 2], [1, 0]]), (1, [[1, 1], [0, 1]]), (1, [[0, 1], [1, 1]])
    sheets = by_pattern(*patterns)
    model = rasch(sheets, [YES_NO, TO_TWO])
    assert [scale.tolist() for scale in model.ruler.thresholds] == [CLOSE([0]), CLOSE([log(2), -log(2)])]
    assert model.ruler.difficulty == CLOSE([0, 0], abs=1e-9)
    entries, judges = fair_averages(sheets, model, [Fraction(3), Fraction(5)])
    assert entries == CLOSE([6.5] * 10) and judges == CLOSE([6.5] * 2)


def test_chances_of_categories():
    """Even odds from 0 to 1, odds of 3 from 1 to 2; far along the scale a category is sure, and nothing overflows."""
    even = chances(np.array([0.0]), np.array([0.0, -log(3)]))
    assert even[:, 0] == CLOSE([1 / 5, 1 / 5, 3 / 5])
    mean, away = mean_and_deviations(even)
    assert mean == CLOSE([7 / 5]) and away[:, 0] == CLOSE([-7 / 5, -2 / 5, 3 / 5])
    sure = chances(np.array([[900.0, -900.0]]), np.zeros(2))
    assert sure[:, 0].tolist() == [[0, 1], [0, 0], [1, 0]]


def test_a_ruler_adds_up_criteria():
    """A yes with a chance of 1/4, and one with 1/2, of merit 0; twice the odds of both at log 2 higher."""
    ruler = Ruler(np.array([log(3), 0.0]), np.array([0, 0]), (np.array([0.0]),))
    merit = np.array([0.0, log(2)])
    sums, variances = ruler.sheets(merit)
    assert sums == CLOSE([3 / 4, 2 / 5 + 2 / 3]) and variances == CLOSE([3 / 16 + 1 / 4, 6 / 25 + 2 / 9])
    worth = ruler.worth(merit, [np.array([0.0, 8.0]), np.array([1.0, 3.0])])
    assert worth == CLOSE([2 + 2, 16 / 5 + 7 / 3])
