"""The twin says what the exact ranking says: as things are, and ranked again with something otherwise."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import numpy as np
import pytest

from judging.ranking.certainty.above import Above
from judging.ranking.certainty.marks import groups_of, result_in, taking_part
from judging.ranking.certainty.twin import OFFICIAL, Case, combined, rounded
from judging.ranking.certainty.whatif import NONE, TRIMMED, reweighed
from judging.ranking.document.reading import read
from tests.ranking import opinions
from tests.ranking.certainty import otherwise
from tests.ranking.certainty.otherwise import Asked, asked, at_random, of_tables
from tests.second import random_rows
from tests.second.document import complete
from tests.stories.deciding import decided
from tests.stories.tales import TALES

WAYS = {"mean": ("mean", NONE), "median": ("median", NONE), "trimmed": ("mean", TRIMMED)}


def exact(ranked: Asked) -> np.ndarray:
    """The exact totals, in the order of the entries."""
    standings = {s.entry: s for s in taking_part(ranked.outcome, ranked.round, ranked.groups)}
    return np.array([float(result_in(standings[e], ranked.round).total) for e in ranked.marks.entries])


def told(ask: Asked, case: Case = OFFICIAL) -> np.ndarray:
    """The twin's totals in a case."""
    twin = ask.twin
    totals, part = twin.totals(OFFICIAL, twin.everything), twin.part(case)
    totals[part.entries] = twin.totals(case, part)
    return totals


def agrees(ask: Asked) -> None:
    """Totals and who is above each line, as the exact result has them."""
    assert told(ask) == pytest.approx(exact(ask), abs=1e-9)
    for line, above in zip(ask.lines, Above(ask.twin, ask.lines).above(), strict=True):
        assert {ask.marks.entries[at] for at in np.flatnonzero(above)} == line.above, (line.id, line.group)


def agrees_again(ask: Asked, again: Asked | None, case: Case, threshold: float | None = None) -> bool:
    """Whether it was ranked again; if so it agrees: totals, who passes and, where no tie was open, who is awarded."""
    if again is None:
        return False
    position = {entry: at for at, entry in enumerate(again.marks.entries)}
    order = [position[entry] for entry in ask.marks.entries]
    assert told(ask, case) == pytest.approx(exact(again)[order], abs=1e-9)
    is_last = ask.rules.rounds[-1] is ask.round
    for line, above in zip(ask.lines, Above(ask.twin, ask.lines).above(case, threshold=threshold), strict=True):
        found = {ask.marks.entries[at] for at in np.flatnonzero(above)}
        if line.id == "keep":
            passed = {
                s.entry for s in taking_part(again.outcome, ask.round, ask.groups) if not result_in(s, ask.round).reason
            }
            assert found == passed & {s.entry for s in ask.outcome.standings if line.group in (s.group, "all")}
        elif line.id.startswith("award:") and is_last and not ask.outcome.ties + again.outcome.ties:
            assert found == holders(again, line.id.removeprefix("award:"), line.group)
    return True


def holders(ranked: Asked, award: str, group: str) -> set[str]:
    """Who of a group has this award or a better one of the same kind; of everybody where there are no groups."""
    awards = [a for a in ranked.rules.awards if not a.side]
    is_across = next(a.across for a in awards if a.id == award)
    better = {a.id for a in awards[: [a.id for a in awards].index(award) + 1]}
    if ranked.rules.groups:
        better &= {a.id for a in awards if a.across == is_across}
    return {s.entry for s in ranked.outcome.standings if better & set(s.awards) and group in (s.group, "all")}


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.preset)
def test_every_preset(tale):
    text = decided(tale)
    for seed in range(3):
        rows = random_rows.rows(Random(seed), complete(tomllib.loads(text, parse_float=Decimal)), crowded=True)
        for ask in asked(read(text), opinions.given(rows)):
            agrees(ask)


#: Among them withheld awards, limits, ties of every kind, rules across groups, fields of their own scale.
@pytest.mark.parametrize("seeds", [range(30), (167, 326, 887, 995, 1053, 1170, 1347, 1411, 2118, 3684, 3837)])
def test_random_competitions(seeds):
    for ask in at_random(seeds):
        agrees(ask)


def test_random_competitions_without_a_judge():
    asks = [ask for ask in at_random(range(30)) if ask.round.combine != "sum" and whole(ask)]
    tried = [
        agrees_again(ask, ask.again(without=judge), Case(without=at))
        for ask in asks for at, judge in enumerate(ask.marks.judges)
        if (ask.marks.sheets_of_entry[ask.marks.entry[ask.marks.judge == at]] > 1).all()
    ]  # fmt: skip
    assert sum(tried) > 40


def test_random_competitions_with_other_weights():
    asks = [ask for ask in at_random(range(40)) if whole(ask) and not any(c.differences for c in ask.round.criteria)]
    tried = [
        agrees_again(ask, ask.again(round=weighed(ask, at, times)), Case(factors=reweighed(ask.twin, at, float(times))))
        for ask in asks for at in range(len(ask.round.criteria)) for times in (Fraction(11, 10), Fraction(9, 10))
    ]  # fmt: skip
    assert sum(tried) > 40


def weighed(ask: Asked, criterion: int, times: Fraction):
    most = [Fraction(most).limit_denominator(10**6) for most in ask.twin.maxima]
    return otherwise.reweighed(ask.round, criterion, times, most)


@pytest.mark.parametrize("way", WAYS)
def test_random_competitions_combined_otherwise(way):
    how, drops = WAYS[way]
    rule = dict(zip(("combine", "drop_low", "drop_high", "drop_from"), (how, *drops), strict=True))
    asks = [ask for ask in at_random(range(20)) if ask.round.combine != "sum" and whole(ask)]
    tried = [
        agrees_again(ask, ask.again(round=replace(ask.round, **rule)), Case(combine=how, drops=drops)) for ask in asks
    ]
    assert sum(tried) > 8


def test_random_competitions_with_another_threshold():
    asks = [ask for ask in at_random(range(60)) if ask.round.threshold and whole(ask)]
    tried = [
        agrees_again(ask, ask.again(round=replace(ask.round, threshold=points)), OFFICIAL, float(points))
        for ask in asks for points in (ask.round.threshold + 1, ask.round.threshold / 2)
    ]  # fmt: skip
    assert sum(tried) > 10


def whole(ask: Asked) -> bool:
    """Whether all groups are in one field."""
    return set(ask.groups) == set(groups_of(ask.rules))


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


def test_values_combined_by_hand():
    of = np.array([0, 1, 0, 1, 0, 0, 3])
    values = np.array([9.0, 2.0, 1.0, 4.0, 3.0, 4.0, 7.0])
    assert combined(values, of, size=4, is_median=False, drops=(0, 0, 1)).tolist() == [4.25, 3, 0, 7]
    assert combined(values, of, size=4, is_median=True, drops=(0, 0, 1)).tolist() == [3.5, 3, 0, 7]
    assert combined(values, of, size=4, is_median=False, drops=(1, 0, 2)).tolist() == [16 / 3, 4, 0, 7]
    assert combined(values, of, size=4, is_median=False, drops=(1, 1, 3)).tolist() == [3.5, 3, 0, 7]
    assert combined(values, of, size=4, is_median=False, drops=(1, 1, 5)).tolist() == [4.25, 3, 0, 7]
    assert combined(values, of, size=4, is_median=True, drops=(0, 1, 4)).tolist() == [3, 3, 0, 7]


def test_half_is_rounded_up_even_where_floats_fall_short():
    figures = np.array([2.005, 1.005, 0.125, -2.005, 2.0049, 2.5])
    assert rounded(figures, 2).tolist() == [2.01, 1.01, 0.13, -2.0, 2.0, 2.5]
    assert rounded(figures, 0).tolist() == [2, 1, 0, -2, 2, 3]
    assert rounded(figures, None) is figures


def test_a_sum_without_a_judge_is_the_mean_times_the_sheets_there_were():
    rules = '[[round]]\nid = "r"\nkind = "score"\ncombine = "sum"\n[[round.criterion]]\nid = "c"\nmaximum = 10'
    scores = "entry,judge,criterion,score\nA,1,c,2\nA,2,c,4\nA,3,c,9\nB,1,c,1\nB,2,c,1\nB,3,c,2"
    ask = of_tables(rules, scores)
    assert told(ask).tolist() == [15, 4]
    assert told(ask, Case(without=2)).tolist() == [9, 3]
    assert told(ask, Case(combine="median", drops=NONE)).tolist() == [12, 3]


def test_an_entry_that_would_have_no_sheet_left_stays_as_it_is():
    rules = '[[round]]\nid = "r"\nkind = "score"\nabsent = "allow"\n[[round.criterion]]\nid = "c"\nmaximum = 10'
    ask = of_tables(rules, "entry,judge,criterion,score\nA,1,c,2\nA,2,c,4\nB,1,c,7")
    assert ask.marks.entries == ("B", "A")
    assert told(ask, Case(without=0)).tolist() == [7, 4]
    assert told(ask, Case(without=1)).tolist() == [7, 2]
