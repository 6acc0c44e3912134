"""Do chances come true and places hold? A fixed sample; ``bench/calibration.py`` looks at many more."""

import numpy as np
import pytest

from judging.ranking.certainty.marks import Marks
from judging.ranking.certainty.severity import severities, weakly_linked
from tests.ranking.certainty.simulated import Looked, looked_at, marks_of, simulate, together

BIN_MOST, COVERED_LEAST = 0.04, 0.93


def competition(seed: int) -> tuple[Marks, np.ndarray]:
    """150 entries of normal merit before 12 normally severe judges, 3 sheets each, and what the entries are worth."""
    rng = np.random.default_rng(seed)
    n, m, r = 150, 12, 3
    merit, effect = rng.normal(70, 6, n), rng.normal(0, 5, m)
    entry, judge = np.repeat(np.arange(n), r), np.argsort(rng.random((n, m)), axis=1)[:, :r].ravel()
    total = merit[entry] + effect[judge] + rng.normal(0, 5, n * r)
    ids = tuple(map(str, range(n)))
    marks = Marks(
        entries=ids, judges=ids[:m], criteria=("c",), groups=("all",), entry=entry, judge=judge,
        group=np.zeros(n, np.intp), points=total[:, None], total=total,
    )  # fmt: skip
    return marks, merit


@pytest.fixture(scope="module")
def benchmark(shared):
    """The shared benchmark's competitions."""
    return simulate()


def holds(found: Looked) -> bool:
    """Chances by fifths as often true as told, true places as often in the interval."""
    off = [abs(told - true) for told, true, _ in found.bins()]
    return max(off) <= BIN_MOST and 0.99 >= found.is_covered.mean() >= COVERED_LEAST


def test_chances_come_true_where_everything_is_normal():
    made = [competition(seed) for seed in range(40)]
    assert holds(together([looked_at(marks, merit, 50) for marks, merit in made]))


def test_fifths_are_of_the_chance():
    chance = np.array([0, 0.1, 0.3, 0.5, 0.75, 0.8, 1])
    found = Looked(chance, np.array([0, 1, 1, 0, 1, 1, 1]), np.ones(7))
    assert found.bins() == [
        (pytest.approx(0.05), 0.5, 2), (0.3, 1, 1), (0.5, 0, 1), (0.75, 1, 1), (pytest.approx(0.9), 1, 2),
    ]  # fmt: skip
    assert not holds(found)


def test_chances_come_true_on_rounded_points_with_halo_and_different_spreads(benchmark):
    made = [benchmark.generate(218, 15, 5, seed) for seed in range(1000, 1060)]
    assert holds(together([looked_at(marks_of(one), one.truth, 126) for one in made]))


def test_more_right_winners_than_the_plain_mean(benchmark):
    """On the same seeds, and close to an oracle that knows every judge's severity."""
    gain, behind = [], []
    for seed in range(1000, 1030):
        one = benchmark.generate(300, 12, 4, seed)
        figures = (severities(marks_of(one)).corrected, benchmark.simple_mean(one), benchmark.oracle_severity(one))
        best = set(np.argsort(-one.truth)[:90])
        ours, plain, oracle = (len(best & set(np.argsort(-figure)[:90])) / 90 for figure in figures)
        gain.append(ours - plain)
        behind.append(oracle - ours)
    assert np.mean(gain) > 2 * np.std(gain) / 30**0.5 and np.mean(behind) < 0.005


@pytest.mark.parametrize("design, warned", [("panels", True), ("random", False)])
def test_panels_that_share_few_entries_are_told(benchmark, design, warned):
    for n, m, r in ((218, 15, 5), (300, 12, 4)):
        for seed in range(1000, 1005):
            assert weakly_linked(marks_of(benchmark.generate(n, m, r, seed, design))) == warned
