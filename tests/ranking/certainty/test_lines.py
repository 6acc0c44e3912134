"""The lines of a round's result, each by hand."""

from fractions import Fraction

import pytest

from judging.ranking.certainty.lines import lines_of
from judging.ranking.certainty.marks import groups_of, scored_rounds
from tests.ranking.tabled import ranked, rules_of, sheets

ONE = """
[[round]]
id = "r"
kind = "score"
{more}
[[round.criterion]]
id = "c"
maximum = 100
{after}
"""
POINTS = {"A": [90], "B": [80], "C": [70], "D": [60], "E": [50]}


def told(more: str = "", after: str = "", points=POINTS, **given) -> list[tuple]:
    rules = rules_of(ONE.format(more=more, after=after))
    outcome = ranked(rules, sheets(points), **given)
    return [_plain(line) for line in lines_of(rules, outcome, scored_rounds(rules)[-1], groups=groups_of(rules))]


def _plain(line) -> tuple:
    return line.id, line.group, line.count, line.points, line.cut, "".join(sorted(line.above))


def test_the_points_that_are_asked_for():
    assert told("threshold = 70") == [("threshold", "all", None, 70, 70, "ABC")]


def test_a_line_that_must_be_passed_leaves_out_who_only_reaches_it():
    assert told('threshold = 70\ncomparison = "gt"') == [("threshold", "all", None, 70, 70, "AB")]


def test_the_best_that_go_on():
    assert told("[round.keep]\ncount = 2") == [("keep", "all", 2, None, 80, "AB")]


def test_of_equals_at_the_last_kept_place_all_are_above():
    points = POINTS | {"C": [80]}
    assert told("[round.keep]\ncount = 2", points=points) == [("keep", "all", 3, None, 80, "ABC")]


def test_the_last_place_of_each_award_counts_those_before_it_in():
    prizes = '[[award]]\nid = "nhat"\ncap = 1\n[[award]]\nid = "nhi"\ncap = 2\n'
    assert told(after=prizes) == [
        ("award:nhat", "all", 1, None, 90, "A"),
        ("award:nhi", "all", 3, None, 70, "ABC"),
    ]


def test_points_are_asked_for_at_an_award_line_too():
    prizes = '[[award]]\nid = "nhat"\ncap = 2\n'
    assert told("threshold = 60", prizes) == [
        ("threshold", "all", None, 60, 60, "ABCD"),
        ("award:nhat", "all", 2, 60, 80, "AB"),
    ]


def test_an_award_for_everybody_or_for_nobody_and_a_side_prize_draw_no_line():
    everybody = '[[award]]\nid = "cong-nhan"\ncap = "all"\n[[award]]\nid = "nhi"\ncap = 2\n'
    side = '[[award]]\nid = "nhat"\ncap = 1\n[[award]]\nid = "phu"\nside = true\ncap = 1\n'
    assert told(after=everybody) == []
    assert [line[0] for line in told(after=side)] == ["award:nhat"]
    assert told(after='[[award]]\nid = "nhat"\ncap = 0\n') == []


def test_grades_from_the_highest_to_the_lowest():
    grades = '[[band]]\nid = "tot"\nfrom = 80\n[[band]]\nid = "kha"\nfrom = 60\n'
    assert told(after=grades) == [
        ("band:tot", "all", None, 80, 80, "AB"),
        ("band:kha", "all", None, 60, 60, "ABCD"),
    ]


def test_a_line_with_everybody_or_nobody_above_it_parts_nothing():
    assert told("threshold = 50") == told("threshold = 91") == []


def test_an_undecided_tie_holds_its_places():
    prizes = '[[award]]\nid = "nhat"\ncap = 1\n[[award]]\nid = "nhi"\ncap = 2\n'
    lines = told(after=prizes, points=POINTS | {"B": [90]})
    assert lines == [("award:nhi", "all", 3, None, 70, "ABC")]


def test_who_is_tied_across_the_line_itself_is_not_above_it():
    prizes = '[[award]]\nid = "nhat"\ncap = 2\n'
    assert told(after=prizes, points=POINTS | {"C": [80]}) == [("award:nhat", "all", 2, None, 90, "A")]


GROUPS = """
[[group]]
id = "g"
[[group]]
id = "h"
"""


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("group", [("keep", "g", 1, None, 90, "A"), ("keep", "h", 1, None, 70, "C")]),
        ("all", [("keep", "all", 1, None, 90, "A")]),
    ],
)
def test_the_best_of_each_group_or_of_all(within, expected):
    rules = rules_of(GROUPS + ONE.format(more=f'[round.keep]\ncount = 1\nwithin = "{within}"', after=""))
    table = "entry,group,judge,criterion,score\nA,g,1,c,90\nB,g,1,c,80\nC,h,1,c,70\nD,h,1,c,60"
    outcome, round = ranked(rules, table), scored_rounds(rules)[0]
    assert [_plain(line) for line in lines_of(rules, outcome, round, groups=["g", "h"])] == expected
    alone = [_plain(line) for line in lines_of(rules, outcome, round, groups=["h"])]
    assert alone == [line for line in expected if line[1] == "h"]


def test_awards_of_each_group_and_across_all():
    prizes = '[[award]]\nid = "dac-biet"\ncap = 1\nacross = true\n[[award]]\nid = "nhat"\ncap = 1\n'
    rules = rules_of(GROUPS + ONE.format(more="", after=prizes))
    table = "entry,group,judge,criterion,score\nA,g,1,c,90\nB,g,1,c,80\nC,h,1,c,70\nD,h,1,c,60\nE,g,1,c,10"
    outcome, round = ranked(rules, table), scored_rounds(rules)[0]
    assert [_plain(line) for line in lines_of(rules, outcome, round, groups=["g", "h"])] == [
        ("award:nhat", "g", 1, None, 80, "B"),
        ("award:nhat", "h", 1, None, 70, "C"),
        ("award:dac-biet", "all", 1, None, 90, "A"),
    ]
    assert [line.group for line in lines_of(rules, outcome, round, groups=["g"])] == ["g"]


TWO = """
[[round]]
id = "so-khao"
kind = "score"
threshold = 60
[[round.criterion]]
id = "c"
maximum = 100
[[round]]
id = "chung-khao"
kind = "score"
[[round.criterion]]
id = "c"
maximum = 100
[[award]]
id = "nhat"
cap = 1
"""


def test_awards_belong_to_the_round_that_gives_the_last_total():
    rules = rules_of(TWO)
    rows = [f"{entry},1,{round},c,{points}" for round, of in
            {"so-khao": {"A": 80, "B": 70, "C": 60, "D": 50}, "chung-khao": {"A": 1, "B": 3, "C": 2}}.items()
            for entry, points in of.items()]  # fmt: skip
    outcome = ranked(rules, "\n".join(["entry,judge,round,criterion,score", *rows]))
    first, last = scored_rounds(rules)
    assert [_plain(line) for line in lines_of(rules, outcome, first, groups=["all"])] == [
        ("threshold", "all", None, Fraction(60), 60, "ABC")
    ]
    assert [_plain(line) for line in lines_of(rules, outcome, last, groups=["all"])] == [
        ("award:nhat", "all", 1, None, 3, "B")
    ]


VOTE = '[[round]]\nid = "hoi-dong"\nkind = "vote"\npass = 0.5\n'
PRIZE = '[[award]]\nid = "nhat"\ncap = 2\n'


def aside(rules: str, table: str, **given) -> list[tuple]:
    document = rules_of(rules)
    outcome, round = ranked(document, table, **given), scored_rounds(document)[-1]
    lines = lines_of(document, outcome, round, groups=groups_of(document))
    return [(line.id, line.group, "".join(sorted(line.above)), "".join(sorted(line.aside))) for line in lines]


def test_who_was_voted_down_takes_no_place_of_those_who_compete():
    votes = "\n".join(["entry,listed,present,chair,yes", *(f"{e},5,5,1,{0 if e in 'AD' else 5}" for e in "ABCDE")])
    rules = ONE.format(more="", after=VOTE + PRIZE)
    assert aside(rules, sheets(POINTS), votes=votes) == [("award:nhat", "all", "BC", "AD")]
    alone = votes.replace("E,5,5,1,5", "E,5,5,1,0")
    assert aside(rules, sheets(POINTS), votes=alone) == [("award:nhat", "all", "BC", "ADE")]


def test_who_is_below_a_floor_is_out_whatever_the_points():
    rules = ONE.format(more="threshold = 55\n[round.keep]\ncount = 2", after="floor = 75\n" + PRIZE)
    rules = rules.replace("maximum = 100", 'maximum = 100\n[[round.criterion]]\nid = "d"\nmaximum = 100', 1)
    rows = [(e, c, p) for e, of in {"A": (99, 10), "B": (50, 90), "C": (20, 80), "D": (0, 75), "E": (0, 76)}.items()
            for c, p in zip("cd", of, strict=True)]  # fmt: skip
    table = "\n".join(["entry,judge,criterion,score", *(f"{e},1,{c},{p}" for e, c, p in rows)])
    assert aside(rules, table) == [("keep", "all", "BC", "A"), ("award:nhat", "all", "BC", "A")]


@pytest.mark.parametrize(("limits", "out"), [("", "A"), ("[limits]\nper_entry = 2\n", "")])
def test_an_award_across_the_groups_is_all_unless_an_entry_may_have_two(limits, out):
    prizes = '[[award]]\nid = "dac-biet"\ncap = 1\nacross = true\n[[award]]\nid = "nhat"\ncap = 1\n'
    table = "entry,group,judge,criterion,score\nA,g,1,c,90\nB,g,1,c,80\nC,h,1,c,70\nD,h,1,c,60\nE,g,1,c,10"
    assert aside(limits + GROUPS + ONE.format(more="", after=prizes), table) == [
        ("award:nhat", "g", "B" if out else "A", out),
        ("award:nhat", "h", "C", ""),
        ("award:dac-biet", "all", "A", ""),
    ]


def test_an_entrant_with_all_awards_is_passed_over():
    rules = "[limits]\nper_entrant = 1\n" + ONE.format(more="", after=PRIZE)
    entries = "entry,entrant\nA,x\nB,x\nC,y\nD,z\nE,z\n"
    assert aside(rules, sheets(POINTS), entries=entries) == [("award:nhat", "all", "AC", "B")]
