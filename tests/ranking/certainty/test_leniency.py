"""Judges who are far more lenient or severe, or use far more or less of the scale."""

import numpy as np
import pytest

from judging.ranking.certainty.flags.leniency import severity, spread
from tests.ranking.certainty.panels import marked, severe

SIX = marked([(1, 2, 3, 4, 5, 6)] * 4)
APART = [1, -1] * 12  # sum of squares 24: with a spread of sqrt(1.6), 15 degrees of freedom


def severities_of(effect, error):
    return severe(SIX, effect=effect, error=[error] * 6, residual=APART, spread=1.6**0.5)


def test_far_more_severe_than_the_panel():
    """The five others vary by 0.075 about 0: t = 5 / sqrt(0.075 · 6/5), which no panel of six has by chance."""
    [found] = severity(SIX, severities_of([0.1, -0.2, 0.3, -0.4, 0.2, -5], 0.3))
    assert (found.flag.kind, found.flag.judge, found.flag.value, found.flag.error) == ("severity", "j5", -5, 0.3)
    assert found.chance < 0.001


def test_far_but_not_for_sure():
    """t = 5/2 of fifteen degrees has a chance of 0.0245, and 0.1/6 is asked for; with 5/1.5 it is 0.004."""
    assert not list(severity(SIX, severities_of([0.1, -0.2, 0.3, -0.4, 0.2, -5], 2.0)))
    assert list(severity(SIX, severities_of([0.1, -0.2, 0.3, -0.4, 0.2, -5], 1.5)))


def test_surely_severe_but_no_more_than_judges_are():
    assert not list(severity(SIX, severities_of([2, -2, 3, -3, 5, -5], 0.01)))


def test_a_judge_compared_with_nobody_is_left_out():
    severities = severe(SIX, effect=[0, 0.1, -0.2, 0.3, -0.2, 9], error=[0, 0.3, 0.3, 0.3, 0.3, 0.3], residual=APART)
    assert [found.flag.judge for found in severity(SIX, severities)] == ["j5"]


WORTH = np.arange(8.0)


def scaled(*times, worth=WORTH):
    """Judges who see what entries are worth and stretch it so many times."""
    marks = marked((worth[:, None] * times + 3).tolist())
    return list(spread(marks, severe(marks, corrected=worth)))


@pytest.mark.parametrize("times", [1.6, 2.5, 0.6, 0.2, 0.0])
def test_a_scale_far_wider_or_narrower(times):
    [found] = scaled(1, 1, times, 1, 1)
    assert (found.flag.kind, found.flag.judge, found.flag.error) == ("spread", "j2", None)
    assert found.flag.value == pytest.approx(times)


@pytest.mark.parametrize("times", [1.59, 0.61])
def test_a_scale_somewhat_wider_or_narrower(times):
    assert not scaled(1, 1, times, 1, 1)


def test_the_panel_is_the_measure():
    [found] = scaled(3, 3, 9, 3, 3)
    assert found.flag.value == pytest.approx(3)


def test_panels_in_which_scales_differ_anyhow():
    assert not scaled(1, 2, 3, 4, 5)


def test_seven_entries_are_too_few_and_so_are_four_judges():
    assert not scaled(1, 1, 4, 1, 1, worth=WORTH[:7])
    assert not scaled(1, 1, 4, 1)


def test_entries_all_alike_or_judges_who_make_no_difference():
    assert not scaled(1, 1, 4, 1, 1, worth=np.ones(8))
    assert not scaled(0, 0, 4, 0, 0)


def test_only_the_entries_a_judge_saw_are_compared():
    """The sixth judge saw the eight best entries of sixteen, and stretched them like the rest."""
    worth = np.concatenate([np.zeros(8), np.arange(50.0, 58.0)])
    table = [[w] * 5 + [w if w >= 50 else None] for w in worth]
    marks = marked(table)
    assert not list(spread(marks, severe(marks, corrected=worth)))
