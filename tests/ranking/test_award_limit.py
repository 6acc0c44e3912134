"""At most so many awards an entrant: who keeps which, who moves up, and what only people can decide."""

from dataclasses import replace

import pytest

from judging.ranking.rules import Ties
from judging.ranking.types import Decision

MAI = "Mai"


def owned(*entries, by=MAI):
    return dict.fromkeys(entries, by)


def test_without_a_limit_one_entrant_may_take_all(contest):
    played = contest({"g": {"a": 90, "b": 80}}, prizes={"first": 2}, entrants=owned("a", "b"))
    assert played.prizes() == dict.fromkeys("ab", "first")


@pytest.mark.parametrize(
    ("limit", "expected", "passed_over"),
    [
        (1, {"a": "first", "c": "second", "e": "second"}, "bd"),
        (2, {"a": "first", "b": "second", "c": "second"}, ""),
        (3, {"a": "first", "b": "second", "c": "second"}, ""),
    ],
)
def test_an_entry_passed_over_leaves_its_prize_to_the_next(contest, limit, expected, passed_over):
    figures = {"a": 90, "b": 85, "c": 80, "d": 75, "e": 70}
    played = contest({"g": figures}, prizes={"first": 1, "second": 2}, entrants=owned("a", "b", "d"), limit=limit)
    assert played.prizes() == expected
    assert "".join(e for e, reason in played.reasons().items() if reason == "over_limit") == passed_over
    assert [s.place for s in played.rank().standings] == [1, 2, 3, 4, 5]


def test_the_better_prize_counts_before_the_higher_total(contest):
    groups = {"g": {"x": 99, "a": 95, "y": 60}, "h": {"b": 80, "z": 70}}
    played = contest(groups, prizes={"first": 1, "second": 1}, entrants=owned("a", "b"), limit=1)
    assert played.prizes() == {"x": "first", "y": "second", "b": "first", "z": "second"}


def test_among_equal_prizes_the_higher_total_counts(contest):
    groups = {"h": {"b": 80, "z": 70}, "g": {"a": 95, "y": 60}}
    played = contest(groups, entrants=owned("a", "b"), limit=1)
    assert played.prizes() == {"a": "first", "z": "first"}


def test_those_who_move_up_count_with_the_prize_they_reach(contest):
    """b moves up to first prize because a is passed over, and so Lan's second prize in k goes on to the next."""
    groups = {"g": {"a": 90, "b": 85, "c": 80}, "h": {"d": 95}, "k": {"e": 99, "f": 98, "i": 50}}
    entrants = owned("a", "d") | owned("b", "f", by="Lan")
    played = contest(groups, prizes={"first": 1, "second": 1}, entrants=entrants, limit=1)
    assert played.prizes() == {"d": "first", "b": "first", "e": "first", "c": "second", "i": "second"}


def test_an_entry_beyond_the_prizes_is_not_called_passed_over(contest):
    played = contest({"g": {"a": 90, "b": 80}}, entrants=owned("a", "b"), limit=1)
    assert played.reasons() == {"a": "won", "b": "awards_used_up"}


def test_passing_over_can_dissolve_a_tie(contest):
    groups = {"g": {"a": 80, "b": 80}, "h": {"c": 90}}
    played = contest(groups, entrants=owned("a", "c"), limit=1)
    assert (played.prizes(), played.rank().ties) == ({"c": "first", "b": "first"}, ())


def test_an_entrants_own_equals_need_a_decision_when_only_one_may_win(contest):
    played = contest({"g": {"a": 80, "b": 80, "c": 70}}, prizes={"first": 2}, entrants=owned("a", "b"), limit=1)
    (tie,) = played.rank().ties
    assert (tie.group, tie.entries, tie.awards) == ("g", ("a", "b"), ("first", None))
    assert played.prizes() == {"c": "first"}, "whichever it is, the other leaves a prize"
    assert played.prizes(Decision("g", ("b", "a"))) == {"b": "first", "c": "first"}
    assert played.reasons(Decision("g", ("b", "a")))["a"] == "over_limit"


def test_equals_in_two_groups_need_a_decision_too(contest):
    groups = {"g": {"a": 80, "x": 70}, "h": {"b": 80, "y": 60}, "k": {"z": 90}}
    played = contest(groups, entrants=owned("a", "b"), limit=1)
    outcome = played.rank()
    (tie,) = outcome.ties
    assert (tie.group, tie.entries, tie.awards) == (None, ("a", "b"), ("first", None))
    assert played.prizes() == {"z": "first"}
    waiting = {"a": "awaiting", "b": "awaiting", "x": "awaiting_others", "y": "awaiting_others"}
    assert played.reasons() == waiting | {"z": "won"}
    assert {p.group: p.withheld for p in outcome.awards} == {"g": 0, "h": 0, "k": 0}
    for group in (None, "g", "h"):
        assert played.prizes(Decision(group, ("b", "a"))) == {"b": "first", "x": "first", "z": "first"}
    assert played.rank(Decision("k", ("b", "a"))).unused_decisions


@pytest.mark.parametrize("at_line", ["all", "none"])
def test_no_rule_settles_a_tie_between_groups(contest, at_line):
    """What becomes of a tie at a line is a matter of places; here the last award is torn between two groups."""
    played = contest({"g": {"a": 80, "x": 70}, "h": {"b": 80}}, entrants=owned("a", "b"), limit=1)
    settled = replace(played, rules=replace(played.rules, ties=Ties(at_line=at_line)))
    assert settled.reasons() == played.reasons() == {"a": "awaiting", "x": "awaiting_others", "b": "awaiting"}


def test_who_is_equal_to_the_torn_entrant_is_in_the_tie_too(contest):
    """Lan could have an award in any case, but which entries are left for the second one is Mai's choice."""
    groups = {"g": {"a": 80, "c": 80}, "h": {"b": 80}}
    played = contest(groups, prizes={"first": 2}, entrants=owned("a", "b") | owned("c", by="Lan"), limit=1)
    (tie,) = played.rank().ties
    assert (tie.group, tie.entries, tie.awards) == (None, ("a", "c", "b"), ("first", None))


@pytest.mark.parametrize(("numbers", "named"), [((2, 1), ("b", "a")), ((1, 2), ("a", "b")), ((1, 1), ("a", "b"))])
def test_a_tie_between_groups_names_its_entries_by_number(contest, numbers, named):
    played = contest({"h": {"a": 80}, "g": {"b": 80}}, entrants=owned("a", "b"), limit=1)
    entries = [replace(c, number=number) for c, number in zip(played.given.entries, numbers, strict=True)]
    (tie,) = played.changed(entries=tuple(entries)).rank().ties
    assert tie.entries == named


def test_equals_in_two_groups_with_awards_enough_are_no_tie(contest):
    played = contest({"g": {"a": 80}, "h": {"b": 80}}, entrants=owned("a", "b"), limit=2)
    assert (played.prizes(), played.rank().ties) == (dict.fromkeys("ab", "first"), ())


def test_a_tie_between_two_entrants_own_choices_is_not_mixed_up(contest):
    """Mai's equals are both in g and Lan's both in h: two ties, though all four figures are the same."""
    groups = {"g": {"a": 80, "b": 80}, "h": {"c": 80, "d": 80}}
    entrants = owned("a", "b") | owned("c", "d", by="Lan")
    played = contest(groups, prizes={"first": 2}, entrants=entrants, limit=1)
    assert [(tie.group, tie.entries) for tie in played.rank().ties] == [("g", ("a", "b")), ("h", ("c", "d"))]


def test_a_prize_that_hangs_on_an_undecided_tie_waits(contest):
    """If a wins the tie in g, Mai is at her limit and b in h must make way for y."""
    groups = {"g": {"a": 90, "x": 90}, "h": {"b": 80, "y": 70}, "k": {"z": 95, "v": 50}}
    played = contest(groups, entrants=owned("a", "b"), limit=1)
    assert played.reasons() == {
        "a": "awaiting",
        "x": "awaiting",
        "b": "awaiting_others",
        "y": "awaiting_others",
        "z": "won",
        "v": "awards_used_up",
    }
    assert played.prizes(Decision("g", ("a", "x"))) == {"a": "first", "y": "first", "z": "first"}
    assert played.prizes(Decision("g", ("x", "a"))) == {"x": "first", "b": "first", "z": "first"}


def test_all_that_an_entrant_may_win_in_a_tie_is_at_stake(contest):
    """Mai may win two prizes in g, which would be all she may have, or only one."""
    groups = {"g": {"a": 90, "b": 90, "x": 90}, "h": {"c": 80}}
    played = contest(groups, prizes={"first": {"g": 2, "h": 1}}, entrants=owned("a", "b", "c"), limit=2)
    assert played.reasons()["c"] == "awaiting_others"
    assert played.reasons(Decision("g", ("a", "b", "x")))["c"] == "over_limit"
    assert played.reasons(Decision("g", ("a", "x", "b")))["c"] == "won"


def test_a_tie_that_leaves_awards_enough_keeps_nobody_waiting(contest):
    groups = {"g": {"a": 90, "x": 90}, "h": {"b": 80, "y": 70}}
    played = contest(groups, entrants=owned("a", "b"), limit=2)
    assert played.prizes() == {"b": "first"}


def test_the_loser_of_a_decision_may_win_further_down_unless_over_the_limit(contest):
    groups = {"g": {"a": 90, "b": 90, "c": 90, "d": 10}}
    played = contest(groups, prizes={"first": 1, "second": 2}, entrants=owned("a", "b"), limit=1)
    decision = Decision("g", ("a", "b", "c"))
    assert played.prizes(decision) == {"a": "first", "c": "second", "d": "second"}
    assert played.reasons(decision) == {"a": "won_by_decision", "b": "over_limit", "c": "won_by_decision", "d": "won"}
    assert played.rank().ties[0].awards == ("first", "second", None)


def test_a_decided_loser_who_meets_another_tie_waits_again(contest):
    """c takes the one first prize of g; a is next in line for second just as Mai's equal e is in h."""
    groups = {"g": {"a": 80, "c": 80}, "h": {"x": 99, "e": 80}}
    entrants = owned("a", "e")
    played = contest(groups, prizes={"first": 1, "second": 1}, entrants=entrants, limit=1)
    first, then = Decision("g", ("c", "a")), Decision(None, ("e", "a"))
    assert [tie.entries for tie in played.rank(first).ties] == [("a", "c"), ("a", "e")]
    assert played.reasons(first)["a"] == "awaiting"
    assert played.prizes(first, then) == {"x": "first", "c": "first", "e": "second"}
    assert played.reasons(first, then)["a"] == "over_limit"


def test_a_decided_loser_waits_when_its_next_prize_hangs_on_another_tie(contest):
    groups = {"g": {"a": 80, "c": 80}, "h": {"x": 90, "e": 90}}
    played = contest(groups, prizes={"first": 1, "second": {"g": 1}}, entrants=owned("a", "e"), limit=1)
    decided = Decision("g", ("c", "a"))
    reasons = played.reasons(decided)
    assert reasons["x"] == reasons["e"] == "awaiting"
    assert reasons["a"] == "awaiting_others"
