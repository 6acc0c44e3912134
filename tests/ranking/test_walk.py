"""Ties at every line, and the decisions that settle them."""

import pytest

from judging.ranking.types import Decision

HANOI = {"first": 1, "second": 3, "third": 4, "consolation": 7}


def line_up(contest, tied, *, prizes=HANOI, **options):
    """Eighteen entries, e01 the best; those on places ``tied`` have equal figures."""
    figures = {i: 99 - i for i in range(1, 19)} | dict.fromkeys(tied, 99 - min(tied))
    return contest({"g": {f"e{i:02}": figure for i, figure in figures.items()}}, prizes=prizes, **options)


def ids(places):
    return tuple(f"e{i:02}" for i in places)


@pytest.mark.parametrize(
    ("tied", "at_stake"),
    [
        ((1, 2), ("first", "second")),
        ((4, 5), ("second", "third")),
        ((8, 9), ("third", "consolation")),
        ((15, 16), ("consolation", None)),
        ((14, 15, 16), ("consolation", None)),
        ((1, 2, 3, 4, 5), ("first", "second", "third")),
        (range(1, 19), ("first", "second", "third", "consolation", None)),
    ],
)
def test_a_tie_across_a_line_waits_and_holds_up_nobody_else(contest, tied, at_stake):
    outcome = line_up(contest, tied).rank()
    (tie,) = outcome.ties
    assert (tie.group, tie.entries, tie.awards, tie.decided, tie.order) == ("g", ids(tied), at_stake, False, ())
    plain = line_up(contest, (1,)).prizes()
    for i, standing in enumerate(outcome.standings, 1):
        waits = i in tied
        assert standing.is_awaiting_decision is waits
        assert standing.award == (None if waits else plain.get(standing.entry))


@pytest.mark.parametrize("tied", [(2, 3), (2, 3, 4), (5, 6), (5, 6, 7, 8), (9, 15), (16, 17, 18)])
def test_equals_who_get_the_same_need_no_decision(contest, tied):
    tied = range(tied[0], tied[-1] + 1)
    played = line_up(contest, tied)
    assert played.rank().ties == ()
    assert played.prizes() == line_up(contest, (1,)).prizes()


def test_equals_below_the_threshold_need_no_decision(contest):
    assert line_up(contest, (1, 2), threshold=(98, "gt")).rank().ties == ()


def test_equals_with_fewer_than_the_prizes_need_no_decision(contest):
    played = contest({"g": {"a": 80, "b": 80}}, prizes={"second": 3})
    assert (played.rank().ties, played.prizes()) == ((), dict.fromkeys("ab", "second"))


@pytest.mark.parametrize(
    ("tied", "order", "won"),
    [
        ((1, 2), (2, 1), {"e02": "first", "e01": "second"}),
        ((1, 2), (1, 2), {"e01": "first", "e02": "second"}),
        ((15, 16), (16, 15), {"e16": "consolation"}),
        ((14, 15, 16), (16, 14, 15), {"e16": "consolation", "e14": "consolation"}),
        ((1, 2, 3, 4, 5), (5, 4, 3, 2, 1), {"e05": "first", "e02": "second", "e01": "third"}),
    ],
)
def test_a_decision_says_who_takes_the_prizes_and_nothing_else(contest, tied, order, won):
    played = line_up(contest, tied)
    before, after = played.rank(), played.rank(Decision("g", ids(order)))
    assert [(s.entry, s.total, s.place) for s in before.standings] == [
        (s.entry, s.total, s.place) for s in after.standings
    ]
    (tie,) = after.ties
    assert (tie.decided, tie.order, tie.entries) == (True, ids(order), ids(tied))
    assert after.unused_decisions == ()
    assert not any(s.is_awaiting_decision for s in after.standings)
    prizes = {s.entry: s.award for s in after.standings}
    assert prizes | won == prizes
    assert sum(count.given for count in after.awards) == 15


def test_winners_and_losers_by_decision_are_told_apart(contest):
    reasons = line_up(contest, (15, 16)).reasons(Decision("g", ids((16, 15))))
    assert (reasons["e16"], reasons["e15"], reasons["e17"]) == ("won_by_decision", "lost_by_decision", "awards_used_up")


def test_prizes_of_an_undecided_tie_are_neither_given_nor_withheld(contest):
    counts = {p.award: (p.given, p.withheld) for p in line_up(contest, (14, 15, 16)).rank().awards}
    assert counts["consolation"] == (5, 0)


@pytest.mark.parametrize(
    "stale",
    [
        Decision("g", ids((15, 17))),
        Decision("g", ids((15, 16, 17))),
        Decision("g", ids((15,))),
        Decision("g", ids((15, 16, 16))),
        Decision("h", ids((16, 15))),
        Decision("g", ids((5, 6))),
        Decision("g", ()),
        Decision("g", ("gone", "e15")),
    ],
)
def test_a_decision_that_fits_no_tie_is_reported_and_changes_nothing(contest, stale):
    played = line_up(contest, (15, 16))
    outcome = played.rank(stale)
    assert outcome.unused_decisions == (stale,)
    assert outcome.standings == played.rank().standings


def test_a_decision_is_left_over_once_the_tie_is_gone(contest):
    decision = Decision("g", ids((2, 1)))
    played = line_up(contest, (1,))
    assert played.rank(decision).unused_decisions == (decision,)
    assert played.prizes(decision)["e01"] == "first"


def test_decisions_left_over_come_in_one_order(contest):
    left_over = Decision(None, ("y", "z")), Decision("g", ("e01", "e02")), Decision("g", ("e03", "e02"))
    played = line_up(contest, (1,))
    assert played.rank(*left_over).unused_decisions == played.rank(*left_over[::-1]).unused_decisions == left_over


def test_two_ties_are_decided_one_by_one(contest):
    figures = {"a": 90, "b": 90, "c": 80, "d": 80}
    played = contest({"g": figures}, prizes={"first": 1, "second": 2})
    assert [tie.decided for tie in played.rank(Decision("g", ("d", "c"))).ties] == [False, True]
    assert played.prizes(Decision("g", ("d", "c"))) == {"d": "second"}
    both = Decision("g", ("d", "c")), Decision("g", ("b", "a"))
    assert played.prizes(*both) == {"b": "first", "a": "second", "d": "second"}


def test_groups_do_not_wait_for_each_other(contest):
    played = contest({"g": {"a": 90, "b": 90}, "h": {"c": 90, "d": 80}})
    assert played.prizes() == {"c": "first"}
    assert [tie.group for tie in played.rank().ties] == ["g"]
