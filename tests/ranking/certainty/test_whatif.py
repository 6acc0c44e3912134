"""Who would cross a line if something were otherwise, worked out by hand."""

import pytest

from judging.ranking.certainty.otherwise.whatif import changes, questions, reweighed
from judging.ranking.certainty.severity import severities
from tests.ranking.certainty.otherwise import Asked, of_tables

HEAD = """
[[round]]
id = "r"
kind = "score"
{rule}
[[round.criterion]]
id = "a"
maximum = 30
[[round.criterion]]
id = "b"
maximum = 10
factor = 2
"""
FIRST = '[[award]]\nid = "first"\ncap = 1\n'


def contest(table: dict[str, str], *, rule: str = "", more: str = FIRST, **given) -> Asked:
    """Each entry's sheets by judges 1, 2 …, as "a/b a/b …"."""
    rows = [
        f"{entry},{judge},{criterion},{points}"
        for entry, sheets in table.items()
        for judge, sheet in enumerate(sheets.split(), 1)
        for criterion, points in zip("ab", sheet.split("/"), strict=True)
    ]
    scores = "\n".join(["entry,judge,criterion,score", *rows])
    return of_tables(HEAD.format(rule=rule) + more, scores, **given)


def said(ask: Asked, **more) -> list[tuple]:
    """Every change as (kind, of, line, rises, falls), nobodies left out."""
    return [
        (c.kind, c.of, c.line, "".join(c.rises), "".join(c.falls))
        for c in changes(ask.twin, ask.lines, **more)
        if c.rises or c.falls
    ]


def nobody(ask: Asked, **more) -> list[tuple]:
    """(kind, line) of what moves nobody."""
    found = [c for c in changes(ask.twin, ask.lines, **more) if not c.rises and not c.falls]
    assert {c.of for c in found} <= {""}
    return [(c.kind, c.line) for c in found]


#: Totals: A 20/5 30/0 = 30, 30, mean 30; B 28/0 25/3 = 28, 31, mean 29.5; C 10/0 10/0.
CLOSE = {"A": "20/5 30/0", "B": "28/0 25/3", "C": "10/0 10/0"}


def test_a_judge_less_moves_the_prize():
    assert said(contest(CLOSE))[0] == ("without_judge", "1", "award:first", "B", "A")
    assert [change[1] for change in said(contest(CLOSE)) if change[0] == "without_judge"] == ["1"]


def test_a_weight_changes_beside_the_others_and_the_sheet_keeps_its_maximum():
    # a counts 1.1 times: 33 + 20 = 53 for 50, so everything times 50/53. A: 25 a, 2.5 b; B: 26.5 a, 1.5 b. Before that
    # scale, a up: A 27.5 + 5 = 32.5, B 29.15 + 3 = 32.15; b down: A 29.5, B 29.2. Up for one is down for the other.
    assert reweighed(contest(CLOSE).twin, 0, 1.1).tolist() == pytest.approx([1.1 * 50 / 53, 50 / 53])
    assert reweighed(contest(CLOSE).twin, 1, 0.9).tolist() == pytest.approx([50 / 48, 0.9 * 50 / 48])
    assert ("weight_up", "award:first") in nobody(contest(CLOSE))
    closer = CLOSE | {"B": "28/0 29/1"}  # 28.5 a, 0.5 b: 29.5. a up: 31.35 + 1 = 32.35 < 32.5; b down: 28.5 + .9 = 29.4
    assert nobody(contest(closer))[0] == ("weight_up", "award:first")
    turned = CLOSE | {"B": "30/0 29/0"}  # 29.5 a: a up 32.45, still below; b down: 29.5 against 25 + 4.5 = 29.5, a tie
    assert [c[:2] for c in said(contest(turned)) if c[0].startswith("weight")] == []
    turned = CLOSE | {"B": "30/0 29/0", "A": "20/5 26/2"}  # A 23 a, 3.5 b: 30 and B 29.5; a up: 32.3 and 32.45
    assert [c[:2] for c in said(contest(turned)) if c[0].startswith("weight")] == [
        ("weight_up", "a"), ("weight_down", "b"),
    ]  # fmt: skip


def test_a_line_in_points_stays_where_it_is_when_a_weight_changes():
    """With a sheet full of points nothing moves, whatever counts more."""
    full = contest({"A": "30/10 30/10", "C": "10/0 10/0"}, rule="threshold = 50", more="")
    assert [(c[0], c[1]) for c in said(full)] == [("threshold", "52")]
    assert said(full)[0] == ("threshold", "52", "threshold", "", "A")


def test_the_threshold_moves_by_the_largest_step_of_a_sheet_and_stays_above_nought():
    ask = contest(CLOSE, rule="threshold = 29.5", more="")
    assert ask.lines[0].above == {"A", "B"}
    assert [c for c in said(ask) if c[0] == "threshold"] == [("threshold", "63/2", "threshold", "", "AB")]
    low = contest(CLOSE, rule="threshold = 2", more=FIRST)
    assert [c for c in said(low) if c[0] == "threshold"] == []
    assert ("threshold", "award:first") in nobody(low)


def test_whoever_does_not_reach_another_threshold_wins_nothing():
    ask = contest(CLOSE, rule="threshold = 28", more='[[award]]\nid = "first"\ncap = 2\n')
    assert [c for c in said(ask) if c[0] == "threshold"] == [
        ("threshold", "30", "threshold", "", "B"), ("threshold", "30", "award:first", "", "B"),
    ]  # fmt: skip


def test_above_and_not_from_a_threshold():
    ask = contest(CLOSE, rule='threshold = 28\ncomparison = "gt"', more="")
    assert [c for c in said(ask) if c[0] == "threshold"] == [("threshold", "30", "threshold", "", "AB")]


FIVE = {"A": "10/0 10/0 10/0 10/0 10/0", "B": "9/0 9/0 9/0 9/0 30/0", "C": "1/0 1/0 1/0 1/0 1/0"}


def test_other_ways_to_combine_where_they_are_other_ways():
    assert [c for c in said(contest(FIVE)) if c[0] == "combine"] == [
        ("combine", "median", "award:first", "A", "B"), ("combine", "trimmed", "award:first", "A", "B"),
    ]  # fmt: skip
    trimmed = contest(FIVE, rule="drop_high = 1\ndrop_low = 1\ndrop_from = 5")
    assert [c[1:] for c in said(trimmed) if c[0] == "combine"] == [("mean", "award:first", "B", "A")]
    median = contest(FIVE, rule='combine = "median"')
    assert [c[1:] for c in said(median) if c[0] == "combine"] == [("mean", "award:first", "B", "A")]
    usual = contest(FIVE, rule="drop_high = 1\ndrop_low = 1")  # from three sheets on, so five are another way
    assert [c[1] for c in said(usual) if c[0] == "combine"] == ["mean"]


def test_extremes_are_dropped_of_five_sheets_or_more():
    four = {entry: " ".join(sheets.split()[1:]) for entry, sheets in FIVE.items()}
    assert [c[1] for c in said(contest(four)) if c[0] == "combine"] == ["median"]


def test_corrected_sheets_where_severity_is_known():
    """Judge 1 gives two points less than 2, judge 3 two more: A is worth 22 and B 21, though B's sheets are higher."""
    given = (("A", 1, 20), ("A", 2, 22), ("B", 2, 21), ("B", 3, 23), ("D", 1, 10), ("D", 2, 12), ("D", 3, 14))
    rows = [f"{entry},{judge},{c},{points}" for entry, judge, a in given for c, points in (("a", a), ("b", 0))]
    scores = "\n".join(["entry,judge,criterion,score", *rows])
    ask = of_tables(HEAD.format(rule='absent = "allow"') + FIRST, scores)
    assert "corrected" not in [change[1] for change in said(ask)]
    found = said(ask, severities=severities(ask.marks))
    assert ("combine", "corrected", "award:first", "A", "B") in found


def test_one_judge_is_not_left_out_and_one_criterion_not_reweighed():
    rules = '[[round]]\nid = "r"\nkind = "score"\n[[round.criterion]]\nid = "c"\nmaximum = 10\n' + FIRST
    ask = of_tables(rules, "entry,judge,criterion,score\nA,1,c,5\nB,1,c,4")
    assert [(c.kind, c.of) for c in changes(ask.twin, ask.lines)] == [("combine", "")]
    ask = of_tables(rules, "entry,judge,criterion,score\nA,1,c,5\nB,1,c,4\nA,2,c,5\nB,2,c,4")
    assert [c.kind for c in changes(ask.twin, ask.lines)] == ["without_judge", "combine"]


def test_kinds_stand_in_order_and_lines_of_one_id_are_taken_together():
    groups = '[[group]]\nid = "g"\n[[group]]\nid = "h"\n'
    rows = [f"{e},{g},{j},{c},{p}" for e, g, sheets in (
        ("A", "g", ((20, 5), (30, 0))), ("B", "g", ((28, 0), (25, 3))),
        ("C", "h", ((20, 5), (30, 0))), ("D", "h", ((28, 0), (25, 3))),
    ) for j, sheet in enumerate(sheets, 1) for c, p in zip("ab", sheet, strict=True)]  # fmt: skip
    ask = of_tables(groups + HEAD.format(rule="") + FIRST, "\n".join(["entry,group,judge,criterion,score", *rows]))
    found = changes(ask.twin, ask.lines)
    assert (found[0].rises, found[0].falls) == (("B", "D"), ("A", "C"))
    assert [c.kind for c in found] == ["without_judge", "weight_up", "weight_down", "combine"]


def test_nobody_moves_by_a_tie_that_nobody_decided():
    """Without judge 2 both have 20: a decision would be needed."""
    assert said(contest({"A": "20/0 30/0", "B": "20/0 20/0", "C": "1/0 1/0"})) == []
    settled = FIRST + '[ties]\nat_line = "{}"\n'
    both = contest({"A": "20/0 30/0", "B": "20/0 20/0", "C": "1/0 1/0"}, more=settled.format("all"))
    assert said(both) == [("without_judge", "2", "award:first", "B", "")]
    none = contest({"A": "20/0 30/0", "B": "20/0 20/0", "C": "1/0 1/0"}, more=settled.format("none"))
    assert said(none) == [("without_judge", "2", "award:first", "", "A")]


def test_the_tie_chain_is_worked_out_anew():
    """Without judge 2 both have 20, and B the higher b."""
    chain = FIRST + '[ties]\nchain = ["criterion:b"]\n'
    assert said(contest({"A": "20/0 30/0", "B": "18/1 20/0", "C": "1/0 1/0"}, more=chain))[0] == (
        "without_judge", "2", "award:first", "B", "A",
    )  # fmt: skip


def test_a_floor_that_is_missed_without_a_judge():
    rules = HEAD.format(rule="").replace("factor = 2", "factor = 2\nfloor = 2") + FIRST
    rows = "\n".join(f"{e},{j},{c},{p}" for e, j, c, p in (
        ("A", 1, "a", 30), ("A", 1, "b", 4), ("A", 2, "a", 30), ("A", 2, "b", 1),
        ("B", 1, "a", 10), ("B", 1, "b", 2), ("B", 2, "a", 10), ("B", 2, "b", 2),
    ))  # fmt: skip
    ask = of_tables(rules, "entry,judge,criterion,score\n" + rows)
    assert ("without_judge", "1", "award:first", "B", "A") in said(ask)


@pytest.mark.parametrize("step", ["criterion:old", "median", "highest", "lowest", "first-places", "chair", "lot"])
def test_a_judge_alone_with_entries_moves_nobody_whatever_orders_equals(step):
    """``old`` is a criterion of an earlier round only: of no use here."""
    earlier = '[[round]]\nid = "q"\nkind = "score"\n[[round.criterion]]\nid = "old"\nmaximum = 5\n'
    rules = earlier + HEAD.format(rule="") + FIRST + f'[ties]\nchain = ["{step}"]\nchair = "1"\n'
    rows = [f"{e},q,7,old,{p}" for e, p in (("A", 1), ("B", 2))]
    rows += [f"{e},r,1,{c},{p}" for e, a in (("A", 5), ("B", 4)) for c, p in (("a", a), ("b", 0))]
    ask = of_tables(rules, "\n".join(["entry,round,judge,criterion,score", *rows]), seed="s")
    assert said(ask) == []
    rows += [f"{e},r,2,{c},{p}" for e, a in (("A", 5), ("B", 9)) for c, p in (("a", a), ("b", 0))]
    ask = of_tables(rules, "\n".join(["entry,round,judge,criterion,score", *rows]), seed="s")
    assert said(ask)[0] == ("without_judge", "2", "award:first", "A", "B")


def asked_of(ask: Asked, kind: str) -> list[tuple]:
    return [(of, case.combine, case.drops, points) for k, of, case, points in questions(ask.twin, None) if k == kind]


def test_which_ways_to_combine_are_asked_about():
    mean, median = ("mean", "mean", (0, 0, 1), None), ("median", "median", (0, 0, 1), None)
    trimmed = ("trimmed", "mean", (1, 1, 5), None)
    for rule, ways in (
        ("", [median, trimmed]),
        ('combine = "sum"', [median, trimmed]),
        ('combine = "median"', [mean, trimmed]),
        ("drop_high = 1\ndrop_low = 1\ndrop_from = 5", [mean, median]),
        ('combine = "median"\ndrop_high = 1\ndrop_low = 1\ndrop_from = 5', [mean, median, trimmed]),
        ("drop_low = 1", [mean, median, trimmed]),
    ):
        assert asked_of(contest(FIVE, rule=rule), "combine") == ways


def test_which_thresholds_are_asked_about():
    assert asked_of(contest(CLOSE, rule="threshold = 10"), "threshold") == [
        ("8", None, None, 8),
        ("12", None, None, 12),
    ]
    assert asked_of(contest(CLOSE, rule="threshold = 2"), "threshold") == [("4", None, None, 4)]
    assert asked_of(contest(CLOSE), "threshold") == []


def test_a_step_is_that_of_the_group_and_of_the_smallest_part():
    rules = """
[[group]]
id = "g"
[[group]]
id = "h"
[[round]]
id = "r"
kind = "score"
threshold = 20
[[round.criterion]]
id = "a"
maximum = 20
[round.criterion.for.h]
step = 0.25
factor = 3
[[round.criterion]]
id = "b"
factor = 2
[[round.criterion.part]]
id = "x"
maximum = 9
step = 0.25
[[round.criterion.part]]
id = "y"
maximum = 9
"""
    lines = (("a", 9), ("b.x", 4), ("b.y", 3))
    rows = [f"{e},{g},1,{line},{p}" for e, g in (("A", "g"), ("B", "h")) for line, p in lines]
    ask = of_tables(rules, "\n".join(["entry,group,judge,criterion,score", *rows]))
    assert ask.groups == ("h",)
    assert [of for of, *_ in asked_of(ask, "threshold")] == ["77/4", "83/4"]


def test_kinds_stand_together_whether_they_move_anybody_or_not():
    found = [(c.kind, bool(c.of)) for c in changes(contest(FIVE).twin, contest(FIVE).lines)]
    assert found == [
        ("without_judge", True), ("weight_up", False), ("weight_down", False), ("combine", True), ("combine", True),
    ]  # fmt: skip
    ask = contest(FIVE, rule='combine = "median"')
    assert [(c.kind, bool(c.of)) for c in changes(ask.twin, ask.lines)] == [
        ("without_judge", False), ("weight_up", False), ("weight_down", False), ("combine", True),
    ]  # fmt: skip
