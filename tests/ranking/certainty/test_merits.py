"""What puts equal totals in order, step by step, as things are and in other cases."""

from hashlib import sha256

import numpy as np
import pytest

from judging.ranking.certainty.otherwise.merits import NO_PLACE, Merits
from judging.ranking.certainty.otherwise.twin import OFFICIAL, Case
from judging.ranking.ties import Field, merits
from tests.ranking.certainty.otherwise import at_random, of_tables

RULES = """
[[round]]
id = "q"
kind = "score"
[[round.criterion]]
id = "old"
maximum = 9
[[round]]
id = "r"
kind = "score"
absent = "allow"
[[round.criterion]]
id = "a"
maximum = 20
[[round.criterion]]
id = "b"
maximum = 10
factor = 2
[ties]
chair = "2"
chain = ["{step}"]
"""
#: Points a/b of each judge, 1 to 3.
SHEETS = {"A": ("10/3", "12/2", "8/4"), "B": ("9/2", "13/4"), "C": ("16/0", None, "10/3")}
OLD = {"A": 3, "B": 5, "C": 3}


def columns(step: str, case: Case = OFFICIAL, seed: str = "") -> dict[str, list[float]]:
    """What the step compares, by entry."""
    rows = [f"{entry},q,1,old,{points}" for entry, points in OLD.items()]
    rows += [
        f"{entry},r,{judge},{criterion},{points}"
        for entry, sheets in SHEETS.items()
        for judge, sheet in enumerate(sheets, 1) if sheet
        for criterion, points in zip("ab", sheet.split("/"), strict=True)
    ]  # fmt: skip
    ask = of_tables(RULES.format(step=step), "\n".join(["entry,round,judge,criterion,score", *rows]), seed=seed or "s")
    part = ask.twin.part(case)
    found = Merits(ask.twin, most=3).columns(case, part)
    return {ask.marks.entries[at]: row[1:].tolist() for at, row in zip(part.entries, found, strict=True)}


#: Sheets: A 16, 16, 16; B 13, 21; C 16, –, 16.
@pytest.mark.parametrize(
    "step, expected",
    [
        ("criterion:a", {"A": [10], "B": [11], "C": [13]}),
        ("criterion:b", {"A": [3], "B": [3], "C": [1.5]}),
        ("criterion:old", {"A": [], "B": [], "C": []}),
        ("median", {"A": [16], "B": [17], "C": [16]}),
        ("highest", {"A": [16], "B": [21], "C": [16]}),
        ("lowest", {"A": [16], "B": [13], "C": [16]}),
        ("chair", {"A": [16], "B": [21], "C": [0]}),
        ("round:q", {"A": [0], "B": [1], "C": [0]}),
        ("round:r", {"A": [], "B": [], "C": []}),
        # Judge 1 puts A and C first and B third, judge 2 B before A, judge 3 A and C first.
        ("first-places", {"A": [0, 0, -1], "B": [0, -2, NO_PLACE], "C": [0, 0, NO_PLACE]}),
    ],
)
def test_each_step(step, expected):
    assert columns(step) == expected


@pytest.mark.parametrize(
    "step, expected",
    [
        ("criterion:a", {"A": [9], "B": [9]}),
        ("median", {"A": [16], "B": [13]}),
        ("highest", {"A": [16], "B": [13]}),
        ("chair", {"A": [0], "B": [0]}),
        ("round:q", {"A": [0], "B": [1]}),
        ("first-places", {"A": [0, 0, NO_PLACE], "B": [-2, NO_PLACE, NO_PLACE]}),
    ],
)
def test_each_step_without_the_chair(step, expected):
    assert columns(step, Case(without=1)) == expected


def test_places_by_sheets_of_another_weight():
    """b counts for nothing: judge 1 gives C, A, B; judge 2 B, A; judge 3 C, A."""
    found = columns("first-places", Case(factors=np.array([1.0, 0.0])))
    assert found == {"A": [-1, -1, -1], "B": [0, -2, NO_PLACE], "C": [0, 0, NO_PLACE]}


def test_the_lot_is_that_of_the_exact_ranking():
    lots = {entry: lot for entry, (lot,) in columns("lot", seed="2026").items()}
    drawn = sorted(lots, key=lambda entry: sha256(f"2026:{entry}".encode()).hexdigest())
    assert sorted(lots, key=lots.get, reverse=True) == drawn and sorted(lots.values()) == [0, 1, 2]


def test_random_competitions_are_ordered_as_by_the_exact_ranking():
    for ask in at_random(range(60)):
        courses = {s.entry: s.rounds for s in ask.outcome.standings}
        exact = merits(Field(ask.rules, courses, {s.entry: s.group for s in ask.outcome.standings}, ask.given.seed))
        at = [i for i, s in enumerate(ask.twin.standings) if s.last.round == ask.round.id]
        most = ask.marks.sheets_of_entry.max()
        rows = Merits(ask.twin, most=most).columns(OFFICIAL, ask.twin.everything)[at]
        order = sorted(set(map(tuple, rows)), reverse=True)
        mine = [order.index(tuple(row)) for row in rows]
        theirs = sorted({exact[ask.marks.entries[i]] for i in at})
        assert mine == [theirs.index(exact[ask.marks.entries[i]]) for i in at]
