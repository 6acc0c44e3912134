"""Effects that the rules take away, measured anew where something is otherwise."""

from fractions import Fraction

import numpy as np
import pytest

from judging.ranking.certainty.otherwise.twin import Case
from judging.ranking.certainty.otherwise.whatif import reweighed
from tests.ranking.certainty.otherwise import agrees, agrees_again, of_tables, weighed

CORRECTED = """
[[round]]
id = "r"
kind = "score"
combine = "corrected"
absent = "allow"
[round.correction]
limit = {limit}
{rule}
[[round.criterion]]
id = "a"
maximum = 60
[[round.criterion]]
id = "b"
maximum = 40
factor = 2
[[award]]
id = "first"
cap = 2
"""


def incomplete(seed: int) -> str:
    """Eight entries, five judges, three or four sheets each."""
    rng = np.random.default_rng(seed)
    rows = ["entry,judge,criterion,score"]
    for entry in range(8):
        for judge in rng.permutation(5)[: 3 + entry % 2]:
            rows += [f"E{entry},{judge},{c},{rng.integers(20, 30) + 2 * judge}" for c in "ab"]
    return "\n".join(rows)


@pytest.mark.parametrize(
    "limit, rule", [(100, ""), (100, "decimals = 0"), (6, 'otherwise = "mean"'), (1, 'otherwise = "mean"')]
)
def test_effects_that_are_taken_away_are_measured_anew(limit, rule):
    for seed in range(4):
        ask = of_tables(CORRECTED.format(limit=limit, rule=rule), incomplete(seed))
        agrees(ask)
        for at, judge in enumerate(ask.marks.judges):
            assert agrees_again(ask, ask.again(without=judge), Case(without=at))
        for criterion in range(2):
            case = Case(factors=reweighed(ask.twin, criterion, 1.1))
            assert agrees_again(ask, ask.again(round=weighed(ask, criterion, Fraction(11, 10))), case)


def test_where_effects_cannot_be_told_any_more_what_is_taken_stays():
    scores = "entry,judge,criterion,score\n" + "\n".join(
        f"{entry},{judge},{c},{points}"
        for entry, judge, points in (("w", 1, 30), ("w", 2, 36), ("x", 2, 20), ("x", 3, 15), ("y", 1, 22), ("y", 3, 26))
        for c in "ab"
    )
    ask = of_tables(CORRECTED.format(limit=100, rule=""), scores)
    effects = ask.twin.effects
    assert effects.any() and ask.again(without="2") is None
    part = ask.twin.part(Case(without=1))
    sheets = ask.marks.total[part.rows] - effects[ask.marks.judge[part.rows]]
    expected = np.bincount(part.own, sheets) / np.bincount(part.own)
    assert ask.twin.totals(Case(without=1), part) == pytest.approx(expected)


def test_a_limit_that_is_met_exactly_is_met():
    """Twos on the diagonal and −1 beside it are left of nine sheets: Q = 18, f = 4, c = 2/9, so every error is 1."""
    points = [[10 + 2 * judge + (2 if judge == entry else -1) for judge in range(3)] for entry in range(3)]
    rows = [f"E{e},{j},a,{p}\nE{e},{j},b,0" for e, of in enumerate(points) for j, p in enumerate(of)]
    for limit, effects in ((1, [-2, 0, 2]), (0.999, [0, 0, 0])):
        rule = 'otherwise = "mean"'
        ask = of_tables(CORRECTED.format(limit=limit, rule=rule), "entry,judge,criterion,score\n" + "\n".join(rows))
        assert ask.twin.effects.tolist() == effects
        agrees(ask)
        same = Case(factors=np.ones(2))
        assert agrees_again(ask, ask, same)
        assert ask.twin._taken(same) == pytest.approx(effects)
        assert ask.twin.figures(same, ask.twin.everything) == pytest.approx([12, 12, 12])


def test_effects_are_rounded_half_away_from_nought():
    """The first judge gives one point more on one entry of four: 1/8 more than the two together."""
    rows = [f"E{e},{j},a,{10 + e + (e == j == 0)}\nE{e},{j},b,0" for e in range(4) for j in range(2)]
    scores = "entry,judge,criterion,score\n" + "\n".join(rows)
    for decimals, effect in ((2, 0.13), (3, 0.125), (1, 0.1), (0, 0)):
        ask = of_tables(CORRECTED.format(limit=100, rule=f"decimals = {decimals}"), scores)
        assert ask.twin.effects.tolist() == [effect, -effect]
        assert ask.twin._taken(Case(factors=np.ones(2))) == pytest.approx([effect, -effect], abs=1e-12)


@pytest.mark.parametrize("within", ["group", "all"])
def test_where_everybody_competes_all_sheets_must_hang_together(within):
    """Only judge 3 has seen entries of both groups; judge 0 gives most."""
    seen = {"g": (0, 1, 3), "h": (2, 3, 4)}
    rows = [
        f"{group}{e},{group},{judge},{c},{20 - judge + (e * judge) % 3}"
        for group, judges in seen.items() for e in range(4) for judge in judges for c in "ab"
    ]  # fmt: skip
    rule = f'otherwise = "mean"\nwithin = "{within}"'
    text = '[[group]]\nid = "g"\n[[group]]\nid = "h"\n' + CORRECTED.format(limit=100, rule=rule)
    ask = of_tables(text, "entry,group,judge,criterion,score\n" + "\n".join(rows))
    for at, judge in enumerate(ask.marks.judges):
        again = ask.again(without=judge)
        assert agrees_again(ask, again, Case(without=at))
        assert (
            ask.twin._taken(Case(without=at)).any() == again.twin.effects.any() == (judge != "3" or within == "group")
        )
