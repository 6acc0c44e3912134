"""What holds for every jury."""

from dataclasses import fields, replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judging.ranking.certainty.marks import Marks
from judging.ranking.certainty.rasch.estimation import Solution, solved
from judging.ranking.certainty.rasch.fit import Facet, infit_and_outfit
from judging.ranking.certainty.rasch.measures import Measures, Ratings
from judging.ranking.certainty.rasch.model import rasch
from judging.ranking.certainty.rasch.page import fair_averages
from judging.ranking.certainty.rasch.scales import Range
from judging.ranking.certainty.untold import Untold
from tests.ranking.certainty.juries import marks

MOST = 4
RANGE = Range(Fraction(MOST), Fraction(1))


def jury(seed: int, *, entries: int = 30, judges: int = 5, criteria: int = 3, most: int = MOST) -> Marks:
    """Three random judges for every entry, differing in severity."""
    random = np.random.default_rng(seed)
    merit, severity = random.normal(0, 1.2, entries), random.normal(0, 0.7, judges)
    rows = []
    for entry in range(entries):
        for judge in sorted(random.choice(judges, 3, replace=False)):
            points = most / 2 + merit[entry] - severity[judge] + random.normal(0, 0.9, criteria)
            rows.append((f"E{entry:02}", f"J{judge}", np.clip(np.rint(points), 0, most)))
    return marks(rows)


@given(st.integers(0, 10**6))
@settings(max_examples=15)
def test_at_the_maximum_every_sum_is_the_expected_one(seed):
    random = np.random.default_rng(seed)
    entry, judge = np.repeat(np.arange(12), 3), np.tile(np.arange(3), 12)
    category = random.integers(0, 3, (36, 3))
    category[:, 2] = np.minimum(category[:, 2], 1)
    solution = solved(Ratings(entry, judge, category, np.array([0, 0, 1]), (2, 1)))
    if solution.is_converged:
        for of in (entry, judge):
            assert np.bincount(of, solution.residual.sum(axis=1)) == pytest.approx(0, abs=1e-6)
        assert solution.residual.sum(axis=0) == pytest.approx(0, abs=1e-6)
        for part in (solution.measures.judges, solution.measures.criteria, *solution.measures.thresholds):
            assert part.sum() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_the_likelihood_falls_in_every_direction(seed):
    """Newton's algebra against the plain sum of logarithms: nowhere near is anything likelier."""
    sheets = jury(seed)
    category = sheets.points.astype(int)
    ratings = Ratings(sheets.entry, sheets.judge, category, np.zeros(3, int), (MOST,))
    best, random = solved(ratings).measures, np.random.default_rng(seed)

    def likelihood(at: Measures) -> float:
        eta = at.eta(sheets.entry, sheets.judge)
        steps = eta[..., None] - at.thresholds[0]
        above = np.concatenate([np.zeros((*eta.shape, 1)), np.cumsum(steps, axis=-1)], axis=-1)
        chosen = np.take_along_axis(above, category[..., None], axis=-1)[..., 0]
        return float((chosen - np.log(np.exp(above).sum(axis=-1))).sum())

    at_best = likelihood(best)
    for _ in range(20):
        parts = [random.normal(size=part.shape) for part in (best.entries, best.judges, best.criteria)]
        step = Measures(*parts, (random.normal(size=MOST),))
        assert likelihood(best.plus(step, 1e-3)) < at_best


def test_the_order_of_the_sheets_changes_nothing():
    sheets = jury(1)
    order = np.random.default_rng(1).permutation(len(sheets.entry))
    mixed = replace(sheets, **{name: getattr(sheets, name)[order] for name in ("entry", "judge", "points", "total")})
    one, other = (rasch(own, [RANGE] * 3) for own in (sheets, mixed))
    for field in fields(Facet):
        for facet in ("entries", "judges"):
            expected = getattr(getattr(one, facet), field.name)
            assert getattr(getattr(other, facet), field.name) == pytest.approx(expected, abs=1e-7)


def test_the_scale_turned_round_turns_every_measure_round():
    sheets = jury(2)
    turned = replace(sheets, points=MOST - sheets.points)
    one, other = (rasch(own, [RANGE] * 3) for own in (sheets, turned))
    assert other.entries.measure == pytest.approx(-one.entries.measure, abs=1e-7)
    assert other.judges.measure == pytest.approx(-one.judges.measure, abs=1e-7)
    assert other.judges.outfit == pytest.approx(one.judges.outfit, abs=1e-7)
    assert other.entries.reliability == pytest.approx(one.entries.reliability)


def test_points_on_another_scale_change_only_averages():
    sheets, tenfold = jury(3), replace(jury(3), points=jury(3).points * 10 + 5)
    one, other = rasch(sheets, [RANGE] * 3), rasch(tenfold, [Range(Fraction(45), Fraction(5))] * 3)
    assert other.entries.measure == pytest.approx(one.entries.measure)
    plain, scaled = (fair_averages(own, model, [1, 1, 1])[0] for own, model in ((sheets, one), (tenfold, other)))
    assert scaled == pytest.approx(10 * plain + 15)


def test_bands_keep_what_whole_points_say():
    """Merit told in points of 0 to 40 and in bands of these stands in the same order but for near ties."""
    sheets = jury(4, entries=60, most=40)
    spread = replace(sheets, points=np.clip(np.rint(20 + 6 * (sheets.points - 20)), 0, 40))
    model = rasch(spread, [Range(Fraction(40), Fraction(1))] * 3)
    assert model.wide[0] > 1
    mean = np.bincount(spread.entry, spread.points.sum(axis=1)) / spread.sheets_of_entry
    fair, _ = fair_averages(spread, model, [1, 1, 1])
    assert np.corrcoef(fair, mean)[0, 1] > 0.9


@given(st.data())
@settings(max_examples=25)
def test_any_sheets_give_finite_figures_or_a_reason(data):
    pairs = data.draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), unique=True, max_size=14))
    points = st.lists(st.integers(0, 3), min_size=2, max_size=2)
    sheets = marks([(f"E{entry}", f"J{judge}", data.draw(points)) for entry, judge in pairs])
    ranges = [Range(Fraction(3), Fraction(1))] * len(sheets.criteria)
    try:
        model = rasch(sheets, ranges)
    except Untold:
        return
    averages = fair_averages(sheets, model, [Fraction(1)] * 2)
    for facet, average in zip((model.entries, model.judges), averages, strict=True):
        for figures in (facet.measure, facet.error, facet.infit, facet.outfit, average):
            assert np.isfinite(figures).all()
        assert 0 <= facet.reliability <= 1 and average.min() >= 0 and average.max() <= 6


def test_infit_weighs_marks_by_what_they_tell():
    """Residuals 1 and 0.5 with variances 1 and 1/16: (1 + 1/4)/(1 + 1/16) against (1 + 4)/2."""
    residual, variance = np.array([[1, 0.5], [0.5, 0.5]]), np.array([[1, 0.0625], [0.25, 0.25]])
    solution = Solution(None, residual, variance, 1, is_converged=True)
    infit, outfit = infit_and_outfit(solution, np.array([0, 1]))
    assert infit == pytest.approx([1.25 / 1.0625, 1]) and outfit == pytest.approx([2.5, 1])
    infit, outfit = infit_and_outfit(solution, np.array([0, 0]))
    assert infit == pytest.approx([1.75 / 1.5625]) and outfit == pytest.approx([1.75])
