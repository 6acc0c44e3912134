"""What entrants rely on: which changes a submitted product forbids, and which it does not."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions.promises import require_kept
from judging.errors import Closed
from judging.ranking.rules import Award, Band, Criterion, Limits, Part, Rules, Scored, Ties

BEFORE = replace(make.document(), bands=(Band(id="good", start=Fraction(80)),))
FIRST, SECOND = BEFORE.awards
(FINAL,) = BEFORE.rounds
CREATIVITY, BEAUTY = FINAL.criteria
PART = Part(id="shape", maximum=Fraction(60))


def awards(*kept: Award) -> Rules:
    return replace(BEFORE, awards=kept)


def criteria(*kept: Criterion) -> Rules:
    return replace(BEFORE, rounds=(replace(FINAL, criteria=kept),))


@pytest.mark.parametrize(
    "after",
    [
        replace(BEFORE, subject="set"),
        replace(BEFORE, statements="required"),
        criteria(CREATIVITY),
        criteria(CREATIVITY, BEAUTY, Criterion(id="use")),
        criteria(replace(CREATIVITY, parts=(PART,), maximum=None), BEAUTY),
        replace(BEFORE, rounds=(Scored(id="first", criteria=FINAL.criteria),)),
        awards(FIRST),
        awards(FIRST, SECOND, Award(id="third", cap=1)),
        replace(BEFORE, bands=()),
        awards(FIRST, replace(SECOND, cap=1)),
        awards(FIRST, replace(SECOND, cap=None)),
        awards(FIRST, replace(SECOND, cap=None, caps={"group-1": 2})),
        awards(FIRST, replace(SECOND, caps={"group-2": 1})),
    ],
)
def test_what_breaks_a_promise_is_refused(after):
    with pytest.raises(Closed):
        require_kept(BEFORE, after)


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        replace(BEFORE, identity="shown", totals="public", ties=Ties(chain=("median",)), limits=Limits(per_entrant=1)),
        criteria(BEAUTY, replace(CREATIVITY, name="Mới", maximum=Fraction(50))),
        awards(SECOND, FIRST),
        awards(replace(FIRST, name="Giải Vàng"), replace(SECOND, cap=3)),
        awards(FIRST, replace(SECOND, cap="all")),
        awards(FIRST, replace(SECOND, caps={"group-2": "all"})),
        awards(FIRST, replace(SECOND, cap=None, caps={"group-1": 2, "group-2": 5})),
        replace(BEFORE, bands=(Band(id="good", start=Fraction(70)),)),
    ],
)
def test_what_keeps_every_promise_is_allowed(after):
    require_kept(BEFORE, after)


def test_a_number_that_is_not_entered_promises_nothing():
    require_kept(awards(FIRST, replace(SECOND, cap=None)), BEFORE)
    everybody = awards(FIRST, replace(SECOND, cap="all"))
    with pytest.raises(Closed):
        require_kept(everybody, BEFORE)
    require_kept(everybody, everybody)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (awards(FIRST, SECOND), awards(FIRST, replace(SECOND, across=True))),
        (awards(FIRST, SECOND), awards(FIRST, replace(SECOND, cap=None, side=True))),
        (awards(replace(FIRST, across=True, caps={"all": 3}, cap=None)),
         awards(replace(FIRST, across=True, caps={"all": 2}, cap=None))),
        (replace(awards(replace(FIRST, caps={"all": 3}, cap=None)), groups=()),
         replace(awards(replace(FIRST, caps={"all": 2}, cap=None)), groups=())),
    ],
)  # fmt: skip
def test_a_number_is_not_lowered_by_saying_it_otherwise(before, after):
    require_kept(before, before)
    with pytest.raises(Closed, match="not lowered"):
        require_kept(before, after)


def test_an_award_of_all_groups_may_become_one_of_each():
    across = awards(replace(FIRST, across=True))
    require_kept(across, awards(FIRST))
