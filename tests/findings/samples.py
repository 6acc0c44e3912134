"""Rounds that judges do not score, and what is found in them."""

from fractions import Fraction

import tests.factories as make
from judging.competitions.models import Competition
from judging.ranking import rules

#: A valid session of eleven members, ten present, nine yes.
BALLOTS = {"listed": 11, "present": 10, "chair": True, "yes": 9, "no": 1, "abstain": 0, "invalid": 0}


def conditions(agree: str = "1", id: str = "check") -> rules.Eligibility:
    """Two conditions, a and b."""
    named = (rules.Condition(id="a", name="Có mặt"), rules.Condition(id="b", name="Đủ hồ sơ"))
    return rules.Eligibility(id=id, name="Xét điều kiện", agree=Fraction(agree), conditions=named)


def vote(id: str = "council", **values) -> rules.Vote:
    """A council of which 90 % must say yes, with its chair and three quarters present."""
    told = {"quorum": Fraction(3, 4), "chair": True, "share": Fraction(9, 10), "of": "present"}
    return rules.Vote(id=id, name="Hội đồng bỏ phiếu", **(told | values))


def public(id: str = "people", **values) -> rules.Public:
    """Votes of the public for at most 20 points."""
    return rules.Public(id=id, name="Bình chọn của công chúng", maximum=Fraction(20), **values)


def under_way(*rounds: rules.Round, **values) -> Competition:
    """A competition of these rounds, the first under way, whose title everybody gets who passes them."""
    awards = (rules.Award(id="title", name="Danh hiệu", cap=rules.ALL),)
    made = make.competition(stage="open", rounds=rounds, awards=awards, **values)
    made.rounds[0].state = "judging"
    return make.add(made)
