"""Sending under 18: who answers is asked on the same page, and what is missing is said where it is missing."""

import pytest

import tests.factories as make
from judging.entries import consents
from judging.infra.db import db

TICKED = {"own_work": "y", "eligibility": "y", "participation": "y"}
GUARDIAN = {"guardian_name": "Trần Thị Mẹ", "guardian_relation": "Mẹ", "guardian_phone": "0900 000 000"}


@pytest.fixture
def entry(app):
    entry = make.entry(make.competition("mau"), make.person(), state="draft", is_under_age=None)
    make.photo(entry)
    make.save()
    return entry


@pytest.fixture
def send(as_person, entry):
    mine = as_person(entry.entrant)
    return lambda **form: mine.post(f"/my/entries/{entry.id}/submission", data=form)


def test_nothing_is_ticked_beforehand(as_person, entry):
    page = as_person(entry.entrant).get(f"/my/entries/{entry.id}/submission").text
    assert " checked" not in page
    for purpose in consents.TEXTS:
        assert f'name="{purpose}"' in page


def test_the_age_is_asked(send, entry):
    answer = send(**TICKED)
    assert answer.status_code == 422 and 'href="#age"' in answer.text
    db.session.expire_all()
    assert entry.state == "draft"


def test_under_18_with_a_guardian(send, entry):
    answer = send(**TICKED, under_age="yes", **(GUARDIAN | {"guardian_phone": ""}))
    assert answer.status_code == 422 and 'id="guardian_phone-error"' in answer.text
    assert 'href="#guardian_phone"' in answer.text and 'href="#guardian_name"' not in answer.text
    assert 'id="guardian-error"' in answer.text and "Trần Thị Mẹ" in answer.text
    assert send(**TICKED, under_age="yes", **GUARDIAN, guardian="y").status_code == 302
    db.session.expire_all()
    assert (entry.guardian.name, entry.is_under_age) == ("Trần Thị Mẹ", True)
    assert set(consents.live(entry)) == {"participation", "guardian"}


def test_of_age_a_guardian_is_neither_kept_nor_counted(send, entry):
    assert send(**TICKED, under_age="no", **GUARDIAN, guardian="y").status_code == 302
    db.session.expire_all()
    assert entry.guardian is None and set(consents.live(entry)) == {"participation"}


def test_too_long_a_name_is_said_beside_it(send, entry):
    answer = send(**TICKED, under_age="yes", **(GUARDIAN | {"guardian_relation": "m" * 61}), guardian="y")
    assert answer.status_code == 422 and 'id="guardian_relation-error"' in answer.text
