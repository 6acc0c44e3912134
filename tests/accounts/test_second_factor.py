"""The second step: a code works once, within one step of drift; paper codes replace it."""

from datetime import timedelta

import pyotp
import pytest

import tests.factories as make
from judging.accounts import second_factor, signing_in
from judging.errors import Conflict, Invalid
from judging.infra.db import writing
from tests.factories import NOW


@pytest.fixture
def person(app):
    person = make.person()
    signing_in.open_for(person, device="", now=NOW)
    make.save()
    return person


def code(secret, seconds=0):
    return pyotp.TOTP(secret).at(NOW + timedelta(seconds=seconds))


def set_up(person):
    secret = second_factor.new_secret()
    with writing():
        return secret, second_factor.set_up(person, secret, code(secret), now=NOW)


def give(person, typed, seconds=0):
    with writing():
        second_factor.give(person, typed, now=NOW + timedelta(seconds=seconds))


def test_the_first_code_turns_it_on(person):
    secret, paper = set_up(person)
    assert person.second_factor == secret and person.sign_in.is_second_factor_given
    assert len(set(paper)) == 8 == second_factor.codes_left(person)


def test_a_wrong_first_code_changes_nothing(person):
    with pytest.raises(Invalid), writing():
        second_factor.set_up(person, second_factor.new_secret(), "000000", now=NOW)
    assert person.second_factor is None


def test_it_is_not_set_up_over_another(person):
    set_up(person)
    with pytest.raises(Conflict):
        set_up(person)


def test_a_code_works_once(person):
    secret, _paper = set_up(person)
    with pytest.raises(Invalid):
        give(person, code(secret))
    give(person, code(secret, 30), seconds=30)
    with pytest.raises(Invalid):
        give(person, code(secret, 30), seconds=30)


@pytest.mark.parametrize("drift, is_right", [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_the_clock_may_be_one_step_off(person, drift, is_right):
    secret, _paper = set_up(person)
    if is_right:
        give(person, code(secret, 300 + drift), seconds=300)
    else:
        with pytest.raises(Invalid):
            give(person, code(secret, 300 + drift), seconds=300)


def test_a_paper_code_works_once(person):
    _secret, paper = set_up(person)
    give(person, paper[0].lower())
    assert second_factor.codes_left(person) == 7
    with pytest.raises(Invalid):
        give(person, paper[0])


def test_new_paper_codes_replace_the_old(person):
    _secret, paper = set_up(person)
    with writing():
        second_factor.renew_codes(person, now=NOW)
    with pytest.raises(Invalid):
        give(person, paper[0])


def test_a_reset_takes_everything_away(person):
    set_up(person)
    with writing():
        second_factor.reset(person, actor=None, now=NOW)
    assert person.second_factor is None and second_factor.codes_left(person) == 0 and person.sign_in.ended_at


@pytest.mark.parametrize("typed", ["", "١٢٣٤٥٦", "1234567", "abc", "'; --"])
def test_nonsense_is_refused(person, typed):
    set_up(person)
    with pytest.raises(Invalid):
        give(person, typed)
