"""The name of frozen rules: the same wherever it is made, another one for any change."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from judging.ranking.fingerprint import canonical, fingerprint
from judging.ranking.rules import Award, Criterion, Limits, Rules, Scored, Ties
from judging.ranking.types import Reason, Score

FINAL = Scored(
    id="final",
    threshold=Fraction(70),
    criteria=(
        Criterion(id="c1", name="sáng tạo", maximum=Fraction(40)),
        Criterion(id="c2", maximum=Fraction(262, 3)),
    ),
)
RULES = Rules(
    id="contest",
    rounds=(FINAL,),
    ties=Ties(chain=("criterion:c2", "median")),
    awards=(Award(id="first", caps={"b": 1, "a": "all"}),),
)


def test_values_are_written_down_in_one_way():
    assert canonical(FINAL.criteria[1]).decode() == (
        '{"differences":{},"factor":"1","floor":null,"guidance":"","guidance_en":"","hint":"","hint_en":"","id":"c2",'
        '"levels":[],"maximum":"262/3","name":"","name_en":"","parts":[],"step":"1"}'
    )
    assert canonical(RULES.awards[0]) == (
        b'{"across":false,"cap":null,"caps":{"a":"all","b":1},"id":"first","name":"","name_en":"","side":false}'
    )


def test_the_fingerprint_can_be_read_aloud_and_does_not_change_between_releases():
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", fingerprint(RULES))
    assert fingerprint({}) == "4413-6FA3"


def test_the_order_of_a_mapping_or_a_set_means_nothing():
    turned = replace(RULES, awards=(Award(id="first", caps={"a": "all", "b": 1}),))
    assert fingerprint(turned) == fingerprint(RULES)
    assert canonical({"e": frozenset({"j2", "j1"})}) == b'{"e":["j1","j2"]}'
    one, two = Score("e", "j", "c", Fraction(1), "final"), Score("e", "i", "c", Fraction(2), "final")
    assert canonical({one, two}) == canonical([two, one])


@pytest.mark.parametrize(
    "change",
    [
        {"rounds": (replace(FINAL, comparison="gt"),)},
        {"rounds": (replace(FINAL, threshold=None),)},
        {"rounds": (replace(FINAL, criteria=FINAL.criteria[::-1]),)},
        {"ties": Ties(chain=RULES.ties.chain[::-1])},
        {"awards": (Award(id="first", caps={"b": 2, "a": "all"}),)},
        {"limits": Limits(per_entrant=1)},
    ],
)
def test_any_change_of_the_rules_changes_the_fingerprint(change):
    assert fingerprint(replace(RULES, **change)) != fingerprint(RULES)


def test_plain_values_keep_their_kind():
    assert canonical([True, 1, "1", Reason.WON, None]) == b'[true,1,"1","won",null]'


@pytest.mark.parametrize("value", [0.1, [70.0], {1: "a"}, b"bytes", Criterion, object()])
def test_what_has_no_exact_spelling_is_refused(value):
    with pytest.raises(TypeError, match="no exact spelling"):
        canonical(value)
