"""Variances and predictions by hand where every judge saw everything, at their likeliest, and as lme4 has them."""

import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judging.ranking.certainty import variances as module
from judging.ranking.certainty.mixed import Equations, Values, Variances, of_totals
from judging.ranking.certainty.untold import Untold
from judging.ranking.certainty.variances import LEAST, fitted, shrunken, variances
from tests.ranking.certainty.panels import honest, marked
from tests.ranking.certainty.test_mixed import dense, scores

NO = None
SHROUT_FLEISS = marked([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])


def test_the_six_by_four_table_of_shrout_and_fleiss():
    """Mean squares by hand: entries 11.2417, judges 32.4861, the rest 1.0194, as published."""
    found = variances(SHROUT_FLEISS)
    rest = 1.0194444444444
    assert found.rest == pytest.approx(rest, rel=1e-3)
    assert found.entry == pytest.approx((11.2416666667 - rest) / 4, rel=1e-3)
    assert found.judge == pytest.approx((32.4861111111 - rest) / 6, rel=1e-3)


def test_predictions_from_complete_sheets_are_drawn_in_by_a_fixed_share():
    """Of a mean of 4 sheets 4·2/(4·2 + 1) is left, of a judge's mean of 6 sheets 6·5/(6·5 + 1)."""
    found = shrunken(SHROUT_FLEISS, Variances(2, 5, 1))
    table = SHROUT_FLEISS.total.reshape(6, 4)
    assert found.mean == pytest.approx(table.mean())
    assert found.merit == pytest.approx(8 / 9 * (table.mean(1) - table.mean()))
    assert found.effect == pytest.approx(30 / 31 * (table.mean(0) - table.mean()))


def test_what_is_not_there_is_a_millionth():
    """Entries whose means are all equal; then judges; then nothing but these."""
    spread = np.var([1, 5, 2, 4, 3, 3])
    found = variances(marked([[1, 5], [2, 4], [3, 3]]))
    assert found.entry == pytest.approx(LEAST * spread)
    judges = variances(marked([[1, 2, 3], [5, 4, 3]]))
    assert judges.judge == pytest.approx(LEAST * spread) and judges.entry > 1
    exact = variances(marked([[10, 12, 17], [20, 22, 27], [33, 35, 40], [1, 3, 8]]))
    assert exact.entry == pytest.approx(np.var([0, 10, 23, -9], ddof=1), rel=0.01)
    assert exact.judge == pytest.approx(np.var([0, 2, 7], ddof=1), rel=0.01)
    assert exact.rest < 2e-4


@pytest.mark.parametrize(
    "table, reason",
    [
        ([], "no_sheets"),
        ([[4, 5]], "one_entry"),
        ([[4], [5]], "one_judge"),
        ([[4, NO], [NO, 5]], "nothing_shared"),
        ([[4, 5, NO], [4, 4, NO], [NO, NO, 6]], "unconnected"),
        ([[4, 5, NO], [NO, 5, 6]], "too_few"),
        ([[5, 5], [5, 5]], "all_equal"),
    ],
)
def test_what_cannot_be_told(table, reason):
    with pytest.raises(Untold) as refused:
        variances(marked(table))
    assert refused.value.reason == reason


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_nothing_near_is_likelier(seed):
    values = scores(seed)
    found = fitted(values)
    least = LEAST * np.var(values.y - values.fixed @ np.linalg.lstsq(values.fixed, values.y)[0])
    best = dense(values, found)[3]
    for at in range(3):
        for times in (0.9, 1.1):
            near = [v * times if k == at else v for k, v in enumerate(found)]
            if near[at] >= least:
                assert dense(values, Variances(*near))[3] >= best - 1e-6


def test_a_step_too_far_is_halved_and_what_wants_below_nought_is_left_out():
    """Competitions on which Newton's step alone goes astray: exact additivity, nothing but noise, two judges."""
    rng = np.random.default_rng(3)
    for n, m, noise in ((9, 5, 0.0), (12, 3, 3.0), (8, 2, 0.01), (3, 6, 1.0)):
        table = rng.normal(0, 1, (n, 1)) * (noise < 1) + rng.normal(0, 1, m) * (n != 12) + rng.normal(0, noise, (n, m))
        values = of_totals(marked(table.tolist()))
        found = fitted(values)
        best = dense(values, found)[3]
        least = 2 * LEAST * np.var(values.y)
        for other in np.array(np.meshgrid(*[[1 / 3, 0.9, 1, 1.1, 3]] * 3)).reshape(3, -1).T:
            near = np.maximum(np.array(found) * other, least)
            assert dense(values, Variances(*near))[3] >= best - 1e-3


def directly(values, variances):
    """Newton's step with the average information and the root of the multiplying step, from dense matrices."""
    parts = [np.eye(values.entries)[values.entry], np.eye(values.judges)[values.judge], np.eye(len(values.y))]
    squares = [part @ part.T for part in parts]
    inverse = np.linalg.inv(sum(v * square for v, square in zip(variances, squares, strict=True)))
    x = values.fixed
    p = inverse - inverse @ x @ np.linalg.inv(x.T @ inverse @ x) @ x.T @ inverse
    f = np.array([square @ p @ values.y for square in squares])
    traces = np.array([np.trace(p @ square) for square in squares])
    given = f @ p @ values.y
    return f @ p @ f.T, given - traces, np.sqrt(given / traces)


def test_what_is_tried_next():
    """Newton's step, its half, a quarter and an eighth, none over ten times as far, and last the multiplying one."""
    values, now = scores(2), np.array([1.5, 1.5, 1.5])
    information, slope, root = directly(values, now)
    step = np.linalg.solve(information, slope)
    tried = list(module._candidates(Equations(values, Variances(*now)), 1e-9))
    parts = [now + part * step for part in (1, 1 / 2, 1 / 4, 1 / 8)]
    assert tried[:4] == [pytest.approx(np.clip(part, 0.15, 15), rel=1e-4) for part in parts]
    assert tried[4:] == [pytest.approx(now * root)]
    assert step == pytest.approx(parts[0] - now) and np.abs(step).max() > 0.05


def test_no_step_is_longer_than_ten_times_either_way():
    values = scores(2)
    widest = [
        next(module._candidates(Equations(values, Variances(*now)), 1e-9)) for now in ((1e-3, 1, 1), (99, 99, 99))
    ]
    assert widest[0][0] == pytest.approx(1e-2)
    assert min(widest[1]) == pytest.approx(9.9)
    held = [next(module._candidates(Equations(values, Variances(99, 99, 99)), least)) for least in (50, 9)]
    assert min(held[0]) == 50 and min(held[1]) == pytest.approx(9.9)
    *_, last = module._candidates(Equations(values, Variances(99, 99, 99)), 80)
    assert last.min() == 80


def test_what_wants_below_nought_is_left_out_of_the_step():
    """Noise alone: at its least the variance of entries wants lower still, and the other two step without it."""
    values = of_totals(marked([[1, 5, NO], [2, 4, 3], [3, NO, 2], [NO, 4, 1]]))
    now, least = np.array([1e-3, 1.0, 1.0]), 1e-3
    information, slope, _ = directly(values, now)
    together = np.linalg.solve(information, slope)
    assert slope[0] < 0
    step = np.linalg.solve(information[1:, 1:], slope[1:])
    first = next(module._candidates(Equations(values, Variances(*now)), least))
    assert first == pytest.approx([1e-3, *np.clip(1 + step, 0.1, 10)], rel=1e-4)
    assert np.abs(step - together[1:]).max() > 0.01
    values = scores(2)
    information, slope, _ = directly(values, now)
    assert slope[0] > 0  # here it wants higher, and takes part
    first = next(module._candidates(Equations(values, Variances(*now)), least))
    assert first == pytest.approx(np.clip(now + np.linalg.solve(information, slope), now / 10, now * 10), rel=1e-3)


def test_equal_is_equal_to_a_few_hundred_thousandths():
    assert variances(marked([[50, 50], [50, 50.001], [50, 50]])).rest > 0
    with pytest.raises(Untold, match="all_equal"):
        variances(marked([[50, 50], [50, 50.00001], [50, 50]]))


def test_one_step_alone_is_told_as_it_is(monkeypatch):
    values = scores(4)
    spread = np.mean((values.y - values.fixed @ np.linalg.lstsq(values.fixed, values.y)[0]) ** 2)
    start = dense(values, Variances(*[spread / 3] * 3))[3]
    whole = dense(values, fitted(values))[3]
    monkeypatch.setattr(module, "STEPS", 1)
    assert start > dense(values, fitted(values))[3] > whole


def test_close_to_the_truth_of_a_large_competition():
    """Severities have a standard deviation of 0.8 points on each criterion: 8 on totals out of 100, before rounding."""
    found = variances(honest((400, 40, 5), seed=2))
    assert found.judge**0.5 == pytest.approx(8, rel=0.25)


def test_as_lme4(shared):
    """score ~ criterion + (1 | entry) + (1 | judge): 1,370 single scores, most entries with one or two judges."""
    folder = shared / "data/scores/sirt_ratings1"
    rows = read(folder / "scores.csv")
    merit = {row["entry"]: float(row["blup_lme4"]) for row in read(folder / "expected.csv")}
    effect = {row["judge"]: float(row["judge_blup_lme4"]) for row in read(folder / "expected_judges.csv")}
    entries, judges, criteria = (sorted({row[key] for row in rows}) for key in ("entry", "judge", "criterion"))
    values = Values(
        entry=np.array([entries.index(row["entry"]) for row in rows]),
        judge=np.array([judges.index(row["judge"]) for row in rows]),
        y=np.array([float(row["score"]) for row in rows]),
        fixed=np.eye(len(criteria))[[criteria.index(row["criterion"]) for row in rows]],
        entries=len(entries),
        judges=len(judges),
    )
    found = Equations(values, fitted(values)).found
    assert found.entry == pytest.approx([merit[id] for id in entries], abs=1e-5)
    assert found.judge == pytest.approx([effect[id] for id in judges], abs=1e-5)


def read(file):
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))
