"""The name of frozen rules: the same wherever it is made, another one for any change."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from judging.ranking.fingerprint import canonical, fingerprint
from judging.ranking.types import Criterion, Prize, Reason, Rules, Score, Threshold, TieBreak

RULES = Rules(
    criteria=(Criterion("sáng tạo", Fraction(40)), Criterion("c2", Fraction(262, 3))),
    threshold=Threshold(Fraction(70), "ge"),
    tie_chain=(TieBreak("criterion", "c2"), TieBreak("median")),
    prizes=(Prize("first", {"b": 1, "a": None}),),
    awards_per_entrant=None,
)


def test_rules_are_written_down_in_one_way():
    assert canonical(RULES).decode() == (
        '{"awards_per_entrant":null,'
        '"criteria":[{"id":"sáng tạo","maximum":"40"},{"id":"c2","maximum":"262/3"}],'
        '"prizes":[{"caps":{"a":null,"b":1},"id":"first"}],'
        '"threshold":{"comparison":"ge","value":"70"},'
        '"tie_chain":[{"criterion":"c2","kind":"criterion"},{"criterion":null,"kind":"median"}]}'
    )


def test_the_fingerprint_can_be_read_aloud_and_does_not_change_between_releases():
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", fingerprint(RULES))
    assert fingerprint({}) == "4413-6FA3"


def test_the_order_of_a_mapping_or_a_set_means_nothing():
    turned = replace(RULES, prizes=(Prize("first", {"a": None, "b": 1}),))
    assert fingerprint(turned) == fingerprint(RULES)
    assert canonical({"e": frozenset({"j2", "j1"})}) == b'{"e":["j1","j2"]}'
    one, two = Score("e", "j", "c", Fraction(1)), Score("e", "i", "c", Fraction(2))
    assert canonical({one, two}) == canonical([two, one])


@pytest.mark.parametrize(
    "change",
    [
        {"threshold": Threshold(Fraction(70), "gt")},
        {"threshold": None},
        {"tie_chain": RULES.tie_chain[::-1]},
        {"criteria": RULES.criteria[::-1]},
        {"prizes": (Prize("first", {"b": 2, "a": None}),)},
        {"awards_per_entrant": 1},
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
