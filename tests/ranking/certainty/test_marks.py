"""Sheets as arrays: the counting ones, in the result's order."""

from dataclasses import replace

import numpy as np
import pytest

from judging.ranking.certainty.marks import fields, groups_of, marks_of, scored_rounds, taking_part
from tests.ranking.tabled import ranked, rules_of

RULES = """
[[group]]
id = "gom"
[[group]]
id = "tre"
[[round]]
id = "chung-khao"
kind = "score"
absent = "allow"
[[round.criterion]]
id = "dep"
maximum = 10
step = 0.5
[[round.criterion]]
id = "ben"
maximum = 10
factor = 2
"""
SCORES = """entry,group,judge,criterion,score
A,gom,10,dep,"7,5"
A,gom,10,ben,4
A,gom,9,dep,6
A,gom,9,ben,5
B,tre,9,dep,1
B,tre,9,ben,2
C,gom,thư ký,dep,9
C,gom,thư ký,ben,9
"""


@pytest.fixture(scope="module")
def marks():
    rules = rules_of(RULES)
    return marks_of(ranked(rules, SCORES), scored_rounds(rules)[0], ("gom", "tre"))


def test_entries_stand_in_the_results_order_and_judges_in_that_of_their_numbers(marks):
    assert marks.entries == ("C", "A", "B")
    assert marks.judges == ("9", "10", "thư ký")
    assert marks.criteria == ("dep", "ben") and marks.groups == ("gom", "tre")
    assert marks.group.tolist() == [0, 0, 1]


def test_each_sheet_has_its_points_and_its_weighted_total(marks):
    sheets = {(marks.entries[e], marks.judges[j]): (p.tolist(), t) for e, j, p, t in zip(
        marks.entry, marks.judge, marks.points, marks.total, strict=True)}  # fmt: skip
    assert sheets == {
        ("A", "10"): ([7.5, 4.0], 15.5),
        ("A", "9"): ([6.0, 5.0], 16.0),
        ("B", "9"): ([1.0, 2.0], 5.0),
        ("C", "thư ký"): ([9.0, 9.0], 27.0),
    }


def test_counts_and_means(marks):
    assert marks.sheets_of_entry.tolist() == [1, 2, 1]
    assert marks.sheets_of_judge.tolist() == [2, 1, 1]
    assert marks.mean.tolist() == [27.0, 15.75, 5.0]


def test_without_a_judge_the_others_sheets_and_all_positions_stay(marks):
    left = marks.without_judge(0)
    assert left.entry.tolist() == [0, 1] and left.judge.tolist() == [2, 1]
    assert left.total.tolist() == [27.0, 15.5] and left.points.shape == (2, 2)
    assert (left.entries, left.judges, left.criteria, left.groups) == (
        marks.entries, marks.judges, marks.criteria, marks.groups)  # fmt: skip
    assert np.array_equal(left.group, marks.group)


def test_one_group_alone(marks):
    rules = rules_of(RULES)
    outcome, round = ranked(rules, SCORES), scored_rounds(rules)[0]
    assert [s.entry for s in taking_part(outcome, round, ["tre"])] == ["B"]
    alone = marks_of(outcome, round, ("tre",))
    assert (alone.entries, alone.judges, alone.group.tolist()) == (("B",), ("9",), [0])


def test_nobody_took_part():
    rules = rules_of(RULES)
    none = marks_of(ranked(rules, SCORES), scored_rounds(rules)[0], ())
    assert none.entries == none.judges == () and none.points.shape == (0, 2)


def test_an_entry_whose_sheets_were_not_kept_takes_no_part():
    rules = rules_of(RULES)
    outcome, round = ranked(rules, SCORES), scored_rounds(rules)[0]
    first, *others = outcome.standings
    bare = replace(first, rounds=tuple(replace(result, sheets=()) for result in first.rounds))
    told = marks_of(replace(outcome, standings=(bare, *others)), round, ("gom", "tre"))
    assert first.entry not in told.entries and len(told.entries) == len(told.sheets_of_entry) == 2


def test_groups_of_rules_without_any_are_one():
    assert groups_of(rules_of(RULES)) == ("gom", "tre")
    assert groups_of(rules_of('[[round]]\nid = "r"\nkind = "score"')) == ("all",)


@pytest.mark.parametrize(
    ("differs", "parted"),
    [
        ("", (("gom", "tre"),)),
        ("[round.criterion.for.tre]\nmaximum = 20\n", (("gom",), ("tre",))),
        ("[round.criterion.for.tre]\nfactor = 3\n", (("gom",), ("tre",))),
        ("[round.criterion.for.tre]\nstep = 0.5\n", (("gom", "tre"),)),
        ("[round.criterion.for.tre]\nfloor = 1\n", (("gom", "tre"),)),
    ],
)
def test_a_group_whose_sheets_have_another_scale_is_a_field_of_its_own(differs, parted):
    rules = rules_of(RULES + differs)
    assert fields(scored_rounds(rules)[0], groups_of(rules)) == parted
