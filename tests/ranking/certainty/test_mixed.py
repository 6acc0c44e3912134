"""Henderson's equations with the entries absorbed give what dense matrices give."""

import numpy as np
import pytest

from judging.ranking.certainty.mixed import Equations, Values, Variances, of_totals
from judging.ranking.certainty.variances import deviance
from tests.ranking.certainty.panels import marked


def dense(values, variances):
    """P (N × N), the fixed part (p), predictions for entries (n) and judges (m), and −2 log-likelihood."""
    entries, judges = np.eye(values.entries)[values.entry], np.eye(values.judges)[values.judge]
    v = variances.entry * entries @ entries.T + variances.judge * judges @ judges.T
    v += variances.rest * np.eye(len(values.y))
    inverse, x = np.linalg.inv(v), values.fixed
    inner = np.linalg.inv(x.T @ inverse @ x)
    p = inverse - inverse @ x @ inner @ x.T @ inverse
    fixed, py = inner @ x.T @ inverse @ values.y, p @ values.y
    height = np.linalg.slogdet(v)[1] - np.linalg.slogdet(inner)[1] + values.y @ py
    return fixed, variances.entry * entries.T @ py, variances.judge * judges.T @ py, height


def scores(seed):
    """Several values by the same judge on the same entry, on two criteria of different means."""
    rng = np.random.default_rng(seed)
    entry, judge, criterion = rng.integers(0, 6, 40), rng.integers(0, 4, 40), rng.integers(0, 2, 40)
    y = rng.normal(0, 2, 6)[entry] + rng.normal(0, 1, 4)[judge] + 3 * criterion + rng.normal(0, 1, 40)
    return Values(entry=entry, judge=judge, y=y, fixed=np.eye(2)[criterion], entries=7, judges=5)


def test_as_dense_matrices_have_it():
    """Entry 7 and judge 5 have nothing and are predicted as average; the likelihoods differ by a constant."""
    values, offsets = scores(1), []
    for known in (Variances(2, 1, 0.5), Variances(0.1, 3, 2)):
        equations = Equations(values, known)
        fixed, entry, judge, height = dense(values, known)
        found = equations.found
        assert found.fixed == pytest.approx(fixed)
        assert found.entry == pytest.approx(entry) and found.entry[6] == 0
        assert found.judge == pytest.approx(judge) and found.judge[4] == 0
        left = values.y - values.fixed @ fixed - entry[values.entry] - judge[values.judge]
        assert found.left == pytest.approx(left)
        offsets.append(deviance(equations) - height)
    assert offsets[0] == pytest.approx(offsets[1])


def test_totals_of_sheets_around_one_mean():
    values = of_totals(marked([[3, 5, None], [None, 4, 2]]))
    assert (values.entries, values.judges, values.fixed.tolist()) == (2, 3, [[1]] * 4)
    assert [values.entry.tolist(), values.judge.tolist(), values.y.tolist()] == [
        [0, 0, 1, 1],
        [0, 1, 1, 2],
        [3, 5, 4, 2],
    ]
    assert values.table.tolist() == [[2, 1, 1, 0], [2, 0, 1, 1]]
    assert values.squares.tolist() == [[4, 1, 2, 1], [1, 1, 0, 0], [2, 0, 2, 0], [1, 0, 0, 1]]
