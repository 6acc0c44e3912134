"""Places, and the chain that separates equal totals."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.ranking.tabled import ranked

C1, C2 = "criterion:c1", "criterion:c2"
MEDIAN, HIGHEST, LOWEST = "median", "highest", "lowest"


def places(outcome):
    return {s.entry: s.place for s in outcome.standings}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([90, 80, 80, 70], [1, 2, 2, 4]),
        ([80, 80, 80], [1, 1, 1]),
        ([70, 90, 90, 90, 60], [4, 1, 1, 1, 5]),
        ([50], [1]),
        (["80.001", "80.0011", "80.001"], [2, 1, 2]),
    ],
)
def test_equals_share_the_place_and_the_next_counts_them_all(contest, figures, expected):
    outcome = contest({"g": {f"e{i}": figure for i, figure in enumerate(figures)}}).rank()
    assert places(outcome) == {f"e{i}": place for i, place in enumerate(expected)}


def test_places_count_in_the_own_group_only(contest):
    assert places(contest({"g": {"a": 90}, "h": {"b": 80}}).rank()) == {"a": 1, "b": 1}


def test_totals_that_only_print_alike_are_no_tie(contest):
    played = contest({"g": {"a": (80, 80, 81), "b": ("80.33", "80.33", "80.33")}})
    assert places(played.rank()) == {"a": 1, "b": 2}


# Two criteria of 50; every pair of entries has the total 80.
@pytest.mark.parametrize(
    ("chain", "better", "worse"),
    [
        ((C1,), ((45, 35), (41, 39)), ((44, 36), (41, 39))),
        ((C2,), ((44, 36), (41, 39)), ((45, 35), (41, 39))),
        ((C1, MEDIAN), ((40, 41), (40, 41), (40, 38)), ((40, 40), (40, 40), (40, 40))),
        ((MEDIAN,), ((40, 41), (40, 41), (40, 38)), ((40, 40), (40, 40), (40, 40))),
        ((HIGHEST,), ((40, 45), (40, 35)), ((40, 44), (40, 36))),
        ((LOWEST,), ((40, 44), (40, 36)), ((40, 45), (40, 35))),
        ((MEDIAN, LOWEST), ((40, 44), (40, 36)), ((40, 45), (40, 35))),
        ((C1, C2, HIGHEST, LOWEST), ((40, 45), (40, 35)), ((40, 44), (40, 36))),
    ],
)
def test_the_first_step_that_differs_decides(contest, chain, better, worse):
    outcome = contest({"g": {"worse": worse, "better": better}}, maxima=(50, 50), chain=chain).rank()
    assert {s.total for s in outcome.standings} == {80}
    assert places(outcome) == {"better": 1, "worse": 2}
    assert outcome.standings[0].tied_with == ()


def test_the_median_of_an_even_panel_lies_between(contest):
    played = contest({"g": {"a": (70, 80, 81, 90), "b": (69, 80, 80, 92)}}, chain=(MEDIAN,))
    a, b = played.rank().standings
    assert (a.entry, a.place, b.place) == ("a", 1, 2)


def test_the_total_comes_before_the_chain(contest):
    played = contest({"g": {"a": ((50, 30),), "b": ((41, 40),)}}, maxima=(50, 50), chain=(C1,))
    assert places(played.rank()) == {"a": 2, "b": 1}


def test_what_the_chain_cannot_separate_shares_and_is_named(contest):
    played = contest({"g": {"a": (80, 70), "b": (70, 80), "c": (75, 75)}}, chain=(MEDIAN, LOWEST), prizes={})
    c, a, b = played.rank().standings
    assert [s.place for s in (c, a, b)] == [1, 2, 2]
    assert (a.tied_with, b.tied_with, c.tied_with) == (("b",), ("a",), ())


def test_standings_come_by_group_place_and_number(contest):
    outcome = contest({"h": {"z": 80, "y": 80, "x": 90}, "g": {"w": 10}}).rank()
    assert [s.entry for s in outcome.standings] == ["w", "x", "z", "y"]
    assert all(isinstance(s.total, Fraction) for s in outcome.standings)


def test_entries_of_one_number_come_by_id_whatever_order_they_were_given_in(contest):
    played = contest({"g": {"b": 80, "a": 80, "c": 80}})
    same = tuple(replace(candidate, number=1) for candidate in played.given.entries)
    for entries in (same, same[::-1]):
        outcome = played.changed(entries=entries).rank()
        assert [(s.entry, s.tied_with) for s in outcome.standings] == [
            ("a", ("b", "c")),
            ("b", ("a", "c")),
            ("c", ("a", "b")),
        ]


def test_a_criterion_on_which_nobody_was_scored_sets_nobody_apart():
    """The public vote keeps one of three, so the others were never scored on what the chain compares."""
    text = '[[round]]\nid = "net"\nname = "Cộng đồng"\nkind = "public"\nmaximum = 20\nkeep = { count = 1 }\n'
    text += '[[round]]\nid = "jury"\nname = "Chấm"\nkind = "score"\n'
    text += 'criterion = [{ id = "c1", name = "C", maximum = 10 }]\n[ties]\nchain = ["criterion:c1"]\n'
    outcome = ranked(text, "entry,judge,criterion,score\nA,j,c1,1\n", votes="entry,votes\nA,9\nB,5\nC,5\n")
    assert places(outcome) == {"A": 1, "B": 2, "C": 2}


def test_an_entry_without_a_total_has_no_last_result():
    text = '[[round]]\nid = "check"\nname = "Hồ sơ"\nkind = "eligibility"\ncondition = [{ id = "new", name = "Mới" }]\n'
    (standing,) = ranked(text, "entry,judge,criterion,score\nA,s,new,1\n").standings
    assert standing.last is None and standing.place is None
