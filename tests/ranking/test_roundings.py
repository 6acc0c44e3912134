"""Every rounding of a result can be shown: what went in rounds to what came out, and nothing unnamed is rounded."""

from collections import Counter
from dataclasses import fields
from fractions import Fraction

from judging.errors import Incomplete, Invalid
from judging.ranking.arithmetic import rounded
from judging.ranking.document.reading import read
from judging.ranking.pipeline import rank
from judging.ranking.roundings import Rounding, roundings
from judging.ranking.rules import Decimals, Public, Scored
from tests.ranking.opinions import given
from tests.ranking.tabled import given_by
from tests.second.random_competitions import competition

HALVES = """
id = "x"
name = "X"
[[round]]
id = "final"
kind = "score"
[round.decimals]
sheet = 0
figure = 1
total = 0
[[round.criterion]]
id = "c"
maximum = 10
step = 0.5
factor = 0.5
"""


def test_each_rounding_of_a_sheet_round():
    rules = read(HALVES)
    rows = "".join(f"A,{judge},c,{points}\n" for judge, points in (("1", 5), ("2", 6), ("3", 9.5)))
    outcome = rank(rules, given_by(rules, "entry,judge,criterion,score\n" + rows))
    assert roundings(rules.rounds[0], outcome.standings[0].rounds[0]) == [
        Rounding("sheet", "1", Fraction(5, 2), Fraction(3)),
        Rounding("sheet", "2", Fraction(3), Fraction(3)),
        Rounding("sheet", "3", Fraction(19, 4), Fraction(5)),
        Rounding("figure", "", Fraction(11, 3), Fraction(37, 10)),
        Rounding("total", "", Fraction(37, 10), Fraction(4)),
    ]


def test_what_went_in_rounds_to_what_came_out_in_random_competitions():
    seen = Counter()
    for drawn in map(competition, range(300)):
        rules = read(drawn.text)
        try:
            outcome = rank(rules, given(drawn.given))
        except (Incomplete, Invalid):
            continue
        rounds = {round.id: round for round in rules.rounds if isinstance(round, Scored | Public)}
        for standing in outcome.standings:
            for result in standing.rounds:
                if round := rounds.get(result.round):
                    found = roundings(round, result)
                    seen.update(each.stage for each in found)
                    assert all(
                        rounded(each.before, getattr(round.decimals, each.stage)) == each.after for each in found
                    ), (drawn.seed, standing.entry, found)
    assert seen.keys() == {field.name for field in fields(Decimals)}, seen
