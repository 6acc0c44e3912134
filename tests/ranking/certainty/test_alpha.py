"""Krippendorff's alpha at four levels: his own example, small ones by hand, and the definition pair by pair."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging.ranking.certainty.agreeing.alpha import Level, alpha
from judging.ranking.certainty.untold import Reason, Untold
from tests.ranking.certainty.panels import marked

#: Krippendorff (2011), "Computing Krippendorff's alpha-reliability", parts C to E: four observers, twelve units.
OBSERVERS = [
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
]
PUBLISHED = {Level.NOMINAL: 0.743, Level.ORDINAL: 0.815, Level.INTERVAL: 0.849, Level.RATIO: 0.797}


@pytest.mark.parametrize("level", Level)
def test_krippendorff_published_these(level):
    assert round(alpha(marked(list(zip(*OBSERVERS, strict=True))), level), 3) == PUBLISHED[level]


@pytest.mark.parametrize(
    ("level", "wanted"),
    [
        # Marks 1 1 | 1 3 | 3 3: of 30 ordered pairs of all 18 differ, within entries 2 of 6, each counted once.
        (Level.NOMINAL, 1 - (2 / 6) / (18 / 30)),
        (Level.INTERVAL, 1 - (2 * 4 / 6) / (18 * 4 / 30)),
        (Level.RATIO, 1 - (2 / 4 / 6) / (18 / 4 / 30)),
        (Level.ORDINAL, 1 - (2 * 9 / 6) / (18 * 9 / 30)),
    ],
)
def test_by_hand(level, wanted):
    assert alpha(marked([(1, 1), (1, 3), (3, 3)]), level) == pytest.approx(wanted)


def test_nothing_is_no_share_of_nothing():
    """0 0 | 0 2: the pairs 0–2 are whole apart, 6 of 12 of all and 2 of 4 within."""
    assert alpha(marked([(0, 0), (0, 2)]), Level.RATIO) == pytest.approx(0)


def squared(level: Level, values: list[float], a: float, b: float) -> float:
    """The difference of two marks as Krippendorff defines it."""
    if level == Level.NOMINAL:
        return float(a != b)
    if level == Level.INTERVAL:
        return (a - b) ** 2
    if level == Level.RATIO:
        return ((a - b) / (a + b)) ** 2 if a + b else 0
    low, high = sorted((a, b))
    between = sum(low <= v <= high for v in values)
    return 0 if a == b else (between - (values.count(a) + values.count(b)) / 2) ** 2


def pair_by_pair(table, level: Level) -> float:
    units = [[v for v in row if v is not None] for row in table]
    units = [unit for unit in units if len(unit) > 1]
    values = [v for unit in units for v in unit]
    within = sum(squared(level, values, a, b) / (len(u) - 1) for u in units for a, b in permutations(u, 2))
    among = sum(squared(level, values, a, b) for a, b in permutations(values, 2))
    return 1 - (within / len(values)) / (among / (len(values) * (len(values) - 1)))


marks = st.one_of(st.none(), st.integers(0, 6).map(float))


@given(st.lists(st.tuples(marks, marks, marks, marks), min_size=2, max_size=8))
def test_it_is_the_definition_pair_by_pair(table):
    shared = [v for row in table if sum(v is not None for v in row) > 1 for v in row if v is not None]
    for level in Level:
        if len(set(shared)) < 2:
            with pytest.raises(Untold):
                alpha(marked(table), level)
        else:
            assert alpha(marked(table), level) == pytest.approx(pair_by_pair(table, level), abs=1e-12)


def test_many_different_marks_are_taken_in_blocks():
    table = np.random.default_rng(3).uniform(0, 100, (1200, 2)).tolist()
    assert alpha(marked(table), Level.RATIO) == pytest.approx(ratio_at_once(np.array(table)))


def ratio_at_once(table: np.ndarray) -> float:
    a, x = table, table.ravel()
    among = ((x[:, None] - x) / (x[:, None] + x)) ** 2
    return 1 - (((a[:, 0] - a[:, 1]) / a.sum(1)) ** 2).mean() / (among.sum() / (len(x) * (len(x) - 1)))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([], Reason.NO_SHEETS),
        ([(1,), (2,)], Reason.NOTHING_SHARED),
        ([(1, 1), (1, 1), (2,)], Reason.ALL_EQUAL),
        ([(0.1 + 0.2, 0.3), (0.3, 0.3)], Reason.ALL_EQUAL),
    ],
)
def test_nothing_to_say(table, reason):
    for level in Level:
        with pytest.raises(Untold) as refusal:
            alpha(marked(table), level)
        assert refusal.value.reason == reason


def test_points_below_zero_have_no_ratio():
    for level, table in product(Level, [[(-1, 2), (1, 3)]]):
        if level == Level.RATIO:
            with pytest.raises(Untold) as refusal:
                alpha(marked(table), level)
            assert refusal.value.reason == Reason.TOO_FEW
        else:
            assert alpha(marked(table), level) <= 1
