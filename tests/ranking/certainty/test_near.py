"""Where a line is, and how likely entries are on its right side once further sheets are in."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from judging.ranking.certainty.belief import Belief, Draws, below
from judging.ranking.certainty.marks import Marks
from judging.ranking.certainty.mixed import Variances
from judging.ranking.certainty.near import Near, like_others, one_more, sum_of
from judging.ranking.certainty.types import Line
from tests.ranking.certainty.panels import marked

VARIANCES = Variances(16, 4, 9)
#: Four entries before four judges; e1 and e2 are close.
TABLE = [[80, 82, None, None], [71, None, 73, None], [None, 70, None, 71], [50, 52, None, 51]]


def line_of(marks: Marks, count: int | None = 2, **more) -> Line:
    best = np.argsort(-marks.mean, kind="stable")[:count]
    return Line(id="award:first", group="all", count=count, above=frozenset(marks.entries[at] for at in best), **more)


def near_of(marks: Marks, line: Line, offset=None, effects=None) -> Near:
    return Near(marks, line, Belief(marks, VARIANCES), offset=offset, effects=effects)


def test_the_line_stands_between_the_totals_and_where_as_many_are_expected_above():
    near = near_of(marked(TABLE), line_of(marked(TABLE)))
    assert near.cut == pytest.approx((72 + 70.5) / 2)
    over = below((near.worth - near.worth_cut) / np.sqrt(near.belief.variance))
    assert over.sum() == pytest.approx(2, abs=1e-5)
    asked = Line(id="threshold", group="all", points=Fraction(75), above=frozenset({"e0"}))
    assert (near_of(marked(TABLE), asked).cut, near_of(marked(TABLE), asked).worth_cut) == (75, 75)
    both = replace(line_of(marked(TABLE)), points=Fraction(75))
    assert (near_of(marked(TABLE), both).cut, near_of(marked(TABLE), both).worth_cut) == (75, 75)
    everybody = line_of(marked(TABLE), 4)
    assert near_of(marked(TABLE), everybody).cut == -np.inf


def test_who_no_longer_competes_is_not_near_the_line():
    """The best is out, so the line of one runs between the second and the third."""
    marks = marked(TABLE)
    line = Line(id="award:first", group="all", count=1, above=frozenset({"e1"}), aside=frozenset({"e0"}))
    near = near_of(marks, line)
    assert near.inside.tolist() == [1, 2, 3] and near.cut == pytest.approx((72 + 70.5) / 2)


def test_the_chance_to_be_right_is_what_draws_say():
    """Once two more sheets of one entry are in and one of another; without effects that are taken away, and with."""
    marks = marked(TABLE)
    for effects in (None, np.array([1.0, -2, 0, 3])):
        near = near_of(marks, line_of(marks), offset=np.array([0.0, 1, 0, 0]), effects=effects)
        entries, judges = np.array([0, 1]), np.array([[2, 3, -1], [3, -1, -1]])
        told = near.agreement(entries, sum_of(near, entries, judges))
        random = np.random.default_rng(2)
        drawn = near.belief.drawn(random, 100_000)
        plan = np.array([[0, 2], [0, 3], [1, 3]])
        totals = near._totals(drawn, plan, random)[:, entries]
        worth = drawn.worth[:, entries] + near.offset[entries]
        assert told == pytest.approx(((totals > near.cut) == (worth > near.worth_cut)).mean(0), abs=0.006)


def test_one_more_judge_is_the_sum_with_that_judge():
    near = near_of(marked(TABLE), line_of(marked(TABLE)))
    entries = np.array([1, 2])
    more = one_more(near, entries, np.array([[1], [0]]))
    for judge in range(4):
        both = sum_of(near, entries, np.array([[1, judge], [0, judge]]))
        if judge > 1:
            assert more.variance[:, judge] == pytest.approx(both.variance)
        assert more.effect[:, judge] == pytest.approx(both.effect)
        assert more.shared[:, judge] == pytest.approx(both.shared)
    assert more.count == 2
    others = like_others(near, entries, 2)
    covariance = near.belief.covariance
    off = (covariance.sum() - covariance.trace()) / 12
    assert others.variance == pytest.approx(2 * covariance.trace() / 4 + 2 * off)
    assert others.effect == pytest.approx(2 * near.belief.effect.mean())
    assert others.shared == pytest.approx(2 * near.belief.shared(entries).mean(axis=1))


def test_right_winners_are_those_above_who_belong_there():
    """Worth without any doubt: e0 and e1 belong above, e0 and e2 are said to be."""
    marks = marked(TABLE)
    line = Line(id="award:first", group="all", count=2, above=frozenset({"e0", "e2"}))
    near = near_of(marks, line)
    sure = Draws(np.tile([90.0, 80, 70, 60], (5, 1)), np.zeros((5, 4)))
    nothing, everything = np.zeros((0, 2), np.intp), np.array([[1, 1]])
    random = np.random.default_rng(0)
    assert near.right(sure, [nothing, everything], random)[:2] == [1, 2]
    asked = replace(line, count=None, points=Fraction(65))
    assert near_of(marks, asked).right(sure, [nothing], random) == [2, 3]
    both = replace(line, points=Fraction(85))
    assert near_of(marks, both).right(sure, [], random) == [1]
