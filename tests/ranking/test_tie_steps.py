"""Steps of the tie chain that need more than the entry's own sheets."""

from judging.ranking.ties import blocks
from judging.ranking.types import Candidate
from tests.ranking.tabled import each, ranked, sheets

ONE_ROUND = """
[[round]]
id = "final"
kind = "score"
absent = "allow"
[[round.criterion]]
id = "c"
maximum = 10
"""
TWO_ROUNDS = """
[[round]]
id = "first"
kind = "score"
keep = {count = 1}
[[round.criterion]]
id = "c"
maximum = 10
""" + ONE_ROUND.replace('absent = "allow"\n', "")


def test_an_entry_without_the_chairs_sheet_has_nought_there():
    rules = ONE_ROUND + '[ties]\nchain = ["chair"]\nchair = "j3"\n'
    head = "entry,judge,criterion,score"
    scores = f"{head}\nA,j1,c,7\nB,j1,c,9\nB,j3,c,5\nC,j1,c,8\nC,j3,c,6\n"
    assert each(ranked(rules, scores), "place") == {"A": 3, "B": 2, "C": 1}


def test_a_chairs_sheet_of_nought_is_worth_as_much_as_none():
    rules = ONE_ROUND + '[ties]\nchain = ["chair"]\nchair = "j3"\n'
    scores = "entry,judge,criterion,score\nA,j1,c,0\nB,j1,c,0\nB,j3,c,0\n"
    assert each(ranked(rules, scores), "place") == {"A": 1, "B": 1}


def test_the_total_of_the_round_that_is_named_decides():
    """Level in the third round; A was better in the first, B in the second."""
    rounds = "".join(ONE_ROUND.replace("final", id) for id in ("first", "second", "third"))
    rows = "A,j,c,9,first\nA,j,c,5,second\nA,j,c,7,third\nB,j,c,8,first\nB,j,c,6,second\nB,j,c,7,third\n"
    for id, places in (("first", {"A": 1, "B": 2}), ("second", {"A": 2, "B": 1})):
        rules = rounds + f'[ties]\nchain = ["round:{id}"]\n'
        assert each(ranked(rules, "entry,judge,criterion,score,round\n" + rows), "place") == places


def test_equals_stand_by_number_and_then_by_id_whatever_order_they_come_in():
    rows = [("B", 2), ("D", 1), ("A", 2), ("C", 3)]
    block = [Candidate(entry, "all", entry, number) for entry, number in rows]
    ((place, equals),) = blocks(block, dict.fromkeys("ABCD", 0))
    assert (place, [candidate.entry for candidate in equals]) == (1, ["D", "A", "B", "C"])


def test_the_count_back_orders_all_who_were_in_the_round():
    """P goes on; of A and B, level at 14, A is j1's second and j2's third, B the other way round but behind P at j2."""
    rules = TWO_ROUNDS + '[ties]\nchain = ["first-places"]\n'
    first = sheets({"P": [8, 10], "A": [8, 6], "B": [6, 8]}).replace("\n", ",first\n") + ",first"
    scores = first.replace("score,first", "score,round") + "\nP,j1,c,5,final\nP,j2,c,5,final\n"
    assert each(ranked(rules, scores), "place") == {"P": 1, "A": 2, "B": 3}


def test_without_a_valid_ballot_nobody_passes_even_a_share_of_nought():
    rules = ONE_ROUND + '[[round]]\nid = "council"\nkind = "vote"\npass = 0\n'
    votes = "entry,listed,present,chair,yes,no,abstain,invalid\nA,3,3,1,0,0,0,3\nB,3,3,1,0,1,0,2\n"
    outcome = ranked(rules, sheets({"A": [7], "B": [7]}), votes=votes)
    assert each(outcome, "reason") == {"A": "voted_down", "B": "awards_used_up"}
