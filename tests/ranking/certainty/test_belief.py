"""The joint normal law of entries and judges, and two figures on the same side of two lines."""

import numpy as np
import pytest

from judging.ranking.certainty.belief import Belief, agreeing, below
from judging.ranking.certainty.mixed import Variances
from tests.ranking.certainty.panels import marked

VARIANCES = Variances(16, 4, 9)
#: Four entries before four judges; e1 and e2 are close.
TABLE = [[80, 82, None, None], [71, None, 73, None], [None, 70, None, 71], [50, 52, None, 51]]


def test_the_normal_law_and_two_of_them():
    assert below(np.array([0, 1.959964, -1.0, 9, -9])) == pytest.approx([0.5, 0.975, 0.158655, 1, 0], abs=1e-6)
    # With both lines in the middle the chance is 1/2 + arcsin(ρ)/π (Sheppard, 1899).
    assert agreeing(np.array(0), np.array(0), np.array([0, 0.5, -0.5, 1.0])) == pytest.approx(
        [0.5, 2 / 3, 1 / 3, 1], abs=1e-3
    )
    sides = 0.158655 * 0.5 + 0.841345 * 0.5
    assert agreeing(np.array(1.0), np.array(0.0), np.array(0.0)) == pytest.approx(sides, abs=1e-6)
    random = np.random.default_rng(0)
    x = random.standard_normal(400_000)
    y = 0.7 * x + np.sqrt(1 - 0.49) * random.standard_normal(400_000)
    drawn = np.mean((x > 0.8) == (y > -0.3))
    assert agreeing(np.array(0.8), np.array(-0.3), np.array(0.7)) == pytest.approx(drawn, abs=0.003)


def test_belief_is_the_joint_normal_law_written_out():
    """Beside the same law conditioned directly, the mean being almost unknown."""
    marks = marked(TABLE)
    belief = Belief(marks, VARIANCES)
    n, m, vague = 4, 4, 1e5
    joint = np.zeros((n + m, n + m))  # worth = mean + entry, then judges
    joint[:n, :n] = vague + 16 * np.eye(n)
    joint[n:, n:] = 4 * np.eye(m)
    rows = np.zeros((len(marks.total), n + m))
    rows[np.arange(len(rows)), marks.entry] = rows[np.arange(len(rows)), n + marks.judge] = 1
    gain = joint @ rows.T @ np.linalg.inv(rows @ joint @ rows.T + 9 * np.eye(len(rows)))
    centre = np.r_[np.full(n, 66.0), np.zeros(m)]
    mean = centre + gain @ (marks.total - rows @ centre)
    after = joint - gain @ rows @ joint
    assert np.r_[belief.worth, belief.effect] == pytest.approx(mean, abs=5e-3)
    assert belief.variance == pytest.approx(after.diagonal()[:n], rel=1e-3)
    assert belief.covariance == pytest.approx(after[n:, n:], abs=1e-3)
    assert belief.shared(np.array([0, 2])) == pytest.approx(after[[0, 2], n:], abs=1e-3)
    drawn = belief.drawn(np.random.default_rng(1), 40_000)
    found = np.cov(np.hstack([drawn.worth, drawn.effect]).T)
    assert np.hstack([drawn.worth, drawn.effect]).mean(0) == pytest.approx(mean, abs=0.1)
    assert found == pytest.approx(after, abs=0.35)
