"""The lot: nothing is computed without it, and it decides what everything else left equal."""

from hashlib import sha256

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.audit.models import Event
from judging.errors import Incomplete, Invalid, NotFound
from judging.infra.db import db
from judging.ranking import rules
from judging.results import computing, drawing

CALL = {"how": "Tại hội trường, trước đại diện người dự thi", "now": make.NOW}


@pytest.fixture
def drawn_between(app):
    return make.judged((60, 40), (60, 40), ties=rules.Ties(chain=("lot",)))


def first(competition) -> int:
    run = computing.compute(competition, actor=make.person(), now=make.NOW)
    return next(s.number for s in computing.outcome_of(run).standings if s.award == "first")


def test_the_lot_is_waited_for(drawn_between):
    with pytest.raises(Incomplete, match="lots"):
        first(drawn_between)
    assert drawing.draw(drawn_between, " 17 ", actor=make.person(), **CALL) is None
    assert drawn_between.lot == "17" and first(drawn_between) in (1, 2)


def test_another_number_another_order(drawn_between):
    numbers, actor = set(), make.person()
    for number in range(8):
        drawing.draw(drawn_between, str(number), actor=actor, **CALL)
        numbers.add(first(drawn_between))
    assert numbers == {1, 2}


def test_anybody_can_repeat_the_draw_from_what_is_published(app):
    make.judged((30, 20), (30, 20))
    drawn_between = make.judged(*[(60, 40)] * 12, ties=rules.Ties(chain=("lot",)))
    drawing.draw(drawn_between, "2047", actor=make.person(), **CALL)
    run = computing.compute(drawn_between, actor=make.person(), now=make.NOW)
    places = {standing.place: standing.number for standing in computing.outcome_of(run).standings}
    drawn = sorted(range(1, 13), key=lambda number: sha256(f"2047:{number}".encode()).hexdigest())
    assert [places[place] for place in range(1, 13)] == drawn


def test_a_corrected_number_computes_anew_and_the_log_keeps_both(drawn_between):
    actor = make.person()
    drawing.draw(drawn_between, "17", actor=actor, **CALL)
    before = computing.compute(drawn_between, actor=actor, now=make.NOW)
    after = drawing.draw(drawn_between, "71", actor=actor, **CALL)
    assert computing.outcome_of(after).seed == "71" and after.scores_fingerprint != before.scores_fingerprint
    drawn = db.session.scalars(select(Event).where(Event.verb == "lot drawn").order_by(Event.id))
    assert [(line.data["before"], line.data["name"]) for line in drawn] == [("", "17"), ("17", "71")]


@pytest.mark.parametrize(("number", "how"), [("", "Tại hội trường"), ("17", " "), ("1" * 101, "Tại hội trường")])
def test_a_number_and_how_it_was_drawn(drawn_between, number, how):
    with pytest.raises(Invalid):
        drawing.draw(drawn_between, number, how=how, actor=make.person(), now=make.NOW)


def test_no_lot_where_the_rules_draw_none(app):
    with pytest.raises(NotFound):
        drawing.draw(make.judged((60, 40)), "17", actor=make.person(), **CALL)
