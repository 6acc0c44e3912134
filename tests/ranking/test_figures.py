"""From scores to one exact figure."""

from dataclasses import replace
from fractions import Fraction

import pytest

from judging.errors import Incomplete, Invalid
from judging.ranking.arithmetic import in_whole_units, total
from judging.ranking.types import Score


def test_the_figure_is_the_mean_of_the_judges_totals(contest):
    played = contest({"g": {"a": ((40, "17.5"), (35, 20), (38, 16))}}, maxima=(40, 20))
    (standing,) = played.rank().standings
    last = standing.last
    assert [(s.judge, s.total) for s in last.sheets] == [("j1", Fraction("57.5")), ("j2", 55), ("j3", 54)]
    assert [(c.criterion, c.figure) for c in last.criteria] == [("c1", Fraction(113, 3)), ("c2", Fraction("53.5") / 3)]
    assert standing.total == last.figure == Fraction("166.5") / 3
    assert standing.total == sum(c.figure for c in last.criteria)


def test_without_panels_a_sheet_belongs_to_none(contest):
    played = contest({"g": {"a": 1}})
    named = tuple(replace(score, panel="x") for score in played.given.scores)
    for scores in (played.given.scores, named):
        (standing,) = played.changed(scores=scores).rank().standings
        assert [sheet.panel for sheet in standing.last.sheets] == [""]
        assert [(combined.panel, combined.value) for combined in standing.last.combined] == [("", 1)]


def test_the_derivation_says_what_a_criterion_is_worth(contest):
    """Before its factor and after it; a weight is part of the factor, and none is a weight of 1."""
    played = contest({"g": {"a": ((4, 6), (2, 6))}}, maxima=(10, 10))
    (final,) = played.rules.rounds
    doubled = replace(final, criteria=(replace(final.criteria[0], factor=Fraction(2)), final.criteria[1]))
    first, *others = played.given.scores
    for weight in (None, Fraction(1)):
        scores = (replace(first, weight=weight), *others)
        contested = replace(played.changed(scores=scores), rules=replace(played.rules, rounds=(doubled,)))
        (standing,) = contested.rank().standings
        assert [(c.figure, c.factor, c.weighted) for c in standing.last.criteria] == [(3, 2, 6), (6, 1, 6)]
        assert standing.total == 12


def test_a_third_stays_a_third(contest):
    (standing,) = contest({"g": {"a": (87, 87, 88)}}).rank().standings
    assert standing.total == Fraction(262, 3)


def test_scores_of_judges_who_do_not_count_are_not_looked_at(contest):
    played = contest({"g": {"a": (80, 90), "b": (70, 70)}})
    strange = Score("a", "stood-down", "c1", Fraction(1), "final")
    assert played.changed(scores=(*played.given.scores, strange)).rank() == played.rank()


def test_fewer_judges_are_a_smaller_divisor_not_a_zero(contest):
    played = contest({"g": {"a": (80, 90), "b": (70, 70)}})
    waived = played.given.required | {("final", "a"): frozenset({"j2"})}
    assert played.changed(required=waived).rank().standings[0].total == 90


def test_every_missing_score_is_named_in_order(contest):
    played = contest({"g": {"b": ((1, 2), (3, 4)), "a": ((5, 6), (7, 8))}}, maxima=(40, 20))
    gone = {("b", "j2", "c1"), ("b", "j1", "c2"), ("a", "j2", "c2")}
    kept = tuple(s for s in played.given.scores if (s.entry, s.judge, s.criterion) not in gone)
    with pytest.raises(Incomplete) as refused:
        played.changed(scores=kept).rank()
    assert refused.value.reason == "sheets_missing"
    assert refused.value.values["missing"] == sorted(gone)


def test_a_score_of_nought_is_a_score(contest):
    assert contest({"g": {"a": 0}}).rank().standings[0].total == 0


@pytest.mark.parametrize(
    ("points", "criterion", "reason"),
    [
        ("40", "c1", None),
        ("39.99999995", "c1", "score_off_step"),
        ("40.001", "c1", "score_out_of_range"),
        ("0", "c1", None),
        ("-0.001", "c1", "score_out_of_range"),
        ("5", "c9", "criterion_unknown"),
    ],
)
def test_a_score_must_fit_its_sheet(contest, points, criterion, reason):
    played = contest({"g": {"a": 1}}, maxima=(40,))
    played = played.changed(scores=(Score("a", "j1", criterion, Fraction(points), "final"),))
    if reason is None:
        assert played.rank().standings[0].total == Fraction(points)
        return
    with pytest.raises(Invalid) as refused:
        played.rank()
    assert refused.value.reason == reason
    assert (refused.value.values["entry"], refused.value.values["judge"]) == ("a", "j1")


def test_a_score_given_twice_is_refused_even_if_equal(contest):
    played = contest({"g": {"a": 70}})
    with pytest.raises(Invalid, match="score_repeated"):
        played.changed(scores=played.given.scores * 2).rank()


def test_sums_are_exact_over_mixed_denominators():
    assert total([Fraction(1, 3), Fraction(1, 7), Fraction(2)], shared_by=3) == Fraction(52, 63)
    assert in_whole_units([Fraction(1, 4), Fraction(5, 6), Fraction(0)]) == (12, [3, 10, 0])
    assert in_whole_units([Fraction(3), Fraction(0)]) == (1, [3, 0])
