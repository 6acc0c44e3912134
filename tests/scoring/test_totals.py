"""What a sheet comes to: points times factor, by group, rounded where the rules say so."""

from fractions import Fraction
from types import SimpleNamespace

import pytest

from judging.ranking import rules
from judging.scoring.totals import Totals

IDEA = rules.Criterion(id="idea", maximum=Fraction(40), factor=Fraction(3, 20),
                       differences={"ceramics": rules.Difference(factor=Fraction(2))})  # fmt: skip
WORK = rules.Criterion(id="work", parts=(rules.Part(id="form", maximum=Fraction(5)), rules.Part(id="skill")))
LINES = [SimpleNamespace(id=n, key=key) for n, key in enumerate(("idea", "work.form", "work.skill"), 1)]


def totals(group="wood", **decimals):
    rule = rules.Scored(id="final", criteria=(IDEA, WORK), decimals=rules.Decimals(**decimals))
    return Totals.by(rule, LINES, group)


@pytest.mark.parametrize(
    "group, scores, total",
    [
        ("wood", {}, None),
        ("wood", {"1": 0}, 0),
        ("wood", {"1": 3700}, Fraction("5.55")),
        ("wood", {"1": 50, "2": 250, "3": 400}, Fraction("6.575")),
        ("ceramics", {"1": 3700, "3": 400}, 78),
    ],
)
def test_points_times_factor(group, scores, total):
    assert totals(group).of(scores) == total


@pytest.mark.parametrize("decimals, total", [(0, 7), (1, Fraction("6.6")), (2, Fraction("6.58"))])
def test_rounded_half_up_where_the_rules_say_so(decimals, total):
    assert totals(sheet=decimals).of({"1": 50, "2": 250, "3": 400}) == total


def test_what_a_page_adds_up_in_whole_numbers():
    counted = totals()
    assert (counted.unit, counted.weights) == (20, {"1": 3, "2": 20, "3": 20})
    scores = {"1": 3750, "2": 250, "3": 400}
    whole = sum(value * counted.weights[key] for key, value in scores.items())
    assert Fraction(whole, counted.unit * 100) == counted.of(scores)
