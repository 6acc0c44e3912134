"""Favouritism: a judge worked by hand, the limits, and the divers of Sydney."""

import numpy as np
import pytest

from judging.ranking.certainty.flags.favouritism import closeness, favouritism
from judging.ranking.certainty.flags.found import from_colleagues
from judging.ranking.certainty.severity import severities
from judging.ranking.certainty.tails import student
from tests.ranking.certainty.panels import marked, on_file

MARKS = marked([(1, 2)] * 12)
CLOSE = frozenset((f"e{e}", "j1") for e in range(5))


def told(own, others, related=CLOSE, marks=MARKS):
    """The second judge's distances from colleagues, on close entries and on others; the first has none."""
    away = np.zeros(len(marks.total))
    away[marks.judge == 1] = [*own, *others]
    return list(favouritism(marks, away, related))


def test_by_hand():
    """Means 2 and 0, variances 1/2 and 2/3: t = 2/sqrt(1/10 + 2/21), Student's the same but for one variance 3/5."""
    [found] = told([1, 2, 3, 2, 2], [0, 0, 1, -1, 0, 1, -1])
    assert (found.flag.kind, found.flag.judge, found.flag.value) == ("favouritism", "j1", pytest.approx(2))
    parts = (1 / 10, 2 / 21)
    assert found.flag.error == pytest.approx(sum(parts) ** 0.5)
    welch = student(2 / sum(parts) ** 0.5, sum(parts) ** 2 / (parts[0] ** 2 / 4 + parts[1] ** 2 / 6))
    assert found.chance == pytest.approx(max(welch, student(2 / (3 / 5 * 12 / 35) ** 0.5, 10)))


def test_two_judges_looked_at():
    """Both favour theirs by the same: means 5 and 0, variances 4 and 1/12: Welch's few degrees are what counts."""
    away = np.zeros(24)
    for judge in range(2):
        away[MARKS.judge == judge] = [3, 7, 5, 3, 7, 0, 0.4, -0.4, 0.3, -0.3, 0, 0]
    parts = (4 / 5, 0.5 / 6 / 7)
    welch = student(5 / sum(parts) ** 0.5, sum(parts) ** 2 / (parts[0] ** 2 / 4 + parts[1] ** 2 / 6))
    found = list(favouritism(MARKS, away, CLOSE | {(entry, "j0") for entry, _ in CLOSE}))
    assert [each.flag.judge for each in found] == ["j0", "j1"]
    assert [each.chance for each in found] == pytest.approx([2 * welch] * 2)


@pytest.mark.parametrize(
    ("own", "others"),
    [([4, 4, 4, 4, 4.1], [0, 9, -9, 5, -5, 9, -9]), ([9, -5, 9, -5, 12], [0, 0, 0, 0, 0.1, 0, 0])],
)
def test_a_few_that_agree_or_a_few_that_do_not_prove_little(own, others):
    """Of the first, Welch alone would believe 4 points; of the second, neither does."""
    assert not told(own, others)


def test_less_to_those_who_are_close_is_no_favour():
    assert not told([-1, -2, -3, -2, -2], [0, 0, 1, -1, 0, 1, -1])


def test_five_sheets_of_either_kind_are_needed():
    own, others = [1, 2, 3, 2], [0, 0, 1, -1, 0, 1, -1, 0]
    assert not told(own, others, frozenset(sorted(CLOSE)[:4]))
    assert not told([1, 2, 3, 2, 2, 1, 3, 2], [0, 0, 1, -1], frozenset((f"e{e}", "j1") for e in range(8)))
    assert told([1, 2, 3, 2, 2, 1, 3], [0, 0, 1, -1, 0], frozenset((f"e{e}", "j1") for e in range(7)))


def test_sheets_without_colleagues_say_nothing():
    alone = marked([(1, 2)] * 4 + [(None, 2)] + [(1, 2)] * 7)
    assert not told([1, 2, 3, 2, 2], [0, 0, 1, -1, 0, 1, -1], marks=alone)


def test_a_favour_that_is_the_same_every_time():
    [found] = told([2] * 5, [0] * 7)
    assert found.flag.value == 2 and 0 < found.flag.error < 1e-8 and found.chance < 1e-20


def test_one_judge_in_ten_may_be_told_by_chance():
    """One judge is looked at: believed up to a chance of 0.1 (Welch's t is 1.4 at 0.54), not beyond."""
    for favour, is_told in ((0.52, False), (0.56, True)):
        found = told([favour - 1, favour + 1, favour, favour, favour], [-1, 1, 0, 0, 0, 0, 0])
        assert bool(found) == is_told


def test_closeness_knows_only_these_sheets():
    marks = marked([(1, 2), (3, None)])
    related = {("e1", "j0"), ("e1", "j1"), ("e0", "nobody"), ("nothing", "j0"), ("e0", "j1")}
    assert closeness(marks, related).tolist() == [False, True, True]
    assert closeness(marks, frozenset()).tolist() == [False, False, False]


@pytest.fixture(scope="module")
def sydney(shared):
    marks, rows = on_file(
        shared / "data/scores/diving_sydney2000/scores.csv", lambda row: f"{row['entry']}|{row['criterion']}"
    )
    dives = zip(marks.entry, rows, strict=True)
    own = {(marks.entries[e], row["judge"]) for e, row in dives if row["judge_country"] == row["entry_country"]}
    return marks, own


def test_sydney_own_country_marks(sydney):
    marks, own = sydney
    away = (marks.total - marks.mean[marks.entry]) * 7 / 6  # every dive has seven marks
    close = closeness(marks, own)
    assert close.sum() == 314
    assert round(away[close].mean(), 2) == 0.28 and round(away[~close].mean(), 2) == -0.01
    found = sorted(favouritism(marks, away, own), key=lambda found: found.chance)
    assert [(f.flag.judge, round(f.flag.value, 3), round(f.flag.value / f.flag.error, 1)) for f in found[:3]] == [
        ("ALT Walter", 0.456, 5.8),
        ("ZAITSEV Oleg", 0.332, 5.1),
        ("MENA Jesus", 0.355, 4.2),
    ]


def test_sydney_with_severities_taken_away(sydney):
    marks, own = sydney
    found = sorted(favouritism(marks, from_colleagues(marks, severities(marks))[0], own), key=lambda f: f.chance)
    assert [f.flag.judge for f in found[:3]] == ["ALT Walter", "ZAITSEV Oleg", "MENA Jesus"]
