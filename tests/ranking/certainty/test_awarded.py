"""Who takes which awards when entries stand in another order."""

from dataclasses import replace

import numpy as np
import pytest

from judging.ranking.certainty.otherwise.above import Above
from judging.ranking.certainty.otherwise.awarded import ordered
from judging.ranking.certainty.otherwise.twin import Case
from judging.ranking.types import Candidate, Withheld
from tests.ranking.certainty.otherwise import agrees, agrees_again, asked, at_random, of_tables, whole

#: Withheld awards, limits, ties of every kind, awards across groups, fields of their own scale.
HARD = (8, 9, 167, 326, 384, 550, 694, 824, 887, 949, 995, 1053, 1170, 1336, 1347, 1411, 2118, 3684, 3837)


@pytest.mark.parametrize("seed", HARD)
def test_hard_competitions(seed):
    for ask in at_random([seed]):
        agrees(ask)


def test_hard_competitions_without_a_judge():
    asks = [ask for ask in at_random(HARD) if ask.round.combine != "sum" and whole(ask)]
    tried = [
        agrees_again(ask, ask.again(without=judge), Case(without=at))
        for ask in asks for at, judge in enumerate(ask.marks.judges)
        if (ask.marks.sheets_of_entry[ask.marks.entry[ask.marks.judge == at]] > 1).all()
    ]  # fmt: skip
    assert sum(tried) > 15


def test_order_and_blocks_by_hand():
    columns = np.array([[3, 1], [5, 0], [3, 2], [9, 9], [3, 1.0]])
    order, block = ordered(columns, np.array([0, 1, 2, 4]))
    assert (order.tolist(), block.tolist()) == ([1, 2, 0, 4], [0, 1, 2, 2])
    order, block = ordered(columns, np.array([], np.intp))
    assert (order.tolist(), block.tolist()) == ([], [])


RULES = """
{groups}
[[round]]
id = "r"
kind = "score"
absent = "allow"
[[round.criterion]]
id = "c"
maximum = 100
{awards}
{more}
"""


def contest(totals: dict[str, str], awards: dict[str, object], *, more: str = "", groups: str = "", **given):
    """Each entry's two sheets; "A.g" is in group g. Awards by cap, those named g… across groups."""
    names, table = groups.split(), '[[award]]\nid = "{}"\ncap = {}\nacross = {}'
    tables = "\n".join(table.format(id, cap, str(id[0] == "g").lower()) for id, cap in awards.items())
    rules = RULES.format(groups="\n".join(f'[[group]]\nid = "{g}"' for g in names), awards=tables, more=more)
    head = "entry,group,judge,criterion,score" if names else "entry,judge,criterion,score"
    rows = [
        ",".join([*(entry.split(".")), str(judge), "c", points])
        for entry, sheets in totals.items()
        for judge, points in enumerate(sheets.split(), 1)
    ]
    return of_tables(rules, "\n".join([head, *rows]), **given)


def above(ask, case: Case) -> dict[tuple[str, str], str]:
    sides = Above(ask.twin, ask.lines).above(case)
    return {
        (line.id.removeprefix("award:"), line.group): "".join(np.array(ask.marks.entries)[side])
        for line, side in zip(ask.lines, sides, strict=True)
    }


WITHOUT_2 = Case(without=1)


def test_awards_follow_each_other():
    ask = contest({"A": "90 80", "B": "80 88", "C": "85 70", "D": "10 10"}, {"first": 1, "second": 2})
    assert above(ask, Case()) == {("first", "all"): "A", ("second", "all"): "ABC"}
    assert above(ask, WITHOUT_2) == {("first", "all"): "A", ("second", "all"): "ABC"}
    assert above(ask, Case(without=0)) == {("first", "all"): "B", ("second", "all"): "ABC"}


def test_awards_that_were_taken_back_stay_so():
    ask = contest({"A": "90 80", "B": "80 89", "C": "70 70"}, {"first": 1, "second": 1}, withheld=(Withheld("first"),))
    sides = Above(ask.twin, ask.lines)
    assert sides.awards._withheld == {Withheld("first", "all")}
    assert above(ask, Case()) == {("second", "all"): "A"}
    assert above(ask, Case(without=0)) == {("second", "all"): "B"}


def test_an_award_that_a_tie_left_over_was_not_taken_back():
    none = '[ties]\nat_line = "none"'
    ask = contest({"A": "90 80", "B": "80 90", "C": "70 70"}, {"first": 1, "second": 2}, more=none)
    assert Above(ask.twin, ask.lines).awards._withheld == frozenset()
    assert above(ask, Case()) == {("second", "all"): "AB"}
    back = contest(
        {"A": "90 80", "B": "80 89", "C": "70 70"}, {"first": 1, "second": 2}, more=none, withheld=(Withheld("first"),)
    )
    assert Above(back.twin, back.lines).awards._withheld == {Withheld("first", "all")}


def test_who_wins_across_groups_leaves_the_own_awards_to_others():
    totals = {"A.g": "90 80", "B.g": "80 60", "C.h": "70 89", "D.h": "60 60"}
    ask = contest(totals, {"grand": 1, "own": 1}, groups="g h")
    assert above(ask, Case()) == {("own", "g"): "B", ("own", "h"): "C", ("grand", "all"): "A"}
    assert above(ask, Case(without=0)) == {("own", "g"): "A", ("own", "h"): "D", ("grand", "all"): "C"}
    both = contest(totals, {"grand": 1, "own": 1}, groups="g h", more="[limits]\nper_entry = 2")
    assert above(both, Case(without=0)) == {("own", "g"): "A", ("own", "h"): "C", ("grand", "all"): "C"}


def test_own_awards_stay_while_a_tie_across_groups_is_open():
    ask = contest({"A": "90 80", "B": "85 85", "C": "70 70", "D": "60 1"}, {"grand": 1, "own": 1})
    assert above(ask, Case()) == above(ask, WITHOUT_2) | above(ask, Case())


def test_an_entrant_with_enough_awards_is_passed_over():
    """Without judge 1 entry C leads; B is of the same entrant as A."""
    limit = "[limits]\nper_entrant = 1"
    plain = contest({"A": "90 80", "B": "89 80", "C": "70 89", "D": "1 1"}, {"first": 2}, more=limit)
    owners = {"A": "p", "B": "p", "C": "q", "D": "r"}
    entries = tuple(Candidate(c.entry, c.group, owners[c.entry], c.number) for c in plain.given.entries)
    ask = list(asked(plain.rules, replace(plain.given, entries=entries)))[0]
    assert above(ask, Case()) == {("first", "all"): "AC"}
    assert above(plain, Case()) == {("first", "all"): "AB"}
    assert above(ask, Case(without=1)) == {("first", "all"): "AC"}
