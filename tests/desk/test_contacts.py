"""Nobody becomes, by a new telephone number, both a judge and a part of one competition."""

import pytest

import tests.factories as make
from judging.desk import contacts
from judging.errors import Conflict
from judging.infra.db import db

JUDGES = "0901234567"


def change(person, phone: str) -> None:
    contacts.change(person, email=None, phone=phone, letter=lambda person: ("", ""), now=make.NOW)


def sit(competition):
    return make.judge(competition, phone=JUDGES)


def test_an_entrant_does_not_take_a_judges_number_where_they_enter(app):
    competition, person = make.competition(), make.person()
    make.entry(competition, person)
    sit(competition)
    with pytest.raises(Conflict):
        change(person, JUDGES)
    db.session.rollback()


def test_nor_does_the_desk(app):
    competition, person = make.competition(), make.person()
    make.staff(person, competition)
    sit(competition)
    with pytest.raises(Conflict):
        change(person, JUDGES)
    db.session.rollback()


@pytest.mark.parametrize("state", ["elsewhere", "withdrawn"])
def test_elsewhere_or_with_nothing_entered_any_more_they_may(app, state):
    competition, person = make.competition(), make.person()
    make.entry(make.competition("other") if state == "elsewhere" else competition, person,
               state="withdrawn" if state == "withdrawn" else "accepted")  # fmt: skip
    sit(competition)
    change(person, JUDGES)
    assert person.phone == JUDGES
