"""PINs of a shared tablet: kept as a hash, refused where they are guessed at once."""

import pytest

import tests.factories as make
from judging.audit.models import Event
from judging.errors import Invalid
from judging.infra.db import db
from judging.panel import pins


@pytest.fixture
def judge(app):
    return make.judge(make.competition())


@pytest.mark.parametrize("pin", ["", "123", "1234567", "12a4", "²580", "1111", "4321", "3456", "000000"])
def test_what_is_no_pin(judge, pin):
    with pytest.raises(Invalid):
        pins.choose(judge, pin, actor=judge.person, now=make.NOW)
    assert judge.pin is None


@pytest.mark.parametrize("pin", ["2580", "13578", "246802", "1212"])
def test_only_the_pin_opens(judge, pin):
    pins.choose(judge, pin, actor=judge.person, now=make.NOW)
    assert pin not in judge.pin
    pins.require(judge, pin)
    for wrong in ("", pin[:-1], pin + "0", "2581"):
        with pytest.raises(Invalid):
            pins.require(judge, wrong)


def test_without_a_pin_none_is_right(judge):
    with pytest.raises(Invalid):
        pins.require(judge, "")


def test_the_log_says_that_not_which(judge):
    pins.choose(judge, "2580", actor=judge.person, now=make.NOW)
    make.save()
    (event,) = db.session.query(Event).filter_by(verb="PIN chosen")
    assert "2580" not in str(event.data)
