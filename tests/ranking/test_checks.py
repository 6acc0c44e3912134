"""What cannot be ranked is refused before anything is computed."""

from dataclasses import replace
from fractions import Fraction

import pytest

from judging.errors import Incomplete, Invalid
from judging.ranking.checks import REASONS
from judging.ranking.types import Criterion, Decision, Prize, Threshold, TieBreak

C1 = Criterion("c1", Fraction(100))


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("criteria_none", {"criteria": ()}),
        ("criterion_repeated", {"criteria": (C1, C1)}),
        ("maximum_not_positive", {"criteria": (C1, Criterion("c2", Fraction(0)))}),
        ("comparison_unknown", {"threshold": Threshold(Fraction(70), ">=")}),
        ("tie_break_unknown", {"tie_chain": (TieBreak("lot"),)}),
        ("criterion_unknown", {"tie_chain": (TieBreak("criterion", "c9"),)}),
        ("criterion_unknown", {"tie_chain": (TieBreak("criterion"),)}),
        ("prize_repeated", {"prizes": (Prize("first", {}), Prize("first", {}))}),
        ("cap_negative", {"prizes": (Prize("first", {"g": -1}),)}),
        ("limit_below_one", {"awards_per_entrant": 0}),
    ],
)
def test_rules_that_cannot_be_carried_out_are_refused(contest, reason, change):
    played = contest({"g": {"a": 80}})
    with pytest.raises(Invalid, match=reason):
        replace(played, rules=replace(played.rules, **change)).rank()
    assert reason in REASONS


@pytest.mark.parametrize("cap", [0, 1, None])
def test_caps_of_nought_and_without_end_are_rules(contest, cap):
    assert contest({"g": {"a": 80}}, prizes={"first": cap}).rank().prizes[0].given == (cap != 0)


def test_an_entry_named_twice_is_refused(contest):
    played = contest({"g": {"a": 80}})
    played.candidates.append(replace(played.candidates[0], group="h"))
    with pytest.raises(Invalid, match="entry_repeated"):
        played.rank()


def test_two_decisions_on_one_tie_are_refused(contest):
    played = contest({"g": {"a": 80, "b": 80}})
    with pytest.raises(Invalid, match="decision_repeated"):
        played.rank(Decision("g", ("a", "b")), Decision("g", ("b", "a")))


@pytest.mark.parametrize(("minimum", "short"), [(1, ["none"]), (2, ["none", "one"]), (3, ["none", "one", "two"])])
def test_an_entry_with_too_few_judges_is_refused_by_name(contest, minimum, short):
    played = contest({"g": {"two": (80, 81), "one": 80, "none": 70}})
    del played.panels["none"]
    with pytest.raises(Incomplete) as refused:
        played.rank(minimum_judges=minimum)
    assert (refused.value.reason, refused.value.values["missing"]) == ("judges_missing", short)


def test_as_many_judges_as_asked_for_are_enough(contest):
    assert contest({"g": {"a": (80, 81)}}).rank(minimum_judges=2).standings[0].place == 1


def test_a_minimum_below_one_would_divide_by_nought(contest):
    with pytest.raises(Invalid, match="minimum_judges_below_one"):
        contest({"g": {"a": 80}}).rank(minimum_judges=0)


def test_nobody_entered_is_a_result_too(contest):
    outcome = contest({"g": {}}, prizes={"first": {"g": 1}}).rank()
    assert outcome.standings == ()
    assert [(p.group, p.given, p.withheld) for p in outcome.prizes] == [("g", 0, 1)]
