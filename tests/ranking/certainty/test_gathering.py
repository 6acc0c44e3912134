"""All flags together: an honest jury has few, planted misconduct is found, the most striking comes first."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judging.ranking.certainty.flags import flags
from judging.ranking.certainty.severity import severities
from judging.ranking.certainty.untold import Untold
from tests.ranking.certainty.panels import filled_in, honest, marked, rounded, severe

SIZE = (80, 8, 5)
WHO = 3


def at_random(marks, seed):
    """One sheet in eight close to its judge, and an order."""
    rng = np.random.default_rng(seed)
    sheets = [(marks.entries[e], marks.judges[j]) for e, j in zip(marks.entry, marks.judge, strict=True)]
    related = frozenset(sheet for sheet in sheets if rng.random() < 1 / 8)
    return related, dict(zip(sheets, rng.random(len(sheets)).tolist(), strict=True))


def looked_at(marks, related=frozenset(), order=None):
    return flags(marks, severities(marks), related=related, order=order, maxima=[10] * 5)


def test_an_honest_jury_has_few_flags_or_none():
    """Forty juries: hardly one flag in two, of whatever kind."""
    seen = Counter()
    for seed in range(40):
        marks = honest(SIZE, seed)
        seen.update(flag.kind for flag in looked_at(marks, *at_random(marks, seed)))
    assert 0 < seen.total() <= 24 and max(seen.values()) <= 8, seen


def planted(kind, marks, *, related, order):
    """The same sheets, but one judge misbehaves."""
    rng, points, own = np.random.default_rng(9), marks.points.copy(), marks.judge == WHO
    names = [(marks.entries[e], f"j{WHO}") for e in marks.entry[own]]
    match kind:
        case "straight_lining":
            points[own] = np.rint(points[own].mean(1, keepdims=True))
        case "favouritism":
            liked = np.arange(own.sum()) % 4 == 0
            points[np.flatnonzero(own)[liked]] += 2
            related = {pair for pair in related if pair[1] != f"j{WHO}"}
            related |= {name for name, is_liked in zip(names, liked, strict=True) if is_liked}
        case "alike":
            copied = {e: p for e, j, p in zip(marks.entry, marks.judge, marks.points, strict=True) if j == 0}
            for at in np.flatnonzero(own):
                points[at] = copied.get(marks.entry[at], points[at])
        case "drift":
            points[own] += 3 * np.array([[order[name]] for name in names])
        case "erratic":
            points[own] += rng.normal(0, 2.5, (own.sum(), 1))
        case "severity":
            points[own] -= 4
        case "outlier_sheet":
            points[np.flatnonzero(own)[5]] = np.where(points[np.flatnonzero(own)[5]].mean() > 5.5, 1, 10)
    return rounded(marks, points), frozenset(related)


KINDS = ["straight_lining", "favouritism", "alike", "drift", "erratic", "severity", "outlier_sheet"]


@pytest.mark.parametrize("kind", KINDS)
def test_misconduct_is_found(kind):
    """In nine juries of ten, or better."""
    missed = []
    for seed in range(10):
        marks = honest(SIZE, 100 + seed)
        related, order = at_random(marks, seed)
        marks, related = planted(kind, marks, related=related, order=order)
        found = looked_at(marks, related, order)
        if not any(flag.kind == kind and f"j{WHO}" in (flag.judge, flag.other) for flag in found):
            missed.append(seed)
    assert len(missed) <= (4 if kind in ("severity", "outlier_sheet", "favouritism") else 1), missed


def noise(marks, times=1.0):
    """Residuals of no meaning, with a mean of 0 in each entry."""
    left = np.random.default_rng(3).normal(0, times, len(marks.total))
    return left - (np.bincount(marks.entry, left) / marks.sheets_of_entry)[marks.entry]


def test_the_most_striking_first_and_at_most_ten_of_a_kind():
    """Twelve entries each have a sheet far away, the later the farther, judges by turns."""
    marks = marked([[5, 5, 5, 5]] * 300)
    left = noise(marks, 0.5)
    for at in range(12):
        left[100 * at : 100 * at + 4] = np.where(np.arange(4) == at % 4, 3, -1) * (2.5 + at / 10)
    found = flags(marks, severe(marks, residual=left, spread=1.0))
    assert [flag.kind for flag in found] == ["outlier_sheet"] * 10
    assert [flag.entry for flag in found] == [f"e{25 * at}" for at in range(11, 1, -1)]


def test_kinds_are_put_in_one_order():
    marks = marked([[5] * 6] * 60)
    left = noise(marks)
    left[:6] = [8, -1.6, -1.6, -1.6, -1.6, -1.6]
    for size, first in ((3, "outlier_sheet"), (30000, "severity")):
        effect = [0.1, -0.2, 0.3, -0.2, 0.1, size]
        severities_made = severe(marks, residual=left, effect=effect, error=[0.2] * 6, spread=1.1)
        assert [flag.kind for flag in flags(marks, severities_made)][0] == first


def test_an_erratic_judge_s_single_sheets_are_not_told_as_well():
    marks = marked([[5] * 6] * 60)
    left = noise(marks)
    left[marks.judge == 2] *= 6
    left[5] = -9
    found = [(flag.kind, flag.judge, flag.entry) for flag in flags(marks, severe(marks, residual=left, spread=1.5))]
    assert found == [("outlier_sheet", "j5", "e0"), ("erratic", "j2", "")]


def test_without_severities_what_sheets_show_by_themselves():
    marks = honest(SIZE, 1)
    related, order = at_random(marks, 1)
    marks, related = planted("straight_lining", marks, related=related, order=order)
    assert [flag.kind for flag in flags(marks, None, related=related, order=order)] == ["straight_lining"]
    marks, related = planted("severity", honest(SIZE, 1), related=related, order=order)
    assert not flags(marks, None, related=related, order=order)


def test_sheets_that_leave_nothing_over():
    marks = marked([[e + 3.0 * j for j in range(6)] for e in range(12)])
    assert not flags(marks, severities(marks), order=at_random(marks, 1)[1])


points = st.one_of(st.none(), st.lists(st.integers(0, 3), min_size=3, max_size=3))


@settings(max_examples=60)
@given(st.lists(st.lists(points, min_size=6, max_size=6), min_size=0, max_size=12), st.booleans())
def test_whatever_the_sheets_every_figure_is_finite(table, is_long):
    rows = table * 3 if is_long else table
    sheets = [(e, j, p) for e, row in enumerate(rows) for j, p in enumerate(row) if p is not None]
    if not sheets:
        return
    marks = filled_in(sheets, (len(rows), 6))
    try:
        severe = severities(marks)
    except Untold:
        severe = None
    related, order = at_random(marks, 1)
    for flag in flags(marks, severe, related=related, order=order):
        assert np.isfinite([flag.value, flag.error or 0]).all()
