"""Which ballots and votes are counted, where there are several rounds and some entries are out already."""

import pytest

from judging.errors import Incomplete, Invalid
from judging.ranking.pipeline import rank
from judging.ranking.types import Ballots, Candidate, Given, Votes
from tests.ranking.tabled import each, rules_of

COUNCIL = '[[round]]\nid = "{id}"\nname = "Hội đồng"\nkind = "vote"\npass = 0.5\nquorum = 0.5\n'
NET = '[[round]]\nid = "{id}"\nname = "Cộng đồng"\nkind = "public"\nmaximum = 10\n'
ENTRIES = tuple(Candidate(entry, "all", entry, number) for number, entry in enumerate("ABC", 1))


def ballots(round: str, entry: str, yes: int, present: int = 4) -> Ballots:
    return Ballots(entry, round, 4, present, True, yes=yes)


def test_each_council_counts_its_own_ballots_on_who_is_left():
    """B is voted down by the first council; a void row on it in the second is not looked at."""
    rules = rules_of(COUNCIL.format(id="one") + COUNCIL.format(id="two"))
    rows = [("one", "A", 4), ("two", "A", 1), ("two", "B", 4), ("one", "B", 1), ("two", "C", 2), ("one", "C", 4)]
    cast = tuple(ballots(*row) for row in rows if row[:2] != ("two", "B")) + (ballots("two", "B", 1, present=1),)
    outcome = rank(rules, Given(entries=ENTRIES, ballots=cast))
    assert each(outcome, "qualified") == {"A": False, "B": False, "C": True}
    counted = {s.entry: [(r.round, r.ballots.yes) for r in s.rounds] for s in outcome.standings}
    assert counted == {"A": [("one", 4), ("two", 1)], "B": [("one", 1)], "C": [("one", 4), ("two", 2)]}


def test_a_council_of_one_decides():
    cast = tuple(Ballots(entry, "v", 1, 1, True, yes=yes) for entry, yes in zip("ABC", (1, 0, 1), strict=True))
    outcome = rank(rules_of(COUNCIL.format(id="v")), Given(entries=ENTRIES, ballots=cast))
    assert each(outcome, "qualified") == {"A": True, "B": False, "C": True}


def test_of_several_rounds_those_that_take_votes_are_named_in_order():
    rules = rules_of(NET.format(id="z") + NET.format(id="b"))
    with pytest.raises(Invalid) as refused:
        rank(rules, Given(entries=ENTRIES, votes=(Votes("A", "c", 1),)))
    assert refused.value.values["allowed"] == ["b", "z"]


def test_a_void_session_names_its_entries_in_order():
    given = Given(entries=ENTRIES, ballots=tuple(ballots("v", entry, 1, present=1) for entry in "CBA"))
    with pytest.raises(Incomplete) as refused:
        rank(rules_of(COUNCIL.format(id="v")), given)
    assert refused.value.values == {"round": "v", "missing": ["A", "B", "C"]}


def test_each_public_vote_counts_its_own_votes_on_who_is_left():
    """B falls out in the first vote; its many votes in the second do not lower the others there."""
    rules = rules_of(NET.format(id="one") + "threshold = 5\n" + NET.format(id="two"))
    rows = [("two", "A", 4), ("one", "A", 9), ("one", "B", 1), ("two", "B", 99), ("one", "C", 5), ("two", "C", 2)]
    given = Given(entries=ENTRIES, votes=tuple(Votes(entry, round, votes) for round, entry, votes in rows))
    assert each(rank(rules, given), "total") == {"A": "10", "C": "5", "B": "10/9"}
