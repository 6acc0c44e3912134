"""Against mfrmr 0.2.2 (R): JML, rating scale model, essays of 135 pupils read by seven raters on five criteria."""

import csv
from collections import defaultdict
from fractions import Fraction

import numpy as np
import pytest

from judging.ranking.certainty.rasch.model import rasch
from judging.ranking.certainty.rasch.scales import Range
from tests.ranking.certainty.juries import marks


def table(file) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


@pytest.fixture(scope="module")
def essays(shared):
    folder = shared / "data/scores/sirt_ratings1"
    sheets = defaultdict(dict)
    for row in table(folder / "scores.csv"):
        sheets[row["entry"], row["judge"]][row["criterion"]] = float(row["score"])
    rows = [(entry, judge, [points[c] for c in sorted(points)]) for (entry, judge), points in sheets.items()]
    own = marks(rows)
    model = rasch(own, [Range(Fraction(3), Fraction(1))] * 5)
    expected = {row["entry"]: row for row in table(folder / "expected.csv")}
    judges = {row["judge"]: float(row["mfrm_severity"]) for row in table(folder / "expected_judges.csv")}
    return own, model, expected, judges


def test_the_same_entries_are_extreme(essays):
    own, model, expected, _ = essays
    high = {entry for entry, row in expected.items() if row["mfrm_extreme"] == "high"}
    is_extreme = model.entries.is_extreme
    assert {entry for entry, is_so in zip(own.entries, is_extreme, strict=True) if is_so} == high
    assert len(high) == 5 and {row["mfrm_extreme"] for row in expected.values()} == {"high", "none"}
    assert model.entries.measure[is_extreme].min() > np.quantile(model.entries.measure, 0.9)


def test_entries_have_mfrmrs_measures(essays):
    own, model, expected, _ = essays
    wanted = np.array([float(expected[entry]["mfrm_jml"]) for entry in own.entries])
    apart = np.abs(model.entries.measure - wanted)[~model.entries.is_extreme]
    assert len(apart) == 130 and apart.max() < 1e-5


def test_judges_have_mfrmrs_severities(essays):
    own, model, _, judges = essays
    assert model.judges.measure == pytest.approx([judges[judge] for judge in own.judges], abs=1e-5)


def test_fit_is_about_one_and_entries_are_told_apart(essays):
    _, model, _, _ = essays
    assert model.judges.infit.mean() == pytest.approx(1, abs=0.1)
    assert 0.8 < model.entries.reliability < 1 and 0.8 < model.judges.reliability < 1
