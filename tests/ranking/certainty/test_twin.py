"""The twin says what the exact ranking says: as things are, and ranked again with something otherwise."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import numpy as np
import pytest

from judging.ranking.certainty.otherwise.twin import Case, combined, rounded
from judging.ranking.certainty.otherwise.whatif import NONE, TRIMMED, reweighed
from judging.ranking.document.reading import read
from tests.ranking import opinions
from tests.ranking.certainty.otherwise import agrees, agrees_again, asked, at_random, of_tables, told, weighed, whole
from tests.second import random_rows
from tests.second.document import complete
from tests.stories.deciding import decided
from tests.stories.tales import TALES

WAYS = {"mean": ("mean", NONE), "median": ("median", NONE), "trimmed": ("mean", TRIMMED)}


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.preset)
def test_every_preset(tale):
    text = decided(tale)
    for seed in range(3):
        rows = random_rows.rows(Random(seed), complete(tomllib.loads(text, parse_float=Decimal)), crowded=True)
        for ask in asked(read(text), opinions.given(rows)):
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


@pytest.mark.parametrize("way", WAYS)
def test_random_competitions_combined_otherwise(way):
    how, drops = WAYS[way]
    rule = dict(zip(("combine", "drop_low", "drop_high", "drop_from"), (how, *drops), strict=True))
    asks = [ask for ask in at_random(range(20)) if ask.round.combine != "sum" and whole(ask)]
    tried = [
        agrees_again(ask, ask.again(round=replace(ask.round, **rule)), Case(combine=how, drops=drops)) for ask in asks
    ]
    assert sum(tried) > 8


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
    ask = of_tables(rules.replace('"sum"', '"sum"\ndrop_low = 1\ndrop_from = 3'), scores)
    assert told(ask).tolist() == [13, 3]  # two of three sheets count
    assert told(ask, Case(without=2)).tolist() == [6, 2]  # of two sheets none is dropped
    assert told(ask, Case(combine="mean", drops=NONE)).tolist() == pytest.approx([10, 8 / 3])


def test_an_entry_that_would_have_no_sheet_left_stays_as_it_is():
    rules = '[[round]]\nid = "r"\nkind = "score"\nabsent = "allow"\n[[round.criterion]]\nid = "c"\nmaximum = 10'
    ask = of_tables(rules, "entry,judge,criterion,score\nA,1,c,2\nA,2,c,4\nB,1,c,7")
    assert ask.marks.entries == ("B", "A")
    assert told(ask, Case(without=0)).tolist() == [7, 4]
    assert told(ask, Case(without=1)).tolist() == [7, 2]
